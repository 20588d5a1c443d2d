"""A place in the tokens, and the small things that every rule of the grammar takes from there."""

from collections.abc import Callable, Sequence
from datetime import date

from interview_etiquette.phrases._holidays import Holidays
from interview_etiquette.phrases._tokens import Token
from interview_etiquette.phrases._when import Almanac, When

_DEEPEST = 9  # "the day after the day after ...": how far expressions may stand in one another
_YEARS = range(1900, 2200)

Rule = Callable[[], When | None]


class Cursor:
    """Reads tokens from left to right; a rule that fails leaves it where it was."""

    def __init__(self, tokens: Sequence[Token], almanac: Almanac, holidays: Holidays) -> None:
        self.tokens, self.almanac, self.holidays = tokens, almanac, holidays
        self.at, self._depth = 0, 0
        self.base = almanac.asked_on  # days are sought from here on
        self.anchor: When | None = None  # what "then" and "that day" go back to
        self.ranged = False  # whether the last count was "two to three"
        self.counted: str = ""  # the unit of the last count, for "worst case four"

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
            if token.number >= 100:
                return value * token.number
            if 0 < token.number < 10 and value >= 20 and value % 10 == 0:
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
        if token is None or (tens is not None and (tens.number not in (20, 30) or token.number > 9)):
            self.at = start
            return None
        return token.number + (tens.number if tens else 0)

    def year(self) -> int | None:
        """Return a year of four digits, after a comma or not."""
        start = self.at
        self.skip("sep", most=1)
        self.word("of", "in")
        token = self.take("number")
        if token is not None and token.number in _YEARS and len(token.word) == 4:
            return token.number
        self.at = start
        return None

    def date(self, year: int | None, month: int, day: int) -> When:
        """Return a date; without a year the next such day on or after the base."""
        for candidate in (year,) if year else range(self.base.year, self.base.year + 9):
            try:
                found = date(candidate, month, day)
            except ValueError:
                if year or (month, day) != (2, 29):
                    break
            else:
                if year or found >= self.base:
                    return self.almanac.day(found)
        return self.almanac.refused("a date that exists")

    def day_of_month(self, day: int) -> When:
        """Return the next such day of a month on or after the base."""
        months = self.base.year * 12 + self.base.month - 1
        if not 0 < day <= 31:
            return self.almanac.refused("a day of a month")
        for skipped in range(3):
            year, month = divmod(months + skipped, 12)
            try:
                found = date(year, month + 1, day)
            except ValueError:
                continue
            if found >= self.base:
                return self.almanac.day(found)
        return self.almanac.aside("no such day in the coming months")  # pragma: no cover  every third month has 31 days
