"""Tables of every kind: the same rows with new columns, as the caller's own kind."""

import os
import sys
from datetime import UTC, date, datetime, timedelta

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from interviews_in_columns import CALENDARS, ZONES, answers, as_numbers, held, interviews, texts

from interview_etiquette import CAMPUS, POLICIES
from interview_etiquette.batch import key_dates_frame
from interview_etiquette.calendars import CountryCalendar
from interview_etiquette.errors import BadRowsError, InvalidValueError, MissingExtraError, MixedZonesError

FULL = "INTERVIEW_ETIQUETTE_FULL" in os.environ
ROWS = 1_000_000 if FULL else 4_000
COLUMNS = ("start", "end", "earliest", "latest", "open_ended", "asked_on")


class Spoken:
    """A table of which nothing is known but that it speaks Arrow's PyCapsule interface."""

    def __init__(self, table):
        self.table = table

    def __arrow_c_stream__(self, requested_schema=None):
        return self.table.__arrow_c_stream__(requested_schema)


def as_pandas(table):
    return table.to_pandas(date_as_object=False).set_index(np.arange(len(table)) * 2)


KINDS = {
    "pandas": (as_pandas, lambda frame: pa.Table.from_pandas(frame, preserve_index=False), pd.DataFrame),
    "polars": (pl.from_arrow, pl.DataFrame.to_arrow, pl.DataFrame),
    "pyarrow": (lambda table: table, lambda table: table, pa.Table),
    "duckdb": (
        lambda table: held(duckdb.connect()).from_arrow(table),
        lambda relation: relation.to_arrow_table(),
        duckdb.DuckDBPyRelation,
    ),
    "another": (Spoken, lambda table: table, pa.Table),
}


def arrow_table(columns, instants_in=None, **more):
    start_end = {name: pa.array(getattr(columns, name)) for name in COLUMNS[:2]}
    if instants_in is not None:
        start_end = {name: column.cast(pa.timestamp("us", instants_in)) for name, column in start_end.items()}
    rest = {name: pa.array(getattr(columns, name)) for name in COLUMNS[2:]}
    return pa.table({**start_end, **rest, "id": range(len(columns)), **more})


def numbers(table, name):
    kind = pa.int64()
    column = table.column(name)
    if not pa.types.is_timestamp(column.type):
        return column.cast(pa.int32()).cast(kind).fill_null(np.iinfo(np.int64).min).to_numpy()
    days = "follow" in name or "move" in name
    column = column.cast(pa.timestamp("us", column.type.tz)).cast(kind)
    found = column.fill_null(np.iinfo(np.int64).min).to_numpy()
    return np.where(found == np.iinfo(np.int64).min, found, found // 86_400_000_000) if days else found


@pytest.mark.timeout(1_800 if FULL else 120)
@pytest.mark.parametrize("zoned", [False, True])
def test_every_row_of_every_kind_of_table(zoned, monkeypatch):
    monkeypatch.setattr("interview_etiquette.batch._frames.SLICE", 262_144 if FULL else 1_500)
    rng = np.random.default_rng([2026, zoned])
    zones = texts(rng, ROWS, ZONES)
    columns = interviews(rng, ROWS, range(2015, 2027), zone=zones, utc=zoned)
    calendars, policies = texts(rng, ROWS, CALENDARS), texts(rng, ROWS, POLICIES)
    expected, errors = as_numbers([*answers(columns, calendars, policies, zones)], 2)
    more = {
        name: pa.array(column) for name, column in (("zone", zones), ("calendar", calendars), ("etiquette", policies))
    }
    table = arrow_table(columns, "Asia/Tokyo" if zoned else None, **more)
    for kind, (made, read, own) in KINDS.items():
        given = made(table)
        found = key_dates_frame(given, errors="column", threads=2)
        assert isinstance(found, own), kind
        answered = read(found)
        assert answered.column_names[-5:] == ["thank_you_by", "follow_up", "follow_up_2", "move_on", "error"]
        assert answered.column("id").to_pylist() == [*range(ROWS)]
        names = ("thank_you_by", "move_on", "follow_up", "follow_up_2")
        for name, column in zip(names, expected, strict=True):
            assert np.array_equal(numbers(answered, name), column), (kind, name)
        assert {row: said for row, said in enumerate(answered.column("error").to_pylist()) if said} == errors, kind


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "duckdb"])  # which knows instants only
def test_zones_come_back(kind):
    made, read, _ = KINDS[kind]
    start = pa.array([datetime(2026, 3, 10, 9, tzinfo=UTC), None], pa.timestamp("us", "Europe/Berlin"))
    found = read(key_dates_frame(made(pa.table({"start": start, "end": start})), errors="column"))
    assert found.column("error").to_pylist()[0].startswith("end must be after start")
    column = read(key_dates_frame(made(pa.table({"start": start})))).column("thank_you_by")
    assert [moment and moment.astimezone(UTC) for moment in column.to_pylist()] == [
        datetime(2026, 3, 10, 16, tzinfo=UTC),
        None,
    ]
    assert column.type.tz == "Europe/Berlin"


