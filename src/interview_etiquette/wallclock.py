"""Wall clocks: plain datetimes, gaps and folds (PEP 495), clock times on a day."""

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

from interview_etiquette.errors import InvalidValueError, MixedZonesError, OutOfRangeError, shown, wrong_type

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

MIDNIGHT = time()
NO_TIME = timedelta()
_ONE_DAY = timedelta(days=1)
_EPOCH = datetime.combine(date.min, MIDNIGHT)
_EPOCH_IN_UTC = _EPOCH.replace(tzinfo=UTC)


def plain(value: datetime, argument: str) -> datetime:
    """Return a `datetime` as a plain one on the same wall clock; a time in a gap moves forward by the gap's length.

    Refuse NaT, nanoseconds, a zone without an offset, and years outside 1 to 9999, as a pandas Timestamp can have.
    """
    if type(value) is datetime and value.tzinfo is None:
        return value
    if not _is_time(value):
        raise wrong_type(argument, "a datetime", value)
    if getattr(value, "nanosecond", 0):
        raise InvalidValueError(argument, "must have no nanoseconds; round it to microseconds first")
    if value.year > date.max.year:
        raise OutOfRangeError(argument)
    wall = datetime(  # noqa: DTZ001  the zone follows
        value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond, fold=_fold(value)
    )
    if value.tzinfo is None:
        return wall
    if not _has_offset(value):
        raise InvalidValueError(argument, "must have a zone that knows its offset, or none at all")
    return settled(_placed(wall, value, argument))


def _is_time(value: object) -> bool:
    return isinstance(value, datetime) and value == value  # noqa: PLR0124  NaT is a datetime, and equals nothing


def _has_offset(value: datetime) -> bool:
    try:
        return value.utcoffset() is not None
    except (NotImplementedError, ValueError):  # no zone of its own, or an offset of a day and more
        return False


def _fold(value: datetime) -> int:
    """Return the fold; 0 for a subclass where it makes no difference, for pendulum sets it to 1 on every time."""
    if type(value) is datetime or value.replace(fold=0).utcoffset() != value.replace(fold=1).utcoffset():
        return value.fold
    return 0


def _placed(wall: datetime, value: datetime, argument: str) -> datetime:
    """Return the wall time in the value's zone; a pytz zone is replaced by the `ZoneInfo` of its key."""
    zone = value.tzinfo
    if not (hasattr(zone, "localize") and hasattr(zone, "zone")):
        return wall.replace(tzinfo=zone)
    key, offset = getattr(zone, "zone", None), value.utcoffset()
    if not isinstance(key, str):
        return wall.replace(tzinfo=timezone(offset or NO_TIME))
    try:
        first = wall.replace(tzinfo=zone_named(key), fold=0)
    except (KeyError, ValueError, OSError):
        raise InvalidValueError(argument, "must have a zone that zoneinfo knows", shown(key)) from None
    second = first.replace(fold=1)
    return second if offset == second.utcoffset() != first.utcoffset() else first


def zone_named(key: str) -> "ZoneInfo":
    """Return the zone of that name in the tz database; not `localtime`, which is whatever the host has set."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415  on first use, not at import

    if key == "localtime":
        raise ValueError
    return ZoneInfo(key)


def settled(value: datetime) -> datetime:
    """Return the time itself where it exists, else moved forward by the length of the gap; its fold is kept."""
    if value.tzinfo is None or type(value.tzinfo) is timezone:
        return value
    gap = _offset(value.replace(fold=1 - value.fold)) - _offset(value)
    gap = -gap if value.fold else gap
    if gap == NO_TIME and not hasattr(value.tzinfo, "key"):
        gap = _gap_by_round_trip(value)
    return (value + gap).replace(fold=value.fold) if gap > NO_TIME else value


def _gap_by_round_trip(value: datetime) -> timedelta:
    """Return the length of the gap that holds the time, in a zone such as dateutil's: one offset whatever the fold."""
    wall = value.replace(tzinfo=None)
    try:
        back = (wall - _offset(value)).replace(tzinfo=UTC).astimezone(value.tzinfo)
    except (NotImplementedError, ValueError, OverflowError):  # a zone that only knows its offset, or the end of time
        return NO_TIME
    return abs(wall - back.replace(tzinfo=None))


def _offset(value: datetime) -> timedelta:
    return value.utcoffset() or NO_TIME


def at(day: date, clock: time, zone: tzinfo | None) -> datetime:
    """Return a clock time on a day: after the gap where it does not exist, the first where it exists twice."""
    value = datetime.combine(day, clock, zone)
    return value if zone is None else settled(value)


def later(value: datetime, span: timedelta) -> datetime:
    """Return the wall time a span of wall clock later: after the gap, and the first of two."""
    try:
        moment = settled((value + span).replace(fold=0))
    except OverflowError:
        raise OutOfRangeError(f"{span} after {value.date()}") from None
    is_later = value.tzinfo is None or instant(moment) > instant(value)
    return moment if is_later else moment.replace(fold=1)  # both within the second of two hours and more


def next_day(day: date) -> date:
    """Return the day after, if there is one."""
    if day == date.max:
        raise OutOfRangeError(f"the day after {day}")
    return day + _ONE_DAY


def instant(value: datetime) -> timedelta:
    """Return what orders times exactly, folds included: how long after the beginning of the year 1 it is, in UTC."""
    return value - (_EPOCH if value.tzinfo is None else _EPOCH_IN_UTC)


def local(value: datetime, start: datetime, argument: str) -> datetime:
    """Return a time on the wall clock of the interview that began at `start`."""
    return beside(plain(value, argument), start, argument)


def beside(moment: datetime, start: datetime, argument: str) -> datetime:
    """Return a plain time on the wall clock of the interview that began at `start`."""
    check_zones(moment, start, argument)
    if start.tzinfo is None or moment.tzinfo is start.tzinfo:
        return moment
    return in_zone(moment, start.tzinfo, argument)


def check_zones(moment: datetime, start: datetime, argument: str) -> None:
    """Refuse a time with a zone beside an interview without one, and the other way round."""
    if (moment.tzinfo is None) != (start.tzinfo is None):
        raise MixedZonesError(argument, "must have a zone if the interview has one, and none if it has none")


def in_zone(value: datetime, zone: tzinfo, argument: str) -> datetime:
    """Return the same instant on another zone's wall clock."""
    try:
        return value.astimezone(zone)
    except OverflowError:
        raise OutOfRangeError(f"{argument} in that zone") from None
    except (NotImplementedError, ValueError):
        problem = "must be put into a zone that can convert; its tzinfo has no dst()"
        raise InvalidValueError(argument, problem) from None
