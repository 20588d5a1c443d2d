"""Recruiters' records in: eleven systems' own forms, what each hides, and what is refused."""

import pickle
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from types import MappingProxyType, SimpleNamespace
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

import attrs
import numpy as np
import pandas as pd
import pytest
from recruiting import CANARY, SAMPLES, VALUES, Endless, Hostile, HostileMapping, as_objects, cyclic, deep, sample

from interview_etiquette import Contact, EtiquetteError, Interview
from interview_etiquette.errors import InvalidValueError, MixedZonesError, OutOfRangeError
from interview_etiquette.history import BadRecord
from interview_etiquette.integrations.records import (
    SHAPES,
    People,
    Refusal,
    RefusedError,
    Shape,
    interview_from,
    interviews_from,
)

BERLIN = ZoneInfo("Europe/Berlin")
CORA = ["Cora@example.net"]
ZOE = Contact("Zoë Example", email="zoe@example.com")
MAX = Contact("Max Example", email="max@example.com")
UTC_TIMES = ("2026-03-10 13:00:00+00:00", "2026-03-10 14:00:00+00:00")
BERLIN_TIMES = ("2026-03-10 14:00:00+01:00", "2026-03-10 15:00:00+01:00")
LOCAL_TIMES = ("2026-03-10 14:00:00", "2026-03-10 15:00:00")
READ = [  # system, start and end as read, its key, names
    ("ashby", UTC_TIMES, "5f4c1a6e-0000-4000-8000-000000000001", ["Zoë Example", "Max Example"]),
    ("frappe", LOCAL_TIMES, "HR-INT-2026-0001", ["zoe", "max"]),
    ("google", BERLIN_TIMES, "g1a2b3", ["Zoë Example", "Max Example"]),
    ("graph", BERLIN_TIMES, "040000008200E00074C5B7101A82E00800000001", ["Zoë Example", "Max Example"]),
    ("greenhouse", UTC_TIMES, "9001", ["Zoë Example", "Max Example"]),
    ("horilla", (LOCAL_TIMES[0], "None"), "12", ["Zoë Example", "Max Example"]),
    ("lever", BERLIN_TIMES, "0c9c1a6e-0000-4000-8000-000000000001", ["Zoë Example", "Max Example"]),
    ("merge", UTC_TIMES, "7a3c1a6e-0000-4000-8000-000000000001", ["Zoë Example"]),
    ("odoo", UTC_TIMES, "41", ["Zoë Example", "Max Example"]),
    ("smartrecruiters", BERLIN_TIMES, "sr-1", []),
    ("workable", UTC_TIMES, "4e1f0b2", ["Zoë Example", "Max Example"]),
]


def read(name, /, *, tz=None, contacts=None, **changed):
    return interview_from(sample(name, **changed), shape=name, tz=tz, contacts=contacts, own_addresses=CORA)


def refusal(record, **options):
    with pytest.raises(RefusedError) as caught:
        interview_from(record, **options)
    return caught.value.refusal


class TestEverySystem:
    @pytest.mark.parametrize(("name", "times", "key", "names"), READ, ids=[row[0] for row in READ])
    def test_is_read(self, name, times, key, names):
        found = read(name)
        assert (str(found.start), str(found.end)) == times
        assert found.id == key
        assert found.position == (None if name == "ashby" else "Engineer, second round")
        assert [contact.name for contact in found.contacts] == names

    @pytest.mark.parametrize(("missing", "key"), [("iCalUId", SAMPLES["graph"]["id"]), ("id", READ[3][2])])
    def test_a_key_of_either_kind(self, missing, key):
        assert read("graph", **{missing: None}).id == key

    @pytest.mark.parametrize("name", SHAPES)
    def test_is_read_by_attribute(self, name):
        assert interview_from(as_objects(SAMPLES[name]), shape=name, own_addresses=CORA) == read(name)

    @pytest.mark.parametrize("name", SHAPES)
    def test_is_read_in_a_zone_of_the_callers(self, name):
        found = read(name, tz=BERLIN)
        assert str(found.start) == BERLIN_TIMES[0]
        assert str(found.start.tzinfo) == "Europe/Berlin"

    @pytest.mark.parametrize("name", SHAPES)
    def test_a_record_is_left_as_it_is(self, name):
        record = sample(name)
        interview_from(record, shape=name)
        assert record == SAMPLES[name]
        assert interview_from(MappingProxyType(record), shape=SHAPES[name]) == interview_from(record, shape=name)


