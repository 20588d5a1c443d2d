"""What falls due for many interviews: once, in the order given, whatever is wrong with some of them."""

import pickle
import sys
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest

from interview_etiquette import ARTICLE, TWO_TOUCH, Channel, Contact, DecideBy, EndOfWeek, Interview
from interview_etiquette.calendars import WEEKDAYS, AdjustedCalendar, calendar_for
from interview_etiquette.errors import InvalidValueError, MixedZonesError
from interview_etiquette.history import (
    AskedNotToContact,
    BadRecord,
    DueStep,
    FollowUpSent,
    InterviewCancelled,
    Postponed,
    Record,
    ReplyReceived,
    ThankYouSent,
    due,
    next_step,
)


def t(text):
    return datetime.fromisoformat(f"2026-{text}")


TUESDAY = Interview(t("03-10 10:00"), end=t("03-10 11:00"))  # follow-up 03-17, move on 03-24
TOLD = Interview(t("03-10 10:00"), end=t("03-10 11:00"), timeframe=EndOfWeek())
ANN = Contact("Ann")
PANEL = Interview(t("03-10 10:00"), contacts=[ANN, Contact("Bob")], timeframe=EndOfWeek())
THURSDAY = Interview(t("03-12 15:00"), timeframe=EndOfWeek())
NOTE = ThankYouSent(at=t("03-10 15:00"))
ALWAYS = {"since": t("01-01 00:00"), "until": t("12-31 00:00")}


def found(record, **rest):
    return [f"{each.step.id} {each.step.opens:%m-%d %H:%M}" for each in due([record], **{**ALWAYS, **rest})]


CARDS = ["business_card/1 03-10 00:00", "decision_date/1 03-10 00:00"]
THANK, ASK, LET_GO = "thank_you/1.1 03-10 11:00", "follow_up/1.1 03-17 09:00", "move_on/1 03-24 00:00"


def put_off(since, until):
    return Postponed(at=t(since), until=t(until))


