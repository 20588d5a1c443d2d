"""One row through the scalar rules: what the tables are not sure of, and what is wrong with a row."""

from datetime import UTC, date, datetime, timedelta, tzinfo

import attrs
import numpy as np

from interview_etiquette.batch._columns import DAY, NAT, InterviewColumns, Times, per_day
from interview_etiquette.calendars import BusinessCalendar
from interview_etiquette.errors import InvalidValueError, OutOfRangeError
from interview_etiquette.etiquette import Etiquette
from interview_etiquette.interview import Interview
from interview_etiquette.rules import KeyDates, key_dates
from interview_etiquette.timeframe import DecideBetween, DecideBy, NotBefore, OpenEnded, Timeframe, Unspecified
from interview_etiquette.wallclock import in_zone

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST = _EPOCH.date()


def key_dates_of(
    columns: InterviewColumns, row: int, calendar: BusinessCalendar, etiquette: Etiquette, zone: tzinfo | None
) -> KeyDates:
    """Return the dates of one row.

    Raises:
        EtiquetteError: What is wrong with it.
    """
    interview = Interview(
        _moment("start", columns.start, row, zone, utc=columns.utc) or _EPOCH,
        end=_moment("end", columns.end, row, zone, utc=columns.utc),
        timeframe=_timeframe(columns, row),
        asked_on=_day("asked_on", columns.asked_on, row),
    )
    dates = key_dates(interview, calendar=calendar, etiquette=etiquette)
    return attrs.evolve(dates, thank_you_by=dates.thank_you_by.astimezone(UTC)) if columns.utc else dates


def _raw(column: Times | None, row: int) -> int:
    return NAT if column is None else int(column[row].astype(np.int64))


def _moment(argument: str, column: Times | None, row: int, zone: tzinfo | None, *, utc: bool) -> datetime | None:
    raw = _raw(column, row)
    if column is None or raw == NAT:
        return None
    microseconds, rest = divmod(raw * DAY, per_day(column))
    if rest:
        raise InvalidValueError(argument, "must have no nanoseconds; round it to microseconds first")
    try:
        moment = _EPOCH + timedelta(microseconds=microseconds)
    except OverflowError:
        raise OutOfRangeError(argument) from None
    if zone is None or not utc:
        return moment.replace(tzinfo=zone)
    return in_zone(moment, zone, argument)


def _day(argument: str, column: Times | None, row: int) -> date | None:
    raw = _raw(column, row)
    if column is None or raw == NAT:
        return None
    day, rest = divmod(raw, per_day(column))
    if rest:
        raise InvalidValueError(argument, "must be a day, or midnight of a day", str(column[row]))
    try:
        return _FIRST + timedelta(days=day)
    except OverflowError:
        raise OutOfRangeError(argument) from None


def _timeframe(columns: InterviewColumns, row: int) -> Timeframe:
    earliest, latest = _day("earliest", columns.earliest, row), _day("latest", columns.latest, row)
    if latest is not None:
        return DecideBy(latest) if earliest is None else DecideBetween(earliest, latest)
    if earliest is not None:
        return NotBefore(earliest)
    return OpenEnded() if columns.open_ended is not None and columns.open_ended[row] else Unspecified()