def test_every_shape_has_a_sample():
    assert list(SHAPES) == sorted(SAMPLES)


MORE = [  # system, what else its record says, start, end
    ("lever", {"timezone": None}, *UTC_TIMES),
    ("lever", {"duration": None}, BERLIN_TIMES[0], "None"),
    ("lever", {"duration": 0}, BERLIN_TIMES[0], "None"),
    ("lever", {"duration": 22.5}, BERLIN_TIMES[0], "2026-03-10 14:22:30+01:00"),
    ("lever", {"date": 1774744200000, "duration": 60}, "2026-03-29 01:30:00+01:00", "2026-03-29 03:30:00+02:00"),
    ("greenhouse", {"end": None}, UTC_TIMES[0], "None"),
    ("greenhouse", {"end__date_time": "2026-03-11T14:00:00Z"}, UTC_TIMES[0], "None"),
    ("greenhouse", {"end__date_time": "2026-03-10T13:00:00Z"}, UTC_TIMES[0], "None"),
    ("greenhouse", {"end__date_time": "2026-03-10T15:00:00+01:00"}, *UTC_TIMES),
    ("graph", {"originalStartTimeZone": "tzone://Microsoft/Custom"}, *UTC_TIMES),
    ("graph", {"originalStartTimeZone": ""}, *UTC_TIMES),
    ("graph", {"originalStartTimeZone": "India Standard Time"},
     "2026-03-10 18:30:00+05:30", "2026-03-10 19:30:00+05:30"),
    ("graph", {"start__timeZone": "Pacific Standard Time", "end": None}, "2026-03-10 21:00:00+01:00", "None"),
    ("graph", {"end__timeZone": "GMT Standard Time"}, *BERLIN_TIMES),
    ("graph", {"start__dateTime": "2026-03-10T13:00:00.1234567"}, "2026-03-10 14:00:00.123456+01:00", BERLIN_TIMES[1]),
    ("google", {"start__timeZone": "America/New_York"}, "2026-03-10 09:00:00-04:00", "2026-03-10 10:00:00-04:00"),
    ("google", {"start": {"dateTime": "2026-03-29T02:30:00", "timeZone": "Europe/Berlin"}, "end": None},
     "2026-03-29 03:30:00+02:00", "None"),
    ("google", {"start": {"dateTime": "2026-10-25T02:30:00", "timeZone": "Europe/Berlin"}, "end": None},
     "2026-10-25 02:30:00+02:00", "None"),
    ("google", {"start__dateTime": "2026-10-25T02:30:00+01:00", "end__dateTime": "2026-10-25T03:30:00+01:00"},
     "2026-10-25 02:30:00+01:00", "2026-10-25 03:30:00+01:00"),
    ("frappe", {"from_time": "9:30:00", "to_time": "10:15:00.5"}, "2026-03-10 09:30:00", "2026-03-10 10:15:00.500000"),
    ("frappe", {"from_time": timedelta(hours=9), "to_time": timedelta(hours=10)},
     "2026-03-10 09:00:00", "2026-03-10 10:00:00"),
    ("frappe", {"scheduled_on": date(2026, 3, 10), "from_time": time(14), "to_time": None}, LOCAL_TIMES[0], "None"),
    ("frappe", {"scheduled_on": datetime(2026, 3, 10, 8)}, *LOCAL_TIMES),
    ("odoo", {"event_tz": "Europe/Berlin"}, *BERLIN_TIMES),
    ("odoo", {"stop": False}, UTC_TIMES[0], "None"),
    ("odoo", {"start": datetime(2026, 3, 10, 13), "stop": datetime(2026, 3, 10, 14)}, *UTC_TIMES),
    ("smartrecruiters", {"timezone": None}, *UTC_TIMES),
    ("ashby", {"interviewEvents__1__endTime": None}, UTC_TIMES[0], "None"),
    ("ashby", {"interviewEvents__0__endTime": None, "interviewEvents__1__startTime": None}, UTC_TIMES[0], "None"),
    ("ashby", {"interviewEvents__0__startTime": None, "interviewEvents__0__endTime": None},
     "2026-03-10 13:30:00+00:00", UTC_TIMES[1]),
    ("ashby", {"interviewEvents__0__startTime": [], "interviewEvents__1__endTime": []},
     "2026-03-10 13:30:00+00:00", "None"),
    ("ashby", {"interviewEvents__0__startTime": "2026-03-10T15:00:00+01:00",
               "interviewEvents__0__endTime": "2026-03-10T14:00:00Z"},
     "2026-03-10 13:30:00+00:00", UTC_TIMES[1]),
    ("ashby", {"interviewEvents__1__startTime": "2026-03-10T23:00:00Z",
               "interviewEvents__1__endTime": "2026-03-11T01:00:00Z"},
     UTC_TIMES[0], "2026-03-11 01:00:00+00:00"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "changed", "start", "end"), MORE)
