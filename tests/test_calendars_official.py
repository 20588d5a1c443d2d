"""Countries and markets: each thing that `holidays` does and that a calendar on top of it must handle."""

import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import holidays
import pytest
from holidays.registry import COUNTRIES, FINANCIAL

from interview_etiquette.calendars import (
    WEEKDAYS,
    CountryCalendar,
    MarketCalendar,
    _official,
    _spellings,
    add_business_days,
    next_business_day,
)
from interview_etiquette.errors import InvalidValueError, UnknownCalendarError, UnsupportedYearError

FULL = bool(os.environ.get("INTERVIEW_ETIQUETTE_FULL"))  # a minute more
YEARS = range(2006, 2027)
PLACES = [(CountryCalendar, names[1]) for names in COUNTRIES.values()] + [
    (MarketCalendar, code) for names in FINANCIAL.values() for code in names[1:]
]
SAMPLE = PLACES if FULL else random.Random(20261123).sample(PLACES, 60)


def days_of(year):
    return [date(year, 1, 1) + timedelta(n) for n in range(366 if year % 4 == 0 else 365)]


@pytest.mark.parametrize(("kind", "code"), SAMPLE)
def test_every_day_answers_as_is_working_day_of_an_object_that_holds_all_years(kind, code):
    ours = kind(code)
    theirs = getattr(holidays, code)(years=range(2004, 2029), expand=False)
    for year in YEARS if FULL else random.Random(code).sample(YEARS, 5):
        if year not in ours.years:
            with pytest.raises(UnsupportedYearError):
                ours.is_business_day(date(year, 7, 1))
            continue
        wrong = [day for day in days_of(year) if ours.is_business_day(day) is not theirs.is_working_day(day)]
        assert not wrong


def test_a_part_of_a_country_answers_as_it_does():
    for country, part in [("US", "MN"), ("DE", "BY"), ("GB", "SCT"), ("MY", "01"), ("AU", "NSW"), ("CA", "QC")]:
        ours = CountryCalendar(country, subdivision=part)
        theirs = holidays.country_holidays(country, subdiv=part, years=range(2018, 2027))
        for year in (2019, 2024, 2026):
            assert [ours.is_business_day(day) for day in days_of(year)] == [
                theirs.is_working_day(day) for day in days_of(year)
            ]


# --- its objects change as they are asked, and lose years under threads


def test_threads_on_one_fresh_calendar_lose_no_year():
    days = [date(year, month, 1) for year in range(1960, 2060) for month in range(1, 13)]
    expected = [CountryCalendar("US", subdivision="NY").is_business_day(day) for day in days]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(3):
            _official._open_days.cache_clear()
            shared = CountryCalendar("US", subdivision="NY")
            with ThreadPoolExecutor(8) as threads:
                orders = [random.Random(n).sample(range(len(days)), len(days)) for n in range(8)]
                for order, found in zip(
                    orders,
                    threads.map(lambda order: [shared.is_business_day(days[n]) for n in order], orders),  # noqa: B023
                    strict=True,
                ):
                    assert found == [expected[n] for n in order]
    finally:
        sys.setswitchinterval(before)


@pytest.mark.thread_unsafe(reason="all threads share what has been built")
def test_equal_calendars_share_what_has_been_built():
    _official._open_days.cache_clear()
    first, second = CountryCalendar("US"), CountryCalendar("USA")
    assert first.is_business_day(date(2026, 3, 10)) is second.is_business_day(date(2026, 3, 10)) is True
    assert _official._open_days.cache_info()[:2] == (1, 1)  # one hit, one miss
    assert _official._open_days.cache_info().maxsize is not None


# --- weekends differ by date, and some weekend days are worked on


