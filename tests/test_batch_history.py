"""Tables of what was sent and answered: row by row what `history` says, in every kind of table."""

from datetime import UTC, date, datetime, time, timedelta

import attrs
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from interviews_in_columns import held
from properties.flat import SCHEMA, due_of, placed, random_rows, status_of

from interview_etiquette import ARTICLE, TWO_TOUCH, DecideBy, HalfDay, Interview, NextDay, Wait, WithinHours
from interview_etiquette.batch import HISTORY_COLUMNS, due_frame, status_frame
from interview_etiquette.batch import _frames as frames
from interview_etiquette.errors import BadRowsError, InvalidValueError, MixedZonesError
from interview_etiquette.history import Record, ThankYouSent, due, next_step


def t(text):
    return datetime.fromisoformat(f"2026-{text}")


def frame(rows, **types):
    return pl.DataFrame([{name: row.get(name) for name in types} for row in rows], schema=types)


def in_utc(row):
    return {name: value.astimezone(UTC) if type(value) is datetime else value for name, value in row.items()}


def plain(step):
    return tuple(value.replace(tzinfo=None) if type(value) is datetime else value for value in step)


UNZONED = {name: kind for name, kind in SCHEMA.items() if name != "zone"}
INSTANTS = {name: pl.Datetime("us", "UTC") if kind is datetime else kind for name, kind in SCHEMA.items()}
# how a table says when | the row that it means | what the table holds | its columns | how it writes an answer
CLOCKS = {
    "clocks without a zone": (dict, dict, UNZONED, tuple),
    "clocks of zones": (lambda row: placed(row, utc=False), lambda row: row, SCHEMA, plain),
    "instants": (
        lambda row: placed(row, utc=True),
        in_utc,
        INSTANTS,
        lambda step: tuple(in_utc(dict(enumerate(step))).values()),
    ),
}


@pytest.fixture(autouse=True)
def _in_small_parts(monkeypatch):
    """Have even small tables come in several slices and chunks."""
    monkeypatch.setattr(frames, "SLICE", 700)


@pytest.mark.parametrize("clocks", CLOCKS)
class TestTheScalarRulesAnswerEveryRow:
    def test_where_it_stands(self, clocks):
        meant, held, types, written = CLOCKS[clocks]
        rows = random_rows(20261123, 1500)
        meanings = [meant(row) for row in rows]
        shown = [held(row if clocks != "instants" else meaning) for row, meaning in zip(rows, meanings, strict=True)]
        answers = status_frame(frame(shown, **types), errors="column")
        expected = [status_of(row, row["now"]) for row in meanings]
        found = answers.select("status", "step", "opens", "due").rows()
        assert found == [(None,) * 4 if each is None else written(each) for each in expected]
        assert answers["error"].is_null().to_list() == [each is not None for each in expected]
        assert len({each[:2] for each in expected if each}) > 15

    def test_what_falls_due(self, clocks):
        meant, held, types, written = CLOCKS[clocks]
        rows = random_rows(20261124, 1500)
        meanings = [meant(row) for row in rows]
        shown = [held(row if clocks != "instants" else meaning) for row, meaning in zip(rows, meanings, strict=True)]
        zone = None if clocks == "clocks without a zone" else UTC
        since, until = (t(day).replace(tzinfo=zone) for day in ("04-01 02:30", "05-20 09:00"))
        table = frame(shown, **types).with_row_index("row")
        steps = due_frame(table, since=since, until=until, errors="column")
        found = {}
        for row, error, *step in steps.select("row", "error", "step", "opens", "due").rows():
            found.setdefault(row, []).append(None if error else tuple(step))
        due = [due_of(row, since, until) for row in meanings]
        expected = {n: [None] if each is None else [*map(written, each)] for n, each in enumerate(due) if each != []}
        assert found == expected
        assert steps["row"].is_sorted()


