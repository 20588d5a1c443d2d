"""What a type checker must accept of calendars, and what it must infer."""

from collections.abc import Iterator
from datetime import date
from typing import assert_type

from interview_etiquette.calendars import (
    WEEKDAYS,
    AdjustedCalendar,
    AllOpen,
    AnyOpen,
    BusinessCalendar,
    CalendarBase,
    Compiled,
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
from interview_etiquette.testing import check_calendar


class FourDayWeek:
    def is_business_day(self, day: date, /) -> bool:
        return day.weekday() < 4


class Bazaar(CalendarBase):
    def is_business_day(self, day: date, /) -> bool:
        return day.weekday() != 4


DAY = date(2026, 3, 10)
plugin: BusinessCalendar = FourDayWeek()
country: BusinessCalendar = CountryCalendar("US", subdivision="MN", categories=["bank"], outside="weekends")
market: BusinessCalendar = MarketCalendar("XNYS")
adjusted: BusinessCalendar = AdjustedCalendar(FourDayWeek(), closed=[DAY, (DAY, DAY)], open={DAY})

assert_type(calendar_for("US"), BusinessCalendar)
assert_type(as_calendar({DAY}), BusinessCalendar)
assert_type(WEEKDAYS & FourDayWeek(), AllOpen)
assert_type(Bazaar() | WeekCalendar({4}), AnyOpen)
assert_type(roll(DAY, FourDayWeek(), Roll.PRECEDING), date)
assert_type(add_business_days(DAY, 5, Compiled(FourDayWeek()), roll=Roll.named("forward")), date)
assert_type(next_business_day(DAY, WEEKDAYS), date)
assert_type(count_business_days(DAY, DAY, WEEKDAYS), int)
assert_type(business_days(DAY, DAY, WEEKDAYS), Iterator[date])
assert_type(CountryCalendar("US").holiday_name(DAY), str | None)
check_calendar(FourDayWeek())