# what happened | interview | history | policy | every step that falls due, ever, and when it opens
LIVES = [
    ("nothing", TUESDAY, [], ARTICLE, [*CARDS, THANK, ASK, LET_GO]),
    ("they said when", TOLD, [], ARTICLE, [CARDS[0], THANK, "follow_up/1.1 03-13 09:00", "move_on/1 03-20 00:00"]),
    ("thanked", TUESDAY, [NOTE], ARTICLE, [*CARDS, ASK, LET_GO]),
    ("asked", TUESDAY, [FollowUpSent(at=t("03-17 09:10"))], ARTICLE, [*CARDS, LET_GO]),
    ("asked at the very move-on point", TUESDAY, [NOTE, FollowUpSent(at=t("03-24 00:00"))], ARTICLE,
     [*CARDS, "move_on/1.2 03-31 00:00"]),
    ("asked at two move-on points", TUESDAY, [NOTE, *(FollowUpSent(at=t(f"03-{day} 10:00")) for day in (24, 31))],
     ARTICLE, [*CARDS, "move_on/1.3 04-07 00:00"]),
    ("thanked as it began", TUESDAY, [ThankYouSent(at=t("03-10 10:00"))], ARTICLE, [*CARDS, ASK, LET_GO]),
    ("the one contact is thanked", attrs.evolve(TUESDAY, contacts=[ANN]), [ThankYouSent(at=t("03-10 12:00"), to=ANN)],
     ARTICLE, [*CARDS, ASK, LET_GO]),
    ("asked late", TUESDAY, [NOTE, FollowUpSent(at=t("03-19 09:10"))], ARTICLE, [*CARDS, "move_on/1 03-26 00:00"]),
    ("a panel", PANEL, [ThankYouSent(at=t("03-10 12:00"), to=Contact("Ann"))], ARTICLE,
     [CARDS[0], "thank_you/1.2 03-10 11:00", "follow_up/1.1 03-13 09:00", "move_on/1 03-20 00:00"]),
    ("two follow-ups: the second after the first", TUESDAY, [NOTE], TWO_TOUCH,
     [*CARDS, ASK, "move_on/1 03-31 00:00"]),
    ("two follow-ups: the first is sent", TUESDAY, [NOTE, FollowUpSent(at=t("03-17 09:10"))], TWO_TOUCH,
     [*CARDS, "follow_up/1.2 03-24 09:00", "move_on/1 03-31 00:00"]),
    ("a reply", TUESDAY, [NOTE, ReplyReceived(at=t("03-13 12:00"))], ARTICLE,
     [*CARDS, "follow_up/2.1 03-20 09:00", "move_on/2 03-27 00:00"]),
    ("cancelled", TUESDAY, [InterviewCancelled(at=t("03-18 12:00"))], ARTICLE, []),
    ("asked not to contact them", TUESDAY, [AskedNotToContact(at=t("03-12 12:00"))], ARTICLE,
     ["move_on/1 03-12 12:00"]),
    ("asked not to, after the move-on point", TUESDAY, [AskedNotToContact(at=t("04-12 12:00"))], ARTICLE, [LET_GO]),
    ("asked not to write", TUESDAY, [NOTE, AskedNotToContact(at=t("03-12 12:00"), channel=Channel.EMAIL)], ARTICLE,
     [*CARDS, LET_GO]),
    ("asked not to write, nor thanked", TUESDAY, [AskedNotToContact(at=t("03-12 12:00"), channel=Channel.EMAIL)],
     ARTICLE, [*CARDS, LET_GO]),
    ("wrote at eight that day", TUESDAY, [ThankYouSent(at=t("03-17 08:00"))], ARTICLE,
     [*CARDS, "follow_up/1.1 03-18 09:00", LET_GO]),
    ("wrote at ten that day: it had come up at nine", TUESDAY, [ThankYouSent(at=t("03-17 10:00"))], ARTICLE,
     [*CARDS, ASK, LET_GO]),
    ("wrote every day of the week", TUESDAY, [ThankYouSent(at=t(f"03-{day} 08:00")) for day in range(17, 24)], ARTICLE,
     [*CARDS, LET_GO]),
    ("put off from the start to after the interview", TUESDAY, [put_off("03-09 09:00", "03-10 13:00")], ARTICLE,
     [THANK, ASK, LET_GO]),
    ("put off to its very end", TUESDAY, [put_off("03-09 09:00", "03-10 11:00")], ARTICLE, [THANK, ASK, LET_GO]),
    ("put off past the deadline", TUESDAY, [put_off("03-09 09:00", "03-12 13:00")], ARTICLE,
     ["thank_you/1.1 03-12 13:00", ASK, LET_GO]),
    ("put off past all thanking", TUESDAY, [put_off("03-09 09:00", "03-18 13:00")], ARTICLE,
     ["follow_up/1.1 03-18 13:00", LET_GO]),
    ("put off past all asking", TUESDAY, [put_off("03-09 09:00", "03-24 13:00")], ARTICLE, [LET_GO]),
    ("put off after it came up", TUESDAY, [NOTE, put_off("03-17 09:30", "03-19 13:00")], ARTICLE,
     [*CARDS, ASK, LET_GO]),
    ("put off to a Sunday: it opens on Monday", TUESDAY, [NOTE, put_off("03-17 08:00", "03-22 13:00")], ARTICLE,
     [*CARDS, "follow_up/1.1 03-23 09:00", LET_GO]),
    ("a thank-you that was also the follow-up", THURSDAY, [ThankYouSent(at=t("03-13 10:00"))], ARTICLE,
     ["business_card/1 03-12 00:00", "move_on/1 03-20 00:00"]),
]  # fmt: skip


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life[0])
def test_what_falls_due(life):
    _, interview, history, policy, expected = life
    assert found(Record("key", interview, history), etiquette=policy) == expected


# put off until then, and it is yielded then: history | since | until | steps
MOMENTS = [
    ([], "03-17 09:00", "03-17 09:01", ["follow_up/1.1"]),
    ([], "03-17 08:59", "03-17 09:00", []),
    ([], "03-17 09:01", "03-17 23:00", []),
    ([], "03-17 09:00", "03-17 09:00", []),
    ([put_off("03-17 09:00", "03-18 14:00")], "03-17 09:00", "03-18 14:00", []),
    ([put_off("03-17 09:00", "03-18 14:00")], "03-18 14:00", "03-18 14:01", ["follow_up/1.1"]),
    ([put_off("03-17 09:00", "03-22 14:00")], "03-22 14:00", "03-22 14:01", ["follow_up/1.1"]),  # opens on Monday
    ([put_off("03-17 09:00", "03-22 14:00")], "03-23 00:00", "03-23 23:00", []),
    ([put_off("03-17 08:00", "03-22 14:00"), put_off("03-18 08:00", "03-18 08:00")], "03-18 08:00", "03-18 08:01",
     ["follow_up/1.1"]),  # taken up again
    ([put_off("03-17 08:00", "03-22 14:00"), put_off("03-18 08:00", "03-19 08:00")], "03-19 08:00", "03-19 08:01",
     ["follow_up/1.1"]),
    ([put_off("03-17 08:00", "03-18 14:00"), put_off("03-18 14:00", "03-19 08:00")], "03-18 14:00", "03-19 08:01",
     ["follow_up/1.1"]),
]  # fmt: skip


