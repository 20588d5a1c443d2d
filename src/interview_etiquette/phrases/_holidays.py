"""Holidays by name: the calendar's own where it knows names, else the fixed and the common ones."""

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

from interview_etiquette.calendars import BusinessCalendar, holiday_name

_YEAR = 366  # days within which every yearly holiday comes round again
_SUBSTITUTES = ("observed", "substitute", "in lieu")

_FIXED: dict[tuple[int, int], str] = {  # month, day
    (1, 1): "new year day, new years day, new year, new years, january first",
    (1, 6): "epiphany, three kings day, twelfth night",
    (1, 25): "burns night",
    (2, 2): "groundhog day",
    (2, 14): "valentine day, valentines day, valentines",
    (3, 17): "st patrick day, saint patrick day, st patricks day, saint patricks day, st paddy day",
    (4, 1): "april fool day, april fools day, april fools",
    (4, 15): "tax day",
    (4, 22): "earth day",
    (5, 1): "may day",
    (5, 5): "cinco de mayo",
    (6, 14): "flag day",
    (6, 19): "juneteenth, juneteenth national independence day",
    (7, 4): "independence day, fourth of july, july fourth",
    (7, 14): "bastille day",
    (10, 31): "halloween",
    (11, 1): "all saints day",
    (11, 2): "all souls day",
    (11, 5): "bonfire night, guy fawkes night, guy fawkes day",
    (11, 11): "veterans day, veteran day, armistice day, remembrance day",
    (12, 24): "christmas eve, xmas eve",
    (12, 25): "christmas day, christmas, xmas, xmas day",
    (12, 26): "boxing day, st stephen day",
    (12, 31): "new year eve, new years eve, nye",
}
_FLOATING: dict[tuple[int, int, int], str] = {  # month, weekday (Monday is 0), which one; -1 is the last
    (1, 0, 3): "martin luther king jr day, martin luther king day, mlk day, mlk",
    (2, 0, 3): "washington birthday, presidents day, president day",
    (5, 6, 2): "mother day, mothers day",
    (5, 0, 1): "early may bank holiday, may bank holiday",
    (5, 0, -1): "memorial day, spring bank holiday, late may bank holiday",
    (6, 6, 3): "father day, fathers day",
    (8, 0, -1): "summer bank holiday, august bank holiday, late summer bank holiday",
    (9, 0, 1): "labor day, labour day",
    (10, 0, 2): "columbus day, indigenous peoples day, indigenous people day",
    (11, 3, 4): "thanksgiving, thanksgiving day",
}
_EASTER: dict[int, str] = {  # days after Easter Sunday
    -47: "shrove tuesday, pancake day, mardi gras, fat tuesday",
    -46: "ash wednesday",
    -7: "palm sunday",
    -3: "maundy thursday, holy thursday",
    -2: "good friday",
    -1: "holy saturday, easter saturday",
    0: "easter, easter sunday",
    1: "easter monday",
    39: "ascension day, ascension",
    49: "pentecost, whit sunday",
    50: "whit monday",
    60: "corpus christi",
}
_BESIDE: dict[str, tuple[str, int]] = {  # days after another holiday
    "black friday": ("thanksgiving", 1),
    "cyber monday": ("thanksgiving", 4),
    "thanksgiving eve": ("thanksgiving", -1),
}

Rule = tuple[int, ...]
_RULES: dict[str, Rule] = {
    name: rule if isinstance(rule, tuple) else (rule,)
    for table in (_FIXED, _FLOATING, _EASTER)
    for rule, names in table.items()
    for name in names.split(", ")
}
HOLIDAY_NAMES = (*_RULES, *_BESIDE)


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """Return the month's first, second, ... such weekday; -1 is its last. A ValueError says that there is none."""
    if which < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first.replace(day=1 + (weekday - first.weekday()) % 7 + 7 * (which - 1))


def _in_year(rule: Rule, year: int) -> date:
    match rule:
        case month, day:
            return date(year, month, day)
        case month, weekday, which:
            return nth_weekday(year, month, weekday, which)
        case _:
            from dateutil.easter import easter  # noqa: PLC0415  on first use, not at import

            return easter(year) + timedelta(days=rule[0])


def _words(name: str) -> str:
    kept = "".join(c for c in name.casefold().replace("'s", "").replace("\u2019s", "") if c.isalnum() or c in " -")
    return " ".join(kept.replace("-", " ").split())


class Holidays:
    """The next day of each holiday, on or after the day on which somebody spoke."""

    def __init__(self, asked_on: date, calendar: BusinessCalendar) -> None:
        self._asked_on, self._calendar = asked_on, calendar
        self._known: dict[str, date] | None = None

    @property
    def named(self) -> dict[str, date]:
        """The calendar's own names for the days of the coming year, substitutes left out."""
        if self._known is None:
            self._known = {}
            first = self._asked_on.toordinal()
            for day in map(date.fromordinal, range(first, min(first + _YEAR, date.max.toordinal()))):
                for name in (holiday_name(self._calendar, day) or "").split(";"):
                    if name and not any(word in name.casefold() for word in _SUBSTITUTES):
                        self._known.setdefault(_words(name), day)
        return self._known

    def day(self, name: str, year: int | None = None) -> date:
        """Return the next day of a holiday that the dictionary knows, or its day in a year."""
        if name in _BESIDE:
            other, days = _BESIDE[name]
            return self.day(other, year) + timedelta(days=days)
        if year:
            return _in_year(_RULES[name], year)
        synonyms = [name, *(other for other, rule in _RULES.items() if rule == _RULES[name])]
        own = [self.named[synonym] for synonym in synonyms if synonym in self.named]
        if own:
            return own[0]
        day = _in_year(_RULES[name], self._asked_on.year)
        if day < self._asked_on and day.year == MAXYEAR:
            raise OverflowError
        return day if day >= self._asked_on else _in_year(_RULES[name], day.year + 1)
