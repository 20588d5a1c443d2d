"""Other libraries' calendars. Where a library is not installed, a stand-in of its shape is adapted instead."""

import copy
import sys
import types
import warnings
from datetime import UTC, date, datetime, timedelta

import holidays
import pytest
from dateutil.rrule import DAILY, HOURLY, MINUTELY, YEARLY, rrule, rruleset
from samples import named

from interview_etiquette.calendars import (
    WEEKDAYS,
    AdjustedCalendar,
    AllOpen,
    CountryCalendar,
    MarketCalendar,
    WeekCalendar,
    as_calendar,
    business_days,
    calendar_for,
    count_business_days,
    holiday_name,
    next_business_day,
    to_numpy,
    week_start,
)
from interview_etiquette.errors import InvalidValueError, MissingExtraError, NoBusinessDayError, UnsupportedYearError

DAYS = [date(2023, 1, 1) + timedelta(n) for n in range(4 * 365)]
NO_DAY_OFF = [date(2026, 3, 13), date(2026, 3, 16)]


def opened(calendar):
    return [day for day in DAYS if calendar.is_business_day(day)]


def test_a_calendar_is_itself():
    class Plugin:
        def is_business_day(self, _day, /):
            return True

    for calendar in (WEEKDAYS, CountryCalendar("US"), Plugin()):
        assert as_calendar(calendar) is calendar


def test_a_callable_is_asked_each_time():
    asked = []
    calendar = as_calendar(lambda day: asked.append(day) or (5 if day.weekday() < 4 else None))
    assert calendar.is_business_day(date(2026, 3, 12)) is True
    assert calendar.is_business_day(date(2026, 3, 13)) is False
    assert next_business_day(date(2026, 3, 12), calendar) == date(2026, 3, 16)
    assert len(asked) == 6


@pytest.mark.parametrize("kind", [list, set, frozenset, tuple, iter, lambda days: dict.fromkeys(days, "name")])
def test_closed_dates(kind):
    assert as_calendar(kind(NO_DAY_OFF)) == AdjustedCalendar(WEEKDAYS, closed=NO_DAY_OFF)


NO_CALENDARS = ["US", b"US", None, 5, True, object(), WeekCalendar, holidays.UnitedStates]


@pytest.mark.parametrize("obj", NO_CALENDARS, ids=named)
def test_what_is_no_calendar(obj):
    with pytest.raises(TypeError, match=r"obj must be a calendar, a callable or closed dates \(calendar_for"):
        as_calendar(obj)


@pytest.mark.parametrize("obj", [["2026-03-10"], [datetime(2026, 3, 10)], [5], [None]])
def test_what_is_no_date(obj):
    with pytest.raises(TypeError, match="a closed or open day must be a date"):
        as_calendar(obj)


# --- holidays


def test_a_holidays_object_is_copied_and_never_touched():
    theirs = holidays.country_holidays("US", years=2026)
    theirs.append({date(2026, 3, 10): "Founders' Day"})
    before = copy.deepcopy(theirs)
    ours = as_calendar(theirs)
    assert not ours.is_business_day(date(2026, 3, 10))
    assert ours.holiday_name(date(2026, 3, 10)) == "Founders' Day"
    assert not ours.is_business_day(date(2031, 7, 4)), "a year that it would expand to"
    assert ours.week_start(date(2029, 3, 10)) == 0
    assert ours.holiday_name(date(2030, 12, 25)) == "Christmas Day"
    assert theirs == before
    assert theirs.years == {2026}
    theirs.pop(date(2026, 12, 25))
    assert not ours.is_business_day(date(2026, 12, 25)), "nor does ours follow theirs"


def test_a_holidays_object_answers_as_its_own_is_working_day():
    for theirs in (
        holidays.country_holidays("CN"),
        holidays.country_holidays("AE"),
        holidays.financial_holidays("XNYS"),
    ):
        ours = as_calendar(theirs)
        fresh = copy.deepcopy(theirs)
        assert opened(ours) == [day for day in DAYS if fresh.is_working_day(day)]
        assert not theirs.years
    assert repr(ours) == "as_calendar(holidays.financial_holidays('XNYS'))"
    assert ours.years == MarketCalendar("XNYS").years
    assert week_start(as_calendar(holidays.country_holidays("AE")), date(2021, 6, 1)) == 6


