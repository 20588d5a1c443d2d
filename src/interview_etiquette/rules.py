"""The rules: from an interview to a thank-you deadline, follow-up dates and a move-on point."""

from datetime import date, datetime
from operator import lt

import attrs

from interview_etiquette._rulings import (
    TIMINGS,
    check_arguments,
    first_follow_up,
    follow_ups,
    move_on,
    thank_you,
    window_of,
)
from interview_etiquette._value import Value, are, check_day, is_a, set_finally
from interview_etiquette.calendars import WEEKDAYS, BusinessCalendar
from interview_etiquette.calendars._frozen import LibraryCalendar, arithmetic
from interview_etiquette.errors import InvalidValueError
from interview_etiquette.etiquette import ARTICLE, Etiquette
from interview_etiquette.interview import Interview
from interview_etiquette.timeframe import TIMEFRAMES, DecisionWindow, Timeframe

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
        for day in self.follow_ups:
            check_day("each of follow_ups", day)
        check_day("move_on", self.move_on)
        if not self.follow_ups or not all(map(lt, self.follow_ups, (*self.follow_ups[1:], self.move_on))):
            raise InvalidValueError(
                "follow_ups", "must be one day or more, each after the one before, and move_on last"
            )


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


def _is_settled(timeframe: Timeframe, calendar: BusinessCalendar, etiquette: Etiquette) -> bool:
    """Return whether the answer can be kept: a plug-in among the arguments is asked each time."""
    return (
        type(timeframe) in TIMEFRAMES
        and type(etiquette.thank_you) in TIMINGS
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
