"""From the time expressions of a text to the one timeframe: each has a side and a role, and the later day wins."""

from bisect import bisect
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from interview_etiquette.phrases._clauses import Clause, Found, clauses
from interview_etiquette.phrases._sides import suffix_after, take_side
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import A_FRACTION, A_LENGTH, IN_THE_PAST, ONE_DAY, RECURRING, Almanac, When
from interview_etiquette.phrases._words import telling
from interview_etiquette.timeframe import Within

_CLOSE = 10  # tokens between what is corrected and what corrects it
_NEARER = 4  # days by which the weekday of the next week is nearer
_NEXT_YEAR = timedelta(days=275)  # as far ahead, "we met them on March 3" was the one three months ago or less
_REASONS = {
    "start": "about starting, not about deciding",
    "other": "about something other than the decision",
    "event": "about something other than the decision",  # unless a later clause decides then
    "past": IN_THE_PAST,
    "corrected": "corrected later",
    "denied": "what will not be the case",
    "span": A_LENGTH,
    "recurring": RECURRING,
}


class Judge:
    """Goes through the clauses of a text, and gives every expression its side and its role."""

    def __init__(self, tokens: Sequence[Token], found: Sequence[Found], almanac: Almanac) -> None:
        self._tokens, self._found, self._almanac = tokens, found, almanac
        self._role = ""  # what the text is about at this place
        self._before: Clause | None = None
        self._waiting: Sequence[Found] = ()  # what the next clause with a cue will tell the role of
        self._event: Found | None = None  # what may come before the decision
        self._step = False  # and whether it does, whatever follows

    def go(self) -> None:
        """Judge every clause, from the first to the last."""
        for clause in clauses(self._tokens, self._found):
            self._judge(clause)
            self._before = clause
        _correct(self._tokens, self._found)
        for earlier, later in pairwise(self._found):
            if later.when.unit == "later":  # "we meet on Friday, and decide after that"
                earlier.role = "other"
            if suffix_after(self._tokens, later) == "latest" and later.when.unit == "weekday":
                later.when = _no_earlier(later.when, earlier)

    def _judge(self, clause: Clause) -> None:
        cues, adds = clause.cues(), clause.verbless and not clause.opens
        self._role = self._role if self._goes_on(clause, adds=adds) else ""
        free, foreign = clause.start, "event" if clause.is_foreign() else ""
        for one in clause.found:
            one.free, free = free, one.stop
            one.role = _own_role(clause, cues, one) or self._role or foreign
            take_side(clause, one, self._before if adds else None, self._suffix(clause, one))
        if cues:
            self._role = cues[-1][1]
            self._tell(clause, cues[0][1])
        if clause.rejects:
            _deny(self._before)
        self._wait(clause)

    def _tell(self, clause: Clause, cue: str) -> None:
        """Let a clause that tells what it is about tell it of what comes before, too."""
        if not clause.opens:
            self._look_back(clause, cue)
        if self._event and ((self._step and not clause.opens) or clause.tells("link")):
            self._count_from(self._event, clause.found)
        if self._role == "other" and clause.supposes and not clause.opens:
            self._role = ""  # "but if the CFO is travelling, Wednesday"

    def _suffix(self, clause: Clause, one: Found) -> str:
        """Return "latest" or "earliest" where the expression or its clause says so itself."""
        first, behind = one.free, self._before.found if self._before else ()
        if first == clause.start and not behind:
            first = max(0, first - 2)  # "at the latest, Friday"
        follows, later = clause.tokens[one.stop], clause.tokens[min(one.stop + 1, clause.stop)]
        if follows.word == "before" and later.word in telling("somebody") and not clause.cues():
            return "earliest"  # "it'll be Tuesday before anybody looks at it"
        before = (token.name for token in clause.tokens[first : one.start] if token.kind == "suffix")
        return suffix_after(clause.tokens, one) or next(before, "")

    def _goes_on(self, clause: Clause, *, adds: bool) -> bool:
        """Return whether a clause is about what the one before was about."""
        mine = clause.tokens[clause.start : clause.stop]
        decides = self._role == "decide"
        return (adds and (mine[0].kind != "join" or decides)) or (decides and any(token.name == "it" for token in mine))

    def _look_back(self, clause: Clause, cue: str) -> None:
        """Let the first cue of a clause tell what the expressions before it are about."""
        for one in () if clause.supposes else self._waiting:
            one.role = one.role or cue
        if self._role == "decide" and self._before and not clause.found:
            unheard = clause.supposes and clause.tells("hearing")
            _decide_too(self._before, linked=clause.tells("link"), unheard=unheard)

    def _count_from(self, event: Found, found: Sequence[Found]) -> None:
        """The board votes on the 21st and will notify everyone within 48 hours: these begin that day."""
        to_come = event.role != "past" and event.when.last < self._almanac.asked_on + _NEXT_YEAR
        for one in found if to_come else ():
            if one.role == "decide" and isinstance(one.when.frame, Within):
                one.when = self._almanac.moved(one.when, event.when)

    def _wait(self, clause: Clause) -> None:
        """Keep in mind what a later clause may tell more about."""
        if clause.opens or clause.found:
            self._event = clause.found[-1] if clause.found else None
            self._step = clause.tells("step")
            self._waiting = clause.found if clause.verbless and clause.opens else ()


