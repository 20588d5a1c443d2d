"""The key dates of a table of interviews, of whatever kind the table is."""

from collections.abc import Mapping
from typing import TypeVar, cast

import numpy as np

from interview_etiquette.batch._columns import InterviewColumns, KeyDatesColumns, Times
from interview_etiquette.batch._frames import Column, Frame, days, flags, texts, times
from interview_etiquette.batch._key_dates import Progress, planned, reporting
from interview_etiquette.batch._run import Errors, Run
from interview_etiquette.batch._texts import ArrowArray
from interview_etiquette.calendars import WEEKDAYS, BusinessCalendar
from interview_etiquette.errors import InvalidValueError, MixedZonesError, shown, wrong_type
from interview_etiquette.etiquette import ARTICLE, Etiquette

T = TypeVar("T")

COLUMNS = ("start", "end", "earliest", "latest", "open_ended", "asked_on", "zone", "calendar", "etiquette")
"""What a table may say of an interview; all but the start may be missing."""

_LOOKALIKES = {"decide_by": "latest", "not_before": "earliest", "canceled_at": "cancelled_at"}


def key_dates_frame(
    frame: T,
    /,
    *,
    columns: Mapping[str, str] | None = None,
    calendar: BusinessCalendar | None = None,
    etiquette: Etiquette | None = None,
    errors: Errors = "raise",
    progress: Progress | bool = False,
    threads: int = 1,
) -> T:
    """Return a table of interviews with their key dates as new columns: `thank_you_by`, `follow_up`, `move_on`.

    Further follow-ups are `follow_up_2` and so on. Where the starts have a zone, so have the deadlines.

    Args:
        frame: A table of pandas, polars, pyarrow or DuckDB; of another library that speaks Arrow's PyCapsule
            interface the answer is a table of pyarrow.
        columns: What the table calls each of `COLUMNS`; without it, those that it has by these very names.
        calendar: The employers' business days, where no column names them: by default Monday to Friday.
        etiquette: The policy, where no column names it: by default `ARTICLE`.
        errors: "raise" stops at the first bad rows; "column" adds a column `error`.
        progress: Called after each chunk with the number of rows done and of all; True shows a bar, if tqdm is there.
        threads: How many threads work on it.

    Returns:
        The same table, with the columns of the dates beside its own.

    Raises:
        BadRowsError: Rows that cannot be answered.
        TypeError: No table, or a column of the wrong type.
        InvalidValueError: Columns that are missing, or there already.

    Example:
        >>> from datetime import datetime
        >>> import polars as pl
        >>> from interview_etiquette.batch import key_dates_frame
        >>> interviews = pl.DataFrame({"start": [datetime(2026, 3, 10, 14)]})
        >>> key_dates_frame(interviews).row(0)[2:]
        (datetime.date(2026, 3, 17), datetime.date(2026, 3, 24))
    """
    table = Frame.of(frame)
    names = named(table, columns, COLUMNS)
    check_given_once(names, {"calendar": calendar, "etiquette": etiquette})
    calendar, etiquette = WEEKDAYS if calendar is None else calendar, ARTICLE if etiquette is None else etiquette
    wanted = planned([] if "etiquette" in names else etiquette)
    out = KeyDatesColumns.empty(len(table), follow_ups=wanted)
    added = answers(out)
    table.check_new([*added, *(["error"] if errors == "column" else [])])
    run, zone = Run(errors), None
    with reporting(progress, len(table)) as report:
        for first, said in table.slices(names):
            interviews, zone = interviews_of(said)
            rows = slice(first, first + len(interviews))
            calendars, policies = (
                said.get("calendar", calendar),
                said.get("etiquette", etiquette),
            )
            for done in run.answer(interviews, calendars, policies, out.part(rows), first=first, threads=threads):
                report(first + done, len(table))
    if errors == "column":
        added["error"] = [run.errors.get(row) for row in range(len(table))]
    return cast("T", table.with_columns(added, {} if zone is None else {"thank_you_by": zone}))


def named(table: Frame, columns: Mapping[str, str] | None, meanings: tuple[str, ...]) -> dict[str, str]:
    """Return what the table calls each column that it has, by what it means."""
    if columns is None:
        columns = _called_as_here(table, meanings)
    elif not isinstance(columns, Mapping):
        raise wrong_type("columns", "a mapping from meanings to names", columns)
    for meaning, name in columns.items():
        if meaning not in meanings:
            raise InvalidValueError("columns", f"must say which column is {', '.join(meanings)}", shown(meaning))
        if name not in table.names:
            raise InvalidValueError("columns", "must name columns of the frame", shown(name))
    if meanings[0] not in columns:
        raise InvalidValueError("columns", f"must say which column is {meanings[0]}")
    return dict(columns)


def _called_as_here(table: Frame, meanings: tuple[str, ...]) -> dict[str, str]:
    """Return the columns whose names are those used here; refuse a name that may stand for one of them."""
    columns = {name: name for name in meanings if name in table.names}
    for name, meaning in _LOOKALIKES.items():
        if name in table.names and meaning in meanings and meaning not in columns:
            raise InvalidValueError("columns", f"must say what {name} is; rename it {meaning} if it is that")
    return columns


def check_given_once(names: dict[str, str], given: Mapping[str, object]) -> None:
    """Refuse a value for all rows where a column has one for each."""
    for argument, value in given.items():
        if value is not None and argument in names:
            problem = f"must not be given for all rows where the column {shown(names[argument])} has it for each"
            raise InvalidValueError(argument, problem)


def interviews_of(said: Mapping[str, ArrowArray]) -> tuple[InterviewColumns, str | None]:
    """Return the interviews of a slice, and the zone of its moments if they are instants."""
    start, zone = times("start", said["start"])
    found = {name: days(name, said[name]) for name in ("earliest", "latest", "asked_on") if name in said}
    return InterviewColumns(
        start,
        end=times_beside("end", said["end"], zone) if "end" in said else None,
        open_ended=flags("open_ended", said["open_ended"]) if "open_ended" in said else None,
        zone=texts("zone", said["zone"]) if "zone" in said else zone,
        utc=zone is not None,
        **found,
    ), zone


def times_beside(argument: str, column: ArrowArray, zone: str | None) -> Times:
    """Return a column of moments that have a zone if the starts have one."""
    found, its_zone = times(argument, column)
    if (zone is None) != (its_zone is None) and not np.isnat(found).all():
        raise MixedZonesError(argument, "must have a zone if start has one, and none if it has none")
    return found


def answers(out: KeyDatesColumns) -> dict[str, Column]:
    """Return the columns of the answers by the names that a table gives them."""
    follow_ups = {"follow_up" if n == 1 else f"follow_up_{n}": each for n, each in enumerate(out.follow_ups, 1)}
    return {"thank_you_by": out.thank_you_by, **follow_ups, "move_on": out.move_on}
