"""The grammar of time expressions: one small rule for each way of naming days."""

from datetime import date, timedelta
from functools import partial

import attrs

from interview_etiquette.phrases._cursor import Cursor
from interview_etiquette.phrases._holidays import nth_weekday
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import ONE_DAY, When

_AMBIGUOUS = frozenset({"may", "march", "mar", "sat", "sun", "wed", "mon"})  # words of their own, too
_PERIODS = ("weeks", "months", "quarters")
_STREETS = frozenset({"street", "avenue", "road", "st", "ave"})


class Grammar(Cursor):
    """Reads one time expression at a time."""

    def expression(self) -> When | None:
        """Return a time expression with its alternatives: "Tuesday or Wednesday", "from the 18th to the 22nd"."""
        start = self.at
        self.base = self.almanac.asked_on
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
        self.base, anchor, self.anchor = max(first.last, self.base), self.anchor, first
        second = self.attempt(partial(self.bare_end, first), self.single)
        self.base, self.anchor = self.almanac.asked_on, anchor
        if second is None or second.aside or first.aside:
            return second
        if second.last < first.last:
            return None
        return attrs.evolve(second, first=min(first.first, second.first), unit=second.unit if second.frame else "", ranged=True)

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
            self.period,
            self.count,
            self.worst_case,
        )

    def ends_here(self) -> bool:
        """Whether nothing follows that the expression could belong to."""
        return self.peek().kind in ("sep", "end", "suffix", "dash", "join", "and", "or", "cue", "verb", "prep", "if", "mod", "redo")

    def introduced(self) -> bool:
        """Whether a preposition stands before, so that "may" is the month and "sat" the day."""
        before = self.peek(-1)
        return self.at > 0 and before.kind in ("prep", "to", "or", "dash", "part", "rel", "mod") and before.word != "for"

    # days

    def written_numerically(self) -> When | None:
        """2026-03-20, 3/20/26, 20.03.2026, 3/20, 20.3."""
        token = self.take("date")
        if token is None or (self.peek().kind in ("word", "unit") and not token.word[-1].isdigit()):
            return None
        sign = next(c for c in token.word if not c.isdigit())
        parts = [int(part) for part in token.word.strip(sign).split(sign)]
        if token.word in ("24/7", "50/50", "9/5", "9/11"):
            return self.almanac.aside("no date")
        if len(parts) == 3 and parts[0] > 99:
            return self.date(parts[0], parts[1], parts[2])
        year = None if len(parts) == 2 else parts[2] + (2000 if parts[2] < 100 else 0)
        day, month = (parts[0], parts[1]) if self.almanac.day_first else (parts[1], parts[0])
        if month > 12 >= day or (sign == "." and day <= 12 and len(parts) == 2):
            day, month = month, day
        found = self.date(year, month, day) if year != 0 else self.almanac.refused("a date that exists")
        return attrs.evolve(found, sure=day == month or max(day, month) > 12)

    def end_of_day(self) -> When | None:
        """COB, end of day; of today unless a day is named."""
        start = self.at - (self.peek(-1).kind == "the" and self.at > 0)
        idiom = self.tokens[start - 1].word == "at" and (start == 1 or self.tokens[start - 2].kind in ("sep", "join"))
        self.take("the")
        if not self.take("eod") or (idiom and self.peek().word == ","):
            return None
        start = self.at
        self.skip("sep", "prep", "dash", most=2)
        found = self.attempt(self.day_word, self.weekday, self.calendar_date, self.written_numerically, self.beside)
        if found is None:
            self.at = start
        return attrs.evolve(found or self.almanac.day(self.almanac.asked_on), edge=True)

    def day_word(self) -> When | None:
        """Today, tomorrow; a week after them: "tomorrow week"."""
        self.take("the")
        token = self.take("day")
        if token is None:
            return None
        weeks = 7 if self.peek().word == "week" and self.take("unit") else 0
        if token.number < 0:
            return self.almanac.aside("in the past")
        self.skip("time")
        return self.almanac.day(self.almanac.asked_on + timedelta(days=token.number + weeks))

    def weekday(self) -> When | None:
        """Friday, next Friday, Friday week, Friday of next week, Friday the 13th."""
        self.take("the")
        rel = self.take("rel")
        ambiguous = self.peek().word in _AMBIGUOUS and not rel and not self.introduced()
        day = self.take("weekday")
        if day is None or (ambiguous and not self.ends_here()):
            return None
        self.skip("time", most=2)
        if rel is None:
            found = self.attempt(partial(self.with_date, day), partial(self.in_week, day), partial(self.week_on, day))
            if found:
                return found
        return self.related_weekday(rel.name if rel else "", day.number)

    def related_weekday(self, rel: str, weekday: int) -> When | None:
        """Return the weekday that "next", "this", "that", ... make of it."""
        if rel == "last":
            return self.almanac.aside("in the past")
        if rel in ("following", "that") and self.anchor:
            since = self.anchor.last if rel == "following" else self.almanac.monday(self.anchor.last) - ONE_DAY
            return self.almanac.day(self.almanac.weekday(weekday, since))
        if rel == "next" and self.peek(-2).name == "next":
            return self.almanac.day(self._in_week(weekday, 1))
        if rel == "this" and weekday == self.base.weekday() and self.base == self.almanac.asked_on:
            return self.almanac.day(self.base, sure=False)
        return attrs.evolve(self.almanac.day(self.almanac.weekday(weekday, self.base)), unit="weekday")

    def _in_week(self, weekday: int, on: int, of: date | None = None) -> date:
        first = self.almanac.monday(of or self.almanac.asked_on) + timedelta(days=7 * on)
        return first + timedelta(days=(weekday - first.weekday()) % 7)

    def with_date(self, weekday: Token) -> When | None:
        """Friday the 13th, Friday, March 13: both must agree."""
        self.skip("sep", "prep", most=1)
        found = self.attempt(self.calendar_date, self.written_numerically)
        if found and not found.refused and not found.aside and found.last.weekday() != weekday.number:
            return self.almanac.aside("the weekday and the date do not agree")
        return found

    def in_week(self, weekday: Token) -> When | None:
        """Friday [of] next week, Tuesday the week after next, Friday next."""
        self.skip("sep", "prep", most=1)
        if self.peek().name == "next" and self.peek(1).kind in ("sep", "end"):
            self.at += 1
            return self.almanac.day(self._in_week(weekday.number, 1))
        week = self.attempt(self.period, self.holiday)
        if week is None or week.unit != "weeks" or week.aside:
            return None
        return self.almanac.day(self._in_week(weekday.number, 0, week.first))

    def week_on(self, weekday: Token) -> When | None:
        """Friday week: the coming one and a week."""
        unit = self.take("unit")
        if unit is None or unit.word not in ("week", "fortnight"):
            return None
        return self.almanac.day(self.almanac.weekday(weekday.number) + timedelta(days=7 * max(1, unit.number // 7)))

    def calendar_date(self) -> When | None:
        """March 20, the 20th of March 2026, the 1st of next month, the 15th."""
        return self.attempt(self.month_day, self.day_month, self.bare_ordinal)

    def month_day(self) -> When | None:
        """March 20th, 2026."""
        month = self.take("month")
        self.take("the")
        day = month and (self.ordinal() if self.peek().kind == "ordinal" or self.peek(1).kind == "ordinal" else self.number())
        if month is None or day is None or self.peek().kind in ("unit", "more") or self.peek(-1).number in range(1900, 2200):
            return None
        return self.date(self.year(), month.number, day)

    def day_month(self) -> When | None:
        """The 20th of March, 2026; 20 March; the 20th of next month."""
        self.take("the")
        day = self.ordinal()
        day = self.number() if day is None else day
        of = self.word("of")
        month = self.take("month") if day is not None else None
        if day is None:
            return None
        if month is not None:
            return None if self.peek().word in _STREETS else self.date(self.year(), month.number, day)
        start, whole = self.at, self.attempt(self.period) if of else None
        if whole is None and of and self.the_period("months"):
            whole = self.almanac.period("months", 0)
            found = self.day_of_month(day)
            return found
        if whole is None or whole.unit != "months":
            self.at = start
            return None
        return self.date(whole.first.year, whole.first.month, day)

    def the_period(self, unit: str) -> bool:
        """Go past "the month" and its like."""
        start = self.at
        if self.take("the") and self.take("unit", unit):
            return True
        self.at = start
        return False

    def bare_ordinal(self) -> When | None:
        """The 15th; never the second reviewer or the 5th floor."""
        introduced = self.introduced()
        the = self.take("the")
        spelt = self.peek().word.isalpha()
        day = self.ordinal()
        if day is None or self.peek().kind in ("noun", "unit", "weekday", "dash", "month", "part", "quarter"):
            return None
        follows = "end" if self.ends_here() else self.peek().kind
        if self.peek().kind == "cue" and (spelt or self.peek().name != "decide"):
            return None
        if follows == "end" and self.peek().kind == "verb" and not introduced:
            return None
        plausible = the or introduced or self.peek().kind == "suffix" if not spelt else the and (introduced or follows == "end")
        if not plausible or (follows != "end" and (spelt or not introduced)):
            return None
        return self.day_of_month(day)

    def holiday(self) -> When | None:
        """Thanksgiving, the Memorial Day weekend, or a name that only the calendar knows."""
        self.take("the")
        token = self.take("holiday")
        day = self.holidays.day(token.name) if token else self.calendar_holiday()
        if day is None:
            return None
        year = self.year()
        if token and year:
            day = self.holidays.day(token.name, year)
        if token and token.name == "new year" and self.peek(-2 - (self.peek(-2).kind == "the")).word == "in":
            return self.almanac.aside("no day is named by that")
        if self.take("weekend"):
            saturday = day - timedelta(days=(day.weekday() - 5) % 7)
            return When(saturday - (ONE_DAY if day.weekday() == 4 else timedelta()), max(day, saturday + ONE_DAY), sure=False)
        if self.peek().word == "week" and self.take("unit"):
            return self.almanac.period("weeks", 0, day)
        return self.almanac.day(day)

    def calendar_holiday(self) -> date | None:
        """Return the day of the longest name of the calendar's own that stands here."""
        if self.peek().kind != "word":
            return None
        for length in range(5, 0, -1):
            words = " ".join(self.peek(i).word for i in range(length))
            for name in (words, words + " day"):
                if name in self.holidays.named:
                    self.at += length
                    return self.holidays.named[name]
        return None

    def back_reference(self) -> When | None:
        """Then, that day, the same week, the next day."""
        self.take("the")
        if self.anchor and self.peek(-1).kind == "prep" and self.take("then"):
            return attrs.evolve(self.anchor, frame=None)
        rel = self.take("rel", "that", "following", "next")
        unit = self.take("unit", "days", "weeks", "months", "business_days") if rel else None
        if rel is None or unit is None or unit.number == 12:
            return None
        if rel.name == "that":
            return self.of_anchor(unit.name, 0) if self.anchor else None
        if self.anchor and (unit.name in ("days", "business_days") or int(rel.name == "following")):
            return self.of_anchor(unit.name, 1)
        return self.almanac.count(1, unit.name) if unit.name in ("days", "business_days") else self.next_period(unit)

    def next_period(self, unit: Token) -> When | None:
        """Next week; "in the next week" is a count, though."""
        the = self.peek(-3)
        counted = the.kind == "the" and self.peek(-4).word in ("in", "within", "over", "during", "inside")
        return self.almanac.count(1, unit.name) if counted else self.almanac.period(unit.name, 1)

    def of_anchor(self, unit: str, on: int) -> When | None:
        """Return the day, week or month of what was named before, or one after it."""
        if self.anchor is None:
            return None
        if unit in ("weeks", "months"):
            return self.almanac.period(unit, on, self.anchor.last)
        if on == 0:
            return attrs.evolve(self.anchor, frame=None)
        return self.almanac.counted_from(self.almanac.count(on, unit), self.anchor.last)

    def beside(self) -> When | None:
        """The day after Labor Day, the Monday before Easter, the week after that, the week after next."""
        self.take("the")
        weekday = self.take("weekday")
        unit = None if weekday else self.take("unit", "days", "weeks", "months", "quarters", "business_days")
        if (weekday or unit) and self.anchor and (self.take("later") or self.take("thereupon")):
            return self.placed(weekday, unit, self.anchor, back=False)
        side = self.take("prep", "after", "before") or self.take("rel", "following")
        if side is None or not (weekday or unit) or side.word in ("once", "past", "beyond", "over"):
            return None
        back = side.name == "before"
        if self.take("rel", "next"):
            if weekday:
                return self.almanac.day(self._in_week(weekday.number, 2), sure=False)
            return self.almanac.period(unit.name, 2) if unit and unit.name in (*_PERIODS, "months") else None
        target = self.target()
        if target is None or target.aside or target.refused:
            return target
        return self.placed(weekday, unit, target, back=back)

    def whole_beside(self) -> When | None:
        """The week after next: a whole week or month."""
        found = self.beside()
        return found if found and found.unit in _PERIODS else None

    def placed(self, weekday: Token | None, unit: Token | None, target: When, *, back: bool) -> When | None:
        """Return the weekday, day or week before or after another expression."""
        if weekday:
            if back:
                return self.almanac.day(self.almanac.weekday(weekday.number, target.first - timedelta(days=8)))
            return self.almanac.day(self.almanac.weekday(weekday.number, target.last))
        if unit is None:
            return None
        if unit.name in _PERIODS:
            return self.almanac.period(unit.name, -1 if back else 1, target.first if back else target.last)
        return self.almanac.counted_from(
            self.almanac.count(unit.number, unit.name), target.first if back else target.last, back=back
        )

    def target(self) -> When | None:
        """Return what something is counted from: an expression a few words on, or the one before."""
        start = self.at
        if self.take("rel", "that") or self.take("then") or self.peek().kind in ("sep", "end"):
            if self.peek().kind in ("sep", "end", "suffix", "and", "join", "cue", "verb"):
                return self.anchor
            self.at = start
        for _ in range(6):
            self.skip("sep" if self.peek().word == "," and self.peek(1).kind in ("month", "date", "the", "ordinal") else "", most=1)
            if self.take("interview"):
                return self.almanac.day(self.almanac.asked_on)
            found = self.attempt(self.single)
            if found is not None:
                return found
            if self.peek().kind not in ("the", "word", "prep", "rel", "noun", "mod") and self.peek().name not in ("other", "start", "decide"):
                break
            self.at += 1
        self.at = start
        return None

    # periods

    def period(self) -> When | None:
        """This week, next month, the week after next, the week of March 9, March, Q3, the second half of the year."""
        return self.attempt(self.whole_beside, self.week_of, self.related_period, self.month, self.quarter, self.half, self.calendar_year)

    def related_period(self) -> When | None:
        """This week, next month, the following quarter."""
        self.take("the")
        rel = self.take("rel")
        unit = self.take("unit", "weeks", "months", "quarters") or (self.take("unit", "months") if rel else None)
        if rel is None or unit is None or unit.word.endswith("s"):
            return None
        name = "years" if unit.number == 12 else unit.name
        if rel.name == "last":
            return self.almanac.aside("in the past")
        if rel.name in ("that", "following") and self.anchor:
            return self.of_anchor(name, int(rel.name == "following"))
        if rel.name == "next":
            return self.next_period(unit._replace(name=name))
        return self.almanac.period(name, int(rel.name == "following"))

    def week_of(self) -> When | None:
        """The week of (beginning, commencing) a day."""
        self.take("the")
        unit = self.take("week of") or self.take("unit", "weeks")
        if unit is None or unit.word.endswith("s"):
            return None
        if unit.kind == "unit" and not (self.word("of", "beginning", "commencing", "starting", "ending", "containing", "with")):
            return None
        self.word("on")
        found = self.attempt(self.calendar_date, self.holiday, self.written_numerically, self.weekday)
        if found is None or found.aside or found.refused:
            return found
        return self.almanac.period("weeks", 0, found.last)

    def month(self) -> When | None:
        """March, next June, March 2027."""
        rel = self.take("rel", "this", "coming", "next", "last")
        ambiguous = self.peek().word in _AMBIGUOUS and not rel and not self.introduced()
        month = self.take("month")
        if month is None or (ambiguous and not (self.ends_here() and self.peek().kind not in ("verb", "cue", "dash"))):
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
        if which > 4:
            return self.almanac.refused("a quarter from 1 to 4")
        return self.almanac.named(3 * which - 2, 3, self.year_named())

    def half(self) -> When | None:
        """H1, the second half of the year."""
        self.take("the")
        token = self.take("half") or self.take("part", "first half", "late")
        if token is None or not (token.kind == "half" or self.peek(-1).word == "half"):
            return None
        which = token.number or (1 if token.name == "first half" else 2)
        start, year = self.at, self.year_named()
        if token.kind == "part" and year is None and self.at == start and not self.of_the_year():
            return None
        return self.almanac.named(6 * which - 5, 6, year)

    def of_the_year(self) -> bool:
        """Go past "of the year"."""
        self.word("of", "in")
        return self.the_period("months") and self.peek(-1).word == "year"

    def year_named(self) -> int | None:
        """Return the year in "of 2026", "next year", "of this year"."""
        start, year = self.at, self.year()
        if year:
            return year
        self.word("of", "in")
        rel = self.take("rel", "this", "next")
        if rel and self.peek().number == 12 and self.take("unit", "months"):
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
        unit = self.take("unit", "weeks", "months", "quarters") if the else None
        if unit is None or unit.word.endswith("s"):
            return None
        return self.almanac.period("years" if unit.number == 12 else unit.name, 0)

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
        day = self.almanac.counted_from(self.almanac.count(1, "business_days"), date(year, 1, 1))
        return attrs.evolve(day, unit="holidays" if over else "due", sure=False)

    def the_weekend(self) -> When | None:
        """The weekend: before it the week ends, after it comes Monday; on it nobody decides."""
        self.take("the")
        self.take("rel", "this", "coming")
        if not self.take("weekend"):
            return None
        if self.take("prep", "before", "after"):
            return self.target() and self.almanac.aside("no business day")
        before = next((t for t in (self.peek(-2), self.peek(-3)) if t.kind == "prep"), self.peek(-2))
        if before.name in ("before", "by") or before.word == "by":
            return attrs.evolve(self.almanac.week(0), edge=True, sure=before.name == "before")
        if before.name == "after":
            return self.almanac.day(self.almanac.monday(self.almanac.asked_on) + 6 * ONE_DAY)
        return self.almanac.aside("no business day")

    def nth_of(self) -> When | None:
        """The second Tuesday in July, the first week of March, the last business day of the month."""
        self.take("the")
        which = -1 if self.take("rel", "last") or self.word("final") else self.ordinal()
        kind = self.take("weekday") or self.take("unit", "weeks", "days", "business_days") if which else None
        if kind is None or not which or kind.word.endswith("s") or not self.word("of", "in"):
            return None
        if self.take("every"):
            return self.almanac.aside("comes round again and again")
        month = self.attempt(self.period, self.bare_period)
        if month is None or month.aside:
            return None
        if kind.name == "weeks":
            return self.almanac.nth_week(which, month) if month.unit == "months" and which < 5 else None
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
            found = nth_weekday(first.year, first.month, kind.number, which)
        else:
            found = self.almanac.period("months", 1, first).first - ONE_DAY if which < 0 else first.replace(day=which)
        return found

    # counts

    def count(self) -> When | None:
        """Two weeks, the next 30 days, a week or two, ten business days after March 9."""
        start = self.at
        self.take("the")
        rel = self.take("rel", "next", "coming", "following", "last", "that")
        article = self.take("article")
        if self.take("fraction"):
            return self.almanac.aside("a fraction") if self.take("article") and self.take("unit") else None
        many = self.number()
        many = 1 if many is None and article else many
        if many is None:
            return self.attempt(self.negative, self.within_the, self.this_time)
        self.ranged = False
        many = self.more_than_one(many)
        fraction = self.take("fraction")
        hyphen = self.take("dash") is not None
        self.skip("more", "mod", most=2)
        unit = self.take("unit")
        if unit is None:
            return None
        if fraction or self.take("fraction"):
            return self.almanac.aside("a fraction")
        many = self.or_more(many)
        if rel and rel.name in ("last", "that"):
            return self.almanac.aside("in the past")
        if self.is_rate() or self.is_attribute(unit, many, hyphen=hyphen):
            return self.almanac.aside("a length, not a time")
        self.counted = unit.name
        introduced = self.tokens[max(start - 1, 0)].kind in ("prep", "verb", "rel") or rel
        if unit.number == 12 and not introduced:
            return self.almanac.aside("a length, not a time")
        if unit.name == "hours" and not self.tokens[max(start - 1, 0)].kind == "prep" and many < 12:
            return self.almanac.aside("a length, not a time")
        return self.counted_on(attrs.evolve(self.almanac.count(many * unit.number, unit.name), ranged=self.ranged))

    def within_the(self) -> When | None:
        """Within the week, within the hour."""
        self.at -= self.peek(-1).kind == "the"
        if self.peek(-1).word not in ("within", "inside") or not self.take("the"):
            return None
        self.at -= 1
        whole = self.attempt(self.bare_period)
        unit = None if whole else self.take("the") and self.take("unit")
        return whole or (self.almanac.count(unit.number, unit.name) if unit and not unit.word.endswith("s") else None)

    def this_time(self) -> When | None:
        """This time next week."""
        if not (self.take("this time") and self.take("rel", "next")):
            return None
        unit = self.take("unit", "weeks", "months")
        return self.almanac.count(unit.number, unit.name) if unit else None

    def negative(self) -> When | None:
        """-5 days, minus five days."""
        token = self.take("negative") or (self.take("number") if self.word("minus") else None)
        return self.almanac.refused("a count of one or more") if token and self.take("unit") else None

    def more_than_one(self, many: int) -> int:
        """Two to three, two, maybe three, 3-5: the later."""
        start = self.at
        for _ in range(2):
            between = self.peek().kind == "and"
            self.skip("sep", most=1)
            if not (self.take("to") or self.take("dash") or self.take("or") or self.peek().kind == "mod" or between):
                break
            self.skip("and", "mod", "prep", most=3)
            further = self.number() or (1 if self.take("article") else None)
            if further is None:
                break
            many, start, self.ranged = max(many, further), self.at, True
        self.at = start
        return many

    def or_more(self, many: int) -> int:
        """Or two, after "a week"; maybe two, after "a week,"."""
        start = self.at
        comma = self.peek().word == ","
        self.skip("sep", most=1)
        if self.take("or") or self.take("mod") or comma:
            self.skip("mod", most=2)
            further = self.number()
            if further is not None and self.peek().kind in ("sep", "end", "suffix", "mod", "verb", "join", "cue", "and"):
                return max(many, further)
        self.at = start
        return many

    def is_rate(self) -> bool:
        """Whether it is an age, a frequency or a stretch of something else: two days a week, 10 years old."""
        if self.peek().kind == "article" and self.peek(1).kind == "unit":
            self.at += 2
            return True
        return self.peek().kind in ("rate", "every")

    def is_attribute(self, unit: Token, many: int, *, hyphen: bool) -> bool:
        """Whether it describes a thing: a six-month contract, but not a two-week turnaround."""
        if self.take("fair"):
            return False
        singular = not unit.word.endswith("s") and (many > 1 or hyphen)
        return self.peek().name in ("other", "start") or (singular and self.peek().kind in ("word", "noun", "dash"))

    def counted_on(self, counted: When) -> When | None:
        """Ago, from now, later, after X, before X, of X: from where a count runs."""
        self.skip("more", "mod", most=1)
        if self.take("ago"):
            return self.almanac.aside("in the past")
        if self.take("later") or self.word("later") or (self.peek().word == "after" and self.peek(1).kind in ("sep", "end")):
            return self.almanac.counted_from(counted, self.anchor.last) if self.anchor else counted
        start = self.at
        if self.take("hence"):
            return counted
        if self.anchor and any(token.kind in ("later", "thereupon") for token in self.tokens[max(0, start - 8) : start]):
            return self.almanac.counted_from(counted, self.anchor.last)
        return self.attempt(partial(self.from_weekday, counted), partial(self.from_target, counted)) or self.plain(counted, start)

    def plain(self, counted: When, start: int) -> When:
        """Return the count as it stands, unless it is a length of something."""
        self.at = start
        if self.peek().word == "of":
            return self.almanac.aside("a length, not a time")
        return counted

    def from_weekday(self, counted: When) -> When | None:
        """A week on Tuesday, a week today."""
        if counted.unit not in ("weeks", "days") or counted.aside or counted.refused:
            return None
        self.word("on")
        found = self.attempt(self.day_word, self.weekday) if self.peek().kind in ("day", "weekday") else None
        return self.almanac.counted_from(counted, found.last) if found and not found.aside else None

    def from_target(self, counted: When) -> When | None:
        """After March 9, of our board meeting on the 15th, before Christmas."""
        side = self.take("prep", "after", "before", "least", "since") or (self.take("prep") if self.peek().word == "of" else None)
        if side is None or (side.name == "before" and self.peek().kind in ("word", "verb")):
            return None
        target = self.target()
        if target is None:
            unknown = side.name in ("after", "least") or side.word == "of"
            return self.almanac.aside("counted from a day that is not named") if unknown else None
        if target.aside or target.refused:
            return target
        if counted.aside:
            return counted
        back = side.name == "before"
        return self.almanac.counted_from(counted, target.first if back else target.last, back=back)

    def worst_case(self) -> When | None:
        """Worst case four; two weeks, or rather three: the unit of the last count."""
        if not self.counted or not (self.take("suffix", "latest") or (self.at and self.peek(-1).kind == "redo")):
            return None
        many = self.number()
        return self.almanac.count(many, self.counted) if many and self.ends_here() else None
