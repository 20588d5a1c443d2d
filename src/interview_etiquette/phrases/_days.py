"""Days by another name than their date: "tomorrow", "next Friday", "Thanksgiving", "COB"."""

from datetime import date, timedelta
from functools import partial

import attrs

from interview_etiquette.phrases._cursor import AFTER_A_NAME, AMBIGUOUS
from interview_etiquette.phrases._dates import Dates
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import ONE_DAY, When

_THURSDAY, _SATURDAY = 3, 5


class Days(Dates):
    """Days by another name than their date: "tomorrow", "next Friday", "Thanksgiving", "COB"."""

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

    def clock(self) -> When | None:
        """By 5 pm: today, unless a later day is named, too."""
        if self.at == 0 or self.peek(-1).word not in ("by", "before") or not self.take("time"):
            return None
        return attrs.evolve(self.almanac.day(self.almanac.asked_on, sure=False), unit="clock", edge=True)

    def weekday(self) -> When | None:
        """Friday, next Friday, Friday week, Friday of next week, Friday the 13th."""
        self.take("the")
        rel = self.take("rel")
        ambiguous = self.peek().word in AMBIGUOUS and not rel and not self.introduced()
        day = self.take("weekday")
        if day is None or (ambiguous and self.peek().kind not in AFTER_A_NAME):
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
        if rel == "next":  # some mean the coming one
            day = self._in_week(weekday, 1)
            return self.almanac.day(day, sure=day == self.almanac.weekday(weekday))
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
        if token and token.word == "year" and self.peek(-2 - (self.peek(-2).kind == "the")).word == "in":
            return self.almanac.aside("no day is named by that")
        if self.take("weekend"):
            ahead = _SATURDAY - day.weekday()
            saturday = day + timedelta(days=ahead if day.weekday() >= _THURSDAY else ahead - 7)
            return When(min(day, saturday), max(day, saturday + ONE_DAY), sure=False)
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
