"""What a type checker must accept of tables of what was sent and answered: each comes back as its own kind."""

from datetime import datetime
from typing import assert_type

import polars as pl

from interview_etiquette import TWO_TOUCH
from interview_etiquette.batch import HISTORY_COLUMNS, due_frame, status_frame
from interview_etiquette.calendars import WEEKDAYS
from interview_etiquette.integrations import spark

NOW = datetime(2026, 3, 17, 9)


class SparkFrame:
    """Whatever is given."""


def in_memory(table: pl.DataFrame) -> None:
    assert_type(status_frame(table, now=NOW), pl.DataFrame)
    assert_type(status_frame(table, columns={"start": "when", "now": "then"}, calendar=WEEKDAYS), pl.DataFrame)
    assert_type(due_frame(table, since=NOW, until=NOW, etiquette=TWO_TOUCH, errors="column"), pl.DataFrame)
    status_frame(table, now=NOW, progress=print)
    columns: tuple[str, ...] = HISTORY_COLUMNS
    status_frame(table, now=NOW, columns={name: name for name in columns})


def on_spark(table: SparkFrame) -> None:
    assert_type(spark.key_dates_frame(table, calendar=WEEKDAYS, etiquette=TWO_TOUCH), SparkFrame)
    assert_type(spark.status_frame(table, now=NOW, columns={"start": "when"}), SparkFrame)
    assert_type(spark.due_frame(table, since=NOW, until=NOW, errors="column"), SparkFrame)
