"""Any value as a small table of its fields: what its `repr` shows, as people write it."""

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import cast

from interview_etiquette._text import moment, title, when
from interview_etiquette._value import Value
from interview_etiquette.contact import Contact
from interview_etiquette.drawing._markup import Markup, joined, lines, named, page, table, unbroken
from interview_etiquette.errors import shown
from interview_etiquette.plans import Step
from interview_etiquette.reasons import Reason, spoken

_LEFT_OUT = frozenset({"understood"})  # of a reading: where the words stood that its explanation repeats
_MISSING = {"first_allowed": "never, as things stand"}  # where the lack of a value says something


def value_html(value: Value) -> Markup:
    """Return a value as a small table; a reason as its sentence."""
    if isinstance(value, Reason):
        return page(unbroken(str(value)))
    kind = type(value).__name__
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind)
    return page(table(words.strip().capitalize(), (), _rows(value)))


def _rows(value: Value) -> Iterator[tuple[str, str]]:
    for field in value.__attrs_attrs__:
        name = field.alias if field.init and field.repr else None
        if name and name not in _LEFT_OUT:
            said = _said(name, getattr(value, name))
            if said:
                yield name.replace("_", " ").capitalize(), said


def _said(name: str, found: object) -> str:
    """Return what to say of a field; nothing of one that is empty."""
    return _MISSING.get(name, "") if found is None else _cell(found)


def _cell(value: object) -> str:
    """Return a field as people write it."""
    match value:
        case Contact():
            said: str = joined(*map(named, filter(None, (value.name, value.title, value.organization))), between=", ")
        case Step():
            said = unbroken(f"{title(value)}, {when(value)}")
        case Value():
            said = unbroken(str(value))
        case tuple():
            said = lines(map(_cell, cast("tuple[object, ...]", value)))
        case StrEnum():
            said = value.replace("_", " ")
        case str():
            said = named(value)
        case bool():
            said = ("no", "yes")[value]
        case date():
            said = unbroken(moment(value) if isinstance(value, datetime) else spoken(value))
        case _:
            said = shown(value)
    return said
