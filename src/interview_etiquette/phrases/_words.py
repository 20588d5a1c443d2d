"""The dictionary, words.txt: what each spelling means."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_HUNDRED = 100
_TENS = range(20, _HUNDRED + 1, 10)
_ONES = (
    "one first, two second, three third, four fourth, five fifth, six sixth, seven seventh, eight eighth, nine ninth"
)
FORGIVEN = 5  # letters that a word must have for a slip of one to be forgiven


def words(text: str) -> frozenset[str]:
    """Return the words of a line."""
    return frozenset(text.split())


FORGIVEN_KINDS = words("weekday month unit day number ordinal holiday part midweek weekend")


class Entry(NamedTuple):
    """What a spelling means: the rule it belongs to, its name there, and its number."""

    kind: str
    name: str
    number: int


def bare(word: str) -> str:
    """Return a word without its possessive ending."""
    return word if word in telling("contracted") else word.removesuffix("'s")


def _inflected(verb: str) -> tuple[str, ...]:
    """Return "decide", "decides", "decided" and "deciding"."""
    stem = verb.removesuffix("e")
    if verb.endswith("y"):
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    return verb, f"{verb}{'es' if verb.endswith('ch') else 's'}", f"{stem}ed", f"{stem}ing"


def _forms(spelling: str) -> list[str]:
    """Return what a spelling with brackets or an asterisk stands for."""
    choice = re.search(r"\[(.*?)\]|\((.*?)\)", spelling)
    if choice is None:
        return [*_inflected(spelling[:-1])] if spelling.endswith("*") else [spelling]
    options = ["", *choice[1].split("|")] if choice[1] else choice[2].split("|")
    before, after = spelling[: choice.start()], spelling[choice.end() :]
    return [form for option in options for form in _forms(before + option + after)]


@cache
def _lines() -> list[str]:
    text = files("interview_etiquette.phrases").joinpath("words.txt").read_text(encoding="utf-8")
    return [line for line in text.replace("\n    ", " ").splitlines() if line and not line.startswith("#")]


@cache
def telling(what: str) -> frozenset[str]:
    """Return the words that tell something of their clause, whatever else they are: the lines "telling WHAT"."""
    said = (line.removeprefix(f"telling {what}: ") for line in _lines() if line.startswith(f"telling {what}: "))
    return frozenset(form for line in said for spelling in line.split(", ") for form in _forms(spelling))


def spellings() -> Iterator[tuple[str, Entry]]:
    """Return everything that can be said, with what it means."""
    for line in _lines():
        head, _, parts = line.partition(": ")
        kind, *named = head.split()
        if kind == "telling":
            continue
        for ahead, part in enumerate(parts.split(";")):
            own, _, said = part.rpartition(" = ")
            yield from _with_ones(said, _entry(kind, own.split() or named or [kind], 0 if own else ahead))


def _entry(kind: str, named: Sequence[str], ahead: int) -> Entry:
    *name, last = named
    if not last.lstrip("-").isdigit():
        return Entry(kind, " ".join(named), 0)
    return Entry(kind, " ".join(name) or kind, int(last) + ahead)


def _with_ones(said: str, entry: Entry) -> Iterator[tuple[str, Entry]]:
    """Return the spellings, and of "twenty" also "twenty one" to "twenty ninth", of "hundred" "nine hundred"."""
    for form in (form for spelling in said.split(",") for form in _forms(spelling.strip())):
        yield form, entry
        for one, ones in enumerate(_ONES.split(",") if entry.kind == "number" and entry.number in _TENS else (), 1):
            cardinal, ordinal = ones.split()
            if entry.number == _HUNDRED:
                yield f"{cardinal} {form}", entry._replace(number=one * _HUNDRED)
                continue
            yield f"{form} {cardinal}", entry._replace(number=entry.number + one)
            yield f"{form} {ordinal}", Entry("ordinal", "ordinal", entry.number + one)
