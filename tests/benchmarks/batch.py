"""Ten million interviews, beside what a competent user would write with each of the usual tools.

Run it with `python tests/benchmarks/batch.py [most rows]`; it prints Markdown tables. Each way gives the thank-you
deadline, the follow-up date and the move-on point of every row, under the default policy on the calendar of the United
States, and is checked to agree before anything is timed. All ways take turns in one process; the least of the rounds
counts, in nanoseconds of wall clock per row. A way that is too slow for a size is left out of it.
"""

import platform
import random
import sys
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial
from importlib.metadata import version
from time import perf_counter

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import QuantLib as ql  # noqa: N813  as its own documentation does

from interview_etiquette.batch import InterviewColumns, KeyDatesColumns, key_dates_columns, key_dates_frame
from interview_etiquette.calendars import business_days, calendar_for

SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
ROUNDS = {1_000: 200, 10_000: 50, 100_000: 15, 1_000_000: 5, 10_000_000: 3}
BUDGET = 10.0  # seconds for the rounds of each way
CALENDAR = calendar_for("US")
FIRST, LAST = date(2022, 1, 1), date(2028, 1, 1)
OPEN = set(business_days(FIRST, LAST, CALENDAR))
DAYS = np.arange(FIRST, LAST, dtype="M8[D]")
CLOSED = [day for day in DAYS.tolist() if day.weekday() < 5 and day not in OPEN]
BUSY = np.busdaycalendar(holidays=CLOSED)
NOON, FIVE, NEXT = (np.timedelta64(hours, "h") for hours in (12, 17, 36))

Table = dict[str, np.ndarray]
Answers = tuple[np.ndarray, np.ndarray, np.ndarray]


def interviews(rows: int) -> Table:
    """Interviews of three years: six in ten with an end, four in ten with a day, some open, some told later."""
    rng = np.random.default_rng(7)
    day = np.datetime64("2023-01-01") + rng.integers(0, 3 * 365, rows)
    start = day + rng.integers(7 * 4, 20 * 4, rows).astype("m8[m]") * 15
    start = start.astype("M8[us]")

    def some(share: float, column: np.ndarray) -> np.ndarray:
        return np.where(rng.random(rows) < share, column, np.array("NaT", column.dtype))

    asked_on = some(0.2, day + rng.integers(0, 5, rows))
    earliest = some(0.15, np.fmax(day, asked_on) + rng.integers(0, 10, rows))
    return {
        "start": start,
        "end": some(0.6, start + rng.integers(2, 13, rows).astype("m8[m]") * 15),
        "earliest": earliest,
        "latest": some(0.4, np.fmax(np.fmax(day, asked_on), earliest) + rng.integers(0, 25, rows)),
        "open_ended": rng.random(rows) < 0.15,
        "asked_on": asked_on,
    }


def ours(table: Table, threads: int = 1) -> Answers:
    """The kernel."""
    found = key_dates_columns(InterviewColumns(**table), calendar=CALENDAR, threads=threads)
    return found.thank_you_by, found.follow_ups[0], found.move_on


def numpy_bare(table: Table) -> Answers:
    """Only starts: two calls of `busday_offset`."""
    day = table["start"].astype("M8[D]")
    thanks = day + np.where(table["start"] - day < NOON, FIVE, NEXT)
    follow_up = np.busday_offset(day + 7, 0, roll="forward", busdaycal=BUSY)
    return thanks, follow_up, np.busday_offset(follow_up + 7, 0, roll="forward", busdaycal=BUSY)


def numpy_full(table: Table) -> Answers:
    """Every column, with `busday_offset` for each of the five ways to count."""
    start, latest, earliest = table["start"], table["latest"], table["earliest"]
    day = start.astype("M8[D]")
    is_early = (start - day < NOON) & ~(table["end"] > day + np.timedelta64(16, "h"))
    thanks = day + np.where(is_early, FIVE, NEXT)
    asked = np.fmax(day, table["asked_on"])
    wait = np.where(table["open_ended"] & np.isnat(earliest), 14, 7)
    undated = np.busday_offset(np.fmax(asked, earliest) + wait, 0, roll="forward", busdaycal=BUSY)
    before = np.busday_offset(latest, 0, roll="backward", busdaycal=BUSY)
    after = np.busday_offset(latest, 0, roll="forward", busdaycal=BUSY)
    dated = np.where((latest - before > np.timedelta64(3, "D")) | (before < earliest), after, before)
    follow_up = np.where(np.isnat(latest), undated, dated)
    soonest = np.busday_offset(asked, 1, roll="backward", busdaycal=BUSY)
    follow_up = np.where(follow_up <= asked, soonest, follow_up)
    return thanks, follow_up, np.busday_offset(follow_up + 7, 0, roll="forward", busdaycal=BUSY)


