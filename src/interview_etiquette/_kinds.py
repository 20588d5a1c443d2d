"""The kinds of values, by the names that documents give them."""

import re
from functools import cache

import attrs

from interview_etiquette import contact, etiquette, interview, plans, reasons, rules, timeframe
from interview_etiquette._value import Value
from interview_etiquette.calendars import _combined, _official, _values
from interview_etiquette.calendars._frozen import LibraryCalendar
from interview_etiquette.history import _advice, _events, _verdicts
from interview_etiquette.history._events import Event
from interview_etiquette.phrases import _reading

_MODULES = (
    _combined,
    _official,
    _values,
    contact,
    etiquette,
    interview,
    plans,
    reasons,
    rules,
    timeframe,
    _events,
    _advice,
    _verdicts,
    _reading,
)
_BASES = (Value, LibraryCalendar, Event)


@cache
def kinds() -> dict[str, type[Value]]:
    """Return every kind of value that has a written form, by name."""
    found = [named for module in _MODULES for named in vars(module).values() if isinstance(named, type)]
    public = (kind for kind in found if issubclass(kind, Value) and not kind.__name__.startswith("_"))
    return {kind_of(kind): kind for kind in public if kind not in _BASES}


def kind_of(kind: type) -> str:
    """Return what documents call a kind of value."""
    return re.sub("(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


def hints(kind: type[Value]) -> dict[str, object]:
    """Return the types of the fields that the constructor takes, by name."""
    return {field.alias: field.type for field in kind.__attrs_attrs__ if field.init and field.alias}


def required(kind: type[Value]) -> list[str]:
    """Return the fields that the constructor must be given."""
    return [f.alias for f in kind.__attrs_attrs__ if f.init and f.alias and f.default is attrs.NOTHING]
