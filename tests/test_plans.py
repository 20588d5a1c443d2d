"""Plans: the steps in their order, with ids, windows, contacts and checklists; and as text."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import attrs
import pytest
from samples import FULL, MAX, TUESDAY, ZOE, OwnCalendar, OwnTimeframe, OwnTiming, named

from interview_etiquette import (
    ARTICLE,
    CAMPUS,
    GERMANY,
    POLICIES,
    TWO_TOUCH,
    Channel,
    ChecklistItem,
    Contact,
    DecideBy,
    DecisionWindow,
    EndOfWeek,
    Interview,
    KeyDates,
    OpenEnded,
    Plan,
    Rule,
    Step,
    key_dates,
    plan,
)
from interview_etiquette._text import plan_text, step_lines, when
from interview_etiquette.errors import OutOfRangeError

BERLIN = ZoneInfo("Europe/Berlin")
EAST = timezone(timedelta(hours=2))
EVERYONE = [Contact("Ann"), ZOE, MAX, Contact("Bob", email="bob@example.org")]


def of_rule(made, rule):
    return [step for step in made.steps if step.rule == rule]


def window(step):
    return step.opens.isoformat(), step.due and step.due.isoformat()


class TestSteps:
    def test_are_the_five_rules_in_order(self):
        assert [step.rule for step in plan(Interview(TUESDAY)).steps] == list(Rule)

    @pytest.mark.parametrize("said", [EndOfWeek(), OpenEnded(), DecideBy(date(2026, 3, 20)), OwnTimeframe()], ids=named)
    def test_the_question_is_asked_only_if_nothing_was_said(self, said):
        assert of_rule(plan(Interview(TUESDAY, timeframe=said)), "decision_date") == []
        assert len(of_rule(plan(Interview(TUESDAY)), "decision_date")) == 1

    def test_one_thank_you_per_contact(self):
        steps = of_rule(plan(Interview(TUESDAY, contacts=EVERYONE)), "thank_you")
        assert [step.contacts for step in steps] == [(contact,) for contact in EVERYONE]
        assert {step.channel for step in steps} == {Channel.EMAIL}
        assert len({(step.opens, step.due, step.checklist, step.reasons[0]) for step in steps}) == 1, (
            "one deadline for all"
        )

    def test_one_person_is_one_contact_whose_details_are_put_together(self):
        again = Contact("Zoë Müller", email="ZOE@x.org", phone="110", title="CTO", organization="Acme")
        first = Contact("Müller, Zoë", email="zoe@x.org", title="Boss")
        steps = plan(Interview(TUESDAY, contacts=[first, Contact("Ann"), again, Contact("Ann")])).steps
        one = attrs.evolve(again, name="Müller, Zoë", email="zoe@x.org", title="Boss")
        assert [step.contacts for step in steps if step.rule == "thank_you"] == [(one,), (Contact("Ann"),)]
        assert steps[0].contacts == (Contact("Ann"),), "of the other nothing is missing"
        alone = plan(Interview(TUESDAY, contacts=[first, again])).steps
        assert "one_of_several" not in {reason.code for step in alone for reason in step.reasons}

    def test_one_thank_you_in_all_where_nobody_is_known(self):
        (step,) = of_rule(plan(Interview(TUESDAY)), "thank_you")
        assert step.contacts == ()

    @pytest.mark.parametrize(
        ("policy", "contacts", "whom"),
        [
            (ARTICLE, EVERYONE, (ZOE,)),
            (ARTICLE, [MAX], ()),
            (ARTICLE, [], ()),
            (GERMANY, [Contact("Bob", email="b@c"), MAX, ZOE], (MAX,)),
            (GERMANY, [Contact("Bob", email="b@c")], ()),
        ],
    )
    def test_a_follow_up_is_one_message_to_the_first_who_can_be_reached(self, policy, contacts, whom):
        (step,) = of_rule(plan(Interview(TUESDAY, contacts=contacts), etiquette=policy), "follow_up")
        assert step.contacts == whom
        assert step.channel == policy.channel

    @pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
    def test_as_many_follow_ups_as_the_policy_allows(self, policy):
        made = plan(Interview(TUESDAY), etiquette=policy)
        assert len(of_rule(made, "follow_up")) == policy.follow_ups
        assert made.dates == key_dates(Interview(TUESDAY), etiquette=policy)
        assert (made.etiquette, made.interview) == (policy, Interview(TUESDAY))

    def test_whose_details_are_missing(self):
        (step,) = of_rule(plan(Interview(TUESDAY, contacts=EVERYONE)), "business_card")
        assert step.contacts == (EVERYONE[0], MAX, EVERYONE[3])
        assert [dict(reason.facts) for reason in step.reasons[1:]] == [
            {"contact": "Ann", "details": "email, phone"},
            {"contact": "Max Power", "details": "email"},
            {"contact": "Bob", "details": "phone"},
        ]
        (complete,) = of_rule(plan(Interview(TUESDAY, contacts=[ZOE])), "business_card")
        assert complete.contacts == ()
        assert len(complete.reasons) == 1


class TestIds:
    @pytest.mark.parametrize("key", [None, "acme-2", "a/b", "ü"])
    def test_of_every_step(self, key):
        made = plan(Interview(TUESDAY, contacts=[ZOE, MAX], id=key), etiquette=TWO_TOUCH)
        front = f"{key}/" if key else ""
        assert [step.id for step in made.steps] == [
            f"{front}business_card/1",
            f"{front}decision_date/1",
            f"{front}thank_you/1.1",
            f"{front}thank_you/1.2",
            f"{front}follow_up/1.1",
            f"{front}follow_up/1.2",
            f"{front}move_on/1",
        ]

    def test_do_not_move_with_the_dates(self):
        one, other = (plan(Interview(TUESDAY + timedelta(days=n), id="x")) for n in (0, 100))
        assert [step.id for step in one.steps] == [step.id for step in other.steps]

    @pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
    def test_are_unique(self, policy):
        ids = [step.id for step in plan(Interview(TUESDAY, contacts=EVERYONE), etiquette=policy).steps]
        assert len(ids) == len(set(ids))

    def test_of_an_interview_with_the_longest_id(self):
        assert plan(Interview(TUESDAY, id="x" * 200)).steps[0].id == "x" * 200 + "/business_card/1"


class TestWindows:
    def test_without_an_end(self):
        made = plan(Interview(TUESDAY), etiquette=CAMPUS)
        assert [window(step) for step in made.steps] == [
            ("2026-03-10T00:00:00", "2026-03-10T11:00:00"),
            ("2026-03-10T00:00:00", "2026-03-10T11:00:00"),
            ("2026-03-10T11:00:00", "2026-03-11T10:00:00"),
            ("2026-03-17T09:00:00", "2026-03-17T12:00:00"),
            ("2026-03-24T09:00:00", "2026-03-24T12:00:00"),
            ("2026-04-07T00:00:00", None),
        ]

    def test_with_an_end_and_a_zone(self):
        made = plan(attrs.evolve(FULL, asked_on=None))
        assert [window(step) for step in made.steps] == [
            ("2026-03-10T00:00:00+01:00", "2026-03-10T11:30:00+01:00"),
            ("2026-03-10T11:30:00+01:00", "2026-03-10T17:00:00+01:00"),
            ("2026-03-10T11:30:00+01:00", "2026-03-10T17:00:00+01:00"),
            ("2026-03-20T09:00:00+01:00", "2026-03-20T12:00:00+01:00"),
            ("2026-03-27T00:00:00+01:00", None),
        ]
        assert {step.opens.tzinfo for step in made.steps} == {BERLIN}

    def test_over_a_change_of_the_clock(self):
        made = plan(Interview(datetime(2026, 3, 24, 10, tzinfo=BERLIN)))
        assert window(made.steps[3]) == ("2026-03-31T09:00:00+02:00", "2026-03-31T12:00:00+02:00")

    def test_the_morning_is_the_policys(self):
        early = attrs.evolve(ARTICLE, morning=(time(7), time(8, 30)))
        assert window(plan(Interview(TUESDAY), etiquette=early).steps[3]) == (
            "2026-03-17T07:00:00",
            "2026-03-17T08:30:00",
        )

    @pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
    @pytest.mark.parametrize("start", [TUESDAY, TUESDAY + timedelta(hours=13, minutes=59)], ids=str)
    def test_open_before_they_are_due(self, policy, start):
        for step in plan(Interview(start), etiquette=policy).steps:
            assert step.due is None or step.opens < step.due

    def test_the_last_hour_there_is(self):
        with pytest.raises(OutOfRangeError):
            plan(Interview(datetime(9999, 12, 31, 23, 30)))


CHECKLISTS = {  # rule: (key, whether it is required)
    "business_card": [("card", True), ("spelling", True), ("own_card", True)],
    "decision_date": [("ask_when", True)],
    "thank_you": [("thank", True), ("interest", True), ("forgotten", False), ("name", True)],
    "follow_up": [("remind", True), ("status", True), ("interest", False), ("brief", True)],
    "move_on": [("stop", True), ("search", True)],
}


@pytest.mark.parametrize("rule", Rule)
def test_checklist(rule):
    (step,) = of_rule(plan(Interview(TUESDAY)), rule)
    assert [(item.key, item.required) for item in step.checklist] == CHECKLISTS[rule]
    for item in step.checklist:
        assert item.text
        assert "\n" not in item.text


class TestNotes:
    ALWAYS = ["keep_searching", "nothing_guaranteed", "late_answer"]

    @pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
    def test_hold_throughout(self, policy):
        assert [note.code for note in plan(Interview(TUESDAY), etiquette=policy).notes][-3:] == self.ALWAYS

    @pytest.mark.parametrize(
        ("start", "said", "one_message"),
        [
            (datetime(2026, 3, 12, 15), EndOfWeek(), True),
            (datetime(2026, 3, 12, 9), EndOfWeek(), False),
            (datetime(2026, 3, 11, 15), EndOfWeek(), False),
            (datetime(2026, 3, 12, 15), DecideBy(date(2026, 3, 12)), True),
        ],
    )
    def test_one_message_where_two_would_fall_on_one_day(self, start, said, one_message):
        made = plan(Interview(start, timeframe=said))
        assert [note.code for note in made.notes] == (["one_message"] if one_message else []) + self.ALWAYS
        assert len(made.steps) == 4, "the dates stay, and so do the steps"


def test_plug_ins_all_at_once():
    interview = Interview(TUESDAY, timeframe=OwnTimeframe())
    made = plan(interview, calendar=OwnCalendar(), etiquette=attrs.evolve(GERMANY, thank_you=OwnTiming()))
    assert made.window == DecisionWindow(latest=date(2026, 3, 13))
    assert made.dates == KeyDates(datetime(2026, 3, 11, 16), (date(2026, 3, 17),), date(2026, 3, 31))
    assert [step.rule.value for step in made.steps] == ["business_card", "thank_you", "follow_up", "move_on"]


GOOD = {"id": "x", "rule": Rule.MOVE_ON, "opens": TUESDAY, "due": None}
ITEM = ChecklistItem("a", required=True, text="b")
WRONG = [  # class, what is fine, argument, value, text
    (Step, GOOD, "id", 5, "id must be a str, not int"),
    (Step, GOOD, "rule", "move_on", "rule must be a Rule, not str"),
    (Step, GOOD, "opens", date(2026, 3, 10), "opens must be a datetime, not date"),
    (Step, GOOD, "due", "soon", "due must be a datetime or None, not str"),
    (Step, GOOD, "channel", "email", "channel must be a Channel (EMAIL, PHONE) or None, not str"),
    (Step, GOOD, "contacts", ZOE, "contacts must be a tuple of Contact values, not Contact"),
    (Step, GOOD, "contacts", [ZOE], "contacts must be a tuple of Contact values, not list"),
    (Step, GOOD, "contacts", ("Zoë",), "contacts must be a tuple of Contact values, not str"),
    (Step, GOOD, "checklist", ("a",), "checklist must be a tuple of ChecklistItem values, not str"),
    (Step, GOOD, "reasons", (ITEM,), "reasons must be a tuple of Reason values, not ChecklistItem"),
    (ChecklistItem, {"key": "a", "required": True, "text": "b"}, "key", 5, "key must be a str, not int"),
    (ChecklistItem, {"key": "a", "required": True, "text": "b"}, "required", 1, "required must be a bool, not int"),
    (ChecklistItem, {"key": "a", "required": True, "text": "b"}, "text", None, "text must be a str, not NoneType"),
]
PLAN = {field.name: getattr(plan(FULL), field.name) for field in attrs.fields(Plan)}
WRONG += [
    (Plan, PLAN, "interview", TUESDAY, "interview must be an Interview, not datetime"),
    (Plan, PLAN, "etiquette", "article", "etiquette must be an Etiquette, not str"),
    (Plan, PLAN, "window", None, "window must be a DecisionWindow, not NoneType"),
    (Plan, PLAN, "dates", (), "dates must be a KeyDates, not tuple"),
    (Plan, PLAN, "steps", list(PLAN["steps"]), "steps must be a tuple of Step values, not list"),
    (Plan, PLAN, "notes", ("a",), "notes must be a tuple of Reason values, not str"),
]


@pytest.mark.parametrize(("kind", "fine", "argument", "value", "text"), WRONG, ids=range(len(WRONG)))
def test_what_no_plan_can_mean(kind, fine, argument, value, text):
    kind(**fine)
    with pytest.raises(TypeError) as caught:
        kind(**fine | {argument: value})
    assert str(caught.value) == text


TEXT = """\
Interview Thu 2026-03-12 15:00, Engineer, Acme

