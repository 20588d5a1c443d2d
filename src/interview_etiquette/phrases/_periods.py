"""Weeks, months, quarters and years, their parts, and what leans on them: "the day after Labor Day", "that week"."""

from datetime import date, timedelta
from itertools import takewhile

import attrs

from interview_etiquette.phrases._cursor import YEARS, either, rule
from interview_etiquette.phrases._days import Days
from interview_etiquette.phrases._holidays import nth_weekday
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import ONE_DAY, When, first_of
from interview_etiquette.phrases._words import words

_BETWEEN = words("the word prep rel noun mod cue dash")  # "of our July 15 board meeting"
_ENDS_TARGET = words("sep end suffix and join cue verb")
_DEEPEST = 2  # "the Monday after the week of Easter"
PERIODS = words("weeks months quarters")
_QUARTERS = range(5)
_NEAR = 6  # tokens between "decide" and "then"


class Periods(Days):
    """Weeks, months, quarters and years, their parts, and what leans on them: "the day after Labor Day"."""

    # what leans on something else

    back_reference = either("pronoun|next_time|that_period|next_one|on_from_it|after_that")

    @rule("the? {then}", "=that &sep|end")
    def pronoun(self, then: Token | None = None) -> When | None:
        """By then; before that; we meet on Friday and decide then."""
        decides = then and any(token.name == "decide" for token in self.tokens[max(0, self.start - _NEAR) : self.start])
        leans = self.anchor and (self.before().kind == "prep" or (decides and self.ends_here()))
        return attrs.evolve(self.anchor, frame=None) if leans and self.anchor else None

    @rule("the? rel:following|next time")
    def next_time(self) -> When | None:
        """The next morning."""
        return self.from_anchor("days", 1) if self.anchor else None

    @rule("the? rel:that {unit:days|weeks|months|business_days}")
    def that_period(self, unit: Token) -> When | None:
        """That day, the same week."""
        return self.from_anchor(unit.name, 0)

    @rule("the? {rel:following|next} {unit:days|weeks|months|business_days}")
    def on_from_it(self, rel: Token, unit: Token) -> When | None:
        """The next day, the following week."""
        days = unit.name in ("days", "business_days")
        if self.anchor and (days or rel.name == "following"):
            return self.from_anchor(unit.name, 1)
        return self.almanac.count(unit.number, unit.name) if days else self.next_period(unit)

    @rule("the? rel:next &sep|end")
    def next_one(self) -> When | None:
        """Only "next", after "this week, but realistically"."""
        known = self.anchor and self.anchor.unit in PERIODS
        return self.almanac.period(self.anchor.unit, 1) if known and self.anchor else None

    @rule("later:later")
    def after_that(self) -> When | None:
        """After that, and not shortly afterwards."""
        known = self.peek(-1).word in ("that", "then")
        return attrs.evolve(self.anchor, frame=None, unit="later") if known and self.anchor else None

    def next_period(self, unit: Token) -> When:
        """Next week; "in the next week" is a count, though."""
        counted = self.before().word in ("in", "within", "over", "during", "inside")
        if counted and self.tokens[self.start].kind == "the":
            return self.almanac.count(unit.number, unit.name)
        return self.almanac.period(unit.name, 1)

    def from_anchor(self, unit: str, on: int) -> When | None:
        """Return the day, week or month of what was named before, or one after it."""
        if self.anchor is None:
            return None
        if unit in PERIODS:
            return self.almanac.period(unit, on, self.anchor.last)
        if on == 0:
            return attrs.evolve(self.anchor, frame=None)
        return self.almanac.counted_from(self.almanac.count(on, unit), self.anchor.last)

    beside = either("beside_that|beside_next|beside_it|nth_hence|eve")

    @rule("the? {<ordinal>?} {weekday|unit:weekday|days|business_days|weeks|months|quarters} later|thereupon")
    def beside_that(self, which: int | None, what: Token) -> When | None:
        """The week after that, the second Tuesday thereafter."""
        return self.placed(what, self.anchor, which or 1) if self.anchor else None

    @rule("the? {weekday|unit:weekday|days|business_days|weeks|months|quarters} prep:after {rel:next|coming} =one?")
    def beside_next(self, what: Token, rel: Token) -> When | None:
        """The Monday, the week or the month after next."""
        if rel.name == "coming":
            return (
                self.placed(what, self.almanac.day(self.almanac.weekday(what.number)), 1)
                if what.kind == "weekday"
                else None
            )
        if what.kind == "weekday":
            return self.almanac.day(self.in_week(what.number, 2), sure=False)
        return self.almanac.period(what.name, 2) if what.name in PERIODS else None

    @rule(
        "the? {<ordinal>?} {weekday|unit:weekday|days|business_days|weeks|months|quarters} "
        "!=once|past|beyond|over {prep|rel:after|before|following} {<target>}"
    )
    def beside_it(self, which: int | None, what: Token, side: Token, target: When) -> When | None:
        """The day after Labor Day, the Monday before Easter."""
        if target.aside or target.refused:
            return target
        return self.placed(what, target, -(which or 1) if side.name == "before" else which or 1)

    @rule("the? {<ordinal>} {unit:days|business_days} hence")
    def nth_hence(self, which: int, unit: Token) -> When:
        """The tenth business day from today."""
        return self.almanac.count(which, unit.name)

    @rule("the? =eve =of {<target>}")
    def eve(self, target: When) -> When:
        """The eve of the board meeting on the 9th."""
        return target if target.aside or target.refused else self.almanac.day(target.first - ONE_DAY)

    @rule("{<beside>}")
    def whole_beside(self, found: When) -> When | None:
        """The week after next: a whole week or month."""
        return found if found.unit in PERIODS else None

    def placed(self, what: Token, target: When, which: int) -> When:
        """Return the first, second, ... weekday, day or week after another expression; a negative one is before it."""
        back = which < 0
        day = target.first if back else target.last
        if what.kind == "weekday":
            nearest = self.almanac.weekday(what.number, day - timedelta(days=8) if back else day)
            return self.almanac.day(nearest + timedelta(days=7 * (which + 1 if back else which - 1)))
        if what.name in PERIODS:
            return self.almanac.period(what.name, which, day)
        return self.almanac.counted_from(self.almanac.count(abs(which) * what.number, what.name), day, back=back)

    def target(self) -> When | None:
        """Return what something is counted from: an expression a few words on, or the one before."""
        start = self.at
        leans = self.has("rel:that") or self.has("then") or self.peek().kind in ("sep", "end")
        if leans and self.peek().kind in _ENDS_TARGET:
            return self.anchor
        self.at = start
        for _ in range(6):
            self.has("=, =which verb")  # "the last interview, which is on the 22nd"
            self.has("=, &month|date|the|ordinal")
            found = self.interview() or self.nested()
            if found is not None:
                return found
            if self.peek().kind not in _BETWEEN or self.peek().name == "past":
                break
            self.at += 1
        self.at = start
        return None

    @rule("interview")
    def interview(self) -> When:
        """Of this interview: of today."""
        return self.almanac.day(self.almanac.asked_on)

    def nested(self) -> When | None:
        """Return an expression within another one, and one in that, but no deeper."""
        start = self.at, self.nesting
        if self.nesting == _DEEPEST:
            return None
        if start not in self.known:
            self.nesting += 1
            self.known[start] = self.when("single"), self.at
            self.nesting -= 1
        found, self.at = self.known[start]
        return found

    # whole periods

    period = either("whole_beside|week_of|related_period|month|quarter|half|calendar_year")

    @rule("the? {rel} {unit:weeks|months|quarters|years}")
    def related_period(self, rel: Token, unit: Token) -> When | None:
        """This week, next month, the following quarter."""
        if unit.word.endswith("s"):
            return None
        if rel.name == "last":
            return self.almanac.aside("in the past")
        if rel.name in ("that", "following") and self.anchor:
            return self.from_anchor(unit.name, int(rel.name == "following"))
        return (
            self.next_period(unit)
            if rel.name in ("next", "coming")
            else self.almanac.period(unit.name, int(rel.name == "following"))
        )

    @rule(
        "the? weekof =on? {<calendar_date|holiday|written|weekday>}",
        "the? =week|wk =of|beginning|commencing|starting|ending|containing|with =on? "
        "{<calendar_date|holiday|written|weekday>}",
    )
    def week_of(self, day: When) -> When:
        """The week of (beginning, commencing) a day."""
        return day if day.aside or day.refused else self.almanac.period("weeks", 0, day.last)

    @rule("{rel:this|coming|next|last?} <plain> {month} {<year>?}")
    def month(self, rel: Token | None, month: Token, year: int | None) -> When:
        """March, next June, March 2027."""
        found = self.almanac.named(month.number, 1, year)
        if rel and rel.name == "last":
            return self.almanac.aside("in the past")
        if rel and rel.name == "next" and found.first.year == self.almanac.asked_on.year:
            return self.almanac.aside("this year's or next year's")
        return found

    def which_quarter(self) -> int | None:
        """Q3, the third quarter, the last quarter."""
        token = self.take("quarter")
        which = token.number if token else 4 if self.has("rel:last") else self.ordinal()
        return which if token or self.has("unit:quarters") else None

    @rule("the? {<which_quarter>} {<year_named>?}", "the? =q {number}")
    def quarter(self, which: int | Token, year: int | None = None) -> When | None:
        """Q3, the third quarter of 2026, Q1 next year."""
        if isinstance(which, Token) or which not in _QUARTERS or not which:
            return self.almanac.refused("a quarter from 1 to 4")
        return self.almanac.named(3 * which - 2, 3, year)

    @rule(
        "the? {half} {<year_named>?}",
        "the? {part:first|late} {<year_named>}",
        "the? {part:first|late} <the_year>",
        "the? {part:first} &over",
    )
    def half(self, half: Token, year: int | None = None) -> When | None:
        """H1, the second half of the year."""
        if half.kind == "part" and half.word != "half":
            return None
        return self.almanac.named(1 if half.number == 1 or half.name == "first" else 7, 6, year)

    def the_year(self) -> Token | None:
        """Of the year."""
        return self.take("unit:years") if self.has("=of|in? the") else None

    def year_named(self) -> int | None:
        """Return the year in "of 2026", "next year", "of this year"."""
        year, start = self.year(), self.at
        self.has("=of|in?")
        rel = None if year else self.take("rel:this|next")
        if rel and self.has("unit:years"):
            return self.almanac.asked_on.year + (rel.name == "next")
        self.at = start
        return year

    @rule("{number}")
    def calendar_year(self, year: Token) -> When | None:
        """2026, where a part of it is meant."""
        meant = self.before().word in ("of", "in") and self.before(2).kind == "part" and year.number in YEARS
        return self.almanac.months(year.number, 1, 12) if meant else None

    @rule("{the?} {unit:weeks|months|quarters|years}")
    def bare_period(self, the: Token | None, unit: Token) -> When | None:
        """The week, the month: this one. Only after "early", "the end of" and their like."""
        led = the or self.before().kind == "the" or self.before().word in ("mid", "-")
        return self.almanac.period(unit.name, 0) if led and not unit.word.endswith("s") else None

    # parts of periods

    @rule("the? {edge} =of? {<period>?}")
    def edge_of(self, edge: Token, whole: When | None) -> When | None:
        """EOM, year-end, week's end."""
        if self.before().word in ("fiscal", "financial", "academic", "school", "tax"):
            return None
        return self.almanac.part("end", whole or self.almanac.period(edge.name, 0))

    @rule("the? midweek =of|in? {<related_period|week_of>?}")
    def middle_of_week(self, week: When | None) -> When:
        """Midweek, midweek next week."""
        if week:
            return self.almanac.part("middle", week)
        middle = self.almanac.monday(self.almanac.asked_on) + 2 * ONE_DAY
        late = middle < self.almanac.asked_on
        return self.almanac.day(middle + timedelta(days=7 * late), sure=not late)

    @rule(
        "the? part to|dash {part} dash? =of|in|on|into|during|the? =of|in? {<period|bare_period>}",
        "the? {part} dash? =of|in|on|into|during|the? =of|in? {<period|bare_period>}",
    )
    def part_of(self, part: Token, whole: When) -> When:
        """Early next week, mid-April, the end of the month, late in Q3, the beginning of the year."""
        return whole if whole.aside else self.almanac.part(part.name, whole)

    @rule(
        "{<period|bare_period>} over",
        "{<period|bare_period>} =over|out|up|done &sep|end|verb|cue",
        "{<period|bare_period>} {=starts|begins}",
    )
    def until_over(self, whole: When, begins: Token | None = None) -> When | None:
        """The week is out, June is over, Q2 ends: the end of the period."""
        if whole.aside:
            return None
        return whole if begins else self.almanac.part("end", whole)

    @rule("the? holidays {over?}")
    def the_holidays(self, over: Token | None) -> When:
        """The holidays: over on the first business day after New Year's Day."""
        if not over and not {self.before().word, self.before(2).word} & {"once", "after", "when"}:
            return self.almanac.aside("no day is named by that")
        year = self.almanac.asked_on.year + (self.almanac.asked_on.month > 1)
        day = self.almanac.counted_from(self.almanac.count(1, "business_days"), first_of(year, 1))
        return attrs.evolve(day, unit="holidays" if over else "due", sure=False)

    @rule("the? rel:this|coming? weekend prep:before|after <target>")
    def weekend_beside(self) -> When:
        """The weekend after the 20th."""
        return self.almanac.aside("no business day")

    @rule("the? rel:this|coming? weekend")
    def the_weekend(self) -> When:
        """The weekend: before it the week ends, after it comes Monday; on it nobody decides."""
        behind = takewhile(lambda token: token.kind != "sep", (self.before(back) for back in range(1, 7)))
        before = next((t for t in behind if t.kind == "prep" and t.name not in ("at", "span")), self.before())
        if before.name in ("before", "by") or before.word == "by":
            return attrs.evolve(self.almanac.week(0), edge=True, sure=before.name == "before")
        if before.name == "after":
            return self.almanac.day(self.almanac.monday(self.almanac.asked_on) + 6 * ONE_DAY)
        return self.almanac.aside("no business day")

    @rule("the? {holiday:1/1}")
    def new_year(self, holiday: Token) -> When | None:
        """The new year, of which a part is meant."""
        return self.almanac.period("years", 1) if holiday.word == "year" else None

    def which(self) -> int | None:
        """First, second, first or second, last."""
        if self.has("rel:last") or self.has("=final"):
            return -1
        which = self.ordinal()
        return (which and self.has("or|to|and") and self.ordinal()) or which

    @rule("the? <which> more? weekday|unit =of|in every")
    def nth_of_every(self) -> When:
        """The first Monday of every month."""
        return self.almanac.aside("comes round again and again")

    @rule("{month} {<which>} {weekday|unit:weekday|weeks|days}")
    def nth_in_month(self, month: Token, which: int, kind: Token) -> When | None:
        """October's first Friday."""
        spelt = self.peek(-2).word.isalpha()
        return self.nth_in(kind, which, self.almanac.named(month.number, 1), full=False) if spelt else None

    @rule(
        "the? {<which>} {more?} {weekday|unit:weekday|weeks|days|business_days} =of|in {<period|bare_period|new_year>}"
    )
    def nth_of(self, which: int, full: Token | None, kind: Token, period: When) -> When | None:
        """The second Tuesday in July, the first week of March, the last business day of the month."""
        if not which or kind.word.endswith("s") or period.aside:
            return period if which and period.aside else None
        return self.nth_in(kind, which, period, full=full is not None)

    def nth_in(self, kind: Token, which: int, period: When, *, full: bool) -> When | None:
        """Return a period's first, second, ... or last week, business day, day or weekday."""
        if kind.name == "business_days" and which < 0:
            return attrs.evolve(period, first=period.last, edge=True)
        if kind.name == "business_days":
            return self.almanac.counted_from(self.almanac.count(which, "business_days"), period.first - ONE_DAY)
        if period.unit not in ("months", "quarters", "years"):
            return None
        if kind.name == "weeks":
            return self.almanac.nth_week(which, period, full=full) if which in range(-1, 5) else None
        try:
            found = self.nth_day(kind, which, period.last if which < 0 else period.first)
            if found < self.almanac.asked_on and self.peek(-2).kind == "the":
                found = self.nth_day(kind, which, self.almanac.period("months", 1).first)
        except ValueError:
            return self.almanac.refused("a day that the month has")
        return self.almanac.day(found)

    def nth_day(self, kind: Token, which: int, first: date) -> date:
        """Return that day of the month that begins on a day."""
        if kind.kind == "weekday":
            return nth_weekday(first.year, first.month, kind.number, which)
        return self.almanac.period("months", 1, first).first - ONE_DAY if which < 0 else first.replace(day=which)
