"""Policies: every number where it belongs, every choice validated, timings of one's own."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import attrs
import pytest
from samples import TUESDAY, OwnTiming

from interview_etiquette import (
    ARTICLE,
    POLICIES,
    TWO_TOUCH,
    Channel,
    Etiquette,
    HalfDay,
    Interview,
    NextDay,
    Rule,
    Wait,
    WithinHours,
    key_dates,
    plan,
    thank_you_deadline,
)
from interview_etiquette.calendars import Roll
from interview_etiquette.errors import InvalidValueError, MixedZonesError, OutOfRangeError
from interview_etiquette.history import Status, next_step

BD = "business_days"
HALF_DAY, DAY_24, NEXT = HalfDay(), WithinHours(24), NextDay()
TABLE = {  # thank-you, roll, after a named day, undated, open-ended, follow-ups, spacing, patience, channel
    "article": (HALF_DAY, None, None, (7, "days"), (14, "days"), 1, None, (7, "days"), "email"),
    "business_week": (DAY_24, None, (2, BD), (5, BD), (5, BD), 1, None, (5, BD), "email"),
    "two_touch": (DAY_24, None, (1, BD), (5, BD), (10, BD), 2, (7, "days"), (7, "days"), "email"),
    "campus": (DAY_24, None, (7, "days"), (7, "days"), (14, "days"), 2, (7, "days"), (14, "days"), "email"),
    "patient": (DAY_24, None, (2, BD), (14, "days"), (14, "days"), 1, None, (14, "days"), "email"),
    "germany": (NEXT, "following", (2, BD), (14, "days"), (14, "days"), 1, None, (14, "days"), "phone"),
}
FILL_INS = {  # what the table stars
    "article": {"open_ended_wait", "patience"},
    "business_week": {"thank_you_roll", "open_ended_wait", "follow_ups", "patience"},
    "two_touch": {"thank_you_roll", "open_ended_wait", "patience"},
    "campus": {"thank_you_roll", "open_ended_wait"},
    "patient": {"thank_you", "thank_you_roll", "after_named_day", "patience"},
    "germany": {"thank_you_roll", "patience"},
}
SOURCES = {
    "article": "ProStaff, The Right Way to Follow Up",
    "business_week": "Indeed, How Long Should I Wait After an Interview To Follow Up?",
    "two_touch": "Careery, follow-up e-mail after interview; careernetwork.org",
    "campus": "Georgetown Cawley Career Education Center, After Your Job Interview",
    "patient": "JSG, How to Follow Up During a Lengthy Interview Process; HelloGrads",
    "germany": "Robert Half Germany; Handelsblatt",
}


def wait(parts):
    return None if parts is None else Wait(*parts)


@pytest.mark.parametrize("name", TABLE)
def test_policy(name):
    thanks, roll, named, undated, open_ended, follow_ups, spacing, patience, channel = TABLE[name]
    assert POLICIES[name] == Etiquette(
        name=name,
        source=SOURCES[name],
        thank_you=thanks,
        thank_you_roll=roll and Roll(roll),
        after_named_day=wait(named),
        undated_wait=wait(undated),
        open_ended_wait=wait(open_ended),
        follow_ups=follow_ups,
        spacing=wait(spacing),
        patience=wait(patience),
        channel=Channel(channel),
        morning=(time(9), time(12)),
        office_hours=(time(9), time(17)),
        roll_back_limit=timedelta(days=3),
        fill_ins=POLICIES[name].fill_ins,
    )
    assert set(POLICIES[name].fill_ins) == FILL_INS[name]


def test_timings():
    assert HalfDay(time(12), time(17), time(12), timedelta(hours=1)) == HALF_DAY
    assert WithinHours(24, time(12)) == DAY_24
    assert NextDay(time(17)) == NEXT


def test_the_named_policies_cannot_be_changed():
    assert list(POLICIES) == list(TABLE)
    with pytest.raises(TypeError):
        POLICIES["mine"] = ARTICLE
    assert POLICIES["article"] is ARTICLE


def fields():
    return {field.name: getattr(TWO_TOUCH, field.name) for field in attrs.fields(Etiquette)}


RIGHT = [
    ("follow_ups", 10),
    ("thank_you", OwnTiming()),
    ("thank_you_roll", Roll.FOLLOWING),
    ("after_named_day", None),
    ("morning", (time(0), time.max)),
    ("roll_back_limit", timedelta(0)),
    ("roll_back_limit", timedelta(days=366)),
    ("fill_ins", ("name", "source")),
    ("channel", Channel.PHONE),
]


@pytest.mark.parametrize(("field", "value"), RIGHT)
def test_what_a_policy_takes(field, value):
    assert getattr(attrs.evolve(TWO_TOUCH, **{field: value}), field) == value


class NoMorning:
    def deadline(self, interview, /):
        return interview.start


class OddMorning(OwnTiming):
    next_morning = "12:00"


WRONG = [  # field, value, error, text
    ("name", "", InvalidValueError, "name must not be blank"),
    ("name", "a\nb", InvalidValueError, "name must be a single line without control characters or bidi overrides"),
    ("source", None, TypeError, "source must be a str, not NoneType"),
    ("thank_you", None, TypeError, "thank_you must be a ThankYouTiming value such as HalfDay(), not NoneType"),
    ("thank_you", HalfDay, TypeError, "thank_you must be a ThankYouTiming value such as HalfDay(), not type"),
    ("thank_you", timedelta(1), TypeError, "thank_you must be a ThankYouTiming value such as HalfDay(), not timedelta"),
    ("thank_you", NoMorning(), TypeError, "thank_you.next_morning must be a time, not NoneType"),
    ("thank_you", OddMorning(), TypeError, "thank_you.next_morning must be a time, not str"),
    (
        "thank_you_roll",
        Roll.PRECEDING,
        InvalidValueError,
        "thank_you_roll must be Roll.FOLLOWING or None, not <Roll.PR",
    ),
    (
        "thank_you_roll",
        "following",
        InvalidValueError,
        "thank_you_roll must be Roll.FOLLOWING or None, not 'following'",
    ),
    ("after_named_day", 2, TypeError, "after_named_day must be a Wait or None, not int"),
    ("after_named_day", timedelta(2), TypeError, "after_named_day must be a Wait or None, not timedelta"),
    ("undated_wait", None, TypeError, "undated_wait must be a Wait, not NoneType"),
    ("open_ended_wait", 14, TypeError, "open_ended_wait must be a Wait, not int"),
    ("patience", timedelta(7), TypeError, "patience must be a Wait, not timedelta"),
    ("follow_ups", 0, InvalidValueError, "follow_ups must be 1 or more, not 0"),
    ("follow_ups", 11, InvalidValueError, "follow_ups must be 10 at most, not 11"),
    ("follow_ups", 10**5000, InvalidValueError, "follow_ups must be 10 at most, not a value of type int"),
    ("follow_ups", True, TypeError, "follow_ups must be a whole number, not bool"),
    ("follow_ups", 2.0, TypeError, "follow_ups must be a whole number, not float"),
    ("spacing", None, InvalidValueError, "spacing must be a Wait where there are several follow-ups, not None"),
    ("spacing", 7, TypeError, "spacing must be a Wait or None, not int"),
    ("channel", "email", TypeError, "channel must be a Channel (EMAIL, PHONE), not str"),
    ("channel", None, TypeError, "channel must be a Channel (EMAIL, PHONE), not NoneType"),
    ("morning", None, TypeError, "morning must be an (opens, closes) pair of times, not NoneType"),
    ("morning", [time(9), time(12)], TypeError, "morning must be an (opens, closes) pair of times, not list"),
    ("morning", (9, 12), TypeError, "morning must be a time, not int"),
    ("morning", (), InvalidValueError, "morning must be a pair that opens before it closes, not ()"),
    ("morning", (time(9),), InvalidValueError, "morning must be a pair that opens before it closes, not (datetime."),
    ("morning", (time(9), time(9)), InvalidValueError, "morning must be a pair that opens before it closes, not ("),
    ("office_hours", (time(17), time(9)), InvalidValueError, "office_hours must be a pair that opens before it closes"),
    (
        "office_hours",
        (time(9, tzinfo=UTC), time(17)),
        InvalidValueError,
        "office_hours must have neither zone nor fold; it is read on the interview's clock, not datetime.time(9",
    ),
    ("morning", (time(9), time(10, fold=1)), InvalidValueError, "morning must have neither zone nor fold"),
    ("roll_back_limit", 3, TypeError, "roll_back_limit must be a timedelta, not int"),
    ("roll_back_limit", timedelta(days=-1), InvalidValueError, "roll_back_limit must be from 0 to 366 days, not datet"),
    ("roll_back_limit", timedelta.max, InvalidValueError, "roll_back_limit must be from 0 to 366 days, not datetime.t"),
    ("fill_ins", ["name"], TypeError, "fill_ins must be a tuple of field names, not list"),
    ("fill_ins", "name", TypeError, "fill_ins must be a tuple of field names, not str"),
    ("fill_ins", ("nope",), InvalidValueError, "fill_ins must name fields of Etiquette, not 'nope'"),
    ("fill_ins", ([],), TypeError, "fill_ins must be a tuple of field names, not list"),
]


@pytest.mark.parametrize(("field", "value", "error", "text"), WRONG, ids=range(len(WRONG)))
def test_what_a_policy_refuses(field, value, error, text):
    with pytest.raises(error) as caught:
        Etiquette(**fields() | {field: value})
    assert str(caught.value).startswith(text)


TIMINGS_WRONG = [  # class, arguments, error, text
    (HalfDay, {"noon": "12:00"}, TypeError, "noon must be a time, not str"),
    (HalfDay, {"noon": datetime(2026, 3, 10, 12)}, TypeError, "noon must be a time, not datetime"),
    (HalfDay, {"same_afternoon": time(17, tzinfo=UTC)}, InvalidValueError, "same_afternoon must have neither zone nor"),
    (
        HalfDay,
        {"same_afternoon": time(11)},
        InvalidValueError,
        "same_afternoon must not be before noon (12:00:00), not 11",
    ),
    (HalfDay, {"time_to_get_home": 1}, TypeError, "time_to_get_home must be a timedelta, not int"),
    (
        HalfDay,
        {"time_to_get_home": -timedelta(1)},
        InvalidValueError,
        "time_to_get_home must be from 0 to 366 days, not",
    ),
    (WithinHours, {"hours": 0}, InvalidValueError, "hours must be 1 or more, not 0"),
    (WithinHours, {"hours": 1.5}, TypeError, "hours must be a whole number, not float"),
    (WithinHours, {"hours": True}, TypeError, "hours must be a whole number, not bool"),
    (WithinHours, {"hours": 24, "next_morning": None}, TypeError, "next_morning must be a time, not NoneType"),
    (NextDay, {"next_morning": 17}, TypeError, "next_morning must be a time, not int"),
]


@pytest.mark.parametrize(("kind", "arguments", "error", "text"), TIMINGS_WRONG, ids=range(len(TIMINGS_WRONG)))
def test_what_a_timing_refuses(kind, arguments, error, text):
    with pytest.raises(error) as caught:
        kind(**arguments)
    assert str(caught.value).startswith(text)


@pytest.mark.parametrize("hours", [10**8, 10**30, 10**5000], ids=["8", "30", "5000"])
def test_more_hours_than_there_are(hours):
    with pytest.raises(OutOfRangeError, match="lies outside the years 1 to 9999"):
        thank_you_deadline(Interview(TUESDAY), etiquette=attrs.evolve(ARTICLE, thank_you=WithinHours(hours)))


BERLIN = ZoneInfo("Europe/Berlin")
ROLLING = attrs.evolve(ARTICLE, thank_you_roll=Roll.FOLLOWING)


def own(answer=None, etiquette=ARTICLE):
    return attrs.evolve(etiquette, thank_you=OwnTiming(answer))


class TestATimingOfOnesOwn:
    def test_decides(self):
        assert thank_you_deadline(Interview(TUESDAY), etiquette=own()) == datetime(2026, 3, 11, 16)
        assert key_dates(Interview(TUESDAY), etiquette=own()).thank_you_by == datetime(2026, 3, 11, 16)
        assert plan(Interview(TUESDAY), etiquette=own()).dates.thank_you_by == datetime(2026, 3, 11, 16)

    def test_is_rolled_to_its_own_next_morning(self):
        friday = Interview(datetime(2026, 3, 13, 10))
        assert thank_you_deadline(friday, etiquette=own(None, ROLLING)) == datetime(2026, 3, 16, 8)

    def test_gives_its_reasons(self):
        friday = Interview(datetime(2026, 3, 13, 10))
        reasons = [
            [
                str(reason)
                for step in plan(friday, etiquette=policy).steps
                if step.rule == "thank_you"
                for reason in step.reasons
            ]
            for policy in (own(), own(None, ROLLING))
        ]
        assert reasons == [
            ["the policy's own timing says so"],
            [
                "the policy's own timing says so",
                "Sat 2026-03-14 is no business day, and this policy thanks on the next one",
            ],
        ]

    def test_is_put_on_the_clock_of_the_interview(self):
        interview = Interview(TUESDAY.replace(tzinfo=BERLIN))
        late = own(datetime(2026, 3, 13, 23, 30, tzinfo=UTC), ROLLING)
        assert (
            thank_you_deadline(interview, etiquette=own(late.thank_you.answer)).isoformat()
            == "2026-03-14T00:30:00+01:00"
        )
        assert thank_you_deadline(interview, etiquette=late).isoformat() == "2026-03-16T08:00:00+01:00"
        thanks = next(step for step in plan(interview, etiquette=late).steps if step.rule == "thank_you")
        assert [reason.code for reason in thanks.reasons] == ["own_timing", "thanks_rolled"]
        assert thanks.reasons[1].facts == (("planned", "2026-03-14"),)

    def test_a_subclass_of_datetime_becomes_plain(self):
        class Moment(datetime):
            pass

        found = thank_you_deadline(Interview(TUESDAY), etiquette=own(Moment(2026, 3, 11, 9)))
        assert type(found) is datetime

    @pytest.mark.parametrize("rubbish", ["tomorrow", date(2026, 3, 11), timedelta(1), 5, time(9)], ids=repr)
    @pytest.mark.parametrize("function", [thank_you_deadline, key_dates, plan])
    def test_that_returns_rubbish(self, rubbish, function):
        with pytest.raises(TypeError, match="^the deadline of a timing must be a datetime, not "):
            function(Interview(TUESDAY), etiquette=own(rubbish))

    @pytest.mark.parametrize(
        ("start", "answer"),
        [(TUESDAY, TUESDAY.replace(tzinfo=UTC)), (TUESDAY.replace(tzinfo=UTC), TUESDAY)],
    )
    def test_that_mixes_zones(self, start, answer):
        with pytest.raises(
            MixedZonesError, match="^the deadline of a timing must have a zone if the interview has one"
        ):
            thank_you_deadline(Interview(start), etiquette=own(answer))

    def test_leaves_the_policy_unhashable_but_usable(self):
        with pytest.raises(TypeError, match="unhashable"):
            hash(own())


def test_a_wait_of_another_make_is_refused():
    class Longer(Wait):
        pass

    with pytest.raises(TypeError, match="^patience must be a Wait, not Longer$"):
        attrs.evolve(ARTICLE, patience=Longer(7, "days"))


EARLY = time(0, 30)
NIGHT = {"end": datetime(2026, 3, 11, 3)}
HALVES = [  # timing, start, what else is known, thank-you from, until, reason
    (HalfDay(next_morning=EARLY), "14:00", {}, "10 15:00", "11 00:30", "as always"),
    (HalfDay(next_morning=EARLY), "22:00", {}, "10 23:00", "11 00:30", "an hour and a half is left"),
    (HalfDay(next_morning=EARLY), "22:00", NIGHT, "11 03:00", "12 00:30", "that morning was over"),
    (HalfDay(next_morning=EARLY), "23:45", {}, "10 23:45", "11 00:30", "within the hour: from the start"),
    (NextDay(next_morning=EARLY), "22:00", NIGHT, "11 03:00", "12 00:30", "that day had begun"),
    (NextDay(next_morning=time(3)), "22:00", NIGHT, "11 03:00", "12 03:00", "at the end is too early"),
    (NextDay(next_morning=time(4)), "22:00", NIGHT, "11 03:00", "11 04:00", "after the end is not"),
    (HalfDay(same_afternoon=time(12)), "11:59", {}, "10 11:59", "10 12:00", "within the hour: from the start"),
    (HalfDay(time_to_get_home=timedelta()), "11:00", {"end": datetime(2026, 3, 10, 17)}, "10 17:00", "11 12:00",
     "at the end is too early"),
    (WithinHours(1), "10:00", {}, "10 10:00", "10 11:00", "within the hour: from the start"),
    (WithinHours(1), "10:00", {"end": datetime(2026, 3, 10, 11)}, "10 11:00", "10 12:00", "an hour after the end"),
    (WithinHours(2), "10:00", {}, "10 11:00", "10 12:00", "the interview is taken to last an hour"),
]  # fmt: skip


@pytest.mark.parametrize(("timing", "start", "known", "opens", "due", "reason"), HALVES)
def test_there_is_always_time_to_thank(timing, start, known, opens, due, reason):
    interview = Interview(datetime.fromisoformat(f"2026-03-10 {start}"), **known)
    policy = attrs.evolve(ARTICLE, thank_you=timing)
    step = next(step for step in plan(interview, etiquette=policy).steps if step.rule is Rule.THANK_YOU)
    assert (f"{step.opens:%d %H:%M}", f"{step.due:%d %H:%M}") == (opens, due), reason
    assert next_step(interview, now=step.opens, etiquette=policy).status is Status.THANK_YOU_DUE


def test_an_hour_after_the_second_of_two_hours_is_not_an_hour_before():
    end = datetime(2024, 10, 27, 1, 10, tzinfo=ZoneInfo("Antarctica/Troll"), fold=1)  # from 03:00 back to 01:00
    due = WithinHours(1).deadline(Interview(end - timedelta(hours=1), end=end))
    assert (due.hour, due.fold) == (2, 1)


class Hasty:
    next_morning = time(12)

    def deadline(self, interview, /):
        return interview.end or interview.start


@pytest.mark.parametrize("known", [{}, {"end": datetime(2026, 3, 10, 11)}])
def test_a_timing_of_ones_own_must_leave_time(known):
    interview = Interview(TUESDAY, **known)
    over = interview.end or interview.start
    with pytest.raises(InvalidValueError) as refused:
        plan(interview, etiquette=attrs.evolve(ARTICLE, thank_you=Hasty()))
    assert str(refused.value) == f"the deadline of a timing must come after the interview ({over}), not {over}"
