"""Holidays by name: the calendar's own where it knows names, else the fixed and the common ones."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, date, timedelta
from functools import cache, cached_property, lru_cache
from itertools import chain

from interview_etiquette.calendars import BusinessCalendar, holiday_name
from interview_etiquette.calendars._frozen import LibraryCalendar, days_of
from interview_etiquette.errors import wrong_type
from interview_etiquette.phrases._tokens import dictionary

_YEAR = 366  # days within which every yearly holiday comes round again
_SUBSTITUTES = ("observed", "substitute", "in lieu")


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """Return the month's first, second, ... such weekday; -1 is its last. A ValueError says that there is none."""
    if which < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first.replace(day=1 + (weekday - first.weekday()) % 7 + 7 * (which - 1))


def _in_year(rule: str, year: int) -> date:
    """Return a holiday's day by its rule, as the dictionary writes it."""
    month, day, *which = rule.split("/")
    if year > MAXYEAR:
        raise OverflowError
    if month == "easter":
        from dateutil.easter import easter  # noqa: PLC0415  on first use, not at import

        return easter(year) + timedelta(days=int(day))
    if not which:
        return date(year, int(month), int(day))
    return nth_weekday(year, int(month), int(day), int(which[0])) + timedelta(days=int(*which[1:]))


def _words(name: str) -> str:
    kept = "".join(c for c in name.casefold().replace("'s", "").replace("\u2019s", "") if c.isalnum() or c in " -")
    return " ".join(kept.replace("-", " ").split())


@cache
def _names(rule: str) -> tuple[str, ...]:
    known = dictionary().entries.items()
    return tuple(" ".join(key) for key, entry in known if entry.kind == "holiday" and entry.name == rule)


def _named(calendar: BusinessCalendar, days: Iterable[date]) -> Iterator[tuple[date, str]]:
    """Yield what a calendar calls its days, substitutes left out."""
    for day in days:
        said = holiday_name(calendar, day) or ""
        if not isinstance(said, str):
            raise wrong_type("calendar", "one whose names of holidays are a str", said)
        for name in said.split(";"):
            if name and not any(word in name.casefold() for word in _SUBSTITUTES):
                yield day, _words(name)


@lru_cache(maxsize=256)
def _named_in(calendar: LibraryCalendar, year: int) -> tuple[tuple[date, str], ...]:
    return tuple(_named(calendar, days_of(year)))


def _names_between(calendar: BusinessCalendar, first: date, last: date) -> Iterable[tuple[date, str]]:
    """Return at least what is named from the first day to the last; a plug-in is asked for no other."""
    if isinstance(calendar, LibraryCalendar) and calendar.is_frozen:
        return chain.from_iterable(_named_in(calendar, year) for year in range(first.year, last.year + 1))
    return _named(calendar, map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1)))


class Holidays:
    """The next day of each holiday, on or after the day on which somebody spoke."""

    def __init__(self, asked_on: date, calendar: BusinessCalendar) -> None:
        self._asked_on, self._calendar = asked_on, calendar

    @cached_property
    def named(self) -> dict[str, date]:
        """The calendar's own names for the days of the coming year, each with the first such day."""
        first = self._asked_on
        last = date.fromordinal(min(first.toordinal() + _YEAR, date.max.toordinal()) - 1)
        names = _names_between(self._calendar, first, last)
        return {name: day for day, name in reversed([*names]) if first <= day <= last}

    def day(self, rule: str, year: int | None = None) -> date:
        """Return the next day of a holiday that the dictionary knows, or its day in a year."""
        if year:
            return _in_year(rule, year)
        own = next((self.named[name] for name in _names(rule) if name in self.named), None)
        if own:
            return own
        day = _in_year(rule, self._asked_on.year)
        return day if day >= self._asked_on else _in_year(rule, day.year + 1)
