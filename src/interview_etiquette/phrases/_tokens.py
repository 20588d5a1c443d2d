"""From text to tokens: one pass of normalisation that keeps offsets, one of cutting, one of looking up."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from interview_etiquette.phrases._words import FORGIVEN, FORGIVEN_KINDS, Entry, bare, spellings, words

_APOSTROPHES = (0x2018, 0x2019, 0x201B, 0x2BC, 0xB4, 0x60)
_DASHES = (*range(0x2010, 0x2016), 0x2212)
_SAME = dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_DASHES, "-")

# Alternatives are tried in order at each place; none can match the same text in two ways.
_PIECE = re.compile(
    r"(?P<time>\d{1,2}(?::\d\d){0,2}\s?(?:[ap]\.m\.?|[ap]m\b|o'clock)|\d{1,2}:\d\d(?::\d\d)?)"
    r"|(?P<date>\d{1,4}([/.-])\d{1,2}\3\d{1,4}(?![\d/-])|\d{1,2}/\d{1,2}(?![\d/])|\d{1,2}\.\d{1,2}\.(?!\d))"
    r"|(?P<ordinal>\d{1,9}(?:st|nd|rd|th)\b)"
    r"|(?P<noise>[$\u00a3\u20ac]\s?\d[\d,.]*k?|\d+[.,]\d+(?:[.,]\d+)*|\d+\s?%|\d+k\b|\+\d[\d() -]{5,20}"
    r"|\d{3,5}[). -]{1,2}\d{3,4}[ .-]?\d{3,4}\b|\d{3}[ .-]\d{4}\b|\d+/\d+(?:/\d+)*)"
    r"|(?P<negative>(?<![\w)])-\d+)"
    r"|(?P<number>\d+)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<other>\S)"
)
_TITLES = words("st dr jr mr mrs ms")
_SHORTENED = words("jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun")
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


def tokens(said: str) -> list[Token]:
    """Return the text as tokens, closed by one of the kind "end"."""
    plain, places = normalised(said)
    pieces = [_piece(match, places) for match in _PIECE.finditer(plain)]
    return [*_looked_up(_without_dots(pieces)), Token("end", len(said), len(said))]


def _without_dots(pieces: list[Token]) -> list[Token]:
    """Leave out apostrophes, and the dots of "St. Patrick" and "Mar. 20"."""
    kept: list[Token] = []
    for piece, following in zip_longest(pieces, pieces[1:]):
        last = kept[-1].word if kept else ""
        counted = following is not None and following.kind in ("number", "ordinal")
        if piece.word != "'" and not (piece.word == "." and (last in _TITLES or (last in _SHORTENED and counted))):
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
        kind = "dash" if word == "-" else "sep" if word in _SEPARATORS else "other"
    return Token(kind, start, end, bare(word), number=number, tight=tight)


class Dictionary:
    """The words in the shape in which they are looked up."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, ...], Entry] = {}
        self.longest: dict[str, int] = {}  # how many words the longest phrase has that begins with this one
        self.slips: dict[str, set[str]] = {}  # a word with one letter left out -> the words it may have been
        for spelling, entry in spellings():
            key = tuple(bare(match.group()) for match in _PIECE.finditer(spelling) if match.group() not in "-'")
            self.entries.setdefault(key, entry)
            self.longest[key[0]] = max(len(key), self.longest.get(key[0], 0))
            if entry.kind in FORGIVEN_KINDS and (entry.kind != "holiday" or len(key) == 1):
                for word in filter(_is_forgiven, key):
                    for slip in _slips(word):
                        self.slips.setdefault(slip, set()).add(word)
        self.known = frozenset(word for key in self.entries for word in key)


dictionary = cache(Dictionary)  # built when the first text is read


def _is_forgiven(word: str) -> bool:
    return len(word) >= FORGIVEN


def _slips(word: str) -> Iterator[str]:
    """Return a word, and what is left of it without one of its letters."""
    yield word
    yield from (word[:i] + word[i + 1 :] for i in range(len(word)))


def forgiven(word: str) -> str:
    """Return the word, or the one it was meant to be where a single letter slipped.

    Example:
        >>> from interview_etiquette.phrases._tokens import forgiven
        >>> forgiven("wendesday"), forgiven("blursday")
        ('wednesday', 'blursday')
    """
    known = dictionary()
    if word in known.known or len(word) < FORGIVEN - 1:
        return word
    near = {target for left in _slips(word) for target in known.slips.get(left, ()) if _one_slip(word, target)}
    return min(near) if len({known.entries.get((target,)) for target in near}) == 1 else word


def _one_slip(word: str, target: str) -> bool:
    """Return whether one letter was dropped, added, changed, or swapped with its neighbour."""
    if len(word) > len(target):
        word, target = target, word
    at = next((i for i, (a, b) in enumerate(zip(word, target, strict=False)) if a != b), len(word))
    if len(word) < len(target):
        return word[at:] == target[at + 1 :]
    return word[at + 1 :] == target[at + 1 :] or (
        word[at : at + 2] == target[at : at + 2][::-1] and word[at + 2 :] == target[at + 2 :]
    )


def _looked_up(pieces: list[Token]) -> Iterator[Token]:
    words = [forgiven(p.word) if p.kind == "word" else p.word for p in pieces]
    at = 0
    while at < len(pieces):
        length, token = _phrase(pieces, words, at)
        yield token
        at += length


def _phrase(pieces: list[Token], words: list[str], at: int) -> tuple[int, Token]:
    """Return the longest phrase of the dictionary that begins here, and how many pieces it takes."""
    found, token, end = 1, pieces[at], at
    key: tuple[str, ...] = ()
    for _ in range(dictionary().longest.get(words[at], 0)):
        key = (*key, words[end])
        end += 1
        if key in dictionary().entries:
            entry = dictionary().entries[key]
            found = end - at
            token = Token(
                entry.kind, token.start, pieces[end - 1].end, words[end - 1], entry.name, entry.number, token.tight
            )
        if end < len(pieces) and pieces[end].kind == "dash" and pieces[end].tight:
            end += 1
        if end >= len(pieces):
            break
    return (found, token) if found > 1 or token.name else (1, _unlisted(token))


def _unlisted(token: Token) -> Token:
    return token._replace(kind="not", name="not") if token.word.endswith("n't") else token
