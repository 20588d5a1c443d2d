"""Frozen years: built when needed, published whole, the same from every thread."""

import os
import pickle
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial

import attrs
import pytest

from interview_etiquette.calendars import (
    WEEKDAYS,
    AdjustedCalendar,
    AllOpen,
    AnyOpen,
    Compiled,
    CountryCalendar,
    MarketCalendar,
    Roll,
    WeekCalendar,
    _official,
    add_business_days,
    business_days,
    count_business_days,
    next_business_day,
    previous_business_day,
    roll,
)
from interview_etiquette.errors import NoBusinessDayError, UnsupportedYearError

FULL = bool(os.environ.get("INTERVIEW_ETIQUETTE_FULL"))  # a few minutes more


class Counting:
    """Tuesdays only; remembers what it was asked."""

    def __init__(self):
        self.asked = []

    def is_business_day(self, day, /):
        self.asked.append(day)
        return day.weekday() == 1


def test_a_compiled_plug_in_is_asked_once_for_each_day_of_the_years_needed():
    plugin = Counting()
    calendar = Compiled(plugin)
    assert plugin.asked == []
    for _ in range(2):
        assert add_business_days(date(2026, 3, 10), 1, calendar) == date(2026, 3, 17)
        assert calendar.is_business_day(date(2026, 3, 10))
        assert count_business_days(date(2026, 1, 1), date(2027, 1, 1), calendar) == 52
    assert len(plugin.asked) == len(set(plugin.asked)) == 365
    assert previous_business_day(date(2026, 1, 1), calendar) == date(2025, 12, 30)
    assert len(plugin.asked) == 730


def test_a_plug_in_is_asked_each_time_and_so_is_what_is_made_of_it():
    plugin = Counting()
    for calendar in (plugin, AdjustedCalendar(plugin), AllOpen(WEEKDAYS, plugin), AnyOpen(plugin)):
        plugin.asked.clear()
        for _ in range(3):
            assert next_business_day(date(2026, 3, 16), calendar) == date(2026, 3, 17)
        assert plugin.asked == [date(2026, 3, 17)] * 3
        assert list(business_days(date(2026, 3, 17), date(2026, 3, 18), calendar)) == [date(2026, 3, 17)]
        assert count_business_days(date(2026, 3, 17), date(2026, 3, 18), calendar) == 1
        assert calendar.is_business_day(date(2026, 3, 17))
        assert plugin.asked == [date(2026, 3, 17)] * 6


FROZEN = [
    (WEEKDAYS, True),
    (Compiled(Counting()), True),
    (AdjustedCalendar(Counting()), False),
    (WEEKDAYS & Compiled(Counting()), True),
    (WEEKDAYS & (WeekCalendar({4}) | Counting()), False),
    (CountryCalendar("US"), True),
]


@pytest.mark.parametrize(("calendar", "expected"), FROZEN)
def test_is_frozen(calendar, expected):
    assert calendar.is_frozen is expected


def test_years_are_the_years_of_all_parts():
    assert WEEKDAYS.years == range(1, 10_000)
    assert (CountryCalendar("LK") & CountryCalendar("US") & Counting()).years == CountryCalendar("LK").years


def test_a_walk_backward_and_forward_over_years_gives_what_a_fresh_calendar_gives():
    walked = CountryCalendar("US")
    for year in (2026, 2020, 2024, 2031, 1999, 2026):
        for n in (-300, -1, 0, 1, 300):
            day = date(year, 7, 4)
            assert add_business_days(day, n, walked) == add_business_days(day, n, CountryCalendar("US"))


def test_a_year_more_than_is_kept_starts_over():
    calendar = WeekCalendar({0})
    assert calendar.is_business_day(date(1500, 1, 2))
    assert calendar.is_business_day(date(2026, 3, 10))
    assert (calendar.span.first, calendar.span.last) == (2026, 2026)


class Shut:
    """Closed from 2000 on, for some years."""

    def __init__(self, last):
        self.last = last

    def is_business_day(self, day, /):
        return day.weekday() < 5 and not 2000 <= day.year <= self.last


NINE, TEN = Compiled(Shut(2008)), Compiled(Shut(2009))
FAR = [
    # start, end, calendar, reason
    (date(1760, 5, 9), date(2026, 3, 10), WEEKDAYS, "beyond what is kept"),
    (date(1760, 5, 10), date(2026, 3, 10), WEEKDAYS, "from a Saturday"),
    (date(1760, 5, 9), date(2026, 12, 31), WEEKDAYS, "to the last day of a year"),
    (date(1760, 5, 9), date(2026, 1, 1), WEEKDAYS, "to the first"),
    (date(1998, 12, 31), date(2267, 3, 11), NINE, "nine closed years come soon"),
    (date(9733, 5, 11), date(9999, 12, 31), WEEKDAYS, "to the last day there is"),
    (date(2026, 3, 10), date(1760, 5, 9), WEEKDAYS, "back"),
    (date(2026, 3, 14), date(1760, 5, 9), WEEKDAYS, "from a Saturday, back"),
    (date(2026, 3, 10), date(1760, 12, 31), WEEKDAYS, "to the last day of a year, back"),
    (date(2026, 3, 10), date(1759, 1, 1), WEEKDAYS, "to the first, back"),
    (date(2009, 1, 1), date(1742, 5, 9), NINE, "nine closed years come first, back"),
    (date(267, 3, 10), date(1, 1, 1), WEEKDAYS, "to the first day there is"),
]


@pytest.mark.parametrize(("start", "end", "calendar", "reason"), FAR)
def test_far_jumps_count_year_by_year(start, end, calendar, reason):
    first, last = sorted([start, end])
    n = count_business_days(first, last, calendar)
    n = n + (not calendar.is_business_day(start)) if start < end else -n  # the end counts, the start does not
    assert add_business_days(start, n, attrs.evolve(calendar)) == end, reason


