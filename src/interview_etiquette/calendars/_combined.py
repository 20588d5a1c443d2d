"""Several calendars as one."""

from collections.abc import Iterable
from datetime import date

import attrs

from interview_etiquette._value import set_finally
from interview_etiquette.calendars._frozen import LibraryCalendar, Span, check_contents
from interview_etiquette.calendars._protocol import BusinessCalendar
from interview_etiquette.calendars._values import holiday_name, weekend_of
from interview_etiquette.errors import InvalidValueError


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
        return [weekend for part in self.calendars if (weekend := weekend_of(part, day)) is not None]


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
