"""What to do now, and whether it would be too much."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum

import attrs

from interview_etiquette._value import Value
from interview_etiquette.calendars import WEEKDAYS, BusinessCalendar
from interview_etiquette.errors import wrong_type
from interview_etiquette.etiquette import ARTICLE, Channel, Etiquette
from interview_etiquette.history._events import Event
from interview_etiquette.history._standing import Standing, Status, local_now, standing_of, status_of
from interview_etiquette.interview import Interview
from interview_etiquette.plans import (
    MISSED_THANKS,
    Rule,
    Step,
    Window,
    before_leaving,
    follow_up_reasons,
    follow_up_step,
    move_on_step,
    step_id,
    thank_you_reasons,
    thank_you_steps,
)
from interview_etiquette.reasons import Reason, ReasonCode
from interview_etiquette.wallclock import at as clock_on
from interview_etiquette.wallclock import instant

_CLOSED = {
    Status.WITHDRAWN: ReasonCode.WITHDRAWN,
    Status.CANCELLED: ReasonCode.CANCELLED,
    Status.ANSWERED: ReasonCode.ANSWERED,
}


class Purpose(StrEnum):
    """What a message is for.

    Example:
        >>> from interview_etiquette.history import Purpose
        >>> Purpose.RESPONSE.value
        'response'
    """

    FOLLOW_UP = "follow_up"
    THANK_YOU = "thank_you"
    RESPONSE = "response"


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class NextStep(Value):
    """Where things stand, and what comes next.

    Args:
        status: Where things stand.
        step: What to do next, perhaps only later: it opens when it is first allowed. None where nothing is to be done.
        reasons: Why.
    """

    status: Status
    step: Step | None
    reasons: tuple[Reason, ...]


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Verdict(Value):
    """Whether a message would be fine. It is true where it would.

    Args:
        allowed: Whether it would be fine.
        reasons: All that speaks against it.
        first_allowed: The first moment from which it would be, or None for never, as things stand.
    """

    allowed: bool
    reasons: tuple[Reason, ...]
    first_allowed: datetime | None

    def __bool__(self) -> bool:
        return self.allowed


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


def _step_for(status: Status, standing: Standing, now: datetime) -> tuple[Step | None, tuple[Reason, ...]]:
    match status:
        case Status.WITHDRAWN | Status.CANCELLED | Status.ANSWERED:
            return None, tuple(_closed_reasons(standing))
        case Status.MOVE_ON:
            return moving_on(standing), tuple(_move_on_reasons(standing))
        case Status.UPCOMING:
            until = Reason(ReasonCode.UPCOMING, {"until": standing.thanks_open.isoformat()})
            return next(before_leaving(standing.interview)), (until,)
        case Status.THANK_YOU_DUE | Status.THANK_YOU_OVERDUE:
            return _thanking(status, standing, now)
        case Status.AWAITING_REPLY:
            asked = Reason(ReasonCode.AWAITING_REPLY, {"day": max(standing.sent).isoformat()})
            return following_up(standing, now) or moving_on(standing), (asked,)
        case _:
            step = following_up(standing, now)
            return step, step.reasons if step else verdict_on_follow_up(
                standing, now, standing.channel or standing.etiquette.channel
            ).reasons


def _thanking(status: Status, standing: Standing, now: datetime) -> tuple[Step | None, tuple[Reason, ...]]:
    verdict = verdict_on_thanks(standing, now, Channel.EMAIL)
    if not verdict:
        return None, verdict.reasons
    step = next(thanking(standing))
    if status is Status.THANK_YOU_OVERDUE:
        step = attrs.evolve(step, opens=now, due=standing.thanks_end)
    return step, (Reason(ReasonCode.THANKS_OWED), *step.reasons)


def _closed_reasons(standing: Standing) -> Iterator[Reason]:
    if standing.closed is not None:
        facts = {} if standing.outcome is None else {"outcome": standing.outcome.value}
        yield Reason(_CLOSED[standing.closed], facts)


def _move_on_reasons(standing: Standing) -> Iterator[Reason]:
    if standing.silenced is not None:
        yield Reason(ReasonCode.ASKED_NOT_TO)
    elif not standing.ever_asked:
        yield Reason(ReasonCode.NOBODY_ASKED)
    else:
        yield Reason(ReasonCode.MOVED_ON, {"day": standing.move_on[0].isoformat()})


def thanking(standing: Standing) -> Iterator[Step]:
    """Yield the thank-yous still owed."""
    reasons = thank_you_reasons(standing.interview, standing.etiquette, standing.thanks_due)
    for n, step in enumerate(thank_you_steps(standing.interview, standing.thanks_due, reasons)):
        if n in standing.unthanked:
            yield step


def moving_on(standing: Standing) -> Step:
    """Return the step from which to let it go."""
    step = move_on_step(standing.interview, standing.etiquette, standing.move_on, standing.round)
    if standing.silenced is None:
        return step
    opens = min(step.opens, standing.silenced, key=instant)
    return attrs.evolve(step, opens=opens, reasons=(Reason(ReasonCode.ASKED_NOT_TO),))


def following_up(standing: Standing, now: datetime) -> Step | None:
    """Return the next follow-up, opening at the first moment that is allowed from now on; None where none is."""
    ruling, morning, channel = standing.upcoming, standing.morning, standing.channel
    if ruling is None or morning is None or channel is None:
        return None
    asked = max(now, morning[0], key=instant)
    opens = verdict_on_follow_up(standing, asked, channel).first_allowed
    if opens is None:
        return None
    reasons = follow_up_reasons(standing.replied_on, standing.window, standing.etiquette, ruling)
    key = step_id(standing.interview, Rule.FOLLOW_UP, standing.round, len(standing.sent) + 1)
    step = follow_up_step(standing.interview, channel, _window(standing, morning, asked, opens), reasons, key)
    return attrs.evolve(step, checklist=(MISSED_THANKS, *step.checklist)) if standing.unthanked else step


def _window(standing: Standing, morning: Window, asked: datetime, opens: datetime) -> Window:
    """Return the planned morning where it still serves, else what is left of the first day that is allowed."""
    if instant(opens) >= instant(morning[1]):
        return opens, clock_on(opens.date(), standing.etiquette.office_hours[1], opens.tzinfo)
    return morning if opens == asked else (opens, morning[1])


def may_contact(
    interview: Interview,
    history: Iterable[Event] = (),
    /,
    *,
    at: datetime,
    channel: Channel | None = None,
    purpose: Purpose = Purpose.FOLLOW_UP,
    calendar: BusinessCalendar = WEEKDAYS,
    etiquette: Etiquette = ARTICLE,
) -> Verdict:
    """Return whether writing to them (or calling) at that moment would be fine, and else why not and when it will be.

    Args:
        interview: The interview.
        history: What has happened since, in any order; what comes after `at` is ignored.
        at: The moment asked about; it is put into the interview's zone.
        channel: How; None is the policy's channel, and e-mail for a thank-you.
        purpose: To follow up; to thank them; or to respond, which is always fine.
        calendar: The employer's business days.
        etiquette: The policy.

    Raises:
        MixedZonesError: `at` or an event has a zone and the interview has none, or the other way round.
        InvalidValueError: A message before the interview, or a reply that names a day before its own.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import Interview
        >>> from interview_etiquette.history import may_contact
        >>> verdict = may_contact(Interview(datetime(2026, 3, 10, 10)), at=datetime(2026, 3, 13, 10))
        >>> verdict.allowed, str(verdict.first_allowed), str(verdict.reasons[0])
        (False, '2026-03-17 09:00:00', 'the time to ask begins Tue 2026-03-17 09:00')
    """
    moment = local_now(at, interview, etiquette, "at")
    if not isinstance(purpose, Purpose):
        raise wrong_type("purpose", "a Purpose", purpose)
    if channel is not None and not isinstance(channel, Channel):
        raise wrong_type("channel", "a Channel or None", channel)
    standing = standing_of(interview, history, calendar, etiquette, moment)
    match purpose:
        case Purpose.FOLLOW_UP:
            return verdict_on_follow_up(standing, moment, channel or etiquette.channel)
        case Purpose.THANK_YOU:
            return verdict_on_thanks(standing, moment, channel or Channel.EMAIL)
        case Purpose.RESPONSE:
            return Verdict(allowed=True, reasons=(), first_allowed=moment)


def verdict_on_follow_up(standing: Standing, moment: datetime, channel: Channel) -> Verdict:
    """Rule on a follow-up at that moment: in office hours, between its opening and the move-on point, one a day."""
    final = [
        *_closed_reasons(standing),
        *_channel_reasons(standing, channel, {standing.etiquette.channel, Channel.EMAIL}),
    ]
    if standing.morning is None:
        final.append(Reason(ReasonCode.NONE_LEFT))
    if standing.closed is None and instant(moment) >= instant(standing.move_on_opens):
        final.append(Reason(ReasonCode.MOVED_ON, {"day": standing.move_on[0].isoformat()}))
    reasons = (*final, *_untimely(standing, moment))
    return Verdict(not reasons, reasons, None if final else _first_allowed(standing, moment))


def _channel_reasons(standing: Standing, channel: Channel, proper: set[Channel]) -> Iterator[Reason]:
    if standing.silenced is not None:
        yield Reason(ReasonCode.ASKED_NOT_TO)
    if channel not in proper:
        allowed = " or ".join(sorted(proper))
        yield Reason(ReasonCode.OTHER_CHANNEL, {"channel": channel.value, "allowed": allowed})
    if channel in standing.barred:
        yield Reason(ReasonCode.ASKED_NOT_BY, {"channel": channel.value})


def _untimely(standing: Standing, moment: datetime) -> Iterator[Reason]:
    day = moment.date()
    if standing.morning is not None and instant(moment) < instant(standing.morning[0]):
        yield Reason(ReasonCode.TOO_EARLY, {"until": standing.morning[0].isoformat()})
    if not standing.days.is_business_day(day):
        yield Reason(ReasonCode.NO_BUSINESS_DAY, {"day": day.isoformat()})
    opens, closes = _office_hours(standing, day)
    if not instant(opens) <= instant(moment) < instant(closes):
        yield Reason(ReasonCode.OUT_OF_HOURS)
    if day in standing.written_on:
        yield Reason(ReasonCode.WROTE_THAT_DAY, {"day": day.isoformat()})


def _office_hours(standing: Standing, day: date) -> Window:
    opens, closes = standing.etiquette.office_hours
    zone = standing.interview.start.tzinfo
    return clock_on(day, opens, zone), clock_on(day, closes, zone)


def _first_allowed(standing: Standing, moment: datetime) -> datetime | None:
    if standing.morning is not None:
        moment = max(moment, standing.morning[0], key=instant)
    day = standing.days.nth(moment.date(), 0)
    while day < standing.move_on[0]:
        opens, closes = _office_hours(standing, day)
        first = max(moment, opens, key=instant)
        if instant(first) < instant(closes) and day not in standing.written_on:
            return first
        day = standing.days.nth(day, 1)
    return None


def verdict_on_thanks(standing: Standing, moment: datetime, channel: Channel) -> Verdict:
    """Rule on a thank-you at that moment: by e-mail, to whoever is not thanked, until it comes too late."""
    called_off = standing.closed in (Status.WITHDRAWN, Status.CANCELLED)
    final = [*(_closed_reasons(standing) if called_off else ()), *_channel_reasons(standing, channel, {Channel.EMAIL})]
    if not standing.unthanked:
        final.append(Reason(ReasonCode.ALL_THANKED))
    if instant(moment) >= instant(standing.thanks_end):
        final.append(Reason(ReasonCode.THANKS_TOO_LATE, {"until": standing.thanks_end.isoformat()}))
    early = instant(moment) < instant(standing.thanks_open)
    reasons = (*final, Reason(ReasonCode.UPCOMING, {"until": standing.thanks_open.isoformat()})) if early else (*final,)
    return Verdict(not reasons, reasons, None if final else max(moment, standing.thanks_open, key=instant))