def test_times(name, changed, start, end):
    found = read(name, **changed)
    assert (str(found.start), str(found.end)) == (start, end)


def test_a_length_by_the_clock_of_more_than_half_a_day_is_none():
    found = read("lever", date=1774738800000 - 2 * 3600_000, duration=12 * 60)  # over the change of clocks
    assert found.end is None


REFUSED = [  # system, what else its record says, the refusal
    ("ashby", {"status": "Cancelled"}, Refusal.CANCELLED),
    ("ashby", {"interviewEvents": []}, Refusal.NO_START),
    ("ashby", {"interviewEvents__1__startTime": "2026-03-11T13:00:00Z"}, Refusal.SEVERAL),
    ("ashby", {"interviewEvents__0__endTime": "2026-03-10T12:59:00Z"}, Refusal.ENDS_BEFORE_START),
    ("frappe", {"status": "Cancelled"}, Refusal.CANCELLED),
    ("frappe", {"docstatus": 2}, Refusal.CANCELLED),
    ("frappe", {"from_time": None}, Refusal.NO_START),
    ("frappe", {"from_time": "noon"}, Refusal.NO_START),
    ("frappe", {"from_time": timedelta(days=1)}, Refusal.NO_START),
    ("frappe", {"from_time": timedelta(hours=-1)}, Refusal.NO_START),
    ("frappe", {"from_time": 14}, Refusal.NO_START),
    ("frappe", {"scheduled_on": "10.03.2026"}, Refusal.NO_START),
    ("frappe", {"scheduled_on": None}, Refusal.NO_START),
    ("frappe", {"to_time": "13:00:00"}, Refusal.ENDS_BEFORE_START),
    ("google", {"status": "cancelled"}, Refusal.CANCELLED),
    ("google", {"status": "cancelled", "start": None}, Refusal.CANCELLED),
    ("google", {"start": {"date": "2026-03-10"}}, Refusal.ALL_DAY),
    ("google", {"recurrence": ["RRULE:FREQ=WEEKLY"]}, Refusal.RECURRING),
    ("google", {"start": {"dateTime": "2026-03-10T14:00:00"}}, Refusal.NO_ZONE),
    ("google", {"start__timeZone": "Nowhere/Special"}, Refusal.UNKNOWN_ZONE),
    ("graph", {"isCancelled": True}, Refusal.CANCELLED),
    ("graph", {"isAllDay": True}, Refusal.ALL_DAY),
    ("graph", {"type": "seriesMaster"}, Refusal.RECURRING),
    ("graph", {"start__timeZone": None}, Refusal.NO_ZONE),
    ("graph", {"start__timeZone": "Customized Time Zone"}, Refusal.UNKNOWN_ZONE),
    ("graph", {"originalStartTimeZone": "(UTC+01:00) Berlin"}, Refusal.UNKNOWN_ZONE),
    ("greenhouse", {"start": {"date": "2026-03-10"}}, Refusal.ALL_DAY),
    ("greenhouse", {"start": {"date_time": "2026-03-10"}}, Refusal.ALL_DAY),
    ("greenhouse", {"start": {"date_time": date(2026, 3, 10)}}, Refusal.ALL_DAY),
    ("greenhouse", {"start": None}, Refusal.NO_START),
    ("greenhouse", {"start__date_time": "tomorrow"}, Refusal.NO_START),
    ("greenhouse", {"start__date_time": 1773147600}, Refusal.NO_START),
    ("greenhouse", {"start__date_time": True}, Refusal.NO_START),
    ("greenhouse", {"start__date_time": "2026-03-10T14:00:00"}, Refusal.NO_ZONE),
    ("greenhouse", {"end__date_time": "2026-03-10T12:59:59Z"}, Refusal.ENDS_BEFORE_START),
    ("greenhouse", {"interviewers": [{"name": "Zoë Example"}] * 201}, Refusal.TOO_LARGE),
    ("google", {"attendees": [{"email": "zoe@example.com"}] * 200}, Refusal.TOO_LARGE),
    ("lever", {"canceledAt": 1773000000000}, Refusal.CANCELLED),
    ("lever", {"date": "2026-03-10T14:00:00Z"}, Refusal.NO_START),
    ("lever", {"date": 10**30}, Refusal.NO_START),
    ("lever", {"date": 1773147600}, Refusal.NO_START),  # seconds
    ("lever", {"date": 0}, Refusal.NO_START),
    ("lever", {"timezone": "Factory"}, Refusal.UNKNOWN_ZONE),
    ("greenhouse", {"start__date_time": "1771123101430"}, Refusal.NO_START),  # which Python reads as 1771-12-31T14:30
    ("greenhouse", {"start__date_time": "2026-03-10-06:00"}, Refusal.NO_START),
    ("horilla", {"interview_time": None}, Refusal.NO_START),
    ("lever", {"date": float("inf")}, Refusal.NO_START),
    ("lever", {"date": float("nan")}, Refusal.NO_START),
    ("lever", {"duration": "60"}, Refusal.NO_START),
    ("lever", {"duration": 10**30}, Refusal.NO_START),
    ("lever", {"duration": -1}, Refusal.ENDS_BEFORE_START),
    ("merge", {"remote_was_deleted": True}, Refusal.CANCELLED),
    ("merge", {"status": "CANCELLED"}, Refusal.CANCELLED),
    ("odoo", {"active": False}, Refusal.CANCELLED),
    ("odoo", {"allday": True, "start": "2026-03-10 08:00:00", "stop": "2026-03-10 18:00:00"}, Refusal.ALL_DAY),
    ("odoo", {"start": False}, Refusal.NO_START),
    ("smartrecruiters", {"timezone": "CET (Berlin)"}, Refusal.UNKNOWN_ZONE),
    ("workable", {"cancelled": True}, Refusal.CANCELLED),
    ("workable", {"starts_at": []}, Refusal.NO_START),
    ("horilla", {"interview_date": {}}, Refusal.NO_START),
]  # fmt: skip