def test_a_holidays_object_that_must_not_expand_knows_its_years_only():
    ours = as_calendar(holidays.country_holidays("US", years=[2024, 2026], expand=False))
    for year in (2024, 2026, 2024):
        assert ours.is_business_day(date(year, 3, 12)), "whatever lies between"
    assert ours.years == range(2024, 2027)
    for year in (2023, 2025, 2027):
        with pytest.raises(UnsupportedYearError, match=f"not for {year}; make one that holds it"):
            ours.is_business_day(date(year, 3, 10))
    with pytest.raises(InvalidValueError, match="must hold a year"):
        as_calendar(holidays.country_holidays("US", expand=False))


def test_a_holidays_object_does_not_leave_the_years_that_its_country_supports():
    years = CountryCalendar("LK").years
    for year in (years.start, years.stop - 1):
        wednesdays = [day for day in range(1, 8) if date(year, 3, day).weekday() == 2]
        assert as_calendar(holidays.country_holidays("LK")).is_business_day(date(year, 3, *wednesdays))
    year = years.stop
    for theirs in (holidays.country_holidays("LK"), holidays.country_holidays("LK", years=year)):
        with pytest.raises(UnsupportedYearError, match=f"not for {year}"):
            as_calendar(theirs).is_business_day(date(year, 3, 10))


def test_a_sum_of_holidays_objects_gets_back_its_weekends_and_make_up_days():
    total = holidays.country_holidays("CN", years=2026) + holidays.country_holidays("HU", years=2026)
    ours = as_calendar(total)
    assert isinstance(ours, AllOpen)
    expected = CountryCalendar("CN") & CountryCalendar("HU")
    days = [date(2026, 1, 1) + timedelta(n) for n in range(365)]
    assert [ours.is_business_day(day) for day in days] == [expected.is_business_day(day) for day in days]


# --- dateutil


def test_recurring_closed_days():
    rules = rruleset()
    rules.rrule(rrule(YEARLY, dtstart=datetime(2000, 3, 17), bymonth=3, bymonthday=17))
    rules.rdate(datetime(2026, 3, 18, 9))
    rules.exdate(datetime(2027, 3, 17))
    ours = as_calendar(rules)
    assert next_business_day(date(2026, 3, 16), ours) == date(2026, 3, 19)
    assert ours.is_business_day(date(2027, 3, 17))
    assert ours.is_business_day(date(1999, 3, 17))
    aware = as_calendar(rrule(YEARLY, dtstart=datetime(2000, 12, 31, 23, 59, tzinfo=UTC)))
    assert not aware.is_business_day(date(2026, 12, 31))
    assert as_calendar(rruleset()).is_business_day(date(2026, 12, 31))
    assert "frozen" not in repr(ours)
    assert repr(ours).startswith("as_calendar(<dateutil.rrule.rruleset")


def test_an_endless_rule_is_asked_year_by_year():
    assert as_calendar(rrule(DAILY, dtstart=datetime(2026, 1, 1))).is_business_day(date(2025, 12, 31))


# --- numpy


BUSDAYS = [
    (WEEKDAYS, [1, 1, 1, 1, 1, 0, 0], "a week"),
    (WeekCalendar({4, 5}), [1, 1, 1, 1, 0, 0, 1], "another"),
    (AdjustedCalendar(WEEKDAYS, open=[date(2024, 3, 9)]), [1, 1, 1, 1, 1, 1, 0], "a Saturday made up"),
    (CountryCalendar("CN"), [1, 1, 1, 1, 1, 1, 1], "make-up days"),
    (calendar_for("US & GB-ENG"), [1, 1, 1, 1, 1, 0, 0], "combined"),
]


@pytest.mark.parametrize(("calendar", "mask", "reason"), BUSDAYS)
def test_to_numpy_is_exact(calendar, mask, reason):
    np = pytest.importorskip("numpy")
    busdays = calendar.to_numpy(DAYS[0], DAYS[-1] + timedelta(1))
    assert busdays.weekmask.astype(int).tolist() == mask, reason
    assert [day for day in DAYS if np.is_busday(day, busdaycal=busdays)] == opened(calendar), reason
    assert opened(as_calendar(busdays)) == opened(calendar), "and back"


