"""The columns that go in and come out, and what is wrong with them as columns."""

from collections.abc import Sized
from functools import cache
from typing import TYPE_CHECKING, Final, cast

import attrs
import numpy as np
from numpy.typing import NDArray

from interview_etiquette.errors import InvalidValueError, wrong_type

if TYPE_CHECKING:
    from interview_etiquette.batch._texts import Texts

Longs = NDArray[np.int64]
Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]
Times = NDArray[np.datetime64]

NAT: Final = int(np.iinfo(np.int64).min)
DAY: Final = 86_400_000_000  # in microseconds, as every moment here
FAR: Final = 2**62  # a moment, or a day, in no year that there is
_PER_DAY: Final = {"h": 24, "m": 1_440, "s": 86_400, "ms": 86_400_000, "us": DAY, "ns": 1_000 * DAY}
_MICROSECONDS, _WHOLE_DAYS = np.dtype("M8[us]"), np.dtype("M8[D]")
_DAYS: Final = {"D": 1, **_PER_DAY}


@cache
def _is_in(units: tuple[str, ...], dtype: np.dtype[np.generic]) -> bool:
    if not units:
        return dtype == np.bool_
    return dtype.kind == "M" and np.datetime_data(str(dtype)) in {(unit, 1) for unit in units}


def _is_column(argument: str, value: object, units: tuple[str, ...], expected: str) -> None:
    if value is None and argument != "start":
        return
    if not isinstance(value, np.ndarray):
        raise wrong_type(argument, "a numpy array", value)
    column = cast("NDArray[np.generic]", value)
    if not _is_in(units, column.dtype) or column.ndim != 1:
        raise TypeError(f"{argument} must be {expected} in one dimension, not {column.dtype}")


def _are_times(_: object, field: "attrs.Attribute[Times]", value: object) -> None:
    _is_column(field.name, value, (*_PER_DAY,), "datetime64 with a time of day")


def _are_days(_: object, field: "attrs.Attribute[Times | None]", value: object) -> None:
    _is_column(field.name, value, (*_DAYS,), "datetime64[D], or midnights,")


def _are_flags(_: object, field: "attrs.Attribute[Flags | None]", value: object) -> None:
    _is_column(field.name, value, (), "bool")


@attrs.frozen(eq=False, repr=False)
class InterviewColumns:
    """The interviews of a table: what an `Interview` says, a column each.

    Args:
        start: When each began, `datetime64` down to microseconds; where it is missing (NaT), so are the answers.
        end: When it ended; NaT where that is not known.
        earliest: The day before which they decide nothing, `datetime64[D]`; NaT where they named none.
        latest: The day by which they decide; NaT where they named none.
        open_ended: Where they said that it would take a while.
        asked_on: The day on which they said it; NaT for the day of the interview.
        zone: The zone of all wall clocks, or a text for each row ("Europe/Berlin", "+02:00"); None where there is none.
        utc: Whether start and end are instants in UTC, to be read on the clock of `zone`; else they are that clock's
            own times, and of a time that exists twice the first is meant.

    Raises:
        TypeError: A column that is no numpy array or of another type.
        InvalidValueError: Columns of different lengths; instants without a zone.

    Example:
        >>> import numpy as np
        >>> from interview_etiquette.batch import InterviewColumns
        >>> len(InterviewColumns(np.array(["2026-03-10T14:00", "NaT"], "M8[us]")))
        2
    """

    start: Times = attrs.field(validator=_are_times)
    end: Times | None = attrs.field(default=None, kw_only=True, validator=_are_times)
    earliest: Times | None = attrs.field(default=None, kw_only=True, validator=_are_days)
    latest: Times | None = attrs.field(default=None, kw_only=True, validator=_are_days)
    open_ended: Flags | None = attrs.field(default=None, kw_only=True, validator=_are_flags)
    asked_on: Times | None = attrs.field(default=None, kw_only=True, validator=_are_days)
    zone: "str | Texts | None" = attrs.field(default=None, kw_only=True)
    utc: bool = attrs.field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        for name in ("end", "earliest", "latest", "open_ended", "asked_on"):
            check_length(name, getattr(self, name), len(self))
        if self.utc and self.zone is None:
            raise InvalidValueError("utc", "must come with the zone on whose clock the instants are read")

    def __len__(self) -> int:
        return len(self.start)


