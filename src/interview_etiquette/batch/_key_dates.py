"""The key dates of many interviews at once."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from importlib import import_module
from typing import Protocol, cast

from interview_etiquette.batch._columns import InterviewColumns, KeyDatesColumns
from interview_etiquette.batch._run import Errors, Run
from interview_etiquette.batch._tables import follow_ups
from interview_etiquette.batch._texts import Texts
from interview_etiquette.calendars import WEEKDAYS, BusinessCalendar
from interview_etiquette.errors import wrong_type
from interview_etiquette.etiquette import ARTICLE, POLICIES, Etiquette

Progress = Callable[[int, int], object]


def key_dates_columns(
    interviews: InterviewColumns,
    /,
    *,
    calendar: BusinessCalendar | Texts = WEEKDAYS,
    etiquette: Etiquette | Texts = ARTICLE,
    errors: Errors = "raise",
    out: KeyDatesColumns | None = None,
    progress: Progress | bool = False,
    threads: int = 1,
) -> KeyDatesColumns:
    """Return the key dates of many interviews: row by row the answers of `key_dates`.

    Args:
        interviews: The columns of a table.
        calendar: The employers' business days: one calendar, or a text for each row, as `calendar_for` reads it.
        etiquette: One policy, or the name of one of `POLICIES` for each row.
        errors: "raise" stops at the first bad rows; "column" goes on, and `errors` says what is wrong with which.
        out: Columns to write into, from `KeyDatesColumns.empty`; new ones without it.
        progress: Called after each chunk with the number of rows done and of all; True shows a bar, if tqdm is there.
        threads: How many threads work on it.

    Returns:
        The dates of each row, in columns.

    Raises:
        BadRowsError: Rows that cannot be answered.

    Example:
        >>> import numpy as np
        >>> from interview_etiquette.batch import InterviewColumns, key_dates_columns
        >>> start = np.array(["2026-03-10T10:00", "2026-03-10T14:00"], "M8[us]")
        >>> latest = np.array(["NaT", "2026-03-13"], "M8[D]")
        >>> key_dates_columns(InterviewColumns(start, latest=latest)).follow_ups[0]
        array(['2026-03-17', '2026-03-13'], dtype='datetime64[D]')
    """
    if not isinstance(interviews, InterviewColumns):
        raise wrong_type("interviews", "an InterviewColumns", interviews)
    rows, wanted = len(interviews), planned(etiquette)
    if out is None:
        out = KeyDatesColumns.empty(rows, follow_ups=wanted)
    elif isinstance(out, KeyDatesColumns):
        out.check(rows, wanted)
        out.check_apart(interviews)
    else:
        raise wrong_type("out", "a KeyDatesColumns", out)
    run = Run(errors)
    with reporting(progress, rows) as report:
        for done in run.answer(interviews, calendar, etiquette, out, threads=threads):
            report(done, rows)
    out.errors.clear()
    out.errors.update(run.errors)
    return out


def planned(etiquette: Etiquette | Texts) -> int:
    """Return how many columns of follow-ups there are: as many as the policy plans, or at most any named one."""
    return follow_ups(etiquette) if isinstance(etiquette, Etiquette) else max(map(follow_ups, POLICIES.values()))


class _Bar(Protocol):
    def update(self, n: int) -> object: ...
    def close(self) -> object: ...


class _Bars(Protocol):
    def tqdm(self, *, total: int, unit: str, unit_scale: bool) -> _Bar: ...


@contextmanager
def reporting(progress: "Progress | bool", rows: int) -> Generator[Progress]:
    """Give the function to be told how far it is."""
    if callable(progress):
        yield progress
        return
    try:
        bars = cast("_Bars", import_module("tqdm.auto")) if progress else None
    except ImportError:
        bars = None
    if bars is None:
        yield lambda _done, _rows: None
        return
    bar, told = bars.tqdm(total=rows, unit="row", unit_scale=True), [0]
    try:
        yield lambda done, _rows: (bar.update(done - told[0]), told.__setitem__(0, done))
    finally:
        bar.close()
