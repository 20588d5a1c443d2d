"""Zones of an invite: by name where the name is known, else by what this one file says of it. Never guessed."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from itertools import chain, islice
from zoneinfo import ZoneInfo

from interview_etiquette.integrations._incoming import Refusal, RefusedError, known_zone
from interview_etiquette.integrations.icalendar._changes import last_change, parts_of
from interview_etiquette.integrations.icalendar._library import moment, offset
from interview_etiquette.integrations.icalendar._text import Part
from interview_etiquette.wallclock import MIDNIGHT, NO_TIME

_LAST_SECOND = time(23, 59, 59)
_MOST = 500  # changes of clocks in one zone; the longest history in the tz database has about half

Onset = tuple[datetime, timedelta, timedelta]  # on the clock before; the offsets from UTC before and after


def zone_at(name: str, wall: datetime, calendar: Part, otherwise: tzinfo | None = None) -> tzinfo:
    """Return the zone that a file means by a `TZID`: that of the tz database, else as the file defines it.

    Where its definition names a zone that agrees with it at that wall time, it is that one, else the file's offset.
    `otherwise` is for a name that nobody knows at all.
    """
    known = known_zone(name)
    if known is not None:
        return known
    own = next((part for part in calendar.within("VTIMEZONE") if part.text("TZID") == name), None)
    if own is None and otherwise is not None:
        return otherwise
    if own is None:
        problem = "its zone is unknown and the file does not define it; say which, such as tz=ZoneInfo('Europe/Berlin')"
        raise RefusedError(Refusal.UNKNOWN_ZONE, problem)
    there = offset_at(own, wall)
    agreeing = (zone for zone in _named_by(own) if wall.replace(tzinfo=zone).utcoffset() == there)
    return next(agreeing, timezone(there))


def _named_by(own: Part) -> Iterator[ZoneInfo]:
    """Yield the zones that a definition names besides its own name, or at the end of a globally unique one."""
    path = own.text("TZID").split("/")
    for name in (own.text("X-LIC-LOCATION"), *("/".join(path[n:]) for n in range(1, len(path)))):
        zone = known_zone(name)
        if zone is not None:
            yield zone


def offset_at(zone: Part, wall: datetime) -> timedelta:
    """Return a defined zone's offset from UTC at a wall time: the first of two, and in a gap that before it.

    Before all changes that the file knows it is standard time, where the file has any.
    """
    observances = [*zone.within("STANDARD"), *zone.within("DAYLIGHT")]
    try:
        onsets = list(islice((onset for each in observances for onset in _onsets(each, wall)), _MOST + 1))
        _check_number(onsets)
        past = [onset for onset in onsets if onset[0] <= wall]
        start, before, after = max(past) if past else onsets[0]
    except (ValueError, TypeError, ArithmeticError, LookupError):
        raise RefusedError(Refusal.UNKNOWN_ZONE, "the file's definition of its zone cannot be read") from None
    return before if NO_TIME <= wall - start < after - before else after


def _check_number(onsets: list[Onset]) -> None:
    if not 0 < len(onsets) <= _MOST:
        raise ValueError


def _onsets(observance: Part, wall: datetime) -> Iterator[Onset]:
    """Yield when an observance begins: first, on its further dates, and by its rule the last time until then."""
    before, after = _offset(observance, "TZOFFSETFROM"), _offset(observance, "TZOFFSETTO")
    first, *_ = _times(observance, "DTSTART")
    for start in chain((first,), _times(observance, "RDATE"), _by_rule(observance, first, wall, before)):
        yield start, before, after


def _offset(observance: Part, name: str) -> timedelta:
    found = offset(observance.text(name))
    timezone(found)  # refuses what is no offset
    return found


def _times(observance: Part, name: str) -> Iterator[datetime]:
    for field in observance.fields(name):
        for written in field.value.split(","):
            yield _plain(moment(written.partition("/")[0].strip()))


def _plain(value: object) -> datetime:
    if not isinstance(value, date):
        raise TypeError
    return value.replace(tzinfo=None) if isinstance(value, datetime) else datetime.combine(value, MIDNIGHT)


def _by_rule(observance: Part, first: datetime, wall: datetime, before: timedelta) -> Iterator[datetime]:
    """Yield the last onset by a rule until a wall time."""
    for field in observance.fields("RRULE"):
        parts = parts_of(field.value)
        end = _until_on_the_clock(moment(parts["UNTIL"]), before) if "UNTIL" in parts else wall
        found = last_change(parts, first, min(wall, end))
        if found is not None:
            yield found


def _until_on_the_clock(end: object, before: timedelta) -> datetime:
    plain = _plain(end)
    if not isinstance(end, datetime):
        return datetime.combine(plain, _LAST_SECOND)  # of that day, which is included
    return plain + (before if end.tzinfo is not None else NO_TIME)
