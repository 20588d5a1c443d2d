"""The time expressions of a text in their places, and the clauses in which they stand."""

from collections import deque
from collections.abc import Iterator, Sequence

import attrs

from interview_etiquette.phrases._grammar import Grammar
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import When

_LONG = 40  # tokens over which a negation reaches
_FEW_WORDS = 2  # unknown words that a clause without a verb may have
_DIVIDERS = ("sep", "join", "if", "redo", "and")
_STOPS = frozenset(".!?;\u2026")


@attrs.define
class Found:
    """A time expression in its place.

    Args:
        when: The days that it names.
        start: Its first token.
        stop: The token after its last one.
        side: "latest" or "earliest".
        role: "decide", "" where nothing tells, or why it is set aside: a key of the reasons.
    """

    when: When
    start: int
    stop: int
    side: str = "latest"
    role: str = ""


@attrs.frozen
class Clause:
    """A stretch of tokens between two dividers, with the expressions in it."""

    start: int
    stop: int
    found: tuple[Found, ...]
    opens: bool  # a sentence begins here


def scan(tokens: Sequence[Token], grammar: Grammar) -> list[Found]:
    """Return the time expressions, left to right."""
    found: list[Found] = []
    grammar.at = 0
    while grammar.at < len(tokens) - 1:
        start = grammar.at
        when = grammar.expression()
        if when is None or grammar.at == start:
            grammar.at = start + 1
            continue
        found.append(Found(when, start, grammar.at))
        if not when.aside and not when.refused and when.unit != "clock":
            grammar.anchor = when
    return found


def clauses(tokens: Sequence[Token], found: Sequence[Found]) -> Iterator[Clause]:
    """Cut the tokens at dividers that lie in no expression."""
    inside = {i for one in found for i in range(one.start, one.stop)}
    start, opens, left = 0, True, deque(found)
    for i, token in enumerate(tokens):
        divides = token.kind in _DIVIDERS or token.kind == "end" or (token.kind == "dash" and not token.tight)
        if i in inside or not divides:
            continue
        if i != start + 1 or tokens[start].kind not in _DIVIDERS:  # something stands between two dividers
            yield Clause(start, i, tuple(_taken(left, i)), opens)
            opens = False
        start, opens = i, opens or token.word in _STOPS


def _taken(left: deque[Found], stop: int) -> Iterator[Found]:
    while left and left[0].start < stop:
        yield left.popleft()


def is_verbless(tokens: Sequence[Token], clause: Clause) -> bool:
    """Return whether a clause only adds to its neighbour: no verb, and hardly a word that is not known."""
    inside = {i for one in clause.found for i in range(one.start, one.stop)}
    kinds = [tokens[i].kind for i in range(clause.start, clause.stop) if i not in inside]
    return not {"verb", "over"} & set(kinds) and kinds.count("word") <= _FEW_WORDS


def find_cues(tokens: Sequence[Token], clause: Clause) -> list[tuple[int, str]]:
    """Return the words that tell what a clause is about, each with its place."""
    inside = {i for one in clause.found for i in range(one.start, one.stop)}
    return [
        (i, tokens[i].name) for i in range(clause.start, clause.stop) if tokens[i].kind == "cue" and i not in inside
    ]


def is_denied(tokens: Sequence[Token], clause: Clause, stop: int) -> bool:
    """Return whether a clause is negated up to a place; a condition never is, and two negations make none."""
    kinds = [tokens[i].kind for i in range(max(clause.start, stop - _LONG), stop)]
    return kinds.count("not") % 2 == 1 and "if" not in kinds and "aye" not in kinds
