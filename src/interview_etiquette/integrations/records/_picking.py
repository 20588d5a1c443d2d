"""Along a path through mappings, objects and lists, to plain values. What a record does meanwhile is caught here."""

import operator
from collections.abc import Callable, Collection, Generator, Iterable, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import islice
from types import EllipsisType
from typing import SupportsIndex, cast
from uuid import UUID

from interview_etiquette.errors import EtiquetteError
from interview_etiquette.integrations._incoming import Refusal, RefusedError
from interview_etiquette.wallclock import plain

MOST = 200  # things on one path, such as people
_ENOUGH = 8 * 1024  # characters of a text that are looked at
_LARGEST = 10**100  # of a number that is a key
_ATOMS = (str, bytes, bytearray, int, float, date, time, timedelta, type(None))
_TRUTHS = frozenset({"bool", "bool_"})
_NO_VALUES = frozenset({"nan", "NaT"})

Plain = None | bool | int | float | str | date | time | timedelta | EllipsisType
"""What stands in a record, as nothing but a value; `...` is something that is none."""


@contextmanager
def _reading(path: str) -> Generator[None]:
    try:
        yield
    except EtiquetteError:
        raise
    except Exception as error:
        problem = f"its {path} cannot be read; whatever keeps it raises {type(error).__name__}"
        raise RefusedError(Refusal.UNREADABLE, problem) from error


def items(record: object, path: str) -> list[object]:
    """Return everything that stands at the end of a path, the parts of a list one by one; empty where it ends before.

    Refused are more than anybody has people, and what keeps them where that raises an error of its own.
    """
    return [each for each in _places(record, path) if each is not None]


def _places(record: object, path: str) -> list[object]:
    """Return the same with None for each part of a list in which nothing stands there."""
    with _reading(path):
        whole = _at(record, path) if _is_a(record, Mapping) else None
        found = _along(record, path.split(".")) if whole is None else [whole]
        return _bounded(part for each in found for part in _parts(each))


def _along(record: object, steps: list[str]) -> list[object]:
    found = [_at(record, steps[0])]
    for step in steps[1:]:
        found = _bounded(_at(part, step) for each in found for part in _parts(each))
    return found


def _bounded(found: Iterable[object]) -> list[object]:
    kept = [*islice(found, MOST + 1)]
    if len(kept) > MOST:
        raise RefusedError(Refusal.TOO_LARGE, f"it has more than {MOST} people or parts; leave some out")
    return kept


def _at(value: object, name: str) -> object:
    if _is_a(value, Mapping):
        return cast("Mapping[str, object]", value).get(name)
    return None if _is_a(value, *_ATOMS, list, set, frozenset) else getattr(value, name, None)


def _is_a(value: object, *kinds: type) -> bool:
    return isinstance(value, kinds)


def _parts(value: object) -> Iterable[object]:
    """Return what stands in a list, a set, a related manager and the like; anything else is one thing."""
    is_row = _is_a(value, tuple) and hasattr(value, "_fields")
    if _is_a(value, Collection) and not is_row and not _is_a(value, *_ATOMS, Mapping):
        parts = cast("Collection[object]", value)
        return parts if len(parts) else (None,)
    manager: object = getattr(type(value), "all", None)
    found: object = manager(value) if callable(manager) else None
    # numbers of numpy have a method of that name too
    return cast("Iterable[object]", found) if _is_a(found, Iterable) else (value,)


def values(record: object, path: str | None, missing: Collection[str] = ()) -> list[Plain]:
    """Return the plain values at the end of a path, each in its place; None for what stands for nothing."""
    return [None if value is False or value in missing else value for value in _plainly(record, path)]


def holds(record: object, condition: str) -> bool:
    """Return whether `path=text` stands in a record, or anything at all at a path."""
    path, equals, text = condition.partition("=")
    found = [value for value in _plainly(record, path) if value is not None]
    return any(_spelt(value) == text.casefold() for value in found) if equals else any(found)


def text(record: object, path: str | None, missing: Collection[str] = ()) -> str | None:
    """Return the first text or number at the end of a path, as a text; None where there is none."""
    return next(iter(texts(record, path, missing)), None)


def texts(record: object, path: str | None, missing: Collection[str] = ()) -> list[str]:
    """Return all texts and numbers at the end of a path, as texts."""
    return [*filter(None, (_spelt(value, str) for value in values(record, path, missing)))]


def text_of(value: object) -> str:
    """Return what is itself a text or a whole number as a text; an empty one for anything else."""
    with _reading("id"):
        return _spelt(_plain(value), str)


def _spelt(value: Plain, as_text: Callable[[str], str] = str.casefold) -> str:
    if isinstance(value, str):
        return as_text(value.strip())
    return as_text(str(value)) if isinstance(value, int) and abs(value) < _LARGEST else ""


def _plainly(record: object, path: str | None) -> list[Plain]:
    if path is None:
        return []
    found = _places(record, path)
    with _reading(path):
        return [*map(_plain, found)]


def _plain(value: object) -> Plain:
    """Return a value of exactly a built-in type; None for what stands for nothing."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        text = str.__str__(value)[:_ENOUGH]
        return None if not text or text.isspace() else text
    if isinstance(value, float | date | time | timedelta):
        return _measured(value)
    return operator.index(value) if isinstance(value, SupportsIndex) else _opaque(value)


def _opaque(value: object) -> Plain:
    if isinstance(value, UUID):
        return str(value)
    if type(value).__module__ == "numpy" and type(value).__name__ in _TRUTHS:
        return bool(value)
    return None if callable(value) or (_is_a(value, Mapping) and not value) else ...


def _measured(value: float | date | time | timedelta) -> Plain:
    if str(value) in _NO_VALUES:
        return None
    if isinstance(value, datetime):
        return plain(value, "start")
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    return float(value) if isinstance(value, float) else value
