"""From the time expressions of a text to the one timeframe: each has a side and a role, and the later day wins."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import attrs

from interview_etiquette.phrases._clauses import Clause, Found, clauses
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import ONE_DAY, Almanac, When
from interview_etiquette.phrases._words import words
from interview_etiquette.timeframe import Within

_FAR = 7  # tokens between a preposition and its expression: "before the board meets on June 5"
_DOUBTFUL = 270  # days: a month so far ahead, in a sentence about who knows what, was the last one
_GLUE = words("the mod prep rel article")
_REASONS = {
    "start": "about starting, not about deciding",
    "other": "about something other than the decision",
    "past": "in the past",
    "corrected": "corrected later",
    "denied": "what will not be the case",
    "span": "a length, not a time",
    "recurring": "comes round again and again",
}


def judged(tokens: Sequence[Token], found: Sequence[Found], almanac: Almanac) -> None:
    """Give every expression its side and its role."""
    role, before, waiting, event = "", None, list[Found](), None
    for clause in clauses(tokens, found):
        cues, verbless, opens = clause.cues(), clause.is_verbless(), clause.opens
        first, adds = tokens[clause.start].kind, verbless and not opens
        goes_on = role == "decide" and any(token.name == "it" for token in tokens[clause.start : clause.stop])
        role = role if (adds and (first != "join" or role == "decide")) or goes_on else ""
        for one in clause.found:
            one.role = _nearest(cues, one) or role
            _take_side(clause, one, before if adds else None)
        if cues:
            role = cues[-1][1]
            for one in waiting if "if" not in (first, tokens[clause.start + 1].kind) and not opens else ():
                one.role = one.role or cues[0][1]
            if first == "and" and not clause.found and role == "decide" and before:
                _decide_too(before)
        if event and role == "decide" and not opens:
            _count_from(event, clause.found, almanac)
        if clause.found or opens:
            event = clause.found[-1] if clause.found and clause.is_process() else None
        if opens or clause.found or not verbless:
            waiting = list(clause.found) if verbless and opens else []
        before = clause
    _correct(tokens, found)
    for earlier, later in pairwise(found):
        earlier.role = "other" if later.when.unit == "later" else earlier.role
        if _suffix_after(tokens, later) == "latest" and later.when.unit == "weekday":
            later.when = _no_earlier(later.when, earlier)


def _count_from(event: Found, found: Sequence[Found], almanac: Almanac) -> None:
    """The board votes on the 21st and will notify everyone within 48 hours: nobody decides before that."""
    for one in found:
        if isinstance(one.when.frame, Within) and one.side == "latest" and one.when.last < event.when.last:
            one.when = almanac.counted_from(one.when, event.when.last)
            event.role = event.role or "other"


def _decide_too(clause: Clause) -> None:
    """By Friday we'll have seen all applications, and chosen."""
    for one in clause.found:
        if one.role == "other" and one.start <= clause.start + 2 and clause.tokens[one.start - 1].name == "by":
            one.role = "decide"


def _no_earlier(when: When, than: Found) -> When:
    """Return the weekday that is the latest of two alternatives: "in ten days, Monday at the latest"."""
    late = (than.when.last - when.last).days
    if late <= 0 or than.side == "earliest" or than.role not in ("", "decide"):
        return when
    day = when.last + ONE_DAY * (late + -late % 7)
    return When(day, day, sure=False)


def _nearest(cues: list[tuple[int, str]], one: Found) -> str:
    """Return the last cue on the left of an expression, else the first one on its right."""
    left = [name for i, name in cues if i < one.start]
    right = [name for i, name in cues if i >= one.stop]
    return left[-1] if left else right[0] if right else ""


def _take_side(clause: Clause, one: Found, before: Clause | None) -> None:
    """Work out from its preposition, a suffix and a negation which bound an expression is."""
    prep = "after" if one.when.unit == "later" else _preposition(clause, one)
    suffix = _suffix(clause, one)
    fronted = prep in ("before", "until") and one.start <= clause.start + 3
    denied = clause.is_denied(clause.stop if fronted else one.start) or clause.tokens[one.stop].word.endswith("n't")
    if prep in ("before", "until") and before:
        denied = denied or before.is_denied(before.stop)
    reason = _set_aside(clause.tokens[one.start - 1], one.when, prep, denied=denied and not suffix)
    if reason:
        one.role = reason
    elif _is_earliest(prep, suffix, one.when, denied=denied):
        one.side, one.when = "earliest", _after(one.when) if prep in ("after", "after all") else one.when
    elif prep == "before":
        one.when = _excluded(one.when)
    elif prep in ("by", "until", "after") and not one.when.ranged:
        one.when = _by(one.when)


def _set_aside(last: Token, when: When, prep: str, *, denied: bool) -> str:
    """Return why a preposition or a negation leaves no bound, or ""."""
    counted = when.refused or (when.frame and when.unit and when.first == when.last)
    if prep == "since" or last.kind == "every":
        return "past" if prep == "since" else "recurring"
    if prep == "span" and counted:
        return "" if denied else "span"
    return "denied" if denied and prep in ("", "at", "by", "span") else ""


