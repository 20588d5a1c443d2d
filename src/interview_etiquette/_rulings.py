"""The rules as rulings: an answer, the code of its reason, and the day before it was rolled.

`rules` gives the answers, and plans turn the rest into reasons. So no explanation can disagree with a date.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from interview_etiquette.calendars import BusinessCalendar
from interview_etiquette.calendars._walk import Arithmetic
from interview_etiquette.errors import InvalidValueError, wrong_type
from interview_etiquette.etiquette import Etiquette, HalfDay, NextDay, WithinHours
from interview_etiquette.interview import Interview
from interview_etiquette.reasons import ReasonCode
from interview_etiquette.timeframe import DecisionWindow, Wait
from interview_etiquette.wallclock import at, instant, local

Ruling = tuple[date, ReasonCode, date]
ThankYouRuling = tuple[datetime, date]  # the deadline, and the day before it was rolled; its code is for plans to find
TIMINGS = frozenset({HalfDay, WithinHours, NextDay})
_ONE_DAY = timedelta(days=1)


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
    if type(timing) not in TIMINGS:
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
