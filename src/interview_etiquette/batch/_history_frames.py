"""Who is due today: tables of what was sent and answered, of whatever kind the table is."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar, cast

import attrs
import numpy as np

from interview_etiquette.batch._columns import Longs
from interview_etiquette.batch._frames import Column, Frame, days, flags
from interview_etiquette.batch._happened import EVENTS, HappenedColumns
from interview_etiquette.batch._history_run import Codes, DueColumns, HistoryRun, StatusColumns, Table, joined
from interview_etiquette.batch._key_dates import Progress, reporting
from interview_etiquette.batch._key_dates_frame import COLUMNS, check_given_once, interviews_of, named, times_beside
from interview_etiquette.batch._next import RULES, STATUSES
from interview_etiquette.batch._run import Errors
from interview_etiquette.batch._texts import ArrowArray
from interview_etiquette.calendars import WEEKDAYS, BusinessCalendar
from interview_etiquette.errors import InvalidValueError, MixedZonesError
from interview_etiquette.etiquette import ARTICLE, Etiquette
from interview_etiquette.wallclock import instant, plain

T = TypeVar("T")
HISTORY_COLUMNS = (
    *COLUMNS,
    *EVENTS,
    "postponed_until",
    "reply_earliest",
    "reply_latest",
    "reply_open_ended",
)
"""What a table may say of an interview and of what happened since; all but the start may be missing."""


def status_frame(
    frame: T,
    /,
    *,
    now: datetime | None = None,
    columns: Mapping[str, str] | None = None,
    calendar: BusinessCalendar | None = None,
    etiquette: Etiquette | None = None,
    errors: Errors = "raise",
    progress: Progress | bool = False,
) -> T:
    """Return a table of interviews with where each stands, row by row as `history.next_step` has it.

    The new columns are `status`, `step` (the rule of the next one; null where nothing is to be done), `opens`, `due`.

    Args:
        frame: A table of pandas, polars, pyarrow or DuckDB; of another library that speaks Arrow's PyCapsule
            interface the answer is a table of pyarrow.
        now: The moment asked about, with a zone if the starts have one; without it, a column `now` says it.
        columns: What the table calls each of `HISTORY_COLUMNS` and `now`; without it, those that it has by these names.
        calendar: The employers' business days, where no column names them: by default Monday to Friday.
        etiquette: The policy, where no column names it: by default `ARTICLE`.
        errors: "raise" stops at the first bad rows; "column" adds a column `error`.
        progress: Called after each chunk with the number of rows done and of all; True shows a bar, if tqdm is there.

    Returns:
        The same table, with the columns of the answer beside its own.

    Raises:
        BadRowsError: Rows that cannot be answered.
        MixedZonesError: A moment has a zone and the starts have none, or the other way round.
        TypeError: No table, or a column of the wrong type.
        InvalidValueError: Columns that are missing, or there already; no `now`.

    Example:
        >>> from datetime import datetime
        >>> import polars as pl
        >>> from interview_etiquette.batch import status_frame
        >>> note, then = datetime(2026, 3, 10, 15), datetime(2026, 3, 17, 9, 30)
        >>> interviews = pl.DataFrame({"start": [datetime(2026, 3, 10, 10)], "thanked_at": [note]})
        >>> status_frame(interviews, now=then).row(0)[2:4]
        ('follow_up_due', 'follow_up')
    """
    table = Frame.of(frame)
    names = named(table, columns, (*HISTORY_COLUMNS, "now"))
    check_given_once(names, {"now": now, "calendar": calendar, "etiquette": etiquette})
    if now is None and "now" not in names:
        raise InvalidValueError("now", "must be given, or be a column of the frame")
    table.check_new(["status", "step", "opens", "due", *(["error"] if errors == "column" else [])])
    run, zone, out = HistoryRun(errors), None, StatusColumns.empty(len(table))
    with reporting(progress, len(table)) as report:
        for first, said in table.slices(names):
            part, zone = _part(said, first, calendar, etiquette)
            if now is not None:
                part = attrs.evolve(part, now=_beside("now", now, part))
            rows = slice(first, first + len(part.interviews))
            for done in run.status(part, out.part(rows)):
                report(first + done, len(table))
    added: dict[str, Column] = {"status": _texts(STATUSES, out.status), **_steps(out.step, out.opens, out.due)}
    if errors == "column":
        added["error"] = [run.errors.get(row) for row in range(len(table))]
    return cast("T", table.with_columns(added, _zones(zone)))


def due_frame(
    frame: T,
    /,
    *,
    since: datetime,
    until: datetime,
    columns: Mapping[str, str] | None = None,
    calendar: BusinessCalendar | None = None,
    etiquette: Etiquette | None = None,
    errors: Errors = "raise",
    progress: Progress | bool = False,
) -> T:
    """Return the rows of a table whose steps fall due in [since, until), as `history.due` yields them.

    The new columns are `step`, `opens` and `due`. A row with several such steps comes up as often.

    Args:
        frame: A table of pandas, polars, pyarrow or DuckDB; of another library that speaks Arrow's PyCapsule
            interface the answer is a table of pyarrow.
        since: The beginning of the window, with a zone if the starts have one.
        until: Its end, which is not in it, and not before since.
        columns: What the table calls each of `HISTORY_COLUMNS`; without it, those that it has by these very names.
        calendar: The employers' business days, where no column names them: by default Monday to Friday.
        etiquette: The policy, where no column names it: by default `ARTICLE`.
        errors: "raise" stops at the first bad rows; "column" has them come up without a step, with a column `error`.
        progress: Called after each chunk with the number of rows done and of all; True shows a bar, if tqdm is there.

    Returns:
        A row for each step that falls due.

    Raises:
        BadRowsError: Rows that cannot be answered.
        MixedZonesError: A moment has a zone and the starts have none, or the other way round.
        TypeError: No table, or a column of the wrong type.
        InvalidValueError: Columns that are missing, or there already; until comes before since.

    Example:
        >>> from datetime import datetime
        >>> import polars as pl
        >>> from interview_etiquette.batch import due_frame
        >>> interviews = pl.DataFrame({"start": [datetime(2026, 3, 10, 10), datetime(2026, 3, 12, 10)]})
        >>> today = due_frame(interviews, since=datetime(2026, 3, 17), until=datetime(2026, 3, 18))
        >>> today.select("step", "opens").rows()
        [('follow_up', datetime.datetime(2026, 3, 17, 9, 0))]
    """
    since, until = _window(since, until)
    table = Frame.of(frame)
    names = named(table, columns, HISTORY_COLUMNS)
    check_given_once(names, {"calendar": calendar, "etiquette": etiquette})
    table.check_new(["step", "opens", "due", *(["error"] if errors == "column" else [])])
    run, zone, found = HistoryRun(errors), None, list[DueColumns]()
    with reporting(progress, len(table)) as report:
        for first, said in table.slices(names):
            part, zone = _part(said, first, calendar, etiquette)
            _beside("since", since, part)
            for done, steps in run.due(part, since, until):
                found.append(steps)
                report(first + done, len(table))
    steps = joined(found)
    added: dict[str, Column] = _steps(steps.step, steps.opens, steps.due)
    if errors == "column":
        added["error"] = [run.errors.get(row) for row in steps.row.tolist()]
    return cast("T", table.taken(steps.row).with_columns(added, _zones(zone)))


def _window(since: datetime, until: datetime) -> tuple[datetime, datetime]:
    since, until = plain(since, "since"), plain(until, "until")
    if (since.tzinfo is None) != (until.tzinfo is None):
        raise MixedZonesError("until", "must have a zone if since has one, and none if since has none")
    if instant(until) < instant(since):
        raise InvalidValueError("until", f"must not come before since ({since})", str(until))
    return since, until


def _beside(argument: str, moment: datetime, table: Table) -> datetime:
    moment = plain(moment, argument)
    if (moment.tzinfo is None) != (table.interviews.zone is None):
        raise MixedZonesError(
            argument, "must have a zone if the starts have one, in their type or a column zone, and none if not"
        )
    return moment


def _part(
    said: Mapping[str, ArrowArray], first: int, calendar: BusinessCalendar | None, etiquette: Etiquette | None
) -> tuple[Table, str | None]:
    interviews, zone = interviews_of(said)
    at = {name: times_beside(name, said[name], zone) for name in (*EVENTS, "postponed_until", "now") if name in said}
    until, now = at.pop("postponed_until", None), at.pop("now", None)
    named = {name: days(name, said[name]) for name in ("reply_earliest", "reply_latest") if name in said}
    is_open = flags("reply_open_ended", said["reply_open_ended"]) if "reply_open_ended" in said else None
    happened = HappenedColumns(at, until, reply_open_ended=is_open, **named)
    calendars = said.get("calendar", WEEKDAYS if calendar is None else calendar)
    policies = said.get("etiquette", ARTICLE if etiquette is None else etiquette)
    return Table(interviews, happened, now, calendars, policies, first), zone


def _texts(values: tuple[str, ...], codes: Longs | Codes) -> list[str | None]:
    return cast("list[str | None]", np.array([*map(str, values), None], object)[codes].tolist())


def _steps(step: Longs | Codes, opens: Longs, due: Longs) -> dict[str, Column]:
    return {"step": _texts(RULES, step), "opens": opens.view("M8[us]"), "due": due.view("M8[us]")}


def _zones(zone: str | None) -> dict[str, str]:
    return {} if zone is None else {"opens": zone, "due": zone}
