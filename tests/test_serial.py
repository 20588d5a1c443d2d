"""Values as JSON-ready data, and back: everything round-trips, everything else is refused with its path."""

import json
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from io import BytesIO
from types import MappingProxyType
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from samples import FULL, TUESDAY, VALUES, OwnCalendar, OwnTimeframe, OwnTiming, named

import interview_etiquette as ie
from interview_etiquette import (
    ARTICLE,
    Contact,
    DecideBy,
    EndOfWeek,
    Interview,
    Reason,
    ReasonCode,
    plan,
)
from interview_etiquette.calendars import WEEKDAYS, AdjustedCalendar, AllOpen, Compiled
from interview_etiquette.errors import DocumentError
from interview_etiquette.serial import SCHEMA, from_dict, json_schema, to_dict

CANARY = "canary-7f3"


def names(value):
    return f"{type(value).__name__}-{VALUES.index(value)}"


@pytest.mark.parametrize("value", VALUES, ids=names)
def test_round_trip(value):
    written = to_dict(value)
    assert written["schema"] == SCHEMA == 1
    again = from_dict(json.loads(json.dumps(written, allow_nan=False)))
    assert again == value
    assert type(again) is type(value)
    assert to_dict(again) == written
    assert from_dict(MappingProxyType(written)) == value, "any mapping will do"


def test_every_kind_of_the_face_is_told_by_name():
    assert to_dict(DecideBy(date(2026, 3, 20))) == {"schema": 1, "kind": "decide_by", "day": "2026-03-20"}
    assert to_dict(Interview(TUESDAY)) == {
        "schema": 1,
        "kind": "interview",
        "start": {"local": "2026-03-10T10:00:00", "zone": None, "fold": 0},
        "end": None,
        "contacts": [],
        "timeframe": {"kind": "unspecified"},
        "asked_on": None,
        "employer": None,
        "position": None,
        "id": None,
    }


