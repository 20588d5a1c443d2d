"""What to do now."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

import attrs

from interview_etiquette._value import Value, are, is_a, is_a_or_none
from interview_etiquette._why import follow_up_reasons, thank_you_reasons
from interview_etiquette.calendars import WEEKDAYS, BusinessCalendar
from interview_etiquette.etiquette import ARTICLE, Channel, Etiquette
from interview_etiquette.history._events import Event
from interview_etiquette.history._standing import Standing, Status, local_now, standing_of
from interview_etiquette.history._verdicts import closed_reasons, first_allowed, verdict_on_follow_up, verdict_on_thanks
from interview_etiquette.interview import Interview
from interview_etiquette.plans import (
    MISSED_THANKS,
    Rule,
    Step,
    Window,
    before_leaving,
    follow_up_step,
    move_on_step,
    step_id,
    thank_you_steps,
)
from interview_etiquette.reasons import Reason, ReasonCode
from interview_etiquette.wallclock import at as clock_on
from interview_etiquette.wallclock import instant


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class NextStep(Value):
    """Where things stand, and what comes next.

    Args:
        status: Where things stand.
        step: What to do next, perhaps only later: it opens when it is first allowed. None where nothing is to be done,
            or where you put it off.
        reasons: Why.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import Interview
        >>> from interview_etiquette.history import FollowUpSent, next_step
        >>> asked = [FollowUpSent(at=datetime(2026, 3, 17, 9))]
        >>> answer = next_step(Interview(datetime(2026, 3, 10, 10)), asked, now=datetime(2026, 3, 18, 9))
        >>> print(answer.status, answer.step.rule, answer.reasons[0], sep="; ")
        awaiting_reply; move_on; you asked on Tue 2026-03-17: wait for their answer
    """

    status: Status = attrs.field(validator=is_a(Status, "a Status"))
    step: Step | None = attrs.field(validator=is_a_or_none(Step, "a Step"))
    reasons: tuple[Reason, ...] = attrs.field(validator=are(Reason, "Reason values"))


def next_step(
    interview: Interview,
    history: Iterable[Event] = (),
    /,
    *,
    now: datetime,
    calendar: BusinessCalendar = WEEKDAYS,
    etiquette: Etiquette = ARTICLE,
) -> NextStep:
    """Return where things stand now, and what to do next.

    Args:
        interview: The interview.
        history: What has happened since, in any order; what comes after `now` is ignored.
        now: The moment asked about; it is put into the interview's zone.
        calendar: The employer's business days.
        etiquette: The policy.

    Returns:
        The answer; its times are on the interview's wall clock.

    Raises:
        MixedZonesError: `now` or an event has a zone and the interview has none, or the other way round.
        InvalidValueError: A message before the interview, or a reply that names a day before its own.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import Interview
        >>> from interview_etiquette.history import ThankYouSent, next_step
        >>> interview = Interview(datetime(2026, 3, 10, 10))
        >>> next_step(interview, now=datetime(2026, 3, 10, 15)).status.value
        'thank_you_due'
        >>> thanked = [ThankYouSent(at=datetime(2026, 3, 10, 15))]
        >>> answer = next_step(interview, thanked, now=datetime(2026, 3, 11, 9))
        >>> answer.status.value, str(answer.step.opens)
        ('waiting', '2026-03-17 09:00:00')
    """
    now = local_now(now, interview, etiquette, "now")
    standing = standing_of(interview, history, calendar, etiquette, now)
    status = status_of(standing, now)
    step, reasons = _step_for(status, standing, now)
    until = standing.postponed_until(now)
    if instant(until) > instant(now):
        return NextStep(status, None, (Reason(ReasonCode.POSTPONED, {"until": until.isoformat()}), *reasons))
    return NextStep(status, step, reasons)


def status_of(standing: Standing, now: datetime) -> Status:
    """Return the first status that applies at that moment."""
    moment = instant(now)
    if standing.closed is not None:
        return standing.closed
    if standing.silenced is not None or moment >= instant(standing.move_on_opens):
        return Status.MOVE_ON
    if moment < instant(standing.thanks_open):
        return Status.UPCOMING
    if standing.morning is not None and moment >= instant(standing.morning[0]):
        return Status.FOLLOW_UP_DUE if moment < instant(standing.morning[1]) else Status.FOLLOW_UP_OVERDUE
    return Status.AWAITING_REPLY if standing.sent else _thanks_status(standing, moment)


def _thanks_status(standing: Standing, moment: timedelta) -> Status:
    if standing.unthanked and moment < instant(standing.thanks_due):
        return Status.THANK_YOU_DUE
    if standing.unthanked and moment < instant(standing.thanks_end):
        return Status.THANK_YOU_OVERDUE
    return Status.WAITING


def _step_for(status: Status, standing: Standing, now: datetime) -> tuple[Step | None, tuple[Reason, ...]]:
    match status:
        case Status.WITHDRAWN | Status.CANCELLED | Status.ANSWERED:
            return None, tuple(closed_reasons(standing))
        case Status.MOVE_ON:
            return moving_on(standing), (_move_on_reason(standing),)
        case Status.UPCOMING:
            until = Reason(ReasonCode.UPCOMING, {"until": standing.thanks_open.isoformat()})
            return next(before_leaving(standing.interview)), (until,)
        case Status.THANK_YOU_DUE | Status.THANK_YOU_OVERDUE:
            return _thanking_or_asking(standing, now)
        case Status.AWAITING_REPLY:
            asked = Reason(ReasonCode.AWAITING_REPLY, {"day": standing.last_sent.isoformat()})
            return _asking(standing, now), (asked,)
        case _:
            step = _asking(standing, now)
            return step, _asking_reasons(status, standing, now, step)


def _thanking_or_asking(standing: Standing, now: datetime) -> tuple[Step, tuple[Reason, ...]]:
    verdict = verdict_on_thanks(standing, now, Channel.EMAIL)
    if not verdict:
        return _asking(standing, now), verdict.reasons
    step = next(thanking(standing, now))
    return step, (Reason(ReasonCode.THANKS_OWED), *step.reasons)


def _asking(standing: Standing, now: datetime) -> Step:
    """Return the next follow-up; where none is possible any more, letting it go is next."""
    return following_up(standing, now) or moving_on(standing)


def _asking_reasons(status: Status, standing: Standing, now: datetime, step: Step) -> tuple[Reason, ...]:
    """Return why to ask then, and, where it should be now but must not, what speaks against it."""
    against = verdict_on_follow_up(standing, now, standing.channel or standing.etiquette.channel).reasons
    if step.rule is Rule.MOVE_ON:
        return against
    return step.reasons if status is Status.WAITING else (*step.reasons, *against)


def _move_on_reason(standing: Standing) -> Reason:
    if standing.silenced is not None:
        return Reason(ReasonCode.ASKED_NOT_TO)
    if not standing.ever_asked:
        return Reason(ReasonCode.NOBODY_ASKED)
    return Reason(ReasonCode.MOVED_ON, {"day": standing.move_on[0].isoformat()})


def thanking(standing: Standing, now: datetime) -> Iterator[Step]:
    """Yield the thank-yous still owed; past the deadline they open now, and end when it is too late."""
    reasons = (*_one_message(standing), *thank_you_reasons(standing.interview, standing.etiquette, standing.thanks))
    for n, step in enumerate(thank_you_steps(standing.interview, standing.thanks_due, reasons)):
        if n in standing.unthanked:
            overdue = instant(now) >= instant(standing.thanks_due)
            yield attrs.evolve(step, opens=now, due=standing.thanks_end) if overdue else step


def _one_message(standing: Standing) -> Iterator[Reason]:
    if standing.unthanked and standing.is_one_message:
        yield Reason(ReasonCode.ONE_MESSAGE, {"day": standing.first[0].isoformat()})


def moving_on(standing: Standing) -> Step:
    """Return the step from which to let it go."""
    n = standing.lapses + 1 if standing.lapses else None  # a move-on point that came again is another step
    step = move_on_step(standing.interview, standing.etiquette, standing.move_on, standing.round, n)
    if standing.silenced is None:
        return step
    return attrs.evolve(step, opens=letting_go(standing), reasons=(Reason(ReasonCode.ASKED_NOT_TO),))


def letting_go(standing: Standing) -> datetime:
    """Return from when to let it go: the move-on point, or when they asked not to be contacted."""
    opens = standing.move_on_opens
    return opens if standing.silenced is None else min(opens, standing.silenced, key=instant)


def following_up(standing: Standing, now: datetime) -> Step | None:
    """Return the next follow-up, opening at the first moment that is allowed from now on; None where none is."""
    ruling, morning, channel = standing.upcoming, standing.morning, standing.channel
    if ruling is None or morning is None or channel is None:
        return None
    opens = first_allowed(standing, now)
    if opens is None:
        return None
    why = follow_up_reasons(standing.replied_on, standing.window, standing.etiquette, ruling)
    key = step_id(standing.interview, Rule.FOLLOW_UP, standing.round, len(standing.sent) + 1)
    window = _window(standing, morning, opens)
    step = follow_up_step(standing.interview, channel, window, (*why, *_one_message(standing)), key)
    return attrs.evolve(step, checklist=(MISSED_THANKS, *step.checklist)) if standing.unthanked else step


def _window(standing: Standing, morning: Window, opens: datetime) -> Window:
    """Return the planned morning where it still serves, else what is left of the first day that is allowed."""
    if instant(opens) >= instant(morning[1]):
        return opens, clock_on(opens.date(), standing.etiquette.office_hours[1], opens.tzinfo)
    return first_allowed(standing, morning[0]) or opens, morning[1]