def test_pandas_keeps_index_and_kinds():
    start = pd.to_datetime(["2026-03-10 10:00", "2026-03-10 14:00"])
    frame = pd.DataFrame({"start": start, "note": ["a", None]}, index=["x", "x"])
    found = key_dates_frame(frame, calendar=CountryCalendar("US"), etiquette=CAMPUS)
    assert found.index.tolist() == ["x", "x"]
    assert frame.columns.tolist() == ["start", "note"]
    assert found.columns.tolist() == ["start", "note", "thank_you_by", "follow_up", "follow_up_2", "move_on"]
    assert [str(kind) for kind in found.dtypes.iloc[2:]] == ["datetime64[us]", *["datetime64[s]"] * 3]


def test_duckdb_answers_on_its_own_connection():
    connection = duckdb.connect()
    connection.execute("create table talks as select timestamp '2026-03-10 10:00' as begins, 7 as id")
    found = key_dates_frame(connection.table("talks"), columns={"start": "begins"})
    assert found.filter("id = 7").project("move_on").fetchall() == [(date(2026, 3, 24),)]
    assert found.query("found", "select count(*) from found, talks").fetchall() == [(1,)]


START = [datetime(2026, 3, 10, 10), datetime(2026, 3, 10, 14)]
KINDS_OF_COLUMNS = [  # other columns than those of numpy
    {"latest": pa.array([date(2026, 3, 20), None], pa.date64())},
    {"latest": pa.array([datetime(2026, 3, 20), None], pa.timestamp("ns"))},
    {"latest": pa.nulls(2), "end": pa.nulls(2), "open_ended": pa.nulls(2), "zone": pa.array(["UTC", "UTC"])},
    {"open_ended": pa.array([False, None])},
    {"calendar": pa.array(["US", "US"]).dictionary_encode(), "etiquette": pa.array(["article"] * 2, pa.large_string())},
    {"zone": pa.array(["Europe/Berlin"] * 2, pa.string_view())},
]