MOMENTS = [
    (datetime(2026, 3, 10, 10, tzinfo=UTC), "+00:00"),
    (datetime(2026, 3, 10, 10, tzinfo=ZoneInfo("UTC")), "UTC"),
    (datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"), fold=1), "Europe/Berlin"),
    (datetime(2026, 3, 10, 10, tzinfo=timezone(timedelta(hours=-3, minutes=-30))), "-03:30"),
    (datetime(2026, 3, 10, 10, tzinfo=timezone(timedelta(minutes=53, seconds=28))), "+00:53:28"),
    (datetime(2026, 3, 10, 10, tzinfo=timezone(timedelta(hours=1), "CET")), "+01:00"),
]


@pytest.mark.parametrize(("moment", "zone"), MOMENTS)
def test_a_moment_keeps_its_zone_and_fold(moment, zone):
    written = to_dict(Interview(moment))
    assert written["start"] == {"local": moment.replace(tzinfo=None).isoformat(), "zone": zone, "fold": moment.fold}
    again = from_dict(written)
    assert again == Interview(moment)
    assert again.start.utcoffset() == moment.utcoffset()


def interview(**changed):
    return to_dict(Interview(TUESDAY)) | changed


def at(**changed):
    return interview(start={"local": "2026-03-10T10:00:00", "zone": None, "fold": 0} | changed)


NO_MOMENT = "must be an object of local, zone and fold, not "
NO_KIND = "must be an object with a kind, not "
REFUSED = [  # document, path, problem begins
    ({}, "$.schema", "is missing; a document of this version has 1"),
    ({"kind": "unspecified"}, "$.schema", "is missing"),
    ({"kind": "unspecified", "schema": 2}, "$.schema", "must be 1, not 2"),
    ({"kind": "unspecified", "schema": "1"}, "$.schema", "must be 1, not '1'"),
    ({"kind": "unspecified", "schema": True}, "$.schema", "must be 1, not True"),
    ({"kind": "unspecified", "schema": 10**5000}, "$.schema", "must be 1, not a value of type int"),
    ({"schema": 1}, "$.kind", "must be a kind of value, not None"),
    ({"schema": 1, "kind": "nope"}, "$.kind", "must be a kind of value, not 'nope'"),
    ({"schema": 1, "kind": ["unspecified"]}, "$.kind", "must be a kind of value, not ['unspecified']"),
    ({"schema": 1, "kind": 10**5000}, "$.kind", "must be a kind of value, not a value of type int"),
    *(
        ({"schema": 1, "kind": kind}, "$.kind", "must be a kind of value, not ")
        for kind in ("value", "_period", "_day", "_combined", "_official", "library_calendar", "calendar_base", "event")
    ),
    ({"schema": 1, "kind": "unspecified", "extra": 1}, "$.extra", "is no field of unspecified; leave it out"),
    (interview(day="2026-03-10"), "$.day", "is no field of interview; leave it out"),
    (interview(_asked_on=None), "$._asked_on", "is no field of interview; leave it out"),
    (interview(**{"a\nb" * 99: 1}), "$.?", "is no field of interview"),
    (interview() | {1: 1}, "$.?", "is no field of interview; leave it out"),
    (interview(timeframe={"kind": "decide_by", "dya": 1}), "$.timeframe.dya", "is no field of decide_by"),
    ({"schema": 1, "kind": "interview"}, "$.start", "is missing"),
    (interview(contacts=[{"kind": "contact"}]), "$.contacts[0].name", "is missing"),
    (
        interview(timeframe={"kind": "within", "count": 1}),
        "$.timeframe.unit",
        "is missing",
    ),
    *(
        (interview(start=wrong), "$.start", NO_MOMENT)
        for wrong in (None, 5, "2026-03-10T10:00", {}, [], [["local", 1]])
    ),
    *((at(local=wrong), "$.start", NO_MOMENT) for wrong in (None, 5, "x", "2026-03-10", "2026-03-10T25:00")),
    (at(local="2026-03-10T10:00:00+01:00"), "$.start", NO_MOMENT),
    *((at(fold=wrong), "$.start", NO_MOMENT) for wrong in (None, 2, -1, "0", True, 0.0)),
    *(
        (at(zone=wrong), "$.start", NO_MOMENT)
        for wrong in ("", 5, "Nowhere", "localtime", "../etc/passwd", "/etc/passwd", "Europe")
    ),
    *((at(zone=wrong), "$.start", NO_MOMENT) for wrong in ("+25:00", "+", "-", "+1", "a\0b", "x" * 5000, "\ud800", [])),
    (at(extra=1), "$.start", NO_MOMENT),
    (interview(end="2026-03-10T11:00"), "$.end", NO_MOMENT),
    (interview(asked_on="2026-02-30"), "$.asked_on", "must be a date, 2026-03-10, not '2026-02-30'"),
    (interview(asked_on=20260310), "$.asked_on", "must be a date, 2026-03-10, not 20260310"),
    (interview(asked_on="2026-03-01"), "$.asked_on", "must be on or after the interview (2026-03-10), not 2026-03-01"),
    (interview(contacts=None), "$.contacts", "must be a list, not NoneType"),
    (interview(contacts={}), "$.contacts", "must be a list, not dict"),
    (interview(contacts=[None]), "$.contacts[0]", NO_KIND + "NoneType"),
    (
        interview(contacts=[{"kind": "unspecified"}]),
        "$.contacts[0].kind",
        "must be contact, not unspecified",
    ),
    (interview(contacts=[{"kind": "contact", "name": 5}]), "$.contacts[0].name", "must be a str, not int"),
    (interview(contacts=[{"kind": "contact", "name": ""}]), "$.contacts[0].name", "must not be blank"),
    (interview(timeframe=None), "$.timeframe", NO_KIND + "NoneType"),
    (interview(timeframe={"kind": "contact", "name": "x"}), "$", "timeframe must be a Timeframe value"),
    (
        interview(timeframe={"kind": "end_of_week", "weeks": True}),
        "$.timeframe.weeks",
        "must be a whole number, not True",
    ),
    (
        interview(timeframe={"kind": "end_of_week", "weeks": 1.0}),
        "$.timeframe.weeks",
        "must be a whole number, not 1.0",
    ),
    (interview(timeframe={"kind": "end_of_week", "weeks": -1}), "$.timeframe.weeks", "must be 0 or more, not -1"),
    (
        interview(timeframe={"kind": "within", "count": 1, "unit": "eons"}),
        "$.timeframe.unit",
        "must be one of days, weeks",
    ),
    (interview(timeframe={"kind": "within", "count": 1, "unit": 1}), "$.timeframe.unit", "must be a str, not int"),
    (
        interview(timeframe={"kind": "decision_window", "open_ended": 0}),
        "$.timeframe.open_ended",
        "must be true or false",
    ),
    (
        interview(timeframe={"kind": "decide_by", "day": "2026-03-01"}),
        "$.timeframe",
        "must not name a day before it was",
    ),
    ({"schema": 1, "kind": "half_day", "noon": "noon"}, "$.noon", "must be a time, 09:00, not 'noon'"),
    ({"schema": 1, "kind": "half_day", "noon": 12}, "$.noon", "must be a time, 09:00, not 12"),
    ({"schema": 1, "kind": "half_day", "noon": "12:00+01:00"}, "$.noon", "must have neither zone nor fold"),
    *(
        (
            {"schema": 1, "kind": "half_day", "time_to_get_home": wrong},
            "$.time_to_get_home",
            "must be a number of seconds",
        )
        for wrong in (True, "3600", None, float("nan"), float("inf"), 1e300, 10**400, [])
    ),
    ({"schema": 1, "kind": "half_day", "time_to_get_home": -1}, "$.time_to_get_home", "must be from 0 to 366 days"),
    ({"schema": 1, "kind": "reason", "code": "nope"}, "$.code", "must be one of card, details_missing, "),
    ({"schema": 1, "kind": "reason", "code": None}, "$.code", "must be one of card, details_missing, "),
    ({"schema": 1, "kind": "reason", "code": ["card"]}, "$.code", "must be one of card, details_missing, "),
    ({"schema": 1, "kind": "reason", "code": "on_named_day"}, "$.facts", "must hold what the sentence of on_named_day"),
    ({"schema": 1, "kind": "reason", "code": "card", "facts": 5}, "$.facts", "must be a list, not int"),
    ({"schema": 1, "kind": "reason", "code": "card", "facts": ["ab"]}, "$.facts[0]", "must be a list, not str"),
    (
        {"schema": 1, "kind": "reason", "code": "card", "facts": [["a", 1.5]]},
        "$.facts[0][1]",
        "must be a str, not float",
    ),
    (
        {"schema": 1, "kind": "reason", "code": "card", "facts": [["a", True]]},
        "$.facts[0][1]",
        "must be a str, not bool",
    ),
    ({"schema": 1, "kind": "reason", "code": "card", "facts": [[1, 1]]}, "$.facts[0][0]", "must be a str, not int"),
    (
        {"schema": 1, "kind": "reason", "code": "card", "facts": [["a", "b", "c"]]},
        "$",
        "facts must be a mapping of names",
    ),
    ({"schema": 1, "kind": "reason", "code": "card", "facts": [[]]}, "$", "facts must be a mapping of names"),
    ({"schema": 1, "kind": "week_calendar", "weekend": "56"}, "$.weekend", "must be a list, not str"),
    ({"schema": 1, "kind": "week_calendar", "weekend": [9]}, "$.weekend", "must hold weekday numbers from 0"),
    ({"schema": 1, "kind": "adjusted_calendar"}, "$.base", "is missing"),
    ({"schema": 1, "kind": "country_calendar", "country": "Nowhere"}, "$", "unknown country 'Nowhere'"),
    (
        {"schema": 1, "kind": "country_calendar", "country": "US", "outside": "x"},
        "$.outside",
        "must be one of error, week",
    ),
]


@pytest.mark.parametrize(("document", "path", "problem"), REFUSED, ids=range(len(REFUSED)))
def test_refused(document, path, problem):
    with pytest.raises(DocumentError) as caught:
        from_dict(document)
    assert caught.value.path == path
    assert caught.value.problem.startswith(problem)
    assert str(caught.value) == f"{path}: {caught.value.problem}"
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 750  # the longest names all codes of reasons


def test_facts_are_an_object():
    reason = Reason(ReasonCode.ON_NAMED_DAY, {"latest": "2026-03-13"})
    assert to_dict(reason)["facts"] == {"latest": "2026-03-13"}
    assert from_dict(to_dict(reason)) == reason


@pytest.mark.parametrize("wrong", [None, [], "{}", 5, [("schema", 1)], TUESDAY], ids=repr)
def test_a_document_is_a_mapping(wrong):
    with pytest.raises(TypeError, match=f"^data must be a mapping, not {type(wrong).__name__}$"):
        from_dict(wrong)


class Mine(Interview):
    pass


@pytest.mark.parametrize("wrong", [None, 5, {}, Interview, OwnTimeframe(), ie, TUESDAY, Mine(TUESDAY)], ids=named)
def test_only_values_of_the_library_are_written(wrong):
    with pytest.raises(TypeError, match=f"^value must be a value of this library, not {type(wrong).__name__}$"):
        to_dict(wrong)


class TestForeign:
    WAY_OUT = "is not of this library and has no written form; give its decision_window or a library value instead"

    @pytest.mark.parametrize(
        ("value", "where", "name"),
        [
            (Interview(TUESDAY, timeframe=OwnTimeframe()), "$.timeframe", "OwnTimeframe"),
            (plan(Interview(TUESDAY, timeframe=OwnTimeframe())), "$.interview.timeframe", "OwnTimeframe"),
            (attrs.evolve(ARTICLE, thank_you=OwnTiming()), "$.thank_you", "OwnTiming"),
            (AdjustedCalendar(OwnCalendar()), "$.base", "OwnCalendar"),
            (Compiled(OwnCalendar()), "$.calendar", "OwnCalendar"),
            (AllOpen(WEEKDAYS, AdjustedCalendar(OwnCalendar())), "$.calendars[1].base", "OwnCalendar"),
        ],
    )
    def test_is_refused_by_name(self, value, where, name):
        with pytest.raises(DocumentError) as caught:
            to_dict(value)
        assert (caught.value.path, caught.value.problem) == (where, f"{name} {self.WAY_OUT}")

    def test_the_way_out_works(self):
        theirs = Interview(TUESDAY, timeframe=OwnTimeframe())
        ours = attrs.evolve(theirs, timeframe=ie.decision_window(theirs))
        assert from_dict(to_dict(ours)) == ours

    def test_zones(self):
        from dateutil import tz

        nameless = ZoneInfo.from_file(BytesIO(ZONE_FILE))
        for zone, name in (
            (tz.gettz("Europe/Berlin"), "tzfile"),
            (tz.tzoffset(None, 3600), "tzoffset"),
            (nameless, "ZoneInfo"),
        ):
            with pytest.raises(DocumentError) as caught:
                to_dict(Interview(TUESDAY.replace(tzinfo=zone)))
            assert str(caught.value) == f"$.start: {name} is no zone with a name; use zoneinfo.ZoneInfo"

    def test_a_zone_that_only_looks_like_one(self):
        class Pretender(tzinfo):
            key = "Europe/Berlin"

            def utcoffset(self, _moment):
                return timedelta(hours=1)

        with pytest.raises(DocumentError, match=r"^\$\.start: Pretender is no zone with a name"):
            to_dict(Interview(TUESDAY.replace(tzinfo=Pretender())))


ZONE_FILE = b"TZif" + bytes(35) + b"\1\0\0\0\4" + bytes(6) + b"UTC\0"  # RFC 8536: one type, four characters


def test_nesting_without_end():
    document = {"kind": "week_calendar"}
    for _ in range(5000):
        document = {"kind": "adjusted_calendar", "base": document}
    with pytest.raises(DocumentError, match=r"^\$: is nested too deeply$"):
        from_dict({"schema": 1, **document})


PERSONAL = [
    interview(contacts=CANARY),
    interview(contacts=[CANARY]),
    interview(contacts=[{"kind": "contact", "name": f"{CANARY}\n"}]),
    interview(contacts=[{"kind": "contact", "name": [CANARY]}]),
    interview(contacts=[{"kind": "contact", "name": "x", "email": CANARY}]),
    interview(contacts=[{"kind": "contact", "name": "x", "email": {CANARY: CANARY}}]),
    interview(contacts=[{"kind": "contact", "name": "x", "phone": f"{CANARY}\x1b"}]),
    interview(contacts={CANARY: CANARY}),
    interview(employer=f"{CANARY}\n"),
    interview(employer=[CANARY]),
]


@pytest.mark.parametrize("document", PERSONAL)
def test_an_error_repeats_nothing_personal(document):
    with pytest.raises(DocumentError) as caught:
        from_dict(document)
    assert CANARY not in str(caught.value)
    assert CANARY not in repr(caught.value)


def test_what_is_left_out_takes_its_default():
    assert from_dict({"schema": 1, "kind": "interview", "start": interview()["start"]}) == Interview(TUESDAY)
    assert from_dict({"schema": 1, "kind": "end_of_week"}) == EndOfWeek()


def test_writing_leaves_the_value_alone():
    before = repr(FULL)
    written = to_dict(FULL)
    written["contacts"].clear()
    assert repr(FULL) == before
    assert to_dict(FULL)["contacts"]


lines = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf"]), min_size=1, max_size=20).filter(
    lambda text: not text.isspace()
)
zones = st.sampled_from([None, UTC, ZoneInfo("Europe/Berlin"), timezone(timedelta(hours=5, minutes=45))])
days = st.dates(date(2026, 3, 10), date(2030, 1, 1))
timeframes = st.one_of(
    st.builds(ie.DecideBy, days),
    st.builds(ie.NotBefore, days),
    st.builds(ie.EndOfWeek, st.integers(0, 10**20)),
    st.builds(ie.EndOfMonth, st.integers(0, 10**20)),
    st.builds(ie.Within, st.integers(1, 10**20), st.sampled_from(["days", "weeks", "months", "business_days"])),
    st.builds(ie.DecisionWindow, st.none() | st.just(date(2026, 3, 10)), st.none() | days, st.booleans()),
    st.just(ie.OpenEnded()),
)
contacts = st.builds(
    Contact,
    lines,
    email=st.none() | st.emails().filter(bare := lambda a: not set(a) & set('"[]')),
    phone=st.none() | lines,
)
starts = st.builds(
    lambda start, zone, fold: start.replace(tzinfo=zone, fold=fold),
    st.datetimes(datetime(2020, 1, 1), datetime(2026, 3, 10)),
    zones,
    st.integers(0, 1),
)
clocks = st.times().map(lambda clock: clock.replace(fold=0))
hours = st.tuples(clocks, clocks).map(sorted).map(tuple).filter(lambda pair: pair[0] < pair[1])
timings = st.one_of(
    st.builds(ie.HalfDay, st.just(time(1)), clocks.filter(lambda clock: clock >= time(1)), clocks),
    st.builds(ie.WithinHours, st.integers(1, 10**20), clocks),
    st.builds(ie.NextDay, clocks),
)
VALIDATOR = Draft202012Validator(json_schema())


