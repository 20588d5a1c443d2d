"""From text to tokens: one pass of normalisation that keeps offsets, one of cutting, one of looking up."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from interview_etiquette.phrases._dictionary import FORGIVEN_KINDS, LINES, REAL_WORDS

_FORGIVEN = 5  # letters that a word must have for a slip of one to be forgiven
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
_CONTRACTED = frozenset({"it's", "that's", "let's", "he's", "she's", "what's", "there's"})
_TITLES = frozenset({"st", "dr", "jr", "mr", "mrs", "ms"})
_SHORTENED = frozenset(
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
    ]
)
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


class Entry(NamedTuple):
    """What a spelling means: the rule it belongs to, its name there, and its number."""

    kind: str
    name: str
    number: int


def bare(word: str) -> str:
    """Return a word without its possessive ending."""
    return word if word in _CONTRACTED else word.removesuffix("'s")


def _entries() -> Iterator[tuple[tuple[str, ...], Entry]]:
    for kind, lines in LINES.items():
        for meaning, spellings in lines.items():
            name, _, number = meaning.rpartition(" ") if meaning[-1].isdigit() else (meaning, "", "0")
            for spelling in spellings.split(","):
                key = tuple(bare(m.group()) for m in _PIECE.finditer(spelling) if m.group() not in "-'")
                yield key, Entry(kind, name, int(number))


_SPELLINGS = dict(reversed(list(_entries())))  # the first line that has a spelling wins
_LONGEST: dict[str, int] = {}  # how many words the longest phrase has that begins with this one
for _key in _SPELLINGS:
    _LONGEST[_key[0]] = max(len(_key), _LONGEST.get(_key[0], 0))
_KNOWN = frozenset(word for key in _SPELLINGS for word in key) | REAL_WORDS
_SLIPS: dict[str, set[str]] = {}  # a word with one letter left out -> the words it may have been
for _key, _entry in _SPELLINGS.items():
    if _entry.kind in FORGIVEN_KINDS and (_entry.kind != "holiday" or len(_key) == 1):
        for _word in _key:
            if len(_word) >= _FORGIVEN:
                for _slip in (_word, *(_word[:i] + _word[i + 1 :] for i in range(len(_word)))):
                    _SLIPS.setdefault(_slip, set()).add(_word)


def forgiven(word: str) -> str:
    """Return the word, or the one it was meant to be where a single letter slipped.

    Example:
        >>> from interview_etiquette.phrases._tokens import forgiven
        >>> forgiven("wendesday"), forgiven("blursday")
        ('wednesday', 'blursday')
    """
    if word in _KNOWN or len(word) < _FORGIVEN - 1:
        return word
    near = {
        target
        for left in (word, *(word[:i] + word[i + 1 :] for i in range(len(word))))
        for target in _SLIPS.get(left, ())
        if _one_slip(word, target)
    }
    return min(near) if len({_SPELLINGS.get((target,)) for target in near}) == 1 else word


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
    for _ in range(_LONGEST.get(words[at], 0)):
        key = (*key, words[end])
        end += 1
        if key in _SPELLINGS:
            entry = _SPELLINGS[key]
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