@pytest.mark.parametrize(("name", "changed", "expected"), REFUSED)
def test_refused(name, changed, expected):
    assert refusal(sample(name, **changed), shape=name) is expected


ZONED = [  # system, its record, the refusal that a zone of the caller's mends
    ("google", {"start": {"dateTime": "2026-03-10T14:00:00"}}, Refusal.NO_ZONE),
    ("google", {"start__timeZone": "Nowhere/Special"}, Refusal.UNKNOWN_ZONE),
    ("graph", {"originalStartTimeZone": "(UTC+01:00) Berlin"}, Refusal.UNKNOWN_ZONE),
    ("greenhouse", {"start__date_time": "2026-03-10T14:00:00"}, Refusal.NO_ZONE),
]


@pytest.mark.parametrize(("name", "changed", "expected"), ZONED)
def test_no_zone_is_guessed_and_the_error_names_the_way_out(name, changed, expected):
    with pytest.raises(RefusedError, match=r"say which, such as tz=ZoneInfo\('Europe/Berlin'\)$") as caught:
        read(name, **changed)
    assert caught.value.refusal is expected
    assert str(read(name, tz=BERLIN, **changed).start) == BERLIN_TIMES[0]


class TestPeople:
    def test_those_who_declined_are_left_out_wherever_they_stand(self):
        record = sample("google")
        record["attendees"][0]["responseStatus"] = "DECLINED"
        assert [contact.name for contact in interview_from(record, shape="google", own_addresses=CORA).contacts] == [
            "Max Example"
        ]

    def test_the_candidate_only_by_address(self):
        names = [contact.name for contact in interview_from(SAMPLES["google"], shape="google").contacts]
        assert names == ["Zoë Example", "Max Example", "cora"]

    def test_those_of_whom_a_record_holds_the_id(self):
        people = {"u7": ZOE, "u8": MAX, "u9": Contact("Dan Example", email="dan@example.com")}
        assert read("smartrecruiters", contacts=people).contacts == (ZOE, MAX)
        assert read("merge", contacts=people).contacts == (ZOE, MAX)
        ids = {"interviewEvents__0__interviewers": [], "interviewEvents__1__interviewers": None}
        assert read("ashby", contacts=people, **ids).contacts == (ZOE, MAX)
        assert read("odoo", contacts={"7": ZOE}, attendee_ids=[7, 8]).contacts == (ZOE,)
        assert read("frappe", contacts={"zoe@example.com": ZOE}).contacts[0] == ZOE

    def test_somebody_whom_the_caller_knows_better(self):
        ours = attrs.evolve(ZOE, phone="+49 30 123")
        assert read("lever", contacts={"u7": ours}).contacts == (ours, MAX)

    def test_what_is_no_name_or_address_is_left_out(self):
        people = [
            {"name": None, "email": ""},
            {"name": " "},
            None,
            "u1",
            7,
            {"name": "Zoë\nExample", "email": "zoe@"},
            {},
        ]
        assert read("lever", interviewers=people).contacts == (Contact("Zoë Example"),)

    def test_one_person_is_a_list_of_one(self):
        assert read("lever", interviewers={"name": "Zoë Example", "email": "zoe@example.com"}).contacts == (ZOE,)

    def test_known_people_are_contacts(self):
        with pytest.raises(TypeError, match="^each of contacts must be a Contact, not str$"):
            read("lever", contacts={"u7": "Zoë"})

    def test_a_manager_is_asked_for_all(self):
        class Manager:
            def all(self):
                return iter(as_objects(SAMPLES["horilla"]["employee_id"]))

        record = as_objects(sample("horilla"))
        record.employee_id = Manager()
        assert interview_from(record, shape="horilla") == read("horilla")

    def test_details(self):
        shape = Shape("at", naive="local", people=People("who", name="n", phone="p", title="t", id="k"))
        record = {"at": LOCAL_TIMES[0], "who": [{"n": "Zoë", "p": "110", "t": "CTO", "k": UUID(int=1)}]}
        assert interview_from(record, shape=shape).contacts == (Contact("Zoë", phone="110", title="CTO"),)
        known = {"00000000-0000-0000-0000-000000000001": ZOE}
        assert interview_from(record, shape=shape, contacts=known).contacts == (ZOE,)


