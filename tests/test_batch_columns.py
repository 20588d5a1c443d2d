"""Columns of interviews: the same answers as the scalar rules, row by row, and what is refused."""

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import attrs
import numpy as np
import pyarrow as pa
import pytest
from interviews_in_columns import CALENDARS, ZONES, answers, as_numbers, interviews, texts
from samples import OwnTiming

from interview_etiquette import (
    ARTICLE,
    BUSINESS_WEEK,
    CAMPUS,
    GERMANY,
    POLICIES,
    TWO_TOUCH,
    DecisionWindow,
    HalfDay,
    Interview,
    NextDay,
    Wait,
    WithinHours,
    key_dates,
)
from interview_etiquette.batch import InterviewColumns, KeyDatesColumns, _texts, key_dates_columns
from interview_etiquette.batch._zones import Zones, zone_for
from interview_etiquette.calendars import WEEKDAYS, AdjustedCalendar, CountryCalendar, Roll, as_calendar
from interview_etiquette.errors import BadRowsError, InvalidValueError, MissingExtraError, OutOfRangeError

NAT = np.datetime64("NaT", "D")
DAYS = np.empty(4, "M8[D]")
START = np.array(["2026-03-10T10:00", "2026-03-10T14:00", "NaT", "2026-03-13T15:00"], "M8[us]")


def numbers(found):
    columns = (found.thank_you_by, found.move_on, *found.follow_ups)
    return np.array([column.view(np.int64) for column in columns])


def same(found, expected):
    rows, errors = as_numbers([*expected], len(found.follow_ups))
    assert found.errors == errors
    differing = np.flatnonzero((numbers(found) != rows).any(axis=0))
    assert not len(differing), differing[:5]


@pytest.mark.parametrize("utc", [False, True])
@pytest.mark.parametrize("zone", [None, "Europe/Berlin", "each its own"])
@pytest.mark.parametrize("threads", [1, 2])
def test_every_row_is_answered_as_by_the_rules(zone, utc, threads, monkeypatch):
    if zone is None and utc:
        return
    monkeypatch.setattr("interview_etiquette.batch._run.CHUNK", 500)
    rng, rows = np.random.default_rng([len(zone or ""), utc, threads]), 2_500
    own = texts(rng, rows, ZONES) if zone == "each its own" else None
    columns = interviews(rng, rows, range(2010, 2013), zone=zone if own is None else own, utc=utc)
    calendars, policies = texts(rng, rows, CALENDARS), texts(rng, rows, POLICIES)
    found = key_dates_columns(columns, calendar=calendars, etiquette=policies, errors="column", threads=threads)
    zones = own if zone is None or own is not None else [zone] * rows
    same(found, answers(columns, calendars, policies, zones))


@pytest.mark.parametrize("policy", POLICIES)
def test_one_calendar_and_policy_for_all_rows(policy):
    rng, rows = np.random.default_rng(3), 1_500
    columns = interviews(rng, rows, range(2024, 2026))
    found = key_dates_columns(columns, calendar=CountryCalendar("US"), etiquette=POLICIES[policy], errors="column")
    assert len(found.follow_ups) == POLICIES[policy].follow_ups
    same(found, answers(columns, ["US"] * rows, [policy] * rows, None))


def by_the_rules(columns, calendar, etiquette, zone=None):
    for row, start in enumerate(columns.start.astype("M8[us]").tolist()):
        ends = None if columns.end is None else columns.end.astype("M8[us]")[row].item()
        latest = None if columns.latest is None else columns.latest[row].item()
        interview = Interview(
            start.replace(tzinfo=zone),
            end=ends and ends.replace(tzinfo=zone),
            timeframe=DecisionWindow(latest=latest),
        )
        dates = key_dates(interview, calendar=calendar, etiquette=etiquette)
        yield dates.thank_you_by.replace(tzinfo=None), dates.follow_ups, dates.move_on


