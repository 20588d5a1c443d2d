"""Every number and choice of a policy, as one value; the named policies with their sources."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, Protocol

import attrs

from interview_etiquette._value import Value, at_least, is_a, is_line
from interview_etiquette.calendars import Roll
from interview_etiquette.errors import InvalidValueError, check_type, shown, wrong_type
from interview_etiquette.interview import Interview
from interview_etiquette.timeframe import Wait
from interview_etiquette.wallclock import NO_TIME, at, instant, later, next_day

_MOST_FOLLOW_UPS = 10
_LONGEST = timedelta(days=366)
_NOON = time(12)
_FAR = 100_000_000  # hours beyond which every addition leaves the years 1 to 9999


class Channel(StrEnum):
    """How a message goes out.

    Example:
        >>> from interview_etiquette import ARTICLE, Channel
        >>> ARTICLE.channel is Channel.EMAIL
        True
    """

    EMAIL = "email"
    PHONE = "phone"


A_CHANNEL = f"a Channel ({', '.join(Channel.__members__)})"  # as errors say it


class ThankYouTiming(Protocol):
    """When a thank-you is due: the deadline, and the clock time it gets when it is rolled to a business day.

    Example:
        >>> import attrs
        >>> from datetime import datetime, time, timedelta
        >>> from interview_etiquette import ARTICLE, Interview, thank_you_deadline
        >>> class WithinTheHour:
        ...     next_morning = time(12)
        ...     def deadline(self, interview, /):
        ...         return (interview.end or interview.start) + timedelta(hours=1)
        >>> prompt = attrs.evolve(ARTICLE, thank_you=WithinTheHour())
        >>> thank_you_deadline(Interview(datetime(2026, 3, 10, 14)), etiquette=prompt)
        datetime.datetime(2026, 3, 10, 15, 0)
    """

    @property
    def next_morning(self) -> time:
        """The clock time of a deadline that is rolled to another day."""
        ...

    def deadline(self, interview: Interview, /) -> datetime:
        """Return the deadline on the interview's wall clock."""
        ...


def _is_clock(_: object, field: "attrs.Attribute[time]", value: object) -> None:
    check_clock(field.name, value)


def check_clock(argument: str, value: object) -> None:
    """Refuse anything but a clock time without a zone."""
    if not isinstance(value, time):
        raise wrong_type(argument, "a time", value)
    if value.tzinfo is not None or value.fold:
        problem = "must have neither zone nor fold; it is read on the interview's clock"
        raise InvalidValueError(argument, problem, shown(value))


