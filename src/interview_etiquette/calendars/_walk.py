"""Day arithmetic that asks a calendar day by day: the meaning, and the way for a plug-in."""

from datetime import date, timedelta
from typing import Protocol

from interview_etiquette._value import check_day
from interview_etiquette.calendars._protocol import BusinessCalendar
from interview_etiquette.errors import NoBusinessDayError, OutOfRangeError

ONE_DAY = timedelta(days=1)
PATIENCE = 10  # years without a business day after which a search gives up
_ALL_DAYS = date.max.toordinal()


class Arithmetic(Protocol):
    """What every calculation rests on; library calendars answer it from frozen years, `Walk` for any calendar."""

    def is_business_day(self, day: date, /) -> bool:
        """Return whether business is done on that day."""
        ...

    def nth(self, day: date, n: int, /) -> date:
        """Return the n-th business day strictly after (n < 0: before) the day; for n = 0 the first on or after it."""
        ...

    def count(self, first: date, last: date, /) -> int:
        """Return how many business days lie in [first, last), where first <= last."""
        ...


class Walk:
    """Arithmetic over any calendar, asking it once for each day passed."""

    __slots__ = ("is_business_day",)

    def __init__(self, calendar: BusinessCalendar) -> None:
        self.is_business_day = calendar.is_business_day

    def nth(self, day: date, n: int, /) -> date:
        """Walk until enough business days have gone by; ten closed years on end are an error."""
        check_day("day", day)
        if n == 0 and self.is_business_day(day):
            return day
        step = ONE_DAY if n >= 0 else -ONE_DAY
        if abs(n) > _ALL_DAYS:
            raise OutOfRangeError("the business day")
        left, found = max(abs(n), 1), day
        while left:
            try:
                day += step
            except OverflowError:
                raise OutOfRangeError(f"the business day counted from {day}") from None
            if self.is_business_day(day):
                left, found = left - 1, day
            elif abs(day.year - found.year) > PATIENCE:
                raise NoBusinessDayError(found.isoformat())
        return day

    def count(self, first: date, last: date, /) -> int:
        """Ask for each day from first up to, not including, last."""
        return sum(bool(self.is_business_day(date.fromordinal(n))) for n in range(first.toordinal(), last.toordinal()))