WEEKENDS = [
    ("AE", "2021-12-31", False, "a Friday, while Friday and Saturday were the weekend"),
    ("AE", "2021-12-26", True, "a Sunday then"),
    ("AE", "2022-01-07", True, "a Friday, now that Saturday and Sunday are"),
    ("AE", "2022-01-09", False, "a Sunday now"),
    ("SA", "2013-06-20", False, "a Thursday, while Thursday and Friday were the weekend"),
    ("SA", "2013-07-04", True, "a Thursday after the change"),
    ("CN", "2026-02-14", True, "a Saturday worked on"),
    ("HU", "2026-01-10", True, "a Saturday worked on"),
    ("TW", "2023-01-07", True, "a Saturday worked on"),
    ("CN", "2026-02-20", False, "the New Year's holidays for which it was"),
    ("US", "2021-12-31", False, "New Year observed on the Friday before"),
    ("US", "2026-07-03", False, "the Fourth observed on the Friday before"),
    ("GB-ENG", "2022-12-27", False, "Christmas observed on the Tuesday after"),
]


@pytest.mark.parametrize(("place", "day", "expected", "reason"), WEEKENDS)
def test_weekends_make_up_days_and_days_observed(place, day, expected, reason):
    assert CountryCalendar(place).is_business_day(date.fromisoformat(day)) is expected, reason


WEEK_STARTS = [
    ("US", date(2026, 3, 10), 0, "Monday"),
    ("AE", date(2021, 12, 31), 6, "Sunday up to the last day of 2021"),
    ("AE", date(2022, 1, 1), 0, "Monday from the first of 2022"),
    ("IL", date(2026, 3, 10), 6, "Friday and Saturday"),
    ("US", date(2026, 1, 1), 0, "the year's first day"),
    ("US", date(2026, 12, 31), 0, "and its last"),
]


@pytest.mark.parametrize(("place", "day", "expected", "reason"), WEEK_STARTS)
def test_week_start(place, day, expected, reason):
    assert CountryCalendar(place).week_start(day) == expected, reason


# --- outside its supported years it answers "no holidays"


OUTSIDE = [
    (CountryCalendar("LK"), CountryCalendar("LK").years.stop, "Sri Lanka ends with 2026 in holidays 0.109"),
    (CountryCalendar("JP"), CountryCalendar("JP").years.stop, "Japan with 2099"),
    (CountryCalendar("US"), 2200, "most with 2100"),
    (CountryCalendar("US"), 1700, "and begin somewhere"),
    (CountryCalendar("US"), 9999, "the last year there is"),
    (MarketCalendar("XPAR"), MarketCalendar("XPAR").years.start - 1, "Euronext begins with 2019"),
]


@pytest.mark.parametrize(("calendar", "year", "reason"), OUTSIDE)
def test_outside_the_years_supported_is_an_error_that_says_so(calendar, year, reason):
    for ask in (calendar.is_business_day, calendar.week_start, calendar.weekend, calendar.holiday_name):
        with pytest.raises(UnsupportedYearError, match=f"not for {year}; for weekends only there, say outside=") as e:
            ask(date(year, 7, 1))
        assert e.value.calendar == calendar.name, reason
        assert (e.value.first, e.value.last) == (calendar.years[0], calendar.years[-1])


def test_weekends_only_by_explicit_choice():
    lanka = CountryCalendar("LK", outside="weekends")
    year = lanka.years.stop
    assert not lanka.is_business_day(date(year - 1, 12, 25))
    week = [date(year, 12, 25) + timedelta(n) for n in range(7)]
    assert [lanka.is_business_day(day) for day in week] == [day.weekday() < 5 for day in week]
    assert lanka.holiday_name(date(year, 12, 25)) is None
    assert lanka.week_start(date(year, 1, 1)) == 0
    assert add_business_days(date(year - 1, 12, 31), 1, lanka).year == year
    assert next_business_day(date(9999, 12, 30), MarketCalendar("XNYS", outside="weekends")) == date(9999, 12, 31)


# --- codes and names


