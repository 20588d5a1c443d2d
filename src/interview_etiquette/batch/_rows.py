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
    """Return the dates of one row."""
    dates = key_dates(interview_of(columns, row, zone), calendar=calendar, etiquette=etiquette)
    return attrs.evolve(dates, thank_you_by=dates.thank_you_by.astimezone(UTC)) if columns.utc else dates


def interview_of(columns: InterviewColumns, row: int, zone: tzinfo | None) -> Interview:
    """Return the interview of one row that has a start."""
    earliest, latest = day_of("earliest", columns.earliest, row), day_of("latest", columns.latest, row)
    open_ended = columns.open_ended is not None and bool(columns.open_ended[row])
    return Interview(
        moment_of("start", columns.start, row, zone, utc=columns.utc) or _EPOCH,
        end=moment_of("end", columns.end, row, zone, utc=columns.utc),
        timeframe=timeframe_of(earliest, latest, open_ended=open_ended),
        asked_on=day_of("asked_on", columns.asked_on, row),
    )


def _raw(column: Times | None, row: int) -> int:
    return NAT if column is None else int(column[row].astype(np.int64))


def moment_of(argument: str, column: Times | None, row: int, zone: tzinfo | None, *, utc: bool) -> datetime | None:
    """Return a row's moment on its wall clock."""
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


def day_of(argument: str, column: Times | None, row: int) -> date | None:
    """Return a row's day."""
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


def timeframe_of(earliest: date | None, latest: date | None, *, open_ended: bool) -> Timeframe:
    """Return what they said, as a timeframe."""
    if latest is not None:
        return DecideBy(latest) if earliest is None else DecideBetween(earliest, latest)
    if earliest is not None:
        return NotBefore(earliest)
    return OpenEnded() if open_ended else Unspecified()
