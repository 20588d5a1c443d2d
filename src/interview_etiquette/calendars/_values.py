"""Calendars as values: a week, an adjusted calendar, combinations, and a plug-in's answers frozen."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date

import attrs

from interview_etiquette._value import check_count, plain_day, set_finally
from interview_etiquette.calendars._frozen import LibraryCalendar, Span, check_contents
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
        return _weekend_of(self.base, day) or frozenset()

    def week_start(self, day: date, /) -> int:
        """Return the base's first day of the week."""
        return week_start(self.base, day)

    def holiday_name(self, day: date, /) -> str | None:
        """Return the base's name for a day that is closed."""
        return None if _holds(self.open, day) else holiday_name(self.base, day)


@attrs.frozen(eq=False, repr=False, getstate_setstate=False, init=False)
class _Combined(LibraryCalendar):
    """Several calendars as one. Order and repetition make no difference."""

    calendars: tuple[BusinessCalendar, ...] = attrs.field()

    def __init__(self, *several: BusinessCalendar, calendars: Iterable[BusinessCalendar] = ()) -> None:
        given = (*several, *calendars)
        if not given:
            raise InvalidValueError("calendars", "must name one calendar or more")
        flat = [part for c in given for part in (c.calendars if isinstance(c, type(self)) else (c,))]
        set_finally(self, "calendars", _once(flat))
        set_finally(self, "span", Span())
        check_contents(self)

    def identity(self) -> tuple[object, ...]:
        """Return what makes a combination equal to another: its parts, in any order where they can be hashed."""
        try:
            return type(self), frozenset(self.calendars)
        except TypeError:
            return type(self), self.calendars

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self.calendars))})"

    @property
    def parts(self) -> tuple[BusinessCalendar, ...]:
        """The calendars combined."""
        return self.calendars

    def holiday_name(self, day: date, /) -> str | None:
        """Return the first name that a part knows for a day on which the whole is closed."""
        if self.is_business_day(day):
            return None
        return next(filter(None, (holiday_name(part, day) for part in self.calendars)), None)

    def _years(self, year: int) -> Iterable[tuple[int, ...]]:
        """Return the parts' answers for each day of a year; asked only where all of them are frozen."""
        years = [part.open_days(year) for part in self.calendars if isinstance(part, LibraryCalendar)]
        return zip(*years, strict=True)

    def _weekends(self, day: date) -> list[frozenset[int]]:
        return [weekend for part in self.calendars if (weekend := _weekend_of(part, day)) is not None]


def _once(calendars: list[BusinessCalendar]) -> tuple[BusinessCalendar, ...]:
    try:
        return tuple(dict.fromkeys(calendars))
    except TypeError:  # a plug-in need not be hashable
        return tuple(part for n, part in enumerate(calendars) if part not in calendars[:n])


class AllOpen(_Combined):
    """Open on the days on which every one of the calendars is open; `a & b` is the same.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.calendars import WEEKDAYS, AdjustedCalendar, AllOpen
        >>> theirs = AdjustedCalendar(WEEKDAYS, closed=[date(2026, 3, 17)])
        >>> AllOpen(WEEKDAYS, theirs).is_business_day(date(2026, 3, 17))
        False
    """

    __slots__ = ()

    def asked(self, day: date, /) -> bool:
        """Return whether all parts are open."""
        return all(part.is_business_day(day) for part in self.calendars)

    def open_days(self, year: int, /) -> bytes:
        """Return where all parts are open."""
        return bytes(map(all, self._years(year)))

    def weekend(self, day: date, /) -> frozenset[int]:
        """Return the weekdays on which some part is closed as a rule."""
        return frozenset[int]().union(*self._weekends(day))


class AnyOpen(_Combined):
    """Open on the days on which at least one of the calendars is open; `a | b` is the same.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.calendars import WEEKDAYS, AnyOpen, WeekCalendar
        >>> AnyOpen(WEEKDAYS, WeekCalendar(weekend={6})).is_business_day(date(2026, 3, 14))
        True
    """

    __slots__ = ()

    def asked(self, day: date, /) -> bool:
        """Return whether some part is open."""
        return any(part.is_business_day(day) for part in self.calendars)

    def open_days(self, year: int, /) -> bytes:
        """Return where some part is open."""
        return bytes(map(any, self._years(year)))

    def weekend(self, day: date, /) -> frozenset[int]:
        """Return the weekdays on which all parts are closed as a rule."""
        weekends = self._weekends(day)
        return weekends[0].intersection(*weekends[1:]) if weekends else frozenset()


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
        return _weekend_of(self.calendar, day) or frozenset()

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


def _weekend_of(calendar: BusinessCalendar, day: date) -> frozenset[int] | None:
    return calendar.weekend(day) if isinstance(calendar, LibraryCalendar) else None