@pytest.mark.parametrize("n", [150_000, -150_000])
def test_no_far_jump_gets_over_ten_closed_years(n):
    with pytest.raises(NoBusinessDayError):
        add_business_days(date(2000 - n // 400, 1, 4), n, TEN)


def test_twelve_closed_years_seen_whole_have_two_ends():
    twelve = AdjustedCalendar(WEEKDAYS, closed=[(date(2001, 1, 1), date(2012, 12, 31))])
    for _ in range(2):
        assert next_business_day(date(2006, 6, 1), twelve) == date(2013, 1, 1)
        assert previous_business_day(date(2007, 6, 1), twelve) == date(2000, 12, 29)


def test_a_jump_asks_for_no_year_beyond_its_end():
    last = CountryCalendar("LK").years[-1]
    new_years_eve = roll(date(last, 12, 31), CountryCalendar("LK"), Roll.PRECEDING)
    for first in range(last - 4, last):
        days = count_business_days(date(first, 1, 1), new_years_eve, CountryCalendar("LK"))
        assert add_business_days(date(first, 1, 1), days, CountryCalendar("LK")) <= new_years_eve


def test_the_end_of_the_support_can_be_counted_up_to():
    lanka = CountryCalendar("LK")
    year = lanka.years.stop
    new_years_eve = date(year - 1, 12, 31)
    assert count_business_days(new_years_eve, date(year, 1, 1), lanka) == lanka.is_business_day(new_years_eve)
    assert next(business_days(date(year - 1, 1, 1), date.max, lanka)).year == year - 1
    with pytest.raises(UnsupportedYearError):
        count_business_days(new_years_eve, date(year, 1, 2), lanka)
    with pytest.raises(UnsupportedYearError):
        add_business_days(new_years_eve, 1, lanka)


VALUES = [
    WEEKDAYS,
    WeekCalendar({4, 5}),
    AdjustedCalendar(WEEKDAYS, closed=[date(2026, 12, 24)], open=[(date(2026, 12, 5), date(2026, 12, 6))]),
    AllOpen(WEEKDAYS, CountryCalendar("US")),
    AnyOpen(WEEKDAYS, CountryCalendar("GB", subdivision="SCT")),
    Compiled(WEEKDAYS),
    CountryCalendar("DE", subdivision="BY", categories=["catholic"], outside="weekends"),
    MarketCalendar("XNYS"),
]


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_values_are_rebuilt_from_their_specification(value):
    value.is_business_day(date(2026, 3, 10))
    copy = pickle.loads(pickle.dumps(value))
    assert copy == value
    assert hash(copy) == hash(value)
    assert copy.span.years == ()
    assert len(pickle.dumps(value)) < 600
    assert "span" not in repr(value)
    with pytest.raises(AttributeError):
        value.span = None


FORGED = [
    (WEEKDAYS, {"weekend": range(7)}, ValueError),
    (WEEKDAYS, {"weekend": 5}, TypeError),
    (CountryCalendar("US"), {"country": "NYSE"}, LookupError),
    (MarketCalendar("XNYS"), {"market": "US"}, LookupError),
    (AdjustedCalendar(WEEKDAYS), {"base": "US"}, TypeError),
    (Compiled(WEEKDAYS), {"calendar": None}, TypeError),
]


@pytest.mark.parametrize(("value", "forged", "error"), FORGED)
def test_a_forged_pickle_is_refused(value, forged, error):
    class Forged:
        def __reduce__(self):
            rebuild, (kind, arguments) = value.__reduce__()
            return rebuild, (kind, arguments | forged)

    with pytest.raises(error):
        pickle.loads(pickle.dumps(Forged()))


@pytest.fixture
def _frantic():
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


FRESH = [
    lambda: WeekCalendar({4, 5}),
    lambda: AdjustedCalendar(CountryCalendar("US"), closed=[(date(2026, 12, 24), date(2026, 12, 31))]),
    lambda: CountryCalendar("AE") & CountryCalendar("GB", subdivision="ENG"),
    lambda: CountryCalendar("CN"),
]
JOBS = [
    (n, date(1980 + (37 * k) % 100, 1 + (5 * k) % 12, 1 + (11 * k) % 28))
    for k, n in enumerate([-700, -250, -5, -1, 0, 1, 5, 250, 700] * 3)
]


def answers(calendar, jobs):
    return [
        (
            calendar.is_business_day(day),
            add_business_days(day, n, calendar),
            roll(day, calendar),
            count_business_days(date(1999, 3, 1), day, calendar),
        )
        for n, day in jobs
    ]


@pytest.mark.usefixtures("_frantic")
@pytest.mark.parametrize("fresh", FRESH)
def test_eight_frantic_threads_on_shared_fresh_calendars_answer_as_one_does(fresh):
    expected = answers(fresh(), JOBS)
    starts = range(0, 24, 3)
    with ThreadPoolExecutor(8) as threads:
        for turn in range(50 if FULL else 3):
            if FULL or turn == 0:
                _official._open_days.cache_clear()
            shared = fresh()
            jobs = [JOBS[k:] + JOBS[:k] for k in starts]
            found = list(threads.map(partial(answers, shared), jobs))
            assert found == [expected[k:] + expected[:k] for k in starts]


def test_the_edges_of_a_first_year():
    fresh = WeekCalendar({5, 6})
    assert count_business_days(date(2022, 6, 1), date(2022, 6, 1), fresh) == 0
    assert fresh.is_business_day(date(2022, 6, 1))
    assert roll(date(2022, 1, 1), fresh, Roll.PRECEDING) == date(2021, 12, 31)  # nothing is known before it