NAMES = [
    # as given, country, subdivision
    (("US",), "US", None),
    (("us",), "US", None),
    (("USA",), "US", None),
    (("United States",), "US", None),
    (("UnitedStates",), "US", None),
    (("united-states",), "US", None),
    (("UK",), "GB", None),
    (("germany",), "DE", None),
    (("Guinea-Bissau",), "GW", None),
    (("Timor Leste",), "TL", None),
    (("US-CA",), "US", "CA"),
    (("us-mn",), "US", "MN"),
    (("GB-ENG",), "GB", "ENG"),
    (("US", "MN"), "US", "MN"),
    (("US", "US-MN"), "US", "MN"),
    (("USA", "minnesota"), "US", "MN"),
    (("US", "New York"), "US", "NY"),
    (("DE", "Bayern"), "DE", "BY"),
    (("DE", "Bavaria"), "DE", "BY"),
    (("DE-Bavaria",), "DE", "BY"),
    (("DE", "Baden-Württemberg"), "DE", "BW"),
    (("DE-baden-wurttemberg",), "DE", "BW"),
    (("CH", "Geneva"), "CH", "GE"),
    (("CH", "zurich"), "CH", "ZH"),
    (("AT", "Vienna"), "AT", "9"),
    (("AT-9",), "AT", "9"),
    (("ES", "Catalunya"), "ES", "CT"),
    (("FR", "Alsace Moselle"), None, None),
]


@pytest.mark.parametrize(("given", "country", "subdivision"), NAMES)
def test_codes_in_any_case_aliases_and_names(given, country, subdivision):
    if country is None:
        with pytest.raises(UnknownCalendarError):
            CountryCalendar(*given)
        return
    calendar = CountryCalendar(*given)
    assert (calendar.country, calendar.subdivision) == (country, subdivision)
    assert calendar == CountryCalendar(country, subdivision=subdivision)
    assert calendar.name == "-".join(filter(None, (country, subdivision)))


def test_no_two_names_of_a_place_are_spelt_alike():
    for names in COUNTRIES.values():
        entity = getattr(holidays, names[1])
        codes = {}
        for name, code in {**entity.subdivisions_aliases, **{code: code for code in entity.subdivisions}}.items():
            assert codes.setdefault(_spellings.key(name), code) == code


def test_the_english_names_are_of_codes_that_exist_and_add_to_what_is_known():
    for country, names in _spellings._ENGLISH.items():
        entity = getattr(holidays, country)
        known = {*map(_spellings.key, entity.subdivisions_aliases), *map(_spellings.key, entity.subdivisions)}
        assert set(names.values()) <= set(entity.subdivisions)
        assert not known.intersection(map(_spellings.key, names))


UNKNOWN = [
    (("HolidayBase",), "country", (), "an empty calendar in holidays"),
    (("CountryHoliday",), "country", (), "a function of theirs"),
    (("HolidaysAX",), "country", (), "a class of theirs"),
    (("NYSE",), "country", ("market:XNYS",), "a market passes as a country there"),
    (("Frnace",), "country", ("France",), "misspelt"),
    (("",), "country", (), "nothing"),
    ((" - ",), "country", (), "nothing either"),
    (("country_holidays",), "country", (), "a function of theirs"),
    (("__doc__",), "country", (), "an attribute of the module"),
    (("US", ""), "subdivision", (), "an empty subdivision is none there"),
    (("US-",), "subdivision", (), "likewise"),
    (("DE", "Bavarai"), "subdivision", ("Bavaria",), "misspelt"),
    (("DE", "BYP"), "subdivision", ("BY",), "deprecated there"),
    (("PR", "MN"), "subdivision", (), "a parent's subdivision passes there"),
    (("US", "ENG"), "subdivision", (), "somebody else's"),
    (("US-MN-XX",), "subdivision", (), "too much"),
    (("CH", "Chur"), "subdivision", (), "a town in the Grisons, not CH and UR"),
]


