"""Objects of `holidays` as calendars; they are copied, for they change as they are asked."""

from copy import deepcopy
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from interview_etiquette.calendars._combined import AllOpen
from interview_etiquette.calendars._frozen import LibraryCalendar, days_of
from interview_etiquette.calendars._official import week_around
from interview_etiquette.calendars._protocol import BusinessCalendar
from interview_etiquette.errors import InvalidValueError, UnsupportedYearError, shown

if TYPE_CHECKING:
    from holidays import HolidayBase


def from_holidays(obj: "HolidayBase") -> BusinessCalendar:
    """Return a calendar that answers as the object would now."""
    from holidays import HolidaySum  # noqa: PLC0415  loaded already

    if isinstance(obj, HolidaySum):  # a sum has lost the weekends and make-up days of its parts
        return AllOpen(*map(from_holidays, obj.holidays))
    if not obj.expand and not obj.years:
        raise InvalidValueError("obj", "must hold a year or more; make it with years=...")
    own = deepcopy(obj)
    own.expand = False  # from here on, asking it changes nothing
    return HolidaysObject(own, obj.expand)


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class HolidaysObject(LibraryCalendar):
    """A private copy of somebody's `holidays` object; years that it does not hold come from further copies."""

    held: "HolidayBase"
    expand: bool

    def identity(self) -> tuple[object, ...]:
        """Return what makes it equal to another: nothing, for it is a copy of its own."""
        return type(self), id(self)

    def __repr__(self) -> str:
        return f"as_calendar({shown(self.held)})"

    @property
    def years(self) -> range:
        """The years that the object supports, or holds where it must not expand."""
        if self.expand:
            return range(self.held.start_year, self.held.end_year + 1)
        return range(min(self.held.years), max(self.held.years) + 1)

    def _holding(self, year: int) -> "HolidayBase":
        supported = self.held.start_year <= year <= self.held.end_year
        if supported and year in self.held.years:
            return self.held
        if not supported or not self.expand:
            known = self.years
            raise UnsupportedYearError("that object", year, known[0], known[-1], "make one that holds it")
        return _longer(self, year)

    def open_days(self, year: int, /) -> bytes:
        """Return what the object would answer for every day of a year."""
        return bytes(map(self._holding(year).is_working_day, days_of(year)))

    def weekend(self, day: date, /) -> frozenset[int]:
        """Return the weekdays that are closed as a rule around that day."""
        return frozenset(near.weekday() for near in week_around(day) if self.held.is_weekend(near))

    def holiday_name(self, day: date, /) -> str | None:
        """Return the object's name for a holiday, in its language."""
        return self._holding(day.year).get(day)


@lru_cache(maxsize=64)
def _longer(calendar: HolidaysObject, year: int) -> "HolidayBase":
    """Return a further copy that holds the year too, and will change no more."""
    longer = deepcopy(calendar.held)
    longer.expand = True
    longer.get(date(year, 1, 1))
    longer.expand = False
    return longer
