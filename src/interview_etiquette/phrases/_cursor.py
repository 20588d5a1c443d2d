"""A place in the tokens, and the patterns by which the rules of the grammar go on from there."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import MAXYEAR, date
from functools import cache, wraps
from typing import NamedTuple

from interview_etiquette.phrases._holidays import Holidays
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import Almanac, When
from interview_etiquette.phrases._words import telling, words

_DEEPEST = 9  # "the day after the day after ...": how far rules may stand in one another
YEARS, LAST_SHORT_YEAR = range(1900, 2200), 99
_ENDS = words("not later hence ago thereupon sep end suffix dash join and or cue verb prep if mod redo")
_INTRODUCE = words("prep to or dash part rel mod weekof")
_AFTER_A_NAME = words("sep end suffix or and to join time")  # what may follow them as names of days and months
_NOTHING = Token("", 0, 0)

Captured = Token | When | date | int
Handler = Callable[..., When | None]
Rule = Callable[["Cursor"], When | None]


class Item(NamedTuple):
    """One piece of a pattern."""

    key: str  # under which it is captured, or ""
    kinds: frozenset[str]
    names: frozenset[str]  # of those kinds; none: any
    words: frozenset[str]
    rules: str  # instead of kinds and words
    look: str  # "&", "!" or ""
    optional: bool
    many: bool


@cache
def _items(pattern: str) -> tuple[Item, ...]:
    return tuple(map(_item, pattern.split()))


def _item(text: str) -> Item:
    inner = text.strip("{}")  # of "{year@<full_year>?}": "year@<full_year>?"
    key, _, said = inner.strip("&!?*").rpartition("@")  # "year", "<full_year>"
    bare = said.strip("=<>")  # "full_year"
    kinds, _, names = ("" if said[0] in "=<" else said).partition(":")
    key = (key or bare.replace(":", "|").split("|")[0]) if text != inner else ""
    rules, look = bare if said[0] == "<" else "", inner[0] if inner[0] in "&!" else ""
    spelt = _either(bare) if said[0] == "=" else frozenset[str]()
    return Item(key, _either(kinds), _either(names), spelt, rules, look, inner[-1] in "?*", inner[-1] == "*")


def _either(text: str) -> frozenset[str]:
    return words(text.replace("|", " "))


def rule(*patterns: str) -> Callable[[Handler], Rule]:
    """Make a rule of a method: it gets what the first pattern that fits has captured, by name, and may decline.

    A pattern's pieces stand for one token each: `kind`, `kind:name|name`, `=word|word`, or `<rule|rule>` for what the
    first of those rules makes of the tokens. `{braces}` capture it, under the first name in them or the one before an
    `@`; `?` makes it optional, `*` takes up to three, `&` and `!` only look ahead.
    """

    def made(handler: Handler) -> Rule:
        @wraps(handler)
        def read(cursor: "Cursor") -> When | None:
            return cursor.read(patterns, handler)

        return read

    return made


def either(rules: str) -> Rule:
    """Make a rule of several: the first that fits."""
    return lambda cursor: cursor.when(rules)


class Cursor:
    """Reads tokens from left to right; a rule that fails leaves it where it was."""

    def __init__(self, tokens: Sequence[Token], almanac: Almanac) -> None:
        self.tokens, self.almanac = tokens, almanac
        self.holidays = Holidays(almanac.asked_on, almanac.calendar)
        self.at: int = 0
        self.start: int = 0
        self._depth = 0
        self.base = almanac.asked_on  # days are sought from here on
        self.anchor: When | None = None  # what "then" goes back to, or an alternative stands beside
        self.known: dict[tuple[str, int], tuple[Captured | None, int]] = {}  # what a rule made of a place, up to where
        self.ranged = False  # whether the last count was "two to three"
        self.last_unit = ""  # of the last count, for "worst case four"

    def peek(self, ahead: int = 0) -> Token:
        """Return a token from here on."""
        return self.tokens[min(max(self.at + ahead, 0), len(self.tokens) - 1)]

    def before(self, back: int = 1) -> Token:
        """Return a token before the rule's first one."""
        return self.tokens[self.start - back] if self.start >= back else _NOTHING

    def read(self, patterns: Sequence[str], handler: Handler) -> When | None:
        """Return what the first pattern that fits here makes of the tokens; move past them if one does."""
        start, found = self.at, None
        self._depth += 1
        for pattern in patterns if self._depth <= _DEEPEST else ():
            kept = self.match(pattern)
            self.start = start
            found = None if kept is None else handler(self, **kept)
            if found is not None:
                break
            self.at = start
        self._depth -= 1
        return found

    def match(self, pattern: str) -> dict[str, Captured | None] | None:
        """Return what a pattern captures from here on, by name, and move past it; None where it does not fit."""
        start, kept = self.at, dict[str, Captured | None]()
        for item in _items(pattern):
            found = self._taken(item)
            if found is None and not item.optional:
                self.at = start
                return None
            kept |= {item.key: found} if item.key else {}
            for _ in range(2 if item.many and found else 0):  # three in all
                self._taken(item)
        return kept

    def _taken(self, item: Item) -> Captured | None:
        if item.rules:
            return self._first(item.rules)
        token = self.tokens[self.at]
        fits = token.word in item.words or (token.kind in item.kinds and (not item.names or token.name in item.names))
        if item.look:
            return token if fits == (item.look == "&") else None
        self.at += fits
        return token if fits else None

    def _first(self, rules: str) -> Captured | None:
        start = self.at
        for name in rules.split("|"):
            if (name, start) not in self.known:
                reader: Callable[[], Captured | None] = getattr(self, name)
                self.known[name, start] = reader(), self.at
            found, self.at = self.known[name, start]
            if found is not None:
                return found
            self.at = start
        return None

    def when(self, rules: str) -> When | None:
        """Return what the first of several rules makes of the tokens."""
        found = self._first(rules)
        return found if isinstance(found, When) else None

    def take(self, piece: str) -> Token | None:
        """Return the token here if it is of that kind, and move past it."""
        found = self._taken(*_items(piece))
        return found if isinstance(found, Token) else None

    def has(self, pattern: str) -> bool:
        """Return whether a pattern fits here; move past it if it does."""
        return self.match(pattern) is not None

    def number(self) -> int | None:
        """Return a number in digits or words: "45", "forty-five", "six (6)"."""
        token = self.take("number")
        if token and self.peek().word in ("(", "[") and self.peek(1).number == token.number:
            self.at += 3 * (self.peek(2).word in (")", "]"))
        return token.number if token else None

    def year(self) -> int | None:
        """Return a year of four digits, after a comma or not."""
        start = self.at
        self.has("sep|dash? =of|in?")
        token = self.take("number")
        if token and token.number in YEARS:
            return token.number
        self.at = start
        return None

    def full_year(self) -> int | None:
        """Return the year in "20-Mar-26"."""
        number = self.number()
        return None if number is None else number + 2000 * (number <= LAST_SHORT_YEAR)

    def year_named(self) -> int | None:
        """Return the year in "of 2026", "next year", "of this year"."""
        year, start = self.year(), self.at
        self.has("=of|in?")
        rel = None if year else self.take("rel:this|next|last")
        if rel and self.has("unit:years"):
            return self.almanac.asked_on.year + (rel.name == "next") - (rel.name == "last")
        self.at = start
        return year

    def ends_here(self) -> bool:
        """Whether nothing follows that the expression could belong to."""
        return self.peek().kind in _ENDS

    def introduced(self, back: int = 0) -> bool:
        """Whether a preposition stands before, so that "may" is the month and "sat" the day."""
        return self.peek(-1 - back).kind in _INTRODUCE

    def plain(self) -> Token | None:
        """Return the next token, and stay before it, unless it may be no day or month at all."""
        ambiguous = self.peek().word in telling("ambiguous") and not self.introduced()
        return None if ambiguous and self.peek(1).kind not in _AFTER_A_NAME else self.peek()

    def dated(self, year: int | None, month: int, day: int) -> When:
        """Return a date; without a year the next such day on or after the base."""
        if year:
            return self._first_of(((year, month),), day, date.min)
        leap = 9 if (month, day) == (2, 29) else 2  # years within which the day comes round again
        return self._first_of(((self.base.year + on, month) for on in range(leap)), day, self.base)

    def day_of_month(self, day: int) -> When:
        """Return the next such day of a month on or after the base."""
        months = range(self.base.month - 1, self.base.month + 3)  # at most every other month lacks it
        return self._first_of(((self.base.year + on // 12, on % 12 + 1) for on in months), day, self.base)

    def _first_of(self, months: Iterable[tuple[int, int]], day: int, since: date) -> When:
        """Return the first such day of some months that is no earlier than another."""
        for year, month in months:
            if year > MAXYEAR:
                raise OverflowError
            with suppress(ValueError):
                found = date(year, month, day)
                if found >= since:
                    return self.almanac.day(found)
        return self.almanac.refused("a date that exists")
