"""Interviews in Apache Spark (extra `spark`): the tables of `batch` on a Spark DataFrame, through `mapInArrow`.

Rows stay where they are: nothing is shuffled, and a worker holds one Arrow batch at a time. This library must be
installed on the workers; a calendar travels as its specification, and plug-ins must pickle. A timestamp with a zone is
read on the clock of the session's zone, unless a column `zone` names another.

Nothing is worked out before Spark is asked for rows. A bad row then fails the job with the words of a `BadRowsError`;
`errors="column"` has each bad row say what is wrong with it instead.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from datetime import datetime
from functools import partial
from typing import Literal, Protocol, TypeVar, cast

from interview_etiquette import batch
from interview_etiquette.batch._key_dates import planned
from interview_etiquette.batch._texts import arrow
from interview_etiquette.calendars import BusinessCalendar
from interview_etiquette.errors import InvalidValueError, shown, wrong_type
from interview_etiquette.etiquette import ARTICLE, Etiquette

__all__ = ["due_frame", "key_dates_frame", "status_frame"]

T = TypeVar("T")
Columns = Mapping[str, str]
Errors = Literal["raise", "column"]

_STEP = {"step": "string", "opens": "", "due": ""}  # "" is the type of the starts


class _ArrowSchema(Protocol):
    def empty_table(self) -> object: ...


class _Arrow(Protocol):
    def timestamp(self, unit: str, tz: str | None = None) -> object: ...
    def date32(self) -> object: ...
    def bool_(self) -> object: ...
    def string(self) -> object: ...
    def null(self) -> object: ...
    def int64(self) -> object: ...
    def schema(self, fields: list[tuple[str, object]]) -> _ArrowSchema: ...


class _Batch(Protocol):
    num_rows: int


Batches = Iterable[_Batch]


class _Table(Protocol):
    def to_batches(self) -> Batches: ...


class _Type(Protocol):
    def typeName(self) -> str: ...  # noqa: N802  their name


class _Field(Protocol):
    dataType: _Type  # noqa: N815  their name


class _Schema(Protocol):
    names: list[str]

    def __getitem__(self, name: str, /) -> _Field: ...
    def add(self, name: str, kind: str, /) -> object: ...


class _Frame(Protocol):
    schema: _Schema

    def mapInArrow(self, work: Callable[[Batches], Batches], schema: _Schema, /) -> object: ...  # noqa: N802  theirs


def key_dates_frame(
    frame: T,
    /,
    *,
    columns: Columns | None = None,
    calendar: BusinessCalendar | None = None,
    etiquette: Etiquette | None = None,
    errors: Errors = "raise",
) -> T:
    """Return a DataFrame of interviews with their key dates, as `batch.key_dates_frame` has them.

    The arguments are those of `batch.key_dates_frame`. A bad row fails the job, or says so in a column `error`.

    >>> from interview_etiquette.calendars import calendar_for
    >>> from interview_etiquette.integrations.spark import key_dates_frame
    >>> def with_dates(spark):
    ...     return key_dates_frame(spark.table("interviews"), calendar=calendar_for("US"))
    """
    given = getattr(getattr(frame, "schema", None), "names", []) if columns is None else columns
    most = planned([] if "etiquette" in given else etiquette or ARTICLE)
    days = ["follow_up", *(f"follow_up_{n}" for n in range(2, most + 1)), "move_on"]
    answer = partial(batch.key_dates_frame, columns=columns, calendar=calendar, etiquette=etiquette, errors=errors)
    return _mapped(frame, columns, errors, {"thank_you_by": "", **dict.fromkeys(days, "date")}, answer)


def status_frame(
    frame: T,
    /,
    *,
    now: datetime | None = None,
    columns: Columns | None = None,
    calendar: BusinessCalendar | None = None,
    etiquette: Etiquette | None = None,
    errors: Errors = "raise",
) -> T:
    """Return a DataFrame of interviews with where each stands, as `batch.status_frame` has it.

    The arguments are those of `batch.status_frame`.

    >>> from datetime import datetime
    >>> from interview_etiquette.integrations.spark import status_frame
    >>> def standing(spark):
    ...     return status_frame(spark.table("interviews"), now=datetime(2026, 3, 17, 9))
    """
    answer = partial(
        batch.status_frame, now=now, columns=columns, calendar=calendar, etiquette=etiquette, errors=errors
    )
    return _mapped(frame, columns, errors, {"status": "string", **_STEP}, answer)


def due_frame(
    frame: T,
    /,
    *,
    since: datetime,
    until: datetime,
    columns: Columns | None = None,
    calendar: BusinessCalendar | None = None,
    etiquette: Etiquette | None = None,
    errors: Errors = "raise",
) -> T:
    """Return the rows whose steps fall due in [since, until), as `batch.due_frame` has them.

    The arguments are those of `batch.due_frame`.

    >>> from datetime import timedelta
    >>> from interview_etiquette.integrations.spark import due_frame
    >>> def due_on(spark, day):
    ...     return due_frame(spark.table("interviews"), since=day, until=day + timedelta(days=1))
    """
    answer = partial(
        batch.due_frame,
        since=since,
        until=until,
        columns=columns,
        calendar=calendar,
        etiquette=etiquette,
        errors=errors,
    )
    return _mapped(frame, columns, errors, _STEP, answer)


def _mapped(frame: T, columns: Columns | None, errors: Errors, added: Columns, answer: Callable[[object], object]) -> T:
    """Declare the new columns, and have Spark call for the answers batch by batch."""
    if not callable(getattr(frame, "mapInArrow", None)):
        raise wrong_type("frame", "a DataFrame of Spark", frame)
    spark = cast("_Frame", frame)
    answer(_without_rows(spark.schema))  # says what is wrong with the arguments
    schema = deepcopy(spark.schema)
    start = "start" if columns is None else columns["start"]
    moment = schema[start].dataType.typeName()  # with a zone or without one, as the starts
    taken = {name.casefold() for name in schema.names}  # Spark takes one case for the other
    for name, kind in (*added.items(), *([("error", "string")] if errors == "column" else [])):
        if name in taken:
            raise InvalidValueError("frame", f"must not have the column {shown(name)} yet; drop or rename it")
        schema.add(name, kind or moment)
    return cast("T", spark.mapInArrow(partial(_answered, answer), schema))


def _without_rows(schema: _Schema) -> object:
    """Return the table of Arrow that Spark would make of no rows; a type that no argument has is a number's."""
    pa = cast("_Arrow", arrow())
    kinds = {
        "timestamp": pa.timestamp("us", "UTC"),
        "timestamp_ntz": pa.timestamp("us"),
        "date": pa.date32(),
        "boolean": pa.bool_(),
        **dict.fromkeys(("string", "varchar", "char"), pa.string()),
        "void": pa.null(),
    }
    fields = [(name, kinds.get(schema[name].dataType.typeName(), pa.int64())) for name in schema.names]
    return pa.schema(fields).empty_table()


def _answered(answer: Callable[[object], object], batches: Batches) -> Iterator[_Batch]:
    for each in batches:
        yield from cast("_Table", answer(arrow().table(each))).to_batches()
