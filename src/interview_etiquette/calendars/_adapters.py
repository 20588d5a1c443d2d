"""Other libraries' calendars as ours, and ours as numpy's. Imports none of them: who has such an object has done so."""

import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import islice, takewhile
from typing import Generic, TypeVar

import attrs

from interview_etiquette._value import check_day
from interview_etiquette.calendars._frozen import LibraryCalendar, days_of
from interview_etiquette.calendars._holidays import from_holidays
from interview_etiquette.calendars._protocol import BusinessCalendar, CalendarBase
from interview_etiquette.calendars._shapes import (
    Busdays,
    Dates,
    Exchange,
    Offset,
    Predicate,
    QuantLib,
    Recurrence,
    Rules,
    WorkingDays,
)
from interview_etiquette.calendars._values import WEEKDAYS, AdjustedCalendar, WeekCalendar
from interview_etiquette.errors import InvalidValueError, UnsupportedYearError, shown, wrong_type

T = TypeVar("T")
_MOST_TIMES = 200_000  # of a recurrence, which goes through all of them from its first one on


def as_calendar(obj: object, /) -> BusinessCalendar:
    """Return any other library's calendar as one of ours. No library is imported, and the object is not changed.

    Args:
        obj: A calendar already; a callable that says of a day whether it is a business day; closed dates besides the
            weekends, as an iterable or as a `dateutil` rule; a calendar of `holidays`, numpy, pandas, workalendar,
            QuantLib or exchange_calendars.

    Returns:
        The calendar. Callables and exchange_calendars are asked each time; the answers of all others freeze.

    Raises:
        TypeError: Nothing of the kind; a class where an object is meant; a text, which `calendar_for` takes.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.calendars import as_calendar
        >>> as_calendar({date(2026, 3, 17)}).is_business_day(date(2026, 3, 17))
        False
        >>> as_calendar(lambda day: day.weekday() < 4).is_business_day(date(2026, 3, 13))
        False
    """
    if isinstance(obj, str | bytes | type):
        raise _no_calendar(obj)
    if isinstance(obj, BusinessCalendar):
        return obj
    if "holidays" in sys.modules:
        from holidays import HolidayBase  # noqa: PLC0415  no import where it is not loaded
        from holidays.registry import EntityLoader  # noqa: PLC0415

        if isinstance(obj, HolidayBase):
            return from_holidays(obj)
        if isinstance(obj, EntityLoader):
            raise _no_calendar(obj)
    return _adapted(obj)


def _no_calendar(obj: object) -> TypeError:
    expected = "a calendar, a callable or closed dates (calendar_for makes one of a text; call a class first)"
    return wrong_type("obj", expected, obj)


def _adapted(obj: object) -> BusinessCalendar:
    calendar: BusinessCalendar
    match obj:
        case Exchange():
            calendar = _from_exchange(obj)
        case Offset(calendar=None):
            calendar = WEEKDAYS
        case Offset(calendar=Busdays()):
            calendar = _adapted(obj.calendar)
        case Busdays():
            calendar = _from_numpy(obj)
        case Rules():
            calendar = Adapted(obj, _read_rules)
        case WorkingDays():
            calendar = Adapted(obj, _read_working_days)
        case QuantLib():
            calendar = Adapted(obj, _read_quantlib)
        case Recurrence():
            calendar = Adapted(obj, _read_recurrence)
        case _:
            calendar = _from_plain(obj)
    return calendar


def _from_plain(obj: object) -> BusinessCalendar:
    if isinstance(obj, Predicate):
        return Asked(obj)
    if isinstance(obj, Dates):
        return AdjustedCalendar(WEEKDAYS, closed=[*obj])
    raise _no_calendar(obj)


@attrs.frozen
class Asked(CalendarBase):
    """A callable as a calendar. It is asked each time."""

    answer: Predicate

    def is_business_day(self, day: date, /) -> bool:
        """Return what the callable answers."""
        return bool(self.answer(day))


@attrs.frozen
class Sessions(CalendarBase):
    """The sessions of an exchange, copied out. Its first and last year are rarely whole, so nothing is frozen."""

    days: frozenset[date] = attrs.field(repr=False)
    first: date
    last: date

    def is_business_day(self, day: date, /) -> bool:
        """Return whether there is a session on that day."""
        check_day("day", day)
        if not self.first <= day <= self.last:
            known = f"must be from {self.first} to {self.last}, or get the exchange's calendar for a longer time"
            raise InvalidValueError("day", known, str(day))
        return day in self.days


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Adapted(LibraryCalendar, Generic[T]):
    """Another library's calendar, frozen year by year by its reader. Equal where made of the same object."""

    original: T = attrs.field()
    read: Callable[[T, int], Iterable[bool]]

    def identity(self) -> tuple[object, ...]:
        """Return what makes it equal to another: nothing, for the object may have changed in between."""
        return type(self), id(self)

    def __repr__(self) -> str:
        return f"as_calendar({shown(self.original)})"

    def open_days(self, year: int, /) -> bytes:
        """Return what the other library answers for every day of a year."""
        return bytes(map(bool, self.read(self.original, year)))


def _check_range(name: str, year: int, first: int, last: int) -> None:
    if not first <= year <= last:
        raise UnsupportedYearError(name, year, first, last, "get a calendar that reaches it")


def _open_weekdays(year: int, closed: Iterable[datetime]) -> Iterable[bool]:
    days_off = {moment.date() for moment in closed}
    return (day not in days_off and WEEKDAYS.asked(day) for day in days_of(year))


def _read_rules(rules: Rules, year: int) -> Iterable[bool]:
    _check_range("pandas", year, 1680, 2259)  # its timestamps end soon after, and its rules look beyond the year
    return _open_weekdays(year, rules.holidays(datetime(year, 1, 1), datetime(year, 12, 31)))  # noqa: DTZ001


def _read_working_days(calendar: WorkingDays, year: int) -> Iterable[bool]:
    return map(calendar.is_working_day, days_of(year))


def _read_quantlib(calendar: QuantLib, year: int) -> Iterable[bool]:
    _check_range("QuantLib", year, 1901, 2199)
    theirs: Callable[[int, int, int], object] = sys.modules["QuantLib"].Date
    return (calendar.isBusinessDay(theirs(day.day, day.month, day.year)) for day in days_of(year))


def _read_recurrence(rule: Recurrence, year: int) -> Iterable[bool]:
    moments = [*islice(takewhile(lambda moment: moment.year <= year, rule), _MOST_TIMES + 1)]
    if len(moments) > _MOST_TIMES:
        problem = f"must name {_MOST_TIMES:,} times at most up to {year}; let it recur daily, or begin later"
        raise InvalidValueError("obj", problem)
    return _open_weekdays(year, (moment for moment in moments if moment.year == year))


def _from_exchange(exchange: Exchange) -> Sessions:
    days = frozenset(moment.date() for moment in exchange.sessions)
    return Sessions(days, exchange.first_session.date(), exchange.last_session.date())


def _from_numpy(busdays: Busdays) -> BusinessCalendar:
    closed = [day for day in busdays.holidays.tolist() if isinstance(day, date)]  # others lie outside the years 1-9999
    return AdjustedCalendar(WeekCalendar(n for n, is_open in enumerate(busdays.weekmask) if not is_open), closed)
