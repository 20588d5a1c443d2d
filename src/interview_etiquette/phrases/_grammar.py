"""The grammar of time expressions: counts, and the alternatives and ranges of everything."""

import attrs

from interview_etiquette.phrases._cursor import either, rule
from interview_etiquette.phrases._periods import PERIODS, Periods
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import When
from interview_etiquette.phrases._words import words

_HALF_A_DAY = range(12)  # hours: too short to be named without "in" or "within"
_NEAR = 8  # tokens between "after which" and the count
_STARTS = words(
    "the rel weekday month number ordinal unit article part edge eod day midweek weekend holidays holiday quarter half "
    "then negative date fraction suffix time sametime weekof later"
)


class Grammar(Periods):
    """The grammar of time expressions: counts, and the alternatives and ranges of everything."""

    # counts

    @rule("the? {rel:next|coming|following|last|that?} {<how_many>} {fraction?} {dash?} more|mod* {unit} {fraction?}")
    def count(
        self, rel: Token | None, many: int, half: Token | None, hyphen: Token | None, unit: Token, further: Token | None
    ) -> When | None:
        """Two weeks, the next 30 days, a week or two, ten business days after March 9."""
        before = rel or self.before()
        if half or further:
            return self.almanac.aside("a fraction")
        many = self.or_more(many)
        if rel and rel.name in ("last", "that"):
            return self.almanac.aside("in the past")
        if self.is_length(unit, many, before.kind, hyphen=hyphen is not None):
            return self.almanac.aside("a length, not a time")
        self.counted = unit.name
        return self.counted_on(attrs.evolve(self.almanac.count(many * unit.number, unit.name), ranged=self.ranged))

    def how_many(self) -> int | None:
        """Return a number, the later one of two; "a" is one."""
        article = self.take("article")
        many = self.number()
        self.ranged = False
        if many is None and (article is None or self.peek().kind == "fraction"):
            return None
        return self.more_than_one(1 if many is None else many)

    def more_than_one(self, many: int) -> int:
        """Two to three, two, maybe three, 3-5: the later."""
        for _ in range(2):
            start = self.at
            joined = self.has("sep? to|dash|or and|mod|prep*") or self.has("sep? and|mod and|mod|prep*")
            further = self.one_or_number() if joined else None
            if further is None:
                self.at = start
                break
            many, self.ranged = max(many, further), True
        return many

    def one_or_number(self) -> int | None:
        """Return a number; "a" is one."""
        return self.number() or (1 if self.take("article") else None)

    def or_more(self, many: int) -> int:
        """Or two, after "a week"; maybe two, after "a week,"."""
        start = self.at
        joined = self.has("sep? or|mod mod*") or self.has("=, mod*")
        further = self.number() if joined else None
        if further is not None and (self.ends_here() or self.peek().kind == "to"):
            return max(many, further)
        self.at = start
        return many

    def is_length(self, unit: Token, many: int, before: str, *, hyphen: bool) -> bool:
        """Whether a count says how long something lasts, how often or how old it is, and not when it ends."""
        if (
            (many == 1 and self.peek(-2).word == "short")
            or self.has("article unit")
            or self.peek().kind in ("rate", "every")
        ):
            return True
        if not self.has("fair"):
            singular = not unit.word.endswith("s") and (many > 1 or hyphen)
            thing = self.peek().name in ("other", "start") and self.peek().word != "away"
            if thing or (singular and self.peek().kind in ("word", "noun", "dash")):
                return True
        if unit.name == "years":
            return before not in ("prep", "verb", "rel")
        return unit.name == "hours" and many in _HALF_A_DAY and before not in ("prep", "rel")

    def counted_on(self, counted: When) -> When | None:
        """Ago, from now, later, after X, before X, of X: from where a count runs."""
        self.has("more|mod?")
        if self.has("ago"):
            return self.almanac.aside("in the past")
        if self.has("later") or self.has("=later") or self.has("=after &sep|end") or self.has("to =that|it &sep|end"):
            return self.almanac.counted_from(counted, self.anchor.last) if self.anchor else counted
        start = self.at
        if self.has("hence") or self.has("=away"):
            return counted
        near = {token.kind for token in self.tokens[max(0, start - _NEAR) : start]}
        if self.anchor and near & {"later", "thereupon", "then"}:
            return self.almanac.counted_from(counted, self.anchor.last)
        return self.from_weekday(counted) or self.from_target(counted) or counted

    def from_weekday(self, counted: When) -> When | None:
        """A week on Tuesday, a week today."""
        start = self.at
        if counted.unit in ("weeks", "days") and not counted.aside and not counted.refused:
            found = self.when("day_word|weekday") if self.has("=on? &day|weekday") else None
            if found and not found.aside:
                return self.almanac.counted_from(counted, found.last)
        self.at = start
        return None

    def from_target(self, counted: When) -> When | None:
        """After March 9, of our board meeting on the 15th, before Christmas."""
        start = self.at
        side = self.take("=of") or self.take("prep|rel:after|before|least|following")
        back = side is not None and side.name == "before"
        target = None if back and self.peek().kind in ("word", "verb") else side and self.target()
        if side is None or (target is None and back):
            self.at = start
            return None
        if target is None:
            return self.almanac.aside("counted from a day that is not named")
        if target.aside or target.refused:
            return target
        day = target.first if back else target.last
        return counted if counted.aside else self.almanac.counted_from(counted, day, back=back)

    @rule("the {unit}")
    def within_the(self, unit: Token) -> When | None:
        """Within the week, within the hour."""
        if self.before().word not in ("within", "inside") or unit.word.endswith("s"):
            return None
        whole = unit.name in (*PERIODS, "years")
        return self.almanac.period(unit.name, 0) if whole else self.almanac.count(unit.number, unit.name)

    @rule("sametime rel:next {unit:weeks|months}")
    def this_time(self, unit: Token) -> When:
        """This time next week."""
        return self.almanac.count(unit.number, unit.name)

    @rule("negative unit", "=minus number unit")
    def negative(self) -> When:
        """-5 days, minus five days."""
        return self.almanac.refused("a count of one or more")

    @rule("fraction article unit")
    def fraction(self) -> When:
        """Half a week: no whole number of days."""
        return self.almanac.aside("a fraction")

    @rule("suffix:latest {<number>}", "{<number>}")
    def worst_case(self, many: int) -> When | None:
        """Worst case four; two weeks, or rather three: the unit of the last count."""
        named = self.tokens[self.start].kind == "suffix"
        led = self.before().kind == "prep"
        ends = self.peek().kind in ("sep", "end") if led and not named else self.ends_here()
        named = named or self.peek().name == "latest"
        known = (
            self.counted
            and many
            and ends
            and (named or led or self.before().kind == "redo" or self.peek().kind == "if")
        )
        return self.almanac.count(many, self.counted) if known else None

    # all of them

    single = either(
        "written|end_of_day|beside|day_word|edge_of|middle_of_week|until_over|the_holidays|weekend_beside|the_weekend|"
        "part_of|nth_of_every|nth_in_month|nth_of|weekday|calendar_date|holiday|back_reference|period|count|negative|within_the|"
        "this_time|fraction|worst_case|clock"
    )

    def expression(self) -> When | None:
        """Return a time expression with its alternatives: "Tuesday or Wednesday", "from the 18th to the 22nd"."""
        if self.peek().kind not in _STARTS and self.peek().kind != "word":
            return None
        self.base = self.almanac.asked_on
        self.known.clear()
        first = self.tokens[self.at - 1].word if self.at else ""
        found = self.when("single")
        if found and found.unit == "weeks" and not found.edge and found.first < found.last:
            found = self.weekday_of(found) or found
        for _ in range(4):
            further = found and (self.range_end(found, between=first == "between") or self.alternative(found))
            if not further:
                break
            found = further
        return found

    def weekday_of(self, week: When) -> When | None:
        """Next week, on Wednesday."""
        start = self.at
        said = self.match("sep|mod* prep:at? the? {weekday}")
        weekday = said[0] if said else None
        day = self.in_week(weekday.number, 0, week.first) if isinstance(weekday, Token) else self.almanac.asked_on
        if day > self.almanac.asked_on:
            return self.almanac.day(day)
        self.at = start
        return None

    def range_end(self, first: When, *, between: bool) -> When | None:
        """to|through|- single, or between ... and single."""
        start, self.first = self.at, first
        self.has("mod*")
        if not (self.has("to|dash") or self.has("prep:until") or (between and self.has("and"))):
            self.at = start
            return None
        self.has("mod|prep*")
        self.known.clear()
        self.base, anchor, self.anchor = max(first.last, self.base), self.anchor, first
        second = self.when("bare_end|single|elliptic")
        self.base, self.anchor = self.almanac.asked_on, anchor
        if second is None:
            self.at = start
        if second is None or second.aside or first.aside:
            return second
        if second.last < first.last:
            return self.almanac.aside("the end comes before the beginning")
        unit = second.unit if second.frame else ""
        return attrs.evolve(second, first=min(first.first, second.first), unit=unit, ranged=True)

    @rule("{<ordinal|number>} !unit|month|more !=of {<year>?}")
    def bare_end(self, day: int, year: int | None) -> When | None:
        """A day of the month after "April 13 -", and no unit after it."""
        return None if self.first.unit or not day or year else self.day_of_month(day)

    def alternative(self, first: When) -> When | None:
        """Or another one; the later one counts."""
        start, self.first = self.at, first
        said = self.has("sep? or mod|prep|or*")
        anchor, self.anchor = self.anchor, first
        self.known.clear()
        second = self.when("single|elliptic") if said else None
        self.anchor = anchor
        if second is None:
            self.at = start
        if second is None or second.aside or second.refused:
            return second
        later = max(first, second, key=lambda when: when.last)
        return attrs.evolve(later, first=min(first.first, second.first), edge=False)

    elliptic = either("elliptic_next|elliptic_part|elliptic_count")

    @rule("the? rel:next")
    def elliptic_next(self) -> When | None:
        """Only "next" after "this week or", "Friday or"."""
        if self.first.unit == "weekday":
            return self.almanac.day(self.in_week(self.first.last.weekday(), 1))
        return self.almanac.period(self.first.unit, 1) if self.first.unit in PERIODS else None

    @rule("the? {part} =of|in? rel:next")
    def elliptic_part(self, part: Token) -> When | None:
        """The beginning of next, after "this week or"."""
        known = self.first.unit in (*PERIODS, "")
        return self.almanac.part(part.name, self.almanac.period(self.first.unit or "weeks", 1)) if known else None

    @rule("the? {<number>}")
    def elliptic_count(self, many: int) -> When | None:
        """Two, after "a week or"."""
        known = many and self.first.unit and self.ends_here()
        return self.almanac.count(many, self.first.unit) if known else None