def check_length(name: str, column: Sized | None, rows: int) -> None:
    """Refuse a column of another length than the others."""
    if column is not None and len(column) != rows:
        raise InvalidValueError(name, f"must have one value for each of the {rows} rows", str(len(column)))


@attrs.frozen(eq=False, repr=False)
class KeyDatesColumns:
    """The dates of each interview, a column each; NaT where there is no answer.

    Args:
        thank_you_by: The thank-you deadlines, `datetime64[us]`: on the wall clock of `start`, or in UTC where that is.
        follow_ups: The follow-up dates, `datetime64[D]`: a column for the first, one for the second, ...
        move_on: The move-on points, `datetime64[D]`.
        errors: What is wrong with which row, where errors were asked for as a column.

    Example:
        >>> from interview_etiquette.batch import KeyDatesColumns
        >>> KeyDatesColumns.empty(1000, follow_ups=2).move_on.dtype
        dtype('<M8[D]')
    """

    thank_you_by: Times
    follow_ups: tuple[Times, ...]
    move_on: Times
    errors: dict[int, str] = attrs.field(factory=dict[int, str])

    @classmethod
    def empty(cls, rows: int, *, follow_ups: int = 1) -> "KeyDatesColumns":
        """Return columns to write into, as `out=` takes them."""
        whole = np.empty((follow_ups + 2, rows), np.int64)  # all in one, which the system gives quicker
        asked = tuple(whole[n].view(_WHOLE_DAYS) for n in range(2, follow_ups + 2))
        return cls(whole[0].view(_MICROSECONDS), asked, whole[1].view(_WHOLE_DAYS))

    def part(self, rows: slice) -> "KeyDatesColumns":
        """Return the columns of some rows."""
        return KeyDatesColumns(
            self.thank_you_by[rows], tuple(each[rows] for each in self.follow_ups), self.move_on[rows]
        )

    def check(self, rows: int, follow_ups: int) -> None:
        """Refuse columns that the answers of a table do not fit into."""
        wanted = [("thank_you_by", self.thank_you_by, "M8[us]"), ("move_on", self.move_on, "M8[D]")]
        wanted += [("follow_ups", column, "M8[D]") for column in self.follow_ups]
        for name, column, dtype in wanted:
            if column.dtype != np.dtype(dtype):
                raise TypeError(f"out.{name} must be {np.dtype(dtype)}, not {column.dtype}")
            check_length(f"out.{name}", column, rows)
        if len(self.follow_ups) != follow_ups:
            raise InvalidValueError("out.follow_ups", f"must be {follow_ups} columns", str(len(self.follow_ups)))

    def check_apart(self, interviews: InterviewColumns) -> None:
        """Refuse columns that lie where others are read or written."""
        fields = (
            getattr(interviews, name) for name in ("start", "end", "earliest", "latest", "open_ended", "asked_on")
        )
        taken: list[NDArray[np.generic]] = [column for column in fields if column is not None]
        for column in (self.thank_you_by, *self.follow_ups, self.move_on):
            if any(np.shares_memory(column, other) for other in taken):
                raise InvalidValueError("out", "must have memory of its own for each column")
            taken.append(column)


def per_day(column: Times) -> int:
    """Return how many of a column's units make a day."""
    return _DAYS[np.datetime_data(column.dtype)[0]]


def moments(column: Times) -> Longs:
    """Return a column of times in microseconds, without a copy where it has them; those in no year are far off."""
    if column.dtype == _MICROSECONDS:
        return column.view(np.int64)
    unit = np.datetime_data(column.dtype)[0]
    raw = column.astype(column.dtype.newbyteorder("=")).view(np.int64)
    if unit == "ns":
        found, rest = np.divmod(raw, 1_000)
        far = rest != 0  # which an interview refuses
    else:
        each = DAY // _PER_DAY[unit]
        found, far = raw * each, abs(raw) > FAR // each
    np.copyto(found, FAR, where=far)
    np.copyto(found, NAT, where=raw == NAT)
    return found


def days(column: Times) -> Longs:
    """Return a column of days by their numbers from 1970, without a copy where it has them; no midnight is far off."""
    if column.dtype == _WHOLE_DAYS:
        return column.view(np.int64)
    raw = column.astype(column.dtype.newbyteorder("=")).view(np.int64)
    found, rest = np.divmod(raw, per_day(column))
    np.copyto(found, FAR, where=rest != 0)
    np.copyto(found, NAT, where=raw == NAT)
    return found
