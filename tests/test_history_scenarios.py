"""What has happened, and what to do now: a table of stories, in the order in which a search goes."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import attrs
import pytest

from interview_etiquette import (
    ARTICLE,
    GERMANY,
    TWO_TOUCH,
    Channel,
    Contact,
    DecideBy,
    EndOfWeek,
    Interview,
    NotBefore,
    OpenEnded,
    Reason,
    ReasonCode,
    Within,
)
from interview_etiquette.calendars import WEEKDAYS, calendar_for
from interview_etiquette.errors import InvalidValueError, MixedZonesError
from interview_etiquette.history import (
    AskedNotToContact,
    FollowUpSent,
    InterviewCancelled,
    Outcome,
    Postponed,
    ReplyReceived,
    ThankYouSent,
    Withdrawn,
    next_step,
)

BERLIN, NEW_YORK, TOKYO = map(ZoneInfo, ("Europe/Berlin", "America/New_York", "Asia/Tokyo"))
ZOE = Contact("Zoë Müller", email="zoe@example.org")
BOB = Contact("Bob Ray")


def t(text, zone=None, fold=0):
    """A moment of 2026: "03-17 09:00"."""
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=zone, fold=fold)


def thanked(text, to=None):
    return ThankYouSent(at=t(text), to=to)


def asked(text):
    return FollowUpSent(at=t(text))


def reply(text, timeframe=None, outcome=None):
    return ReplyReceived(at=t(text), timeframe=timeframe, outcome=outcome)


def put_off(text, until):
    return Postponed(at=t(text), until=t(until))


def no_contact(text, channel=None):
    return AskedNotToContact(at=t(text), channel=channel)


def cancelled(text):
    return InterviewCancelled(at=t(text))


def withdrew(text):
    return Withdrawn(at=t(text))


TUESDAY = Interview(t("03-10 10:00"), end=t("03-10 11:00"))  # thank-you by 17:00, follow-up 03-17, move on 03-24
PANEL = Interview(t("03-10 10:00"), end=t("03-10 11:00"), contacts=[ZOE, BOB])
THURSDAY = Interview(t("03-12 15:00"), end=t("03-12 16:00"), timeframe=EndOfWeek())  # all of it on Friday
HALF = attrs.evolve(THURSDAY, contacts=[ZOE, BOB])
A_WHILE = Interview(t("03-10 10:00"), timeframe=OpenEnded())  # follow-up 03-24, move on 03-31
TWICE = Interview(t("03-10 14:00"))  # two_touch: 03-17, 03-24, move on 03-31
BY_FRIDAY = Interview(t("03-10 10:00", BERLIN), timeframe=DecideBy(t("03-13 00:00").date()))
NOTE = thanked("03-10 15:00")

# what happened | interview | history | now | status | step | its window | why (reason codes)
STORIES = [
    ("the day before", TUESDAY, [], "03-09 18:00",
     "upcoming", "business_card/1", "03-10 00:00/03-10 11:00", "upcoming"),
    ("in the room", TUESDAY, [], "03-10 10:30",
     "upcoming", "business_card/1", "03-10 00:00/03-10 11:00", "upcoming"),
    ("a confirmation beforehand is no answer", TUESDAY, [reply("03-09 12:00")], "03-11 09:00",
     "thank_you_overdue", "thank_you/1.1", "03-11 09:00/03-17 09:00", "thanks_owed same_afternoon"),
    ("on the way home", TUESDAY, [], "03-10 11:00",
     "thank_you_due", "thank_you/1.1", "03-10 11:00/03-10 17:00", "thanks_owed same_afternoon"),
    ("without a known end, an hour on", A_WHILE, [], "03-10 11:00",
     "thank_you_due", "thank_you/1.1", "03-10 11:00/03-10 17:00", "thanks_owed same_afternoon"),
    ("thank-you forgotten", TUESDAY, [], "03-10 17:00",
     "thank_you_overdue", "thank_you/1.1", "03-10 17:00/03-17 09:00", "thanks_owed same_afternoon"),
    ("remembered at night: a courtesy knows no hours", TUESDAY, [], "03-14 23:30",
     "thank_you_overdue", "thank_you/1.1", "03-14 23:30/03-17 09:00", "thanks_owed same_afternoon"),
    ("thank-you sent late", TUESDAY, [thanked("03-12 08:00")], "03-12 08:00",
     "waiting", "follow_up/1.1", "03-17 09:00/03-17 12:00", "nothing_named"),
    ("a week too late to thank", A_WHILE, [], "03-17 17:00",
     "waiting", "follow_up/1.1", "03-24 09:00/03-24 12:00", "open_ended"),
    ("they wrote before they were thanked", TUESDAY, [reply("03-11 09:00")], "03-11 10:00",
     "waiting", "follow_up/2.1", "03-18 09:00/03-18 12:00", "still_deciding"),
    ("they wrote, and the deadline is still ahead", TUESDAY, [reply("03-10 12:00")], "03-10 13:00",
     "thank_you_due", "thank_you/1.1", "03-10 11:00/03-10 17:00", "thanks_owed same_afternoon"),
    ("a panel half thanked", PANEL, [thanked("03-10 12:00", ZOE)], "03-10 13:00",
     "thank_you_due", "thank_you/1.2", "03-10 11:00/03-10 17:00", "thanks_owed same_afternoon no_address"),
    ("thanked at the same address, written otherwise", PANEL,
     [thanked("03-10 12:00", Contact("Frau Müller", email="ZOE@Example.org")), thanked("03-10 12:05", BOB)],
     "03-10 13:00", "waiting", "follow_up/1.1", "03-17 09:00/03-17 12:00", "nothing_named one_of_several"),
    ("thanked by name, having found the address since", PANEL,
     [thanked("03-10 12:00", ZOE), thanked("03-10 12:05", Contact("bob ray", email="bob@example.org"))],
     "03-10 13:00", "waiting", "follow_up/1.1", "03-17 09:00/03-17 12:00", "nothing_named one_of_several"),
    ("thanked a namesake with another address", PANEL, [thanked("03-10 12:00", Contact("Zoë Müller", email="z@m.org"))],
     "03-10 13:00", "thank_you_due", "thank_you/1.1", "03-10 11:00/03-10 17:00", "thanks_owed same_afternoon"),
    ("thanked somebody who is not on the list", PANEL, [thanked("03-10 12:00", Contact("Reception"))], "03-10 13:00",
     "thank_you_due", "thank_you/1.1", "03-10 11:00/03-10 17:00", "thanks_owed same_afternoon"),
    ("nobody on the list: any note will do", TUESDAY, [thanked("03-10 12:00", ZOE)], "03-10 13:00",
     "waiting", "follow_up/1.1", "03-17 09:00/03-17 12:00", "nothing_named"),
    ("waiting", TUESDAY, [NOTE], "03-16 23:59", "waiting", "follow_up/1.1", "03-17 09:00/03-17 12:00", "nothing_named"),
    ("what comes later is not known yet", TUESDAY, [NOTE, asked("03-17 09:00")], "03-16 12:00",
     "waiting", "follow_up/1.1", "03-17 09:00/03-17 12:00", "nothing_named"),
    ("'you're welcome'", TUESDAY, [NOTE, reply("03-11 09:00")], "03-11 10:00",
     "waiting", "follow_up/2.1", "03-18 09:00/03-18 12:00", "still_deciding"),
    ("'you're welcome', the same day", TUESDAY, [NOTE, reply("03-10 16:00")], "03-11 10:00",
     "waiting", "follow_up/2.1", "03-17 09:00/03-17 12:00", "nothing_named"),
    ("the day comes", TUESDAY, [NOTE], "03-17 09:00",
     "follow_up_due", "follow_up/1.1", "03-17 09:00/03-17 12:00", "nothing_named"),
    ("never thanked, and now to ask", TUESDAY, [], "03-17 11:59",
     "follow_up_due", "follow_up/1.1", "03-17 09:00/03-17 12:00", "nothing_named"),
    ("thanked that very morning", TUESDAY, [thanked("03-17 08:00")], "03-17 09:00",
     "follow_up_due", "follow_up/1.1", "03-18 09:00/03-18 17:00", "nothing_named wrote_that_day"),
    ("noon went by", TUESDAY, [NOTE], "03-17 12:00",
     "follow_up_overdue", "follow_up/1.1", "03-17 12:00/03-17 17:00", "nothing_named"),
    ("in the evening it is too late for today", TUESDAY, [NOTE], "03-17 18:00",
     "follow_up_overdue", "follow_up/1.1", "03-18 09:00/03-18 17:00", "nothing_named out_of_hours"),
    ("on a Saturday it waits for Monday", TUESDAY, [NOTE], "03-21 10:00",
     "follow_up_overdue", "follow_up/1.1", "03-23 09:00/03-23 17:00", "nothing_named no_business_day"),
    ("the last evening: only letting go is left", TUESDAY, [NOTE], "03-23 17:00",
     "follow_up_overdue", "move_on/1", "03-24 00:00/-", "out_of_hours"),
    ("never asked until it was too late", TUESDAY, [NOTE], "03-24 00:00",
     "move_on", "move_on/1", "03-24 00:00/-", "nobody_asked"),
    ("asked", TUESDAY, [NOTE, asked("03-17 09:10")], "03-17 09:10",
     "awaiting_reply", "move_on/1", "03-24 00:00/-", "awaiting_reply"),
    ("asked early", TUESDAY, [NOTE, asked("03-12 09:10")], "03-17 09:00",
     "awaiting_reply", "move_on/1", "03-24 00:00/-", "awaiting_reply"),
    ("asked late", TUESDAY, [NOTE, asked("03-19 15:00")], "03-25 09:00",
     "awaiting_reply", "move_on/1", "03-26 00:00/-", "awaiting_reply"),
    ("asked, and heard nothing", TUESDAY, [NOTE, asked("03-17 09:10")], "03-24 00:00",
     "move_on", "move_on/1", "03-24 00:00/-", "moved_on"),
    ("a follow-up thanks everybody", PANEL, [asked("03-10 16:00")], "03-10 16:00",
     "awaiting_reply", "move_on/1", "03-24 00:00/-", "awaiting_reply"),
    ("'we need another week'", TUESDAY, [asked("03-17 09:10"), reply("03-17 15:00", Within(1, "weeks"))], "03-18 09:00",
     "waiting", "follow_up/2.1", "03-24 09:00/03-24 12:00", "on_named_day"),
    ("'not before April'", TUESDAY, [reply("03-17 08:00", NotBefore(t("04-01 00:00").date()))], "03-18 09:00",
     "waiting", "follow_up/2.1", "04-08 09:00/04-08 12:00", "after_earliest"),
    ("'today', they say on Friday", TUESDAY, [NOTE, reply("03-13 10:00", DecideBy(t("03-13 00:00").date()))],
     "03-13 11:00", "waiting", "follow_up/2.1", "03-16 09:00/03-16 12:00", "floor"),
    ("'we are still deciding'", TUESDAY, [NOTE, asked("03-17 09:10"), reply("03-18 10:00")], "03-18 11:00",
     "waiting", "follow_up/2.1", "03-25 09:00/03-25 12:00", "still_deciding"),
    ("a reply after the move-on point", TUESDAY, [NOTE, asked("03-17 09:10"), reply("04-01 10:00")], "04-01 11:00",
     "waiting", "follow_up/2.1", "04-08 09:00/04-08 12:00", "still_deciding"),
    ("asked again, heard nothing again", TUESDAY, [asked("03-17 09:10"), reply("03-18 10:00"), asked("03-25 09:10")],
     "04-01 00:00", "move_on", "move_on/2", "04-01 00:00/-", "moved_on"),
    ("asked once, never again", TUESDAY, [asked("03-17 09:10"), reply("03-18 10:00")], "04-01 00:00",
     "move_on", "move_on/2", "04-01 00:00/-", "moved_on"),
    ("an offer after the move-on point", TUESDAY, [asked("03-17 09:10"), reply("04-01 10:00", outcome=Outcome.OFFER)],
     "04-01 11:00", "answered", None, None, "answered"),
    ("a rejection", TUESDAY, [NOTE, reply("03-13 10:00", outcome=Outcome.REJECTION)], "03-17 09:00",
     "answered", None, None, "answered"),
    ("an offer while a thank-you is owed", TUESDAY, [reply("03-10 12:00", outcome=Outcome.OFFER)], "03-10 13:00",
     "answered", None, None, "answered"),
    ("after a rejection, 'we may have another place by Friday'", TUESDAY,
     [NOTE, reply("03-13 10:00", outcome=Outcome.REJECTION), reply("03-16 10:00", DecideBy(t("03-20 00:00").date()))],
     "03-17 09:00", "waiting", "follow_up/2.1", "03-20 09:00/03-20 12:00", "on_named_day"),
    ("after a rejection, 'good luck' re-opens nothing", TUESDAY,
     [NOTE, reply("03-13 10:00", outcome=Outcome.REJECTION), reply("03-16 10:00")],
     "03-17 09:00", "answered", None, None, "answered"),
    ("a next round: its interview is another value", TUESDAY,
     [NOTE, reply("03-13 10:00", EndOfWeek(1), Outcome.NEXT_ROUND)], "03-16 09:00", "answered", None, None, "answered"),
    ("rescheduled: the old one", TUESDAY, [cancelled("03-09 12:00")], "03-09 13:00",
     "cancelled", None, None, "cancelled"),
    ("rescheduled: the new one", THURSDAY, [], "03-09 13:00",
     "upcoming", "business_card/1", "03-12 00:00/03-12 16:00", "upcoming"),
    ("cancelled after a follow-up", TUESDAY, [NOTE, asked("03-17 09:10"), cancelled("03-18 10:00")], "03-18 11:00",
     "cancelled", None, None, "cancelled"),
    ("cancelled, and then an answer", TUESDAY, [cancelled("03-11 10:00"), reply("03-12 10:00", outcome=Outcome.OTHER)],
     "03-12 11:00", "answered", None, None, "answered"),
    ("cancelled, and a date for it all the same", TUESDAY,
     [cancelled("03-11 10:00"), reply("03-12 10:00", EndOfWeek())],
     "03-12 11:00", "cancelled", None, None, "cancelled"),
    ("equal instants keep the order given", TUESDAY,
     [cancelled("03-12 10:00"), reply("03-12 10:00", outcome=Outcome.OTHER)],
     "03-12 11:00", "answered", None, None, "answered"),
    ("equal instants, the other way round", TUESDAY,
     [reply("03-12 10:00", outcome=Outcome.OTHER), cancelled("03-12 10:00")],
     "03-12 11:00", "cancelled", None, None, "cancelled"),
    ("withdrew before it took place", TUESDAY, [withdrew("03-09 12:00")], "03-09 13:00",
     "withdrawn", None, None, "withdrawn"),
    ("withdrew, and nothing undoes that", TUESDAY,
     [withdrew("03-12 09:00"), reply("03-13 10:00", EndOfWeek(), Outcome.OFFER), cancelled("03-13 11:00")],
     "03-16 09:00", "withdrawn", None, None, "withdrawn"),
    ("put off on the day", TUESDAY, [NOTE, put_off("03-17 09:00", "03-18 14:00")], "03-17 10:00",
     "follow_up_due", None, None, "postponed nothing_named"),
    ("put off, and now it ends", TUESDAY, [NOTE, put_off("03-17 09:00", "03-18 14:00")], "03-18 14:00",
     "follow_up_overdue", "follow_up/1.1", "03-18 14:00/03-18 17:00", "nothing_named"),
    ("put off past the follow-up", TUESDAY, [NOTE, put_off("03-16 09:00", "03-25 09:00")], "03-25 09:00",
     "move_on", "move_on/1", "03-24 00:00/-", "nobody_asked"),
    ("put off, and taken up again", TUESDAY,
     [NOTE, put_off("03-17 11:00", "03-17 11:00"), put_off("03-16 09:00", "03-30 09:00")], "03-17 11:00",
     "follow_up_due", "follow_up/1.1", "03-17 09:00/03-17 12:00", "nothing_named"),
    ("put off twice: the latest one wins", TUESDAY,
     [NOTE, put_off("03-16 09:00", "03-30 09:00"), put_off("03-17 09:00", "03-17 10:00")], "03-17 10:00",
     "follow_up_due", "follow_up/1.1", "03-17 09:00/03-17 12:00", "nothing_named"),
    ("asked not to write", TUESDAY, [NOTE, no_contact("03-12 09:00", Channel.EMAIL)], "03-17 09:30",
     "follow_up_due", "move_on/1", "03-24 00:00/-", "asked_not_by"),
    ("asked not to write before being thanked", TUESDAY, [no_contact("03-10 12:00", Channel.EMAIL)], "03-10 13:00",
     "thank_you_due", "move_on/1", "03-24 00:00/-", "asked_not_by"),
    ("asked not to contact them at all", TUESDAY, [NOTE, no_contact("03-12 09:00")], "03-12 10:00",
     "move_on", "move_on/1", "03-12 09:00/-", "asked_not_to"),
    ("asked not to, and then they name a day", TUESDAY,
     [NOTE, no_contact("03-12 09:00"), reply("03-13 09:00", EndOfWeek(1))], "03-13 10:00",
     "waiting", "follow_up/2.1", "03-20 09:00/03-20 12:00", "on_named_day"),
    ("asked not to, and a word without a day", TUESDAY, [NOTE, no_contact("03-12 09:00"), reply("03-13 09:00")],
     "03-13 10:00", "move_on", "move_on/2", "03-12 09:00/-", "asked_not_to"),
    ("one message for both: the evening before", THURSDAY, [], "03-12 17:00",
     "thank_you_due", "thank_you/1.1", "03-12 16:00/03-13 12:00", "thanks_owed one_message next_morning"),
    ("one message for both: its morning", THURSDAY, [], "03-13 09:00",
     "follow_up_due", "follow_up/1.1", "03-13 09:00/03-13 12:00", "on_named_day one_message"),
    ("one message for both: sent", THURSDAY, [thanked("03-13 09:00")], "03-13 09:00",
     "awaiting_reply", "move_on/1", "03-20 00:00/-", "awaiting_reply"),
    ("one message for both, but sent before nine", THURSDAY, [thanked("03-13 08:59")], "03-13 09:00",
     "follow_up_due", "follow_up/1.1", "03-16 09:00/03-16 17:00", "on_named_day wrote_that_day"),
    ("one message for both, to a panel: it thanks them all", HALF, [thanked("03-13 09:00", ZOE)], "03-13 09:00",
     "awaiting_reply", "move_on/1", "03-20 00:00/-", "awaiting_reply"),
    ("a note to the reception is no follow-up", HALF, [thanked("03-13 09:00", Contact("Reception"))], "03-13 10:00",
     "follow_up_due", "follow_up/1.1", "03-16 09:00/03-16 17:00",
     "on_named_day one_message one_of_several wrote_that_day"),
    ("a note the evening before is no follow-up", THURSDAY, [thanked("03-12 18:00")], "03-13 09:00",
     "follow_up_due", "follow_up/1.1", "03-13 09:00/03-13 12:00", "on_named_day"),
]  # fmt: skip


def window(step):
    if step is None:
        return None
    return "/".join("-" if end is None else end.strftime("%m-%d %H:%M") for end in (step.opens, step.due))


def told(answer):
    return (
        answer.status.value,
        answer.step and answer.step.id,
        window(answer.step),
        " ".join(reason.code for reason in answer.reasons),
    )


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story[0])
def test_story(story):
    _, interview, history, now, *expected = story
    assert told(next_step(interview, history, now=t(now))) == tuple(expected)
    assert told(next_step(interview, (event for event in history), now=t(now))) == tuple(expected)
    if len({event.at for event in history}) == len(history):
        assert told(next_step(interview, history[::-1], now=t(now))) == tuple(expected)


def test_there_are_enough_stories_and_each_is_told_once():
    assert len({story[0] for story in STORIES}) == len(STORIES) >= 40


US = calendar_for("US")
PHONE_BARRED = [NOTE, no_contact("03-12 09:00", Channel.PHONE)]
FIRST_LATE = [NOTE, asked("03-20 15:00")]

# what happened | interview | history | now | calendar | policy | status | step | its window | why
ELSEWHERE = [
    ("a week on is Thanksgiving", Interview(t("11-19 11:00")), [thanked("11-19 15:00")], "11-26 10:00", US, ARTICLE,
     "waiting", "follow_up/1.1", "11-27 09:00/11-27 12:00", "nothing_named rolled"),
    ("overdue on a public holiday", Interview(t("11-17 11:00")), [thanked("11-17 15:00")], "11-26 10:00", US, TWO_TOUCH,
     "follow_up_overdue", "follow_up/1.1", "11-27 09:00/11-27 17:00", "nothing_named no_business_day"),
    ("asked not to call: by e-mail, then", TUESDAY, PHONE_BARRED, "03-24 09:30", WEEKDAYS, GERMANY,
     "follow_up_due", "follow_up/1.1", "03-24 09:00/03-24 12:00", "nothing_named"),
    ("two follow-ups, the first sent late", TWICE, FIRST_LATE, "03-24 09:00", WEEKDAYS, TWO_TOUCH,
     "awaiting_reply", "follow_up/1.2", "03-27 09:00/03-27 12:00", "awaiting_reply"),
    ("two follow-ups, the second is due", TWICE, FIRST_LATE, "03-27 09:00", WEEKDAYS, TWO_TOUCH,
     "follow_up_due", "follow_up/1.2", "03-27 09:00/03-27 12:00", "spacing"),
    ("two follow-ups, the first never sent: the second does not open", TWICE, [NOTE], "03-24 09:00", WEEKDAYS,
     TWO_TOUCH, "follow_up_overdue", "follow_up/1.1", "03-24 09:00/03-24 17:00", "nothing_named"),
    ("two follow-ups, both sent", TWICE, [*FIRST_LATE, asked("03-27 09:30")], "03-28 09:00", WEEKDAYS, TWO_TOUCH,
     "awaiting_reply", "move_on/1", "04-03 00:00/-", "awaiting_reply"),
    ("two follow-ups, the second never sent", TWICE, FIRST_LATE, "04-03 00:00", WEEKDAYS, TWO_TOUCH,
     "move_on", "move_on/1", "04-03 00:00/-", "moved_on"),
    ("a third one, though two are enough", TWICE, [*FIRST_LATE, asked("03-27 09:30"), asked("04-01 09:00")],
     "04-03 00:00", WEEKDAYS, TWO_TOUCH, "awaiting_reply", "move_on/1", "04-08 00:00/-", "awaiting_reply"),
    ("between two follow-ups, 'still deciding': both are left again", TWICE,
     [asked("03-17 09:00"), reply("03-18 09:00")],
     "03-19 09:00", WEEKDAYS, TWO_TOUCH,
     "waiting", "follow_up/2.1", "03-25 09:00/03-25 12:00", "still_deciding"),
]  # fmt: skip


@pytest.mark.parametrize("story", ELSEWHERE, ids=lambda story: story[0])
def test_story_elsewhere(story):
    _, interview, history, now, calendar, policy, *expected = story
    assert told(next_step(interview, history, now=t(now), calendar=calendar, etiquette=policy)) == tuple(expected)


# what happened | interview | history | now, anywhere | status | step | its window, in Berlin
ABROAD = [
    ("Friday evening in New York is night in Berlin", BY_FRIDAY, [], t("03-13 17:30", NEW_YORK),
     "follow_up_overdue", "follow_up/1.1", "03-16 09:00/03-16 17:00"),
    ("Tuesday evening in Tokyo is a morning in Berlin", Interview(t("03-10 10:00", BERLIN)), [],
     t("03-17 17:30", TOKYO), "follow_up_due", "follow_up/1.1", "03-17 09:00/03-17 12:00"),
    ("written from New York, on that day in Berlin", BY_FRIDAY, [ThankYouSent(at=t("03-12 19:00", NEW_YORK))],
     t("03-13 10:00", BERLIN), "follow_up_due", "follow_up/1.1", "03-16 09:00/03-16 17:00"),
    ("answered on that day in Berlin", BY_FRIDAY,
     [ReplyReceived(at=t("03-12 19:00", NEW_YORK), timeframe=Within(3, "days"))], t("03-13 10:00", BERLIN),
     "waiting", "follow_up/2.1", "03-16 09:00/03-16 12:00"),
    ("the second half past two, told from the first", Interview(t("10-25 02:30", BERLIN, 1)), [],
     t("10-25 02:45", BERLIN), "upcoming", "business_card/1", "10-25 00:00/10-25 03:30"),
    ("thanked between the two", Interview(t("10-25 02:10", BERLIN)), [ThankYouSent(at=t("10-25 02:20", BERLIN, 1))],
     t("10-25 04:00", BERLIN), "waiting", "follow_up/1.1", "11-02 09:00/11-02 12:00"),
]  # fmt: skip


@pytest.mark.parametrize("story", ABROAD, ids=lambda story: story[0])
def test_story_abroad(story):
    _, interview, history, now, *expected = story
    answer = next_step(interview, history, now=now)
    assert told(answer)[:3] == tuple(expected)
    assert answer.step.opens.tzinfo is BERLIN
    assert answer.step.due.tzinfo is BERLIN


def test_a_thank_you_missed_for_good_comes_first_in_the_follow_up():
    missed = next_step(TUESDAY, now=t("03-17 09:00")).step
    assert [item.key for item in missed.checklist][:2] == ["thank", "remind"]
    assert next_step(TUESDAY, [NOTE], now=t("03-17 09:00")).step.checklist[0].key == "remind"


def test_a_follow_up_goes_out_by_the_channel_that_is_left():
    answer = next_step(TUESDAY, PHONE_BARRED, now=t("03-24 09:30"), etiquette=GERMANY)
    assert answer.step.channel is Channel.EMAIL
    assert next_step(TUESDAY, [NOTE], now=t("03-24 09:30"), etiquette=GERMANY).step.channel is Channel.PHONE


def test_where_they_want_no_mail_the_thanks_still_owed_wait_for_the_call():
    answer = next_step(TUESDAY, [no_contact("03-10 12:00", Channel.EMAIL)], now=t("03-10 13:00"), etiquette=GERMANY)
    assert (answer.status, answer.step.channel, answer.step.opens) == ("thank_you_due", "phone", t("03-24 09:00"))


def test_who_thanked_the_one_contact_has_thanked_everybody():
    alone = attrs.evolve(TUESDAY, contacts=[ZOE])
    assert next_step(alone, [thanked("03-10 12:00", ZOE)], now=t("03-10 13:00")).status == "waiting"


def test_letting_go_says_that_they_asked_not_to_be_contacted():
    answer = next_step(TUESDAY, [no_contact("03-12 12:00")], now=t("03-13 09:00"))
    assert answer.step.reasons == answer.reasons == (Reason(ReasonCode.ASKED_NOT_TO),)


def test_it_says_when_you_last_asked():
    answer = next_step(TWICE, [*FIRST_LATE, asked("03-27 09:30")], now=t("03-28 09:00"), etiquette=TWO_TOUCH)
    assert str(answer.reasons[0]) == "you asked on Fri 2026-03-27: wait for their answer"


def test_it_opens_when_their_office_does():
    late_risers = attrs.evolve(ARTICLE, office_hours=(time(10), time(17)))
    answer = next_step(TUESDAY, [NOTE], now=t("03-17 09:30"), etiquette=late_risers)
    assert told(answer)[2:] == ("03-17 10:00/03-17 12:00", "nothing_named out_of_hours")


def test_an_id_stands_before_the_step():
    interview = Interview(t("03-10 10:00"), id="acme-2")
    assert next_step(interview, now=t("03-10 12:00")).step.id == "acme-2/thank_you/1.1"


# what is refused | interview | history | now | error | its words
REFUSED = [
    ("a thank-you before the start", TUESDAY, [thanked("03-10 09:59")], t("03-11 09:00"), InvalidValueError, "before"),
    ("a follow-up before the start", TUESDAY, [asked("03-09 09:00")], t("03-11 09:00"), InvalidValueError, "before"),
    ("a thank-you between two half past twos", Interview(t("10-25 02:30", BERLIN, 1)),
     [ThankYouSent(at=t("10-25 02:45", BERLIN))], t("10-26 09:00", BERLIN), InvalidValueError, "before"),
    ("a stated day before the reply", TUESDAY, [reply("03-18 09:00", DecideBy(t("03-17 00:00").date()))],
     t("03-18 10:00"), InvalidValueError, "2026-03-17"),
    ("an event in a zone, the interview in none", TUESDAY, [FollowUpSent(at=t("03-17 09:00", BERLIN))],
     t("03-18 10:00"), MixedZonesError, "at must"),
    ("an event in no zone, the interview in one", BY_FRIDAY, [asked("03-17 09:00")], t("03-18 10:00", BERLIN),
     MixedZonesError, "at must"),
    ("an end of postponing in a zone", TUESDAY, [Postponed(at=t("03-17 09:00"), until=t("03-18 09:00", BERLIN))],
     t("03-18 10:00"), MixedZonesError, "until must"),
    ("a now in a zone", TUESDAY, [], t("03-18 10:00", BERLIN), MixedZonesError, "now must"),
    ("a now in no zone", BY_FRIDAY, [], t("03-18 10:00"), MixedZonesError, "now must"),
    ("a history that is none", TUESDAY, 5, t("03-18 10:00"), TypeError, "history must"),
    ("one event instead of a history", TUESDAY, NOTE, t("03-18 10:00"), TypeError, "history must"),
    ("a history of words", TUESDAY, ["thanked"], t("03-18 10:00"), TypeError, "history must"),
    ("no interview", None, [], t("03-18 10:00"), TypeError, "interview must"),
    ("a now in words", TUESDAY, [], "03-18 10:00", TypeError, "now must"),
]  # fmt: skip


@pytest.mark.parametrize("story", REFUSED, ids=lambda story: story[0])
def test_refused(story):
    _, interview, history, now, error, words = story
    with pytest.raises(error, match=words):
        next_step(interview, history, now=now)
