"""Dates of the calendar: "March 20th", "the 15th", "3/20/26"."""

import attrs

from interview_etiquette.phrases._cursor import Cursor
from interview_etiquette.phrases._when import When

_NO_DATES = frozenset({"24/7", "50/50", "9/5", "9/11"})
_DECEMBER, _LAST_SHORT_YEAR = 12, 99
_LONG_YEARS = range(1900, 2200)
_STREETS = frozenset({"street", "avenue", "road", "st", "ave"})


class Dates(Cursor):
    """Dates of the calendar: "March 20th", "the 15th", "3/20/26"."""

    def written_numerically(self) -> When | None:
        """2026-03-20, 3/20/26, 20.03.2026, 3/20, 20.3."""
        token = self.take("date")
        if token is None or (self.peek().kind in ("word", "unit") and not token.word[-1].isdigit()):
            return None
        if token.word in _NO_DATES:
            return self.almanac.aside("no date")
        sign = next(c for c in token.word if not c.isdigit())
        parts = [int(part) for part in token.word.strip(sign).split(sign)]
        if parts[0] > _LAST_SHORT_YEAR:
            return self.date(*parts) if parts[2:] else None
        return self.in_order(parts, dotted=sign == ".")

    def in_order(self, parts: list[int], *, dotted: bool) -> When:
        """Day, month and perhaps year, or month before day."""
        year = 2000 + parts[2] if parts[2:] and parts[2] <= _LAST_SHORT_YEAR else (parts[2] if parts[2:] else None)
        day, month = parts[:2] if self.almanac.day_first or (dotted and not year) else (parts[1], parts[0])
        if month > _DECEMBER >= day:
            day, month = month, day
        sure = day == month or max(day, month) > _DECEMBER or self.almanac.day_first
        return attrs.evolve(self.date(year, month, day), sure=sure)

    def calendar_date(self) -> When | None:
        """March 20, the 20th of March 2026, the 1st of next month, the 15th."""
        return self.attempt(self.month_day, self.days_month, self.day_month, self.bare_ordinal)

    def month_day(self) -> When | None:
        """March 20th, 2026."""
        month = self.take("month")
        self.take("the")
        day = self.number() if self.peek().kind == "number" and self.peek(1).kind != "ordinal" else self.ordinal()
        if month is None or day is None or day in _LONG_YEARS or self.peek().kind in ("unit", "more"):
            return None
        return self.date(self.year(), month.number, day)

    def day_number(self) -> int | None:
        """The 20th, 20."""
        self.take("the")
        day = self.ordinal()
        return self.number() if day is None else day

    def days_month(self) -> When | None:
        """16-20 March, the 3rd to the 7th of November, the 10th or 11th of May."""
        first = self.day_number()
        joined = first is not None and (self.take("dash") or self.take("to") or self.take("or") or self.take("and"))
        second = self.day_number() if joined else None
        self.word("of")
        month = self.take("month")
        if first is None or second is None or month is None:
            return None
        year = self.year()
        last = self.date(year, month.number, second)
        begun = last if last.refused else self.date(last.last.year, month.number, first)
        return begun if begun.refused else attrs.evolve(last, first=min(begun.first, last.first), ranged=True)

    def day_month(self) -> When | None:
        """The 20th of March, 2026; 20 March; the 20th of next month."""
        day = self.day_number()
        of = self.word("of")
        month = self.take("month")
        if day is None or self.peek().word in _STREETS:
            return None
        if month is not None:
            return self.date(self.year(), month.number, day)
        return self.in_month(day) if of else None

    def in_month(self, day: int) -> When | None:
        """Of this month, of next month, of the month."""
        month = self.attempt(self.period)
        if month is None:
            if self.the_period("years"):
                return self.date(None, 1, day)
            return self.day_of_month(day) if self.the_period("months") else None
        return self.date(month.first.year, month.first.month, day) if month.unit == "months" else None

    def bare_ordinal(self) -> When | None:
        """The 15th; never the second reviewer or the 5th floor."""
        introduced = self.introduced()
        the = self.take("the") is not None
        spelt = self.peek().word.isalpha()
        day = self.ordinal()
        if day is None or not self.is_day(the=the, introduced=introduced, spelt=spelt):
            return None
        return self.day_of_month(day)

    def is_day(self, *, the: bool, introduced: bool, spelt: bool) -> bool:
        """Whether an ordinal is a day of the month, by what stands around it."""
        follows = self.peek().kind
        if follows in ("noun", "unit", "weekday", "dash", "month", "part", "quarter"):
            return False
        if follows == "cue" and (spelt or self.peek().name != "decide"):
            return False
        if follows == "verb" and spelt and not introduced:
            return False
        if not self.ends_here():
            return introduced and not spelt
        return the if spelt else the or introduced or follows == "suffix"
