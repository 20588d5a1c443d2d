"""Reasons: every code has a sentence, every sentence its facts, and each is given by some plan."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path

import attrs
import pytest
from samples import OwnTiming, named

from interview_etiquette import (
    ARTICLE,
    BUSINESS_WEEK,
    GERMANY,
    TWO_TOUCH,
    Contact,
    DecideBy,
    EndOfWeek,
    Interview,
    NotBefore,
    OpenEnded,
    Reason,
    ReasonCode,
    Wait,
    plan,
)
from interview_etiquette.calendars import WEEKDAYS, AdjustedCalendar
from interview_etiquette.errors import InvalidValueError
from interview_etiquette.reasons import SENTENCES, spoken, spoken_time

REFERENCE = Path(__file__).parents[1] / "docs" / "reference" / "reasons.md"
TUESDAY = datetime(2026, 3, 10, 10)
SHUTDOWN = AdjustedCalendar(WEEKDAYS, closed=[(date(2026, 3, 16), date(2026, 3, 31))])
OWN = attrs.evolve(ARTICLE, thank_you=OwnTiming())

GIVEN = [  # interview, calendar, policy, sentence
    (Interview(TUESDAY), WEEKDAYS, ARTICLE, "cards give you everybody's name as it is spelt, and how to reach them"),
    (
        Interview(TUESDAY, contacts=[Contact("Zoë")]),
        WEEKDAYS,
        ARTICLE,
        "Zoë: still to be asked for: email, phone",
    ),
    (
        Interview(TUESDAY),
        WEEKDAYS,
        ARTICLE,
        "nothing was said about when they will decide, and the answer sets the follow-up",
    ),
    (Interview(TUESDAY), WEEKDAYS, ARTICLE, "a morning interview is thanked for that same afternoon"),
    (
        Interview(TUESDAY + timedelta(hours=2)),
        WEEKDAYS,
        ARTICLE,
        "an afternoon interview is thanked for the very next morning",
    ),
    (
        Interview(TUESDAY, end=datetime(2026, 3, 10, 16, 30)),
        WEEKDAYS,
        ARTICLE,
        "the interview ended too late to write that afternoon, so it is the very next morning",
    ),
    (Interview(TUESDAY), WEEKDAYS, BUSINESS_WEEK, "a thank-you goes out within 24 hours"),
    (Interview(TUESDAY), WEEKDAYS, GERMANY, "a thank-you goes out on the next day"),
    (Interview(TUESDAY), WEEKDAYS, OWN, "the policy's own timing says so"),
    (
        Interview(datetime(2026, 3, 13, 10)),
        WEEKDAYS,
        GERMANY,
        "Sat 2026-03-14 is no business day, and this policy thanks on the next one",
    ),
    (
        Interview(TUESDAY, timeframe=EndOfWeek()),
        WEEKDAYS,
        ARTICLE,
        "they said they would decide by Fri 2026-03-13: ask that morning",
    ),
    (
        Interview(TUESDAY, timeframe=DecideBy(date(2026, 3, 15))),
        WEEKDAYS,
        ARTICLE,
        "they said they would decide by Sun 2026-03-15, which is no business day: ask on the last one before",
    ),
    (
        Interview(TUESDAY, timeframe=DecideBy(date(2026, 3, 25))),
        SHUTDOWN,
        ARTICLE,
        "they said they would decide by Wed 2026-03-25, but are closed around it: ask on the first business day after",
    ),
    (
        Interview(TUESDAY, timeframe=EndOfWeek()),
        WEEKDAYS,
        BUSINESS_WEEK,
        "they said they would decide by Fri 2026-03-13: give them 2 business days more",
    ),
    (
        Interview(TUESDAY, timeframe=EndOfWeek()),
        WEEKDAYS,
        TWO_TOUCH,
        "they said they would decide by Fri 2026-03-13: give them 1 business day more",
    ),
    (
        Interview(TUESDAY, timeframe=NotBefore(date(2026, 3, 20))),
        WEEKDAYS,
        ARTICLE,
        "they said they would not decide before Fri 2026-03-20: give them 7 days from there",
    ),
    (Interview(TUESDAY), WEEKDAYS, ARTICLE, "they named no day: ask 7 days after Tue 2026-03-10"),
    (
        Interview(TUESDAY, timeframe=OpenEnded(), asked_on=date(2026, 3, 11)),
        WEEKDAYS,
        ARTICLE,
        "they said it would take a while: ask 14 days after Wed 2026-03-11",
    ),
    (
        Interview(TUESDAY, timeframe=DecideBy(date(2026, 3, 10))),
        WEEKDAYS,
        ARTICLE,
        "never on the day it was said, nor before: Tue 2026-03-10 becomes the next business day",
    ),
    (Interview(TUESDAY), WEEKDAYS, TWO_TOUCH, "a further follow-up comes 7 days after the last"),
    (Interview(datetime(2026, 3, 14, 10)), WEEKDAYS, ARTICLE, "Sat 2026-03-21 is no business day"),
    (Interview(TUESDAY), WEEKDAYS, ARTICLE, "7 days after the last follow-up without an answer, stop writing"),
    (
        Interview(datetime(2026, 3, 12, 15), timeframe=EndOfWeek()),
        WEEKDAYS,
        ARTICLE,
        "the thank-you and the follow-up fall on Fri 2026-03-13: send one message that does both",
    ),
    (Interview(TUESDAY), WEEKDAYS, ARTICLE, "keep searching all the way through; never put all eggs in one basket"),
    (Interview(TUESDAY), WEEKDAYS, ARTICLE, "nothing here guarantees an answer"),
    (
        Interview(TUESDAY, contacts=[Contact("Zoë Müller", email="zoe@example.org"), Contact("Max")]),
        WEEKDAYS,
        ARTICLE,
        "one message, to Zoë Müller; the others are not written to",
    ),
    (
        Interview(TUESDAY, contacts=[Contact("Max")]),
        WEEKDAYS,
        ARTICLE,
        "no address by email is known for Max: ask a colleague of theirs for it",
    ),
    (
        Interview(TUESDAY, contacts=[Contact("Max")]),
        WEEKDAYS,
        GERMANY,
        "for none of the contacts an address by phone is known",
    ),
    (
        Interview(TUESDAY),
        WEEKDAYS,
        ARTICLE,
        "after the move-on point they may still call: a late answer re-opens everything",
    ),
]


def reasons_of(made):
    return [*(reason for step in made.steps for reason in step.reasons), *made.notes]


@pytest.mark.parametrize(("interview", "calendar", "policy", "sentence"), GIVEN, ids=[row[3] for row in GIVEN])
def test_given_by_a_plan(interview, calendar, policy, sentence):
    assert sentence in map(str, reasons_of(plan(interview, calendar=calendar, etiquette=policy)))


IN_PLANS = list(ReasonCode)[: list(ReasonCode).index(ReasonCode.LATE_ANSWER) + 1]


def test_every_code_of_a_plan_is_given_by_some_plan():
    given = {
        reason.code
        for interview, calendar, policy, _ in GIVEN
        for reason in reasons_of(plan(interview, calendar=calendar, etiquette=policy))
    }
    assert given == set(IN_PLANS)


def test_the_deciding_reason_comes_first():
    steps = plan(Interview(datetime(2026, 3, 14, 10))).steps
    assert [[reason.code.value for reason in step.reasons] for step in steps] == [
        ["card"],
        ["ask_when"],
        ["same_afternoon"],
        ["nothing_named", "rolled"],
        ["patience"],
    ]


def test_a_rolled_move_on_point_says_so():
    monthly = attrs.evolve(ARTICLE, patience=Wait(4, "days"))
    step = plan(Interview(TUESDAY), etiquette=monthly).steps[-1]
    assert [str(reason) for reason in step.reasons] == [
        "4 days after the last follow-up without an answer, stop writing",
        "Sat 2026-03-21 is no business day",
    ]


def test_every_code_has_a_sentence_and_is_documented():
    assert list(SENTENCES) == list(ReasonCode)
    documented = REFERENCE.read_text(encoding="utf-8")
    for code, sentence in SENTENCES.items():
        assert f"\n{code}: {sentence}\n" in documented
        assert code.value == code.name.lower()


@pytest.mark.parametrize("code", ReasonCode)
def test_every_sentence_needs_its_facts(code):
    named = re.findall(r"{(\w+)}", SENTENCES[code])
    facts = {name: "2026-03-10T09:00:00" if name == "until" else "2026-03-10" for name in named}
    reason = Reason(code, facts)
    assert str(reason)
    assert not re.search(r"[{}]", str(reason))
    for name in named:
        with pytest.raises(InvalidValueError) as caught:
            Reason(code, {key: fact for key, fact in facts.items() if key != name})
        assert str(caught.value) == f"facts must hold what the sentence of {code} speaks of, not KeyError({name!r})"


def test_facts_are_a_mapping_or_its_pairs():
    pairs = (("latest", "2026-03-13"), ("more", 1))
    reason = Reason(ReasonCode.ON_NAMED_DAY, dict(pairs))
    assert reason == Reason(ReasonCode.ON_NAMED_DAY, pairs)
    assert reason.facts == pairs
    assert dict(reason.facts)["latest"] == "2026-03-13"
    assert hash(reason) == hash(Reason(ReasonCode.ON_NAMED_DAY, pairs))


RUBBISH = [None, 5, "", "ab", [], [("a", 1)], {"a": None}, {"a": 1.5}, {"a": True}, {1: "a"}, {"a": []}]
RUBBISH += [(("a",),), (("a", 1, 2),), (["a", 1],), ("ab",), {"a"}, object(), date(2026, 3, 10)]


@pytest.mark.parametrize("facts", RUBBISH, ids=named)
def test_facts_are_nothing_else(facts):
    with pytest.raises(TypeError, match="^facts must be a mapping of names to texts and whole numbers, not "):
        Reason(ReasonCode.CARD, facts)


@pytest.mark.parametrize("day", ["rubbish", "", "2026-02-30", 5])
def test_a_day_is_in_iso_form(day):
    with pytest.raises(InvalidValueError, match=r"^facts must hold what the sentence of on_named_day speaks of, not "):
        Reason(ReasonCode.ON_NAMED_DAY, {"latest": day})


@pytest.mark.parametrize("wrong", ["card", None, 5, "nope"], ids=repr)
def test_code_is_a_code(wrong):
    with pytest.raises(TypeError, match="^code must be a ReasonCode, not "):
        Reason(wrong)


def test_a_name_with_braces_is_only_a_name():
    reason = Reason(ReasonCode.DETAILS_MISSING, {"contact": "{0.__class__} {x}", "details": "phone"})
    assert str(reason) == "{0.__class__} {x}: still to be asked for: phone"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 3, 9), "Mon 2026-03-09"),
        (date(2026, 3, 15), "Sun 2026-03-15"),
        (date.min, "Mon 0001-01-01"),
        (date.max, "Fri 9999-12-31"),
        (datetime(2026, 3, 15, 9), "Sun 2026-03-15"),
    ],
)
def test_spoken(day, text):
    assert spoken(day) == text


def test_spoken_time():
    assert spoken_time(datetime(2026, 3, 15, 9, 5, 59, 1)) == "Sun 2026-03-15 09:05"