def test_to_numpy_covers_the_years_known():
    np = pytest.importorskip("numpy")
    emirates = to_numpy(CountryCalendar("AE"))
    assert not np.is_busday("2021-12-31", busdaycal=emirates), "Friday, weekend then"
    assert np.is_busday("2022-01-07", busdaycal=emirates), "Friday, business day now"
    lanka = CountryCalendar("LK")
    known = date(lanka.years.start, 1, 1), date(lanka.years.stop, 1, 1)
    assert np.busday_count(*known, busdaycal=lanka.to_numpy()) == count_business_days(*known, lanka)

    class Plugin:
        def is_business_day(self, day, /):
            return day == date(1999, 12, 31)

    assert to_numpy(Plugin()).weekmask.tolist() == [False] * 4 + [True, False, False]
    with pytest.raises(NoBusinessDayError, match="of 2026-01-01;"):
        to_numpy(Plugin(), date(2026, 1, 1), date(2027, 1, 1))


def test_to_numpy_begins_and_ends_where_it_is_told_to():
    np = pytest.importorskip("numpy")
    closed = AdjustedCalendar(WEEKDAYS, closed=[date(2026, 3, 17), date(2026, 3, 18)])
    assert closed.to_numpy(date(2026, 3, 2), date(2026, 3, 18)).holidays.tolist() == [date(2026, 3, 17)]
    assert closed.to_numpy(date(2026, 3, 18)).holidays.tolist() == [date(2026, 3, 18)]
    new_year = AdjustedCalendar(WEEKDAYS, closed=[date(1970, 1, 1)])
    assert not np.is_busday("1970-01-01", busdaycal=new_year.to_numpy())


def test_without_numpy_the_error_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(MissingExtraError, match=r"^numpy is not installed; .*interview-etiquette\[numpy\]"):
        WEEKDAYS.to_numpy()


def test_numpy_holidays_outside_the_years_of_a_date_are_left_out():
    np = pytest.importorskip("numpy")
    busdays = np.busdaycalendar(weekmask="1111001", holidays=["2026-03-17", "12026-03-17"])
    assert as_calendar(busdays) == AdjustedCalendar(WeekCalendar({4, 5}), closed=[date(2026, 3, 17)])


# --- pandas


def test_pandas_offsets():
    offsets = pytest.importorskip("pandas.tseries.offsets")
    custom = offsets.CustomBusinessDay(holidays=["2026-03-17"], weekmask="Sun Mon Tue Wed Thu")
    assert as_calendar(custom) == AdjustedCalendar(WeekCalendar({4, 5}), closed=[date(2026, 3, 17)])
    assert as_calendar(offsets.BusinessDay()) is WEEKDAYS


def test_pandas_holiday_calendars():
    holiday = pytest.importorskip("pandas.tseries.holiday")
    closed = {moment.date() for moment in holiday.USFederalHolidayCalendar().holidays(DAYS[0], DAYS[-1])}
    ours = as_calendar(holiday.USFederalHolidayCalendar())
    assert opened(ours) == [day for day in DAYS if day.weekday() < 5 and day not in closed]
    assert not ours.is_business_day(date(2021, 12, 31)), "New Year observed in the year before"


class Rules:
    rules = ()

    def holidays(self, start, end):
        return [start + timedelta(6), end]


def test_what_has_the_shape_of_a_pandas_holiday_calendar():
    ours = as_calendar(Rules())
    assert not ours.is_business_day(date(2026, 1, 7))
    assert not ours.is_business_day(date(2026, 12, 31))
    assert ours.is_business_day(date(2026, 1, 8))
    assert ours.is_business_day(date(1680, 1, 8))
    assert ours.is_business_day(date(2259, 1, 10))
    with pytest.raises(UnsupportedYearError, match="from 1680 to 2259, not for 2260"):
        ours.is_business_day(date(2260, 1, 8))


# --- workalendar


class Working:
    def is_working_day(self, day):
        return day.weekday() == 3


