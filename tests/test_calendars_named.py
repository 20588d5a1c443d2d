"""From a text to a calendar."""

from importlib import metadata

import pytest

from interview_etiquette.calendars import (
    WEEKDAYS,
    AllOpen,
    AnyOpen,
    CountryCalendar,
    MarketCalendar,
    WeekCalendar,
    calendar_for,
)
from interview_etiquette.errors import InvalidValueError, UnknownCalendarError

US, ENGLAND, NYSE = CountryCalendar("US"), CountryCalendar("GB", subdivision="ENG"), MarketCalendar("XNYS")
TEXTS = [
    ("weekdays", WEEKDAYS),
    ("  Weekdays ", WEEKDAYS),
    ("US", US),
    ("us-mn", CountryCalendar("US", subdivision="MN")),
    ("GB-ENG", ENGLAND),
    ("Germany", CountryCalendar("DE")),
    ("DE-Baden-Württemberg", CountryCalendar("DE", subdivision="BW")),
    ("market:XNYS", NYSE),
    ("Market : nyse", NYSE),
    ("US & GB-ENG", AllOpen(US, ENGLAND)),
    ("US|GB-ENG", AnyOpen(US, ENGLAND)),
    ("US & GB-ENG | market:XNYS", AnyOpen(AllOpen(US, ENGLAND), NYSE)),
    ("market:XNYS | GB-ENG & US", AnyOpen(NYSE, AllOpen(ENGLAND, US))),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_calendar_for(text, expected):
    assert calendar_for(text) == expected


@pytest.mark.parametrize("text", ["", " ", "&", "US &", "| US", "US & & GB", "market:", ":", ":US", "US GB", "narnia"])
def test_what_names_no_calendar(text):
    with pytest.raises(UnknownCalendarError):
        calendar_for(text)


@pytest.mark.parametrize("text", [None, 5, b"US", ["US"], WEEKDAYS])
def test_only_a_text_is_one(text):
    with pytest.raises(TypeError, match=r"text must be a str \(as_calendar adapts other objects\)"):
        calendar_for(text)


def make_week(rest):
    return WeekCalendar(map(int, rest.split(",")))


def make_nothing(rest):
    return rest


def make_trouble(rest):
    raise RuntimeError(rest)


@pytest.fixture
def plugins(monkeypatch):
    """Offer entry points, each as a name and a function of this module."""

    def offer(*points):
        group = "interview_etiquette.calendars"
        entries = metadata.EntryPoints(metadata.EntryPoint(name, f"{__name__}:{made}", group) for name, made in points)
        monkeypatch.setattr(metadata, "entry_points", entries.select)

    return offer


def test_a_plug_in_is_called_with_the_rest(plugins):
    plugins(("week", "make_week"), ("other", "no_such_thing"))
    assert calendar_for("week:4,5") == WeekCalendar({4, 5})
    assert calendar_for("week: 4,5 & US") == WeekCalendar({4, 5}) & US


def test_a_plug_in_offered_twice_alike_is_one_and_otherwise_refused(plugins):
    plugins(("week", "make_week"), ("week", "make_week"))
    assert calendar_for("week:6") == WeekCalendar({6})
    plugins(("week", "make_week"), ("week", "make_nothing"))
    with pytest.raises(InvalidValueError) as refused:
        calendar_for("week:6")
    offered = f"{__name__}:make_nothing, {__name__}:make_week"
    assert str(refused.value) == f"text names a plug-in offered twice ({offered}); remove one"


def test_an_unknown_plug_in_names_those_that_are_known(plugins):
    plugins(("week", "make_week"))
    with pytest.raises(UnknownCalendarError, match=r"unknown calendar 'weak:6'; did you mean market, week\?"):
        calendar_for("weak:6")


def test_a_plug_in_that_makes_no_calendar_is_a_type_error_and_its_own_errors_come_through(plugins):
    plugins(("nothing", "make_nothing"), ("trouble", "make_trouble"))
    with pytest.raises(TypeError, match="calendar must be a BusinessCalendar"):
        calendar_for("nothing:x")
    with pytest.raises(RuntimeError, match="^x:y$"):
        calendar_for("trouble:x:y")


def test_an_entry_point_of_another_group_is_not_asked(plugins):
    plugins()
    with pytest.raises(UnknownCalendarError):
        calendar_for("pytest11:x")
