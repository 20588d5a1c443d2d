"""Weeks, months, quarters and years, their parts, and the days that are counted in them."""

from datetime import date, timedelta
from itertools import takewhile

import attrs

from interview_etiquette.phrases._anchors import Anchors
from interview_etiquette.phrases._cursor import AFTER_A_NAME, AMBIGUOUS
from interview_etiquette.phrases._holidays import nth_weekday
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import ONE_DAY, When, first_of


class Periods(Anchors):
    """Weeks, months, quarters and years, their parts, and the days that are counted in them."""

    def period(self) -> When | None:
        """This week, next month, the week after next, the week of March 9, March, Q3, the second half of the year."""
        return self.attempt(
            self.whole_beside,
            self.week_of,
            self.related_period,
            self.month,
            self.quarter,
            self.half,
            self.calendar_year,
        )

    def related_period(self) -> When | None:
        """This week, next month, the following quarter."""
        self.take("the")
        rel = self.take("rel")
        unit = self.take("unit", "weeks", "months", "quarters", "years")
        if rel is None or unit is None or unit.word.endswith("s"):
            return None
        if rel.name == "last":
            return self.almanac.aside("in the past")
        if rel.name in ("that", "following") and self.anchor:
            return self.from_anchor(self.anchor, unit.name, int(rel.name == "following"))
        if rel.name == "next":
            return self.next_period(unit)
        return self.almanac.period(unit.name, int(rel.name == "following"))

    def week_of(self) -> When | None:
        """The week of (beginning, commencing) a day."""
        self.take("the")
        unit = self.take("weekof") or self.take("unit", "weeks")
        if unit is None or unit.word.endswith("s"):
            return None
        if unit.kind == "unit" and not (
            self.word("of", "beginning", "commencing", "starting", "ending", "containing", "with")
        ):
            return None
        self.word("on")
        found = self.attempt(self.calendar_date, self.holiday, self.written_numerically, self.weekday)
        if found is None or found.aside or found.refused:
            return found
        return self.almanac.period("weeks", 0, found.last)

    def month(self) -> When | None:
        """March, next June, March 2027."""
        rel = self.take("rel", "this", "coming", "next", "last")
        ambiguous = self.peek().word in AMBIGUOUS and not rel and not self.introduced()
        month = self.take("month")
        if month is None or (ambiguous and self.peek().kind not in AFTER_A_NAME):
            return None
        if rel and rel.name == "last":
            return self.almanac.aside("in the past")
        found = self.almanac.named(month.number, 1, self.year())
        if rel and rel.name == "next" and found.first.year == self.almanac.asked_on.year:
            return self.almanac.aside("this year's or next year's")
        return found

    def quarter(self) -> When | None:
        """Q3, the third quarter of 2026, Q1 next year."""
        self.take("the")
        token = self.take("quarter")
        which = token.number if token else self.ordinal() or (4 if self.take("rel", "last") else None)
        if self.word("q") and self.peek().kind == "number" and self.peek().tight:
            self.at += 1
            return self.almanac.refused("a quarter from 1 to 4")
        if not which or not (token or self.take("unit", "quarters")):
            return None
        if which not in range(5):
            return self.almanac.refused("a quarter from 1 to 4")
        return self.almanac.named(3 * which - 2, 3, self.year_named())

    def half(self) -> When | None:
        """H1, the second half of the year."""
        self.take("the")
        token = self.take("half") or self.take("part", "first", "late")
        if token is None or not (token.kind == "half" or self.peek(-1).word == "half"):
            return None
        which = token.number or (1 if token.name == "first" else 2)
        start, year = self.at, self.year_named()
        if token.kind == "part" and year is None and self.at == start and not self.of_the_year():
            return None
        return self.almanac.named(6 * which - 5, 6, year)

    def of_the_year(self) -> bool:
        """Go past "of the year"."""
        self.word("of", "in")
        return self.the_period("years")

    def year_named(self) -> int | None:
        """Return the year in "of 2026", "next year", "of this year"."""
        start, year = self.at, self.year()
        if year:
            return year
        self.word("of", "in")
        rel = self.take("rel", "this", "next")
        if rel and self.take("unit", "years"):
            return self.almanac.asked_on.year + (rel.name == "next")
        self.at = start
        return None

    def calendar_year(self) -> When | None:
        """2026, where a part of it is meant."""
        token = self.take("number") if self.peek(-1).word in ("of", "in") and self.peek(-2).kind == "part" else None
        return self.almanac.months(token.number, 1, 12) if token and token.number in range(1900, 2200) else None

    def edge_of(self) -> When | None:
        """EOM, year-end, week's end."""
        fiscal = self.peek(-1).word in ("fiscal", "financial", "academic", "school", "tax") and self.at > 0
        self.take("the")
        token = self.take("edge")
        if token is None or fiscal:
            return None
        self.word("of")
        whole = self.attempt(self.period) or self.almanac.period(token.name, 0)
        return self.almanac.part("end", whole)

    def middle_of_week(self) -> When | None:
        """Midweek, midweek next week."""
        self.take("the")
        if not self.take("midweek"):
            return None
        self.word("of", "in")
        week = self.attempt(self.related_period, self.week_of)
        if week:
            return self.almanac.part("middle", week)
        middle = self.almanac.monday(self.almanac.asked_on) + 2 * ONE_DAY
        late = middle < self.almanac.asked_on
        return self.almanac.day(middle + timedelta(days=7 * late), sure=not late)

    def part_of(self) -> When | None:
        """Early next week, mid-April, the end of the month, late in Q3, the beginning of the year."""
        self.take("the")
        part = self.take("part")
        if part is None:
            return None
        if (self.take("to") or self.take("dash")) and (further := self.take("part")):
            part = further
        self.skip("dash", most=1)
        if self.word("of", "in", "on", "into", "during", "the"):
            self.word("of", "in")
        whole = self.attempt(self.period, self.bare_period)
        return whole if whole is None or whole.aside else self.almanac.part(part.name, whole)

    def bare_period(self) -> When | None:
        """The week, the month: this one. Only after "early", "the end of" and their like."""
        the = self.take("the") or self.peek(-1).kind == "the" or self.peek(-1).word in ("mid", "-")
        unit = self.take("unit", "weeks", "months", "quarters", "years") if the else None
        if unit is None or unit.word.endswith("s"):
            return None
        return self.almanac.period(unit.name, 0)

    def until_over(self) -> When | None:
        """The week is out, June is over, Q2 ends: the end of the period."""
        whole = self.attempt(self.period, self.bare_period)
        if whole and not whole.aside and self.word("starts", "begins"):
            return whole
        return self.almanac.part("end", whole) if whole and not whole.aside and self.take("over") else None

    def the_holidays(self) -> When | None:
        """The holidays: over on the first business day after New Year's Day."""
        self.take("the")
        if not self.take("holidays"):
            return None
        when = self.peek(-2).word in ("once", "after", "when") or self.peek(-3).word in ("once", "after", "when")
        over = self.take("over")
        if not (when or over):
            return self.almanac.aside("no day is named by that")
        year = self.almanac.asked_on.year + (self.almanac.asked_on.month > 1)
        day = self.almanac.counted_from(self.almanac.count(1, "business_days"), first_of(year, 1))
        return attrs.evolve(day, unit="holidays" if over else "due", sure=False)

    def the_weekend(self) -> When | None:
        """The weekend: before it the week ends, after it comes Monday; on it nobody decides."""
        self.take("the")
        self.take("rel", "this", "coming")
        if not self.take("weekend"):
            return None
        if self.take("prep", "before", "after"):
            return self.target() and self.almanac.aside("no business day")
        behind = list(takewhile(lambda t: t.kind != "sep", reversed(self.tokens[max(0, self.at - 9) : self.at])))
        before = next((t for t in behind if t.kind == "prep" and t.name not in ("at", "span")), self.peek(-2))
        if before.name in ("before", "by") or before.word == "by":
            return attrs.evolve(self.almanac.week(0), edge=True, sure=before.name == "before")
        if before.name == "after":
            return self.almanac.day(self.almanac.monday(self.almanac.asked_on) + 6 * ONE_DAY)
        return self.almanac.aside("no business day")

    def nth_of(self) -> When | None:
        """The second Tuesday in July, the first week of March, the last business day of the month."""
        self.take("the")
        which = -1 if self.take("rel", "last") or self.word("final") else self.ordinal()
        further = self.ordinal() if which and (self.take("or") or self.take("to") or self.take("and")) else None
        which = further or which
        full = self.take("more") is not None
        kind = self.take("weekday") or self.take("unit", "weeks", "days", "business_days") if which else None
        if kind is None or not which or kind.word.endswith("s") or not self.word("of", "in"):
            return None
        if self.take("every"):
            return self.almanac.aside("comes round again and again")
        month = self.attempt(self.period, self.bare_period)
        if month is None or month.aside:
            return month
        if kind.name == "weeks":
            return (
                self.almanac.nth_week(which, month, full=full)
                if month.unit == "months" and which in range(-1, 5)
                else None
            )
        if kind.name == "business_days":
            return self.nth_business_day(which, month)
        return self.nth_day(kind, which, month)

    def nth_business_day(self, which: int, period: When) -> When | None:
        """Return a period's first, second, ... or last business day."""
        if which < 0:
            return attrs.evolve(period, first=period.last, edge=True)
        return self.almanac.counted_from(self.almanac.count(which, "business_days"), period.first - ONE_DAY)

    def nth_day(self, kind: Token, which: int, month: When) -> When | None:
        """Return a month's first, second, ... or last day or weekday."""
        if month.unit != "months":
            return None
        try:
            found = self.nth_in(kind, which, month.first)
            if found < self.almanac.asked_on and self.peek(-2).kind == "the":
                found = self.nth_in(kind, which, self.almanac.period("months", 1).first)
        except ValueError:
            return self.almanac.refused("a day that the month has")
        return self.almanac.day(found)

    def nth_in(self, kind: Token, which: int, first: date) -> date:
        """Return that day of the month that begins on a day."""
        if kind.kind == "weekday":
            return nth_weekday(first.year, first.month, kind.number, which)
        return self.almanac.period("months", 1, first).first - ONE_DAY if which < 0 else first.replace(day=which)
