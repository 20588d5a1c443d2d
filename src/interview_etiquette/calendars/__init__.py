"""Business-day calendars: one method to plug in, exact arithmetic on top of it."""

from importlib import import_module
from typing import TYPE_CHECKING

from interview_etiquette.calendars._arithmetic import (
    Roll,
    add_business_days,
    business_days,
    count_business_days,
    next_business_day,
    previous_business_day,
    roll,
)
from interview_etiquette.calendars._protocol import BusinessCalendar, CalendarBase
from interview_etiquette.calendars._values import (
    WEEKDAYS,
    AdjustedCalendar,
    Compiled,
    WeekCalendar,
    holiday_name,
    week_start,
)

if TYPE_CHECKING:
    from interview_etiquette.calendars._adapters import as_calendar
    from interview_etiquette.calendars._combined import AllOpen, AnyOpen
    from interview_etiquette.calendars._named import calendar_for
    from interview_etiquette.calendars._numpy import to_numpy
    from interview_etiquette.calendars._official import CountryCalendar, MarketCalendar

__all__ = [
    "WEEKDAYS",
    "AdjustedCalendar",
    "AllOpen",
    "AnyOpen",
    "BusinessCalendar",
    "CalendarBase",
    "Compiled",
    "CountryCalendar",
    "MarketCalendar",
    "Roll",
    "WeekCalendar",
    "add_business_days",
    "as_calendar",
    "business_days",
    "calendar_for",
    "count_business_days",
    "holiday_name",
    "next_business_day",
    "previous_business_day",
    "roll",
    "to_numpy",
    "week_start",
]

_ON_FIRST_USE = {  # what the rules do without, so that importing the library stays cheap
    "AllOpen": "_combined",
    "AnyOpen": "_combined",
    "CountryCalendar": "_official",
    "MarketCalendar": "_official",
    "as_calendar": "_adapters",
    "calendar_for": "_named",
    "to_numpy": "_numpy",
}


def __getattr__(name: str) -> object:
    if name not in _ON_FIRST_USE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_ON_FIRST_USE[name]}"), name)
    globals()[name] = value
    return value