@pytest.mark.parametrize("columns", KINDS_OF_COLUMNS, ids="-".join)
def test_kinds_of_columns(columns):
    found = key_dates_frame(pa.table({"start": START, **columns})).column("move_on").to_pylist()
    assert found == [
        date(2026, 3, 27) if columns.get("latest", pa.nulls(1))[0].is_valid else date(2026, 3, 24),
        date(2026, 3, 24),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_table(kind):
    made, read, own = KINDS[kind]
    found = key_dates_frame(made(pa.table({"start": pa.array([], pa.timestamp("us"))})))
    assert isinstance(found, own)
    assert read(found).column_names == ["start", "thank_you_by", "follow_up", "move_on"]


def test_a_column_without_any_start():
    assert key_dates_frame(pa.table({"start": pa.nulls(3)})).column("move_on").to_pylist() == [None] * 3


def test_progress_over_slices(monkeypatch):
    monkeypatch.setattr("interview_etiquette.batch._frames.SLICE", 3)
    told = []
    key_dates_frame(pa.table({"start": START * 4}), progress=lambda done, rows: told.append((done, rows)))
    assert told == [(3, 8), (6, 8), (8, 8)]


def test_a_bad_row_in_a_later_slice(monkeypatch):
    monkeypatch.setattr("interview_etiquette.batch._frames.SLICE", 3)
    table = pa.table(
        {
            "start": START * 4,
            "latest": [None] * 6 + [date(2026, 3, 9), None],
            "calendar": ["US"] * 5 + ["GB", "US", "X"],
        }
    )
    with pytest.raises(BadRowsError) as caught:
        key_dates_frame(table)
    assert caught.value.rows == (6, 7)
    assert key_dates_frame(table, errors="column").column("error").null_count == 6


TALK = pa.table({"start": START})
REFUSED = [  # what is given, type of error, text
    (
        lambda: key_dates_frame([1]),
        TypeError,
        "frame must be a table that speaks Arrow's PyCapsule interface .* not list",
    ),
    (lambda: key_dates_frame(pl.LazyFrame({"start": START})), TypeError, r"call .collect\(\) first\), not LazyFrame"),
    (lambda: key_dates_frame(pd.Series(START)), TypeError, "frame must be a table .* not Series"),
    (lambda: key_dates_frame(pl.Series(START)), TypeError, "frame must be a table .* not Series"),
    (lambda: key_dates_frame({"start": START}), TypeError, "frame must be a table .* not dict"),
    (lambda: key_dates_frame(pa.table({"begins": START})), InvalidValueError, "columns must say which column is start"),
    (
        lambda: key_dates_frame(TALK, columns={"start": "begins"}),
        InvalidValueError,
        "columns must name columns of the frame, not 'begins'",
    ),
    (
        lambda: key_dates_frame(TALK, columns={"begins": "start"}),
        InvalidValueError,
        "columns must say which column is .*, not 'begins'",
    ),
    (
        lambda: key_dates_frame(TALK.append_column("move_on", pa.nulls(2))),
        InvalidValueError,
        "^frame must not have the column 'move_on' yet; drop or rename it$",
    ),
    (
        lambda: key_dates_frame(pa.Table.from_arrays([pa.array(START)] * 2, ["start"] * 2)),
        InvalidValueError,
        "columns of different names",
    ),
    (
        lambda: key_dates_frame(pd.DataFrame([[1, 2]], columns=["start", "start"])),
        InvalidValueError,
        "columns of different names",
    ),
    (
        lambda: key_dates_frame(TALK.append_column("calendar", pa.array(["US"] * 2)), calendar=CountryCalendar("US")),
        InvalidValueError,
        "calendar must not be given for all rows where the column 'calendar' has it for each",
    ),
    (
        lambda: key_dates_frame(pa.table({"start": [date(2026, 3, 10)]})),
        TypeError,
        "start must be a column of timestamps, not date32",
    ),
    (
        lambda: key_dates_frame(pa.table({"start": ["2026-03-10T10:00"]})),
        TypeError,
        "start must be a column of timestamps, not string; make it one first, as pandas.to_datetime and",
    ),
    (
        lambda: key_dates_frame(TALK.append_column("latest", pa.array([1, 2]))),
        TypeError,
        "latest must be a column of days, not int64; make it one first",
    ),
    (
        lambda: key_dates_frame(TALK.append_column("latest", pa.array([START[0]] * 2, pa.timestamp("us", "UTC")))),
        TypeError,
        "latest must be a column of days, not timestamp.us, tz=UTC.",
    ),
    (
        lambda: key_dates_frame(TALK.append_column("open_ended", pa.array([1, 2]))),
        TypeError,
        "open_ended must be a column of bool, not int64",
    ),
    (
        lambda: key_dates_frame(TALK.append_column("zone", pa.array([1, 2]))),
        TypeError,
        "zone must be a column of texts, not int64",
    ),
    (
        lambda: key_dates_frame(TALK.append_column("end", pa.array([START[1]] * 2, pa.timestamp("us", "UTC")))),
        MixedZonesError,
        "end must have a zone if start has one",
    ),
    (
        lambda: key_dates_frame(pd.DataFrame({"start": pd.Series(["a", START[0]], dtype=object)})),
        TypeError,
        "frame must have columns that Arrow takes: ",
    ),
    (
        lambda: key_dates_frame(
            pd.DataFrame({"start": pd.Series([START[0], START[0].replace(tzinfo=UTC)], dtype=object)})
        ),
        TypeError,
        "'start' must be a column of timestamps, not of Python objects; pandas.to_datetime makes one",
    ),
    (
        lambda: key_dates_frame(TALK.append_column("decide_by", pa.array([date(2026, 3, 13)] * 2))),
        InvalidValueError,
        "columns must say what decide_by is; rename it latest if it is that",
    ),
    (lambda: key_dates_frame(TALK, errors="ignore"), InvalidValueError, "errors must be"),
    (lambda: key_dates_frame(TALK, columns="start"), TypeError, "columns must be a mapping from meanings to names"),
    (lambda: key_dates_frame(TALK, calendar=0), TypeError, "calendar must be a value of this library, or a text"),
    (lambda: key_dates_frame(TALK, threads=0), InvalidValueError, "threads must be at least 1, not 0"),
    (
        lambda: key_dates_frame(
            pd.DataFrame({"start": pd.Series([None] * 100 + [START[0].replace(tzinfo=UTC)], dtype=object)})
        ),
        TypeError,
        "'start' must be a column of timestamps, not of Python objects",
    ),
]


def test_what_happened_since_does_not_matter_to_key_dates():
    assert key_dates_frame(TALK.append_column("canceled_at", pa.array(START))).num_rows == len(START)


@pytest.mark.parametrize(("use", "kind", "text"), REFUSED)
def test_what_is_refused(use, kind, text):
    with pytest.raises(kind, match=text):
        use()


def test_without_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "narwhals.stable.v2", None)
    with pytest.raises(
        MissingExtraError, match=r"narwhals is not installed; pip install 'interview-etiquette\[frames\]'"
    ):
        key_dates_frame(TALK)


