"""Counts of days, weeks and months, and from where they run: "two weeks", "ten business days after March 9"."""

import attrs

from interview_etiquette.phrases._cursor import rule
from interview_etiquette.phrases._leaning import PERIODS
from interview_etiquette.phrases._periods import Periods
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import A_FRACTION, A_LENGTH, IN_THE_PAST, When
from interview_etiquette.phrases._words import words

_HALF_A_DAY = range(12)  # hours: too short to be named without "in" or "within"
_LASTING = words("word cue verb fair mod")  # "deliberations last ten days"
_NEAR = 8  # tokens between "after which" and the count


class Counts(Periods):
    """Counts of days, weeks and months, and from where they run."""

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
            return self.almanac.aside(A_FRACTION)
        many = self.or_more(many)
        lasts = self.tokens[self.start].word == "last" and self.before().kind in _LASTING
        if rel and rel.name in ("last", "that") and not lasts:
            return self.almanac.aside(IN_THE_PAST)
        if self.is_length(unit, many, before.kind, hyphen=dash is not None):
            return self.almanac.aside(A_LENGTH)
        self.last_unit = unit.name
        return self.counted_on(attrs.evolve(self.almanac.count(many * unit.number, unit.name), ranged=self.ranged))

    @rule("{said@date} {unit}")
    def slashed(self, said: Token, unit: Token) -> When | None:
        """2/3 weeks: two or three."""
        if said.word.count("/") != 1 or not unit.word.endswith("s"):  # "the 10/2 week"
            return None
        many = max(map(int, said.word.split("/")))
        return self.counted_on(attrs.evolve(self.almanac.count(many * unit.number, unit.name), ranged=True))

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
        joined = self.has("sep? or|mod mod*") or self.has("=,")
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
            return self.almanac.aside(IN_THE_PAST)
        if self.has("hence") or self.has("=away"):
            return counted
        rules = (self.from_before, self.from_weekday, self.from_target)
        return next(filter(None, (rule(counted) for rule in rules)), counted)

    def from_before(self, counted: When) -> When | None:
        """Later; after which we need three days."""
        behind = {token.kind for token in self.tokens[max(0, self.at - _NEAR) : self.at]}
        later = any(map(self.has, ("later", "=later", "=after &sep|end", "to =that|it &sep|end")))
        if self.anchor and (later or behind & {"later", "thereupon", "then"}):
            return self.almanac.moved(counted, self.anchor)
        return None

    def from_weekday(self, counted: When) -> When | None:
        """A week on Tuesday, a week today."""
        start = self.at
        if counted.unit in ("weeks", "days") and not counted.unusable:
            self.has("=on?")
            found = self.when("day_word|weekday")
            if found and not found.aside:
                return self.almanac.moved(counted, found)
        self.at = start
        return None

    def from_target(self, counted: When) -> When | None:
        """After March 9, of our board meeting on the 15th, before Christmas."""
        start = self.at
        side = self.take("=of") or self.take("prep|rel:after|before|least|following")
        if side is None:
            return None
        back = side.name == "before"
        target = self.target()
        if target:
            self.has("cue:start")  # "two days before the June 24 launch"
            return target if target.unusable else self.almanac.moved(counted, target, back=back)
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

    @rule("negative unit", "=minus number unit")
    def below_one(self) -> When:
        """-5 days, minus five days."""
        return self.almanac.refused("a count of one or more")

    @rule("fraction article unit", "unit fraction")
    def half_of_one(self) -> When:
        """Half a week; a week and a half: no whole number of days."""
        return self.almanac.aside(A_FRACTION)

    @rule("{named@suffix:latest?} {many@<number>}")
    def worst_case(self, named: Token | None, many: int) -> When | None:
        """Worst case four; two weeks, or rather three; two at the most: the unit of the last count."""
        before, follows = self.before(), self.peek()
        told = named or before.kind == "redo" or {follows.kind, follows.name} & {"if", "latest"}
        led = before.kind in ("prep", "sep") or before.name == "it"  # "it could be three"
        if not (self.last_unit and many and (told or led)):
            return None
        ends = self.ends_here() if told else follows.kind in ("sep", "end")
        return self.almanac.count(many, self.last_unit) if ends else None