def by_hand() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The first business day on or after each day of the calendar, the last one before, and the next one."""
    after = np.busday_offset(DAYS, 0, roll="forward", busdaycal=BUSY)
    return (
        after,
        np.busday_offset(DAYS, 0, roll="backward", busdaycal=BUSY),
        np.busday_offset(DAYS, 1, roll="backward", busdaycal=BUSY),
    )


def calendar_table() -> pl.DataFrame:
    """A calendar table, as data teams keep one: a row for each day."""
    after, before, following = by_hand()
    return pl.DataFrame({"day": DAYS, "after": after, "before": before, "following": following})


CALENDAR_TABLE = calendar_table()


def polars_frame(table: Table) -> pl.DataFrame:
    """The table as polars has it: nulls, not NaT."""
    return pl.DataFrame(table)


def _thanks() -> pl.Expr:
    start, midnight = pl.col("start"), pl.col("start").dt.truncate("1d")
    late = (pl.col("end") > midnight + pl.duration(hours=16)).fill_null(value=False)
    hours = pl.when((start.dt.hour() < 12) & ~late).then(17).otherwise(36)
    return (midnight + pl.duration(hours=hours)).alias("thanks")


def _asked() -> pl.Expr:
    return pl.max_horizontal(pl.col("start").dt.date(), "asked_on").alias("asked")


def _base() -> pl.Expr:
    wait = pl.when(pl.col("open_ended") & pl.col("earliest").is_null()).then(14).otherwise(7)
    return (pl.max_horizontal("asked", "earliest") + pl.duration(days=wait)).alias("base")


def _follow_up(latest_before: pl.Expr, latest_after: pl.Expr, undated: pl.Expr, soonest: pl.Expr) -> pl.Expr:
    far = (pl.col("latest") - latest_before > pl.duration(days=3)) | (latest_before < pl.col("earliest"))
    dated = pl.when(far.fill_null(value=False)).then(latest_after).otherwise(latest_before)
    return pl.max_horizontal(pl.when(pl.col("latest").is_null()).then(undated).otherwise(dated), soonest).alias(
        "follow_up"
    )


def _rolled(day: pl.Expr, by: int = 0, roll: str = "forward") -> pl.Expr:
    return day.dt.add_business_days(by, roll=roll, holidays=CLOSED)


def polars_business(frame: pl.DataFrame | pl.LazyFrame) -> pl.DataFrame | pl.LazyFrame:
    """The functions of polars for business days."""
    latest = pl.col("latest")
    return (
        frame.with_columns(_thanks(), _asked())
        .with_columns(_base())
        .with_columns(
            _follow_up(
                _rolled(latest, roll="backward"),
                _rolled(latest),
                _rolled(pl.col("base")),
                _rolled(pl.col("asked"), 1, "backward"),
            )
        )
        .with_columns(_rolled(pl.col("follow_up") + pl.duration(days=7)).alias("move_on"))
    )


def polars_joined(frame: pl.DataFrame | pl.LazyFrame) -> pl.DataFrame | pl.LazyFrame:
    """Joins on a calendar table."""
    days = CALENDAR_TABLE if isinstance(frame, pl.DataFrame) else CALENDAR_TABLE.lazy()
    keep = {"how": "left", "maintain_order": "left"}
    return (
        frame.with_columns(_thanks(), _asked())
        .with_columns(_base())
        .join(days.select("day", undated="after"), left_on="base", right_on="day", **keep)
        .join(days.select("day", soonest="following"), left_on="asked", right_on="day", **keep)
        .join(days.select("day", "after", "before"), left_on="latest", right_on="day", **keep)
        .with_columns(_follow_up(pl.col("before"), pl.col("after"), pl.col("undated"), pl.col("soonest")))
        .with_columns(week_on=pl.col("follow_up") + pl.duration(days=7))
        .join(days.select("day", move_on="after"), left_on="week_on", right_on="day", **keep)
    )


def polars_gathered(frame: pl.DataFrame) -> pl.DataFrame:
    """The calendar table looked up by place instead of joined."""

    def at(day: pl.Expr, column: str) -> pl.Expr:
        return pl.lit(CALENDAR_TABLE[column]).gather(
            day.to_physical() - FIRST.toordinal() + date(1970, 1, 1).toordinal()
        )

    latest = pl.col("latest")
    follow_up = _follow_up(
        at(latest, "before"), at(latest, "after"), at(pl.col("base"), "after"), at(pl.col("asked"), "following")
    )
    return (
        frame.with_columns(_thanks(), _asked())
        .with_columns(_base())
        .with_columns(follow_up)
        .with_columns(at(pl.col("follow_up") + pl.duration(days=7), "after").alias("move_on"))
    )


SQL = """
with asked as (
  select *, greatest("start"::date, asked_on) as asked,
         date_trunc('day', "start")::timestamp
           + case when hour("start") < 12 and coalesce("end" <= date_trunc('day', "start") + interval 16 hour, true)
                  then interval 17 hour else interval 36 hour end as thanks
  from interviews
), based as (
  select *, greatest(asked, earliest) + case when open_ended and earliest is null then 14 else 7 end as base from asked
), followed as (
  select i, thanks, greatest(
           case when latest is null then u.after
                when latest - l.before > 3 or coalesce(l.before < earliest, false) then l.after else l.before end,
           a.following) as follow_up
  from based left join days u on u.day = base left join days a on a.day = asked left join days l on l.day = latest
)
select i, thanks, follow_up, m.after as move_on from followed left join days m on m.day = follow_up + 7
"""


def duckdb_joined(table: Table) -> Callable[..., pa.Table]:
    """Joins on a calendar table, of tables that DuckDB holds; rows come in any order, and are sorted to compare."""
    connection = duckdb.connect()
    rows = polars_frame(table).with_row_index("i").to_arrow()
    days = CALENDAR_TABLE.to_arrow()
    connection.register("given_rows", rows)
    connection.register("given_days", days)
    connection.execute("create table interviews as select * from given_rows")
    connection.execute("create table days as select * from given_days")
    return lambda ordered=False: connection.sql(SQL + "order by i" if ordered else SQL).to_arrow_table()


def pandas_offsets(frame: pd.DataFrame) -> Answers:
    """Adding `CustomBusinessDay`, which pandas does row by row."""
    zero, one = (pd.offsets.CustomBusinessDay(n, holidays=CLOSED) for n in (0, 1))
    day = frame["start"].dt.normalize()
    late = frame["end"] > day + pd.Timedelta(hours=16)
    is_early = (frame["start"].dt.hour < 12) & ~late
    thanks = day + pd.to_timedelta(np.where(is_early, 17, 36), unit="h")
    asked = frame["asked_on"].fillna(day)
    wait = pd.to_timedelta(np.where(frame["open_ended"] & frame["earliest"].isna(), 14, 7), unit="D")
    undated = (frame["earliest"].fillna(asked) + wait).map(zero.rollforward)
    latest = frame["latest"].dropna()
    before, after = latest.map(zero.rollback), latest.map(zero.rollforward)
    far = (latest - before > pd.Timedelta(days=3)) | (before < frame["earliest"].reindex(latest.index))
    follow_up = undated.mask(frame["latest"].notna(), before.mask(far, after).reindex(frame.index))
    follow_up = follow_up.mask(follow_up <= asked, asked.map(zero.rollback) + one)
    return thanks.to_numpy(), follow_up.to_numpy(), (follow_up + pd.Timedelta(days=7)).map(zero.rollforward).to_numpy()


def quantlib_loop(rows: list[tuple]) -> list[tuple]:
    """A loop over rows, with the calendar of QuantLib."""
    of = ql.BespokeCalendar("US")
    of.addWeekend(ql.Saturday)
    of.addWeekend(ql.Sunday)
    for day in CLOSED:
        of.addHoliday(ql.Date.from_date(day))
    following, preceding, week = ql.Following, ql.Preceding, timedelta(days=7)

    def adjusted(day: date, convention: int = following) -> date:
        return of.adjust(ql.Date.from_date(day), convention).to_date()

    found = []
    for start, end, earliest, latest, open_ended, asked_on in rows:
        day = start.date()
        midnight = start.replace(hour=0, minute=0)
        is_early = start.hour < 12 and (end is None or end <= midnight + timedelta(hours=16))
        asked = asked_on or day
        if latest is None:
            wait = 2 * week if open_ended and earliest is None else week
            follow_up = adjusted((earliest or asked) + wait)
        else:
            follow_up = adjusted(latest, preceding)
            if (latest - follow_up).days > 3 or (earliest and follow_up < earliest):
                follow_up = adjusted(latest)
        if follow_up <= asked:
            follow_up = of.advance(ql.Date.from_date(asked), 1, ql.Days).to_date()
        found.append((midnight + timedelta(hours=17 if is_early else 36), follow_up, adjusted(follow_up + week)))
    return found


def copied(table: Table) -> list[np.ndarray]:
    """The floor: the same columns, read and written."""
    return [column.copy() for column in table.values()] + [table["start"].copy() for _ in range(3)]


def answers_of(frame: pl.DataFrame | pd.DataFrame | pa.Table, thanks: str = "thank_you_by") -> Answers:
    """The answers of a frame."""
    frame = pl.from_arrow(frame) if isinstance(frame, pa.Table) else frame
    return tuple(frame[name].to_numpy() for name in (thanks, "follow_up", "move_on"))


def check(name: str, expected: Answers, found: Answers) -> None:
    """Stop if a way does not agree, row by row."""
    for ours_, theirs in zip(expected, found, strict=True):
        if not np.array_equal(ours_, np.asarray(theirs).astype(ours_.dtype)):
            sys.exit(f"{name} disagrees")


def peers(table: Table, expected: Answers) -> dict[str, Callable[[], object]]:
    """Each way, once it agrees."""
    frame, rows = polars_frame(table), len(table["start"])
    lazy = frame.lazy()
    duck = duckdb_joined(table)
    ways: dict[str, Callable[..., object]] = {
        "numpy busday_offset": lambda: numpy_full(table),
        "polars business days, eager": lambda: polars_business(frame),
        "polars business days, lazy": lambda: polars_business(lazy).collect(),
        "polars business days, streaming": lambda: polars_business(lazy).collect(engine="streaming"),
        "polars joins, eager": lambda: polars_joined(frame),
        "polars joins, lazy": lambda: polars_joined(lazy).collect(),
        "polars joins, streaming": lambda: polars_joined(lazy).collect(engine="streaming"),
        "polars, places in a calendar table": lambda: polars_gathered(frame),
        "DuckDB joins": duck,
    }
    check("numpy", expected, numpy_full(table))
    for name, way in ways.items():
        if name.startswith("polars"):
            check(name, expected, answers_of(way(), "thanks"))
    check("DuckDB", expected, answers_of(duck(ordered=True), "thanks"))
    if rows <= 1_000:
        pandas = frame.to_pandas(date_as_object=False)
        ways["pandas CustomBusinessDay"] = lambda: pandas_offsets(pandas)
        check("pandas", expected, pandas_offsets(pandas))
    if rows <= 10_000:
        dated = frame.rows()
        ways["QuantLib loop"] = lambda: quantlib_loop(dated)
        check("QuantLib", expected, tuple(map(np.array, zip(*quantlib_loop(dated), strict=True))))
    return ways


def timed(ways: dict[str, Callable[[], object]], rows: int) -> dict[str, float]:
    """The least of the rounds of each way, in nanoseconds per row; they take turns."""
    least: dict[str, float] = {}
    spent = dict.fromkeys(ways, 0.0)
    for _ in range(ROUNDS[rows]):
        for name, way in random.sample([*ways.items()], len(ways)):
            if spent[name] > BUDGET:
                continue
            began = perf_counter()
            way()
            took = perf_counter() - began
            spent[name] += took
            least[name] = min(least.get(name, np.inf), took / rows * 1e9)
    return least


def texts(rows: int, calendars: int) -> pa.DictionaryArray:
    """A calendar for each row."""
    states = "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO"
    countries = "US GB-ENG GB-SCT FR ES IT NL BE AT CH PL SE NO DK FI PT IE CZ HU RO BG HR SI SK EE LV LT LU MT CY GR"
    names = [*(f"US-{code}" for code in states.split()), *countries.split()]
    names = [f"{one} & {other}" for one in names for other in names[:4]][:calendars]
    codes = np.random.default_rng(8).integers(0, calendars, rows).astype(np.int32)
    return pa.DictionaryArray.from_arrays(codes, names)


def kernel_tables(most: int) -> None:
    """Print what the kernel takes beside its peers."""
    for rows in (size for size in SIZES if size <= most):
        table = interviews(rows)
        expected = ours(table)
        bare = {"start": table["start"]}
        check("numpy, starts only", ours(bare), numpy_bare(bare))
        many, one = texts(rows, 200), texts(rows, 1)
        columns = InterviewColumns(**table)
        ways = {
            "interview-etiquette": partial(ours, table),
            "interview-etiquette, 2 threads": partial(ours, table, 2),
            "a copy of the columns": partial(copied, table),
            **peers(table, expected),
            "interview-etiquette, starts only": partial(ours, bare),
            "numpy busday_offset, starts only": partial(numpy_bare, bare),
            "interview-etiquette, a column of 1 calendar": partial(key_dates_columns, columns, calendar=one),
            "interview-etiquette, a column of 200 calendars": partial(key_dates_columns, columns, calendar=many),
        }
        if rows >= 1_000_000:
            for name in [name for name in ways if "business days, " in name and "eager" not in name]:
                del ways[name]
        found = timed(ways, rows)
        print(f"\n| {rows:,} rows | ns per row | times ours |\n|---|---|---|")
        for name, each in sorted(found.items(), key=lambda one: one[1]):
            print(f"| {name} | {each:,.1f} | {each / found['interview-etiquette']:.1f} |")
        sys.stdout.flush()


def frame_table(rows: int) -> None:
    """Print what a frame takes from end to end, and what memory it needs beyond the answer."""
    table = interviews(rows)
    frames = {"polars": polars_frame(table), "pandas": pd.DataFrame(table), "pyarrow": polars_frame(table).to_arrow()}
    print(f"\n| `key_dates_frame`, {rows:,} rows | ns per row |\n|---|---|")
    for name, frame in frames.items():
        found = timed({name: lambda frame=frame: key_dates_frame(frame, calendar=CALENDAR)}, rows)
        print(f"| {name} | {found[name]:,.1f} |")


def memory_table() -> None:
    """Print the most memory that is held besides the columns that go in and come out."""
    print("\n| rows | memory besides the columns |\n|---|---|")
    for rows in (100_000, 1_000_000, 10_000_000):
        columns, out = InterviewColumns(**interviews(rows)), KeyDatesColumns.empty(rows)
        tracemalloc.start()
        with ThreadPoolExecutor(1) as pool:  # which has no room to work in yet
            pool.submit(key_dates_columns, columns, calendar=CALENDAR, out=out).result()
        print(f"| {rows:,} | {tracemalloc.get_traced_memory()[1] / 2**20:.1f} MiB |")
        tracemalloc.stop()


if __name__ == "__main__":
    import warnings

    warnings.simplefilter("ignore")  # pandas says of its own offsets that they are slow
    used = ("interview-etiquette", "numpy", "polars", "duckdb", "pandas", "pyarrow", "QuantLib")
    print(date.today(), f"CPython {platform.python_version()}", *(f"{name} {version(name)}" for name in used), sep=", ")
    limit = int(float(sys.argv[1])) if len(sys.argv) > 1 else SIZES[-1]
    kernel_tables(limit)
    frame_table(min(limit, 1_000_000))
    memory_table()
