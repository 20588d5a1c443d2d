"""Whether writing to them would be fine, and from when it will be."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum

import attrs

from interview_etiquette._value import Value, are, is_a, is_a_or_none
from interview_etiquette.calendars import WEEKDAYS, BusinessCalendar
from interview_etiquette.errors import check_type
from interview_etiquette.etiquette import A_CHANNEL, ARTICLE, Channel, Etiquette
from interview_etiquette.history._events import Event
from interview_etiquette.history._standing import Standing, Status, local_now, standing_of
from interview_etiquette.interview import Interview
from interview_etiquette.plans import Window
from interview_etiquette.reasons import Reason, ReasonCode
from interview_etiquette.wallclock import at as clock_on
from interview_etiquette.wallclock import instant


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
class Verdict(Value):
    """Whether a message would be fine. It is true where it would.

    Args:
        allowed: Whether it would be fine.
        reasons: All that speaks against it.
        first_allowed: The first moment from which it would be, or None for never, as things stand.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import Interview
        >>> from interview_etiquette.history import may_contact
        >>> verdict = may_contact(Interview(datetime(2026, 3, 10, 10)), at=datetime(2026, 3, 14, 18))
        >>> if not verdict:
        ...     print(*verdict.reasons, sep="; ")
        the time to ask begins Tue 2026-03-17 09:00; Sat 2026-03-14 is no business day; it is outside their office hours
    """

    allowed: bool = attrs.field(validator=is_a(bool, "a bool"))
    reasons: tuple[Reason, ...] = attrs.field(validator=are(Reason, "Reason values"))
    first_allowed: datetime | None = attrs.field(validator=is_a_or_none(datetime, "a datetime"))

    def __bool__(self) -> bool:
        return self.allowed


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

    Returns:
        The verdict; its times are on the interview's wall clock.

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
    check_type("purpose", purpose, Purpose, "a Purpose (FOLLOW_UP, THANK_YOU, RESPONSE)")
    check_type("channel", channel, Channel | None, f"{A_CHANNEL} or None")
    standing = standing_of(interview, history, calendar, etiquette, moment)
    match purpose:
        case Purpose.FOLLOW_UP:
            return verdict_on_follow_up(standing, moment, channel or etiquette.channel)
        case Purpose.THANK_YOU:
            return verdict_on_thanks(standing, moment, channel or Channel.EMAIL)
        case _:
            return Verdict(allowed=True, reasons=(), first_allowed=moment)


def verdict_on_follow_up(standing: Standing, moment: datetime, channel: Channel) -> Verdict:
    """Rule on a follow-up at that moment: in office hours, between its opening and the move-on point, one a day."""
    proper = {standing.etiquette.channel, Channel.EMAIL}
    final = [*closed_reasons(standing), *_channel_reasons(standing, channel, proper)]
    if standing.morning is None:
        final.append(Reason(ReasonCode.NONE_LEFT))
    if instant(moment) >= instant(standing.move_on_opens):
        final.append(Reason(ReasonCode.MOVED_ON, {"day": standing.move_on[0].isoformat()}))
    reasons = (*final, *_untimely(standing, moment))
    return Verdict(not reasons, reasons, None if final else first_allowed(standing, moment))


def closed_reasons(standing: Standing) -> Iterator[Reason]:
    """Yield why nothing more is to be done, if it is so."""
    if standing.closed is Status.ANSWERED and standing.outcome is not None:
        yield Reason(ReasonCode.ANSWERED, {"outcome": standing.outcome.value})
    elif standing.closed is not None:
        yield Reason(ReasonCode(standing.closed))


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
    if _wrote_before(standing, moment):
        yield Reason(ReasonCode.WROTE_THAT_DAY, {"day": day.isoformat()})


def _office_hours(standing: Standing, day: date) -> Window:
    opens, closes = standing.etiquette.office_hours
    zone = standing.interview.start.tzinfo
    return clock_on(day, opens, zone), clock_on(day, closes, zone)


def _wrote_before(standing: Standing, moment: datetime) -> bool:
    """Return whether a message went out earlier on that day. A later one takes nothing back."""
    first = standing.written.get(moment.date())
    return first is not None and instant(first) <= instant(moment)


def first_allowed(standing: Standing, moment: datetime) -> datetime | None:
    """Return the first moment from that one on at which a follow-up is allowed, channels apart."""
    if standing.morning is None:
        return None
    moment = max(moment, standing.morning[0], key=instant)
    day = standing.days.nth(moment.date(), 0)
    while day < standing.move_on[0]:
        opens, closes = _office_hours(standing, day)
        first = max(moment, opens, key=instant)
        if instant(first) < instant(closes) and not _wrote_before(standing, first):
            return first
        day = standing.days.nth(day, 1)
    return None


def verdict_on_thanks(standing: Standing, moment: datetime, channel: Channel) -> Verdict:
    """Rule on a thank-you at that moment: by e-mail, to whoever is not thanked, until it comes too late."""
    called_off = standing.closed in (Status.WITHDRAWN, Status.CANCELLED)
    final = [*(closed_reasons(standing) if called_off else ()), *_channel_reasons(standing, channel, {Channel.EMAIL})]
    if not standing.unthanked:
        final.append(Reason(ReasonCode.ASKED_INSTEAD if standing.asked_instead else ReasonCode.ALL_THANKED))
    first = max(moment, standing.thanks_open, key=instant)
    if instant(first) >= instant(standing.thanks_end):
        final.append(Reason(ReasonCode.THANKS_TOO_LATE, {"until": standing.thanks_end.isoformat()}))
    early = instant(moment) < instant(first)
    reasons = (*final, Reason(ReasonCode.UPCOMING, {"until": first.isoformat()})) if early else (*final,)
    return Verdict(not reasons, reasons, None if final else first)