def _is_timedelta(_: object, field: "attrs.Attribute[timedelta]", value: object) -> None:
    if not isinstance(value, timedelta):
        raise wrong_type(field.name, "a timedelta", value)
    if not NO_TIME <= value <= _LONGEST:
        raise InvalidValueError(field.name, f"must be from 0 to {_LONGEST.days} days", shown(value))


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class HalfDay(Value):
    """The article's rule of thumb: that afternoon after a morning interview, else the very next morning.

    Args:
        noon: A start before this clock time is a morning.
        same_afternoon: The deadline on the day of a morning interview; not before noon.
        next_morning: The deadline on the next day.
        time_to_get_home: A morning interview whose known end leaves less than this before `same_afternoon` is given
            until the next morning.

    Raises:
        InvalidValueError: `same_afternoon` comes before `noon`.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import HalfDay, Interview
        >>> HalfDay().deadline(Interview(datetime(2026, 3, 10, 9)))
        datetime.datetime(2026, 3, 10, 17, 0)

    Source:
        ProStaff, "The Right Way to Follow Up".
    """

    noon: time = attrs.field(default=time(12), validator=_is_clock)
    same_afternoon: time = attrs.field(default=time(17), validator=_is_clock)
    next_morning: time = attrs.field(default=time(12), validator=_is_clock)
    time_to_get_home: timedelta = attrs.field(default=timedelta(hours=1), validator=_is_timedelta)

    def __attrs_post_init__(self) -> None:
        if self.same_afternoon < self.noon:
            problem = f"must not be before noon ({self.noon})"
            raise InvalidValueError("same_afternoon", problem, str(self.same_afternoon))

    def deadline(self, interview: Interview, /) -> datetime:
        """Return the deadline that the half-day of the start decides."""
        start = interview.start
        if start.time() < self.noon:
            afternoon = at(interview.day, self.same_afternoon, start.tzinfo)
            if interview.end is None or NO_TIME < afternoon - interview.end >= self.time_to_get_home:
                return afternoon
        if self.next_morning < _NOON:  # no interview goes on beyond the next noon
            return _next_morning(self.next_morning, interview)
        return at(next_day(interview.day), self.next_morning, start.tzinfo)


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class WithinHours(Value):
    """So many hours of wall clock after the end, or after the start where no end is known.

    Args:
        hours: 1 or more.
        next_morning: The clock time of a deadline that is rolled.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import Interview, WithinHours
        >>> WithinHours(24).deadline(Interview(datetime(2026, 3, 10, 9)))
        datetime.datetime(2026, 3, 11, 9, 0)
    """

    hours: int = attrs.field(validator=at_least(1))
    next_morning: time = attrs.field(default=time(12), validator=_is_clock)

    def deadline(self, interview: Interview, /) -> datetime:
        """Return the end, else the start, that many hours on."""
        return later(interview.end or interview.start, timedelta(hours=min(self.hours, _FAR)))


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class NextDay(Value):
    """The next day, by the close of office hours.

    Args:
        next_morning: The deadline's clock time, rolled or not.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import Interview, NextDay
        >>> NextDay().deadline(Interview(datetime(2026, 3, 10, 9)))
        datetime.datetime(2026, 3, 11, 17, 0)
    """

    next_morning: time = attrs.field(default=time(17), validator=_is_clock)

    def deadline(self, interview: Interview, /) -> datetime:
        """Return the next day at that clock time."""
        return _next_morning(self.next_morning, interview)


def _next_morning(clock: time, interview: Interview) -> datetime:
    """Return the next day at that time; the day after, where an interview overnight is not over by then."""
    zone, end = interview.start.tzinfo, interview.end
    deadline = at(next_day(interview.day), clock, zone)
    if end is None or instant(deadline) > instant(end):
        return deadline
    return at(next_day(deadline.date()), clock, zone)


def _is_timing(_: object, field: "attrs.Attribute[ThankYouTiming]", value: object) -> None:
    if isinstance(value, type) or not callable(getattr(value, "deadline", None)):
        raise wrong_type(field.name, "a ThankYouTiming value such as HalfDay()", value)
    check_clock(f"{field.name}.next_morning", getattr(value, "next_morning", None))


def _is_wait(_: object, field: "attrs.Attribute[Wait]", value: object) -> None:
    if type(value) is not Wait:
        raise wrong_type(field.name, "a Wait", value)


def _is_wait_or_none(_: object, field: "attrs.Attribute[Wait | None]", value: object) -> None:
    if value is not None and type(value) is not Wait:
        raise wrong_type(field.name, "a Wait or None", value)


def _are_hours(_: object, field: "attrs.Attribute[tuple[time, time]]", value: tuple[time, time]) -> None:
    check_type(field.name, value, tuple, "an (opens, closes) pair of times")
    for clock in value:
        check_clock(field.name, clock)
    if len(value) != len(("opens", "closes")) or value[0] >= value[1]:
        raise InvalidValueError(field.name, "must be a pair that opens before it closes", shown(value))


def _is_following_or_none(_: object, field: "attrs.Attribute[Literal[Roll.FOLLOWING] | None]", value: object) -> None:
    if value is not None and value is not Roll.FOLLOWING:
        raise InvalidValueError(field.name, "must be Roll.FOLLOWING or None", shown(value))


