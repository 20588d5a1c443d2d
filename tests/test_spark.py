"""Spark: the columns that it is told to expect, and, in local mode, the answers of `batch` on the same rows.

Without pyspark (group `spark`) or Java the tests with Spark are skipped, and say that they were not run.
"""

import os
import shutil
import sys
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from types import SimpleNamespace

import numpy as np
import polars as pl
import pyarrow as pa
import pytest
from interviews_in_columns import CALENDARS, ZONES, interviews, texts
from properties.flat import SCHEMA, random_rows

from interview_etiquette import POLICIES, TWO_TOUCH
from interview_etiquette import batch as in_memory
from interview_etiquette.calendars import calendar_for
from interview_etiquette.errors import BadRowsError, InvalidValueError, MixedZonesError
from interview_etiquette.integrations import spark as on_spark

MISSING = "pyspark" if find_spec("pyspark") is None else None if shutil.which("java") else "Java"
needs_spark = pytest.mark.skipif(MISSING is not None, reason=f"NOT RUN with Spark: {MISSING} is not installed")
NOW = datetime(2026, 5, 4, 9, 30)
DAY = {"since": datetime(2026, 5, 4), "until": datetime(2026, 5, 5)}
ROWS = 1_000_000


KINDS = {  # what Spark calls a type of Arrow
    pa.timestamp("us"): "timestamp_ntz",
    pa.timestamp("us", "UTC"): "timestamp",
    pa.date32(): "date",
    pa.bool_(): "boolean",
    pa.string(): "string",
    pa.large_string(): "string",
    pa.null(): "void",
}


class Schema:
    """The part of Spark's schema that is used, over one of Arrow."""

    def __init__(self, schema):
        self.kinds = {field.name: KINDS.get(field.type, "long") for field in schema}

    @property
    def names(self):
        return [*self.kinds]

    def __getitem__(self, name):
        return SimpleNamespace(dataType=SimpleNamespace(typeName=lambda: self.kinds[name]))

    def add(self, name, kind):
        self.kinds[name] = kind
        return self


class Here:
    """A frame that does at once, in small batches, what Spark would do later, and holds it to what was declared."""

    def __init__(self, table):
        self.table, self.schema = table, Schema(table.schema)

    def answer(self, work, schema):
        answered = pa.Table.from_batches(work(iter(self.table.to_batches(max_chunksize=100))))
        assert Schema(answered.schema).names == schema.names
        assert self.schema.names == self.table.column_names
        return SimpleNamespace(table=answered, schema=schema)


Here.mapInArrow = Here.answer  # as Spark calls it


def history(count=450):
    types = {name: kind for name, kind in SCHEMA.items() if name not in {"zone", "now"}}
    rows = [{"row": n, **{name: row[name] for name in types}} for n, row in enumerate(random_rows(11, count))]
    return pl.DataFrame(rows, schema={"row": int, **types}).to_arrow()


WORK = {
    "key_dates_frame": {},
    "status_frame": {"now": NOW},
    "due_frame": DAY,
}


@pytest.mark.parametrize("name", WORK)
def test_batches_have_the_answers_of_the_table(name):
    table = history()
    rest = {**WORK[name], "errors": "column"}
    found = getattr(on_spark, name)(Here(table), **rest)
    assert found.table.equals(getattr(in_memory, name)(table, **rest))