def _is_earliest(prep: str, suffix: str, when: When, *, denied: bool) -> bool:
    """Return whether they will decide then or later, not by then."""
    if prep in ("hold", "after all"):
        return True
    if suffix == "latest" or when.unit == "holidays":  # "once they are over" promises the day
        return suffix == "latest" and denied and prep in ("before", "until")
    if suffix == "earliest" or (prep == "least" and not when.ranged):
        return True
    return denied != (prep == "after") and prep in ("after", "before", "until", "under", "span")


def _by(when: When) -> When:
    """Return what "by" makes of an expression: its end; of "by June" some would say its beginning."""
    return attrs.evolve(when, first=when.last, sure=when.sure and (when.edge or when.first == when.last))


def _after(when: When) -> When:
    """Return what "after" makes of an expression."""
    return when if when.unit == "due" else attrs.evolve(when, first=when.last + ONE_DAY)


def _excluded(when: When) -> When:
    """Return what "before" makes of an expression."""
    if when.edge or when.aside or when.refused or isinstance(when.frame, Within):
        return when
    day = when.first - ONE_DAY * (3 if when.unit == "weeks" else 1)  # the week before ends on its Friday
    return When(day, day, unit="weekday" if when.unit == "weekday" else "", sure=when.sure and not when.unit)


def _preposition(clause: Clause, one: Found) -> str:
    """Return the preposition's group; a weak one gives way to a stronger one further left."""
    tokens, near, weak = clause.tokens, True, ""
    for i in range(one.start - 1, max(_taken(clause, one), one.start - _FAR) - 1, -1):
        token, previous = tokens[i], tokens[i - 1].name if i else ""
        if token.kind == "prep" and token.name == "after" and previous in ("until", "before"):
            return "after all"
        if token.kind == "prep" and token.name in ("after", "until") and previous == "least":
            return "hold"
        if token.kind == "prep" and token.name != "at" and (near or token.name != "least"):
            timed = any(between.kind == "time" for between in tokens[i : one.start])
            return "by" if timed and token.name == "before" else token.name
        if token.kind == "prep":
            weak = "at"
        elif (token.kind, token.name) in (("cue", "decide"), ("verb", "will")):
            break
        near = near and token.kind in _GLUE
    return weak


def _taken(clause: Clause, one: Found) -> int:
    """Return where the expression before this one ends."""
    return max((other.stop for other in clause.found if other.stop <= one.start), default=clause.start)


def _suffix(clause: Clause, one: Found) -> str:
    """Return "latest" or "earliest" where the expression or its clause says so itself."""
    taken = _taken(clause, one)
    first = max(0, taken - 2) if taken == clause.start and clause.tokens[taken].word == "," else taken
    before = (token.name for token in clause.tokens[first : one.start] if token.kind == "suffix")
    return _suffix_after(clause.tokens, one) or next(before, "")


def _suffix_after(tokens: Sequence[Token], one: Found) -> str:
    at = one.stop + (tokens[one.stop].word == ",")
    return tokens[at].name if tokens[at].kind == "suffix" else ""


def _correct(tokens: Sequence[Token], found: Sequence[Found]) -> None:
    """Set aside what is taken back: "Tuesday, no, Wednesday"."""
    for earlier, later in pairwise(found):
        between = tokens[earlier.stop : later.start]
        alone = [i for i, token in enumerate(between) if token.word == "no" and _stands_alone(between, i)]
        if len(between) < _FAR + 3 and (alone or any(token.kind == "redo" for token in between)):
            earlier.role = "corrected"
            later.role = "" if later.role == "denied" and alone else later.role


def _stands_alone(between: Sequence[Token], i: int) -> bool:
    signs = ("sep", "dash")
    return between[max(i - 1, 0)].kind in signs and (i + 1 == len(between) or between[i + 1].kind in (*signs, "redo"))


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
    when = one.when
    if one.side == "latest" and not when.refused and when.last < asked_on:
        return "in the past"
    is_far = (
        one.stop == one.start + 1
        and when.unit == "months"
        and when.frame is None
        and (when.last - asked_on).days > _DOUBTFUL
    )
    return "in the past" if is_far and not one.role and when.last.year > asked_on.year else ""


def bounds(kept: Sequence[Found]) -> tuple[Found | None, Found | None]:
    """Return the earliest and the latest day; of several the later one counts. Bounds that contradict are none."""
    latest = max((one for one in kept if one.side == "latest"), key=lambda one: one.when.last, default=None)
    earliest = max((one for one in kept if one.side == "earliest"), key=lambda one: one.when.first, default=None)
    if earliest and latest and latest.when.last < earliest.when.first and latest.when.unit != "weekday":
        return None, None
    return earliest, latest