ROW = {"start": t("03-10 10:00"), "end": t("03-10 11:00")}  # follow-up 03-17, move on 03-24
THANKED = {"thanked_at": t("03-10 15:00")}
ASKED = {**THANKED, "followed_up_at": t("03-17 09:10")}
SEEN = {**ASKED, "replied_at": t("03-17 15:00")}
OFF = {**THANKED, "postponed_at": t("03-16 09:00"), "postponed_until": t("03-19 14:00")}
# what happened | now | status | step | when it opens | when it is due
LIVES = [
    ({}, "03-09 09:00", "upcoming", "business_card", "03-10 00:00", "03-10 11:00"),
    ({}, "03-10 11:00", "thank_you_due", "thank_you", "03-10 11:00", "03-10 17:00"),
    ({}, "03-11 08:00", "thank_you_overdue", "thank_you", "03-11 08:00", "03-17 09:00"),
    ({}, "03-17 09:00", "follow_up_due", "follow_up", "03-17 09:00", "03-17 12:00"),
    (THANKED, "03-10 15:00", "waiting", "follow_up", "03-17 09:00", "03-17 12:00"),
    (THANKED, "03-17 18:00", "follow_up_overdue", "follow_up", "03-18 09:00", "03-18 17:00"),
    ({"thanked_at": t("03-17 08:00")}, "03-17 09:00", "follow_up_due", "follow_up", "03-18 09:00", "03-18 17:00"),
    (THANKED, "03-24 00:00", "move_on", "move_on", "03-24 00:00", None),
    (ASKED, "03-18 09:00", "awaiting_reply", "move_on", "03-24 00:00", None),
    ({"followed_up_at": t("03-19 09:10")}, "03-20 09:00", "awaiting_reply", "move_on", "03-26 00:00", None),
    (SEEN, "03-17 15:00", "waiting", "follow_up", "03-24 09:00", "03-24 12:00"),
    ({**SEEN, "reply_latest": date(2026, 3, 27)}, "03-18 09:00", "waiting", "follow_up", "03-27 09:00", "03-27 12:00"),
    ({**SEEN, "reply_earliest": date(2026, 3, 27)}, "03-18 09:00", "waiting", "follow_up",
     "04-03 09:00", "04-03 12:00"),
    ({**SEEN, "reply_open_ended": True}, "03-18 09:00", "waiting", "follow_up", "03-31 09:00", "03-31 12:00"),
    ({**SEEN, "reply_open_ended": True}, "03-17 14:59", "awaiting_reply", "move_on", "03-24 00:00", None),
    ({"answered_at": t("03-12 09:00")}, "03-18 09:00", "answered", None, None, None),
    ({"answered_at": t("03-17 15:00"), **SEEN, "reply_open_ended": True}, "03-18 09:00", "answered", None, None, None),
    ({"answered_at": t("03-17 14:00"), **SEEN, "reply_open_ended": True}, "03-18 09:00", "waiting", "follow_up",
     "03-31 09:00", "03-31 12:00"),
    ({"asked_not_to_contact_at": t("03-12 09:00")}, "03-13 09:00", "move_on", "move_on", "03-12 09:00", None),
    ({"asked_not_to_contact_at": t("03-12 09:00"), **SEEN, "reply_open_ended": True}, "03-18 09:00", "waiting",
     "follow_up", "03-31 09:00", "03-31 12:00"),
    ({"cancelled_at": t("03-12 09:00"), "answered_at": t("03-12 09:00")}, "03-13 09:00", "cancelled", None, None, None),
    ({"cancelled_at": t("03-12 09:00"), "answered_at": t("03-12 09:01")}, "03-13 09:00", "answered", None, None, None),
    ({"withdrawn_at": t("03-12 09:00"), "answered_at": t("03-13 09:00")}, "03-13 09:00", "withdrawn", None, None, None),
    (OFF, "03-17 09:00", "follow_up_due", None, None, None),
    (OFF, "03-19 14:00", "follow_up_overdue", "follow_up", "03-19 14:00", "03-19 17:00"),
]  # fmt: skip


@pytest.mark.parametrize("life", LIVES)
def test_where_it_stands(life):
    happened, now, *answer = life
    row = {**ROW, **happened}
    found = status_frame(frame([row], **{name: SCHEMA[name] for name in row}), now=t(now))
    expected = [*answer[:2], *(each and t(each) for each in answer[2:])]
    assert [*found.select("status", "step", "opens", "due").row(0)] == expected


