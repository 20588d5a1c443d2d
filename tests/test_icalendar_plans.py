"""Plans out: what stands in the calendar, read back by the library itself."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import attrs
import icalendar
import pytest
from samples import BERLIN, FULL, TUESDAY, ZOE

from interview_etiquette import (
    GERMANY,
    TWO_TOUCH,
    Contact,
    DecideBy,
    EndOfWeek,
    Interview,
    NextDay,
    OpenEnded,
    Reason,
    ReasonCode,
    Rule,
    plan,
)
from interview_etiquette.errors import InvalidValueError, OutOfRangeError
from interview_etiquette.integrations.icalendar import plan_to_calendar

STAMP = datetime(2026, 3, 10, 18, tzinfo=UTC)
CHICAGO = ZoneInfo("America/Chicago")
NAMED = attrs.evolve(FULL, contacts=[ZOE])
PLANS = [
    plan(FULL, etiquette=TWO_TOUCH),
    plan(NAMED, etiquette=GERMANY),
    plan(Interview(TUESDAY, id="a")),
    plan(Interview(TUESDAY.replace(tzinfo=CHICAGO), id="a", timeframe=OpenEnded())),
    plan(Interview(datetime(2026, 10, 23, 9, 30, 0, 5, tzinfo=BERLIN), id="a/b c", timeframe=EndOfWeek(1))),
    plan(Interview(TUESDAY.replace(tzinfo=timezone(timedelta(hours=5, minutes=30))), id="ü" * 200)),
]
KINDS = ["todo", "event"]


def components(made, as_="todo", **options):
    """Return the components of a plan as the library reads them, in order."""
    written = plan_to_calendar(made, **{"stamp": STAMP, "as_": as_, **options})
    calendar = icalendar.Calendar.from_ical(written)
    return calendar.walk("VTODO" if as_ == "todo" else "VEVENT")


def utc(moment):
    return moment if moment.tzinfo is None else moment.astimezone(UTC)


@pytest.mark.parametrize("made", PLANS)
@pytest.mark.parametrize("as_", KINDS)
class TestEveryPlan:
    def test_one_component_a_step(self, made, as_):
        found = components(made, as_)
        assert [str(each["X-INTERVIEW-ETIQUETTE-STEP"]) for each in found] == [step.id for step in made.steps]
        assert len({each["UID"] for each in found}) == len(made.steps)

    def test_times(self, made, as_):
        for step, found in zip(made.steps, components(made, as_), strict=True):
            if step.rule is Rule.MOVE_ON:
                assert found["DTSTART"].dt == step.opens.date()
                assert as_ == "event" or found["DUE"].dt == step.opens.date()
            else:
                assert found["DTSTART"].dt == utc(step.opens.replace(microsecond=0))
                assert found["DUE" if as_ == "todo" else "DTEND"].dt == utc(step.due.replace(microsecond=0))

    def test_the_same_bytes(self, made, as_):
        first, second = (plan_to_calendar(made, stamp=STAMP, as_=as_) for _ in range(2))
        assert first == second
        assert first == plan_to_calendar(made, stamp=STAMP.astimezone(BERLIN), as_=as_)

    def test_nothing_is_sent_and_nothing_blocks(self, made, as_):
        written = plan_to_calendar(made, stamp=STAMP, as_=as_).replace(b"\r\n ", b"")
        names = {line.partition(b":")[0].partition(b";")[0] for line in written.split(b"\r\n")}
        assert not names & {b"METHOD", b"ATTENDEE", b"ORGANIZER", b"TZID"}
        assert b"TZID" not in written
        assert written.count(b"TRANSP:TRANSPARENT") == (len(made.steps) if as_ == "event" else 0)

    def test_lines_are_short_and_text(self, made, as_):
        written = plan_to_calendar(made, stamp=STAMP, as_=as_)
        assert max(map(len, written.split(b"\r\n"))) <= 75
        assert b"\n" not in written.replace(b"\r\n", b"")


def test_an_updated_plan_updates():
    before = {each["UID"]: each for each in components(plan(FULL))}
    moved = attrs.evolve(FULL, start=FULL.start + timedelta(days=1), end=None, timeframe=DecideBy(date(2026, 3, 27)))
    after = {each["UID"]: each for each in components(plan(moved), sequence=1)}
    assert before.keys() == after.keys()
    assert {each["SEQUENCE"] for each in before.values()} == {0}
    assert {each["SEQUENCE"] for each in after.values()} == {1}
    assert all(before[uid]["DTSTART"].dt != after[uid]["DTSTART"].dt for uid in before)


def test_uids_are_of_the_interview_and_the_kind():
    other = plan(attrs.evolve(FULL, id="acme-3"))
    groups = [
        {each["UID"] for each in components(made, as_)}
        for made, as_ in [(plan(FULL), "todo"), (plan(FULL), "event"), (other, "todo")]
    ]
    assert len(set().union(*groups)) == sum(map(len, groups))


def test_uids_stay_the_same_in_every_release():
    first = components(plan(Interview(TUESDAY, id="acme-2")))[0]
    assert first["UID"] == "848aaee9-4714-5317-92c8-b18f4891e916"


def test_what_a_step_says():
    found = components(plan(NAMED))[1]
    assert found["SUMMARY"] == "Thank them by e-mail: Zoë Müller (Engineer, Acme)"
    assert found["DESCRIPTION"].split("\n") == [
        "- thank them for their time",
        "- say again that you are interested",
        "- (add what you forgot to mention)",
        "- spell the name as on the card",
        "because:",
        "a morning interview is thanked for that same afternoon",
    ]
    assert found["CLASS"] == "PRIVATE"
    assert found["DTSTAMP"].dt == STAMP


def test_no_employer_no_brackets():
    assert components(plan(Interview(TUESDAY, id="a")))[-1]["SUMMARY"] == "Move on"


ALARMS = {  # at ten in the morning, on its own clock
    Rule.BUSINESS_CARD: datetime(2026, 3, 10, 9),
    Rule.DECISION_DATE: datetime(2026, 3, 10, 9),
    Rule.THANK_YOU: datetime(2026, 3, 10, 11),
    Rule.FOLLOW_UP: datetime(2026, 3, 17, 9),
    Rule.MOVE_ON: datetime(2026, 3, 24, 9),
}


@pytest.mark.parametrize("zone", [None, BERLIN, CHICAGO])
def test_alarms_are_never_at_midnight(zone):
    made = plan(Interview(TUESDAY.replace(tzinfo=zone), id="a"))
    for step, found in zip(made.steps, components(made, "event"), strict=True):
        (alarm,) = found.walk("VALARM")
        start = found["DTSTART"].dt
        if not isinstance(start, datetime):
            start = datetime.combine(start, datetime.min.time(), zone)
        moment = start + alarm["TRIGGER"].dt
        assert utc(moment) == utc(ALARMS[step.rule].replace(tzinfo=zone)), step.rule
        assert alarm["ACTION"] == "DISPLAY"


def test_an_alarm_is_never_before_the_day():
    made = plan(Interview(datetime(2026, 3, 10, 0, 30), id="a"))
    assert components(made, "event")[0].walk("VALARM")[0]["TRIGGER"].dt == timedelta()


def test_a_change_of_clocks_before_the_alarm():
    """Sunday has only 23 hours: nine in the morning is eight hours after midnight."""
    made = plan(Interview(datetime(2026, 3, 29, 10, tzinfo=BERLIN), id="a"))
    (alarm,) = components(made, "event")[0].walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(hours=8)


def test_texts_cannot_break_out():
    odd = Contact("a,b;c\\d: e", email="a@example.org")
    made = plan(attrs.evolve(NAMED, contacts=[odd], employer="END:VEVENT"))
    found = components(made)
    assert found[1]["SUMMARY"] == "Thank them by e-mail: a,b;c\\d: e (Engineer, END:VEVENT)"
    assert len(found) == len(made.steps)


def test_a_reason_of_ones_own_cannot_break_out():
    made = plan(NAMED)
    why = Reason(ReasonCode.DETAILS_MISSING, {"contact": "a\r\nEND:VTODO\r\nATTENDEE:x", "details": "\\N"})
    steps = (attrs.evolve(made.steps[0], reasons=(why,)), *made.steps[1:])
    written = plan_to_calendar(attrs.evolve(made, steps=steps), stamp=STAMP)
    assert b"\nATTENDEE" not in written
    assert len(icalendar.Calendar.from_ical(written).todos) == len(steps)


REFUSED = [
    ({"made": plan(Interview(TUESDAY))}, "plan.interview must have an id, or nothing could be exported twice; "),
    ({"stamp": datetime(2026, 3, 10)}, "stamp must have a zone, such as datetime.now(UTC) has"),
    ({"as_": "journal"}, 'as_ must be "todo" or "event", not \'journal\''),
    ({"sequence": -1}, "sequence must be 0 or more, not -1"),
]


@pytest.mark.parametrize(("wrong", "message"), REFUSED, ids=[next(iter(row[0])) for row in REFUSED])
def test_refused(wrong, message):
    options = {"made": plan(FULL), "stamp": STAMP} | wrong
    with pytest.raises(InvalidValueError) as caught:
        plan_to_calendar(options.pop("made"), **options)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    "wrong", [{"made": FULL}, {"stamp": "now"}, {"stamp": date(2026, 3, 10)}, {"sequence": 1.0}], ids=str
)
def test_wrong_types(wrong):
    options = {"made": plan(FULL), "stamp": STAMP} | wrong
    with pytest.raises(TypeError, match=" must be "):
        plan_to_calendar(options.pop("made"), **options)


def test_the_edge_of_time():
    early = Interview(datetime(1, 1, 1, 14, tzinfo=timezone(timedelta(hours=12))), id="a")
    with pytest.raises(OutOfRangeError):
        plan_to_calendar(plan(early), stamp=STAMP)


def test_a_deadline_of_a_policy_of_ones_own():
    own = attrs.evolve(GERMANY, thank_you=NextDay())
    assert components(plan(FULL, etiquette=own))[1]["DUE"].dt == datetime(2026, 3, 11, 16, tzinfo=UTC)
