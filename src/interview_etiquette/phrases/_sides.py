"""Which bound of the decision an expression is: what its preposition, a suffix and a negation make of it."""

from collections.abc import Sequence

import attrs

from interview_etiquette.phrases._clauses import Clause, Found
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import ONE_DAY, When
from interview_etiquette.phrases._words import words
from interview_etiquette.timeframe import Within

_FAR = 7  # tokens between a preposition and its expression: "before the board meets on June 5"
_AFTER_A_SUFFIX = words("sep end join if")


def take_side(clause: Clause, one: Found, before: Clause | None, suffix: str) -> None:
    """Work out from its preposition, a suffix and a negation which bound an expression is."""
    prep = "after" if one.when.unit == "later" else _preposition(clause.tokens, one)
    denied = _is_denied(clause, one, prep, before)
    reason = _no_bound(clause.tokens[one.start - 1], one.when, prep, denied=denied and not suffix)
    if reason:
        one.role = reason
    elif _is_earliest(prep, suffix, one.when, denied=denied):
        one.side = "earliest"
        if prep in ("after", "after all") and one.when.unit != "due":
            one.when = attrs.evolve(one.when, first=one.when.last + ONE_DAY)
    elif prep == "before":
        one.when = _excluded(one.when)
    elif prep in ("by", "until", "after") and not one.when.ranged:
        one.when = _by(one.when)


def _is_denied(clause: Clause, one: Found, prep: str, before: Clause | None) -> bool:
    """Return whether it will not be then; "until the 14th you won't hear" is no less denied for its order."""
    follows = clause.tokens[one.stop]
    if follows.kind == "lest":  # "we won't let the week end without deciding"
        return False
    if follows.name == "off" or follows.word.endswith("n't"):
        return True
    leans = prep in ("before", "until")
    if leans and before and before.is_denied(before.stop) and not clause.begins("but"):
        return True
    return clause.is_denied(clause.stop if leans and clause.begins(prep) else one.start)


def _no_bound(last: Token, when: When, prep: str, *, denied: bool) -> str:
    """Return why a preposition or a negation leaves no bound, or ""."""
    if prep == "since":
        return "past"
    if last.kind == "every":
        return "recurring"
    if prep == "span" and when.counted:
        return "" if denied else "span"
    return "denied" if denied and prep in ("", "by", "span") else ""


def _is_earliest(prep: str, suffix: str, when: When, *, denied: bool) -> bool:
    """Return whether they will decide then or later, not by then."""
    if prep in ("hold", "after all"):
        return True
    if suffix == "latest" or when.unit == "holidays":  # "once they are over" promises the day
        return False
    if suffix == "earliest" or (prep == "least" and not when.ranged):
        return True
    return denied != (prep == "after") and prep in ("after", "before", "until", "under", "span")


def _by(when: When) -> When:
    """Return what "by" makes of an expression: its end; of "by June" some would say its beginning."""
    return attrs.evolve(when, first=when.last, sure=when.sure and (when.edge or when.first == when.last))


def _excluded(when: When) -> When:
    """Return what "before" makes of an expression."""
    if when.edge or when.unusable or isinstance(when.frame, Within):
        return when
    day = when.first - ONE_DAY * (3 if when.unit == "weeks" else 1)  # the week before ends on its Friday
    return When(day, day, unit="weekday" if when.unit == "weekday" else "", sure=when.sure and not when.unit)


def _preposition(tokens: Sequence[Token], one: Found) -> str:
    """Return the group of the preposition that rules an expression, or ""; "in", "on" and their like rule nothing."""
    for i in range(one.start - 1, max(one.free, one.start - _FAR) - 1, -1):
        name = tokens[i].name if tokens[i].kind == "prep" else ""
        if (tokens[i].word, i + 1) == ("over", one.start) and tokens[i + 1].kind in ("number", "article"):
            return "after"  # "it takes over two weeks"
        if name not in ("", "at") and (name != "least" or i == one.start - 1):
            return name
        if (tokens[i].kind, tokens[i].name) in (("cue", "decide"), ("verb", "will")):
            break
    return ""


def suffix_after(tokens: Sequence[Token], one: Found) -> str:
    """Return "latest" or "earliest" where the words behind an expression say so, else ""."""
    at = one.stop + (tokens[one.stop].word == ",")
    if tokens[at].kind != "suffix":
        return ""
    mine = at == one.stop or tokens[at + 1].kind in _AFTER_A_SUFFIX  # and not "Monday, at the latest Wednesday"
    return tokens[at].name if mine else ""