Thu 2026-03-12              Before you leave, the cards: Max Power
                            get a business card from everybody you spoke with; without a card: the name and
                            its spelling, e-mail and phone; make sure they have your details: on the résumé,
                            or leave your card
                            because cards give you everybody's name as it is spelt, and how to reach them; Max
                            Power: still to be asked for: email
by Fri 2026-03-13 12:00     Thank them by e-mail: Zoë Müller, Max Power
                            thank them for their time; say again that you are interested; (add what you forgot
                            to mention); spell the name as on the card
                            because an afternoon interview is thanked for the very next morning
Fri 2026-03-13 09:00-12:00  Follow up by e-mail: Zoë Müller
                            say which interview you mean, and when it was; ask where their decision stands;
                            (say again that you are interested); keep it to a few lines, without pressing
                            because they said they would decide by Fri 2026-03-13: ask that morning; one
                            message, to Zoë Müller; the others are not written to
from Fri 2026-03-20         Move on
                            stop writing and calling; go on searching
                            because 7 days after the last follow-up without an answer, stop writing

* the thank-you and the follow-up fall on Fri 2026-03-13: send one message that does both
* keep searching all the way through; never put all eggs in one basket
* nothing here guarantees an answer
* after the move-on point they may still call: a late answer re-opens everything"""
SHOWN = plan(
    Interview(
        datetime(2026, 3, 12, 15),
        contacts=[ZOE, MAX],
        timeframe=EndOfWeek(),
        employer="Acme",
        position="Engineer",
    )
)


class TestText:
    def test_at_a_glance(self):
        assert str(SHOWN) == TEXT

    def test_headings_stand_out(self):
        lines = plan_text(SHOWN, lambda text: f"<{text}>").splitlines()
        assert [line for line in lines if line.startswith("<")] == [
            "<Interview Thu 2026-03-12 15:00, Engineer, Acme>",
            "<Thu 2026-03-12              Before you leave, the cards: Max Power>",
            "<by Fri 2026-03-13 12:00     Thank them by e-mail: Zoë Müller, Max Power>",
            "<Fri 2026-03-13 09:00-12:00  Follow up by e-mail: Zoë Müller>",
            "<from Fri 2026-03-20         Move on>",
        ]

    @pytest.mark.parametrize(
        ("zone", "shown"), [(UTC, "UTC"), (ZoneInfo("UTC"), "UTC"), (BERLIN, "Europe/Berlin"), (EAST, "UTC+02:00")]
    )
    def test_of_an_interview_with_a_zone_it_is_named(self, zone, shown):
        heading, _, rest = str(plan(Interview(TUESDAY.replace(tzinfo=zone), position="Engineer"))).partition("\n")
        assert heading == f"Interview Tue 2026-03-10 10:00 ({shown}), Engineer"
        assert rest == str(plan(Interview(TUESDAY))).partition("\n")[2]

    def test_a_telephone_call(self):
        text = str(plan(Interview(TUESDAY, contacts=[MAX]), etiquette=GERMANY))
        assert "Follow up by phone: Max Power" in text

    @pytest.mark.parametrize("name", ["x" * 200, "x y " * 49, "李" * 200, "<b>&amp;", "%s {x}", "a  b"])
    def test_any_name_and_many_of_them(self, name):
        text = str(plan(Interview(TUESDAY, contacts=[Contact(name)] * 50, employer=name)))
        assert all(len(line) <= 250 for line in text.splitlines())
        assert text.isprintable() or set(filter(lambda c: not c.isprintable(), text)) == {"\n"}

    def test_the_question_has_a_heading_of_its_own(self):
        assert "Before you leave, the question\n" in str(plan(Interview(TUESDAY)))

    @pytest.mark.parametrize("rule", Rule)
    def test_a_step_that_never_ends(self, rule):
        expected = "from Tue 2026-03-10" if rule == "move_on" else "Tue 2026-03-10"
        assert when(Step("x", rule, TUESDAY, None)) == expected
        assert next(step_lines([Step("x", rule, TUESDAY.replace(tzinfo=UTC), None)])).startswith(expected)
