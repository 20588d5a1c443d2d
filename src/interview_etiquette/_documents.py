"""From documents to values; the errors say where in the document something is wrong."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from enum import Enum
from types import NoneType, UnionType
from typing import Literal, Union, cast, get_args, get_origin

from interview_etiquette._kinds import hints, kind_of, kinds, required
from interview_etiquette._value import Value
from interview_etiquette.errors import DocumentError, EtiquetteError, InvalidValueError, shown
from interview_etiquette.wallclock import zone_named

_LONGEST_KEY = 40


def value_in(data: object, path: str) -> Value:
    """Return the value that an object within a document describes."""
    if not isinstance(data, Mapping):
        raise DocumentError(path, f"must be an object with a kind, not {type(data).__name__}")
    document = dict(cast("Mapping[str, object]", data))
    kind = _kind_named(document.pop("kind", None), path)
    types = hints(kind)
    _check_keys(kind, document, path)
    arguments = {key: _decoded(types[key], field, f"{path}.{key}") for key, field in document.items()}
    try:
        return kind.rebuilt(arguments)
    except InvalidValueError as error:
        where = f"{path}.{error.argument}" if error.argument in types else path
        raise DocumentError(where, str(error).removeprefix(f"{error.argument} ")) from error
    except (EtiquetteError, TypeError) as error:
        raise DocumentError(path, str(error)) from error


def _kind_named(name: object, path: str) -> type[Value]:
    kind = kinds().get(name) if isinstance(name, str) else None
    if kind is None:
        raise DocumentError(f"{path}.kind", f"must be a kind of value, not {shown(name)}")
    return kind


def _check_keys(kind: type[Value], document: Mapping[str, object], path: str) -> None:
    for key in document:
        if key not in hints(kind):
            raise DocumentError(f"{path}.{_spelt(key)}", f"is no field of {kind_of(kind)}; leave it out")
    for key in required(kind):
        if key not in document:
            raise DocumentError(f"{path}.{key}", "is missing")


def _spelt(key: object) -> str:
    """Return a key as part of a path, unless it is something else that got there, perhaps personal."""
    return key if isinstance(key, str) and key.isidentifier() and len(key) <= _LONGEST_KEY else "?"


def _decoded(hint: object, data: object, path: str) -> object:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return None if data is None and NoneType in inner else _decoded(_alternative(inner, data), data, path)
    if origin in (tuple, frozenset):
        return _decoded_all(inner, data, path)
    if origin is Literal:  # its members are all of one type, texts or an enum's
        return _decoded(cast("object", type(inner[0])), data, path)
    reader = _reader(hint)
    return _decoded_value(hint, data, path) if reader is None else _read(*reader, data, path)


def _reader(hint: object) -> "tuple[str, Reader] | None":
    members = _enum(hint)
    return _READERS.get(hint) if members is None else (f"one of {', '.join(map(str, members))}", members)


def _enum(hint: object) -> type[Enum] | None:
    return hint if isinstance(hint, type) and issubclass(hint, Enum) else None


def _decoded_value(hint: object, data: object, path: str) -> Value:
    found = value_in(data, path)
    if isinstance(hint, type) and issubclass(hint, Value) and not isinstance(found, hint):
        raise DocumentError(f"{path}.kind", f"must be {kind_of(hint)}, not {kind_of(type(found))}")
    return found


def _alternative(hints: tuple[object, ...], data: object) -> object:
    return type(data) if type(data) in hints else next(hint for hint in hints if hint is not NoneType)


def _decoded_all(hints: tuple[object, ...], data: object, path: str) -> tuple[object, ...]:
    parts: list[object]
    got = type(data).__name__
    if isinstance(data, Mapping) and get_origin(hints[0]) is tuple:  # pairs by name
        parts = [[*pair] for pair in cast("Mapping[object, object]", data).items()]
    elif isinstance(data, list):
        parts = cast("list[object]", data)
    else:
        raise DocumentError(path, f"must be a list, not {got}")
    each = hints if len(hints) == len(parts) and Ellipsis not in hints else (hints[0],) * len(parts)
    return tuple(_decoded(hint, part, f"{path}[{n}]") for n, (hint, part) in enumerate(zip(each, parts, strict=True)))


def _read(wanted: str, reader: "Reader", data: object, path: str) -> object:
    try:
        return reader(data)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, OSError) as error:
        got = type(data).__name__ if wanted == "a str" else shown(data)  # such a text may be personal
        raise DocumentError(path, f"must be {wanted}, not {got}") from error


def _exactly(kind: type) -> "Reader":
    def read(data: object) -> object:
        if type(data) is not kind:
            raise TypeError
        return data

    return read


def _read_moment(data: object) -> datetime:
    fields = dict(cast("Mapping[str, object]", data))
    local, zone, fold = fields.pop("local"), fields.pop("zone"), fields.pop("fold")
    if fields or not isinstance(local, str) or "T" not in local or type(fold) is not int or fold not in (0, 1):
        raise ValueError
    wall = datetime.fromisoformat(local)
    if wall.tzinfo is not None:
        raise ValueError
    return wall.replace(tzinfo=None if zone is None else _read_zone(zone), fold=fold)


def _read_zone(zone: object) -> tzinfo | None:
    if not isinstance(zone, str):
        raise TypeError
    if zone.startswith(("+", "-")):
        return datetime.fromisoformat(f"2000-01-01T00:00:00{zone}").tzinfo
    return zone_named(zone)


def _read_seconds(data: object) -> timedelta:
    if not isinstance(data, int | float) or isinstance(data, bool):
        raise TypeError
    return timedelta(seconds=data)


Reader = Callable[[object], object]
_READERS: dict[object, tuple[str, Reader]] = {
    str: ("a str", _exactly(str)),
    int: ("a whole number", _exactly(int)),
    bool: ("true or false", _exactly(bool)),
    date: ("a date, 2026-03-10", lambda data: date.fromisoformat(cast("str", data))),
    time: ("a time, 09:00", lambda data: time.fromisoformat(cast("str", data))),
    timedelta: ("a number of seconds", _read_seconds),
    datetime: ("an object of local, zone and fold", _read_moment),
}