def test_what_has_the_shape_of_a_workalendar():
    theirs = Working()
    assert next_business_day(date(2026, 3, 13), as_calendar(theirs)) == date(2026, 3, 19)
    ours = as_calendar(theirs)
    assert hash(ours) == hash(ours)
    assert ours != as_calendar(theirs), "their answers may have changed in between"
    assert holiday_name(as_calendar(theirs), date(2026, 3, 13)) is None
    assert week_start(as_calendar(theirs), date(2026, 3, 13)) == 0


def test_workalendar():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        europe = pytest.importorskip("workalendar.europe")
    theirs = europe.Germany()
    assert opened(as_calendar(theirs)) == [day for day in DAYS if theirs.is_working_day(day)]


# --- QuantLib


class Dated:
    def __init__(self, day, month, year):
        self.day = date(year, month, day)


class Target:
    def isBusinessDay(self, day):  # noqa: N802
        return day.day.weekday() < 5 and (day.day.month, day.day.day) != (5, 1)


def test_what_has_the_shape_of_a_quantlib_calendar(monkeypatch):
    monkeypatch.setitem(sys.modules, "QuantLib", types.SimpleNamespace(Date=Dated))
    ours = as_calendar(Target())
    assert next_business_day(date(2026, 4, 30), ours) == date(2026, 5, 4)
    assert ours.is_business_day(date(1901, 5, 6))
    assert ours.is_business_day(date(2199, 5, 6))
    for year in (1900, 2200):
        with pytest.raises(UnsupportedYearError, match="QuantLib are known from 1901 to 2199"):
            ours.is_business_day(date(year, 5, 4))


def test_quantlib():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ql = pytest.importorskip("QuantLib")
        theirs = ql.TARGET()
        ours = as_calendar(theirs)
        assert opened(ours) == [day for day in DAYS if theirs.isBusinessDay(ql.Date(day.day, day.month, day.year))]


# --- exchange_calendars


class Exchange:
    sessions = tuple(datetime(2026, 3, n) for n in (10, 11, 13))
    first_session = sessions[0]
    last_session = sessions[-1]


def test_the_sessions_of_an_exchange_are_copied_and_end_where_they_end():
    ours = as_calendar(Exchange())
    assert list(business_days(date(2026, 3, 10), date(2026, 3, 14), ours)) == [
        date(2026, 3, 10),
        date(2026, 3, 11),
        date(2026, 3, 13),
    ]
    for outside in (date(2026, 3, 9), date(2026, 3, 14)):
        with pytest.raises(InvalidValueError, match="must be from 2026-03-10 to 2026-03-13"):
            ours.is_business_day(outside)
    with pytest.raises(TypeError, match="day must be a date"):
        ours.is_business_day(datetime(2026, 3, 10))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of pandas, at what exchange_calendars does
def test_exchange_calendars():
    exchanges = pytest.importorskip("exchange_calendars")
    ours = as_calendar(exchanges.get_calendar("XNYS", start="2022-12-01", end="2027-02-01"))
    assert opened(ours) == opened(MarketCalendar("XNYS"))


def test_no_library_is_imported_for_an_object_that_is_not_its_own(monkeypatch):
    for name in ("holidays", "numpy", "pandas", "QuantLib", "workalendar", "exchange_calendars"):
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.delitem(sys.modules, "holidays")
    assert as_calendar({date(2026, 3, 17)}).is_business_day(date(2026, 3, 16))
    assert "holidays" not in sys.modules


def test_an_attribute_called_calendar_makes_no_calendar():
    class Dated:
        calendar = None

    with pytest.raises(TypeError, match="obj must be a calendar"):
        as_calendar(Dated())


def test_a_rule_that_names_every_minute_is_refused():
    with pytest.raises(InvalidValueError, match="must name 200,000 times at most up to 2026; let it recur daily"):
        as_calendar(rrule(MINUTELY, dtstart=datetime(2000, 1, 1))).is_business_day(date(2026, 3, 10))
    hourly = as_calendar(rrule(HOURLY, dtstart=datetime(2026, 3, 10), count=30))
    assert not hourly.is_business_day(date(2026, 3, 11))
    assert hourly.is_business_day(date(2026, 3, 12))