def test_times_in_other_units():
    start = pd.Series(pd.to_datetime(START)).astype("datetime64[ns]") + timedelta(hours=1)
    assert str(key_dates_frame(pd.DataFrame({"start": start}))["thank_you_by"].dtype) == "datetime64[us]"


@pytest.mark.parametrize(
    "calendars",
    [
        pl.Series(["US", None], dtype=pl.Categorical),
        pl.Series(["US", None], dtype=pl.Enum(["US", "DE"])),
        pa.array(["US", None]).dictionary_encode().cast(pa.dictionary(pa.uint8(), pa.string())).to_pylist(),
    ],
)
def test_texts_held_once(calendars):
    found = key_dates_frame(pl.DataFrame({"start": START[:2], "calendar": calendars}))
    assert found["move_on"].is_null().to_list() == [False, True]


def test_a_calendar_that_is_empty_is_one():
    class Daily(set):
        def is_business_day(self, day):
            return day not in self

    saturday = pl.DataFrame({"start": [datetime(2026, 3, 14, 10)]})
    assert key_dates_frame(saturday, calendar=Daily())["follow_up"].to_list() == [date(2026, 3, 21)]


def test_what_was_given_shares_nothing_with_the_answer():
    given = pd.DataFrame({"start": pd.to_datetime(START[:2]), "n": [1, 2]})
    found = key_dates_frame(given)
    found.loc[0, "n"] = 99
    assert given["n"].tolist() == [1, 2]
