"""When an interview is, on its own clock."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import starmap, zip_longest

from interview_etiquette.integrations._incoming import Refusal, RefusedError, known_zone
from interview_etiquette.integrations.records._picking import Plain, texts, values
from interview_etiquette.integrations.records._shapes import Paths, Shape
from interview_etiquette.interview import LONGEST
from interview_etiquette.wallclock import NO_TIME, check_zones, in_zone, instant, later, plain

WHOLE_DAY = "it is for a whole day; ask when it begins"
_DAY = timedelta(days=1)
_SEPARATORS = frozenset("Tt ")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EARLIEST = datetime(1971, 1, 1, tzinfo=UTC)  # of a count; no system that keeps counts is as old
_APART = "give each as a record of its own"
_WAY_OUT = "say which, such as tz=ZoneInfo('Europe/Berlin')"


def times_of(record: object, shape: Shape, tz: tzinfo | None) -> tuple[datetime, datetime | None]:
    """Return when it begins and ends; the end is None where it is not known, or is more than 12 hours on.

    Refused are no start, one that cannot be read, a day only, no zone, an end before the start, parts that are more
    than 12 hours apart or of which only some have a zone, and a time outside the years 1 to 9999.
    """
    zone = _zone(record, shape.zone, shape, tz)
    clock = (_zone(record, shape.clock, shape, tz) or zone) if tz is None else tz
    starts = [each and _on(clock, _placed(each, zone, shape, tz)) for each in _written(record, shape.start, shape)]
    start = _first([each for each in starts if each is not None], shape)
    ends = [each and _on(start.tzinfo, each) for each in _ends(record, shape, tz, starts)]
    return start, _likely(start, _last_end(zip_longest(starts, ends)))


def _likely(start: datetime, end: datetime | None) -> datetime | None:
    """Return an end that an interview can have."""
    return end if end and NO_TIME < _length(start, end) <= LONGEST else None


def _first(starts: list[datetime], shape: Shape) -> datetime:
    """Return when the first part begins; refuse parts that are not of one interview."""
    if not starts:
        raise _unreadable(f"it has no start at {' and '.join(shape.start)}; check that this is its shape")
    for each in starts:
        check_zones(each, starts[0], "each start")
    start, last = min(starts, key=instant), max(starts, key=instant)
    if _length(start, last) > LONGEST:
        raise RefusedError(Refusal.SEVERAL, f"its parts are more than 12 hours apart; {_APART}")
    return start


def _last_end(parts: Iterable[tuple[datetime | None, datetime | None]]) -> datetime | None:
    """Return when the last part ends; None where a part lacks one of the two."""
    known = [part for part in parts if any(part)]
    whole = [(start, end) for start, end in known if start and end]
    for start, end in whole:
        check_zones(end, start, "end")
        if instant(end) < instant(start):
            raise RefusedError(Refusal.ENDS_BEFORE_START, "it ends before it starts; ask them which is right")
    return max((end for _, end in whole), key=instant) if len(whole) == len(known) else None


def _length(start: datetime, end: datetime) -> timedelta:
    """Return how long it is from start to end, by whichever says more, the clock or the sun."""
    return max(instant(end) - instant(start), end.replace(tzinfo=None) - start.replace(tzinfo=None))


def _ends(record: object, shape: Shape, tz: tzinfo | None, starts: list[datetime | None]) -> Iterator[datetime | None]:
    """Yield the end of each part: as it is written, or else by its length."""
    zone = _zone(record, shape.end_zone or shape.zone, shape, tz)
    lengths = values(record, shape.minutes, shape.missing)
    for start, end, minutes in zip_longest(starts, _written(record, shape.end, shape), lengths):
        yield _placed(end, zone, shape, tz) if end else _after(start, minutes)


def _after(start: datetime | None, minutes: Plain) -> datetime | None:
    """Return the time that many minutes later, of which a change of clocks takes none."""
    if start is None or minutes is None:
        return None
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
    names = {*texts(record, path, shape.missing)}
    if not names:
        return None
    if len(names) > 1:
        raise RefusedError(Refusal.SEVERAL, f"its parts are in several zones; {_APART}")
    found = known_zone(names.pop()) or tz
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


def _written(record: object, paths: Paths, shape: Shape) -> list[datetime | None]:
    """Return the times at a path, or made of the days and the clock times at two; None for a part that has none."""
    found = [values(record, path, shape.missing) for path in paths]
    if len(found) <= 1:
        return [_moment(value, shape) for part in found for value in part]
    days, clocks = found
    return [*starmap(_combined, zip_longest(days * len(clocks) if len(days) == 1 else days, clocks))]


def _moment(value: Plain, shape: Shape) -> datetime | None:
    if value is None or isinstance(value, datetime):
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
        found = _EPOCH + count * unit
    except (OverflowError, ValueError):
        raise _unreadable("a time in it lies outside the years 1 to 9999; check the shape's unit") from None
    if found < _EARLIEST:
        raise _unreadable("a time in it lies before 1971, as seconds taken for milliseconds do; check the shape's unit")
    return found


def _iso(written: str) -> datetime:
    """Return the time that is written; Python would read a count, or a day with an offset, somehow."""
    try:
        found = datetime.fromisoformat(written.strip())
    except ValueError:
        found = None
    if found is None or _SEPARATORS.isdisjoint(written.strip()):
        raise _unreadable("a time in it is not written as 2026-03-10T14:00:00")
    return plain(found, "start")


def _day(value: Plain) -> date | None:
    """Return a day that is no more than that; None for anything else."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            return None
    return value if isinstance(value, date) else None


def _combined(day: Plain, clock: Plain) -> datetime | None:
    if day is None or clock is None:
        return None
    on = day.date() if isinstance(day, datetime) else _day(day)
    if on is None:
        raise _unreadable("a day in it is not written as 2026-03-10")
    return plain(datetime.combine(on, _clock_time(clock)), "start")


def _clock_time(value: Plain) -> time:
    """Return a clock time: as such, as a text, its hour with one digit or two, or as the time since midnight."""
    if isinstance(value, timedelta) and NO_TIME <= value < _DAY:
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
