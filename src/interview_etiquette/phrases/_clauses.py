"""The time expressions of a text in their places, and the clauses in which they stand."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise

import attrs

from interview_etiquette.phrases._grammar import Grammar
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import When
from interview_etiquette.phrases._words import telling, words

_LONG = 40  # tokens over which a negation reaches
_SUBJECT_AND_VERB = 2  # words
_DIVIDERS = words("sep join if redo and")
_STOPS = frozenset(".!?;\u2026")
_LEADING = words("sep dash join and redo aye the article mod rel part rate ordinal")  # before a subject


@attrs.define
class Found:
    """A time expression in its place: from its first token up to the one after its last.

    Args:
        side: "latest" or "earliest".
        free: Where what stands before it belongs to no other expression.
        role: "decide", "" where nothing tells, or why it is set aside: a key of the reasons.
    """

    when: When
    start: int
    stop: int
    side: str = "latest"
    role: str = ""
    free: int = 0


@attrs.frozen
class Clause:
    """A stretch of tokens between two dividers, with the expressions in it; `opens` where a sentence begins."""

    tokens: Sequence[Token]
    start: int
    stop: int
    found: Sequence[Found]
    opens: bool

    def outside(self) -> Iterator[tuple[int, Token]]:
        """Return the tokens that belong to no expression, with their places."""
        inside = {i for one in self.found for i in range(one.start, one.stop)}
        return ((i, self.tokens[i]) for i in range(self.start, self.stop) if i not in inside)

    def cues(self) -> list[tuple[int, str]]:
        """Return the words that tell what it is about, each with its place."""
        return [(i, token.name) for i, token in self.outside() if token.kind == "cue"]

    @property
    def verbless(self) -> bool:
        """Return whether it only adds to its neighbour."""
        return {"verb", "over", "cue"}.isdisjoint(token.kind for _, token in self.outside())

    def begins(self, *said: str) -> bool:
        """Return whether one of its first two tokens has such a kind, name or word."""
        return any({*said} & {token.kind, token.name, token.word} for token in self.tokens[self.start : self.start + 2])

    def excuses(self, one: Found) -> bool:
        """Return whether it opens with a day that is only a reason: "with Christmas coming up"."""
        return self.begins("amid") and self.tokens[one.start - 1].kind == "amid"

    @property
    def supposes(self) -> bool:
        """Return whether it is a condition or its consequence: "if she is out", "means we chose another"."""
        return self.begins("if", "means")

    @property
    def rejects(self) -> bool:
        """Return whether it answers a question with no."""
        return self.tokens[self.start].word == "?" and not self.found and self.is_denied(self.stop)

    def tells(self, what: str) -> bool:
        """Return whether a word of the dictionary's lines "telling WHAT" is in it: "step", "link"."""
        return any({token.word, token.name} & telling(what) for _, token in self.outside())

    def is_foreign(self) -> bool:
        """Return whether what is dated is evidently something else: "the lab moves", "Bob's back", "I'm in court"."""
        beside = self._beside()
        said = {token.word for token in beside}
        person = said & telling("person")
        if _is_open(beside) or (person and _promises(beside)):
            return False
        if said & telling("elsewhere") or (person and _is_busy(beside)):
            return True
        decides = not said.isdisjoint(telling("person") | telling("decider")) or self._lasts(said)
        return not decides and _names_subject(beside)

    def _lasts(self, said: set[str]) -> bool:
        """Return whether it says how long something takes: "the portal takes three days"."""
        return self.found[0].when.counted and said.isdisjoint(telling("being"))

    def _beside(self) -> list[Token]:
        """Return what stands before the first expression, or behind it: "in June the lab moves"."""
        if not self.found:
            return []
        one = self.found[0]
        before, follows = self._telling(self.start, one.start), self.tokens[one.stop]
        inverted = follows.kind == "the" or follows.word in telling("person")
        if inverted and all(token.kind == "prep" for token in before):
            return self._telling(one.stop, self.stop)
        return before

    def _telling(self, start: int, stop: int) -> list[Token]:
        """Return what tells of its subject and verb between two places."""
        outside = (token for i, token in self.outside() if start <= i < stop)
        return [token for token in outside if token.kind not in _LEADING and not token.word.endswith("ly")]

    def is_denied(self, stop: int) -> bool:
        """Return whether it is negated up to a place; a condition never is, and two negations make none."""
        kinds = [token.kind for token in self.tokens[max(self.start, stop - _LONG) : stop]]
        conditional = "if" in kinds or self.tokens[self.stop].word in ("?", "means")  # "no call by Friday means no"
        return kinds.count("not") % 2 == 1 and not conditional


def _is_open(beside: Sequence[Token]) -> bool:
    """Return whether words leave open what it is about, or address who asked."""
    return all(token.kind == "prep" for token in beside) or beside[-1].name == "by" or any(map(_is_fair, beside))


def _is_fair(token: Token) -> bool:
    return token.name == "it" or token.kind == "fair" or token.word in telling("answer")


def _promises(beside: Sequence[Token]) -> bool:
    return any(token.kind == "not" or token.name == "will" for token in beside)


def _is_busy(beside: Sequence[Token]) -> bool:
    """Return whether somebody is at a place, or at something: "I'm in court", "we're hosting a gala"."""
    told = list(dropwhile(lambda token: token.name in ("at", "until"), reversed(beside)))
    return told[0].kind == "word" and any(
        verb.kind == "verb" and (what.name == "at" or what.word.endswith("ing") or verb.word == "have")
        for what, verb in pairwise(told[1:])
    )


def _names_subject(beside: Sequence[Token]) -> bool:
    """Return whether words begin with a subject: "your interview", or a name with its verb."""
    alone = sum(token.kind != "prep" for token in beside) < _SUBJECT_AND_VERB
    kind, word = beside[0].kind, beside[0].word
    return (kind == "interview" and word != "now") or (kind == "word" and not alone)


def scan(tokens: Sequence[Token], grammar: Grammar) -> list[Found]:
    """Return the time expressions, left to right."""
    found: list[Found] = []
    while grammar.at < len(tokens) - 1:
        start = grammar.at
        when = grammar.expression()
        if when is None:
            grammar.at = start + 1
            continue
        found.append(Found(when, start, grammar.at))
        if not when.unusable and when.unit != "clock":
            grammar.anchor = when
    return found


def _divides(token: Token) -> bool:
    return token.kind in _DIVIDERS or token.kind == "end" or (token.kind == "dash" and not token.tight)


def _dividers(tokens: Sequence[Token], found: Sequence[Found]) -> Iterator[int]:
    inside = {i for one in found for i in range(one.start, one.stop)}
    return (i for i, token in enumerate(tokens) if i not in inside and _divides(token))


def clauses(tokens: Sequence[Token], found: Sequence[Found]) -> Iterator[Clause]:
    """Cut the tokens at dividers that lie in no expression."""
    places, start, opens = [one.start for one in found], 0, True
    for i in _dividers(tokens, found):
        if i != start + 1 or tokens[start].kind not in _DIVIDERS:  # something stands between two dividers
            yield Clause(tokens, start, i, found[bisect_left(places, start) : bisect_left(places, i)], opens)
            opens = False
        start, opens = i, opens or tokens[i].word in _STOPS