@pytest.mark.parametrize(("given", "kind", "near", "reason"), UNKNOWN)
def test_unknown_places_are_one_error_with_near_names(given, kind, near, reason):
    with pytest.raises(UnknownCalendarError, match=f"unknown {kind}") as caught:
        CountryCalendar(*given)
    assert caught.value.kind == kind, reason
    assert caught.value.near[: len(near)] == near, reason


MARKETS = [
    ("XNYS", "XNYS"),
    ("nyse", "XNYS"),
    ("New York Stock Exchange", "XNYS"),
    ("XPAR", "XPAR"),
    ("Euronext", "ENX"),
    ("TAR", "XECB"),
    ("XFRA", "XETR"),
    ("ICEFuturesEurope", "IFEU"),
]


@pytest.mark.parametrize(("given", "code"), MARKETS)
def test_markets(given, code):
    assert MarketCalendar(given).market == code
    assert MarketCalendar(given) == MarketCalendar(code)
    assert MarketCalendar(code).name == f"market:{code}"


def test_a_venue_of_euronext_has_days_of_its_own():
    pentecost = date(2026, 5, 25)
    assert MarketCalendar("XPAR").is_business_day(pentecost)
    assert not MarketCalendar("XOSL").is_business_day(pentecost)


@pytest.mark.parametrize("given", ["US", "", "HolidayBase", "Narnia Exchange"])
def test_unknown_markets(given):
    with pytest.raises(UnknownCalendarError, match="unknown market"):
        MarketCalendar(given)


WRONG_TYPES = [
    (lambda: CountryCalendar(None), "country must be a str"),
    (lambda: CountryCalendar(["US"]), "country must be a str"),
    (lambda: CountryCalendar("US", 5), "subdivision must be a str"),
    (lambda: CountryCalendar("US", True), "subdivision must be a str"),
    (lambda: MarketCalendar(5), "market must be a str"),
    (lambda: CountryCalendar("DE", categories="catholic"), "categories must be a list"),
    (lambda: CountryCalendar("DE", categories=None), "categories must be a list"),
]


@pytest.mark.parametrize(("make", "message"), WRONG_TYPES)
def test_wrong_types(make, message):
    with pytest.raises(TypeError, match=message):
        make()


@pytest.mark.parametrize("outside", ["weekend", None, 1, []])
def test_outside_is_one_of_two(outside):
    with pytest.raises(InvalidValueError, match="outside must be one of error, weekends"):
        CountryCalendar("US", outside=outside)


def test_a_weekend_is_that_of_the_three_days_before_and_after():
    saudi = CountryCalendar("SA")  # Thursday and Friday until Saturday, 29 June 2013
    weekends = [(25, {3, 4}), (26, {3, 4, 5}), (28, {3, 4, 5}), (30, {3, 4, 5})]
    assert [(day, saudi.weekend(date(2013, 6, day))) for day, _ in weekends] == weekends
    assert saudi.weekend(date(2013, 7, 1)) == {4, 5}


# --- in takes strings, numbers and True


@pytest.mark.parametrize("day", ["2026-12-25", 0, 1.5, True, None])
def test_only_a_date_is_a_day(day):
    for ask in (CountryCalendar("US").is_business_day, CountryCalendar("US").holiday_name):
        with pytest.raises(TypeError, match="day must be a date"):
            ask(day)


# --- a sum loses weekends and make-up days


def test_a_combination_keeps_weekends_and_make_up_days():
    both = CountryCalendar("CN") & CountryCalendar("HU")
    either = CountryCalendar("IL") | CountryCalendar("CN")
    assert not both.is_business_day(date(2026, 2, 14)), "made up in China only"
    assert either.is_business_day(date(2026, 2, 14))
    assert either.is_business_day(date(2026, 3, 15)), "a Sunday in Israel"
    assert not either.is_business_day(date(2026, 3, 14)), "a Saturday"


# --- extra categories make half days, or even workdays, days off


