"""What each refusal of a calendar says, word for word: the argument, what is wrong with it, the value, the way out."""

from datetime import date, datetime

import holidays
import pytest
from dateutil.rrule import MINUTELY, rrule

from interview_etiquette.calendars import (
    WEEKDAYS,
    AdjustedCalendar,
    AllOpen,
    CountryCalendar,
    MarketCalendar,
    Roll,
    WeekCalendar,
    add_business_days,
    as_calendar,
    business_days,
    calendar_for,
    count_business_days,
    next_business_day,
    roll,
)
from interview_etiquette.errors import InvalidValueError, OutOfRangeError, UnknownCalendarError, UnsupportedYearError

TUESDAY, SATURDAY = date(2026, 3, 10), date(2026, 3, 14)


class PlugIn:
    def is_business_day(self, day, /):
        return day.day == 5


class Exchange:
    sessions = (datetime(2026, 3, 10), datetime(2026, 3, 13))
    first_session, last_session = sessions


class Rules:
    rules = ()

    def holidays(self, _start, _end):
        return []


HELD = as_calendar(holidays.country_holidays("US", years=[2020, 2024, 2026], expand=False))
PLUGIN = AdjustedCalendar(PlugIn())
NO_CALENDAR = (
    "obj must be a calendar, a callable or closed dates (calendar_for makes one of a text; call a class first)"
)
TEXT = "calendar must be a BusinessCalendar (calendar_for makes one of a text, as_calendar of other objects), not str"
BEYOND = "the business day counted from 2026-03-10 lies outside the years 1 to 9999; check the dates given"
MINUTES = rrule(MINUTELY, dtstart=datetime(2000, 1, 1))