KINDS = {
    "polars": (lambda table: table, lambda table: table),
    "pandas": (lambda table: table.to_pandas(), pl.from_pandas),
    "pyarrow": (lambda table: table.to_arrow(), pl.from_arrow),
    "duckdb": (lambda table: held(duckdb.connect()).from_arrow(table.to_arrow()), lambda relation: relation.pl()),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_table_has_the_same_answers(kind):
    there, back = KINDS[kind]
    table = frame(random_rows(7, 300), **UNZONED).with_row_index("row").with_columns(pl.col("row").cast(pl.Int64))
    given = there(table)
    for answer in (
        lambda each: status_frame(each, errors="column"),
        lambda each: due_frame(each, since=t("03-01"), until=t("06-01"), errors="column"),
    ):
        found = answer(given)
        assert type(found) is type(given)
        assert back(found).cast(answer(table).schema).equals(answer(table))


def test_the_rows_of_pandas_keep_their_labels():
    table = pd.DataFrame({"start": [t("03-10 10:00"), t("03-12 10:00")]}, index=["acme", "beta"])
    found = due_frame(table, since=t("03-10 11:00"), until=t("03-18"))
    assert [*found.index] == ["acme", "acme", "beta", "beta", "beta"]
    assert [*status_frame(table, now=t("03-18")).index] == ["acme", "beta"]


def test_columns_go_by_names_of_the_caller():
    table = pl.DataFrame({"when": [t("03-10 10:00")], "note": [t("03-10 15:00")]})
    found = status_frame(table, now=t("03-11"), columns={"start": "when", "thanked_at": "note"})
    assert found["status"].to_list() == ["waiting"]


def test_a_row_without_what_it_needs_has_no_answer():
    table = pl.DataFrame(
        {
            "start": [None, *[t("03-10 10:00")] * 4],
            "calendar": ["US", None, "US", "US", "US"],
            "etiquette": ["article", "article", None, "article", "article"],
            "now": [*[t("03-18 10:00")] * 3, None, t("03-18 10:00")],
        }
    )
    assert status_frame(table)["status"].to_list() == [None] * 4 + ["follow_up_overdue"]
    assert due_frame(table.drop("now"), since=t("03-17"), until=t("03-18")).height == 2


@pytest.mark.parametrize("rows", [0, 1])
def test_a_table_may_hold_little(rows):
    table = pl.DataFrame({"start": [t("03-10 10:00")], "thanked_at": [None], "zone": ["Europe/Berlin"]})[:rows]
    assert status_frame(table, now=t("03-18").replace(tzinfo=UTC)).height == rows
    assert due_frame(table, since=t("03-17").replace(tzinfo=UTC), until=t("03-18").replace(tzinfo=UTC)).height == rows


def test_policies_of_ones_own():
    table = frame([{**ROW, **ASKED}], **{name: SCHEMA[name] for name in (*ROW, *ASKED)})
    slow = attrs.evolve(TWO_TOUCH, follow_ups=4, spacing=Wait(1, "months"))
    found = status_frame(table, now=t("03-18"), etiquette=slow)
    assert found.select("step", "opens").row(0) == ("follow_up", t("04-17 09:00"))
    endless = attrs.evolve(ARTICLE, thank_you=WithinHours(24), patience=Wait(200, "months"))
    assert status_frame(table, now=t("03-18"), etiquette=endless)["opens"].to_list() == [datetime(2042, 11, 17)]


class AsTheArticle:
    """A timing of one's own, of which no table knows, so that each row goes through the scalar rules."""

    next_morning = HalfDay().next_morning

    def deadline(self, interview, /):
        return HalfDay().deadline(interview)


@pytest.mark.parametrize("clocks", CLOCKS)
def test_what_no_table_knows_is_answered_row_by_row(clocks):
    meant, held, types, _ = CLOCKS[clocks]
    rows = [{**row, "etiquette": None} for row in random_rows(5, 250)]
    shown = [held(meant(row) if clocks == "instants" else row) for row in rows]
    table = frame(shown, **{name: kind for name, kind in types.items() if name != "etiquette"})
    zone = None if clocks == "clocks without a zone" else UTC
    window = {"since": t("04-01").replace(tzinfo=zone), "until": t("05-20").replace(tzinfo=zone)}
    own = attrs.evolve(ARTICLE, thank_you=AsTheArticle())
    assert status_frame(table, etiquette=own, errors="column").equals(status_frame(table, errors="column"))
    table = table.drop("now")
    assert due_frame(table, **window, etiquette=own, errors="column").equals(
        due_frame(table, **window, errors="column")
    )


EARLY = {
    "two at night": attrs.evolve(ARTICLE, thank_you=HalfDay(next_morning=time(2))),
    "one at night": attrs.evolve(ARTICLE, thank_you=NextDay(time(1))),
    "an hour": attrs.evolve(TWO_TOUCH, thank_you=WithinHours(1)),
    "no way home": attrs.evolve(ARTICLE, thank_you=HalfDay(time(10), time(10), time_to_get_home=timedelta())),
    "all day": attrs.evolve(TWO_TOUCH, morning=(time(1), time(23))),
    "the article": ARTICLE,
}


@pytest.mark.parametrize("policy", EARLY.values(), ids=EARLY)
def test_interviews_overnight_and_notes_due_at_once(policy):
    starts = [t(f"03-{day} {clock}") for day in (10, 12, 13) for clock in ("22:00", "09:30", "09:00")]
    rows = [
        {"start": start, "end": end and start + timedelta(hours=end), "latest": start.date(), "thanked_at": note}
        for start in starts
        for end in (None, 0.5, 5, 12)
        for note in (None, start + timedelta(hours=11), start + timedelta(hours=12, minutes=30))
    ]
    table = frame(rows, **{name: SCHEMA[name] for name in rows[0]})
    for hours in (0, 0.5, 2, 4, 11.5, 12.25, 36):
        moments = [row["start"] + timedelta(hours=hours) for row in rows]
        given = table.with_columns(now=pl.Series(moments))
        found = status_frame(given, etiquette=policy).select("status", "step", "opens", "due").rows()
        assert found == [where_it_stands(row, now, policy) for row, now in zip(rows, moments, strict=True)]
    window = {"since": t("03-10"), "until": t("03-20")}
    steps = due_frame(table.with_row_index("row"), **window, etiquette=policy).select("row", "step", "opens", "due")
    records = [Record(n, interview, events) for n, (interview, events) in enumerate(map(as_told, rows))]
    expected = [(each.key, each.step) for each in due(records, **window, etiquette=policy)]
    assert steps.rows() == [(key, step.rule.value, step.opens, step.due) for key, step in expected]


def as_told(row):
    interview = Interview(row["start"], end=row["end"], timeframe=DecideBy(row["latest"]))
    return interview, [ThankYouSent(at=row["thanked_at"])] if row["thanked_at"] else []


def where_it_stands(row, now, policy):
    found = next_step(*as_told(row), now=now, etiquette=policy)
    step = found.step
    return (found.status.value, *((None,) * 3 if step is None else (step.rule.value, step.opens, step.due)))


# a bad row | what is wrong with it
BAD = [
    ({"thanked_at": t("03-09 15:00")}, "must not be before the interview"),
    ({"replied_at": t("03-17 15:00"), "reply_latest": date(2026, 3, 16)}, "must not name a day before it was said"),
    ({"postponed_at": t("03-17 15:00")}, "postponed_until must be there where postponed_at is"),
    ({"calendar": "Atlantis"}, "unknown country 'Atlantis'"),
    ({"etiquette": "rude"}, "etiquette must be one of article"),
    ({"cancelled_at": datetime(1, 1, 1, 12), "end": t("03-10 09:00")}, "end must be after start"),
]


@pytest.mark.parametrize("bad", BAD)
def test_bad_rows_are_named_and_stop_nobody_else(bad):
    row, problem = bad
    types = {name: SCHEMA[name] for name in (*ROW, *row)}
    table = frame(
        [{**ROW, "calendar": "US", "etiquette": "article"}, {**ROW, "calendar": "US", "etiquette": "article", **row}],
        **types,
    )
    with pytest.raises(BadRowsError, match=f"row 1: .*{problem}"):
        status_frame(table, now=t("03-18"))
    with pytest.raises(BadRowsError, match=f"row 1: .*{problem}"):
        due_frame(table, since=t("03-17"), until=t("03-18"))
    assert status_frame(table, now=t("03-18"), errors="column")["status"].to_list() == ["follow_up_overdue", None]
    due = due_frame(table, since=t("03-17"), until=t("03-18"), errors="column")
    assert due["step"].to_list() == ["follow_up", None]
    assert [bool(error) for error in due["error"]] == [False, True]


FAR_OFF = {"start": datetime(1500, 3, 10, 10)}  # of which enough leave no table for the year of the others
SLOW = attrs.evolve(ARTICLE, patience=Wait(20_000, "days"))  # of which there is no table
# what is said of what comes after now | what is wrong with it, if anything
LATER_ON = [
    ({"postponed_at": t("04-01 10:00")}, "postponed_until must be there"),
    ({"replied_at": t("04-01 10:00"), "reply_earliest": date(2026, 4, 20), "reply_latest": date(2026, 4, 10)},
     "latest must be on or after earliest"),
    ({"replied_at": t("04-01 10:00"), "reply_earliest": np.datetime64(3_000_000, "D")}, "outside the years"),
    ({"replied_at": t("04-01 10:00"), "reply_latest": np.datetime64(-800_000, "D")}, "outside the years"),
    ({"replied_at": t("04-01 10:00"), "reply_latest": date(2026, 3, 20)}, None),
    ({"thanked_at": t("04-01 10:00"), "reply_earliest": date(2026, 4, 20), "reply_latest": date(2026, 4, 10)}, None),
    ({"postponed_until": t("04-01 10:00")}, None),
]  # fmt: skip


@pytest.mark.parametrize(("rest", "policy"), [([], ARTICLE), ([FAR_OFF] * 9, ARTICLE), ([], SLOW)])
@pytest.mark.parametrize(("later", "problem"), LATER_ON)
def test_what_cannot_be_is_refused_whenever_it_is_and_whatever_stands_beside_it(later, problem, rest, policy):
    rows = [{"start": t("03-10 10:00"), **later}, *rest]
    kinds = {name: "M8[D]" if SCHEMA[name] is date else "M8[us]" for name in rows[0]}
    table = pa.table({name: np.array([row.get(name, "NaT") for row in rows], kind) for name, kind in kinds.items()})
    found = status_frame(table, now=t("03-12 10:00"), etiquette=policy, errors="column")
    status, error = (found[name][0].as_py() for name in ("status", "error"))
    assert (status is None and problem in error) if problem else (status, error) == ("thank_you_overdue", None)


@pytest.mark.parametrize(("hours", "problem"), [(1, "opens in that zone lies outside the years"), (5, None)])
def test_what_opens_before_the_year_1_by_the_clock_of_utc(hours, problem):
    first = datetime(1, 1, 1, tzinfo=UTC)
    row = {"start": first + timedelta(minutes=77), "zone": "Asia/Tokyo"}  # the cards are due from midnight there
    found = status_frame(
        frame([row], start=INSTANTS["start"], zone=str), now=first + timedelta(hours=hours), errors="column"
    )
    error = found["error"][0]
    assert problem in error if problem else error is None


STARTS = pl.DataFrame({"start": [t("03-10 10:00")]})
IN_UTC = STARTS.with_columns(pl.col("start").dt.replace_time_zone("UTC"))
LATER = datetime(2026, 3, 18, tzinfo=UTC)
DAY = {"since": t("03-17"), "until": t("03-18")}
REFUSED = [
    (lambda: status_frame(STARTS), InvalidValueError, "now must be given, or be a column of the frame"),
    (lambda: status_frame(STARTS, now=date(2026, 3, 18)), TypeError, "now must be a datetime"),
    (lambda: status_frame(STARTS, now=LATER), MixedZonesError, "now must have a zone if"),
    (lambda: status_frame(IN_UTC, now=t("03-18")), MixedZonesError, "now must have a zone if"),
    (
        lambda: status_frame(STARTS.with_columns(zone=pl.lit("Europe/Berlin")), now=t("03-18")),
        MixedZonesError,
        "^now must have a zone if the starts have one, in their type or a column zone, and none if not$",
    ),
    (
        lambda: status_frame(STARTS.with_columns(canceled_at=pl.col("start")), now=t("03-18")),
        InvalidValueError,
        "^columns must say what canceled_at is; rename it cancelled_at if it is that$",
    ),
    (lambda: due_frame(IN_UTC, **DAY), MixedZonesError, "since must have a zone if"),
    (lambda: due_frame(STARTS, since=t("03-18"), until=t("03-17")), InvalidValueError, "until must not come before"),
    (lambda: due_frame(STARTS, since=t("03-17"), until=LATER), MixedZonesError, "until must have a zone if"),
    (lambda: status_frame(IN_UTC.with_columns(thanked_at=t("03-10 15:00")), now=LATER),
     MixedZonesError, "thanked_at must have a zone if start has one"),
    (lambda: status_frame(STARTS.with_columns(status=pl.lit("new")), now=t("03-18")), InvalidValueError, "'status'"),
    (lambda: due_frame(STARTS.with_columns(step=pl.lit("new")), **DAY), InvalidValueError, "'step'"),
    (lambda: status_frame(STARTS.with_columns(now=t("03-18")), now=t("03-18")), InvalidValueError, "now must not be"),
    (lambda: status_frame(STARTS.with_columns(thanked_at=pl.lit("yes")), now=t("03-18")), TypeError, "thanked_at must"),
    (lambda: due_frame(STARTS, **DAY, columns={"start": "start", "now": "start"}), InvalidValueError, "columns must"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "error", "words"), REFUSED)
def test_refused_at_once(call, error, words):
    with pytest.raises(error, match=words):
        call()


def test_long_work_tells_how_far_it_is():
    told = []
    table = frame(random_rows(3, 1500), **UNZONED)
    status_frame(table, errors="column", progress=lambda *done: told.append(done))
    due_frame(table, **DAY, errors="column", progress=lambda *done: told.append(done))
    assert told == [(700, 1500), (1400, 1500), (1500, 1500)] * 2


def test_the_columns_are_those_that_the_docs_name():
    assert set(HISTORY_COLUMNS) | {"now"} == set(SCHEMA)
