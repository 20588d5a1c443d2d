"""Days: "March 20th", "the 15th", "3/20/26", "tomorrow", "next Friday", "Thanksgiving", "COB"."""

from datetime import date, timedelta

import attrs

from interview_etiquette.phrases._cursor import LAST_SHORT_YEAR, YEARS, Cursor, either, rule
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import IN_THE_PAST, NO_DAY_NAMED, ONE_DAY, ONE_WEEK, When
from interview_etiquette.phrases._words import telling, words

_DECEMBER = 12
_NO_DAY = words("of noun unit weekday dash month part quarter")  # after an ordinal
_OF_A_THING = words("other start past")  # what the first of its kind does
_NO_HOUR = range(13, 32)
_RANKED = 13  # nobody is the thirteenth to know
_THURSDAY, _SATURDAY = 3, 5


class Days(Cursor):
    """Days: "March 20th", "the 15th", "3/20/26", "tomorrow", "next Friday", "Thanksgiving", "COB"."""

    @rule("{said@date}")
    def written(self, said: Token) -> When | None:
        """2026-03-20, 3/20/26, 20.03.2026, 3/20, 20.3."""
        sign = next(c for c in said.word if not c.isdigit())
        first, second, *third = map(int, said.word.strip(sign).split(sign))
        if first > LAST_SHORT_YEAR:
            return self.dated(first, second, *third)
        year = next((year + 2000 * (year <= LAST_SHORT_YEAR) for year in third), None)
        return self.month_and_day(first, second, year, sign)

    def month_and_day(self, first: int, second: int, year: int | None, sign: str) -> When:
        """The order of the two is the country's, unless only one can be the month."""
        sure = first == second or max(first, second) > _DECEMBER or self.almanac.day_first
        if self.almanac.day_first or (sign == "." and not year):
            first, second = second, first
        month, day = (second, first) if first > _DECEMBER >= second else (first, second)
        return attrs.evolve(self.dated(year, month, day), sure=sure)

    calendar_date = either("month_day|days_month|day_of|bare_ordinal")

    @rule(
        "{month} the? {day@ordinal|number} !unit|more {year@<year_named>?}",
        "{day@number} =-|/ {month} =-|/ {year@<full_year>}",
        "the? {day@ordinal|number} =of|-? {month} !=street|avenue|road|st|ave {year@<year_named>?}",
    )
    def month_day(self, month: Token, day: Token, year: int | None) -> When | None:
        """March 20th, 2026; the 20th of March; 20-Mar-26."""
        return None if day.number in YEARS else self.dated(year, month.number, day.number)

    @rule("the? {begin@ordinal|number} dash|to|or|and the? {day@ordinal|number} =of? {month} {year@<year_named>?}")
    def days_month(self, begin: Token, day: Token, month: Token, year: int | None) -> When:
        """16-20 March, the 3rd to the 7th of November, the 10th or 11th of May."""
        last = self.dated(year, month.number, day.number)
        first = last if last.refused else self.dated(last.last.year, month.number, begin.number)
        return first if first.refused else attrs.evolve(last, first=min(first.first, last.first), ranged=True)

    @rule("the? {day@ordinal|number} =of the {unit:months|years}", "the? {day@ordinal|number} =of {<period>}")
    def day_of(self, day: Token, unit: Token | None = None, period: When | None = None) -> When | None:
        """The 20th of the month, the first of the year, the 20th of next month."""
        if period:
            return self.dated(period.first.year, period.first.month, day.number) if period.unit == "months" else None
        return self.dated(None, 1, day.number) if unit and unit.name == "years" else self.day_of_month(day.number)

    @rule("{the?} {ordinal}")
    def bare_ordinal(self, the: Token | None, ordinal: Token) -> When | None:
        """The 15th; never the second reviewer or the 5th floor."""
        spelt, introduced = ordinal.word.isalpha() and ordinal.number < _RANKED, self.introduced(self.at - self.start)
        if self._counts_something(spelt=spelt, introduced=introduced):
            return None
        ends = self.ends_here() or self.peek().word in telling("somebody")
        named = (the and ends) or (not spelt and (introduced or self._stands_free(ends=ends)))
        return self.day_of_month(ordinal.number) if named else None

    @rule("{number} &suffix|sep|end")
    def bare_number(self, number: Token) -> When | None:
        """Fri 20: the day of the month, where it is a Friday and no hour."""
        day = self.day_of_month(number.number) if number.number in _NO_HOUR else None
        return day if day and self.before().number == day.first.weekday() else None

    def _stands_free(self, *, ends: bool) -> bool:
        """Whether nothing, or a weekday, stands before: "12th", "Fri 20th", "Friday, 20th"; "20th latest"."""
        led = self.before().kind in ("", "weekday") or self.before(2).kind == "weekday"
        return (ends and led) or self.peek().kind == "suffix"

    def _counts_something(self, *, spelt: bool, introduced: bool) -> bool:
        """Whether it tells which of its kind; spelt out, it may also be the first to do something."""
        follows = self.peek()
        acts = spelt and (follows.name == "decide" or (follows.kind == "verb" and not introduced))
        return acts or follows.name in _OF_A_THING or bool({follows.kind, follows.word} & _NO_DAY)

    @rule("the? eod sep|prep|dash* {day@<day_word|weekday|calendar_date|written|beside>}", "the? eod")
    def end_of_day(self, day: When | None = None) -> When | None:
        """COB, end of day; of today unless a day is named."""
        back = 2 if self.before().kind == "the" else 1
        opens = self.before(back + 1).kind in ("", "sep", "join")
        if self.before(back).word == "at" and opens and self.peek().word == ",":  # an idiom
            return None
        return attrs.evolve(day or self.almanac.day(self.almanac.asked_on), edge=True)

    @rule("the? {day} {=week?} time*")
    def day_word(self, day: Token, week: Token | None) -> When:
        """Today, tomorrow; a week after them: "tomorrow week"."""
        if day.number < 0:
            return self.almanac.aside(IN_THE_PAST)
        found = self.almanac.day(self.almanac.asked_on + timedelta(day.number + (7 if week else 0)))
        return attrs.evolve(found, edge=not day.number)

    @rule("time")
    def clock(self) -> When | None:
        """By 5 pm: today, unless a later day is named, too."""
        if self.before().word not in ("by", "before"):
            return None
        return attrs.evolve(self.almanac.day(self.almanac.asked_on, sure=False), unit="clock", edge=True)

    weekday = either("weekday_date|weekday_in|weekday_on|any_weekday")

    @rule(
        "the? rel:this|coming|next|following? <plain> {weekday} time* sep|prep? "
        "{day@<calendar_date|written|bare_number>}"
    )
    def weekday_date(self, weekday: Token, day: When) -> When:
        """Friday the 13th, Friday, March 13: both must agree."""
        agree = day.unusable or day.last.weekday() == weekday.number
        return day if agree else self.almanac.aside("the weekday and the date do not agree")

    @rule("the? <plain> {weekday} time* sep|prep? {week@<period|holiday|next_one>}")
    def weekday_in(self, weekday: Token, week: When) -> When | None:
        """Friday [of] next week, Tuesday the week after next."""
        within = week.unit == "weeks" and not week.aside
        return self.almanac.day(self.in_week(weekday.number, 0, week.first)) if within else None

    @rule("the? <plain> {weekday} time* {week@=week|fortnight}")
    def weekday_on(self, weekday: Token, week: Token) -> When:
        """Friday week: the coming one and a week."""
        return self.almanac.day(self.almanac.weekday(weekday.number) + ONE_WEEK * (2 if week.number > 1 else 1))

    @rule("the? {rel?} <plain> {weekday} time*")
    def any_weekday(self, rel: Token | None, weekday: Token) -> When:
        """Friday, next Friday, this Friday, that Friday."""
        name, coming = rel.name if rel else "", self.almanac.weekday(weekday.number, self.base)
        if name == "last":
            return self.almanac.aside(IN_THE_PAST)
        if name in ("following", "that") and self.anchor:
            since = self.anchor.last if name == "following" else self.almanac.first_of_week(self.anchor.last) - ONE_DAY
            return self.almanac.day(self.almanac.weekday(weekday.number, since))
        if name == "next":  # some mean the coming one
            day = self.in_week(weekday.number, 1)
            return self.almanac.day(day, sure=day == self.almanac.weekday(weekday.number))
        if name == "this" and weekday.number == self.base.weekday() and self.base == self.almanac.asked_on:
            return self.almanac.day(self.base, sure=False)
        return attrs.evolve(self.almanac.day(coming), unit="weekday")

    def in_week(self, weekday: int, on: int, of: date | None = None) -> date:
        """Return the weekday of the week some on from that of a day."""
        first = self.almanac.first_of_week(of or self.almanac.asked_on) + ONE_WEEK * on
        return first + timedelta(days=(weekday - first.weekday()) % 7)

    @rule("the? {day@<holiday_day>} {weekend?} {=week?}")
    def holiday(self, day: date, weekend: Token | None, week: Token | None) -> When:
        """Thanksgiving, the Memorial Day weekend, or a name that only the calendar knows."""
        if self.peek(-1).word == "year" and self.before().word == "in":  # "in the new year"
            return self.almanac.aside(NO_DAY_NAMED)
        if week:
            return self.almanac.period("weeks", 0, day)
        if weekend is None:
            return self.almanac.day(day)
        saturday = day + timedelta(_SATURDAY - day.weekday() - (7 if day.weekday() < _THURSDAY else 0))
        return When(min(day, saturday), max(day, saturday + ONE_DAY), sure=False)

    def holiday_day(self) -> date | None:
        """Return the day of a holiday of the dictionary, or of the longest name of the calendar's own."""
        token = self.take("holiday")
        if token:
            return self.holidays.day(token.name, self.year_named())
        for length in range(5, 0, -1) if self.peek().kind == "word" else ():
            name = " ".join(self.peek(i).word for i in range(length))
            day = self.holidays.named.get(name) or self.holidays.named.get(name + " day")
            if day:
                self.at += length
                return day
        return None
