"""Which event of a file is meant: the newest revision, by UID, and one occurrence of a series."""

from datetime import date, datetime, tzinfo

import attrs

from interview_etiquette.integrations._incoming import Refusal, RefusedError
from interview_etiquette.integrations.icalendar._text import Part
from interview_etiquette.integrations.icalendar._times import Event, clock_of, written
from interview_etiquette.wallclock import in_zone

_CHOICES = 20  # UIDs that an error lists
_RECURS = frozenset({"RRULE", "RDATE"})
_NOT_AGREED = frozenset({"COUNTER", "DECLINECOUNTER"})

Series = dict[str, Event]  # the newest of each RECURRENCE-ID; that of the series itself is empty


def chosen(events: list[Event], uid: str | None, occurrence: date | None) -> Event:
    """Return the event that is meant.

    Refused are none, several without a UID, a series without an occurrence, and one that is called off.
    """
    event = _occurring(_series(events, uid), occurrence)
    method = event.calendar.text("METHOD").upper()
    if method == "CANCEL" or event.part.text("STATUS").upper() == "CANCELLED":
        raise RefusedError(Refusal.CANCELLED, "it is cancelled")
    if method in _NOT_AGREED:
        raise RefusedError(Refusal.NOT_AGREED, "it proposes another time, to which nobody has agreed yet")
    return event


def events_of(parts: list[Part], tz: tzinfo | None) -> list[Event]:
    """Return all events of all calendars, to be read with that zone; refuse a file without any."""
    calendars = [part for part in parts if part.name == "VCALENDAR"]
    if not calendars:
        raise RefusedError(Refusal.NOTHING_IN_IT, "no VCALENDAR in it; give the contents of the file, not its name")
    events = [Event(calendar, part, tz) for calendar in calendars for part in calendar.within("VEVENT")]
    if not events:
        raise RefusedError(Refusal.NOTHING_IN_IT, "no event in it")
    return events


def _series(events: list[Event], uid: str | None) -> Series:
    found = _by_uid(events)
    if uid is not None and uid not in found:
        raise RefusedError(Refusal.UNKNOWN_UID, "no event in it has that uid", _choices(found))
    if uid is None and len(found) > 1:
        problem = f"there are {len(found)} events in it; say which by its uid, of those in the error's choices"
        raise RefusedError(Refusal.SEVERAL, problem, _choices(found))
    return next(iter(found.values())) if uid is None else found[uid]


def _choices(found: dict[str, Series]) -> tuple[str, ...]:
    return tuple(uid for uid in found if not uid.startswith("\n"))[:_CHOICES]


def _by_uid(events: list[Event]) -> dict[str, Series]:
    """Return the newest revision of each event; one without a UID is no revision of another."""
    found: dict[str, Series] = {}
    for n, event in enumerate(events):
        series = found.setdefault(event.part.text("UID") or f"\n{n}", {})
        key = event.part.text("RECURRENCE-ID")
        if key not in series or _revision(event.part) >= _revision(series[key].part):
            series[key] = event
    return found


def _revision(event: Part) -> tuple[int, str]:
    sequence = event.text("SEQUENCE")
    return int(sequence) if sequence.isdecimal() and len(sequence) < _CHOICES else 0, event.text("DTSTAMP")


def _occurring(series: Series, occurrence: date | None) -> Event:
    """Return the event on a day; without a day the only one, if it does not recur."""
    only = next(iter(series.values()))
    recurs = len(series) > 1 or not _RECURS.isdisjoint(only.part.lines)
    if occurrence is None and recurs:
        raise RefusedError(Refusal.RECURRING, "it recurs; say which day, such as occurrence=date(2026, 3, 10)")
    if occurrence is None:
        return only
    day = occurrence.date() if isinstance(occurrence, datetime) else occurrence
    changed = (event for key, event in series.items() if key and day in _days(event, "RECURRENCE-ID"))
    return next(changed, None) or _on_day(series.get("", only), day, recurs=recurs)


def _on_day(event: Event, day: date, *, recurs: bool) -> Event:
    first = next(iter(_days(event, "DTSTART")), day)
    if day < first or (day != first and not recurs) or day in _days(event, "EXDATE"):
        raise RefusedError(Refusal.NO_SUCH_OCCURRENCE, "it does not take place on that day")
    return attrs.evolve(event, day=day)


def _days(event: Event, name: str) -> list[date]:
    """Return the days that a property names, on the clock of the start."""
    zone = clock_of(event)
    fields = event.part.fields(name)
    times = [written(attrs.evolve(field, value=value)) for field in fields for value in field.value.split(",")]
    return [_day(moment, zone) for moment in times]


def _day(moment: date, zone: tzinfo | None) -> date:
    if not isinstance(moment, datetime):
        return moment
    return moment.date() if moment.tzinfo is None or zone is None else in_zone(moment, zone, "EXDATE").date()