def _is_a_polite_number(_: object, field: "attrs.Attribute[int]", value: int) -> None:
    if value > _MOST_FOLLOW_UPS:
        raise InvalidValueError(field.name, f"must be {_MOST_FOLLOW_UPS} at most", shown(value))


def _is_there_if_needed(self: "Etiquette", field: "attrs.Attribute[Wait | None]", value: object) -> None:
    if value is None and self.follow_ups > 1:
        raise InvalidValueError(field.name, "must be a Wait where there are several follow-ups", "None")


def _are_fields(_: object, field: "attrs.Attribute[tuple[str, ...]]", value: tuple[str, ...]) -> None:
    check_type(field.name, value, tuple, "a tuple of field names")
    known = {known.name for known in attrs.fields(Etiquette)}
    for name in value:
        check_type(field.name, name, str, "a tuple of field names")
        if name not in known:
            raise InvalidValueError(field.name, "must name fields of Etiquette", shown(name))


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Etiquette(Value):
    """A policy: every number and choice of the rules. `attrs.evolve` changes one of them.

    Args:
        name: What the policy is called.
        source: Where its numbers are published.
        thank_you: When a thank-you is due.
        thank_you_roll: `Roll.FOLLOWING` puts a deadline that is on no business day off to the next one; None does not.
        after_named_day: How long to wait after the day they named; None asks on the day itself.
        undated_wait: How long to wait where they named no day.
        open_ended_wait: How long to wait where they said that it would take a while.
        follow_ups: How many follow-ups there are in all, 1 to 10.
        spacing: The wait between two follow-ups; needed where there are several.
        patience: The wait from the last follow-up to the move-on point.
        channel: How follow-ups go out.
        morning: The clock times between which a follow-up is polite, on its day.
        office_hours: The clock times between which it is fine to write to them at all.
        roll_back_limit: By how much a follow-up may come before the day they named, where their office is closed then.
        fill_ins: The fields in which the source is silent and this library chose.

    Raises:
        TypeError: A value of the wrong type.
        InvalidValueError: Several follow-ups without a spacing, too many of them, hours that end before they begin.

    Example:
        >>> import attrs
        >>> from datetime import datetime
        >>> from interview_etiquette import ARTICLE, Interview, Wait, follow_up_date
        >>> relaxed = attrs.evolve(ARTICLE, name="relaxed", undated_wait=Wait(10, "business_days"))
        >>> follow_up_date(Interview(datetime(2026, 3, 10, 10)), etiquette=relaxed)
        datetime.date(2026, 3, 24)
    """

    name: str = attrs.field(validator=is_line)
    source: str = attrs.field(validator=is_line)
    thank_you: ThankYouTiming = attrs.field(validator=_is_timing)
    thank_you_roll: Literal[Roll.FOLLOWING] | None = attrs.field(validator=_is_following_or_none)
    after_named_day: Wait | None = attrs.field(validator=_is_wait_or_none)
    undated_wait: Wait = attrs.field(validator=_is_wait)
    open_ended_wait: Wait = attrs.field(validator=_is_wait)
    follow_ups: int = attrs.field(validator=[at_least(1), _is_a_polite_number])
    spacing: Wait | None = attrs.field(validator=[_is_wait_or_none, _is_there_if_needed])
    patience: Wait = attrs.field(validator=_is_wait)
    channel: Channel = attrs.field(validator=is_a(Channel, A_CHANNEL))
    morning: tuple[time, time] = attrs.field(default=(time(9), time(12)), validator=_are_hours)
    office_hours: tuple[time, time] = attrs.field(default=(time(9), time(17)), validator=_are_hours)
    roll_back_limit: timedelta = attrs.field(default=timedelta(days=3), validator=_is_timedelta)
    fill_ins: tuple[str, ...] = attrs.field(default=(), validator=_are_fields)

    def __repr__(self) -> str:
        """Return the name of a named policy, which is all that it takes; for others, every field."""
        named = next((name for name, policy in POLICIES.items() if policy is self or policy == self), None)
        return Value.__repr__(self) if named is None else named.upper()