OURS = Shape(
    "when.begins",
    end="when.ends",
    zone="when.zone",
    people=People("panel", name=("first", "last"), email="mail", absent="role=candidate"),
    position="job.title",
    employer="company",
    id="no",
    refuse={"state=called off": "cancelled", "state=proposed": Refusal.NOT_AGREED},
    missing=("n/a", "TBD"),
)
OUR_RECORD = {
    "no": 17,
    "state": "agreed",
    "company": "Acme",
    "job": {"title": "Engineer"},
    "when": {"begins": "2026-03-10 14:00", "ends": "n/a", "zone": "Europe/Berlin"},
    "panel": [
        {"first": "Zoë", "last": "Example", "mail": "zoe@example.com", "role": "lead"},
        {"first": "Cora", "last": "Example", "mail": "cora@example.net", "role": "Candidate"},
    ],
}
EXPECTED = Interview(
    datetime(2026, 3, 10, 14, tzinfo=BERLIN), contacts=[ZOE], employer="Acme", position="Engineer", id="17"
)


class TestShapesOfOnesOwn:
    def test_by_key(self):
        assert interview_from(OUR_RECORD, shape=OURS) == EXPECTED

    def test_by_attribute(self):
        assert interview_from(as_objects(OUR_RECORD), shape=OURS) == EXPECTED

    def test_by_both(self):
        record = SimpleNamespace(**OUR_RECORD)
        assert interview_from(record, shape=OURS) == EXPECTED

    def test_by_whole_paths_as_the_names_of_columns(self):
        row = {"when.begins": "2026-03-10 14:00", "when.zone": "Europe/Berlin", "job.title": "Engineer", "no": 17}
        assert interview_from(row, shape=OURS) == attrs.evolve(EXPECTED, contacts=(), employer=None)

    def test_rows(self):
        class Person(NamedTuple):
            name: str

        class Row(NamedTuple):
            no: int
            begins: datetime
            who: Person

        shape = Shape("begins", naive="local", id="no", people=People("who", name="name"))
        row = Row(3, datetime(2026, 3, 10, 14), Person("Zoë"))
        assert interview_from(row, shape=shape) == Interview(row.begins, id="3", contacts=[Contact("Zoë")])

    def test_a_table(self):
        table = pd.DataFrame(
            {
                "no": [1, 2],
                "at": pd.to_datetime(["2026-03-10T14:00Z", None]),
                "for": ["Engineer", float("nan")],
                "m": [np.int64(30), np.float64(45)],
            }
        )
        shape = Shape("at", minutes="m", id="no", position="for")
        first, second = interviews_from(table.to_dict("records"), shape=shape)
        start = datetime(2026, 3, 10, 14, tzinfo=UTC)
        assert first == Interview(start, end=start + timedelta(minutes=30), position="Engineer", id="1")
        assert second.error.refusal is Refusal.NO_START

    def test_seconds(self):
        assert str(interview_from({"at": 1773147600}, shape=Shape("at", unit="seconds")).start) == UTC_TIMES[0]
        assert str(
            interview_from({"at": datetime(2026, 3, 10, 13, tzinfo=UTC)}, shape=Shape("at", unit="seconds")).start
        )

    def test_a_length_where_no_end_is_kept(self):
        shape = Shape("at", end="to", minutes="m", naive="local")
        record = {"at": LOCAL_TIMES[0], "to": LOCAL_TIMES[1], "m": 5}
        assert str(interview_from(record, shape=shape).end) == LOCAL_TIMES[1]
        assert str(interview_from(record | {"to": None}, shape=shape).end) == "2026-03-10 14:05:00"

    def test_days_and_clock_times_belong_together_by_their_places(self):
        shape = Shape(("parts.day", "parts.time"), naive="local")
        parts = [{"day": "2026-03-10"}, {"day": "2026-03-11", "time": "09:00"}]
        assert interview_from({"parts": parts}, shape=shape).start == datetime(2026, 3, 11, 9)
        one_day = {"day": "2026-03-10", "parts": [{"from": "14:00", "to": "14:30"}, {"from": "15:00", "to": "15:30"}]}
        shape = Shape(("day", "parts.from"), end=("day", "parts.to"), naive="local")
        assert interview_from(one_day, shape=shape).end == datetime(2026, 3, 10, 15, 30)

    def test_parts_in_several_zones(self):
        shape = Shape("parts.at", zone="parts.zone")
        parts = [{"at": LOCAL_TIMES[0], "zone": "Europe/Berlin"}, {"at": LOCAL_TIMES[0], "zone": "Europe/London"}]
        assert refusal({"parts": parts}, shape=shape) is Refusal.SEVERAL
        assert str(interview_from({"parts": parts[:1] * 2}, shape=shape).start) == BERLIN_TIMES[0]

    def test_numbers_of_numpy(self):
        assert read("lever", date=np.int64(1773147600000), duration=np.float64(60)) == read("lever")
        assert read("workable", cancelled=np.False_) == read("workable")
        assert refusal(sample("workable", cancelled=np.True_), shape="workable") is Refusal.CANCELLED

    def test_refusals_of_ones_own(self):
        for state, expected in (("Called Off", Refusal.CANCELLED), ("proposed", Refusal.NOT_AGREED)):
            assert refusal(OUR_RECORD | {"state": state}, shape=OURS) is expected
        with pytest.raises(RefusedError, match="^it is refused: old version$"):
            interview_from({"v": 1}, shape=Shape("at", refuse={"v=1": "old_version"}))

    @pytest.mark.parametrize("value", [True, 1, "x", ["x"], {"by": "x"}, object(), date(2026, 3, 9)])
    def test_anything_at_a_path_makes_a_condition_hold(self, value):
        assert refusal({"at": LOCAL_TIMES[0], "off": value}, shape=Shape("at", refuse={"off": "cancelled"}))

    @pytest.mark.parametrize("value", [None, False, 0, "", " ", [], {}, float("nan"), str])
    def test_nothing_at_a_path_does_not(self, value):
        shape = Shape("at", naive="local", refuse={"off": "cancelled", "off.at": "cancelled"})
        assert interview_from({"at": LOCAL_TIMES[0], "off": value}, shape=shape)

    def test_what_is_too_long_for_the_core(self):
        shape = Shape("at", naive="local", id="no", position="job")
        found = interview_from({"at": LOCAL_TIMES[0], "no": "x" * 1000, "job": "y" * 300}, shape=shape)
        assert (len(found.id), found.position) == (64, "y" * 199 + "…")
        assert interview_from({"at": LOCAL_TIMES[0], "no": 10**5000}, shape=shape).id is None

    def test_some_times_with_a_zone_and_some_without(self):
        shape = Shape("at", end="to", naive="local")
        with pytest.raises(MixedZonesError):
            interview_from({"at": ["2026-03-10 14:00", "2026-03-10T14:00Z"]}, shape=shape)
        with pytest.raises(MixedZonesError, match="^end must have a zone"):
            interview_from({"at": "2026-03-10T14:00Z", "to": "2026-03-10 14:00"}, shape=shape)

    def test_they_are_values(self):
        assert pickle.loads(pickle.dumps(OURS)) == OURS == attrs.evolve(OURS)
        assert hash(OURS) == hash(attrs.evolve(OURS)) != hash(attrs.evolve(OURS, id="key"))
        assert OURS.refuse == (("state=called off", Refusal.CANCELLED), ("state=proposed", Refusal.NOT_AGREED))
        assert Shape(["day", "time"]).start == ("day", "time")


