"""A place in the tokens, and the small things that every rule of the grammar takes from there."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date

from interview_etiquette.phrases._holidays import Holidays
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import Almanac, When

_DEEPEST = 9  # "the day after the day after ...": how far expressions may stand in one another
_YEARS = range(1900, 2200)
_DAYS = range(1, 32)
_ONES, _TENS, _POWERS = range(1, 10), range(20, 100, 10), (100, 1_000_000)

_ENDS = frozenset(
    [
        "later",
        "hence",
        "ago",
        "thereupon",
        "sep",
        "end",
        "suffix",
        "dash",
        "join",
        "and",
        "or",
        "cue",
        "verb",
        "prep",
        "if",
        "mod",
        "redo",
    ]
)
_INTRODUCE = frozenset(["prep", "to", "or", "dash", "part", "rel", "mod"])

AMBIGUOUS = frozenset({"may", "march", "mar", "sat", "sun", "wed", "mon"})  # words of their own, too
AFTER_A_NAME = ("sep", "end", "suffix", "or", "and", "to", "join")  # what may follow them as names of days and months

Rule = Callable[[], When | None]


class Cursor(ABC):
    """Reads tokens from left to right; a rule that fails leaves it where it was."""

    def __init__(self, tokens: Sequence[Token], almanac: Almanac, holidays: Holidays) -> None:
        self.tokens, self.almanac, self.holidays = tokens, almanac, holidays
        self.at, self._depth = 0, 0
        self.base = almanac.asked_on  # days are sought from here on
        self.anchor: When | None = None  # what "then" and "that day" go back to
        self.nesting = 0  # expressions within which we stand
        self.known: dict[tuple[int, int], tuple[When | None, int]] = {}  # what was read there, and up to where
        self.ranged = False  # whether the last count was "two to three"
        self.counted: str = ""  # the unit of the last count, for "worst case four"

    @abstractmethod
    def single(self) -> When | None:
        """Return any one time expression."""
        ...

    @abstractmethod
    def period(self) -> When | None:
        """Return a week, a month, a quarter, a half or a year."""
        ...

    @abstractmethod
    def beside(self) -> When | None:
        """Return what stands before or after another expression."""
        ...

    def peek(self, ahead: int = 0) -> Token:
        """Return the token that many places on."""
        return self.tokens[max(0, min(self.at + ahead, len(self.tokens) - 1))]

    def take(self, kind: str, *names: str) -> Token | None:
        """Return the next token and go past it, if it is of that kind and goes by one of those names."""
        token = self.peek()
        if token.kind != kind or (names and token.name not in names):
            return None
        self.at += 1
        return token

    def word(self, *words: str) -> bool:
        """Go past one of these words."""
        found = self.peek().word in words
        self.at += found
        return found

    def skip(self, *kinds: str, most: int = 3) -> None:
        """Go past a few tokens of these kinds."""
        while most and self.peek().kind in kinds:
            self.at, most = self.at + 1, most - 1

    def attempt(self, *rules: Rule) -> When | None:
        """Return what the first rule that fits makes of the tokens."""
        start = self.at
        if self._depth == _DEEPEST:
            return None
        self._depth += 1
        try:
            for rule in rules:
                found = rule()
                if found is not None:
                    return found
                self.at = start
        finally:
            self._depth -= 1
        return None

    def number(self) -> int | None:
        """Return a number in digits or words: "45", "forty-five", "six (6)"."""
        token = self.take("number")
        if token is None:
            return None
        value = token.number
        while (next_ := self._next_number(value)) is not None:
            value = next_
        if self.peek().word in ("(", "[") and self.peek(1).number == value and self.peek(2).word in (")", "]"):
            self.at += 3
        return value

    def _next_number(self, value: int) -> int | None:
        start = self.at
        self.take("dash")
        token = self.take("number")
        if token is not None and token.word.isalpha():
            if token.number in _POWERS:
                return value * token.number
            if token.number in _ONES and value in _TENS:
                return value + token.number
        self.at = start
        return None

    def ordinal(self) -> int | None:
        """Return an ordinal number: "21st", "twenty-first"."""
        start = self.at
        tens = self.take("number")
        if tens is not None:
            self.take("dash")
        token = self.take("ordinal")
        if token is None or (tens is not None and (tens.number not in _TENS or token.number not in _ONES)):
            self.at = start
            return None
        return token.number + (tens.number if tens else 0)

    def year(self) -> int | None:
        """Return a year of four digits, after a comma or not."""
        start = self.at
        self.skip("sep", most=1)
        self.word("of", "in")
        token = self.take("number")
        if token is not None and token.number in _YEARS and not token.word.startswith("0"):
            return token.number
        self.at = start
        return None

    def the_period(self, unit: str) -> bool:
        """Go past "the month" and its like."""
        start = self.at
        if self.take("the") and self.take("unit", unit):
            return True
        self.at = start
        return False

    def ends_here(self) -> bool:
        """Whether nothing follows that the expression could belong to."""
        return self.peek().kind in _ENDS

    def introduced(self) -> bool:
        """Whether a preposition stands before, so that "may" is the month and "sat" the day."""
        before = self.peek(-1)
        return self.at > 0 and before.kind in _INTRODUCE and before.word != "for"

    def date(self, year: int | None, month: int, day: int) -> When:
        """Return a date; without a year the next such day on or after the base."""
        leap = 9 if (month, day) == (2, 29) else 2  # years within which the day comes round again
        for candidate in (year,) if year else range(self.base.year, self.base.year + leap):
            with suppress(ValueError):
                found = date(candidate, month, day)
                if year or found >= self.base:
                    return self.almanac.day(found)
        return self.almanac.refused("a date that exists")

    def day_of_month(self, day: int) -> When:
        """Return the next such day of a month on or after the base."""
        months = self.base.year * 12 + self.base.month - 1
        if day not in _DAYS:
            return self.almanac.refused("a day of a month")
        for ahead in range(4):  # at most every other month lacks it
            year, month = divmod(months + ahead, 12)
            with suppress(ValueError):
                found = date(year, month + 1, day)
                if found >= self.base:
                    return self.almanac.day(found)
        raise OverflowError  # beyond the last year