def _deny(clause: Clause | None) -> None:
    """By Friday? I doubt it."""
    for one in clause.found if clause and clause.verbless else ():
        one.role = "denied"


def _decide_too(clause: Clause, *, linked: bool, unheard: bool) -> None:
    """By Friday we'll have seen all, and chosen; she's back on Monday, and then we decide; call me if not."""
    for one in clause.found:
        led = one.start <= clause.start + 2 and clause.tokens[one.start - 1].name == "by"
        lasts = isinstance(one.when.frame, Within)  # the interviews take a week
        if (linked and one.role in ("event", "other")) or (one.role == "other" and (led or lasts or unheard)):
            one.role = "decide"


def _no_earlier(when: When, than: Found) -> When:
    """Return the weekday that is the latest of two alternatives: "in ten days, Monday at the latest"."""
    late = (than.when.last - when.last).days
    if late < _NEARER or than.role not in ("", "decide"):
        return when
    day = when.last + ONE_DAY * (late + -late % 7)
    return When(day, day, sure=False)


def _own_role(clause: Clause, cues: list[tuple[int, str]], one: Found) -> str:
    """Return the last cue on the left of an expression, else the first one on its right; a mere reason has none."""
    if clause.excuses(one):
        return "event"
    at = bisect(cues, (one.start, ""))
    return (cues[max(at, 1) - 1])[1] if cues else ""


def _correct(tokens: Sequence[Token], found: Sequence[Found]) -> None:
    """Set aside what is taken back: "Tuesday, no, Wednesday"."""
    for earlier, later in pairwise(found):
        between = tokens[earlier.stop : later.start]
        alone = any(token.word == "no" and _stands_alone(between, i) for i, token in enumerate(between))
        if _is_redone(between, alone=alone) or _adds_half(between, later):
            earlier.role = "corrected"
            later.role = "" if later.role == "denied" and alone else later.role


def _is_redone(between: Sequence[Token], *, alone: bool) -> bool:
    return len(between) < _CLOSE and (alone or any(token.kind == "redo" for token in between))


def _adds_half(between: Sequence[Token], later: Found) -> bool:
    """Return whether a second thought is no whole number: "a week, maybe a week and a half"."""
    return later.when.aside == A_FRACTION and all(token.kind in ("sep", "mod") for token in between)


def _stands_alone(between: Sequence[Token], i: int) -> bool:
    signs = ("sep", "dash")
    return between[max(i - 1, 0)].kind in signs and (i + 1 == len(between) or between[i + 1].kind in signs)


def is_long(tokens: Sequence[Token], found: Sequence[Found]) -> tuple[int, int] | None:
    """Return where the text says that it will take long, and does not deny it."""
    for clause in clauses(tokens, found):
        denied, past = clause.is_denied(clause.stop), any(name == "past" for _, name in clause.cues())
        for token in tokens[clause.start : clause.stop]:
            if token.kind == ("quick" if denied else "long") and (denied or not past):
                return token.start, token.end
    return None


def sorted_out(found: Sequence[Found], asked_on: date) -> tuple[list[Found], list[tuple[Found, str]]]:
    """Return the expressions that bound the decision, and the others with the reason why not."""
    kept, aside = list[Found](), list[tuple[Found, str]]()
    explicit = any(one.role == "decide" and not one.when.aside for one in found)
    for one in found:
        reason = one.when.aside or _REASONS.get(one.role, "") or _doubt(one, asked_on, explicit=explicit)
        if reason:
            aside.append((one, reason))
        else:
            kept.append(one)
    return kept, aside


def _doubt(one: Found, asked_on: date, *, explicit: bool) -> str:
    """Return why an expression that nothing else rules out is none about the decision, or ""."""
    if explicit and not one.role:
        return "not about the decision"
    past = one.side == "latest" and not one.when.refused and one.when.last < asked_on
    return IN_THE_PAST if past else ""


def bounds(kept: Sequence[Found]) -> tuple[Found | None, Found | None]:
    """Return the earliest and the latest day; of several the later one counts. Bounds that contradict are none."""
    latest = max((one for one in kept if one.side == "latest"), key=lambda one: one.when.last, default=None)
    earliest = max((one for one in kept if one.side == "earliest"), key=lambda one: one.when.first, default=None)
    if earliest and latest and latest.when.last < earliest.when.first and latest.when.unit != "weekday":
        return None, None
    return earliest, latest