WRONG_SHAPES = [
    ({"start": ()}, InvalidValueError, "start must be a path, or the paths of a day and of a clock time"),
    ({"start": ("a", "b", "c")}, InvalidValueError, "start must be a path, or the paths of a day and of a clock time"),
    ({"end": ("a", "b", "c")}, InvalidValueError, "end must be a path, or the paths of a day and of a clock time"),
    ({"start": ""}, InvalidValueError, "start must not be blank"),
    ({"zone": "a\nb"}, InvalidValueError, "zone must be a single line without control characters or bidi overrides"),
    ({"zone": 1}, TypeError, "zone must be a str, not int"),
    ({"start": [1]}, TypeError, "start must be a str, not int"),
    ({"unit": "hours"}, InvalidValueError, "unit must be one of iso, seconds, milliseconds, not 'hours'"),
    ({"naive": "berlin"}, InvalidValueError, "naive must be one of refused, utc, local, not 'berlin'"),
    ({"people": ("who",)}, TypeError, "people must be a tuple of People values, not str"),
    ({"refuse": {"a": "gone"}}, InvalidValueError, "refuse must be one of too_large, unreadable, "),
    ({"refuse": {"": "cancelled"}}, InvalidValueError, "refuse must not be blank"),
    ({"refuse": 5}, TypeError, "refuse must be a mapping of refusals by their conditions, not int"),
    ({"people": 5}, TypeError, "people must be a tuple of People values, not int"),
]


