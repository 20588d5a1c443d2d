"""The rules: from an interview to a thank-you deadline, follow-up dates and a move-on point.

Each rule returns a ruling, which is the answer, the code of its reason, and the day before it was rolled; the public
functions give the answer, and plans turn the rest into reasons. So no explanation can disagree with a date.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

import attrs

from interview_etiquette._value import Value, are, check_day, is_a, set_finally
from interview_etiquette.calendars import WEEKDAYS, BusinessCalendar
from interview_etiquette.calendars._frozen import LibraryCalendar, arithmetic
from interview_etiquette.calendars._walk import Arithmetic
from interview_etiquette.errors import InvalidValueError, wrong_type
from interview_etiquette.etiquette import ARTICLE, Etiquette, HalfDay, NextDay, WithinHours
from interview_etiquette.interview import Interview
from interview_etiquette.reasons import ReasonCode
from interview_etiquette.timeframe import (
    DecideBetween,
    DecideBy,
    DecisionWindow,
    EndOfMonth,
    EndOfWeek,
    NotBefore,
    OpenEnded,
    Timeframe,
    Unspecified,
    Wait,
    Within,
)
from interview_etiquette.wallclock import at, instant, local

_ONE_DAY = timedelta(days=1)
Ruling = tuple[date, ReasonCode, date]
ThankYouRuling = tuple[datetime, date]  # the deadline, and the day before it was rolled; its code is for plans to find
Case = tuple[datetime, datetime | None, Timeframe, date, BusinessCalendar, Etiquette]


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class KeyDates(Value):
    """The dates of one interview.

    Args:
        thank_you_by: The thank-you deadline, on the interview's wall clock.
        follow_ups: The follow-up dates, in order; each a business day.
        move_on: The move-on point; a business day.

    Raises:
        TypeError: Another type than these.
        InvalidValueError: No follow-up, or days that do not come one after the other.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import Interview, key_dates
        >>> [day.isoformat() for day in key_dates(Interview(datetime(2026, 3, 10, 10))).follow_ups]
        ['2026-03-17']
    """

    thank_you_by: datetime = attrs.field(validator=is_a(datetime, "a datetime"))
    follow_ups: tuple[date, ...] = attrs.field(validator=are(date, "dates"))
    move_on: date

    def __attrs_post_init__(self) -> None:
        days = (*self.follow_ups, self.move_on)
        for argument, day in zip(("follow_ups",) * len(self.follow_ups) + ("move_on",), days, strict=True):
            check_day(argument, day)
        if not self.follow_ups:
            raise InvalidValueError("follow_ups", "must hold one day or more")
        if any(later <= earlier for earlier, later in pairwise(days)):
            raise InvalidValueError("move_on", "must come after the follow-ups, and each of those after the one before")


_new = object.__new__


def _made(thank_you_by: datetime, follow_ups: tuple[date, ...], move_on: date) -> KeyDates:
    """Return what the rules have worked out, which needs no check."""
    made = _new(KeyDates)
    set_finally(made, "thank_you_by", thank_you_by)
    set_finally(made, "follow_ups", follow_ups)
    set_finally(made, "move_on", move_on)
    return made


_MOST_REMEMBERED = 16_384
_REMEMBERED: dict[Case, KeyDates] = {}  # many interviews are alike in all that the rules look at; no name is kept


def thank_you_deadline(
    interview: Interview, /, *, calendar: BusinessCalendar = WEEKDAYS, etiquette: Etiquette = ARTICLE
) -> datetime:
    """Return the moment by which everybody should be thanked.

    It follows the wall calendar, weekends included, unless the policy rolls it. A time in a gap moves forward by the
    gap's length; of a time that exists twice it is the first.

    Args:
        interview: The interview; the half-day of its start decides under the default policy.
        calendar: The employer's business days, which only a policy that rolls looks at.
        etiquette: The policy.

    Returns:
        The deadline, in the zone of the interview; without one where the interview has none.

    Raises:
        OutOfRangeError: The answer would lie outside the years 1 to 9999.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import Interview, thank_you_deadline
        >>> thank_you_deadline(Interview(datetime(2026, 3, 10, 10)))
        datetime.datetime(2026, 3, 10, 17, 0)
        >>> thank_you_deadline(Interview(datetime(2026, 3, 10, 14)))
        datetime.datetime(2026, 3, 11, 12, 0)

    Source:
        ProStaff, "The Right Way to Follow Up": thank them as soon as you get home.
    """
    check_arguments(interview, etiquette)
    return thank_you(interview, arithmetic(calendar), etiquette)[0]


def follow_up_date(
    interview: Interview, /, *, calendar: BusinessCalendar = WEEKDAYS, etiquette: Etiquette = ARTICLE
) -> date:
    """Return the day of the (first) follow-up.

    Args:
        interview: The interview, with what they said about their decision.
        calendar: The employer's business days.
        etiquette: The policy.

    Returns:
        A business day; the polite window is that morning.

    Raises:
        NoBusinessDayError: The calendar stays closed for ten years.
        OutOfRangeError: The answer would lie outside the years 1 to 9999.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import EndOfWeek, Interview, follow_up_date
        >>> follow_up_date(Interview(datetime(2026, 3, 10, 14), timeframe=EndOfWeek()))
        datetime.date(2026, 3, 13)

    Source:
        ProStaff, "The Right Way to Follow Up": on the day they named, or a week after the interview.
    """
    check_arguments(interview, etiquette)
    days = arithmetic(calendar)
    return first_follow_up(interview, window_of(interview, calendar), days, etiquette)[0]


def follow_up_dates(
    interview: Interview, /, *, calendar: BusinessCalendar = WEEKDAYS, etiquette: Etiquette = ARTICLE
) -> tuple[date, ...]:
    """Return the days of all follow-ups that the policy allows.

    Args:
        interview: The interview, with what they said about their decision.
        calendar: The employer's business days.
        etiquette: The policy.

    Returns:
        Business days, in order.

    Raises:
        NoBusinessDayError: The calendar stays closed for ten years.
        OutOfRangeError: An answer would lie outside the years 1 to 9999.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import TWO_TOUCH, Interview, follow_up_dates
        >>> [day.isoformat() for day in follow_up_dates(Interview(datetime(2026, 3, 10, 14)), etiquette=TWO_TOUCH)]
        ['2026-03-17', '2026-03-24']
    """
    check_arguments(interview, etiquette)
    days = arithmetic(calendar)
    return tuple(ruling[0] for ruling in follow_ups(interview, window_of(interview, calendar), days, etiquette))


def move_on_point(
    interview: Interview,
    /,
    *,
    followed_up_on: date | None = None,
    calendar: BusinessCalendar = WEEKDAYS,
    etiquette: Etiquette = ARTICLE,
) -> date:
    """Return the day from which to let it go: stop contacting them. It is no rejection, and the search never stopped.

    Args:
        interview: The interview, with what they said about their decision.
        followed_up_on: The day on which the last follow-up was sent, if that is known; after the interview.
        calendar: The employer's business days.
        etiquette: The policy.

    Returns:
        A business day.

    Raises:
        InvalidValueError: `followed_up_on` is not after the day of the interview.
        NoBusinessDayError: The calendar stays closed for ten years.
        OutOfRangeError: The answer would lie outside the years 1 to 9999.

    Example:
        >>> from datetime import date, datetime
        >>> from interview_etiquette import Interview, move_on_point
        >>> interview = Interview(datetime(2026, 3, 10, 10))
        >>> move_on_point(interview)
        datetime.date(2026, 3, 24)
        >>> move_on_point(interview, followed_up_on=date(2026, 3, 19))
        datetime.date(2026, 3, 26)

    Source:
        ProStaff, "The Right Way to Follow Up": if you follow up and hear nothing, let it go. How long to wait is ours.
    """
    check_arguments(interview, etiquette)
    days = arithmetic(calendar)
    last = follow_ups(interview, window_of(interview, calendar), days, etiquette)[-1][0]
    if followed_up_on is not None:
        check_day("followed_up_on", followed_up_on)
        if followed_up_on <= interview.day:
            problem = f"must be after the day of the interview ({interview.day})"
            raise InvalidValueError("followed_up_on", problem, str(followed_up_on))
        last = max(last, followed_up_on)
    return move_on(last, days, etiquette)[0]


def key_dates(
    interview: Interview, /, *, calendar: BusinessCalendar = WEEKDAYS, etiquette: Etiquette = ARTICLE
) -> KeyDates:
    """Return the thank-you deadline, the follow-up dates and the move-on point, worked out in one pass.

    Args:
        interview: The interview, with what they said about their decision.
        calendar: The employer's business days.
        etiquette: The policy.

    Returns:
        The same answers as the rules give one by one.

    Raises:
        NoBusinessDayError: The calendar stays closed for ten years.
        OutOfRangeError: An answer would lie outside the years 1 to 9999.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import Interview, key_dates
        >>> key_dates(Interview(datetime(2026, 3, 10, 10))).move_on
        datetime.date(2026, 3, 24)
    """
    check_arguments(interview, etiquette)
    if interview.start.tzinfo is not None or not _is_settled(interview.timeframe, calendar, etiquette):
        return _dates(interview, calendar, etiquette)
    case = interview.start, interview.end, interview.timeframe, interview.asked_on, calendar, etiquette
    try:
        found = _REMEMBERED.get(case)
    except TypeError:  # what stands behind the calendar cannot be hashed
        return _dates(interview, calendar, etiquette)
    if found is None:
        if len(_REMEMBERED) >= _MOST_REMEMBERED:
            _REMEMBERED.clear()
        found = _REMEMBERED[case] = _dates(interview, calendar, etiquette)
    return found


_TIMINGS = frozenset({HalfDay, WithinHours, NextDay})
_TIMEFRAMES = frozenset(
    {Unspecified, OpenEnded, DecideBy, DecideBetween, NotBefore, EndOfWeek, EndOfMonth, Within, DecisionWindow}
)


def _is_settled(timeframe: Timeframe, calendar: BusinessCalendar, etiquette: Etiquette) -> bool:
    """Return whether the answer can be kept: a plug-in among the arguments is asked each time."""
    return (
        type(timeframe) in _TIMEFRAMES
        and type(etiquette.thank_you) in _TIMINGS
        and isinstance(calendar, LibraryCalendar)
        and bool(calendar.span.line)  # which a calendar of plug-ins never has
    )


def _dates(interview: Interview, calendar: BusinessCalendar, etiquette: Etiquette) -> KeyDates:
    days = arithmetic(calendar)
    asked = tuple(ruling[0] for ruling in follow_ups(interview, window_of(interview, calendar), days, etiquette))
    return _made(thank_you(interview, days, etiquette)[0], asked, move_on(asked[-1], days, etiquette)[0])


def decision_window(interview: Interview, /, *, calendar: BusinessCalendar = WEEKDAYS) -> DecisionWindow:
    """Return the days between which they decide, as far as they are known.

    Args:
        interview: The interview, with what they said about their decision.
        calendar: The employer's business days.

    Returns:
        The window as they named it, not rolled to business days; None for a side that is not known.

    Raises:
        TypeError: A timeframe of your own returned something else than a `DecisionWindow`.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import EndOfMonth, Interview, decision_window
        >>> decision_window(Interview(datetime(2026, 5, 12, 10), timeframe=EndOfMonth())).latest
        datetime.date(2026, 5, 29)
    """
    check_arguments(interview, ARTICLE)
    arithmetic(calendar)
    return window_of(interview, calendar)


def check_arguments(interview: object, etiquette: object) -> None:
    """Refuse anything but an interview and a policy."""
    if not isinstance(interview, Interview):
        raise wrong_type("interview", "an Interview", interview)
    if not isinstance(etiquette, Etiquette):
        raise wrong_type("etiquette", "an Etiquette (POLICIES has the named ones)", etiquette)


def window_of(interview: Interview, calendar: BusinessCalendar) -> DecisionWindow:
    """Ask the timeframe for its window; after this nobody looks at the timeframe again."""
    window = interview.timeframe.window(interview.asked_on, calendar)
    if not isinstance(window, DecisionWindow):
        raise wrong_type("the window of a timeframe", "a DecisionWindow", window)
    return window


def thank_you(interview: Interview, days: Arithmetic, etiquette: Etiquette) -> ThankYouRuling:
    """Rule on the thank-you deadline: the timing's, or the next business day's where the policy rolls it."""
    timing = etiquette.thank_you
    deadline = timing.deadline(interview)
    if type(timing) not in _TIMINGS:
        deadline = local(deadline, interview.start, "the deadline of a timing")
        over = interview.end or interview.start
        if instant(deadline) <= instant(over):
            raise InvalidValueError(
                "the deadline of a timing", f"must come after the interview ({over})", str(deadline)
            )
    planned = deadline.date()
    if etiquette.thank_you_roll is not None and not days.is_business_day(planned):
        deadline = at(days.nth(planned, 0), timing.next_morning, deadline.tzinfo)
    return deadline, planned


def first_follow_up(interview: Interview, window: DecisionWindow, days: Arithmetic, etiquette: Etiquette) -> Ruling:
    """Rule on the first follow-up: on or after the day they named, else after a wait, never on the day it was said."""
    asked_on = interview.asked_on
    if window.latest is not None:
        ruling = _after_latest(window.latest, window.earliest, days, etiquette)
    elif window.earliest is not None:
        ruling = wait(window.earliest, etiquette.undated_wait, ReasonCode.AFTER_EARLIEST, days)
    elif window.open_ended:
        ruling = wait(asked_on, etiquette.open_ended_wait, ReasonCode.OPEN_ENDED, days)
    else:
        ruling = wait(asked_on, etiquette.undated_wait, ReasonCode.NOTHING_NAMED, days)
    return ruling if ruling[0] > asked_on else (days.nth(asked_on, 1), ReasonCode.FLOOR, ruling[0])


def _after_latest(latest: date, earliest: date | None, days: Arithmetic, etiquette: Etiquette) -> Ruling:
    if etiquette.after_named_day is not None:
        return wait(latest, etiquette.after_named_day, ReasonCode.AFTER_NAMED_DAY, days)
    if days.is_business_day(latest):
        return latest, ReasonCode.ON_NAMED_DAY, latest
    first = max(earliest or date.min, latest - min(etiquette.roll_back_limit, latest - date.min))
    before = latest
    while before > first:
        before -= _ONE_DAY
        if days.is_business_day(before):
            return before, ReasonCode.BEFORE_NAMED_DAY, latest
    return days.nth(latest, 0), ReasonCode.CLOSED_AROUND_NAMED_DAY, latest


def follow_ups(interview: Interview, window: DecisionWindow, days: Arithmetic, etiquette: Etiquette) -> list[Ruling]:
    """Rule on every follow-up: the first, then each a spacing after the one before."""
    return spaced(first_follow_up(interview, window, days, etiquette), (), days, etiquette)


def spaced(first: Ruling, sent: Sequence[date], days: Arithmetic, etiquette: Etiquette) -> list[Ruling]:
    """Rule on each further follow-up, from the later of the days on which the one before was planned and sent."""
    rulings = [first]
    if etiquette.spacing is None:
        return rulings
    for n in range(etiquette.follow_ups - 1):
        last = max(rulings[n][0], sent[n]) if n < len(sent) else rulings[n][0]
        rulings.append(wait(last, etiquette.spacing, ReasonCode.SPACING, days))
    return rulings


def move_on(last: date, days: Arithmetic, etiquette: Etiquette) -> Ruling:
    """Rule on the move-on point, from the last follow-up."""
    return wait(last, etiquette.patience, ReasonCode.PATIENCE, days)


def wait(day: date, period: Wait, code: ReasonCode, days: Arithmetic) -> Ruling:
    """Rule that a period from the day must be over; it rolls forward to a business day."""
    over = period.after(day, days)
    return days.nth(over, 0), code, over
