"""Calendars as values: a week, an adjusted calendar, and a plug-in's answers frozen."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date

import attrs

from interview_etiquette._value import check_count, plain_day
from interview_etiquette.calendars._frozen import LibraryCalendar, check_contents
from interview_etiquette.calendars._protocol import BusinessCalendar
from interview_etiquette.errors import InvalidValueError, shown, wrong_type

SUNDAY = 6
Days = Iterable[date | tuple[date, date]]


def _weekdays(weekend: Iterable[int]) -> frozenset[int]:
    if not isinstance(weekend, Iterable):
        raise wrong_type("weekend", "a set of weekday numbers, Monday being 0", weekend)
    numbers: frozenset[int] = frozenset()
    for number in weekend:
        check_count("weekend", number, 0)
        if number > SUNDAY:
            raise InvalidValueError("weekend", "must hold weekday numbers from 0 (Monday) to 6 (Sunday)", shown(number))
        numbers |= {number}
    if len(numbers) > SUNDAY:
        raise InvalidValueError("weekend", "must leave a weekday open")
    return numbers


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class WeekCalendar(LibraryCalendar):
    """Every day is a business day but the weekend; there are no holidays.

    Args:
        weekend: The closed weekdays, as `date.weekday()`: Monday is 0.

    Raises:
        InvalidValueError: A number outside 0 to 6, or all seven days.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.calendars import WeekCalendar
        >>> WeekCalendar(weekend={4, 5}).is_business_day(date(2026, 3, 15))  # a Sunday
        True
    """

    _weekend: frozenset[int] = attrs.field(default=frozenset({5, 6}), converter=_weekdays, alias="weekend")

    def asked(self, day: date, /) -> bool:
        """Return whether the day lies outside the weekend."""
        return day.weekday() not in self._weekend

    def weekend(self, _day: date, /) -> frozenset[int]:
        """Return the closed weekdays."""
        return self._weekend


WEEKDAYS = WeekCalendar()
"""Monday to Friday, without holidays: the default calendar of every rule."""


def _ranges(days: Days) -> tuple[tuple[date, date], ...]:
    """Return single days and ranges as sorted, merged ranges."""
    if isinstance(days, tuple) and len(days) == len(("first", "last")) and all(isinstance(day, date) for day in days):
        raise InvalidValueError(
            "closed and open", "must say which: [first, last] are two days, [(first, last)] is a range"
        )
    if not isinstance(days, Iterable):
        raise wrong_type("closed and open", "dates and (first, last) pairs", days)
    merged: list[tuple[date, date]] = []
    for first, last in sorted(map(_range, days)):
        if merged and first.toordinal() <= merged[-1][1].toordinal() + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def _range(days: date | tuple[date, date]) -> tuple[date, date]:
    if not isinstance(days, tuple):
        day = plain_day("a closed or open day", days)
        return day, day
    try:
        first, last = days
    except ValueError:
        raise wrong_type("a range of days", "a (first, last) pair", days) from None
    first, last = plain_day("a range's first day", first), plain_day("a range's last day", last)
    if last < first:
        raise InvalidValueError("a range's last day", f"must be on or after its first ({first})", str(last))
    return first, last


def _holds(ranges: tuple[tuple[date, date], ...], day: date) -> bool:
    place = bisect_right(ranges, (day, date.max))
    return place > 0 and day <= ranges[place - 1][1]


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class AdjustedCalendar(LibraryCalendar):
    """A calendar with days closed and days opened; open wins over closed, closed wins over the base.

    Args:
        base: The calendar to adjust.
        closed: Days off, single or as (first, last) pairs, both ends included.
        open: Make-up days on which business is done after all, likewise.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.calendars import WEEKDAYS, AdjustedCalendar
        >>> shutdown = AdjustedCalendar(WEEKDAYS, closed=[(date(2026, 12, 20), date(2026, 12, 31))])
        >>> shutdown.is_business_day(date(2026, 12, 30))
        False
    """

    base: BusinessCalendar = attrs.field()
    closed: tuple[tuple[date, date], ...] = attrs.field(default=(), converter=_ranges)
    open: tuple[tuple[date, date], ...] = attrs.field(default=(), converter=_ranges)

    def __attrs_post_init__(self) -> None:
        check_contents(self)

    @property
    def parts(self) -> tuple[BusinessCalendar, ...]:
        """The base."""
        return (self.base,)

    def asked(self, day: date, /) -> bool:
        """Return the adjustment's answer, else the base's."""
        return _holds(self.open, day) or (not _holds(self.closed, day) and bool(self.base.is_business_day(day)))

    def weekend(self, day: date, /) -> frozenset[int]:
        """Return the base's weekend."""
        return weekend_of(self.base, day) or frozenset()

    def week_start(self, day: date, /) -> int:
        """Return the base's first day of the week."""
        return week_start(self.base, day)

    def holiday_name(self, day: date, /) -> str | None:
        """Return the base's name for a day that is closed."""
        return None if _holds(self.open, day) else holiday_name(self.base, day)


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Compiled(LibraryCalendar):
    """A plug-in's answers, frozen year by year: each day is asked for once, and counting no longer walks.

    Args:
        calendar: A calendar whose answers do not change.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.calendars import Compiled, add_business_days
        >>> class OddDays:
        ...     def is_business_day(self, day: date, /) -> bool:
        ...         return day.day % 2 == 1
        >>> add_business_days(date(2026, 3, 10), 250, Compiled(OddDays()))
        datetime.date(2027, 7, 13)
    """

    calendar: BusinessCalendar = attrs.field()

    def __attrs_post_init__(self) -> None:
        check_contents(self)

    @property
    def contents(self) -> tuple[BusinessCalendar, ...]:
        """The plug-in."""
        return (self.calendar,)

    def asked(self, day: date, /) -> bool:
        """Ask the plug-in."""
        return bool(self.calendar.is_business_day(day))

    def weekend(self, day: date, /) -> frozenset[int]:
        """Return the plug-in's weekend, where it names one."""
        return weekend_of(self.calendar, day) or frozenset()

    def week_start(self, day: date, /) -> int:
        """Return the plug-in's first day of the week."""
        return week_start(self.calendar, day)

    def holiday_name(self, day: date, /) -> str | None:
        """Return the plug-in's name for the day."""
        return holiday_name(self.calendar, day)


def week_start(calendar: BusinessCalendar, day: date) -> int:
    """Return the weekday on which that day's week begins.

    Args:
        calendar: Any calendar.
        day: Any day.

    Returns:
        As `date.weekday()` counts them; Monday (0) for a calendar that does not say.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.calendars import WeekCalendar, week_start
        >>> week_start(WeekCalendar(weekend={4, 5}), date(2026, 3, 10))  # Sunday
        6
    """
    said: Callable[[date], int] | None = getattr(calendar, "week_start", None)
    return said(day) if said else 0


def holiday_name(calendar: BusinessCalendar, day: date) -> str | None:
    """Return a day's holiday name.

    Args:
        calendar: Any calendar.
        day: Any day.

    Returns:
        The name, in English where there is one; None where there is no holiday, or none is known.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.calendars import CountryCalendar, holiday_name
        >>> holiday_name(CountryCalendar("US"), date(2026, 11, 26))
        'Thanksgiving Day'
    """
    said: Callable[[date], str | None] | None = getattr(calendar, "holiday_name", None)
    return said(day) if said else None


def weekend_of(calendar: BusinessCalendar, day: date) -> frozenset[int] | None:
    """Return the weekdays that are closed as a rule around that day; None for a plug-in, which cannot say."""
    return calendar.weekend(day) if isinstance(calendar, LibraryCalendar) else None