@pytest.mark.parametrize(("wrong", "kind", "message"), WRONG_SHAPES)
def test_wrong_shapes(wrong, kind, message):
    with pytest.raises(kind) as caught:
        Shape(**{"start": "at"} | wrong)
    assert str(caught.value).startswith(message)


def test_wrong_people():
    with pytest.raises(TypeError, match="^path must be a str, not NoneType$"):
        People(None)


WRONG_TYPES = [
    ({"shape": "grenhouse"}, InvalidValueError, "shape must be a Shape or one of ashby, frappe, google, graph, "),
    ({"shape": None}, TypeError, "shape must be a Shape or the name of one, not NoneType"),
    ({"shape": Shape}, TypeError, "shape must be a Shape or the name of one, not type"),
    ({"tz": "Europe/Berlin"}, TypeError, "tz must be a tzinfo such as ZoneInfo('Europe/Berlin') or None, not str"),
    ({"contacts": [ZOE]}, TypeError, "contacts must be a mapping of Contact values by their ids, not list"),
    ({"contacts": {7: ZOE}}, TypeError, "each key of contacts must be a str, the text of an id, not int"),
    ({"own_addresses": "cora@example.net"}, TypeError, "own_addresses must be a collection of addresses, not str"),
    ({"own_addresses": 5}, TypeError, "own_addresses must be a collection of addresses, not int"),
    ({"own_addresses": [None]}, TypeError, "each of own_addresses must be a str, not NoneType"),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "kind", "message"), WRONG_TYPES)
