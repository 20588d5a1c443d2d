"""Tables of any kind: columns out of them, a slice at a time, and new columns into one of the caller's own kind."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from typing import Protocol, TypeVar, cast

import attrs
import numpy as np
from numpy.typing import NDArray

from interview_etiquette.batch._texts import ArrowArray, arrow
from interview_etiquette.errors import InvalidValueError, MissingExtraError, shown, wrong_type

T = TypeVar("T")
Column = NDArray[np.generic] | list[str | None]

_FALSE = False  # which Arrow takes by position only
_WAY_OUT = "; make it one first, as pandas.to_datetime and polars' str.to_datetime do"
SLICE = 2**18  # rows that are taken out of a table at once


class _Series(Protocol):
    dt: "_Series"

    def replace_time_zone(self, zone: str) -> "_Series": ...
    def convert_time_zone(self, zone: str) -> "_Series": ...


class _Table(Protocol):
    column_names: list[str]

    def column(self, name: str) -> ArrowArray: ...


class _Frame(Protocol):
    columns: list[str]
    schema: Mapping[str, object]
    implementation: object

    def __len__(self) -> int: ...
    def __getitem__(self, rows: slice | NDArray[np.int64]) -> "_Frame": ...
    def select(self, names: list[str]) -> "_Frame": ...
    def clone(self) -> "_Frame": ...
    def to_arrow(self) -> _Table: ...
    def with_columns(self, *columns: _Series) -> "_Frame": ...
    def to_native(self) -> object: ...


class _Exceptions(Protocol):
    DuplicateError: type[Exception]


class _Narwhals(Protocol):
    exceptions: _Exceptions
    Datetime: object
    String: object

    def from_native(self, frame: object, *, eager_only: bool) -> _Frame: ...
    def new_series(self, name: str, values: object, dtype: object = None, *, backend: object) -> _Series: ...


def _narwhals() -> _Narwhals:
    try:
        return cast("_Narwhals", import_module("narwhals.stable.v2"))
    except ImportError:
        raise MissingExtraError("narwhals", "frames") from None


class _Relation(Protocol):
    def to_arrow_table(self) -> object: ...
    def query(self, name: str, sql: str) -> object: ...


@attrs.frozen(eq=False, repr=False)
class Frame:
    """A caller's table, whatever its kind."""

    frame: _Frame
    relation: _Relation | None
    names: tuple[str, ...]

    @classmethod
    def of(cls, native: object) -> "Frame":
        """Return a table of pandas, polars, pyarrow or DuckDB, or any that speaks Arrow's PyCapsule interface."""
        arrow()
        relation = cast("_Relation", native) if hasattr(native, "to_arrow_table") and hasattr(native, "query") else None
        native = native if relation is None else relation.to_arrow_table()
        nw = _narwhals()
        try:
            try:
                frame = nw.from_native(native, eager_only=True)
            except TypeError:
                frame = nw.from_native(_arrow_table(native), eager_only=True)
            return cls(frame, relation, tuple(frame.columns))
        except nw.exceptions.DuplicateError:
            raise InvalidValueError("frame", "must have columns of different names") from None

    def __len__(self) -> int:
        return len(self.frame)

    def slices(self, names: Mapping[str, str]) -> Iterator[tuple[int, dict[str, ArrowArray]]]:
        """Yield, a slice at a time, its first row and its columns, called by what they mean.

        Args:
            names: What a column means, and what the table calls it.

        Yields:
            The number of the first row, and the columns of the slice.
        """
        chosen = self.frame.select([*dict.fromkeys(names.values())])
        for first in range(0, max(1, len(self)), SLICE):
            table = _as_arrow(chosen[first : first + SLICE])
            _check_objects(chosen, table)
            yield first, {meaning: table.column(name).combine_chunks() for meaning, name in names.items()}

    def with_columns(self, columns: Mapping[str, Column], zones: Mapping[str, str]) -> object:
        """Return the table with new columns at its end, as the caller's own kind.

        Args:
            columns: Their values by name.
            zones: The zones of those that are instants.

        Returns:
            The table; the one that was given stays as it is.

        Raises:
            InvalidValueError: A column of that name is there already.
        """
        nw = _narwhals()
        series: list[_Series] = []
        for name, values in columns.items():
            dtype = nw.String if isinstance(values, list) else None
            made = nw.new_series(name, values, dtype, backend=self.frame.implementation)
            zone = zones.get(name)
            series.append(made if zone is None else made.dt.replace_time_zone("UTC").dt.convert_time_zone(zone))
        native = self.frame.clone().with_columns(*series).to_native()  # pandas 2 would share what it holds
        return native if self.relation is None else _asked(self.relation, native)

    def taken(self, rows: NDArray[np.int64]) -> "Frame":
        """Return some rows, in that order; one may come up several times."""
        return attrs.evolve(self, frame=self.frame[rows])

    def check_new(self, names: list[str]) -> None:
        """Refuse new columns that are there already."""
        for name in names:
            if name in self.names:
                raise InvalidValueError("frame", f"must not have the column {shown(name)} yet; drop or rename it")