ARTICLE = Etiquette(
    name="article",
    source="ProStaff, The Right Way to Follow Up",
    thank_you=HalfDay(),
    thank_you_roll=None,
    after_named_day=None,
    undated_wait=Wait(7, "days"),
    open_ended_wait=Wait(14, "days"),
    follow_ups=1,
    spacing=None,
    patience=Wait(7, "days"),
    channel=Channel.EMAIL,
    fill_ins=("open_ended_wait", "patience"),
)
"""The default: the same afternoon or the very next morning; on the day they named, or a week after; then let it go."""

BUSINESS_WEEK = Etiquette(
    name="business_week",
    source="Indeed, How Long Should I Wait After an Interview To Follow Up?",
    thank_you=WithinHours(24),
    thank_you_roll=None,
    after_named_day=Wait(2, "business_days"),
    undated_wait=Wait(5, "business_days"),
    open_ended_wait=Wait(5, "business_days"),
    follow_ups=1,
    spacing=None,
    patience=Wait(5, "business_days"),
    channel=Channel.EMAIL,
    fill_ins=("thank_you_roll", "open_ended_wait", "follow_ups", "patience"),
)
"""Counts in business days: two after the day they named, five where they named none."""

TWO_TOUCH = Etiquette(
    name="two_touch",
    source="Careery, follow-up e-mail after interview; careernetwork.org",
    thank_you=WithinHours(24),
    thank_you_roll=None,
    after_named_day=Wait(1, "business_days"),
    undated_wait=Wait(5, "business_days"),
    open_ended_wait=Wait(10, "business_days"),
    follow_ups=2,
    spacing=Wait(7, "days"),
    patience=Wait(7, "days"),
    channel=Channel.EMAIL,
    fill_ins=("thank_you_roll", "open_ended_wait", "patience"),
)
"""Two follow-ups, a week apart."""

CAMPUS = Etiquette(
    name="campus",
    source="Georgetown Cawley Career Education Center, After Your Job Interview",
    thank_you=WithinHours(24),
    thank_you_roll=None,
    after_named_day=Wait(7, "days"),
    undated_wait=Wait(7, "days"),
    open_ended_wait=Wait(14, "days"),
    follow_ups=2,
    spacing=Wait(7, "days"),
    patience=Wait(14, "days"),
    channel=Channel.EMAIL,
    fill_ins=("thank_you_roll", "open_ended_wait"),
)
"""A week after the day they named, and once more a week later."""

PATIENT = Etiquette(
    name="patient",
    source="JSG, How to Follow Up During a Lengthy Interview Process; HelloGrads",
    thank_you=WithinHours(24),
    thank_you_roll=None,
    after_named_day=Wait(2, "business_days"),
    undated_wait=Wait(14, "days"),
    open_ended_wait=Wait(14, "days"),
    follow_ups=1,
    spacing=None,
    patience=Wait(14, "days"),
    channel=Channel.EMAIL,
    fill_ins=("thank_you", "thank_you_roll", "after_named_day", "patience"),
)
"""For long processes: a fortnight before asking, and a fortnight after."""

GERMANY = Etiquette(
    name="germany",
    source="Robert Half Germany; Handelsblatt",
    thank_you=NextDay(),
    thank_you_roll=Roll.FOLLOWING,
    after_named_day=Wait(2, "business_days"),
    undated_wait=Wait(14, "days"),
    open_ended_wait=Wait(14, "days"),
    follow_ups=1,
    spacing=None,
    patience=Wait(14, "days"),
    channel=Channel.PHONE,
    fill_ins=("thank_you_roll", "patience"),
)
"""Thanks on the next business day, a fortnight's wait, and then a telephone call."""

POLICIES: Mapping[str, Etiquette] = MappingProxyType(
    {policy.name: policy for policy in (ARTICLE, BUSINESS_WEEK, TWO_TOUCH, CAMPUS, PATIENT, GERMANY)}
)
"""The named policies by name."""
