"""The other side of the table: by when to answer, so that nobody needs to ask."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import attrs
import pytest

from interview_etiquette import ARTICLE, GERMANY, TWO_TOUCH, DecideBy, EndOfWeek, Interview, Within
from interview_etiquette.calendars import WEEKDAYS, AdjustedCalendar, calendar_for
from interview_etiquette.errors import EtiquetteError, NobodyWaitsError
from interview_etiquette.history import (
    AskedNotToContact,
    FollowUpSent,
    InterviewCancelled,
    Outcome,
    Postponed,
    ReplyReceived,
    ThankYouSent,
    Withdrawn,
    answer_by,
)


def t(text):
    return datetime.fromisoformat(f"2026-{text}")


TUESDAY = Interview(t("03-10 10:00"))
NOTE = ThankYouSent(at=t("03-10 15:00"))
ASKED = FollowUpSent(at=t("03-17 09:30"))
FRIDAY_OFF = AdjustedCalendar(WEEKDAYS, closed=[date(2026, 3, 13)])
REJECTED = ReplyReceived(at=t("03-12 09:00"), outcome=Outcome.REJECTION)

# what happened | interview | history | calendar | policy | answer by
DAYS = [
    ("a week is named by nobody: the day before", TUESDAY, [NOTE], WEEKDAYS, ARTICLE, "03-16 17:00"),
    ("on a Monday: the Friday before", Interview(t("03-09 10:00")), [], WEEKDAYS, ARTICLE, "03-13 17:00"),
    ("the Friday before is off", Interview(t("03-09 10:00")), [], FRIDAY_OFF, ARTICLE, "03-12 17:00"),
    ("tomorrow: this afternoon", Interview(t("03-12 15:00"), timeframe=EndOfWeek()), [], WEEKDAYS, ARTICLE,
     "03-12 17:00"),
    ("tomorrow, and over at half past five: its opening", Interview(t("03-12 16:30"), timeframe=EndOfWeek()), [],
     WEEKDAYS, ARTICLE, "03-13 09:00"),
    ("tomorrow, and over at five sharp: its opening",
     Interview(t("03-12 15:00"), end=t("03-12 17:00"), timeframe=EndOfWeek()), [], WEEKDAYS, ARTICLE, "03-13 09:00"),
    ("tomorrow, and known to be over before five",
     Interview(t("03-12 16:30"), end=t("03-12 16:59"), timeframe=EndOfWeek()), [], WEEKDAYS, ARTICLE, "03-12 17:00"),
    ("interviewed on a Saturday, asked on Monday",
     Interview(t("03-14 10:00"), timeframe=DecideBy(date(2026, 3, 16))), [], WEEKDAYS, ARTICLE, "03-16 09:00"),
    ("after Thanksgiving", Interview(t("11-19 11:00")), [], calendar_for("US"), ARTICLE, "11-25 17:00"),
    ("another policy", TUESDAY, [NOTE], WEEKDAYS, GERMANY, "03-23 17:00"),
    ("they were asked: the next business day", TUESDAY, [NOTE, ASKED], WEEKDAYS, ARTICLE, "03-18 17:00"),
    ("they were asked on a Friday evening", TUESDAY, [FollowUpSent(at=t("03-20 18:00"))], WEEKDAYS, ARTICLE,
     "03-23 17:00"),
    ("asked twice", TUESDAY, [ASKED, FollowUpSent(at=t("03-24 09:00"))], WEEKDAYS, TWO_TOUCH, "03-25 17:00"),
    ("they answered: not yet", TUESDAY, [ASKED, ReplyReceived(at=t("03-18 09:00"))], WEEKDAYS, ARTICLE, "03-24 17:00"),
    ("they named another day", TUESDAY, [ASKED, ReplyReceived(at=t("03-18 09:00"), timeframe=Within(2, "weeks"))],
     WEEKDAYS, ARTICLE, "03-31 17:00"),
    ("re-opened", TUESDAY, [REJECTED, ReplyReceived(at=t("03-13 09:00"), timeframe=EndOfWeek(1))], WEEKDAYS, ARTICLE,
     "03-19 17:00"),
    ("the candidate put it off: the dates stay", TUESDAY, [Postponed(at=t("03-16 09:00"), until=t("03-20 09:00"))],
     WEEKDAYS, ARTICLE, "03-16 17:00"),
]  # fmt: skip


@pytest.mark.parametrize("day", DAYS, ids=lambda day: day[0])
def test_answer_by(day):
    _, interview, history, calendar, policy, expected = day
    assert answer_by(interview, iter(history), calendar=calendar, etiquette=policy) == t(expected)


def test_it_is_on_the_interviews_clock():
    berlin = ZoneInfo("Europe/Berlin")
    assert str(answer_by(Interview(datetime(2026, 3, 23, 10, tzinfo=berlin)))) == "2026-03-27 17:00:00+01:00"


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (REJECTED, "answered"),
        (Withdrawn(at=t("03-12 09:00")), "withdrawn"),
        (InterviewCancelled(at=t("03-09 09:00")), "cancelled"),
        (AskedNotToContact(at=t("03-12 09:00")), "asked not to contact"),
    ],
)
def test_nobody_waits(event, why):
    with pytest.raises(NobodyWaitsError) as caught:
        answer_by(TUESDAY, [event])
    assert caught.value.why == why
    assert isinstance(caught.value, EtiquetteError)


def test_refused():
    with pytest.raises(TypeError, match="interview must be an Interview"):
        answer_by(None)
    with pytest.raises(TypeError, match="calendar must be"):
        answer_by(TUESDAY, calendar="US")


@pytest.mark.parametrize(
    ("start", "end", "morning", "expected", "reason"),
    [
        ("03-12 22:00", "03-13 03:00", (9, 12), "03-13 09:00", "over before the morning"),
        ("03-12 22:00", "03-13 10:00", (9, 12), "03-13 10:00", "a follow-up opens when the interview is over"),
        ("03-12 22:00", "03-13 10:00", (2, 3), "03-13 10:00", "its morning is over too"),
        ("03-12 23:45", None, (0, 12), "03-13 00:45", "an interview without an end is taken to last an hour"),
    ],
)
def test_never_within_an_interview_overnight(start, end, morning, expected, reason):
    interview = Interview(t(start), end=end and t(end), timeframe=EndOfWeek())
    policy = attrs.evolve(ARTICLE, morning=(time(morning[0]), time(morning[1])))
    assert answer_by(interview, etiquette=policy) == t(expected), reason
