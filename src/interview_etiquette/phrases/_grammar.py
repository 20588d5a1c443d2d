"""The grammar of time expressions: alternatives and ranges of all the others."""

from functools import partial

import attrs

from interview_etiquette.phrases._counts import Counts
from interview_etiquette.phrases._when import When

_PERIODS = ("weeks", "months", "quarters")


_STARTS = (
    {"the", "rel", "weekday", "month", "number", "ordinal", "unit", "article", "part", "edge", "eod", "day"}
    | {"midweek", "weekend", "holidays", "holiday", "quarter", "half", "then", "negative", "date", "fraction"}
    | {"suffix", "time", "sametime", "weekof", "later"}
)


class Grammar(Counts):
    """The grammar of time expressions: alternatives and ranges of all the others."""

    def expression(self) -> When | None:
        """Return a time expression with its alternatives: "Tuesday or Wednesday", "from the 18th to the 22nd"."""
        start = self.at
        self.base = self.almanac.asked_on
        self.known.clear()
        found = self.attempt(self.single)
        if found and found.unit == "weeks" and not found.edge and found.first < found.last:
            found = self.attempt(partial(self.weekday_in, found)) or found
        for _ in range(4):
            further = found and self.attempt(partial(self.range_end, found, start), partial(self.alternative, found))
            if not further:
                break
            found = further
        return found

    def weekday_in(self, week: When) -> When | None:
        """Next week, on Wednesday."""
        self.skip("sep", "prep", "mod", most=2)
        weekday = self.take("weekday")
        if weekday is None:
            return None
        day = self._in_week(weekday.number, 0, week.first)
        return self.almanac.day(day) if day > self.almanac.asked_on else None

    def range_end(self, first: When, start: int) -> When | None:
        """to|through|- single, or between ... and single."""
        between = start > 0 and self.tokens[start - 1].word == "between"
        self.skip("mod")
        if not (self.take("to") or self.take("dash") or self.take("prep", "until") or (between and self.take("and"))):
            return None
        self.skip("mod", "prep", most=2)
        self.known.clear()
        self.base, anchor, self.anchor = max(first.last, self.base), self.anchor, first
        second = self.attempt(partial(self.bare_end, first), self.single, partial(self.elliptic, first))
        self.base, self.anchor = self.almanac.asked_on, anchor
        if second is None or second.aside or first.aside:
            return second
        if second.last < first.last:
            return self.almanac.aside("the end comes before the beginning")
        return attrs.evolve(
            second, first=min(first.first, second.first), unit=second.unit if second.frame else "", ranged=True
        )

    def bare_end(self, first: When) -> When | None:
        """A day of the month after "April 13 -", and no unit after it."""
        day = self.ordinal() or self.number()
        if not day or first.unit or self.peek().kind in ("unit", "month", "more") or self.peek().word == "of":
            return None
        self.year()
        return self.day_of_month(day)

    def alternative(self, first: When) -> When | None:
        """Or another one; the later one counts."""
        self.skip("sep", most=1)
        if not (self.take("or") or self.peek().word == "/"):
            return None
        self.skip("mod", "prep", "or", most=3)
        second = self.attempt(self.single, partial(self.elliptic, first))
        if second is None or second.aside or second.refused:
            return second
        later = max(first, second, key=lambda when: when.last)
        return attrs.evolve(later, first=min(first.first, second.first), edge=False)

    def elliptic(self, first: When) -> When | None:
        """Only "next", "the beginning of next" or "two" after "this week or", "a week or"."""
        self.take("the")
        if first.unit == "weekday" and self.take("rel", "next"):
            return self.almanac.day(self._in_week(first.last.weekday(), 1))
        if self.take("rel", "next") and first.unit in _PERIODS:
            return self.almanac.period(first.unit, 1)
        part = self.take("part")
        self.word("of", "in")
        if part and self.take("rel", "next") and first.unit in (*_PERIODS, ""):
            return self.almanac.part(part.name, self.almanac.period(first.unit or "weeks", 1))
        many = None if part else self.number()
        return self.almanac.count(many, first.unit) if many and first.unit and self.ends_here() else None

    def single(self) -> When | None:
        """Return one time expression."""
        kind = self.peek().kind
        if kind == "word":
            return self.attempt(self.nth_of, self.holiday, self.quarter, self.count)
        if kind not in _STARTS:
            return None
        return self.attempt(
            self.written_numerically,
            self.end_of_day,
            self.beside,
            self.day_word,
            self.edge_of,
            self.middle_of_week,
            self.until_over,
            self.the_holidays,
            self.the_weekend,
            self.part_of,
            self.nth_of,
            self.weekday,
            self.calendar_date,
            self.holiday,
            self.back_reference,
            self.after_that,
            self.period,
            self.count,
            self.worst_case,
            self.clock,
        )
