"""A calendar's years, frozen, so that adding and counting need no walk (rank and select)."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import accumulate, chain, compress
from operator import add
from types import MappingProxyType

import attrs

from interview_etiquette._value import Value, check_day
from interview_etiquette.calendars._protocol import BusinessCalendar, CalendarBase
from interview_etiquette.calendars._walk import ALL_DAYS, ONE_DAY, PATIENCE, Arithmetic, Walk
from interview_etiquette.errors import (
    EtiquetteError,
    InvalidValueError,
    NoBusinessDayError,
    OutOfRangeError,
    wrong_type,
)

_DEEPEST = 50  # calendars within calendars
_MOST = 1_000  # calendars in one, written out: one that stands there twice counts twice
_LONGEST_SPAN = 256  # years kept at most; a farther jump is counted year by year, and then forgotten


@lru_cache(maxsize=512)
def days_of(year: int) -> tuple[date, ...]:
    """Return every day of that year; all calendars share them."""
    return tuple(map(date.fromordinal, range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)))


@attrs.frozen(eq=False, repr=False)
class Span:
    """Consecutive years of answers. Never changed, only replaced whole, so that it is read without a lock.

    Every business day stands twice on a line; `line[places[day]]` is the first one on or after the day. From there one
    place back is the last one on or before the day, and 2n places on, one fewer where n > 0, is the n-th one after it.
    """

    first: int = 1
    years: tuple[bytes, ...] = ()  # each day's answer, 1 or 0
    places: Mapping[date, int] = MappingProxyType({})  # all business days before the day, twice, and itself
    line: tuple[date, ...] = ()  # empty where ten years on end are closed: a search must give up in them

    @property
    def last(self) -> int:
        """The last year."""
        return self.first + len(self.years) - 1

    def joined(self, later: "Span") -> "Span":
        """Return this span and the years that follow it as one."""
        if not self.years or not later.years:
            return self if self.years else later
        years, shift = self.years + later.years, 2 * sum(map(sum, self.years))
        places = {**self.places, **{day: place + shift for day, place in later.places.items()}}
        return Span(self.first, years, MappingProxyType(places), () if _gives_up(years) else self.line + later.line)


def _span(first: int, years: tuple[bytes, ...]) -> Span:
    answers = b"".join(years)
    days = [*chain.from_iterable(map(days_of, range(first, first + len(years))))]
    ranks = [*accumulate(answers, initial=0)]
    open_days = [*compress(days, answers)]
    line = () if _gives_up(years) else tuple(chain.from_iterable(zip(open_days, open_days, strict=True)))
    return Span(first, years, MappingProxyType(dict(zip(days, map(add, ranks, ranks[1:]), strict=True))), line)


def _gives_up(years: tuple[bytes, ...]) -> bool:
    return bytes(PATIENCE) in bytes(map(any, years))


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class LibraryCalendar(CalendarBase, Value):
    """A calendar that is only its specification: it freezes each year when that is first needed.

    Where a part of it is a plug-in, nothing is frozen and the plug-in is asked each time. Children say what a day's
    answer is (`asked`), or a whole year's (`open_days`).
    """

    def __init_subclass__(cls) -> None:
        if not cls.__module__.startswith("interview_etiquette."):  # what it overrides would be passed over
            raise TypeError(f"{cls.__name__} must not inherit a library calendar; inherit CalendarBase and hold one")

    span: Span = attrs.field(init=False, eq=False, repr=False, default=Span())

    @property
    def parts(self) -> tuple[BusinessCalendar, ...]:
        """The calendars that this one asks."""
        return ()

    @property
    def contents(self) -> tuple[BusinessCalendar, ...]:
        """The calendars that this one is made of."""
        return self.parts

    @property
    def is_frozen(self) -> bool:
        """Whether answers are frozen year by year, as they are unless a part is a plug-in outside `Compiled`."""
        return all(isinstance(part, LibraryCalendar) and part.is_frozen for part in self.parts)

    @property
    def years(self) -> range:
        """The years for which all parts have answers."""
        parts = [part.years for part in self.parts if isinstance(part, LibraryCalendar)]
        return range(max((1, *(years.start for years in parts))), min((10_000, *(years.stop for years in parts))))

    def asked(self, day: date, /) -> bool:
        """Return the answer worked out from the specification, which is what gets frozen."""
        return bool(self.open_days(day.year)[_index(day)])

    def open_days(self, year: int, /) -> bytes:
        """Return the answer for every day of a year: 1 where it is open, else 0."""
        return bytes(map(self.asked, days_of(year)))

    def is_business_day(self, day: date, /) -> bool:
        """Return whether business is done on that day."""
        try:
            return self.span.places[day] & 1 == 1
        except (KeyError, TypeError):
            return self._is_business_day_afresh(day)

    def nth(self, day: date, n: int, /) -> date:
        """Return the n-th business day strictly after (n < 0: before) the day; for n = 0 the first on or after it."""
        span = self.span
        try:
            if n > 0:
                return span.line[span.places[day] + (2 * n - 1)]
            place = span.places[day] + 2 * n
            if place >= 0:
                return span.line[place]
        except (KeyError, IndexError, TypeError):
            pass
        return self._nth_afresh(day, n)

    def preceding(self, day: date, /) -> date:
        """Return the last business day on or before the day."""
        span = self.span
        try:
            place = span.places[day] - 1
            if place >= 0:
                return span.line[place]
        except (KeyError, IndexError, TypeError):
            pass
        return day if self.is_business_day(day) else self.nth(day, -1)

    def count(self, first: date, last: date, /) -> int:
        """Return how many business days lie in [first, last), where first <= last."""
        places = self.span.places
        try:
            return (places[last] >> 1) - (places[first] >> 1)
        except KeyError:
            return self._count_afresh(first, last)

    def between(self, first: date, last: date, /) -> Iterator[date]:
        """Yield the business days in [first, last), where first < last."""
        if not self.is_frozen:
            yield from Walk(self.asked).between(first, last)
            return
        eve = last - ONE_DAY
        for year in range(first.year, eve.year + 1):
            if eve.year - first.year < _LONGEST_SPAN:
                self._covering(year, year)
            yield from (day for day in compress(days_of(year), self._answers(year)) if first <= day <= eve)

    def week_start(self, day: date, /) -> int:
        """Return the first open weekday, counting from Monday, that comes after a closed one; Monday without any."""
        return _week_start(self.weekend(day))

    def weekend(self, _day: date, /) -> frozenset[int]:
        """Return the weekdays that are closed as a rule around that day, as `date.weekday()`."""
        return frozenset()

    def _is_business_day_afresh(self, day: date) -> bool:
        check_day("day", day)
        if not self.is_frozen:
            return self.asked(day)
        return self._covering(day.year, day.year).places[day] & 1 == 1

    def _nth_afresh(self, day: date, n: int) -> date:
        check_day("day", day)
        if not self.is_frozen:
            return Walk(self.asked).nth(day, n)
        if abs(n) > ALL_DAYS:
            raise OutOfRangeError(f"the business day counted from {day}")
        first = last = day.year
        while first >= 1 and last <= date.max.year and last - first < _LONGEST_SPAN:
            span = self._covering(first, last)
            place = span.places[day] + 2 * n - (n > 0)
            if 0 <= place < len(span.line):
                return span.line[place]
            if not span.line and len(span.years) >= PATIENCE:
                break
            if place < 0:
                first = span.first - 1 - -place // 734  # a year has 732 places at most
            else:
                last = span.last + 1 + (place - len(span.line)) // 734
        return self._nth_by_years(day, n)

    def _nth_by_years(self, day: date, n: int) -> date:
        """Count year by year, as `Walk` does day by day: ten closed years on end are an error."""
        year, answers, closed = day.year, self._answers(day.year), 0
        left = sum(answers[: _index(day)]) + (answers[_index(day)] + n - 1 if n > 0 else n)
        back = left < 0
        while not 0 <= left < sum(answers):
            left -= 0 if back else sum(answers)
            year += -1 if back else 1
            if not 1 <= year <= date.max.year:
                raise OutOfRangeError(f"the business day counted from {day}")
            if closed == PATIENCE:
                raise NoBusinessDayError(day.isoformat())
            answers = self._answers(year)
            left += sum(answers) if back else 0
            closed = 0 if any(answers) else closed + 1
        return [*compress(days_of(year), answers)][left]

    def _count_afresh(self, first: date, last: date) -> int:
        if first == last:
            return 0
        if not self.is_frozen:
            return Walk(self.asked).count(first, last)
        eve = last - ONE_DAY  # the year of the last day itself may be out of reach
        if eve.year - first.year < _LONGEST_SPAN:
            places = self._covering(first.year, eve.year).places
            return (places[eve] + 1 >> 1) - (places[first] >> 1)
        outside = sum(self._answers(first.year)[: _index(first)]) + sum(self._answers(eve.year)[_index(eve) + 1 :])
        return sum(sum(self._answers(year)) for year in range(first.year, eve.year + 1)) - outside

    def _answers(self, year: int) -> bytes:
        span = self.span
        return span.years[year - span.first] if span.first <= year <= span.last else self.open_days(year)

    def _covering(self, first: int, last: int) -> Span:
        """Return a span that holds these years, and publish it."""
        span = self.span
        if span.first <= first and last <= span.last:
            return span
        low, high = min(first, span.first), max(last, span.last)
        if span.years and high - low < _LONGEST_SPAN:
            try:
                return self._grown(span, low, high)
            except EtiquetteError:  # of a year in between, perhaps: others that can be answered must be
                pass
        return self._grown(Span(first), first, last)

    def _grown(self, span: Span, low: int, high: int) -> Span:
        before = _span(low, tuple(map(self.open_days, range(low, span.first))))
        after = _span(span.last + 1, tuple(map(self.open_days, range(span.last + 1, high + 1))))
        span = before.joined(span).joined(after)
        object.__setattr__(self, "span", span)
        return span


@lru_cache(maxsize=128)
def _week_start(weekend: frozenset[int]) -> int:
    return next((n for n in range(7) if n not in weekend and (n - 1) % 7 in weekend), 0)


def _index(day: date) -> int:
    return day.toordinal() - date(day.year, 1, 1).toordinal()


def check_contents(whole: LibraryCalendar) -> None:
    """Refuse a calendar of more calendars than can be asked, compared and written down in reasonable time."""
    level: list[BusinessCalendar] = [*whole.contents]
    count = depth = 0
    while level:
        for part in level:
            arithmetic(part)
        count, depth = count + len(level), depth + 1
        if depth > _DEEPEST or count > _MOST:
            way_out = "put days closed or open into one AdjustedCalendar, and combine calendars all at once"
            raise InvalidValueError("calendar", f"must hold {_MOST} others at most, {_DEEPEST} deep; {way_out}")
        level = [one for part in level if isinstance(part, LibraryCalendar) for one in part.contents]


def arithmetic(calendar: BusinessCalendar) -> Arithmetic:
    """Return the quickest exact arithmetic for a calendar; refuse what is none."""
    if isinstance(calendar, LibraryCalendar):
        return calendar
    if isinstance(calendar, type) or not callable(getattr(calendar, "is_business_day", None)):
        expected = "a BusinessCalendar (calendar_for makes one of a text, as_calendar of other objects)"
        raise wrong_type("calendar", expected, calendar)
    return Walk(calendar.is_business_day)
