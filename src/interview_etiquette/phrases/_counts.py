"""Counts: "two weeks", "the next 30 days", "ten business days after March 9"."""

from functools import partial

import attrs

from interview_etiquette.phrases._periods import Periods
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import When

_HALF_A_DAY = range(12)  # hours: too short to be named without "in" or "within"
_NEAR = 8  # tokens between "after which" and the count


class Counts(Periods):
    """Counts: "two weeks", "the next 30 days", "ten business days after March 9"."""

    def count(self) -> When | None:
        """Two weeks, the next 30 days, a week or two, ten business days after March 9."""
        before = self.peek(-1) if self.at else None
        self.take("the")
        rel = self.take("rel", "next", "coming", "following", "last", "that")
        many = self.how_many()
        if many is None:
            return self.attempt(self.negative, self.within_the, self.this_time, self.fraction)
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
        if self.is_length(unit, many, before if rel is None else rel, hyphen=hyphen):
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

    def fraction(self) -> When | None:
        """Half a week: no whole number of days."""
        found = self.take("fraction") and self.take("article") and self.take("unit")
        return self.almanac.aside("a fraction") if found else None

    def is_length(self, unit: Token, many: int, before: Token | None, *, hyphen: bool) -> bool:
        """Whether a count says how long something lasts, and not when it ends."""
        if self.is_rate() or self.is_attribute(unit, many, hyphen=hyphen):
            return True
        kind = before.kind if before else ""
        if unit.name == "years":
            return kind not in ("prep", "verb", "rel")
        return unit.name == "hours" and many in _HALF_A_DAY and kind != "prep"

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
        if not (self.take("sametime") and self.take("rel", "next")):
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
            if further is not None and (self.ends_here() or self.peek().kind == "to"):
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
        return (self.peek().name in ("other", "start") and self.peek().word != "away") or (
            singular and self.peek().kind in ("word", "noun", "dash")
        )

    def counted_on(self, counted: When) -> When | None:
        """Ago, from now, later, after X, before X, of X: from where a count runs."""
        self.skip("more", "mod", most=1)
        if self.take("ago"):
            return self.almanac.aside("in the past")
        if self.is_later():
            return self.almanac.counted_from(counted, self.anchor.last) if self.anchor else counted
        start = self.at
        if self.take("hence") or self.word("away"):
            return counted
        if self.anchor and any(
            t.kind in ("later", "thereupon", "then") for t in self.tokens[max(0, start - _NEAR) : start]
        ):
            return self.almanac.counted_from(counted, self.anchor.last)
        further = self.attempt(partial(self.from_weekday, counted), partial(self.from_target, counted))
        return further or counted

    def is_later(self) -> bool:
        """Go past "later", "after that", or a last "after"."""
        if self.take("later") or self.word("later"):
            return True
        return self.peek(1).kind in ("sep", "end") and self.word("after")

    def from_weekday(self, counted: When) -> When | None:
        """A week on Tuesday, a week today."""
        if counted.unit not in ("weeks", "days") or counted.aside or counted.refused:
            return None
        self.word("on")
        found = self.attempt(self.day_word, self.weekday) if self.peek().kind in ("day", "weekday") else None
        return self.almanac.counted_from(counted, found.last) if found and not found.aside else None

    def from_target(self, counted: When) -> When | None:
        """After March 9, of our board meeting on the 15th, before Christmas."""
        of = self.peek().word == "of"
        side = (
            self.take("prep") if of else self.take("prep", "after", "before", "least") or self.take("rel", "following")
        )
        back = side is not None and side.name == "before"
        if side is None or (back and self.peek().kind in ("word", "verb")):
            return None
        target = self.target()
        if target is None:
            return None if back else self.almanac.aside("counted from a day that is not named")
        if target.aside or target.refused:
            return target
        return counted if counted.aside else self.almanac.counted_from(counted, target.edge_day(back=back), back=back)

    def worst_case(self) -> When | None:
        """Worst case four; two weeks, or rather three: the unit of the last count."""
        before = self.peek(-1).kind if self.at else ""
        if not self.counted or not (self.take("suffix", "latest") or before in ("redo", "prep")):
            return None
        many = self.number()
        alone = self.peek().kind in ("sep", "end") if before == "prep" else self.ends_here()
        return self.almanac.count(many, self.counted) if many and alone else None