# what is asked for | the columns that are declared
DECLARED = [
    ("key_dates_frame", {}, {"thank_you_by": "timestamp_ntz", "follow_up": "date", "move_on": "date"}),
    ("key_dates_frame", {"etiquette": TWO_TOUCH, "errors": "column"},
     {"thank_you_by": "timestamp_ntz", "follow_up": "date", "follow_up_2": "date", "move_on": "date",
      "error": "string"}),
    ("status_frame", {"now": NOW, "columns": {"start": "when"}, "calendar": calendar_for("US")},
     {"status": "string", "step": "string", "opens": "timestamp_ntz", "due": "timestamp_ntz"}),
    ("due_frame", DAY, {"step": "string", "opens": "timestamp_ntz", "due": "timestamp_ntz"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rest", "columns"), DECLARED)
def test_columns_are_declared_beforehand(name, rest, columns):
    start = rest.get("columns", {}).get("start", "start")
    declared = getattr(on_spark, name)(Here(pa.table({start: pa.array([NOW])})), **rest).schema.kinds
    assert declared == {start: "timestamp_ntz", **columns}


REFUSED = [
    ("key_dates_frame", {"errors": "rows"}, InvalidValueError, "errors must be 'raise' or 'column'"),
    ("key_dates_frame", {"calendar": "US"}, TypeError, "calendar must be a value of this library"),
    ("key_dates_frame", {"etiquette": "campus"}, TypeError, "etiquette must be a value of this library"),
    ("key_dates_frame", {"columns": {"start": "start", "begin": "row"}}, InvalidValueError, "columns must .*'begin'"),
    ("key_dates_frame", {"columns": {"start": "when"}}, InvalidValueError, "columns must name columns .*'when'"),
    ("key_dates_frame", {"columns": {"latest": "row"}}, InvalidValueError, "columns must say which column is start"),
    ("key_dates_frame", {"columns": {"start": "row"}}, TypeError, "start must be a column of timestamps"),
    ("status_frame", {}, InvalidValueError, "now must be given"),
    ("status_frame", {"now": "2026-05-04"}, TypeError, "now must be a datetime"),
    ("status_frame", {"now": NOW.replace(tzinfo=UTC)}, MixedZonesError, "now must have a zone if the starts"),
    ("due_frame", {"since": NOW, "until": NOW - timedelta(1)}, InvalidValueError, "until must not come before since"),
]  # fmt: skip


class Later(Here):
    """A frame of which no work is asked."""


Later.mapInArrow = pytest.fail


@pytest.mark.parametrize(("name", "rest", "error", "words"), REFUSED)
def test_what_is_wrong_with_the_arguments_is_said_at_once(name, rest, error, words):
    with pytest.raises(error, match=words):
        getattr(on_spark, name)(Later(pa.table({"start": pa.array([NOW]), "row": [1]})), **rest)


@pytest.mark.parametrize("now", [NOW, NOW.replace(tzinfo=UTC)])
def test_columns_of_every_type_may_stand_beside(now):
    held = {"thanked_at": pa.nulls(1), "latest": [NOW.date()], "open_ended": [True], "calendar": ["US"], "rest": [[1]]}
    found = on_spark.status_frame(Here(pa.table({"start": pa.array([now]), **held})), now=now)
    assert found.table["status"].to_pylist() == ["upcoming"]


def test_a_table_of_arrow_is_no_frame_of_spark():
    with pytest.raises(TypeError, match="frame must be a DataFrame of Spark, not Table"):
        on_spark.key_dates_frame(history())


@pytest.mark.parametrize("name", ["error", "Error", "MOVE_ON"])
def test_a_new_column_is_not_there_in_any_case_of_its_letters(name):
    with pytest.raises(InvalidValueError, match="frame must not have the column '(error|move_on)' yet"):
        on_spark.key_dates_frame(Later(pa.table({"start": pa.array([NOW]), name: [1]})), errors="column")


def test_a_bad_row_is_said_in_its_turn():
    with pytest.raises(BadRowsError, match="row [0-9]+: "):
        on_spark.status_frame(Here(history()), now=NOW)


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.session.timeZone": "America/New_York",
        "spark.sql.timestampType": "TIMESTAMP_NTZ",  # of what has no zone
        "spark.sql.execution.arrow.maxRecordsPerBatch": "65536",
    }
    session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@needs_spark
@pytest.mark.timeout(600)
@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
class TestWithSpark:
    @pytest.mark.parametrize("name", WORK)
    def test_the_answers_of_batch(self, spark, name):
        table = history(5_000)
        rest = {**WORK[name], "errors": "column"}
        found = getattr(on_spark, name)(spark.createDataFrame(table), **rest)
        expected = getattr(in_memory, name)(table, **rest)
        assert found.columns == expected.column_names
        order = [("row", "ascending"), *((each, "ascending") for each in ("step",) if name == "due_frame")]
        assert found.toArrow().cast(expected.schema).sort_by(order).equals(expected.sort_by(order))

    @pytest.mark.parametrize("utc", [False, True])
    def test_a_million_rows(self, spark, utc):
        rng = np.random.default_rng([2026, utc])
        zones = texts(rng, ROWS, ZONES)
        columns = interviews(rng, ROWS, range(2015, 2027), zone=zones, utc=utc)
        said = {name: pa.array(getattr(columns, name)) for name in ("earliest", "latest", "open_ended", "asked_on")}
        moments = {name: pa.array(getattr(columns, name)) for name in ("start", "end")}
        if utc:
            moments = {name: column.cast(pa.timestamp("us", "UTC")) for name, column in moments.items()}
        named = {"zone": zones, "calendar": texts(rng, ROWS, CALENDARS), "etiquette": texts(rng, ROWS, POLICIES)}
        table = pa.table(
            {"row": range(ROWS), **moments, **said, **{name: pa.array(each) for name, each in named.items()}}
        )
        found = on_spark.key_dates_frame(spark.createDataFrame(table), errors="column")
        expected = in_memory.key_dates_frame(table, errors="column")
        assert found.toArrow().cast(expected.schema).sort_by("row").equals(expected)

    @pytest.mark.parametrize(("name", "rest", "error", "words"), REFUSED)
    def test_what_is_wrong_with_the_arguments_is_said_at_once(self, spark, name, rest, error, words):
        with pytest.raises(error, match=words):
            getattr(on_spark, name)(spark.createDataFrame(pa.table({"start": pa.array([NOW]), "row": [1]})), **rest)

    def test_nothing_is_shuffled(self, spark, capsys):
        on_spark.key_dates_frame(spark.createDataFrame(history())).explain()
        plan = capsys.readouterr().out
        assert "MapInArrow" in plan
        assert "Exchange" not in plan

    def test_a_timestamp_is_read_on_the_clock_of_the_session(self, spark):
        starts = spark.createDataFrame([("2026-03-10T18:30:00Z",)], "start string").selectExpr(
            "cast(start as timestamp_ltz)"
        )
        found = on_spark.key_dates_frame(starts).selectExpr("string(thank_you_by) by").first()
        assert found.by == "2026-03-11 12:00:00"  # half past two in New York

    def test_the_error_of_a_worker_says_what_is_wrong(self, spark):
        from pyspark.errors import PythonException

        early = spark.createDataFrame(pa.table({"start": [NOW], "end": [NOW - timedelta(hours=1)]}))
        with pytest.raises(PythonException, match="BadRowsError: row 0: end must be after start"):
            on_spark.key_dates_frame(early).collect()
