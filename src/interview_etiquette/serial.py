"""Every value as JSON-ready data, and back: all but `Record`, `DueStep` and `BadRecord`, whose keys are the caller's.

A value is an object with its `kind`. Days and clock times are ISO texts, durations are seconds; a moment is its local
time, its zone and its fold, for an offset alone would lose the zone's rules. The outermost object names its `schema`.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone
from enum import Enum
from typing import cast

import attrs

from interview_etiquette import plans, reasons
from interview_etiquette._documents import value_in
from interview_etiquette._kinds import kind_of, kinds
from interview_etiquette._schema import Json, schema_of
from interview_etiquette._value import Value, given
from interview_etiquette.errors import DocumentError, check_type, shown, wrong_type

__all__ = ["SCHEMA", "Json", "from_dict", "json_schema", "to_dict"]

SCHEMA = 1
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
    if kinds().get(kind_of(type(value))) is not type(value):
        raise wrong_type("value", "a value of this library", value)
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
    check_type("data", data, Mapping, "a mapping")
    if "schema" not in data:
        raise DocumentError("$.schema", f"is missing; a document of this version has {SCHEMA}")
    document = dict(data)
    schema = document.pop("schema")
    if type(schema) is not int or schema != SCHEMA:
        raise DocumentError("$.schema", f"must be {SCHEMA}, not {shown(schema)}")
    try:
        return value_in(document, "$")
    except RecursionError:
        raise DocumentError("$", "is nested too deeply") from None


def json_schema() -> dict[str, Json]:
    """Return the JSON Schema (2020-12) of what `to_dict` writes.

    Returns:
        The schema. Everything that `to_dict` writes is valid by it; what is valid may still mean nothing, as an end
        before the start, and `from_dict` finds that out.

    Example:
        >>> from interview_etiquette.serial import json_schema
        >>> json_schema()["$defs"]["decide_by"]["required"]
        ['kind', 'day']
    """
    return schema_of(SCHEMA)


def _written(value: Value, path: str) -> dict[str, Json]:
    if isinstance(value, plans.Plan):
        value = _without_plug_in(value)
    fields = {name: _encoded(field, f"{path}.{name}") for name, field in given(value).items()}
    if isinstance(value, reasons.Reason):  # pairs by name are an object
        fields["facts"] = dict(value.facts)
    return {"kind": kind_of(type(value)), **fields}


def _without_plug_in(plan: plans.Plan) -> plans.Plan:
    """Return a plan whose calendar has a written form: without one only a drawing loses its shading."""
    try:
        _encoded(plan.calendar, "")
    except DocumentError:
        return attrs.evolve(plan, calendar=None)
    return plan


def _encoded(value: object, path: str) -> Json:
    if isinstance(value, Value) and kinds().get(kind_of(type(value))) is type(value):
        return _written(value, path)
    if isinstance(value, tuple | frozenset):
        parts = cast("tuple[object, ...]", value if isinstance(value, tuple) else sorted(cast("frozenset[int]", value)))
        return [_encoded(part, f"{path}[{n}]") for n, part in enumerate(parts)]
    return _encoded_text(value, path)


def _encoded_text(value: object, path: str) -> Json:
    match value:
        case Enum():
            return cast("str | int", value.value)
        case None | bool() | int() | str():
            return value
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