def valid(document):
    """Return a document after it was found valid by the published schema."""
    VALIDATOR.validate(document)
    return document


durations = st.timedeltas(timedelta(0), timedelta(days=366))


@given(starts, st.lists(contacts, max_size=3), timeframes, st.none() | lines, st.none() | lines)
def test_any_interview_round_trips(start, contacts, timeframe, employer, key):
    value = Interview(start, contacts=contacts, timeframe=timeframe, employer=employer, id=key)
    assert from_dict(valid(json.loads(json.dumps(to_dict(value))))) == value


@given(lines, timings, st.integers(1, 10), hours, hours, durations, st.sampled_from(ie.Channel))
def test_any_policy_round_trips(name, timing, follow_ups, morning, office_hours, limit, channel):
    value = attrs.evolve(
        ie.TWO_TOUCH,
        name=name,
        thank_you=timing,
        follow_ups=follow_ups,
        morning=morning,
        office_hours=office_hours,
        roll_back_limit=limit,
        channel=channel,
    )
    assert from_dict(valid(json.loads(json.dumps(to_dict(value))))) == value


@given(st.sampled_from(ReasonCode), st.dictionaries(lines, lines | st.integers()))
def test_any_reason_round_trips(code, more):
    known = dict.fromkeys(("latest", "earliest", "planned", "asked_on", "day"), "2026-03-10")
    known |= dict.fromkeys(("wait", "hours", "contact", "details", "channel", "allowed", "outcome"), "x")
    value = Reason(code, more | known | {"until": "2026-03-10T09:00:00"})
    assert from_dict(valid(json.loads(json.dumps(to_dict(value))))) == value


rubbish = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["interview", "contact", "2026-03-10"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["kind", "start", "contacts", "name", "day", "base", "local", "zone", "fold"]), inner
        )
    ),
    max_leaves=10,
)


@given(st.sampled_from(range(len(VALUES))), st.data())
def test_a_spoilt_document_gives_a_value_or_an_error_of_the_library(n, data):
    document = json.loads(json.dumps(to_dict(VALUES[n])))
    key = data.draw(st.sampled_from(sorted(document)))
    document[key] = data.draw(rubbish)
    try:
        assert from_dict(document) is not None
    except DocumentError as error:
        assert error.path.startswith("$")
