"""What can happen after an interview, as values; each says when."""

from datetime import datetime
from enum import StrEnum

import attrs

from interview_etiquette._value import Value, is_a, is_a_or_none
from interview_etiquette.contact import Contact
from interview_etiquette.etiquette import A_CHANNEL, Channel
from interview_etiquette.timeframe import Timeframe, check_timeframe
from interview_etiquette.wallclock import plain


class Outcome(StrEnum):
    """What they answered.

    Example:
        >>> from interview_etiquette.history import Outcome
        >>> Outcome("offer")
        <Outcome.OFFER: 'offer'>
    """

    OFFER = "offer"
    REJECTION = "rejection"
    NEXT_ROUND = "next_round"
    OTHER = "other"


def _plain_at(at: datetime) -> datetime:
    return plain(at, "at")


def _plain_until(until: datetime) -> datetime:
    return plain(until, "until")


def _is_timeframe_or_none(_: object, field: "attrs.Attribute[Timeframe | None]", value: object) -> None:
    if value is not None:
        check_timeframe(field.name, value)


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Event(Value):
    """Something that happened; `at` is put into the interview's zone when it is read.

    Raises:
        TypeError: `at` is no `datetime`.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette.history import Event, FollowUpSent
        >>> isinstance(FollowUpSent(at=datetime(2026, 3, 17, 9)), Event)
        True
    """

    at: datetime = attrs.field(kw_only=True, converter=_plain_at)


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class ThankYouSent(Event):
    """You thanked one contact, or everybody.

    Args:
        at: When.
        to: Whom; None is everybody on the interview. Contacts match by e-mail, else by name.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette.history import ThankYouSent
        >>> ThankYouSent(at=datetime(2026, 3, 10, 16)).to is None
        True
    """

    to: Contact | None = attrs.field(default=None, kw_only=True, validator=is_a_or_none(Contact, "a Contact"))


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class FollowUpSent(Event):
    """You followed up; that thanks everybody too.

    Args:
        at: When.
        channel: How.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette.history import FollowUpSent
        >>> FollowUpSent(at=datetime(2026, 3, 17, 9)).channel.value
        'email'
    """

    channel: Channel = attrs.field(default=Channel.EMAIL, kw_only=True, validator=is_a(Channel, A_CHANNEL))


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class ReplyReceived(Event):
    """They wrote or called. With a timeframe the clock starts again; with an outcome they have answered.

    Args:
        at: When.
        timeframe: What they now say about when they will decide; None where they say nothing of it.
        outcome: What they answered; None where it is no answer yet.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import Within
        >>> from interview_etiquette.history import ReplyReceived
        >>> ReplyReceived(at=datetime(2026, 3, 17, 15), timeframe=Within(1, "weeks")).outcome is None
        True
    """

    timeframe: Timeframe | None = attrs.field(default=None, kw_only=True, validator=_is_timeframe_or_none)
    outcome: Outcome | None = attrs.field(
        default=None, kw_only=True, validator=is_a_or_none(Outcome, "an Outcome (OFFER, REJECTION, NEXT_ROUND, OTHER)")
    )


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Postponed(Event):
    """You put it off: nothing is suggested until then. No date moves; the latest one counts.

    Args:
        at: When you put it off.
        until: Until when; at or before `at`, it lifts an earlier one.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette.history import Postponed
        >>> Postponed(at=datetime(2026, 3, 17, 9), until=datetime(2026, 3, 18, 9)).until.day
        18
    """

    until: datetime = attrs.field(kw_only=True, converter=_plain_until)


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class AskedNotToContact(Event):
    """They asked not to be contacted: at all until a reply names a timeframe, or not by one channel.

    Args:
        at: When.
        channel: Not by this one; None is not at all.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import Channel
        >>> from interview_etiquette.history import AskedNotToContact
        >>> AskedNotToContact(at=datetime(2026, 3, 11, 9), channel=Channel.PHONE).channel.value
        'phone'
    """

    channel: Channel | None = attrs.field(default=None, kw_only=True, validator=is_a_or_none(Channel, A_CHANNEL))


class InterviewCancelled(Event):
    """The interview was called off.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette.history import InterviewCancelled
        >>> InterviewCancelled(at=datetime(2026, 3, 9, 9)).at.day
        9
    """

    __slots__ = ()


class Withdrawn(Event):
    """You withdrew; that is final.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette.history import Withdrawn
        >>> Withdrawn(at=datetime(2026, 3, 12, 9)).at.day
        12
    """

    __slots__ = ()
