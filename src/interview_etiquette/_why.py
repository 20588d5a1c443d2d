"""Why the steps of a plan are what they are."""

from collections.abc import Iterator
from datetime import date

from interview_etiquette._rulings import Ruling, ThankYouRuling
from interview_etiquette.contact import Contact
from interview_etiquette.etiquette import Channel, Etiquette, HalfDay, NextDay, ThankYouTiming, WithinHours
from interview_etiquette.interview import Interview
from interview_etiquette.reasons import Reason, ReasonCode
from interview_etiquette.timeframe import DecisionWindow, Wait


def thank_you_reasons(interview: Interview, etiquette: Etiquette, ruling: ThankYouRuling) -> tuple[Reason, ...]:
    """Return why the thank-you is due when it is: the timing's reason, and the rolling's where it was rolled."""
    deadline, planned = ruling
    reason = _timing_reason(interview, etiquette.thank_you, planned)
    if deadline.date() == planned:
        return (reason,)
    return reason, Reason(ReasonCode.THANKS_ROLLED, {"planned": str(planned)})


def _timing_reason(interview: Interview, timing: ThankYouTiming, planned: date) -> Reason:
    match timing:
        case HalfDay() if planned == interview.day:
            return Reason(ReasonCode.SAME_AFTERNOON)
        case HalfDay(noon=noon):
            return Reason(ReasonCode.HOME_TOO_LATE if interview.start.time() < noon else ReasonCode.NEXT_MORNING)
        case WithinHours(hours=hours):
            return Reason(ReasonCode.WITHIN_HOURS, {"hours": hours})
        case NextDay():
            return Reason(ReasonCode.NEXT_DAY)
        case _:
            return Reason(ReasonCode.OWN_TIMING)


def whom_reasons(contacts: tuple[Contact, ...], whom: tuple[Contact, ...], channel: Channel) -> Iterator[Reason]:
    """Yield why one of them is written to and not the others, or that nobody can be."""
    if contacts and not whom:
        yield Reason(ReasonCode.NOBODY_REACHABLE, {"channel": channel.value})
    elif len(contacts) > 1:
        yield Reason(ReasonCode.ONE_OF_SEVERAL, {"contact": whom[0].name})


def follow_up_reasons(
    asked_on: date, window: DecisionWindow, etiquette: Etiquette, ruling: Ruling
) -> tuple[Reason, ...]:
    """Return why a follow-up is on its day, given the day on which they last said something."""
    _, code, planned = ruling
    waits = {
        ReasonCode.AFTER_NAMED_DAY: etiquette.after_named_day,
        ReasonCode.OPEN_ENDED: etiquette.open_ended_wait,
        ReasonCode.SPACING: etiquette.spacing,
    }
    known = {
        "latest": window.latest,
        "earliest": window.earliest,
        "asked_on": asked_on,
        "planned": planned,
        "wait": spoken_wait(waits.get(code) or etiquette.undated_wait),
    }
    reason = Reason(code, {key: str(fact) for key, fact in known.items() if f"{{{key}}}" in code.sentence})
    return rolled(reason, ruling) if "{wait}" in code.sentence else (reason,)


def move_on_reasons(etiquette: Etiquette, ruling: Ruling) -> tuple[Reason, ...]:
    """Return why to let it go on its day."""
    return rolled(Reason(ruling[1], {"wait": spoken_wait(etiquette.patience)}), ruling)


def rolled(reason: Reason, ruling: Ruling) -> tuple[Reason, ...]:
    """Return a reason, and where the day was rolled to a business day, that too."""
    day, _, planned = ruling
    return (reason,) if day == planned else (reason, Reason(ReasonCode.ROLLED, {"planned": str(planned)}))


def spoken_wait(wait: Wait) -> str:
    """Return a wait in words: "1 business day"."""
    unit = wait.unit.replace("_", " ")
    return f"{wait.count} {unit.removesuffix('s') if wait.count == 1 else unit}"


def details_missing(contact: Contact) -> Reason:
    """Return what a contact is still to be asked for."""
    return Reason(ReasonCode.DETAILS_MISSING, {"contact": contact.name, "details": ", ".join(contact.missing)})


def no_address(contact: Contact) -> Reason:
    """Return that a contact cannot be thanked by e-mail."""
    return Reason(ReasonCode.NO_ADDRESS, {"contact": contact.name, "channel": Channel.EMAIL.value})
