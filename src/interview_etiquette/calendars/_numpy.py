"""Our calendars as numpy's."""

from datetime import date
from typing import TYPE_CHECKING

from interview_etiquette.calendars._arithmetic import business_days
from interview_etiquette.calendars._frozen import LibraryCalendar
from interview_etiquette.calendars._protocol import BusinessCalendar
from interview_etiquette.errors import MissingExtraError, NoBusinessDayError

if TYPE_CHECKING:
    import numpy as np

_YEARS = range(1970, 2101)


def to_numpy(calendar: BusinessCalendar, /, first: date | None = None, last: date | None = None) -> "np.busdaycalendar":
    """Return numpy's calendar of the days in [first, last).

    Args:
        calendar: Any calendar.
        first: The first day; without it 1 January 1970, or of the first year for which the calendar has answers.
        last: The day after the last; without it 1 January 2101, or after the last year with answers.

    Returns:
        The same answers, make-up days and changed weekends too: where a weekday is sometimes open and sometimes not,
        each closed one counts as a holiday. Outside the range numpy knows no holidays.

    Raises:
        MissingExtraError: numpy is not installed.
        NoBusinessDayError: There is no business day in the range.

    Example:
        >>> from datetime import date
        >>> import numpy as np
        >>> from interview_etiquette.calendars import CountryCalendar, to_numpy
        >>> china = to_numpy(CountryCalendar("CN"), date(2026, 1, 1), date(2027, 1, 1))
        >>> bool(np.is_busday("2026-02-14", busdaycal=china))  # a Saturday made up for the New Year's holidays
        True
    """
    try:
        import numpy as np  # noqa: PLC0415  only where it is asked for
    except ImportError:
        raise MissingExtraError("numpy", "numpy") from None
    known = calendar.years if isinstance(calendar, LibraryCalendar) else _YEARS
    first = first or date(max(known.start, _YEARS.start), 1, 1)
    last = last or date(min(known.stop, _YEARS.stop), 1, 1)
    is_open = set(business_days(first, last, calendar))
    if not is_open:
        raise NoBusinessDayError(first.isoformat())
    mask = [weekday in set(map(date.weekday, is_open)) for weekday in range(7)]
    days = map(date.fromordinal, range(first.toordinal(), last.toordinal()))
    return np.busdaycalendar(mask, [day for day in days if mask[day.weekday()] and day not in is_open])
