"""One interview: when it was, with whom, and what they said about their decision."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo

import attrs

from interview_etiquette._value import Value, check_day, is_line_or_none
from interview_etiquette.contact import Contact
from interview_etiquette.errors import InvalidValueError, MixedZonesError, wrong_type
from interview_etiquette.timeframe import Timeframe, Unspecified, stated_day
from interview_etiquette.wallclock import elapsed, in_zone, plain, wall_identity

_LONGEST = timedelta(hours=12)
_NO_TIME = timedelta()
_UNSPECIFIED: Timeframe = Unspecified()


def _plain_start(start: datetime) -> datetime:
    return plain(start, "start")


def _plain_end(end: datetime | None) -> datetime | None:
    return None if end is None else plain(end, "end")


def _contacts(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    if isinstance(contacts, (str, Contact)) or not isinstance(contacts, Iterable):
        raise wrong_type("contacts", "a sequence of Contact values", contacts)
    found = tuple(contacts)
    for contact in found:
        if not isinstance(contact, Contact):
            raise wrong_type("contacts", "a sequence of Contact values", contact)
    return found


def _is_timeframe(_: object, field: "attrs.Attribute[Timeframe]", value: object) -> None:
    if isinstance(value, type) or not callable(getattr(value, "window", None)):
        expected = "a Timeframe value (phrases.read_timeframe makes one of a sentence)"
        raise wrong_type(field.name, expected, value)


def _checked_asked_on(asked_on: date | None, day: date) -> date:
    if asked_on is None:
        return day
    check_day("asked_on", asked_on)
    if asked_on < day:
        raise InvalidValueError("asked_on", f"must be on or after the interview ({day})", str(asked_on))
    return asked_on


@attrs.frozen(repr=False, getstate_setstate=False)
class Interview(Value):
    """One interview. Two are equal only if wall time, fold and zone agree, besides the rest.

    All reasoning is on the wall clock of `start`: naive in, naive out; aware in, aware out with the same zone.

    Args:
        start: When it began, on the clock of the place. A time in a gap moves forward by the gap's length.
        end: When it ended, if known; it is put into the zone of `start`. After `start`, by 12 hours at most.
        contacts: Everybody you spoke with; may be empty.
        timeframe: What they said about when they will decide.
        asked_on: The day on which they said it; the day of the interview unless stated.
        employer: One line of text, as are position and id.
        position: What the interview was for.
        id: Your key for it; step ids begin with it.

    Raises:
        TypeError: An argument of the wrong type: text, a bare `date`, NaT for a time.
        InvalidValueError: Nanoseconds; an end before the start or too late; `asked_on` before the interview; a stated
            decision day before `asked_on`; a text that is more than a line.
        MixedZonesError: One of start and end has a zone and the other has none.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import EndOfWeek, Interview, follow_up_date
        >>> interview = Interview(datetime(2026, 3, 10, 14), timeframe=EndOfWeek())
        >>> follow_up_date(interview)
        datetime.date(2026, 3, 13)
    """

    start: datetime = attrs.field(converter=_plain_start, eq=wall_identity)
    end: datetime | None = attrs.field(default=None, kw_only=True, converter=_plain_end, eq=wall_identity)
    contacts: tuple[Contact, ...] = attrs.field(default=(), kw_only=True, converter=_contacts)
    timeframe: Timeframe = attrs.field(default=_UNSPECIFIED, kw_only=True, validator=_is_timeframe)
    _asked_on: date | None = attrs.field(default=None, kw_only=True, eq=False, alias="asked_on")
    employer: str | None = attrs.field(default=None, kw_only=True, validator=is_line_or_none)
    position: str | None = attrs.field(default=None, kw_only=True, validator=is_line_or_none)
    id: str | None = attrs.field(default=None, kw_only=True, validator=is_line_or_none)
    day: date = attrs.field(init=False, eq=False)
    """The day of the interview, on its own wall clock."""
    asked_on: date = attrs.field(init=False)
    """The day on which they gave the timeframe."""

    def __attrs_post_init__(self) -> None:
        day = self.start.date()
        object.__setattr__(self, "day", day)
        object.__setattr__(self, "asked_on", _checked_asked_on(self._asked_on, day))
        if self.end is not None:
            object.__setattr__(self, "end", self._checked_end(self.end))
        if self.timeframe is not _UNSPECIFIED:
            self._check_stated_day()

    def _checked_end(self, end: datetime) -> datetime:
        zone = self.start.tzinfo
        if (zone is None) != (end.tzinfo is None):
            raise MixedZonesError("end", "must have a zone if start has one, and none if start has none")
        here = end if zone is None or end.tzinfo is zone else in_zone(end, zone, "end")
        by_the_clock = here.replace(tzinfo=None) - self.start.replace(tzinfo=None)
        if not _NO_TIME < elapsed(self.start, end) <= _LONGEST or by_the_clock > _LONGEST:
            raise InvalidValueError("end", f"must be after start ({self.start}) by 12 hours at most", str(end))
        return here

    def _check_stated_day(self) -> None:
        day = stated_day(self.timeframe)
        if day is not None and day < self.asked_on:
            problem = f"must not name a day before it was said ({self.asked_on}); give asked_on if it was said later"
            raise InvalidValueError("timeframe", problem, str(day))

    def in_zone(self, tz: tzinfo, /) -> "Interview":
        """Return the same instant on another wall clock, which the rules then read.

        Args:
            tz: The zone of the place where the interview was.

        Raises:
            TypeError: `tz` is no `tzinfo`.
            InvalidValueError: The interview has no zone; build it with one.

        Example:
            >>> from datetime import UTC, datetime
            >>> from zoneinfo import ZoneInfo
            >>> from interview_etiquette import Interview, thank_you_deadline
            >>> stored = Interview(datetime(2026, 3, 10, 19, 30, tzinfo=UTC))  # a late morning in Los Angeles
            >>> print(thank_you_deadline(stored.in_zone(ZoneInfo("America/Los_Angeles"))))
            2026-03-11 12:00:00-07:00
        """
        if not isinstance(tz, tzinfo):
            raise wrong_type("tz", "a tzinfo such as ZoneInfo('Europe/Berlin')", tz)
        if self.start.tzinfo is None:
            raise InvalidValueError("start", "must have a zone before it can be put into another")
        start = in_zone(self.start, tz, "start")
        end = None if self.end is None else in_zone(self.end, tz, "end")
        asked_on = None if self.asked_on == self.day else max(self.asked_on, start.date())
        return attrs.evolve(self, start=start, end=end, asked_on=asked_on)