@pytest.mark.parametrize(("history", "since", "until", "steps"), MOMENTS)
def test_when_it_falls_due(history, since, until, steps):
    record = Record("key", TUESDAY, [NOTE, *history])
    assert [each.step.id for each in due([record], since=t(since), until=t(until))] == steps


def night(clock, fold=0):
    return datetime.fromisoformat(f"2026-10-25 {clock}").replace(tzinfo=ZoneInfo("Europe/Berlin"), fold=fold)


def test_an_end_of_postponing_is_not_moved_by_what_the_clock_says_again():
    history = [
        Postponed(at=night("01:00"), until=night("02:30")),
        Postponed(at=night("02:15", fold=1), until=night("03:30")),
    ]
    record = Record("key", Interview(night("01:30"), end=night("02:45")), history)
    opened = [each.step.id for each in due([record], since=night("02:40"), until=night("02:50"))]
    assert opened == ["thank_you/1.1"], "and not put off until half past three"


def test_a_step_overdue_when_it_comes_up_says_until_when():
    record = Record("key", TUESDAY, [put_off("03-09 09:00", "03-12 13:00")])
    step = next(due([record], since=t("03-12 13:00"), until=t("03-13 00:00"))).step
    assert (step.opens, step.due) == (t("03-12 13:00"), t("03-17 09:00"))


def test_records_have_their_own_calendar_and_policy():
    closed = AdjustedCalendar(WEEKDAYS, closed=[date(2026, 3, 17)])
    assert ASK.replace("03-17", "03-18") in found(Record("key", TUESDAY, calendar=closed))
    assert ASK.replace("03-17", "03-18") in found(Record("key", TUESDAY), calendar=closed)
    assert ASK in found(Record("key", TUESDAY, calendar=WEEKDAYS), calendar=closed)
    assert "move_on/1 03-31 00:00" in found(Record("key", TUESDAY, etiquette=TWO_TOUCH))
    assert LET_GO in found(Record("key", TUESDAY, etiquette=ARTICLE), etiquette=TWO_TOUCH)


def test_the_window_is_read_in_any_zone():
    berlin = ZoneInfo("Europe/Berlin")
    record = Record("key", Interview(datetime(2026, 3, 10, 10, tzinfo=berlin)), [])
    nine = datetime(2026, 3, 17, 8, tzinfo=UTC)
    steps = [*due([record], since=nine, until=nine + timedelta(minutes=1))]
    assert [each.step.opens for each in steps] == [datetime(2026, 3, 17, 9, tzinfo=berlin)]
    assert steps[0].step.opens.tzinfo is berlin
    assert not [*due([record], since=nine - timedelta(hours=1), until=nine)]


class Shut:
    def is_business_day(self, _day, /):
        return False


def test_the_cards_are_for_the_interviews_own_day():
    tokyo = ZoneInfo("Asia/Tokyo")
    record = Record("key", Interview(datetime(2026, 3, 10, 10, tzinfo=tokyo)))
    midnight = datetime(2026, 3, 10, tzinfo=tokyo)
    for since, cards in ((midnight, 2), (midnight + timedelta(minutes=1), 0)):
        steps = [*due([record], since=since, until=midnight + timedelta(hours=9))]
        assert len(steps) == cards


LATER = "give asked_on if it was said later"


