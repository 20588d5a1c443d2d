"""When an interview is, on its own clock."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from interview_etiquette._incoming import Refusal, RefusedError, known_zone
from interview_etiquette.integrations.records._picking import Plain, text, values
from interview_etiquette.integrations.records._shapes import Paths, Shape
from interview_etiquette.wallclock import check_zones, in_zone, instant, later, plain

WHOLE_DAY = "it is for a whole day; ask when it begins"
_LONGEST = timedelta(hours=12)  # of an interview
_NO_TIME = timedelta()
_DAY = timedelta(days=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WAY_OUT = "say which, such as tz=ZoneInfo('Europe/Berlin')"


def times_of(record: object, shape: Shape, tz: tzinfo | None) -> tuple[datetime, datetime | None]:
    """Return when it begins and ends; the end is None where it is not known, or is more than 12 hours on.

    Refused are no start, one that cannot be read, a day only, no zone, an end before the start, parts that are more
    than 12 hours apart or of which only some have a zone, and a time outside the years 1 to 9999.
    """
    zone = _zone(record, shape.zone, shape, tz)
    clock = (_zone(record, shape.clock, shape, tz) or zone) if tz is None else tz
    starts = [_on(clock, _placed(each, zone, shape, tz)) for each in _written(record, shape.start, shape)]
    if not starts:
        raise _unreadable(f"it has no start at {' and '.join(shape.start)}; check that this is its shape")
    for each in starts:
        check_zones(each, starts[0], "each start")
    start, last = min(starts, key=instant), max(starts, key=instant)
    ends = [_on(start.tzinfo, end) for end in _ends(record, shape, tz, starts)]
    for each in ends:
        check_zones(each, start, "end")
    return start, _checked_end(start, last, max(ends, key=instant) if len(ends) == len(starts) else None)


def _checked_end(start: datetime, last: datetime, end: datetime | None) -> datetime | None:
    """Return the end of the last part, unless that is none of an interview."""
    if _length(start, last) > _LONGEST:
        problem = "its parts are more than 12 hours apart; give each as a record of its own"
        raise RefusedError(Refusal.SEVERAL, problem)
    if end is not None and instant(end) < instant(last):
        raise RefusedError(Refusal.ENDS_BEFORE_START, "it ends before it starts; ask them which is right")
    return end if end is not None and _NO_TIME < _length(start, end) <= _LONGEST else None


def _length(start: datetime, end: datetime) -> timedelta:
    """Return how long it is from start to end, by whichever says more, the clock or the sun."""
    return max(instant(end) - instant(start), end.replace(tzinfo=None) - start.replace(tzinfo=None))


def _ends(record: object, shape: Shape, tz: tzinfo | None, starts: list[datetime]) -> Iterator[datetime]:
    zone = _zone(record, shape.end_zone or shape.zone, shape, tz)
    for each in _written(record, shape.end, shape):
        yield _placed(each, zone, shape, tz)
    for start, minutes in zip(starts, values(record, shape.minutes, shape.missing), strict=False):
        yield _after(start, minutes)


def _after(start: datetime, minutes: Plain) -> datetime:
    """Return the time that many minutes later, of which a change of clocks takes none."""
    if not isinstance(minutes, int | float) or isinstance(minutes, bool):
        raise _unreadable("its length is no number of minutes")
    try:
        length = timedelta(minutes=minutes)
    except OverflowError:
        raise _unreadable("its length is no number of minutes") from None
    zone = start.tzinfo
    return later(start, length) if zone is None else in_zone(later(in_zone(start, UTC, "start"), length), zone, "end")


def _zone(record: object, path: str | None, shape: Shape, tz: tzinfo | None) -> tzinfo | None:
    """Return the zone that is named at a path; for a name that nobody knows, the caller's."""
    name = text(record, path, shape.missing)
    if name is None:
        return None
    found = known_zone(name) or tz
    if found is None:
        raise RefusedError(Refusal.UNKNOWN_ZONE, f"its {path} is no zone of the tz database or of Windows; {_WAY_OUT}")
    return found


def _placed(moment: datetime, zone: tzinfo | None, shape: Shape, tz: tzinfo | None) -> datetime:
    """Return a time in its zone; without one only where the times of the system are local."""
    if moment.tzinfo is not None:
        return moment
    zone = zone or (UTC if shape.naive == "utc" else tz)
    if zone is None and shape.naive == "refused":
        raise RefusedError(Refusal.NO_ZONE, f"its time has no zone; {_WAY_OUT}")
    return plain(moment.replace(tzinfo=zone), "tz")


def _on(clock: tzinfo | None, moment: datetime) -> datetime:
    return moment if clock is None or moment.tzinfo is None else in_zone(moment, clock, "start")


def _written(record: object, paths: Paths, shape: Shape) -> Iterator[datetime]:
    """Yield the times at a path, or made of the days and the clock times at two."""
    found = [values(record, path, shape.missing) for path in paths]
    if len(found) == 1:
        yield from (_moment(value, shape) for value in found[0])
    elif found:
        yield from (_combined(*pair) for pair in zip(*found, strict=False))


def _moment(value: Plain, shape: Shape) -> datetime:
    if isinstance(value, datetime):
        return value
    if shape.unit != "iso" and isinstance(value, int | float) and not isinstance(value, bool):
        return _counted(value, timedelta(milliseconds=1) if shape.unit == "milliseconds" else timedelta(seconds=1))
    if _day(value) is not None:
        raise RefusedError(Refusal.ALL_DAY, WHOLE_DAY)
    if not isinstance(value, str) or shape.unit != "iso":
        raise _unreadable(f"a time in it is none by the shape's unit, {shape.unit}")
    return _iso(value)


def _counted(count: float, unit: timedelta) -> datetime:
    try:
        return _EPOCH + count * unit
    except (OverflowError, ValueError):
        raise _unreadable("a time in it lies outside the years 1 to 9999; check the shape's unit") from None


def _iso(written: str) -> datetime:
    try:
        return plain(datetime.fromisoformat(written.strip()), "start")
    except ValueError:
        raise _unreadable("a time in it is not written as 2026-03-10T14:00:00") from None


def _day(value: Plain) -> date | None:
    """Return a day that is no more than that; None for anything else."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            return None
    return value if isinstance(value, date) else None


def _combined(day: Plain, clock: Plain) -> datetime:
    on = day.date() if isinstance(day, datetime) else _day(day)
    if on is None:
        raise _unreadable("a day in it is not written as 2026-03-10")
    return plain(datetime.combine(on, _clock_time(clock)), "start")


def _clock_time(value: Plain) -> time:
    """Return a clock time: as such, as a text, its hour with one digit or two, or as the time since midnight."""
    if isinstance(value, timedelta) and _NO_TIME <= value < _DAY:
        return (_EPOCH + value).time()
    try:
        return value if isinstance(value, time) else time.fromisoformat(_two_digits(value))
    except ValueError:
        raise _unreadable("a clock time in it is not written as 14:00") from None


def _two_digits(value: Plain) -> str:
    written = value.strip() if isinstance(value, str) else ""
    return f"0{written}" if written[1:2] == ":" else written


def _unreadable(problem: str) -> RefusedError:
    return RefusedError(Refusal.NO_START, problem)
