"""One interview: when it was, with whom, and what they said about their decision."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo

import attrs

from interview_etiquette._value import Value, check_line, plain_day, set_finally
from interview_etiquette.contact import Contact
from interview_etiquette.errors import InvalidValueError, check_type, wrong_type
from interview_etiquette.timeframe import Timeframe, Unspecified, check_timeframe, stated_day
from interview_etiquette.wallclock import NO_TIME, in_zone, instant, later, local, plain

LONGEST = timedelta(hours=12)  # of an interview
UNKNOWN_LENGTH = timedelta(hours=1)  # of an interview whose end is not known
_UNSPECIFIED: Timeframe = Unspecified()


def end_of(interview: "Interview") -> datetime:
    """Return when the interview ends; where that is not known, an hour after it starts."""
    return interview.end or later(interview.start, UNKNOWN_LENGTH)


def _contacts(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    if isinstance(contacts, tuple) and not contacts:
        return ()
    if isinstance(contacts, (str, Contact)) or not isinstance(contacts, Iterable):
        raise wrong_type("contacts", "a sequence of Contact values", contacts)
    found = tuple(contacts)
    for contact in found:
        if not isinstance(contact, Contact):
            raise wrong_type("each of contacts", "a Contact", contact)
    return found


def _checked_asked_on(asked_on: date, day: date) -> date:
    asked_on = plain_day("asked_on", asked_on)
    if asked_on < day:
        raise InvalidValueError("asked_on", f"must be on or after the interview ({day})", str(asked_on))
    return asked_on


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Interview(Value):
    """One interview. Two are equal only if wall time, fold and zone agree, besides the rest.

    All reasoning is on the wall clock of `start`: naive in, naive out; aware in, aware out with the same zone.

    Args:
        start: When it began, on the clock of the place. A time in a gap moves forward by the gap's length.
        end: When it ended, if known; it is put into the zone of `start`. After `start`, by 12 hours at most.
        contacts: Everybody you spoke with; may be empty. Those of one address are one person.
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

    start: datetime
    end: datetime | None = attrs.field(default=None, kw_only=True)
    contacts: tuple[Contact, ...] = attrs.field(default=(), kw_only=True, converter=_contacts)
    timeframe: Timeframe = attrs.field(default=_UNSPECIFIED, kw_only=True)
    _asked_on: date | None = attrs.field(default=None, kw_only=True, eq=False, alias="asked_on")
    employer: str | None = attrs.field(default=None, kw_only=True)
    position: str | None = attrs.field(default=None, kw_only=True)
    id: str | None = attrs.field(default=None, kw_only=True)
    day: date = attrs.field(init=False, eq=False)
    """The day of the interview, on its own wall clock."""
    asked_on: date = attrs.field(init=False)
    """The day on which they gave the timeframe."""

    def __attrs_post_init__(self) -> None:
        """Check what was given. Most interviews give little, so only what was given is looked at."""
        if type(self.start) is not datetime or self.start.tzinfo is not None:
            set_finally(self, "start", plain(self.start, "start"))
        day = self.start.date()
        set_finally(self, "day", day)
        set_finally(self, "asked_on", day if self._asked_on is None else _checked_asked_on(self._asked_on, day))
        if self.end is not None:
            self._finish_end(self.end)
        if self.timeframe is not _UNSPECIFIED:
            self._check_timeframe()
        if self.employer is not None:
            check_line("employer", self.employer)
        if self.position is not None:
            check_line("position", self.position)
        if self.id is not None:
            check_line("id", self.id)

    def _finish_end(self, end: datetime) -> None:
        if type(end) is datetime and end.tzinfo is None and self.start.tzinfo is None:
            length = by_the_clock = end - self.start
        else:
            end = local(end, self.start, "end")
            length = instant(end) - instant(self.start)
            by_the_clock = end.replace(tzinfo=None) - self.start.replace(tzinfo=None)
            set_finally(self, "end", end)
        if not NO_TIME < length <= LONGEST or by_the_clock > LONGEST:
            raise InvalidValueError("end", f"must be after start ({self.start}) by 12 hours at most", str(end))

    def _check_timeframe(self) -> None:
        check_timeframe("timeframe", self.timeframe)
        day = stated_day(self.timeframe)
        if day is not None and day < self.asked_on:
            problem = f"must not name a day before it was said ({self.asked_on}); give asked_on if it was said later"
            raise InvalidValueError("timeframe", problem, str(day))

    def in_zone(self, tz: tzinfo, /) -> "Interview":
        """Return the same instant on another wall clock, which the rules then read.

        Do this first, and say then what they said: days are read on the new clock, and what was said on the day of the
        interview stays on the day of the interview.

        Args:
            tz: The zone of the place where the interview was.

        Returns:
            The interview, its start and end in `tz`.

        Raises:
            TypeError: `tz` is no `tzinfo`.
            InvalidValueError: The interview has no zone; build it with one. Or it would come after the day they named.

        Example:
            >>> from datetime import UTC, datetime
            >>> from zoneinfo import ZoneInfo
            >>> from interview_etiquette import Interview, thank_you_deadline
            >>> stored = Interview(datetime(2026, 3, 10, 19, 30, tzinfo=UTC))  # half past twelve in Los Angeles
            >>> print(thank_you_deadline(stored.in_zone(ZoneInfo("America/Los_Angeles"))))
            2026-03-11 12:00:00-07:00
        """
        check_type("tz", tz, tzinfo, "a tzinfo such as ZoneInfo('Europe/Berlin')")
        if self.start.tzinfo is None:
            raise InvalidValueError("start", "must have a zone before it can be put into another")
        start = in_zone(self.start, tz, "start")
        end = None if self.end is None else in_zone(self.end, tz, "end")
        asked_on = None if self.asked_on == self.day else max(self.asked_on, start.date())
        named = stated_day(self.timeframe)
        if named is not None and named < (asked_on or start.date()):
            problem = f"must not put the interview past the day they named ({named}); add the timeframe afterwards"
            raise InvalidValueError("tz", problem)
        return attrs.evolve(self, start=start, end=end, asked_on=asked_on)