def test_one_bad_record_does_not_stop_the_rest():
    late_day = ReplyReceived(at=t("03-18 09:00"), timeframe=DecideBy(date(2026, 3, 17)))
    records = [
        Record(1, TUESDAY),
        Record(2, TUESDAY, [ThankYouSent(at=t("03-09 09:00"))]),
        Record(3, TUESDAY, [late_day]),
        Record(4, TUESDAY, ["thanked"]),
        Record(6, None),
        Record(7, TUESDAY, calendar=Shut()),
        Record(8, TUESDAY, etiquette="article"),
        Record(9, Interview(t("03-10 10:00").astimezone(UTC))),
        TUESDAY,
        None,
        Record(10, TUESDAY, [NOTE]),
    ]
    answers = [*due(iter(records), since=t("03-10 11:00"), until=t("03-17 09:01"))]
    kinds = [(type(each).__name__, each.key) for each in answers]
    assert kinds == [
        ("DueStep", 1),
        ("DueStep", 1),
        *(("BadRecord", key) for key in (2, 3, 4, 6, 7, 8, 9, None, None)),
        ("DueStep", 10),
    ]
    errors = [f"{type(each.error).__name__}: {each.error}" for each in answers if isinstance(each, BadRecord)]
    assert errors == [
        "InvalidValueError: at must not be before the interview (2026-03-10 10:00:00), not 2026-03-09 09:00:00",
        f"InvalidValueError: timeframe must not name a day before it was said (2026-03-18); {LATER}, not 2026-03-17",
        "TypeError: history must be a sequence of events, not str",
        "TypeError: interview must be an Interview, not NoneType",
        "NoBusinessDayError: no business day within ten years of 2026-03-17; check the calendar's is_business_day",
        "TypeError: etiquette must be an Etiquette (POLICIES has the named ones), not str",
        "MixedZonesError: since must have a zone if the interview has one, and none if it has none",
        "TypeError: records must be Record values, not Interview",
        "TypeError: records must be Record values, not NoneType",
    ]


def test_one_event_is_no_history():
    with pytest.raises(TypeError, match="^history must be a sequence of events, not ThankYouSent$"):
        Record("key", TUESDAY, NOTE)


def test_it_is_lazy_and_keeps_the_order():
    taken = []

    def records():
        for key in range(10**9):
            taken.append(key)
            yield Record(key, TUESDAY, [NOTE])

    steps = due(records(), since=t("03-17 09:00"), until=t("03-18 00:00"))
    assert not taken
    assert [next(steps).key for _ in range(3)] == [0, 1, 2]
    assert taken == [0, 1, 2]


def test_a_record_can_be_read_again_though_its_history_was_a_generator():
    record = Record("key", TUESDAY, (event for event in [NOTE]))
    assert found(record) == found(record) == [*CARDS, ASK, LET_GO]
    assert record == Record("key", TUESDAY, [NOTE])
    assert hash(record) == hash(Record("key", TUESDAY, [NOTE]))
    assert pickle.loads(pickle.dumps(record)) == record


def test_answers_are_values():
    one, other = (next(due([Record("key", TUESDAY)], **ALWAYS)) for _ in range(2))
    assert one == other == DueStep("key", one.step)
    assert len({one, other}) == 1
    error = ValueError("no")
    assert BadRecord("key", error) == BadRecord("key", error)


REFUSED = [
    (
        {"since": t("03-17 09:00"), "until": t("03-17 08:59")},
        InvalidValueError,
        "until must not come before since .2026-03-17 09:00:00., not 2026-03-17 08:59:00$",
    ),
    (
        {"since": t("03-17 09:00"), "until": datetime(2026, 3, 18, tzinfo=UTC)},
        MixedZonesError,
        "until must have a zone",
    ),
    ({"since": date(2026, 3, 17), "until": t("03-17 08:59")}, TypeError, "since must be a datetime"),
    ({"since": t("03-17 09:00"), "until": "now"}, TypeError, "until must be a datetime"),
    ({**ALWAYS, "calendar": calendar_for}, TypeError, "calendar must be"),
    ({**ALWAYS, "calendar": "US"}, TypeError, "calendar must be"),
    ({**ALWAYS, "etiquette": "article"}, TypeError, "etiquette must be an Etiquette, not str$"),
]


@pytest.mark.parametrize(("arguments", "error", "words"), REFUSED)
def test_refused_at_once(arguments, error, words):
    with pytest.raises(error, match=words):
        due([], **arguments)


def test_records_that_are_no_iterable_are_refused_at_once():
    with pytest.raises(TypeError, match="records must be an iterable of Record values, not Record"):
        due(Record("key", TUESDAY), **ALWAYS)


def test_a_long_history_takes_as_many_calls_as_it_is_long():
    def calls(times):
        sent = [FollowUpSent(at=t("03-17 09:00") + timedelta(minutes=n)) for n in range(times)]
        made = 0

        def count(_frame, event, _argument):
            nonlocal made
            made += event in {"call", "c_call"}

        before = sys.getprofile()
        sys.setprofile(count)
        try:
            found = next_step(TUESDAY, sent, now=t("12-01 09:00"))
        finally:
            sys.setprofile(before)
        assert found.status.value == "move_on"
        return made

    assert calls(2_000) < 15 * calls(200)  # were it quadratic, a hundred times as many