OWN_POLICIES = {
    "noon at one": attrs.evolve(ARTICLE, thank_you=HalfDay(noon=time(13), same_afternoon=time(18))),
    "noon at eleven": attrs.evolve(ARTICLE, thank_you=HalfDay(noon=time(11, 30), time_to_get_home=timedelta(hours=3))),
    "rolled hours": attrs.evolve(BUSINESS_WEEK, thank_you_roll=Roll.FOLLOWING),
    "rolled half-days": attrs.evolve(ARTICLE, thank_you_roll=Roll.FOLLOWING),
    "next morning": attrs.evolve(GERMANY, thank_you=NextDay(time(9))),
    "months": attrs.evolve(ARTICLE, undated_wait=Wait(1, "months"), patience=Wait(2, "weeks")),
    "months apart": attrs.evolve(CAMPUS, follow_ups=4, spacing=Wait(1, "months"), after_named_day=Wait(2, "months")),
    "a long way back": attrs.evolve(ARTICLE, roll_back_limit=timedelta(days=20)),
    "a year of patience": attrs.evolve(TWO_TOUCH, patience=Wait(300, "business_days")),
    "hundreds of months": attrs.evolve(ARTICLE, patience=Wait(900, "months")),
    "twenty years": attrs.evolve(ARTICLE, patience=Wait(20 * 365, "days")),
    "long hours": attrs.evolve(BUSINESS_WEEK, thank_you=WithinHours(20_000)),
    "early mornings": attrs.evolve(ARTICLE, thank_you=HalfDay(next_morning=time(2))),
    "no way home": attrs.evolve(ARTICLE, thank_you=HalfDay(time_to_get_home=timedelta())),
    "early next day": attrs.evolve(GERMANY, thank_you=NextDay(time(1))),
    "a timing of one's own": attrs.evolve(ARTICLE, thank_you=OwnTiming()),
}


@pytest.mark.parametrize("zone", [None, "Europe/Berlin", "Pacific/Apia"])
@pytest.mark.parametrize("policy", OWN_POLICIES)
def test_a_policy_of_ones_own(policy, zone):
    start = np.arange("2011-11-29T00:30", "2012-02-01", 391, "M8[m]").astype("M8[s]")
    columns = InterviewColumns(
        start,
        end=start + np.timedelta64(5_400, "s") if zone != "Pacific/Apia" else None,
        zone=zone,
        latest=np.where(start.view(np.int64) % 3, start.astype("M8[D]") + np.timedelta64(9, "D"), NAT),
    )
    where = ZoneInfo(zone) if zone else None
    calendar = AdjustedCalendar(WEEKDAYS, closed=[(date(2011, 12, 20), date(2012, 1, 6))])
    found = key_dates_columns(columns, calendar=calendar, etiquette=OWN_POLICIES[policy])
    same(found, by_the_rules(columns, calendar, OWN_POLICIES[policy], where))


def odd_days(day):
    if day.year > 2026:
        raise ZeroDivisionError
    return day.day % 2


