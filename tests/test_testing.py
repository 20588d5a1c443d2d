"""The conformance kit: what is right passes, what is wrong is named with its place."""

import pickle
import threading
from datetime import date, timedelta

import holidays
import pytest
from samples import named

from interview_etiquette.calendars import (
    WEEKDAYS,
    AdjustedCalendar,
    CalendarBase,
    CountryCalendar,
    MarketCalendar,
    WeekCalendar,
    as_calendar,
    calendar_for,
)
from interview_etiquette.errors import CalendarDefectError, EtiquetteError, InvalidValueError, UnsupportedYearError
from interview_etiquette.testing import check_calendar

RIGHT = [
    WEEKDAYS,
    WeekCalendar({0, 1, 2, 3, 4, 6}),
    AdjustedCalendar(WEEKDAYS, closed=[(date(2010, 1, 1), date(2012, 9, 26))]),
    CountryCalendar("US"),
    CountryCalendar("LK"),
    MarketCalendar("XPAR"),
    calendar_for("US & GB-ENG"),
    as_calendar(lambda day: day.day != 13),
    as_calendar(holidays.country_holidays("AE")),
]


@pytest.mark.parametrize("calendar", RIGHT, ids=named)
def test_what_is_right_passes(calendar):
    check_calendar(calendar)


class Weekdays(CalendarBase):
    def is_business_day(self, day, /):
        return day.weekday() < 5


class Answers(Weekdays):
    """Answers each day by a function."""

    def __init__(self, answer):
        self.is_business_day = answer


class Forgetful:
    """Loses what it knew, as an object does that changes when asked."""

    def __init__(self):
        self.seen = set()

    def is_business_day(self, day, /):
        if day in self.seen:
            return False
        self.seen.add(day)
        return day.weekday() < 5


class Confined:
    """Knows its days in one thread only."""

    def __init__(self):
        self.home = threading.get_ident()

    def is_business_day(self, day, /):
        return threading.get_ident() == self.home and day.weekday() < 5


class Unhashable(Weekdays):
    __hash__ = None


class Sunday(Weekdays):
    def week_start(self, _day, /):
        return 7


class Truth(Weekdays):
    def week_start(self, _day, /):
        return True


class Text(Weekdays):
    def week_start(self, _day, /):
        return "monday"


class Blank(Weekdays):
    def holiday_name(self, day, /):
        return " " if day == date(2001, 2, 3) else None


class Numbered(Weekdays):
    def holiday_name(self, day, /):
        return day.day


class Unnamed(Weekdays):
    def holiday_name(self, day, /):
        raise KeyError(day)


class Overflowing(Weekdays):
    def is_business_day(self, day, /):
        return (day + timedelta(1)).weekday() not in {6, 0}


class TenYears(Weekdays):
    def is_business_day(self, day, /):
        return not 2003 <= day.year <= 2013 and day.weekday() < 5


class NoLeapDays(Weekdays):
    def is_business_day(self, day, /):
        return day.replace(year=2001).weekday() < 5


WRONG = [
    # calendar, call, what is wrong
    (Answers(lambda _: None), "is_business_day(2000-01-01)", "must return a bool, not None"),
    (Answers(lambda day: int(day.weekday() < 5)), "is_business_day(2000-01-01)", "must return a bool, not 0"),
    (Answers(lambda _: 1 / 0), "is_business_day(2000-01-01)", "not ZeroDivisionError('division by zero')"),
    (NoLeapDays(), "is_business_day(2000-02-29)", "must answer, or raise an EtiquetteError, not ValueError"),
    (Overflowing(), "is_business_day(9999-12-31)", "must answer, or raise an EtiquetteError, not OverflowError"),
    (Answers(lambda _: False), "is_business_day(2000-01-01)", "must be True on some day of the ten years that follow"),
    (TenYears(), "is_business_day(2002-12-31)", "must be True on some day of the ten years that follow"),
    (Forgetful(), "is_business_day(2029-12-31)", "must be the same when asked again"),
    (Confined(), "is_business_day(2000-01-05)", "must be the same in another thread"),
    (Unhashable(), "hash(calendar)", "must work, or it cannot be combined with & and |"),
    (Sunday(), "week_start(2000-01-01)", "must return a weekday from 0 (Monday) to 6 (Sunday), not 7"),
    (Truth(), "week_start(2000-01-01)", "not True"),
    (Text(), "week_start(2000-01-01)", "not 'monday'"),
    (Blank(), "holiday_name(2001-02-03)", "must return a name, or None where there is none, not ' '"),
    (Numbered(), "holiday_name(2000-01-01)", "not 1"),
    (Unnamed(), "holiday_name(2000-01-01)", "must answer, or raise an EtiquetteError, not KeyError"),
]


@pytest.mark.thread_unsafe(reason="its calendars remember who asked them")
@pytest.mark.parametrize(("calendar", "call", "problem"), WRONG)
def test_what_is_wrong_is_named_with_its_place(calendar, call, problem):
    with pytest.raises(CalendarDefectError) as caught:
        check_calendar(calendar)
    assert caught.value.call == call
    assert problem in caught.value.problem
    assert isinstance(caught.value, AssertionError)
    assert isinstance(caught.value, EtiquetteError)
    assert str(pickle.loads(pickle.dumps(caught.value))) == f"{call} {caught.value.problem}"


def test_a_raise_names_its_cause():
    with pytest.raises(CalendarDefectError) as caught:
        check_calendar(Answers(lambda _: 1 / 0))
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


def test_days_that_a_calendar_says_it_does_not_know_are_no_defect_but_all_of_them_are():
    class Since2010(Weekdays):
        def is_business_day(self, day, /):
            if day.year < 2010:
                raise UnsupportedYearError("mine", day.year, 2010, 9999)
            return super().is_business_day(day)

    check_calendar(Since2010())
    check_calendar(Since2010(), first=date(2009, 12, 31), last=date(2010, 1, 2))
    with pytest.raises(CalendarDefectError, match="must be True on some day from there on"):
        check_calendar(Since2010(), first=date(2008, 1, 1), last=date(2009, 1, 1))


@pytest.mark.parametrize("calendar", ["US", WeekCalendar, None])
def test_what_is_no_calendar(calendar):
    with pytest.raises(TypeError, match="calendar must be a BusinessCalendar"):
        check_calendar(calendar)


def test_a_range_has_days():
    with pytest.raises(InvalidValueError, match="last must be after first"):
        check_calendar(WEEKDAYS, first=date(2026, 1, 1), last=date(2026, 1, 1))
    with pytest.raises(TypeError, match="first must be a date"):
        check_calendar(WEEKDAYS, first="2026-01-01")
