"""Weeks, months, quarters and years, their parts, and the days in them: "next week", "mid-April", "the last Friday"."""

from datetime import date

import attrs

from interview_etiquette.phrases._cursor import YEARS, either, rule
from interview_etiquette.phrases._holidays import nth_weekday
from interview_etiquette.phrases._leaning import PERIODS, Leaning
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import IN_THE_PAST, NO_DAY_NAMED, ONE_DAY, ONE_WEEK, RECURRING, When, first_of
from interview_etiquette.phrases._words import telling

_QUARTERS = range(1, 5)


class Periods(Leaning):
    """Weeks, months, quarters and years, their parts, and the days in them."""

    # whole ones

    period = either("whole_beside|week_of|related_period|month|quarter|half|calendar_year")

    @rule("{<beside>}")
    def whole_beside(self, beside: When) -> When | None:
        """The week after next: a whole week or month."""
        return beside if beside.unit in PERIODS else None

    @rule("the? {rel} {unit:weeks|months|quarters|years}")
    def related_period(self, rel: Token, unit: Token) -> When | None:
        """This week, next month, the following quarter; "in the next week" is a count, though."""
        if unit.word.endswith("s"):
            return None
        if rel.name == "last":
            return self.almanac.aside(IN_THE_PAST)
        on = 0 if rel.name in ("this", "that") else 1
        if rel.name in ("that", "following") and self.anchor:
            return self.from_anchor(unit.name, on)
        counted = self.before().word in ("in", "within", "over", "during", "inside")
        if counted and rel.name in ("next", "coming") and self.tokens[self.start].kind == "the":
            return self.almanac.count(unit.number, unit.name)
        return self.almanac.period(unit.name, on)

    @rule(
        "the? weekof =on? {day@<calendar_date|holiday|written|weekday>}",
        "the? =week|wk =of|beginning|commencing|starting|ending|containing|with =on? "
        "{day@<calendar_date|holiday|written|weekday>}",
    )
    def week_of(self, day: When) -> When:
        """The week of (beginning, commencing) a day."""
        return day if day.unusable else self.almanac.period("weeks", 0, day.last)

    @rule("{rel:this|coming|next|last?} <plain> {month} {year@<year_named>?}")
    def month(self, rel: Token | None, month: Token, year: int | None) -> When:
        """March, next June, March 2027."""
        found = self.almanac.named(month.number, 1, year)
        if rel and rel.name == "last":
            return self.almanac.aside(IN_THE_PAST)
        if rel and rel.name == "next" and found.first.year == self.almanac.asked_on.year:
            return self.almanac.aside("this year's or next year's")
        return found

    @rule(
        "the? {which@quarter} {year@<year_named>?}",
        "the? {which@ordinal} unit:quarters {year@<year_named>?}",
        "the? =q {which@number}",
    )
    def quarter(self, which: Token, year: int | None = None) -> When:
        """Q3, the third quarter of 2026, Q1 next year."""
        if which.number not in _QUARTERS:
            return self.almanac.refused("a quarter from 1 to 4")
        return self.almanac.named(3 * which.number - 2, 3, year)

    @rule("the? {half} {year@<year_named>?}", "the? {half@part:first} &over")
    def half(self, half: Token, year: int | None = None) -> When:
        """H1, the second half of the year."""
        return self.almanac.named(1 if half.number == 1 or half.name == "first" else 7, 6, year)

    @rule("{number}")
    def calendar_year(self, number: Token) -> When | None:
        """2026, where a part of it is meant."""
        meant = self.before().word in ("of", "in") and self.before(2).kind == "part" and number.number in YEARS
        return self.almanac.months(number.number, 1, 12) if meant else None

    @rule("{the?} {unit:weeks|months|quarters|years}")
    def bare_period(self, the: Token | None, unit: Token) -> When | None:
        """The week, the month: this one. Only after "early", "the end of" and their like."""
        led = the or self.before().kind == "the" or self.before().word in ("mid", "-")
        return self.almanac.period(unit.name, 0) if led and not unit.word.endswith("s") else None

    stretch = either("period|bare_period")

    # their parts

    @rule("the? {rel:next?} {edge} =of? {<period>?}")
    def edge_of(self, rel: Token | None, edge: Token, period: When | None) -> When | None:
        """EOM, year-end, next week's end."""
        if self.before().word in telling("yearly"):
            return None
        return self.almanac.part("end", period or self.almanac.period(edge.name, int(rel is not None)))

    @rule("the? midweek =of|in? {week@<related_period|week_of>?}")
    def middle_of_week(self, week: When | None) -> When:
        """Midweek, midweek next week."""
        if week:
            return self.almanac.part("middle", week)
        middle = self.almanac.first_of_week(self.almanac.asked_on) + 2 * ONE_DAY
        late = middle < self.almanac.asked_on
        return self.almanac.day(middle + ONE_WEEK * late, sure=not late)

    @rule("the? {part} dash? =of|in|on|into|during|the? =of|in? {period@<stretch|next_one>} !number|ordinal")
    def part_of(self, part: Token, period: When) -> When:
        """Early next week, mid-April, the end of the month, late in Q3, the beginning of the year."""
        found = period if period.aside else self.almanac.part(part.name, period)
        over = found.last < self.almanac.asked_on and self.peek(-1).kind == "unit" and self.peek(-2).kind != "rel"
        return self.almanac.part(part.name, self.almanac.period(period.unit, 1)) if over else found

    @rule("{time} =in? {period@<period>}")
    def first_thing(self, time: Token, period: When) -> When | None:
        """First thing next week: its beginning."""
        return self.almanac.part("early", period) if time.word == "thing" and not period.aside else None

    @rule(
        "{period@<stretch>} over",
        "{period@<stretch>} &lest",
        "{period@<stretch>} =over|out|up|done &sep|end|verb|cue",
        "{period@<stretch>} {begins@=starts|begins}",
    )
    def until_over(self, period: When, begins: Token | None = None) -> When | None:
        """The week is out, June is over, Q2 ends: the end of the period."""
        if period.aside:
            return None
        return period if begins else self.almanac.part("end", period)

    @rule("the? holidays {over?}")
    def the_holidays(self, over: Token | None) -> When:
        """The holidays: over on the first business day after New Year's Day."""
        if not over and not {self.before().word, self.before(2).word} & {"once", "after", "when"}:
            return self.almanac.aside(NO_DAY_NAMED)
        year = self.almanac.asked_on.year + (self.almanac.asked_on.month > 1)
        day = self.almanac.count_from(self.almanac.day(first_of(year, 1)), 1, "business_days")
        return attrs.evolve(day, unit="holidays" if over else "due", sure=False)

    @rule("the? rel:this|coming? weekend prep:before|after {<target>}", "the? rel:this|coming? weekend")
    def the_weekend(self, target: When | None = None) -> When:
        """The weekend: before it the week ends, after it comes Monday; on it nobody decides."""
        behind = (token for token in map(self.before, range(1, 7)) if token.kind == "prep")
        before = next((token for token in behind if token.name not in ("at", "span")), self.before())
        if target:  # the weekend after the 20th
            return self.almanac.aside("no business day")
        if before.name in ("before", "by") or before.word == "by":
            return attrs.evolve(self.almanac.period("weeks", 0), edge=True, sure=before.name == "before")
        if before.name == "after":
            return self.almanac.day(self.almanac.first_of_week(self.almanac.asked_on) + 6 * ONE_DAY)
        return self.almanac.aside("no business day")

    def which(self) -> int | None:
        """First, second, last."""
        if self.has("rel:last") or self.has("=final"):
            return -1
        first = self.take("ordinal")
        return first.number if first else None

    @rule("the? <which> more? weekday|unit =of|in every")
    def nth_of_every(self) -> When:
        """The first Monday of every month."""
        return self.almanac.aside(RECURRING)

    @rule("the? {holiday:1/1}")
    def new_year(self, holiday: Token) -> When | None:
        """The new year, of which a part is meant."""
        return self.almanac.period("years", 1) if holiday.word == "year" else None

    @rule(
        "the? {<which>} {full@more?} {what@weekday|unit:weekday|weeks|days|business_days} =of|in "
        "{period@<stretch|new_year>}",
        "{period@<month>} {<which>} {full@more?} {what@weekday|unit:weekday|weeks|days}",
    )
    def nth_of(self, which: int, full: Token | None, what: Token, period: When) -> When | None:
        """The second Tuesday in July, October's first Friday, the last business day of the month."""
        if what.word.endswith("s") or period.aside or self.peek(-2).word[:1].isdigit():  # "March 20th Friday"
            return period if period.aside else None
        if what.name == "business_days":
            before = self.almanac.day(period.first - ONE_DAY)
            last = attrs.evolve(period, first=period.last, edge=True)
            return last if which < 0 else self.almanac.count_from(before, which, what.name)
        if period.unit not in ("months", "quarters", "years"):
            return self.almanac.aside(NO_DAY_NAMED) if what.kind == "weekday" else None
        if what.name == "weeks":
            return self.almanac.nth_week(which, period, full=full is not None)
        return self.nth_day(what, which, period)

    @rule("the? {<which>} {many@<number>} {unit:days|weeks|business_days} =of|in {period@<stretch|new_year>}")
    def first_days_of(self, which: int, many: int, unit: Token, period: When) -> When:
        """The first ten days of June, the last two weeks of the quarter."""
        if period.unusable or which < 0:
            return period if period.unusable else self.almanac.part("end", period)
        before = self.almanac.day(period.first - ONE_DAY)
        return self.almanac.count_from(before, which * many * unit.number, unit.name)

    def nth_day(self, what: Token, which: int, period: When) -> When:
        """Return the first, second, ... or last day or weekday of a period."""
        try:
            found = self.day_in(what, which, period.last if which < 0 else period.first)
            if found < self.almanac.asked_on and self.peek(-2).kind == "the":
                found = self.day_in(what, which, self.almanac.period("months", 1).first)
        except ValueError:
            return self.almanac.refused("a day that the month has")
        return self.almanac.day(found)

    def day_in(self, what: Token, which: int, month: date) -> date:
        """Return that day of the month that holds a day."""
        if what.kind == "weekday":
            return nth_weekday(month.year, month.month, what.number, which)
        return self.almanac.period("months", 1, month).first - ONE_DAY if which < 0 else month.replace(day=which)
