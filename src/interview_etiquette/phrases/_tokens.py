"""From text to tokens: one pass of normalisation that keeps offsets, one of cutting, one of looking up."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain, zip_longest
from string import ascii_lowercase
from typing import NamedTuple

from interview_etiquette.phrases._words import FORGIVEN, FORGIVEN_KINDS, Entry, bare, spellings, telling

_APOSTROPHES = (0x2018, 0x2019, 0x201B, 0x2BC, 0xB4, 0x60)
_DASHES = (*range(0x2010, 0x2016), 0x2212)
_SAME = dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_DASHES, "-")

# Alternatives are tried in order at each place; none can match the same text in two ways.
_PIECE = re.compile(
    r"(?P<time>\d{1,2}(?::\d\d){0,2}\s?(?:[ap]\.m\.?|[ap]m\b|o'clock)|\d{1,2}:\d\d(?::\d\d)?)"
    r"|(?P<date>\d{1,4}([/.-])\d{1,2}\3\d{1,4}(?![\d/-])|\d{1,2}/\d{1,2}(?![\d/])|\d{1,2}\.\d{1,2}\.(?!\d))"
    r"|(?P<ordinal>\d{1,9}(?:st|nd|rd|th)\b)"
    r"|(?P<noise>[$\u00a3\u20ac]\s?\d[\d,.]*k?|\d+[.,]\d+(?:[.,]\d+)*|\d+\s?%|\d+(?:k|e\d+)\b|\+\d[\d() -]{5,20}"
    r"|\d{3,5}[). -]{1,2}\d{3,4}[ .-]?\d{3,4}\b|\d{3}[ .-]\d{4}\b|\d+/\d+(?:/\d+)*)"
    r"|(?P<negative>(?<![\w)])-\d+)"
    r"|(?P<number>\d+)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<other>\S)"
)
_FORGIVABLE = range(FORGIVEN - 1, 20)  # letters of what may be a slip
_LETTERS = ("", *ascii_lowercase)
_SEPARATORS = frozenset('.;:!?,()\u2026\u00b7|/\\"')


class Token(NamedTuple):
    """A word, number or sign of the text, with what the dictionary says about it."""

    kind: str
    start: int
    end: int
    word: str = ""
    name: str = ""
    number: int = 0
    tight: bool = False  # no space before it


def normalised(said: str) -> tuple[str, list[int]]:
    """Return the text in plain characters, and for each of them its place in the original."""
    plain: list[str] = []
    places: list[int] = []
    for place, character in enumerate(said):
        for simple in _plain(character):
            plain.append(simple)
            places.append(place)
    return "".join(plain), [*places, len(said)]


def _plain(character: str) -> str:
    if unicodedata.category(character) == "Cf":
        return ""
    if unicodedata.category(character) == "No" and unicodedata.normalize("NFKC", character).count("\u2044"):
        return " half "
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return unicodedata.normalize("NFKC", character).casefold().translate(_SAME)


def tokens(plain: str, places: list[int]) -> list[Token]:
    """Return a normalised text as tokens, closed by one of the kind "end"."""
    pieces = _without_dots([_piece(match, places) for match in _PIECE.finditer(plain)])
    pieces = [piece._replace(word=forgiven(piece.word)) for piece in pieces]
    return [*_looked_up(pieces), Token("end", places[-1], places[-1])]


def _without_dots(pieces: list[Token]) -> list[Token]:
    """Leave out apostrophes, and the dots of "St. Patrick" and "Mar. 20"."""
    kept: list[Token] = []
    for piece, following in zip_longest(pieces, pieces[1:]):
        last = kept[-1].word if kept else ""
        counted = following is not None and following.kind in ("number", "ordinal")
        dotted = last in telling("title") or (counted and last in telling("shortened"))
        if piece.word != "'" and not (dotted and piece.word == "."):
            kept.append(piece)
    return kept


def _piece(match: re.Match[str], places: list[int]) -> Token:
    kind, word = match.lastgroup or "", match.group()
    start, end = places[match.start()], places[match.end() - 1] + 1
    tight = match.start() > 0 and not match.string[match.start() - 1].isspace()
    number = 0
    if kind in ("number", "ordinal"):
        number = int(word.rstrip("stndrh")[:9])
    elif kind == "other":
        kind = "dash" if word == "-" else "sep" if word in _SEPARATORS else kind
    return Token(kind, start, end, bare(word), number=number, tight=tight)


class Dictionary(NamedTuple):
    """The words in the shape in which they are looked up."""

    entries: dict[tuple[str, ...], Entry]
    known: frozenset[str]  # no slips
    forgivable: frozenset[str]  # in these a slip of one letter is forgiven
    longest: int  # words of a phrase


@cache
def dictionary() -> Dictionary:
    """Return the dictionary, made when the first text is read."""
    entries = {_key(spelling): entry for spelling, entry in spellings()}
    known = frozenset(chain.from_iterable(entries))
    near = chain.from_iterable(key for key, entry in entries.items() if _is_forgiven(key, entry))
    forgivable = frozenset(word for word in near if len(word) in _FORGIVABLE)
    return Dictionary(entries, known, forgivable, max(map(len, entries)))


def _key(spelling: str) -> tuple[str, ...]:
    return tuple(bare(match.group()) for match in _PIECE.finditer(spelling) if match.group() not in "-'")


def _is_forgiven(key: tuple[str, ...], entry: Entry) -> bool:
    return entry.kind in FORGIVEN_KINDS and (entry.kind != "holiday" or len(key) == 1)


def forgiven(word: str) -> str:
    """Return the word, or the one it was meant to be where a letter was dropped, added, changed or swapped.

    Args:
        word: In lower case.

    Returns:
        The word itself where none or several can have been meant.

    Example:
        >>> from interview_etiquette.phrases._tokens import forgiven
        >>> forgiven("wendesday"), forgiven("blursday")
        ('wednesday', 'blursday')
    """
    entries, known, forgivable, _ = dictionary()
    if word in known or len(word) not in _FORGIVABLE:
        return word
    near = _one_slip_away(word) & forgivable
    return min(near) if len({entries.get((target,)) for target in near}) == 1 else word


def _one_slip_away(word: str) -> set[str]:
    split = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    near = {left + letter + right[cut:] for left, right in split for letter in _LETTERS for cut in (0, 1)}
    near = {target for target in near if len(target) >= FORGIVEN} | {a + b[1::-1] + b[2:] for a, b in split}
    return near | {a + b[1:] for a, b in split if a[-1:] == b[:1]}  # a letter doubled


def _looked_up(pieces: list[Token]) -> Iterator[Token]:
    at = 0
    while at < len(pieces):
        stop, token = _phrase(pieces, at)
        yield token
        at = stop


def _phrase(pieces: list[Token], at: int) -> tuple[int, Token]:
    """Return the longest phrase of the dictionary that begins here, and where it stops."""
    first, stop, key = pieces[at], at, tuple[str, ...]()
    found = at + 1, first._replace(kind="not") if first.word.endswith("n't") else first
    while stop < len(pieces) and len(key) < dictionary().longest:
        key = (*key, pieces[stop].word)
        stop += 1
        entry = dictionary().entries.get(key)
        if entry:
            last = pieces[stop - 1]
            found = stop, Token(entry.kind, first.start, last.end, last.word, entry.name, entry.number)
        stop += stop < len(pieces) and pieces[stop].kind == "dash" and pieces[stop].tight
    return found