# what is asked | error | its text
REFUSED = [
    (lambda: as_calendar("US"), TypeError, f"{NO_CALENDAR}, not str"),
    (lambda: as_calendar(5), TypeError, f"{NO_CALENDAR}, not int"),
    (lambda: as_calendar(holidays.UnitedStates), TypeError, f"{NO_CALENDAR}, not EntityLoader"),
    (
        lambda: as_calendar(holidays.country_holidays("US", expand=False)),
        InvalidValueError,
        "obj must hold a year or more; make it with years=...",
    ),
    (
        lambda: HELD.is_business_day(date(2023, 3, 10)),
        UnsupportedYearError,
        "the holidays of that object are known from 2020 to 2026, not for 2023; make one that holds it",
    ),
    (
        lambda: as_calendar(Rules()).is_business_day(date(1679, 1, 8)),
        UnsupportedYearError,
        "the holidays of pandas are known from 1680 to 2259, not for 1679; get a calendar that reaches it",
    ),
    (
        lambda: as_calendar(Exchange()).is_business_day(date(2026, 3, 9)),
        InvalidValueError,
        "day must be from 2026-03-10 to 2026-03-13, or get the exchange's calendar for a longer time, not 2026-03-09",
    ),
    (lambda: as_calendar(Exchange()).is_business_day("today"), TypeError, "day must be a date, not str"),
    (
        lambda: as_calendar(MINUTES).is_business_day(date(2026, 3, 10)),
        InvalidValueError,
        "obj must name 200,000 times at most up to 2026; let it recur daily, or begin later",
    ),
    (lambda: Roll.named(5), TypeError, "text must be a str, not int"),
    (
        lambda: Roll.named("sideways"),
        InvalidValueError,
        f"text must be one of {', '.join(Roll)}, not 'sideways'",
    ),
    (
        lambda: roll(SATURDAY, WEEKDAYS, "following"),
        TypeError,
        "convention must be a Roll (Roll.named reads a text), not str",
    ),
    (
        lambda: roll(SATURDAY, WEEKDAYS, Roll.RAISE),
        InvalidValueError,
        "day must be a business day, or say how to roll it, not 2026-03-14",
    ),
    (lambda: roll("today", WEEKDAYS, Roll.UNADJUSTED), TypeError, "day must be a date, not str"),
    (lambda: roll("today", PlugIn()), TypeError, "day must be a date, not str"),
    (lambda: roll("today", PlugIn(), Roll.PRECEDING), TypeError, "day must be a date, not str"),
    (lambda: add_business_days("today", 1, WEEKDAYS), TypeError, "day must be a date, not str"),
    (lambda: add_business_days(TUESDAY, 10**7, WEEKDAYS), OutOfRangeError, BEYOND),
    (lambda: add_business_days(TUESDAY, 10**7, PlugIn()), OutOfRangeError, BEYOND),
    (lambda: add_business_days(TUESDAY, -(10**6), WEEKDAYS), OutOfRangeError, BEYOND),
    (lambda: add_business_days(TUESDAY, 1.5, WEEKDAYS), TypeError, "n must be a whole number, not float"),
    (lambda: count_business_days("today", TUESDAY, WEEKDAYS), TypeError, "first must be a date, not str"),
    (lambda: count_business_days(TUESDAY, "today", WEEKDAYS), TypeError, "last must be a date, not str"),
    (lambda: business_days("today", TUESDAY, WEEKDAYS), TypeError, "first must be a date, not str"),
    (lambda: business_days(TUESDAY, "today", WEEKDAYS), TypeError, "last must be a date, not str"),
    (lambda: next_business_day("today", WEEKDAYS), TypeError, "day must be a date, not str"),
    (lambda: add_business_days(TUESDAY, 1, "US"), TypeError, TEXT),
    (lambda: next_business_day(TUESDAY, "US"), TypeError, TEXT),
    (AllOpen, InvalidValueError, "calendars must name one calendar or more"),
    (
        lambda: WEEKDAYS.is_business_day(datetime(2026, 3, 10)),
        TypeError,
        "day must be a date, not datetime; pass its .date()",
    ),
    (lambda: PLUGIN.is_business_day("today"), TypeError, "day must be a date, not str"),
    (lambda: WeekCalendar(5), TypeError, "weekend must be a set of weekday numbers, Monday being 0, not int"),
    (lambda: WeekCalendar(["Sunday"]), TypeError, "weekend must be a whole number, not str"),
    (
        lambda: WeekCalendar({7}),
        InvalidValueError,
        "weekend must hold weekday numbers from 0 (Monday) to 6 (Sunday), not 7",
    ),
    (lambda: WeekCalendar({-1}), InvalidValueError, "weekend must be 0 or more, not -1"),
    (lambda: WeekCalendar(range(7)), InvalidValueError, "weekend must leave a weekday open"),
    (
        lambda: AdjustedCalendar(WEEKDAYS, closed=(TUESDAY, TUESDAY)),
        InvalidValueError,
        "closed and open must say which: [first, last] are two days, [(first, last)] is a range",
    ),
    (
        lambda: AdjustedCalendar(WEEKDAYS, closed=5),
        TypeError,
        "closed and open must be dates and (first, last) pairs, not int",
    ),
    (lambda: AdjustedCalendar(WEEKDAYS, closed=["today"]), TypeError, "a closed or open day must be a date, not str"),
    (
        lambda: AdjustedCalendar(WEEKDAYS, closed=[(TUESDAY,)]),
        TypeError,
        "a range of days must be a (first, last) pair, not tuple",
    ),
    (
        lambda: AdjustedCalendar(WEEKDAYS, closed=[("today", TUESDAY)]),
        TypeError,
        "a range's first day must be a date, not str",
    ),
    (
        lambda: AdjustedCalendar(WEEKDAYS, closed=[(TUESDAY, "today")]),
        TypeError,
        "a range's last day must be a date, not str",
    ),
    (
        lambda: AdjustedCalendar(WEEKDAYS, closed=[(SATURDAY, TUESDAY)]),
        InvalidValueError,
        "a range's last day must be on or after its first (2026-03-14), not 2026-03-10",
    ),
    (lambda: AdjustedCalendar("US"), TypeError, TEXT),
    (lambda: CountryCalendar(5), TypeError, "country must be a str, not int"),
    (lambda: CountryCalendar("US", 5), TypeError, "subdivision must be a str, not int"),
    (lambda: MarketCalendar(5), TypeError, "market must be a str, not int"),
    (
        lambda: CountryCalendar("Germny"),
        UnknownCalendarError,
        "unknown country 'Germny'; did you mean Germany, Guernsey?",
    ),
    (
        lambda: CountryCalendar("DE", "Bavarai"),
        UnknownCalendarError,
        "unknown subdivision 'Bavarai'; did you mean Bavaria?",
    ),
    (lambda: MarketCalendar("NYSY"), UnknownCalendarError, "unknown market 'NYSY'; did you mean XNYS, NYSE?"),
    (lambda: CountryCalendar("DE", categories="catholic"), TypeError, "categories must be a list of names, not str"),
    (
        lambda: CountryCalendar("US", outside="weekend"),
        InvalidValueError,
        "outside must be one of error, weekends, not 'weekend'",
    ),
    (lambda: CountryCalendar("US").weekend("today"), TypeError, "day must be a date, not str"),
    (lambda: CountryCalendar("US").holiday_name("today"), TypeError, "day must be a date, not str"),
    (lambda: HELD.weekend("today"), TypeError, "day must be a date, not str"),
    (lambda: calendar_for(5), TypeError, "text must be a str (as_calendar adapts other objects), not int"),
    (lambda: calendar_for("Germny"), UnknownCalendarError, "unknown country 'Germny'; did you mean Germany, Guernsey?"),
    (lambda: calendar_for("weak:6"), UnknownCalendarError, "unknown calendar 'weak:6'; did you mean market?"),
]


@pytest.mark.parametrize(("ask", "error", "text"), REFUSED, ids=range(len(REFUSED)))
def test_what_a_refusal_says(ask, error, text):
    with pytest.raises(error) as refused:
        ask()
    assert str(refused.value) == text
