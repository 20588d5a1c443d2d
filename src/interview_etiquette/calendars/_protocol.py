"""The one method that makes a calendar, and what calendars may say besides."""

from datetime import date
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    import numpy as np

    from interview_etiquette.calendars._combined import AllOpen, AnyOpen


@runtime_checkable
class BusinessCalendar(Protocol):
    """All that a plug-in needs: say of a day whether it is a business day.

    The answer must depend on the day alone. A plug-in is asked each time; wrap it in `Compiled` to freeze its answers.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.calendars import next_business_day
        >>> class FourDayWeek:
        ...     def is_business_day(self, day: date, /) -> bool:
        ...         return day.weekday() < 4
        >>> next_business_day(date(2026, 3, 12), FourDayWeek())
        datetime.date(2026, 3, 16)
    """

    def is_business_day(self, day: date, /) -> bool:
        """Return whether business is done on that day."""
        ...


class CalendarBase:
    """What library calendars share, and plug-ins may inherit: `&`, `|`, a week's first day, names of holidays.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.calendars import WEEKDAYS, CalendarBase
        >>> class Mornings(CalendarBase):
        ...     def is_business_day(self, day: date, /) -> bool:
        ...         return day.day > 15
        >>> (Mornings() & WEEKDAYS).is_business_day(date(2026, 3, 17))
        True
    """

    __slots__ = ()

    def is_business_day(self, day: date, /) -> bool:
        """Return whether business is done on that day."""
        raise NotImplementedError

    def week_start(self, _day: date, /) -> int:
        """Return the weekday on which that day's week begins, as `date.weekday()`: Monday is 0."""
        return 0

    def holiday_name(self, _day: date, /) -> str | None:
        """Return the English name of the holiday on that day, or None where there is none or no name is known."""
        return None

    def to_numpy(self, first: date | None = None, last: date | None = None) -> "np.busdaycalendar":
        """Return numpy's calendar of the days in [first, last), as the function `to_numpy` does."""
        from interview_etiquette.calendars._numpy import to_numpy  # noqa: PLC0415  it stands on this module

        return to_numpy(self, first, last)

    def __and__(self, other: BusinessCalendar) -> "AllOpen":
        from interview_etiquette.calendars._combined import AllOpen  # noqa: PLC0415

        return AllOpen(self, other)

    def __or__(self, other: BusinessCalendar) -> "AnyOpen":
        from interview_etiquette.calendars._combined import AnyOpen  # noqa: PLC0415

        return AnyOpen(self, other)

    def __rand__(self, other: BusinessCalendar) -> "AllOpen":
        return self & other

    def __ror__(self, other: BusinessCalendar) -> "AnyOpen":
        return self | other
