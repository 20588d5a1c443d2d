"""Any value as a small table of its fields: what its `repr` shows, as people write it."""

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from functools import singledispatch

from interview_etiquette._text import title, when
from interview_etiquette._value import Value
from interview_etiquette.contact import Contact
from interview_etiquette.drawing._markup import Markup, joined, lines, named, page, table, unbroken
from interview_etiquette.drawing._page import moment
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


@singledispatch
def _cell(value: object) -> str:
    """Return a field as people write it."""
    return shown(value)


@_cell.register(Value)
def _(value: Value) -> str:
    return unbroken(str(value))


@_cell.register(Contact)
def _(value: Contact) -> str:
    texts = filter(None, (value.title, value.organization))
    return joined(named(value.name), *(part for text in texts for part in (", ", named(text))))


@_cell.register(Step)
def _(value: Step) -> str:
    return unbroken(f"{title(value)}, {when(value)}")


@_cell.register(tuple)
def _(value: tuple[object, ...]) -> str:
    return lines(map(_cell, value))


@_cell.register(str)
def _(value: str) -> str:
    return named(value)


@_cell.register(StrEnum)
def _(value: StrEnum) -> str:
    return value.replace("_", " ")


@_cell.register(bool)
def _(value: object) -> str:
    return "yes" if value else "no"


@_cell.register(datetime)
def _(value: datetime) -> str:
    return unbroken(moment(value))


@_cell.register(date)
def _(value: date) -> str:
    return unbroken(spoken(value))