def test_bavaria_needs_the_catholic_holidays():
    assumption = date(2025, 8, 15)
    assert CountryCalendar("DE", subdivision="BY").is_business_day(assumption)
    assert not CountryCalendar("DE", subdivision="BY", categories=["catholic"]).is_business_day(assumption)


def test_categories_are_a_set_and_the_public_holidays_are_always_in_it():
    given = CountryCalendar("DE", subdivision="BY", categories=["public", "catholic", "catholic"])
    assert given == CountryCalendar("DE", subdivision="BY", categories={"catholic"})
    assert given.categories == ("catholic",)
    assert CountryCalendar("DE", categories={"public"}) == CountryCalendar("DE")


@pytest.mark.parametrize(
    ("country", "category"), [("DE", "half_day"), ("BR", "workday"), ("US", "nonsense"), ("US", 5)]
)
def test_half_days_and_workdays_are_no_days_off(country, category):
    with pytest.raises(InvalidValueError, match=f"^categories must hold none but ([a-z_]+, )+not {category!r}$"):
        CountryCalendar(country, categories=[category])


def test_half_days_are_business_days():
    assert MarketCalendar("XNYS").is_business_day(date(2026, 11, 27))
    assert not holidays.financial_holidays("XNYS", categories=("public", "half_day")).is_working_day(date(2026, 11, 27))


# --- names, versions, the host


NAMED = [
    (CountryCalendar("US"), date(2026, 11, 26), "Thanksgiving Day"),
    (CountryCalendar("DE"), date(2026, 12, 25), "Christmas Day"),
    (CountryCalendar("JP"), date(2026, 1, 1), "New Year's Day"),
    (CountryCalendar("US"), date(2026, 7, 3), "Independence Day (observed)"),
    (CountryCalendar("US"), date(2026, 3, 10), None),
    (MarketCalendar("XNYS"), date(2026, 4, 3), "Good Friday"),
]


@pytest.mark.parametrize(("calendar", "day", "name"), NAMED)
def test_names_are_english(calendar, day, name):
    assert calendar.holiday_name(day) == name


NAMES_OF_ALL = """
from datetime import date
from interview_etiquette.calendars import CountryCalendar
print([CountryCalendar(c).holiday_name(date(2026, 1, 1)) for c in ("DE", "FR", "PF", "AX", "JP", "CN", "PR", "SJ")])
"""


def test_the_language_of_the_host_makes_no_difference():
    said = {
        subprocess.run(
            [sys.executable, "-c", NAMES_OF_ALL],
            env={**os.environ, "LANGUAGE": language, "LC_ALL": language, "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for language in ("de", "fr_FR.UTF-8", "C")
    }
    assert len(said) == 1
    assert "New Year's Day" in said.pop()


def test_names_are_english_where_the_host_speaks_german(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "de")
    assert CountryCalendar("DE", "BY").holiday_name(date(2019, 1, 1)) == "New Year's Day"


def test_the_version_behind_an_answer_can_be_asked_for():
    assert CountryCalendar("US").data_version == f"holidays {holidays.__version__}"


def test_the_import_is_lazy():
    code = """
import sys
import interview_etiquette, interview_etiquette.calendars, interview_etiquette.testing
heavy = {"holidays", "dateutil", "importlib.metadata", "zoneinfo", "numpy", "difflib"} & set(sys.modules)
assert not heavy, heavy
interview_etiquette.calendars.calendar_for("weekdays")
interview_etiquette.calendars.as_calendar([])
assert not {"holidays", "importlib.metadata"} & set(sys.modules)
interview_etiquette.calendars.CountryCalendar("US")
assert "holidays" in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_asking_a_whole_day_works_without_a_walk():
    assert CountryCalendar("US").asked(date(2026, 12, 25)) is False
    assert CountryCalendar("US").asked(date(2026, 12, 24)) is True
    assert WEEKDAYS.asked(date(2026, 12, 25)) is True