@pytest.mark.parametrize("zone", [None, "Europe/Berlin"])
@pytest.mark.parametrize("policy", OWN_POLICIES)
def test_interviews_overnight(policy, zone):
    start = np.repeat(np.arange("2026-03-27T22:00", "2026-03-31", 1440, "M8[m]"), 4).astype("M8[s]")
    end = start + np.array([5 * 3600, 12 * 3600, 1800, 7_200 - 1] * (len(start) // 4), "m8[s]")
    start[3::4] -= np.timedelta64(6 * 3600 + 1, "s")
    columns = InterviewColumns(start, end=end - np.array([0, 0, 0, 7 * 3600] * (len(start) // 4), "m8[s]"), zone=zone)
    found = key_dates_columns(columns, etiquette=OWN_POLICIES[policy])
    same(found, by_the_rules(columns, WEEKDAYS, OWN_POLICIES[policy], ZoneInfo(zone) if zone else None))


def test_a_thank_you_is_never_due_before_an_interview_is_over():
    start = np.array(["2026-03-10T11:00"], "M8[s]")
    columns = InterviewColumns(np.repeat(start, 3), end=start + np.array([6 * 3600 - 1, 6 * 3600, 7 * 3600]))
    found = key_dates_columns(columns, etiquette=OWN_POLICIES["no way home"])
    assert [moment.day for moment in found.thank_you_by.tolist()] == [10, 11, 11]


CALENDARS_OF_ONES_OWN = {
    "closed for years": AdjustedCalendar(WEEKDAYS, closed=[(date(2026, 6, 1), date(2034, 12, 31))]),
    "open once a year": as_calendar(lambda day: (day.month, day.day) == (12, 31)),
    "years unknown": CountryCalendar("LK"),
    "no years before": CountryCalendar("US"),
    "odd days": as_calendar(odd_days),
}


@pytest.mark.parametrize("calendar", CALENDARS_OF_ONES_OWN.values(), ids=CALENDARS_OF_ONES_OWN)
def test_a_calendar_of_ones_own(calendar):
    start = np.arange("2026-01-01T07:00", "2026-11-20", 1_511, "M8[m]")
    latest = np.where(start.view(np.int64) % 2, start.astype("M8[D]") + (start.view(np.int64) % 13).view("m8[D]"), NAT)
    columns = InterviewColumns(start, latest=latest)
    same(key_dates_columns(columns, calendar=calendar), by_the_rules(columns, calendar, ARTICLE))


def test_what_a_plug_in_raises_comes_through():
    with pytest.raises(ZeroDivisionError):
        key_dates_columns(InterviewColumns(START + np.timedelta64(300, "D")), calendar=as_calendar(odd_days))


def test_a_day_without_an_answer():
    def is_open(day):
        if day == date(2026, 3, 14):
            raise OutOfRangeError("that Saturday")
        return day.weekday() < 5

    start = np.array(["2026-03-12T10:00", "2026-03-13T10:00", "2026-03-14T10:00"], "M8[s]")
    found = key_dates_columns(
        InterviewColumns(start), calendar=as_calendar(is_open), etiquette=GERMANY, errors="column"
    )
    assert [*found.errors] == [1]
    assert found.errors[1].startswith("that Saturday lies outside")


def test_policies_that_come_later(monkeypatch):
    monkeypatch.setattr("interview_etiquette.batch._run.CHUNK", 2)
    found = key_dates_columns(InterviewColumns(np.repeat(START[:1], 4)), etiquette=["article"] * 2 + ["campus"] * 2)
    assert found.follow_ups[1].tolist() == [None, None, date(2026, 3, 24), date(2026, 3, 24)]


def test_ten_closed_years():
    shut = AdjustedCalendar(WEEKDAYS, closed=[(date(2026, 6, 1), date(2040, 12, 31))])
    start = np.array(["2026-05-01T10:00", "2026-05-28T10:00", "2045-05-01T10:00"], "M8[s]")
    found = key_dates_columns(InterviewColumns(start), calendar=shut, errors="column")
    assert [*found.errors] == [1]
    assert found.errors[1].startswith("no business day within ten years of 2026-0")
    assert found.move_on.tolist() == [date(2026, 5, 15), None, date(2045, 5, 15)]


@pytest.mark.parametrize("unit", ["h", "m", "s", "ms", "us", "ns"])
@pytest.mark.parametrize("order", ["<", ">"])
def test_units_and_orders_of_bytes(unit, order):
    columns = InterviewColumns(
        START.astype(f"{order}M8[{unit}]"),
        end=(START + np.timedelta64(2, "h")).astype(f"{order}M8[{unit}]"),
        latest=(START.astype("M8[D]") + np.timedelta64(9, "D")).astype(f"{order}M8[{unit}]"),
    )
    found = key_dates_columns(columns)
    assert found.thank_you_by.dtype == "M8[us]"
    assert found.follow_ups[0].tolist() == [date(2026, 3, 19), date(2026, 3, 19), None, date(2026, 3, 20)]
    assert found.move_on.dtype == "M8[D]"


def test_columns_with_strides():
    start = np.repeat(START, 3)[::3]
    assert np.array_equal(
        numbers(key_dates_columns(InterviewColumns(start))), numbers(key_dates_columns(InterviewColumns(START)))
    )


FAR = [  # start, unit, what is said of it
    ("2026-03-10T10:00:00.000000001", "ns", "start must have no nanoseconds; round it to microseconds first"),
    (2**62, "us", "start lies outside the years 1 to 9999; check the dates given"),
    (2**62, "s", "start lies outside the years 1 to 9999; check the dates given"),
    (-(2**62), "h", "start lies outside the years 1 to 9999; check the dates given"),
    ("9999-12-31T10:00", "s", "7 days after 9999-12-31 lies outside the years 1 to 9999; check the dates given"),
]


@pytest.mark.parametrize(("start", "unit", "text"), FAR)
def test_far_years_and_finer_times(start, unit, text):
    rows = np.array([np.datetime64(start, unit), *START.astype(f"M8[{unit}]")])
    found = key_dates_columns(InterviewColumns(rows), errors="column")
    assert found.errors == {0: text}
    assert numbers(found)[:, 1:].tolist() == numbers(key_dates_columns(InterviewColumns(START))).tolist()
    with pytest.raises(BadRowsError, match="^row 0: "):
        key_dates_columns(InterviewColumns(rows, zone="Europe/Berlin"))


def test_centuries_apart():
    start = np.array(
        ["0004-03-10T10:00", "1650-03-10T10:00", "1949-03-10T14:00", "2026-03-10T10:00", "9000-03-10T10:00"], "M8[s]"
    )
    for zone in (None, "Europe/Berlin"):
        where = ZoneInfo(zone) if zone else None
        columns = InterviewColumns(start, zone=zone)
        same(key_dates_columns(columns), by_the_rules(columns, WEEKDAYS, ARTICLE, where))


def test_only_far_years():
    columns = InterviewColumns(np.array(["0003-03-10T10:00", "9950-03-10T10:00"], "M8[s]"))
    same(key_dates_columns(columns), by_the_rules(columns, WEEKDAYS, ARTICLE))


BAD = [  # columns, error
    (
        {"end": ["2026-03-10T10:00"]},
        "end must be after start (2026-03-10 10:00:00) by 12 hours at most, not 2026-03-10 10:00:00",
    ),
    ({"latest": ["2026-03-09"]}, "timeframe must not name a day before it was said (2026-03-10)"),
    ({"earliest": ["2026-03-09"]}, "timeframe must not name a day before it was said (2026-03-10)"),
    ({"earliest": ["2026-03-19"], "latest": ["2026-03-18"]}, "latest must be on or after earliest (2026-03-19)"),
    ({"asked_on": ["2026-03-09"]}, "asked_on must be on or after the interview (2026-03-10), not 2026-03-09"),
    ({"latest": ["2026-03-19T10:00"]}, "latest must be a day, or midnight of a day, not 2026-03-19T10:00"),
    ({"latest": ["9999-12-31"]}, "9999"),
    ({"latest": [10**12]}, "latest lies outside the years 1 to 9999"),
]


@pytest.mark.parametrize(("columns", "text"), BAD)
def test_a_bad_row_is_named(columns, text):
    given = {
        name: np.array([values[0], "NaT"], "M8[s]" if "T" in str(values[0]) else "M8[D]")
        for name, values in columns.items()
    }
    with pytest.raises(BadRowsError) as caught:
        key_dates_columns(InterviewColumns(START[:2], **given))
    assert caught.value.rows == (0,)
    assert text in caught.value.problems[0]
    found = key_dates_columns(InterviewColumns(START[:2], **given), errors="column")
    assert [*found.errors] == [0]
    assert np.isnat(found.move_on).tolist() == [True, False]


def test_only_the_first_bad_rows_are_named():
    columns = InterviewColumns(np.repeat(START[:1], 50), latest=np.repeat(np.datetime64("2026-01-01"), 50))
    with pytest.raises(BadRowsError) as caught:
        key_dates_columns(columns)
    assert caught.value.rows == (0, 1, 2, 3, 4)


TEXTS = [
    ["US", None, "XX"],
    np.array(["US", None, "XX"], object),
    pa.array(["US", None, "XX"]),
    pa.chunked_array([["US", None], ["XX"]]),
    pa.DictionaryArray.from_arrays(pa.array([1, None, 0], pa.int8()), ["XX", "US"]),
    pa.DictionaryArray.from_arrays([2, 1, 0], pa.array(["XX", None, "US"])),
    pa.chunked_array([pa.array(["US", None]).dictionary_encode(), pa.array(["XX"]).dictionary_encode()]),
]


@pytest.mark.parametrize("column", TEXTS, ids=lambda column: type(column).__name__)
def test_a_text_for_each_row(column):
    found = key_dates_columns(InterviewColumns(START[[0, 1, 3]]), calendar=column, errors="column")
    assert found.move_on.tolist() == [date(2026, 3, 24), None, None]
    assert found.errors == {2: found.errors[2]}
    assert "unknown country 'XX'" in found.errors[2]


def test_texts_that_name_nothing():
    zones = ["Mars/Base", "../etc", "localtime", "+24:00", "-24:00", "+99:99", "+00:60"]
    columns = InterviewColumns(START[[0] * len(zones)], zone=zones)
    assert key_dates_columns(columns, errors="column").errors == {
        row: f"zone must be one that zoneinfo knows, or an offset, not {zone!r}" for row, zone in enumerate(zones)
    }
    found = key_dates_columns(InterviewColumns(START[:2]), etiquette=["artful", "campus"], errors="column")
    assert found.errors[0].startswith("etiquette must be one of article, business_week, ")
    assert found.follow_ups[1].tolist() == [None, date(2026, 3, 24)]
    found = key_dates_columns(InterviewColumns(START[:2]), calendar=["nowhere:1", "XX"], errors="column")
    assert len(found.errors) == 2


REFUSED = [  # what is given, type of error, text
    (lambda: InterviewColumns([1]), TypeError, "start must be a numpy array, not list"),
    (
        lambda: InterviewColumns(START.astype("M8[D]")),
        TypeError,
        "start must be datetime64 with a time of day .*datetime64.D",
    ),
    (lambda: InterviewColumns(START.astype("M8[25s]")), TypeError, "start must be datetime64"),
    (lambda: InterviewColumns(START.astype(object)), TypeError, "start must be datetime64 .*not object"),
    (lambda: InterviewColumns(START.view(np.int64)), TypeError, "start must be datetime64 .*not int64"),
    (lambda: InterviewColumns(START.reshape(2, 2)), TypeError, "start must be .* in one dimension"),
    (
        lambda: InterviewColumns(START, latest=START.astype("M8[M]")),
        TypeError,
        "latest must be datetime64.D., or midnights",
    ),
    (lambda: InterviewColumns(START, open_ended=[True]), TypeError, "open_ended must be a numpy array"),
    (lambda: InterviewColumns(START, open_ended=np.ones(4)), TypeError, "open_ended must be bool"),
    (
        lambda: InterviewColumns(START, end=START[:1]),
        InvalidValueError,
        "end must have one value for each of the 4 rows, not 1",
    ),
    (lambda: InterviewColumns(START, utc=True), InvalidValueError, "utc must come with the zone"),
    (lambda: key_dates_columns(START), TypeError, "interviews must be an InterviewColumns"),
    (lambda: key_dates_columns(InterviewColumns(START), calendar="US"), TypeError, "calendar must be"),
    (lambda: key_dates_columns(InterviewColumns(START), calendar=5), TypeError, "calendar must be"),
    (
        lambda: key_dates_columns(InterviewColumns(START), calendar=["US"]),
        InvalidValueError,
        "calendar must have one value",
    ),
    (
        lambda: key_dates_columns(InterviewColumns(START), calendar=[1, 2, 3, 4]),
        TypeError,
        "each calendar must be a str",
    ),
    (lambda: key_dates_columns(InterviewColumns(START), etiquette="article"), TypeError, "etiquette must be"),
    (
        lambda: key_dates_columns(InterviewColumns(START), errors="ignore"),
        InvalidValueError,
        "errors must be 'raise' or",
    ),
    (
        lambda: key_dates_columns(InterviewColumns(START, zone="Mars")),
        InvalidValueError,
        "zone must be one that zoneinfo knows",
    ),
    (lambda: key_dates_columns(InterviewColumns(START), out=5), TypeError, "out must be a KeyDatesColumns, not int"),
    (
        lambda: key_dates_columns(InterviewColumns(START), calendar=[WEEKDAYS] * len(START)),
        TypeError,
        "each calendar must be a str, not list",
    ),
    (
        lambda: key_dates_columns(InterviewColumns(START), out=KeyDatesColumns(START, (DAYS,), DAYS)),
        InvalidValueError,
        "out must have memory of its own for each column",
    ),
    (
        lambda: key_dates_columns(InterviewColumns(START), out=KeyDatesColumns(START.copy(), (DAYS,), DAYS)),
        InvalidValueError,
        "out must have memory of its own for each column",
    ),
    (
        lambda: key_dates_columns(InterviewColumns(START), out=KeyDatesColumns.empty(3)),
        InvalidValueError,
        "out.thank_you_by must have one value for each of the 4 rows",
    ),
    (
        lambda: key_dates_columns(InterviewColumns(START), etiquette=CAMPUS, out=KeyDatesColumns.empty(4)),
        InvalidValueError,
        "out.follow_ups must be 2 columns, not 1",
    ),
    (
        lambda: key_dates_columns(InterviewColumns(START), out=KeyDatesColumns(START, (START,), START)),
        TypeError,
        "out.move_on must be datetime64.D., not",
    ),
]


@pytest.mark.parametrize(("use", "kind", "text"), REFUSED)
def test_what_is_refused(use, kind, text):
    with pytest.raises(kind, match=text):
        use()


def test_an_empty_table():
    found = key_dates_columns(InterviewColumns(START[:0]), calendar=[], etiquette=[])
    assert [len(column) for column in (found.thank_you_by, found.move_on, *found.follow_ups)] == [0, 0, 0, 0]


def test_columns_to_write_into():
    out = KeyDatesColumns.empty(4)
    bad = InterviewColumns(START, latest=np.repeat(np.datetime64("2026-01-01"), 4))
    key_dates_columns(bad, out=out, errors="column")
    assert len(out.errors) == 3
    assert key_dates_columns(InterviewColumns(START), out=out) is out
    assert out.errors == {}
    assert out.move_on.tolist() == [date(2026, 3, 24), date(2026, 3, 24), None, date(2026, 3, 27)]


def test_progress(monkeypatch):
    told = []
    many = InterviewColumns(np.repeat(START, 20_000))
    key_dates_columns(many, progress=lambda done, rows: told.append((done, rows)))
    assert told == [(32_768, 80_000), (65_536, 80_000), (80_000, 80_000)]
    bars = []

    class Bar:
        def __init__(self, **options):
            bars.append([options])

        def update(self, n):
            bars[-1].append(n)

        def close(self):
            bars[-1].append("closed")

    monkeypatch.setitem(sys.modules, "tqdm.auto", SimpleNamespace(tqdm=Bar))
    key_dates_columns(many, progress=True)
    assert bars == [[{"total": 80_000, "unit": "row", "unit_scale": True}, 32_768, 32_768, 14_464, "closed"]]
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    key_dates_columns(many, progress=True)


@pytest.mark.parametrize(
    "name", ["Europe/Dublin", "Africa/El_Aaiun", "America/Caracas", "Asia/Gaza", "Pacific/Apia", "Asia/Pyongyang"]
)
def test_clocks_turn_as_zoneinfo_says(name):
    zone = zone_for(name)
    clocks = Zones.over([ZONES["UTC"], zone], range(2005, 2020), 0)
    turns = clocks.turns[clocks.turns > 2**39] - 2**40
    assert len(turns) >= 15
    moments = (turns[1:, None] + np.array([-90_000, -3_601, -1_800, -1, 0, 1, 1_800, 3_600, 90_000])).ravel()
    codes = np.ones(len(moments), np.int32)
    aware = [datetime.fromtimestamp(second, UTC).astimezone(zone) for second in moments.tolist()]
    walls = [
        (each.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1) for each in aware
    ]
    assert clocks.walls(moments * 10**6, codes).tolist() == walls
    first = [int(datetime.fromtimestamp(second, UTC).replace(tzinfo=zone).timestamp()) for second in moments.tolist()]
    assert clocks.instants(moments * 10**6, codes).tolist() == [second * 10**6 for second in first]


def test_without_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    _texts.arrow.cache_clear()
    with pytest.raises(
        MissingExtraError, match=r"pyarrow is not installed; pip install 'interview-etiquette\[frames\]'"
    ):
        key_dates_columns(InterviewColumns(START), calendar=["US"] * 4)
    code = "import sys; sys.modules['numpy'] = None; import interview_etiquette.batch"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True, timeout=60)
    assert "numpy is not installed; pip install 'interview-etiquette[frames]'" in done.stderr
