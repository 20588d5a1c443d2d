"""Days and periods that lean on others: "the day after Labor Day", "that week", "by then"."""

from datetime import timedelta

import attrs

from interview_etiquette.phrases._days import Days
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import When

_BETWEEN = ("the", "word", "prep", "rel", "noun", "mod", "cue", "dash")  # "of our July 15 board meeting"
_DEEPEST = 2  # "the Monday after the week of Easter"
_PERIODS = ("weeks", "months", "quarters")


class Anchors(Days):
    """Days and periods that lean on others: "the day after Labor Day", "that week", "by then"."""

    def back_reference(self) -> When | None:
        """Then, that day, the same week, the next day."""
        self.take("the")
        if self.anchor and self.is_pronoun():
            return attrs.evolve(self.anchor, frame=None)
        rel = self.take("rel", "that", "following", "next")
        unit = self.take("unit", "days", "weeks", "months", "business_days") if rel else None
        if rel and rel.name in ("next", "following") and self.anchor and self.take("time"):
            return self.from_anchor(self.anchor, "days", 1)
        if rel is None or unit is None:
            return self.next_one() if rel else None
        if rel.name == "that":
            return self.from_anchor(self.anchor, unit.name, 0) if self.anchor else None
        if self.anchor and (unit.name in ("days", "business_days") or rel.name == "following"):
            return self.from_anchor(self.anchor, unit.name, 1)
        counted = unit.name in ("days", "business_days")
        return self.almanac.count(unit.number, unit.name) if counted else self.next_period(unit)

    def after_that(self) -> When | None:
        """After that, and not shortly afterwards."""
        found = self.take("later")
        return (
            attrs.evolve(self.anchor, frame=None, unit="later")
            if found and self.anchor and found.word in ("that", "then")
            else None
        )

    def is_pronoun(self) -> bool:
        """Go past "then" or a last "that" after a preposition."""
        if self.peek(-1).kind != "prep":
            return False
        return self.take("then") is not None or (self.peek(1).kind in ("sep", "end") and self.word("that"))

    def next_one(self) -> When | None:
        """Only "next", after "this week, but realistically"."""
        ends = self.peek(-1).name == "next" and self.peek().kind in ("sep", "end")
        return (
            self.almanac.period(self.anchor.unit, 1) if ends and self.anchor and self.anchor.unit in _PERIODS else None
        )

    def next_period(self, unit: Token) -> When | None:
        """Next week; "in the next week" is a count, though."""
        the = self.peek(-3)
        counted = the.kind == "the" and self.peek(-4).word in ("in", "within", "over", "during", "inside")
        return self.almanac.count(unit.number, unit.name) if counted else self.almanac.period(unit.name, 1)

    def from_anchor(self, anchor: When, unit: str, on: int) -> When:
        """Return the day, week or month of what was named before, or one after it."""
        if unit in _PERIODS:
            return self.almanac.period(unit, on, anchor.last)
        if on == 0:
            return attrs.evolve(anchor, frame=None)
        return self.almanac.counted_from(self.almanac.count(on, unit), anchor.last)

    def beside(self) -> When | None:
        """The day after Labor Day, the Monday before Easter, the week after that, the week after next."""
        self.take("the")
        which = self.ordinal() or 1
        what = self.take("weekday") or self.take("unit", "days", "business_days", *_PERIODS)
        if what is None:
            return None
        if self.anchor and (self.take("later") or self.take("thereupon")):
            return self.placed(what, self.anchor, which)
        side = self.take("prep", "after", "before") or self.take("rel", "following")
        if side is None or side.word in ("once", "past", "beyond", "over"):
            return None
        if self.take("rel", "next"):
            return self.after_next(what)
        target = self.target()
        if target is None or target.aside or target.refused:
            return target
        return self.placed(what, target, -which if side.name == "before" else which)

    def after_next(self, what: Token) -> When | None:
        """The Monday, the week or the month after next."""
        if what.kind == "weekday":
            return self.almanac.day(self._in_week(what.number, 2), sure=False)
        return self.almanac.period(what.name, 2) if what.name in _PERIODS else None

    def whole_beside(self) -> When | None:
        """The week after next: a whole week or month."""
        found = self.beside()
        return found if found and found.unit in _PERIODS else None

    def placed(self, what: Token, target: When, which: int) -> When:
        """Return the first, second, ... weekday, day or week after another expression; a negative one is before it."""
        back = which < 0
        day = target.edge_day(back=back)
        if what.kind == "weekday":
            nearest = self.almanac.weekday(what.number, day - timedelta(days=8) if back else day)
            return self.almanac.day(nearest + timedelta(days=7 * (which + 1 if back else which - 1)))
        if what.name in _PERIODS:
            return self.almanac.period(what.name, which, day)
        counted = self.almanac.count(abs(which) * what.number, what.name)
        return self.almanac.counted_from(counted, day, back=back)

    def nested(self) -> When | None:
        """Return an expression within another one, and one in that, but no deeper."""
        if self.nesting == _DEEPEST:
            return None
        start = self.at, self.nesting
        if start not in self.known:
            self.nesting += 1
            found = self.attempt(self.single)
            self.nesting -= 1
            self.known[start] = found, self.at
        found, self.at = self.known[start]
        return found

    def target(self) -> When | None:
        """Return what something is counted from: an expression a few words on, or the one before."""
        start = self.at
        if self.take("rel", "that") or self.take("then") or self.peek().kind in ("sep", "end"):
            if self.peek().kind in ("sep", "end", "suffix", "and", "join", "cue", "verb"):
                return self.anchor
            self.at = start
        for _ in range(6):
            if self.peek().word == "," and self.peek(1).word == "which":
                self.at += 3  # "the last interview, which is on the 22nd"
            if self.peek().word == "," and self.peek(1).kind in ("month", "date", "the", "ordinal"):
                self.at += 1
            if self.take("interview"):
                return self.almanac.day(self.almanac.asked_on)
            found = self.nested()
            if found is not None:
                return found
            if self.peek().kind not in _BETWEEN or self.peek().name == "past":
                break
            self.at += 1
        self.at = start
        return None
