"""The grammar of time expressions: counts, and the alternatives and ranges of everything."""

import attrs

from interview_etiquette.phrases._cursor import either, rule
from interview_etiquette.phrases._periods import PERIODS, Periods
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import When
from interview_etiquette.phrases._words import words

_HALF_A_DAY = range(12)  # hours: too short to be named without "in" or "within"
_LASTING = words("word cue verb fair mod")  # "deliberations last ten days"
_NEAR = 8  # tokens between "after which" and the count
_STARTS = words(
    "the rel weekday month number ordinal unit article part edge eod day midweek weekend holidays holiday quarter half "
    "then negative date fraction suffix time sametime weekof later q minus final"
)


class Grammar(Periods):
    """The grammar of time expressions: counts, and the alternatives and ranges of everything."""

    # counts

    @rule(
        "the? {rel:next|coming|following|last|that?} {many@<how_many>} {half@fraction?} {dash?} more|mod* {unit} "
        "{further@fraction?}"
    )
    def count(
        self, rel: Token | None, many: int, half: Token | None, dash: Token | None, unit: Token, further: Token | None
    ) -> When | None:
        """Two weeks, the next 30 days, a week or two, ten business days after March 9."""
        before = rel or self.before()
        if half or further:
            return self.almanac.aside("a fraction")
        many = self.or_more(many)
        lasts = self.tokens[self.start].word == "last" and self.before().kind in _LASTING
        if rel and rel.name in ("last", "that") and not lasts:
            return self.almanac.aside("in the past")
        if self.is_length(unit, many, before.kind, hyphen=dash is not None):
            return self.almanac.aside("a length, not a time")
        self.counted = unit.name
        return self.counted_on(attrs.evolve(self.almanac.count(many * unit.number, unit.name), ranged=self.ranged))

    def how_many(self) -> int | None:
        """Return a number, the later one of "two to three", "two, maybe three", "3-5"; "a" is one."""
        article, many = self.take("article"), self.number()
        self.ranged = False
        if many is None and article is None:
            return None
        many = 1 if many is None else many
        for further in filter(None, (self.another_number(), self.another_number())):
            many, self.ranged = max(many, further), True
        return many

    def another_number(self) -> int | None:
        """Return the "three" of "to three", "or perhaps three"."""
        start = self.at
        if self.has("sep? to|dash|or|and|mod and|mod|prep*"):
            many = self.number()
            if many:
                return many
        self.at = start
        return None

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
        adjective = not unit.word.endswith("s") and (many > 1 or hyphen)  # "a six-month contract"
        if adjective and self.peek().kind in ("word", "noun", "dash", "cue"):
            return True
        if self.has("article unit") or self.peek().kind in ("rate", "every"):
            return True
        if unit.name == "years":
            return before not in ("prep", "verb", "rel")
        return unit.name == "hours" and many in _HALF_A_DAY and before not in ("prep", "rel")

    def counted_on(self, counted: When) -> When:
        """Ago, from now, later, after X, before X, of X: from where a count runs."""
        self.has("more|mod?")
        if self.has("ago"):
            return self.almanac.aside("in the past")
        if self.has("hence") or self.has("=away"):
            return counted
        rules = (self.from_before, self.from_weekday, self.from_target)
        return next(filter(None, (rule(counted) for rule in rules)), counted)

    def from_before(self, counted: When) -> When | None:
        """Later; after which we need three days."""
        behind = {token.kind for token in self.tokens[max(0, self.at - _NEAR) : self.at]}
        later = any(map(self.has, ("later", "=later", "=after &sep|end", "to =that|it &sep|end")))
        if self.anchor and (later or behind & {"later", "thereupon", "then"}):
            return self.almanac.counted_from(counted, self.anchor)
        return None

    def from_weekday(self, counted: When) -> When | None:
        """A week on Tuesday, a week today."""
        start = self.at
        if counted.unit in ("weeks", "days") and not counted.unusable:
            found = self.when("day_word|weekday") if self.has("=on? &day|weekday") else None
            if found and not found.aside:
                return self.almanac.counted_from(counted, found)
        self.at = start
        return None

    def from_target(self, counted: When) -> When | None:
        """After March 9, of our board meeting on the 15th, before Christmas."""
        start = self.at
        side = self.take("=of") or self.take("prep|rel:after|before|least|following")
        if side is None:
            return None
        back = side.name == "before"
        target = None if back and self.peek().kind in ("word", "verb") else self.target()
        if target:
            self.has("cue:start")  # "two days before the June 24 launch"
            return target if target.unusable else self.almanac.counted_from(counted, target, back=back)
        self.at = start if back else self.at
        return None if back else self.almanac.aside("counted from a day that is not named")

    @rule("the {unit}", "{same@sametime} rel:next {unit:weeks|months}")
    def within_the(self, unit: Token, same: Token | None = None) -> When | None:
        """Within the week, within the hour; this time next week."""
        within = self.before().word in ("within", "inside") and not unit.word.endswith("s")
        if not same and not within:
            return None
        whole = not same and unit.name in (*PERIODS, "years")
        return self.almanac.period(unit.name, 0) if whole else self.almanac.count(unit.number, unit.name)

    @rule("negative unit", "=minus number unit", "{half@fraction} article unit")
    def no_count(self, half: Token | None = None) -> When:
        """-5 days, minus five days; half a week, which is no whole number of days."""
        return self.almanac.aside("a fraction") if half else self.almanac.refused("a count of one or more")

    @rule("{named@suffix:latest?} {many@<number>}")
    def worst_case(self, named: Token | None, many: int) -> When | None:
        """Worst case four; two weeks, or rather three; two at the most: the unit of the last count."""
        before, follows = self.before(), self.peek()
        told = named or before.kind == "redo" or {follows.kind, follows.name} & {"if", "latest"}
        led = before.kind in ("prep", "sep") or before.name == "it"  # "it could be three"
        if not (self.counted and many and (told or led)):
            return None
        ends = self.ends_here() if told else follows.kind in ("sep", "end")
        return self.almanac.count(many, self.counted) if ends else None

    # all of them

    def single(self) -> When | None:
        """Return one time expression; any other word may begin a holiday that only the calendar knows."""
        return self.when("listed" if {self.peek().kind, self.peek().word} & _STARTS else "holiday")

    listed = either(
        "written|end_of_day|until_over|beside|day_word|edge_of|middle_of_week|the_holidays|the_weekend|part_of|"
        "nth_of_every|first_days_of|nth_of|weekday|calendar_date|holiday|back_reference|period|count|no_count|within_the|"
        "worst_case|clock"
    )

    def expression(self) -> When | None:
        """Return a time expression with its alternatives: "Tuesday or Wednesday", "from the 18th to the 22nd"."""
        self.base = self.almanac.asked_on
        self.known.clear()
        between = self.peek(-1).word == "between"
        found = self.when("single")
        further = found = found and self.weekday_of(found)
        for _ in range(4):
            further = further and (self.range_end(further, between=between) or self.alternative(further))
            found = further or found
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
        anchor, self.anchor, self.first = self.anchor, first, first
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
        unit = second.unit if second.frame else ""
        return attrs.evolve(second, first=min(first.first, second.first), unit=unit, ranged=True)

    @rule("{day@ordinal|number} !unit|month|more !=of {year@<year>?}")
    def bare_end(self, day: Token, year: int | None) -> When | None:
        """A day of the month after "April 13 -", and no unit after it."""
        return None if self.first.unit or not day.number or year else self.day_of_month(day.number)

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
        unit = self.first.unit
        if unit == "weekday" and not part:
            return self.almanac.day(self.in_week(self.first.last.weekday(), 1))
        following = self.almanac.period(unit or "weeks", 1) if unit in PERIODS or (part and not unit) else None
        return self.almanac.part(part.name, following) if part and following else following

    @rule("the? {many@<number>}")
    def elliptic_count(self, many: int) -> When | None:
        """Two, after "a week or"."""
        known = many and self.first.unit and self.ends_here()
        return self.almanac.count(many, self.first.unit) if known else None
