"""Day arithmetic that asks a calendar day by day: the meaning, and the way for a plug-in."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Protocol

from interview_etiquette._value import check_day
from interview_etiquette.errors import NoBusinessDayError, OutOfRangeError

ONE_DAY = timedelta(days=1)
PATIENCE = 10  # years without a business day after which a search gives up
ALL_DAYS = date.max.toordinal()


class Arithmetic(Protocol):
    """What every calculation rests on; library calendars answer it from frozen years, `Walk` for any calendar."""

    def is_business_day(self, day: date, /) -> bool:
        """Return whether business is done on that day."""
        ...

    def nth(self, day: date, n: int, /) -> date:
        """Return the n-th business day strictly after (n < 0: before) the day; for n = 0 the first on or after it."""
        ...

    def preceding(self, day: date, /) -> date:
        """Return the last business day on or before the day."""
        ...

    def count(self, first: date, last: date, /) -> int:
        """Return how many business days lie in [first, last), where first <= last."""
        ...

    def between(self, first: date, last: date, /) -> Iterator[date]:
        """Yield the business days in [first, last), where first < last."""
        ...


class Walk:
    """Arithmetic over any calendar, asking it once for each day passed."""

    __slots__ = ("_ask",)

    def __init__(self, ask: Callable[[date], bool]) -> None:
        self._ask = ask

    def is_business_day(self, day: date, /) -> bool:
        """Ask the calendar."""
        return bool(self._ask(day))

    def nth(self, day: date, n: int, /) -> date:
        """Walk until enough business days have gone by; ten closed years on end are an error."""
        check_day("day", day)
        if n == 0 and self._ask(day):
            return day
        if abs(n) > ALL_DAYS:
            raise OutOfRangeError(f"the business day counted from {day}")
        step = ONE_DAY if n >= 0 else -ONE_DAY
        start, found, left = day, day, max(abs(n), 1)
        while left:
            try:
                day += step
            except OverflowError:
                raise OutOfRangeError(f"the business day counted from {start}") from None
            if abs(day.year - found.year) > PATIENCE:
                raise NoBusinessDayError(start.isoformat())
            if self._ask(day):
                left, found = left - 1, day
        return day

    def preceding(self, day: date, /) -> date:
        """Walk back to the last business day on or before the day."""
        check_day("day", day)
        return day if self._ask(day) else self.nth(day, -1)

    def count(self, first: date, last: date, /) -> int:
        """Ask for each day from first up to, not including, last."""
        return sum(1 for _ in self.between(first, last))

    def between(self, first: date, last: date, /) -> Iterator[date]:
        """Ask for each day from first up to, not including, last."""
        for day in map(date.fromordinal, range(first.toordinal(), last.toordinal())):
            if self._ask(day):
                yield day
