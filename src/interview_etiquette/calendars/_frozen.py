"""A calendar's years, frozen, so that adding and counting need no walk (rank and select)."""

from datetime import date
from functools import cache, lru_cache
from itertools import accumulate, compress

import attrs

from interview_etiquette._value import Value, check_day
from interview_etiquette.calendars._protocol import BusinessCalendar, CalendarBase
from interview_etiquette.calendars._walk import Arithmetic, Walk
from interview_etiquette.errors import OutOfRangeError, wrong_type

_LONGEST_SPAN = 256  # years kept at most; a farther jump starts over, which only costs time


@attrs.frozen(repr=False, eq=False, getstate_setstate=False)
class Span:
    """Consecutive years of answers. Never changed, only replaced whole, so that it is read without a lock."""

    first: int = 0
    last: int = -1
    codes: dict[date, int] = attrs.Factory(
        dict[date, int]
    )  # twice the number of business days before the day, plus 1 if it is one
    days: tuple[date, ...] = ()  # the business days, in order
    reachable: tuple[
        date, ...
    ] = ()  # the same; none once a year is closed throughout: only a walk knows when to give up

    def grown(self, before: list[dict[date, bool]], after: list[dict[date, bool]]) -> "Span":
        """Return the span with more years on either side, each given as its days' answers."""
        low = _days(before)
        shift = 2 * len(low)
        codes = _codes(before, 0)
        codes.update({day: code + shift for day, code in self.codes.items()} if shift else self.codes)
        codes.update(_codes(after, len(low) + len(self.days)))
        days = low + self.days + _days(after)
        dense = len(self.reachable) == len(self.days) and all(any(year.values()) for year in (*before, *after))
        return Span(self.first - len(before), self.last + len(after), codes, days, days if dense else ())


def _days(years: list[dict[date, bool]]) -> tuple[date, ...]:
    return tuple(day for year in years for day in compress(year, year.values()))


def _codes(years: list[dict[date, bool]], rank: int) -> dict[date, int]:
    answers = [answer for year in years for answer in year.items()]
    ranks = accumulate((is_open for _, is_open in answers), initial=rank)
    return {day: 2 * before + is_open for (day, is_open), before in zip(answers, ranks, strict=False)}


@lru_cache(maxsize=512)
def days_of(year: int) -> tuple[date, ...]:
    """Return every day of that year; all calendars share them."""
    return tuple(map(date.fromordinal, range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)))


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class LibraryCalendar(CalendarBase, Value):
    """A calendar that is only its specification: it freezes each year when that is first needed.

    Where a part of it is a plug-in, nothing is frozen and the plug-in is asked each time.
    """

    _span: Span = attrs.field(init=False, eq=False, repr=False, default=Span())

    @property
    def parts(self) -> tuple[BusinessCalendar, ...]:
        """The calendars that this one is made of."""
        return ()

    @property
    def is_frozen(self) -> bool:
        """Whether answers are frozen year by year: true unless a part is a plug-in outside `Compiled`."""
        return all(isinstance(part, LibraryCalendar) and part.is_frozen for part in self.parts)

    @property
    def years(self) -> range:
        """The years for which all parts have answers."""
        parts = [part.years for part in self.parts if isinstance(part, LibraryCalendar)]
        return range(max((1, *(years.start for years in parts))), min((10_000, *(years.stop for years in parts))))

    def is_business_day(self, day: date, /) -> bool:
        """Return whether business is done on that day.

        Raises:
            TypeError: The day is no `date`, or is a `datetime`.
        """
        try:
            return self._span.codes[day] & 1 == 1
        except (KeyError, TypeError):
            return self._is_business_day_afresh(day)

    def nth(self, day: date, n: int, /) -> date:
        """Return the n-th business day strictly after (n < 0: before) the day; for n = 0 the first on or after it."""
        span = self._span
        try:
            index = (span.codes[day] + 1 >> 1) + n - 1 if n > 0 else (span.codes[day] >> 1) + n
            if index >= 0:
                return span.reachable[index]
        except (KeyError, IndexError):
            pass
        return self._nth_afresh(day, n)

    def count(self, first: date, last: date, /) -> int:
        """Return how many business days lie in [first, last), where first <= last."""
        codes = self._span.codes
        try:
            return (codes[last] >> 1) - (codes[first] >> 1)
        except KeyError:
            return self._count_afresh(first, last)

    def week_start(self, day: date, /) -> int:
        """Return the first open weekday, counting from Monday, that comes after a closed one; Monday without any."""
        return _first_after(self.weekend(day))

    def weekend(self, _day: date, /) -> frozenset[int]:
        """Return the weekdays that are closed as a rule around that day, as `date.weekday()`."""
        return frozenset()

    def asked(self, day: date, /) -> bool:
        """Return the answer worked out from the specification, which is what gets frozen."""
        raise NotImplementedError

    def asked_for_year(self, year: int, /) -> dict[date, bool]:
        """Return the answer for every day of a year."""
        return {day: bool(self.asked(day)) for day in days_of(year)}

    def _is_business_day_afresh(self, day: date) -> bool:
        check_day("day", day)
        if not self.is_frozen:
            return bool(self.asked(day))
        return self._covering(day.year, day.year).codes[day] & 1 == 1

    def _nth_afresh(self, day: date, n: int) -> date:
        check_day("day", day)
        first = last = day.year
        while self.is_frozen and last - first < _LONGEST_SPAN:
            span = self._covering(first, last)
            code = span.codes[day]
            index = (code + 1 >> 1) + n - 1 if n > 0 else (code >> 1) + n
            if not span.reachable:
                break
            if 0 <= index < len(span.days):
                return span.days[index]
            if index < 0:
                first = span.first - 1 - -index // 367
            else:
                last = span.last + 1 + (index - len(span.days)) // 367
            if first < 1 or last > date.max.year:
                raise OutOfRangeError(f"the business day counted from {day}")
        return Walk(self).nth(day, n)

    def _count_afresh(self, first: date, last: date) -> int:
        if not self.is_frozen or last.year - first.year >= _LONGEST_SPAN:
            return Walk(self).count(first, last)
        codes = self._covering(first.year, last.year).codes
        return (codes[last] >> 1) - (codes[first] >> 1)

    def _covering(self, first: int, last: int) -> Span:
        """Return a span that holds these years, and publish it."""
        span = self._span
        low, high = min(first, span.first), max(last, span.last)
        if not span.codes or high - low >= _LONGEST_SPAN:
            span, low, high = Span(first, first - 1), first, last
        before = [self.asked_for_year(year) for year in range(low, span.first)]
        after = [self.asked_for_year(year) for year in range(span.last + 1, high + 1)]
        if before or after:
            span = span.grown(before, after)
            object.__setattr__(self, "_span", span)
        return span


@cache
def _first_after(weekend: frozenset[int]) -> int:
    return next((n for n in range(7) if n not in weekend and (n - 1) % 7 in weekend), 0)


def arithmetic(calendar: BusinessCalendar) -> Arithmetic:
    """Return the quickest exact arithmetic for a calendar.

    Raises:
        TypeError: It is no calendar: `calendar_for("US")` makes one of a text, `as_calendar` of other objects.
    """
    if isinstance(calendar, LibraryCalendar):
        return calendar
    if isinstance(calendar, type) or not callable(getattr(calendar, "is_business_day", None)):
        expected = "a BusinessCalendar (calendar_for makes one of a text, as_calendar of other objects)"
        raise wrong_type("calendar", expected, calendar)
    return Walk(calendar)
