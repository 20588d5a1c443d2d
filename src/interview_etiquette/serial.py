"""Every value as JSON-ready data, and back: all but `Record`, `DueStep` and `BadRecord`, whose keys are the caller's.

A value is an object with its `kind`. Days and clock times are ISO texts, durations are seconds; a moment is its local
time, its zone and its fold, for an offset alone would lose the zone's rules. The outermost object names its `schema`.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Literal, Union, cast, get_args, get_origin

import attrs

from interview_etiquette import contact, etiquette, interview, plans, reasons, rules, timeframe
from interview_etiquette._value import Value, given
from interview_etiquette.calendars import _official, _values
from interview_etiquette.calendars._frozen import LibraryCalendar
from interview_etiquette.errors import DocumentError, EtiquetteError, InvalidValueError, shown
from interview_etiquette.history import _advice, _events, _verdicts
from interview_etiquette.history._events import Event
from interview_etiquette.phrases import _reading

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

SCHEMA = 1
_LONGEST_KEY = 40
_MODULES = (
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
_FOREIGN = "is not of this library and has no written form; give its decision_window or a library value instead"


def to_dict(value: Value, /) -> dict[str, Json]:
    """Return a value of this library as data that `json.dumps` takes.

    Args:
        value: An interview, contact, timeframe, calendar, policy, plan, step, reason, ...

    Returns:
        Objects, lists, texts, numbers, booleans and None.

    Raises:
        TypeError: No value of this library.
        DocumentError: Within it stands a timeframe, timing, calendar or zone that is not of this library; the error
            says where, and `decision_window` is the way out for a timeframe.

    Example:
        >>> from interview_etiquette import EndOfWeek
        >>> from interview_etiquette.serial import to_dict
        >>> to_dict(EndOfWeek(1))
        {'schema': 1, 'kind': 'end_of_week', 'weeks': 1}
    """
    if _kinds().get(_kind(type(value))) is not type(value):
        raise TypeError(f"value must be a value of this library, not {type(value).__name__}")
    return {"schema": SCHEMA, **_written(value, "$")}


def from_dict(data: Mapping[str, object], /) -> Value:
    """Return the value that `to_dict` wrote.

    Args:
        data: As it came from `json.loads`.

    Returns:
        The value, equal to the one written.

    Raises:
        TypeError: No mapping.
        DocumentError: Another schema, an unknown kind or key, a missing or unusable field; the error says where.

    Example:
        >>> from interview_etiquette.serial import from_dict
        >>> from_dict({"schema": 1, "kind": "decide_by", "day": "2026-03-20"})
        DecideBy(day=datetime.date(2026, 3, 20))
    """
    if not isinstance(data, Mapping):
        raise TypeError(f"data must be a mapping, not {type(data).__name__}")
    schema = data.get("schema", SCHEMA)
    if "schema" not in data:
        raise DocumentError("$.schema", f"is missing; a document of this version has {SCHEMA}")
    if type(schema) is not int or schema != SCHEMA:
        raise DocumentError("$.schema", f"must be {SCHEMA}, not {shown(schema)}")
    try:
        return _value({key: field for key, field in data.items() if key != "schema"}, "$")
    except RecursionError:
        raise DocumentError("$", "is nested too deeply") from None


@cache
def _kinds() -> dict[str, type[Value]]:
    found = [named for module in _MODULES for named in vars(module).values() if isinstance(named, type)]
    public = (kind for kind in found if issubclass(kind, Value) and not kind.__name__.startswith("_"))
    return {_kind(kind): kind for kind in public if kind not in _BASES}


def _kind(kind: type) -> str:
    return re.sub("(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


def _written(value: Value, path: str) -> dict[str, Json]:
    fields = {name: _encoded(field, f"{path}.{name}") for name, field in given(value).items()}
    if isinstance(value, reasons.Reason):  # pairs by name are an object
        fields["facts"] = dict(value.facts)
    return {"kind": _kind(type(value)), **fields}


def _encoded(value: object, path: str) -> Json:
    if isinstance(value, Value) and _kinds().get(_kind(type(value))) is type(value):
        return _written(value, path)
    if isinstance(value, tuple | frozenset):
        parts = cast("tuple[object, ...]", value if isinstance(value, tuple) else sorted(cast("frozenset[int]", value)))
        return [_encoded(part, f"{path}[{n}]") for n, part in enumerate(parts)]
    return _encoded_text(value, path)


def _encoded_text(value: object, path: str) -> Json:
    match value:
        case None | bool() | int() | str():
            return cast("str | int", value.value) if isinstance(value, Enum) else value
        case datetime():
            return _moment(value, path)
        case date() | time():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case _:
            raise DocumentError(path, f"{type(value).__name__} {_FOREIGN}")


def _moment(value: datetime, path: str) -> Json:
    zone = None if value.tzinfo is None else _zone_text(value, path)
    return {"local": value.replace(tzinfo=None, fold=0).isoformat(), "zone": zone, "fold": value.fold}


def _zone_text(value: datetime, path: str) -> str:
    if isinstance(value.tzinfo, timezone):
        return value.isoformat().removeprefix(value.replace(tzinfo=None).isoformat())
    from zoneinfo import ZoneInfo  # noqa: PLC0415  on first use, not at import

    if not isinstance(value.tzinfo, ZoneInfo) or not value.tzinfo.key:
        raise DocumentError(path, f"{type(value.tzinfo).__name__} is no zone with a name; use zoneinfo.ZoneInfo")
    return value.tzinfo.key


def _value(data: object, path: str) -> Value:
    if not isinstance(data, Mapping):
        raise DocumentError(path, f"must be an object with a kind, not {type(data).__name__}")
    document = dict(cast("Mapping[str, object]", data))
    kind = _kind_named(document.pop("kind", None), path)
    hints = _hints(kind)
    _check_keys(kind, document, path)
    arguments = {key: _decoded(hints[key], field, f"{path}.{key}") for key, field in document.items()}
    try:
        return kind.rebuilt(arguments)
    except InvalidValueError as error:
        where = f"{path}.{error.argument}" if error.argument in hints else path
        raise DocumentError(where, str(error).removeprefix(f"{error.argument} ")) from error
    except (EtiquetteError, TypeError) as error:
        raise DocumentError(path, str(error)) from error


def _kind_named(name: object, path: str) -> type[Value]:
    kind = _kinds().get(name) if isinstance(name, str) else None
    if kind is None:
        raise DocumentError(f"{path}.kind", f"must be a kind of value, not {shown(name)}")
    return kind


def _check_keys(kind: type[Value], document: Mapping[str, object], path: str) -> None:
    for key in document:
        if key not in _hints(kind):
            raise DocumentError(f"{path}.{_spelt(key)}", f"is no field of {_kind(kind)}; leave it out")
    for key in _required(kind):
        if key not in document:
            raise DocumentError(f"{path}.{key}", "is missing")


def _spelt(key: object) -> str:
    """Return a key as part of a path, unless it is something else that got there, perhaps personal."""
    return key if isinstance(key, str) and key.isidentifier() and len(key) <= _LONGEST_KEY else "?"


def _hints(kind: type[Value]) -> dict[str, object]:
    """Return the types of the fields that the constructor takes, by name."""
    return {field.alias: field.type for field in kind.__attrs_attrs__ if field.init and field.alias}


def _required(kind: type[Value]) -> list[str]:
    return [f.alias for f in kind.__attrs_attrs__ if f.init and f.alias and f.default is attrs.NOTHING]


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
    found = _value(data, path)
    if isinstance(hint, type) and issubclass(hint, Value) and not isinstance(found, hint):
        raise DocumentError(f"{path}.kind", f"must be {_kind(hint)}, not {_kind(type(found))}")
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
    from zoneinfo import ZoneInfo  # noqa: PLC0415  on first use, not at import

    return ZoneInfo(zone)


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