def _arrow_table(native: object) -> object:
    if hasattr(native, "__arrow_c_stream__"):
        with suppress(ValueError):  # a column alone speaks it too
            return arrow().table(native)
    raise wrong_type(
        "frame", "a table that speaks Arrow's PyCapsule interface (of a lazy one call .collect() first)", native
    )


def _as_arrow(frame: _Frame) -> _Table:
    try:
        return frame.to_arrow()
    except (TypeError, ValueError) as error:  # a column of objects of several types
        raise TypeError(f"frame must have columns that Arrow takes: {error}") from None


def _check_objects(frame: _Frame, table: _Table) -> None:
    """Refuse Python's own moments in pandas: Arrow reads them all on the clock of the first, whatever zone each has."""
    for name, kind in frame.schema.items():
        if kind != _narwhals().Datetime and hasattr(table.column(name).type, "tz"):
            way_out = "pandas.to_datetime makes one, with utc=True where they have zones"
            raise TypeError(f"{shown(name)} must be a column of timestamps, not of Python objects; {way_out}")


def _asked(relation: _Relation, interview_etiquette_answered: object) -> object:
    """Return a relation of the same connection; DuckDB finds the table by the name that it has here."""
    try:
        return relation.query("interview_etiquette_asked", "SELECT * FROM interview_etiquette_answered")
    finally:
        del interview_etiquette_answered


def _kind(column: ArrowArray) -> str:
    return str(column.type).partition("[")[0].partition("<")[0]


def times(argument: str, column: ArrowArray) -> "tuple[NDArray[np.datetime64], str | None]":
    """Return a column of moments, in UTC where it has a zone, and the zone."""
    if _kind(column) == "null":
        return np.full(len(column), "NaT", "M8[us]"), None
    if _kind(column) != "timestamp":
        raise TypeError(f"{argument} must be a column of timestamps, not {column.type}{_WAY_OUT}")
    return cast("NDArray[np.datetime64]", column.to_numpy(zero_copy_only=False)), column.type.tz


def days(argument: str, column: ArrowArray) -> "NDArray[np.datetime64]":
    """Return a column of days."""
    if _kind(column) == "null":
        return np.full(len(column), "NaT", "M8[D]")
    if _kind(column) not in {"date32", "date64", "timestamp"} or getattr(column.type, "tz", None) is not None:
        raise TypeError(f"{argument} must be a column of days, not {column.type}{_WAY_OUT}")
    return cast("NDArray[np.datetime64]", column.to_numpy(zero_copy_only=False))


def flags(argument: str, column: ArrowArray) -> NDArray[np.bool_]:
    """Return a column of truth values; a null is false."""
    if _kind(column) == "null":
        return np.zeros(len(column), np.bool_)
    if _kind(column) != "bool":
        raise TypeError(f"{argument} must be a column of bool, not {column.type}")
    return cast("NDArray[np.bool_]", column.fill_null(_FALSE).to_numpy(zero_copy_only=False))


def texts(argument: str, column: ArrowArray) -> ArrowArray:
    """Return a column of texts."""
    if "string" not in str(column.type) and _kind(column) != "null":
        raise TypeError(f"{argument} must be a column of texts, not {column.type}")
    return column
