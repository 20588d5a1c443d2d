"""What leans on another expression: "then", "the day after Labor Day", "the week after that"."""

import attrs

from interview_etiquette.phrases._cursor import either, rule
from interview_etiquette.phrases._days import Days
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import ONE_DAY, ONE_WEEK, When
from interview_etiquette.phrases._words import words

_BETWEEN = words("the word prep rel noun mod cue dash fair part")  # "of our July 15 board meeting"
PERIODS = words("weeks months quarters")
_NEAR = 6  # tokens between "decide" and "then"
_WHAT = "{what@weekday|unit:weekday|days|business_days|weeks|months|quarters}"


class Leaning(Days):
    """What leans on another expression: "then", "the day after Labor Day", "the week after that"."""

    @property
    def anchor_unit(self) -> str:
        """The unit of what was named before; "" for a single day, and where nothing was."""
        return self.anchor.unit if self.anchor else ""

    back_reference = either("pronoun|related_day|next_one|after_that")

    @rule("the? {then}", "=that &sep|end")
    def pronoun(self, then: Token | None = None) -> When | None:
        """By then; before that; we meet on Friday and decide then."""
        behind = self.tokens[max(0, self.start - _NEAR) : self.start]
        decides = then and self.ends_here() and any(token.name == "decide" for token in behind)
        leans = decides or self.before().kind == "prep"
        return attrs.evolve(self.anchor, frame=None) if self.anchor and leans else None

    @rule("the? {rel:that|following|next} {unit:days|business_days}", "the? {rel:following|next} time")
    def related_day(self, rel: Token, unit: Token | None = None) -> When | None:
        """That day, the next morning, the following business day."""
        name, many = (unit.name, unit.number) if unit else ("days", 1)
        if self.anchor or rel.name == "that" or not unit:
            return self.from_anchor(name, 0 if rel.name == "that" else many)
        return self.almanac.count(many, name)

    @rule("the? rel:next &sep|end")
    def next_one(self) -> When | None:
        """Only "next", after "this week, but realistically"."""
        return self.almanac.period(self.anchor_unit, 1) if self.anchor_unit in PERIODS else None

    @rule("later:later")
    def after_that(self) -> When | None:
        """After that, and not shortly afterwards."""
        leans = self.peek(-1).word in ("that", "then")
        return attrs.evolve(self.anchor, frame=None, unit="later") if self.anchor and leans else None

    def from_anchor(self, unit: str, on: int) -> When | None:
        """Return the day, week or month of what was named before, or one after it."""
        if self.anchor is None or unit in PERIODS:
            return self.anchor and self.almanac.period(unit, on, self.anchor.last)
        if on == 0:
            return attrs.evolve(self.anchor, frame=None)
        return self.almanac.count_from(self.anchor, on, unit)

    beside = either("beside_it|beside_next|nth_hence")

    @rule(
        f"the? {{ordinal?}} {_WHAT} later|thereupon",
        f"the? {{ordinal?}} {_WHAT} !=once|past|beyond|over {{side@prep|rel:after|before|following}} {{<target>}}",
    )
    def beside_it(
        self, what: Token, ordinal: Token | None, side: Token | None = None, target: When | None = None
    ) -> When | None:
        """The day after Labor Day, the Monday before Easter, the week after that, the second Tuesday thereafter."""
        target, which = target or (None if side else self.anchor), ordinal.number if ordinal else 1
        if target is None or target.unusable:
            return target
        return self.placed(what, target, -which if side and side.name == "before" else which)

    @rule(f"the? {_WHAT} prep:after rel:next|coming =one?")
    def beside_next(self, what: Token) -> When | None:
        """The Monday, the week or the month after next."""
        if what.kind == "weekday":
            return self.almanac.day(self.in_week(what.number, 2), sure=False)
        return self.almanac.period(what.name, 2) if what.name in PERIODS else None

    @rule("the? {ordinal} {unit:days|business_days} {hence}", "=the {ordinal} {unit:business_days} !prep")
    def nth_hence(self, ordinal: Token, unit: Token, hence: Token | None = None) -> When | None:
        """The tenth business day from today; on the third business day."""
        said = hence or (self.before().kind == "prep" and not self.anchor)
        return self.almanac.count(ordinal.number, unit.name) if said else None

    def placed(self, what: Token, target: When, which: int) -> When:
        """Return the first, second, ... weekday, day or week after another expression; a negative one is before it."""
        back = which < 0
        day = target.first if back else target.last
        if what.kind == "weekday":
            nearest = self.almanac.weekday(what.number, day - ONE_DAY - ONE_WEEK if back else day)
            return self.almanac.day(nearest + ONE_WEEK * (which + 1 if back else which - 1))
        if what.name in PERIODS:
            return self.almanac.period(what.name, which, day)
        return self.almanac.count_from(target, abs(which) * what.number, what.name, back=back)

    def target(self) -> When | None:
        """Return what something is counted from: an expression a few words on, or the one before."""
        start = self.at
        if self.peek().kind in ("sep", "end", "suffix") or self.has("=it"):
            return self.anchor
        for _ in range(6):
            self.has("=, =which verb?")  # "the last interview, which is on the 22nd"
            self.has("=, &month|date|the|ordinal")
            if self.peek(2).kind == "month":
                self.has("=,")  # "the closing date, 2 October"
            found = self.when("this_interview|single")
            if found is not None:
                return found
            if self.peek().kind not in _BETWEEN:
                break
            self.at += 1
        self.at = start
        return None

    @rule("interview")
    def this_interview(self) -> When:
        """Our call, meeting you: today."""
        return self.almanac.day(self.almanac.asked_on)
