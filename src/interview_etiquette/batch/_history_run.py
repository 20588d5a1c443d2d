"""A table of what has happened, chunk by chunk: where each row stands, what falls due, and which rows are bad."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import NamedTuple

import attrs
import numpy as np
from numpy.typing import NDArray

from interview_etiquette.batch._columns import DAY, NAT, Flags, InterviewColumns, KeyDatesColumns, Longs, Times, moments
from interview_etiquette.batch._happened import NEVER, Happened, HappenedColumns
from interview_etiquette.batch._kernel import CHUNK, Answers, Rows
from interview_etiquette.batch._next import NONE, RULES, STATUSES, falling_due, next_steps, statuses
from interview_etiquette.batch._policy import PolicyRows
from interview_etiquette.batch._rows import interview_of, moment_of
from interview_etiquette.batch._run import Part, Run, Span, grown
from interview_etiquette.batch._standing import Standings
from interview_etiquette.batch._tables import follow_ups, reach
from interview_etiquette.batch._texts import Texts
from interview_etiquette.batch._zones import Zones
from interview_etiquette.calendars import BusinessCalendar
from interview_etiquette.etiquette import Etiquette
from interview_etiquette.history import BadRecord, Record, due, next_step
from interview_etiquette.plans import Step
from interview_etiquette.wallclock import in_zone

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


Codes = NDArray[np.int8]


@attrs.frozen(eq=False, repr=False)
class StatusColumns:
    """Where each row stands: places in STATUSES and RULES, microseconds from 1970; NONE and NAT where nothing is."""

    status: Codes
    step: Codes
    opens: Longs
    due: Longs

    @classmethod
    def empty(cls, rows: int) -> "StatusColumns":
        """Return columns without an answer."""
        status, step = np.full((2, rows), NONE, np.int8)
        opens, due = np.full((2, rows), NAT)
        return cls(status, step, opens, due)

    def part(self, rows: slice) -> "StatusColumns":
        """Return the columns of some rows."""
        return StatusColumns(self.status[rows], self.step[rows], self.opens[rows], self.due[rows])

    def put(self, places: Longs | int, status: Longs | int, step: tuple[Longs | int, Longs | int, Longs | int]) -> None:
        """Write answers to some of the rows."""
        self.status[places] = status
        self.step[places], self.opens[places], self.due[places] = step


class DueColumns(NamedTuple):
    """Steps that fall due: the row of each, its place in RULES, and microseconds from 1970."""

    row: Longs
    step: Longs
    opens: Longs
    due: Longs


@attrs.frozen(eq=False, repr=False)
class Table:
    """Consecutive rows of a table, from `first` on.

    Attributes:
        now: For each row, as the starts are; or one moment, in UTC if the starts have a zone; None has seen everything.
    """

    interviews: InterviewColumns
    happened: HappenedColumns
    now: Times | datetime | None
    calendar: BusinessCalendar | Texts
    etiquette: Etiquette | Texts
    first: int = 0


class _Group(NamedTuple):
    """The rows of a chunk that are under one policy, and where they are in the table."""

    places: Longs
    rules: PolicyRows
    happened: Happened
    now: Longs


class HistoryRun(Run):
    """One pass over a table of what has happened."""

    def answered(self, rows: Rows, etiquette: Etiquette, /) -> tuple[Answers, Flags | None]:
        """Return the key dates of rows under one policy, and which of them are doubtful, if any."""
        known = self._policies.known
        if etiquette not in known:
            known.append(etiquette)
        out = Answers.of(np.zeros((2 + follow_ups(etiquette), len(rows.start)), np.int64))
        return out, self._one_policy(rows, known.index(etiquette), out) if len(rows.start) else None

    def status(self, table: Table, out: StatusColumns) -> Iterator[int]:
        """Write where each row stands, yielding how many rows are done."""
        part = self._prepared(table)
        for span in _spans(table):
            groups, refused = self._groups(part, table, span)
            for places, rules, happened, now in groups:
                on = Standings(rules, happened)
                status = statuses(on, now)
                step = next_steps(on, now, status)
                out.put(places, status, (step.rule, rules.written(step.opens), rules.written(step.due)))
            doubtful = _doubtful(groups, refused)
            self._each(table.first, doubtful, partial(self._status_of, part, table, out))
            yield span[1]

    def due(self, table: Table, since: datetime, until: datetime) -> Iterator[tuple[int, DueColumns]]:
        """Yield how many rows are done, and the steps in them that fall due in [since, until); NONE for a bad row."""
        part, window = self._prepared(table), (_number(since), _number(until))
        for span in _spans(table):
            found: list[DueColumns] = []
            groups, refused = self._groups(part, table, span)
            for places, rules, happened, _ in groups:
                steps = [*falling_due(Standings(rules, happened), *window)]  # all of them: each may raise a doubt
                for where, rule, opens, ends in steps:
                    sure = where & ~rules.doubts
                    times = (rules.written(each)[sure] for each in (opens, ends))
                    found.append(
                        DueColumns(table.first + places[sure], np.full(len(places[sure]), RULES.index(rule)), *times)
                    )
            doubtful = _doubtful(groups, refused)
            self._each(table.first, doubtful, partial(self._due_of, part, table, since, until, found))
            bad = [row for row in self.errors if row >= table.first + span[0]]
            yield span[1], joined([*found, *(_due(row, NONE, NAT, NAT) for row in bad)])

    def _prepared(self, table: Table) -> Part:
        """Return the part of the table, with clocks that are right at all its moments."""
        part = self._part(table.interviews, table.calendar, table.etiquette, KeyDatesColumns.empty(0), table.first)
        if self._zones.known and len(table.interviews):
            columns = [table.interviews.start, *table.happened.moments]
            columns += [table.now] if isinstance(table.now, np.ndarray) else []
            now = [np.array([_number(table.now)])] if isinstance(table.now, datetime) else []
            days = np.concatenate([*now, *map(moments, columns)]) // DAY
            years = grown(range(0), int(days.min()), int(days.max()), lambda: days)
            farthest = max((reach(policy) for policy in self._policies.known), default=0)
            self._clocks = Zones.over(self._zones.known, years, farthest)
        return part

    def _groups(self, part: Part, table: Table, span: Span) -> tuple[list[_Group], Longs]:
        """Return the rows of a chunk policy by policy, and those in which a text names nothing."""
        places = np.arange(*span)
        places = places[~part.nulls(places)]
        if isinstance(table.now, np.ndarray):
            places = places[~np.isnat(table.now[places])]
        codes = [each[places] for each in (part.calendars, part.policies, part.zones) if each is not None]
        refused = np.minimum.reduce([np.zeros(len(places), np.int32), *codes]) < 0
        refused, places = places[refused], places[~refused]
        policies = np.zeros(len(places), np.int32) if part.policies is None else part.policies[places]
        rows = part.rows(span)
        groups: list[_Group] = []
        for code in np.unique(policies):
            some = places[policies == code]
            groups.append(self._group(table, rows.taken(some - span[0]), self._policies.known[int(code)], some))
        return groups, refused

    def _group(self, table: Table, rows: Rows, etiquette: Etiquette, places: Longs) -> _Group:
        rules = PolicyRows(self, rows, etiquette, self._clocks_for(rows, etiquette))
        now = np.full(len(places), NEVER)
        if isinstance(table.now, datetime):
            now = np.full(len(places), _number(table.now))
        elif table.now is not None:
            now = rules.read(moments(table.now[places]))
        happened = Happened.of(table.happened, places, rules.read)
        for each in (*happened.moments, now):
            rules.doubt(((each < rules.span[0]) | (each >= rules.span[1])) & (each < NEVER))
        rules.doubt(happened.doubtful)
        happened = happened.until(now)
        for message in happened.messages:
            rules.doubt(message < rules.start)
        return _Group(places, rules, happened, now)

    def _status_of(self, part: Part, table: Table, out: StatusColumns, row: int) -> None:
        """Answer one row as `next_step` does."""
        out.put(row, NONE, (NONE, NAT, NAT))
        utc, (calendar, policy, zone) = part.columns.utc, self._said(part, row)
        now = table.now if isinstance(table.now, datetime) else moment_of("now", table.now, row, zone, utc=utc)
        interview, events = interview_of(part.columns, row, zone), table.happened.events(row, zone, utc=utc)
        found = next_step(interview, events, now=now or _EPOCH, calendar=calendar, etiquette=policy)
        step = (NONE, NAT, NAT) if found.step is None else _numbers(found.step, utc=utc)
        out.put(row, STATUSES.index(found.status), step)

    def _due_of(
        self, part: Part, table: Table, since: datetime, until: datetime, found: list[DueColumns], row: int
    ) -> None:
        """Find what falls due in one row, as `history.due` does."""
        utc, (calendar, policy, zone) = part.columns.utc, self._said(part, row)
        record = Record(row, interview_of(part.columns, row, zone), table.happened.events(row, zone, utc=utc))
        for each in due([record], since=since, until=until, calendar=calendar, etiquette=policy):
            if isinstance(each, BadRecord):
                raise each.error
            found.append(_due(table.first + row, *_numbers(each.step, utc=utc)))


def _spans(table: Table) -> Iterator[Span]:
    rows = len(table.interviews)
    return ((n, min(n + CHUNK, rows)) for n in range(0, rows, CHUNK))


def _doubtful(groups: list[_Group], refused: Longs) -> Longs:
    return np.sort(np.concatenate([refused, *(group.places[group.rules.doubts] for group in groups)]))


def joined(found: list[DueColumns]) -> DueColumns:
    """Return the steps row by row, each row's in the order of the rules."""
    columns = (np.concatenate(parts) for parts in zip(_due(), *found, strict=True))
    row, step, opens, ends = columns
    order = np.lexsort((step, row))
    return DueColumns(row[order], step[order], opens[order], ends[order])


def _due(*step: int) -> DueColumns:
    """Return one step, or none at all."""
    return DueColumns(*np.array(step, np.int64).reshape(4, -1))


def _number(moment: datetime) -> int:
    """Return the microseconds from 1970, in UTC where there is a zone."""
    return (moment - (_EPOCH.replace(tzinfo=None) if moment.tzinfo is None else _EPOCH)) // _MICROSECOND


def _numbers(step: Step, *, utc: bool) -> tuple[int, int, int]:
    opens, ends = (
        NAT if each is None else _number(in_zone(each, UTC, argument) if utc else each.replace(tzinfo=None))
        for argument, each in (("opens", step.opens), ("due", step.due))
    )
    return RULES.index(step.rule), opens, ends
