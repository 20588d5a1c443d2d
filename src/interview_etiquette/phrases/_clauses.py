"""The time expressions of a text in their places, and the clauses in which they stand."""

from collections.abc import Iterator, Sequence

import attrs

from interview_etiquette.phrases._grammar import Grammar
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import When
from interview_etiquette.phrases._words import words

_LONG = 40  # tokens over which a negation reaches
_SUBJECT_AND_VERB = 2  # words
_FEW_WORDS = 2  # unknown words that a clause without a verb may have
_STEPS = words(
    "interview interviews interviewing round rounds panel board committee vote votes posting applications finals"
    " candidate candidates finalist finalists meet meets meeting"
)
_DIVIDERS = words("sep join if redo and")
_STOPS = frozenset(".!?;\u2026")
_LEADING = words("sep dash join and redo aye the article mod rel part rate ordinal")  # before a subject
_DECIDING = words(  # subjects that may decide, and what leaves it open who does
    "these us me all everybody everyone anyone someone something what please let hope hoping idea one committee council"
    " board panel trustees partners search shortlist successor guess date sla group team thinking talking looking"
    " targeting aim aiming said say committed name names need set that'd"
)
_SPEAKERS = words("we i you they we're i'm you're they're")
_LINKS = words("then that that's after afterwards when once there")  # "and that's when we decide"


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
        """Return whether it only adds to its neighbour: no verb, and hardly a word that is not known."""
        kinds = [token.kind for _, token in self.outside()]
        return not {"verb", "over", "cue"} & set(kinds) and kinds.count("word") <= _FEW_WORDS

    def is_step(self) -> bool:
        """Return whether it tells of a step before the decision."""
        return any(token.word in _STEPS for _, token in self.outside())

    def is_foreign(self) -> bool:
        """Return whether the subject of what is dated is none that decides: "the lab moves", "Bob's back"."""
        beside = self._beside()
        if not beside or beside[-1].name == "by" or any(map(_may_decide, beside)):
            return False
        if beside[0].word in _SPEAKERS:  # "we move on May 1", but not "we'll do it on May 1" or "we need three days"
            return len(beside) > 1 and not self.found[0].when.counted and not any(map(_promises, beside))
        return _names_subject(beside)

    def _beside(self) -> list[Token]:
        """Return what stands before the first expression, or behind it: "in June the lab moves"."""
        if not self.found:
            return []
        one = self.found[0]
        before, follows = self._telling(self.start, one.start), self.tokens[one.stop]
        inverted = follows.kind == "the" or follows.word in _SPEAKERS
        if inverted and all(token.kind == "prep" for token in before):
            return self._telling(one.stop, self.stop)
        return before

    def _telling(self, start: int, stop: int) -> list[Token]:
        """Return what tells of its subject and verb between two places."""
        outside = (token for i, token in self.outside() if start <= i < stop)
        return [token for token in outside if token.kind not in _LEADING and not token.word.endswith("ly")]

    def is_linked(self) -> bool:
        """Return whether it goes on from the clause before: "and then we decide"."""
        return any(token.word in _LINKS or token.name in _LINKS for _, token in self.outside())

    def is_denied(self, stop: int) -> bool:
        """Return whether it is negated up to a place; a condition never is, and two negations make none."""
        kinds = [token.kind for token in self.tokens[max(self.start, stop - _LONG) : stop]]
        return kinds.count("not") % 2 == 1 and "if" not in kinds and "aye" not in kinds


def _may_decide(token: Token) -> bool:
    return token.word in _DECIDING or token.name == "it" or token.kind == "fair"


def _promises(token: Token) -> bool:
    return token.kind == "not" or token.name == "will"


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
        if not when.aside and not when.refused and when.unit != "clock":
            grammar.anchor = when
    return found


def _divides(token: Token) -> bool:
    return token.kind in _DIVIDERS or token.kind == "end" or (token.kind == "dash" and not token.tight)


def _up_to(stop: int, left: list[Found]) -> list[Found]:
    """Take the expressions up to a place from the end of a list of those that are left."""
    here = list[Found]()
    while left and left[-1].start < stop:
        here.append(left.pop())
    return here


def clauses(tokens: Sequence[Token], found: Sequence[Found]) -> Iterator[Clause]:
    """Cut the tokens at dividers that lie in no expression."""
    inside = {i for one in found for i in range(one.start, one.stop)}
    left, start, opens = list(reversed(found)), 0, True
    for i in (i for i, token in enumerate(tokens) if i not in inside and _divides(token)):
        if i != start + 1 or tokens[start].kind not in _DIVIDERS:  # something stands between two dividers
            yield Clause(tokens, start, i, _up_to(i, left), opens)
            opens = False
        start, opens = i, opens or tokens[i].word in _STOPS
