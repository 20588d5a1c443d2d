"""When an event is: its start and end, on the interview's clock."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

import attrs

from interview_etiquette.integrations._incoming import Refusal, RefusedError, known_zone
from interview_etiquette.integrations.icalendar._library import moment
from interview_etiquette.integrations.icalendar._text import Field, Part
from interview_etiquette.integrations.icalendar._zones import zone_at
from interview_etiquette.interview import LONGEST
from interview_etiquette.wallclock import NO_TIME, in_zone, instant, later, plain


@attrs.frozen
class Event:
    """An event, and how to read it."""

    calendar: Part
    part: Part
    tz: tzinfo | None = None  # of the interview's clock, where the caller gave it
    day: date | None = None  # on which it is meant, where that is another than it names


def start_of(event: Event, at: time | None) -> datetime:
    """Return when it starts, on the caller's clock where that is given.

    Refused are no start that can be read, a day only where no time is given, and no zone.
    """
    start = _start(event)
    if isinstance(start, datetime) and not _is_all_day(event):
        return _on_the_clock(start, event)
    if at is None:
        raise RefusedError(Refusal.ALL_DAY, "it is for a whole day; say when it begins, such as at=time(10)")
    wall = datetime.combine(start, at)
    return plain(wall.replace(tzinfo=wall.tzinfo or event.tz), "at")


def _start(event: Event) -> date | datetime:
    fields = [*event.part.fields("DTSTART")]
    if not fields:
        raise RefusedError(Refusal.NO_START, "the event has no DTSTART")
    if any(field != fields[0] for field in fields):
        raise RefusedError(Refusal.NO_START, "the event has several DTSTART; ask them which is meant")
    return placed(fields[0], event)


def _is_all_day(event: Event) -> bool:
    return event.part.text("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"


def _on_the_clock(start: datetime, event: Event) -> datetime:
    if start.tzinfo is not None:
        clock = event.tz or (known_zone(event.calendar.text("X-WR-TIMEZONE")) if start.tzinfo is UTC else None)
        return start if clock is None else in_zone(start, clock, "DTSTART")
    if event.tz is None:
        raise RefusedError(Refusal.NO_ZONE, "its time has no zone; say which, such as tz=ZoneInfo('Europe/Berlin')")
    return plain(start.replace(tzinfo=event.tz), "tz")


def placed(field: Field, event: Event) -> date | datetime:
    """Return the time that a property names, in the zone that it names; a day where it is no more than that.

    The event says on which day it is meant, on its own clock. Refused are no time, and a zone that nobody knows.
    """
    day = event.day
    found, name = written(field), field.parameter("TZID").strip()
    if not isinstance(found, datetime):
        return day or found
    if found.tzinfo is not None:
        moved = in_zone(found, known_zone(name) or UTC, "DTSTART")
        return moved if day is None else plain(datetime.combine(day, moved.timetz()), "DTSTART")
    wall = found if day is None else datetime.combine(day, found.time())
    return plain(wall.replace(tzinfo=zone_at(name, wall, event.calendar, event.tz)), "DTSTART") if name else wall


def clock_of(event: Event) -> tzinfo | None:
    """Return the zone in which the start is written; None where it has none, or there is no start."""
    start = _start(event) if event.part.field("DTSTART") else None
    return start.tzinfo if isinstance(start, datetime) else None


def written(field: Field) -> date | datetime:
    """Return the time that is written: in UTC, or without a zone; refuse what is no time."""
    found = _read(field)
    if not isinstance(found, date):
        raise RefusedError(Refusal.NO_START, "a time in it cannot be read; write it as 20260310T140000")
    return found.replace(tzinfo=UTC) if isinstance(found, datetime) and found.tzinfo is not None else found


def end_of(event: Event, start: datetime) -> datetime | None:
    """Return when it ends, on the clock of its start; None where that is not known, or is more than 12 hours on.

    Refused are an end before the start, one that cannot be read, and one after the year 9999.
    """
    length = _length(event)
    if length is None or not NO_TIME < length <= LONGEST:
        return None
    return in_zone(later(in_zone(start, UTC, "DTSTART"), length), start.tzinfo or UTC, "DTEND")


def _length(event: Event) -> timedelta | None:
    """Return how long it lasts, as it is written; None where that is not known."""
    event = attrs.evolve(event, day=None)
    start, end, duration = _start(event), *map(event.part.field, ("DTEND", "DURATION"))
    if not isinstance(start, datetime) or _is_all_day(event):
        return None
    length = _between(start, placed(end, event)) if end else _lasting(duration) if duration else None
    if length is not None and length < NO_TIME:
        raise RefusedError(Refusal.ENDS_BEFORE_START, "it ends before it starts; ask them which is right")
    return length


def _between(start: datetime, end: date | datetime) -> timedelta | None:
    """Return how long it is from start to end; an end without a zone is in that of the start."""
    if not isinstance(end, datetime) or (end.tzinfo is not None and start.tzinfo is None):
        return None
    return instant(plain(end.replace(tzinfo=end.tzinfo or start.tzinfo), "DTEND")) - instant(start)


def _lasting(duration: Field) -> timedelta | None:
    found = _read(duration)
    return found if isinstance(found, timedelta) else None


def _read(field: Field) -> object:
    """Return the time or the length that is written; None for what is neither."""
    try:
        return moment(field.value.strip())
    except (ValueError, TypeError, ArithmeticError):
        return None
