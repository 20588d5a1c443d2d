"""Events as values, and how people are recognised."""

import copy
import pickle
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import pytz

from interview_etiquette import Channel, Contact, EndOfWeek, Interview, history
from interview_etiquette.history import (
    AskedNotToContact,
    Event,
    FollowUpSent,
    InterviewCancelled,
    Outcome,
    Postponed,
    Record,
    ReplyReceived,
    ThankYouSent,
    Withdrawn,
    due,
    next_step,
)
from interview_etiquette.serial import from_dict, to_dict

AT = datetime(2026, 3, 17, 9)
EVENTS = [
    ThankYouSent(at=AT),
    ThankYouSent(at=AT, to=Contact("Zoë Müller", email="zoe@example.org")),
    FollowUpSent(at=AT),
    FollowUpSent(at=AT, channel=Channel.PHONE),
    ReplyReceived(at=AT),
    ReplyReceived(at=AT, timeframe=EndOfWeek(1), outcome=Outcome.OTHER),
    Postponed(at=AT, until=datetime(2026, 3, 18, 9)),
    AskedNotToContact(at=AT),
    AskedNotToContact(at=AT, channel=Channel.PHONE),
    InterviewCancelled(at=AT),
    Withdrawn(at=AT),
]


@pytest.mark.parametrize("event", EVENTS, ids=repr)
def test_an_event_is_a_value(event):
    for again in (copy.copy(event), pickle.loads(pickle.dumps(event)), from_dict(to_dict(event))):
        assert again == event
        assert hash(again) == hash(event)
        assert type(again) is type(event)
    assert "example.org" not in repr(event)
    with pytest.raises(AttributeError):
        event.at = AT
    with pytest.raises(TypeError):
        type(event)(AT)


def test_events_of_two_kinds_are_never_equal():
    assert len(set(EVENTS)) == len(EVENTS)


A_TIMEFRAME = (
    "a Timeframe value such as DecideBy(day), Unspecified() where they named nothing, "
    "or the .timeframe that phrases.read_timeframe found"
)
REFUSED = [
    (ThankYouSent, {"at": date(2026, 3, 17)}, "at must be a datetime, not date"),
    (ThankYouSent, {"at": AT, "to": "Zoë"}, "to must be a Contact or None, not str"),
    (FollowUpSent, {"at": AT, "channel": "email"}, "channel must be a Channel (EMAIL, PHONE), not str"),
    (FollowUpSent, {"at": AT, "channel": None}, "channel must be a Channel (EMAIL, PHONE), not NoneType"),
    (ReplyReceived, {"at": AT, "timeframe": "Friday"}, f"timeframe must be {A_TIMEFRAME}, not str"),
    (
        ReplyReceived,
        {"at": AT, "outcome": "offer"},
        "outcome must be an Outcome (OFFER, REJECTION, NEXT_ROUND, OTHER) or None, not str",
    ),
    (Postponed, {"at": AT, "until": "tomorrow"}, "until must be a datetime, not str"),
    (AskedNotToContact, {"at": AT, "channel": "phone"}, "channel must be a Channel (EMAIL, PHONE) or None, not str"),
]


@pytest.mark.parametrize(("kind", "arguments", "words"), REFUSED)
def test_refused(kind, arguments, words):
    with pytest.raises(TypeError) as refused:
        kind(**arguments)
    assert str(refused.value) == words


def test_putting_off_wants_an_end():
    with pytest.raises(TypeError, match="until"):
        Postponed(at=AT)


def test_the_base_of_events_is_none_itself():
    with pytest.raises(TypeError, match="history must be a sequence of events, not Event"):
        next_step(Interview(datetime(2026, 3, 10, 10)), [Event(at=AT)], now=AT)


def test_a_history_is_a_sequence():
    with pytest.raises(TypeError, match="^history must be a sequence of events, not int$"):
        next_step(Interview(datetime(2026, 3, 10, 10)), 5, now=AT)


def test_a_pytz_time_is_put_on_the_interviews_clock():
    berlin = ZoneInfo("Europe/Berlin")
    event = ThankYouSent(at=pytz.timezone("America/New_York").localize(datetime(2026, 3, 10, 8)))
    assert event.at.tzinfo == ZoneInfo("America/New_York")
    answer = next_step(
        Interview(datetime(2026, 3, 10, 10, tzinfo=berlin)), [event], now=datetime(2026, 3, 10, 14, tzinfo=berlin)
    )
    assert answer.status.value == "waiting"


ZOE = Contact("Zoë Müller", email="zoe@example.org")
ZOES = [
    ZOE,
    Contact("Zoë Müller"),
    Contact("Z. Müller", email="ZOE@EXAMPLE.ORG"),
    Contact("Max", email="max@example.org"),
]

# thanked -> the people on the list, of whom two entries are one, that are still owed a note
RECOGNISED = [
    (None, set()),
    (ZOE, {1, 2}),  # the address decides; a namesake without one is somebody else
    (Contact("zoë müller"), {2}),  # no address: the name decides
    (Contact("Z. Müller"), {1, 2}),  # by either name
    (Contact("Zoë Müller", email="other@example.org"), {0, 2}),  # an unknown address: by name, where none is known
    (Contact("Zoe Muller"), {0, 1, 2}),
]


@pytest.mark.parametrize(("to", "owed"), RECOGNISED)
def test_who_is_thanked(to, owed):
    interview = Interview(datetime(2026, 3, 10, 10), contacts=ZOES)
    record = Record("key", interview, [ThankYouSent(at=datetime(2026, 3, 10, 12), to=to)])
    steps = due([record], since=datetime(2026, 3, 10, 11), until=datetime(2026, 3, 10, 12))
    assert {int(found.step.id.removeprefix("thank_you/1.")) - 1 for found in steps} == owed


@pytest.mark.parametrize("name", history.__all__)
def test_every_public_name_has_an_example(name):
    assert ">>> " in getattr(history, name).__doc__
