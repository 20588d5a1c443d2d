"""A JSON Schema of written values, from the types of their fields."""

from datetime import date, datetime, time, timedelta
from enum import Enum
from types import NoneType, UnionType
from typing import Literal, Union, cast, get_args, get_origin

from interview_etiquette._kinds import hints, kinds, required
from interview_etiquette._value import Value

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = "[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?"
_MOMENT: dict[str, Json] = {
    "type": "object",
    "properties": {
        "local": {"type": "string", "pattern": f"^{_DAY}T{_CLOCK}$"},
        "zone": {"type": ["string", "null"]},
        "fold": {"enum": [0, 1]},
    },
    "required": ["local", "zone", "fold"],
    "additionalProperties": False,
}
_PLAIN: dict[object, dict[str, Json]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    date: {"type": "string", "pattern": f"^{_DAY}$"},
    time: {"type": "string", "pattern": f"^{_CLOCK}$"},
    timedelta: {"type": "number", "description": "seconds"},
    datetime: {"$ref": "#/$defs/moment"},
}


def schema_of(version: int) -> dict[str, Json]:
    """Return the schema of a document that holds a value of any kind, and whose `schema` is that version."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A value of interview-etiquette",
        "type": "object",
        "properties": {"schema": {"const": version}},
        "required": ["schema", "kind"],
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in sorted(kinds())],
        "unevaluatedProperties": False,
        "$defs": {"moment": _MOMENT, **{name: _described(name, kind) for name, kind in sorted(kinds().items())}},
    }


def _described(name: str, kind: type[Value]) -> dict[str, Json]:
    fields = {field: _of(hint) for field, hint in hints(kind).items()}
    return {"type": "object", "properties": {"kind": {"const": name}, **fields}, "required": ["kind", *required(kind)]}


def _of(hint: object) -> dict[str, Json]:
    """Return the schema of a field of that type."""
    origin, inner = get_origin(hint), cast("tuple[object, ...]", get_args(hint))
    if origin in (Union, UnionType):
        return {"anyOf": [_of(each) for each in inner]}
    if origin in (tuple, frozenset):
        return _several(inner)
    if origin is Literal:
        return {"enum": [_choice(each) for each in inner]}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [_choice(each) for each in hint]}
    return _PLAIN[hint] if hint in _PLAIN else _value(cast("type[object]", hint))


def _choice(choice: object) -> str:
    return str(choice.value if isinstance(choice, Enum) else choice)


def _several(inner: tuple[object, ...]) -> dict[str, Json]:
    """Return the schema of a list; of an object, where it is of values by name."""
    each = cast("tuple[object, ...]", get_args(inner[0]))
    if get_origin(inner[0]) is tuple and each[0] is str:
        return {"type": "object", "additionalProperties": _of(each[1])}
    parts: list[Json] = [_of(part) for part in inner if part is not ...]
    if ... in inner or len(parts) == 1:
        return {"type": "array", "items": parts[0]}
    return {"type": "array", "prefixItems": parts, "items": False, "minItems": len(parts)}


def _value(hint: type[object]) -> dict[str, Json]:
    """Return the schema of a value: of that kind, or of one of those that keep a protocol."""
    found = [name for name, kind in sorted(kinds().items()) if kind is hint or _keeps(kind, hint)]
    return {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in found], "unevaluatedProperties": False}


def _keeps(kind: type[Value], protocol: type[object]) -> bool:
    if issubclass(protocol, Value):
        return False
    wanted = {name: callable(member) for name, member in vars(protocol).items() if not name.startswith("_")}
    return all(hasattr(kind, name) and (not called or callable(getattr(kind, name))) for name, called in wanted.items())