def test_wrong_types(wrong, kind, message):
    for call in (interview_from, interviews_from):
        with pytest.raises(kind) as caught:
            call([], **{"shape": "lever"} | wrong)
        assert str(caught.value).startswith(message)


class TestMany:
    def test_errors_are_reported_and_the_rest_is_read(self):
        records = [sample("lever"), None, sample("lever", canceledAt=1), Hostile(), sample("lever", id="b")]
        first, *bad, last = interviews_from(records, shape="lever")
        assert [first.id, last.id] == [SAMPLES["lever"]["id"], "b"]
        assert [(each.key, type(each), each.error.refusal.value) for each in bad] == [
            (1, BadRecord, "no_start"),
            (2, BadRecord, "cancelled"),
            (3, BadRecord, "unreadable"),
        ]

    def test_they_are_read_as_they_are_asked_for(self):
        def endless():
            while True:
                yield sample("lever")

        found = interviews_from(endless(), shape="lever", tz=UTC, contacts={"u7": MAX}, own_addresses=CORA)
        assert str(next(found).start) == UTC_TIMES[0]
        assert next(found).contacts == (MAX,)

    @pytest.mark.parametrize("wrong", [SAMPLES["lever"], "[]", b"[]", None, 5])
    def test_one_record_is_not_many(self, wrong):
        with pytest.raises(TypeError, match="^records must be an iterable of records, not "):
            interviews_from(wrong, shape="lever")

    def test_many_are_not_one_record(self):
        assert refusal([SAMPLES["lever"]], shape="lever") is Refusal.NO_START

    @pytest.mark.parametrize(("record", "kind"), [("{}", "str"), (b"{}", "bytes"), ([], "list")])
    def test_a_text_is_none(self, record, kind):
        with pytest.raises(RefusedError, match=f"^a record must be a mapping or an object, not {kind}; json"):
            interview_from(record, shape="lever")


HOSTILE = [
    None,
    5,
    "x" * 10_000_000,
    b"",
    Hostile(),
    HostileMapping(a=1),
    cyclic(),
    deep(),
    iter([]),
    object,
    ...,
    Endless(),
]


@pytest.mark.parametrize("record", HOSTILE, ids=[type(each).__name__ for each in HOSTILE])
@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_no_record(shape, record):
    with pytest.raises(RefusedError):
        interview_from(record, shape=shape)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_anything_at_any_place(value):
    """It is read or refused, without a word of what it was."""
    for name, tz in product(SHAPES, (None, BERLIN)):
        for key in SAMPLES[name]:
            try:
                interview_from(SAMPLES[name] | {key: value}, shape=name, tz=tz)
            except EtiquetteError as error:
                assert CANARY not in str(error)
                assert "example" not in str(error).lower()


def test_an_attribute_that_raises_is_named():
    with pytest.raises(
        RefusedError, match="^its canceledAt cannot be read; whatever keeps it raises RuntimeError$"
    ) as caught:
        interview_from(Hostile(), shape="lever")
    assert caught.value.refusal is Refusal.UNREADABLE
    assert isinstance(caught.value.__cause__, RuntimeError)


def test_times_beyond_the_calendar():
    with pytest.raises(OutOfRangeError):
        read("greenhouse", start__date_time="9999-12-31T23:59:59-14:00", end=None, tz=BERLIN)


def test_it_needs_no_other_library():
    code = (
        "import sys; sys.modules['icalendar'] = None\n"
        "from interview_etiquette.integrations.records import interview_from\n"
        f"print(interview_from({SAMPLES['workable']!r}, shape='workable').start)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60)
    assert done.stdout == f"{UTC_TIMES[0]}\n"
