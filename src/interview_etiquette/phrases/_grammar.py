"""The grammar of time expressions: all of them, and their alternatives and ranges."""

import attrs

from interview_etiquette.phrases._counts import Counts
from interview_etiquette.phrases._cursor import either, rule
from interview_etiquette.phrases._leaning import PERIODS
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import When
from interview_etiquette.phrases._words import words

_STARTS = words(  # kinds and words with which a listed rule can begin
    "the rel weekday month number ordinal unit article part edge eod day midweek weekend holidays holiday quarter half "
    "then negative date fraction suffix time sametime weekof later q minus final"
)


class Grammar(Counts):
    """The grammar of time expressions: all of them, and their alternatives and ranges."""

    def single(self) -> When | None:
        """Return one time expression; any other word may begin a holiday that only the calendar knows."""
        return self.when("listed" if {self.peek().kind, self.peek().word} & _STARTS else "holiday")

    listed = either(
        "slashed|written|end_of_day|until_over|beside|day_word|edge_of|middle_of_week|the_holidays|the_weekend|"
        "part_of|first_thing|nth_of_every|first_days_of|nth_of|weekday|calendar_date|holiday|back_reference|period|"
        "count|below_one|half_of_one|within_the|worst_case|clock"
    )

    def expression(self) -> When | None:
        """Return a time expression with its alternatives: "Tuesday or Wednesday", "from the 18th to the 22nd"."""
        self.base = self.almanac.asked_on
        self.known.clear()
        between = self.peek(-1).word == "between"
        found = self.when("single")
        further = found and self.weekday_of(found)
        while further:
            found = further
            further = self.range_end(found, between=between) or self.alternative(found)
        return found

    def weekday_of(self, week: When) -> When:
        """Next week, on Wednesday."""
        if week.unit != "weeks" or week.edge or week.first == week.last:
            return week
        start = self.at
        said = self.match("sep|mod* prep:at? the? {weekday}")
        weekday = said and said["weekday"]
        day = self.in_week(weekday.number, 0, week.first) if isinstance(weekday, Token) else self.almanac.asked_on
        if day > self.almanac.asked_on:
            return self.almanac.day(day)
        self.at = start
        return week

    def second(self, rules: str, first: When) -> When | None:
        """Return a further expression that stands beside a first one, which it may lean on."""
        anchor, self.anchor = self.anchor, first
        self.known.clear()
        found = self.when(rules)
        self.anchor = anchor
        return found

    def range_end(self, first: When, *, between: bool) -> When | None:
        """to|through|- single, or between ... and single."""
        start = self.at
        joints = ("mod* to|dash mod|prep*", "mod* prep:until mod|prep*", *(["mod* and mod|prep*"] if between else []))
        self.base = max(first.last, self.base)
        second = self.second("bare_end|single|elliptic", first) if any(map(self.has, joints)) else None
        self.base = self.almanac.asked_on
        if second is None:
            self.at = start
        return second and self.through(first, second)

    def through(self, first: When, second: When) -> When:
        """Return the stretch from one expression to another."""
        if second.last < first.last:
            return self.almanac.aside("the end comes before the beginning")
        return attrs.evolve(second, first=min(first.first, second.first), ranged=True)

    @rule("{day@ordinal|number} !unit|month|more !=of {year@<year>?}")
    def bare_end(self, day: Token, year: int | None) -> When | None:
        """A day of the month after "April 13 -", and no unit after it."""
        return None if self.anchor_unit or not day.number or year else self.day_of_month(day.number)

    def alternative(self, first: When) -> When | None:
        """Or another one; the later one counts."""
        start = self.at
        said = self.has("sep? or mod|prep|or*")
        second = self.second("single|elliptic", first) if said else None
        if second is None:
            self.at = start
        if second is None or second.unusable:
            return second
        later = max(first, second, key=lambda when: when.last)
        return attrs.evolve(later, first=min(first.first, second.first), edge=False)

    elliptic = either("elliptic_next|elliptic_count")

    @rule("the? rel:next", "the? {part} =of|in? rel:next")
    def elliptic_next(self, part: Token | None = None) -> When | None:
        """Only "next", or "the beginning of next", after "this week or", "Friday or"."""
        unit = self.anchor_unit
        if self.anchor and unit == "weekday" and not part:
            return self.almanac.day(self.in_week(self.anchor.last.weekday(), 1))
        following = self.almanac.period(unit or "weeks", 1) if unit in PERIODS or (part and not unit) else None
        return self.almanac.part(part.name, following) if part and following else following

    @rule("the? {many@<number>}")
    def elliptic_count(self, many: int) -> When | None:
        """Two, after "a week or"."""
        known = many and self.anchor_unit and self.ends_here()
        return self.almanac.count(many, self.anchor_unit) if known else None
