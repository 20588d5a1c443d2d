"""The rules over columns: a chunk of rows at a time, looked up instead of reckoned.

Whatever the tables are not sure of (a year without holidays, an end before the start, a policy of your own making) goes
row by row through the scalar rules, which answer it, or say what is wrong with it.
"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import TypeVar

import attrs
import numpy as np
from numpy.typing import NDArray

from interview_etiquette.batch._columns import DAY, FAR, NAT, Flags, Ints, KeyDatesColumns, Longs
from interview_etiquette.batch._tables import BITS, CASES, UNSURE, Tables, microseconds
from interview_etiquette.batch._zones import Zones
from interview_etiquette.etiquette import Etiquette, HalfDay, WithinHours
from interview_etiquette.rules import KeyDates

N = TypeVar("N", bound=np.generic)

CHUNK = 65_536  # rows: what is worked on stays near the processor
_HALF_DAY = DAY // 2
_HOUR = DAY // 24
_LONGEST = 12 * _HOUR
_NOON = time(12)
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  any wall clock's
_MICROSECOND = timedelta(microseconds=1)


@attrs.frozen(eq=False, repr=False)
class Rows:
    """A chunk: moments in microseconds and days from 1970; a calendar's and a zone's place for each row, or one."""

    start: Longs
    end: Longs | None
    earliest: Longs | None
    latest: Longs | None
    open_ended: Flags | None
    asked_on: Longs | None
    calendars: Ints | None
    zones: Ints | None
    zoned: bool
    utc: bool

    def taken(self, places: Longs) -> "Rows":
        """Return some of the rows."""

        def some(column: NDArray[N] | None) -> NDArray[N] | None:
            return None if column is None else column[places]

        return attrs.evolve(
            self,
            start=self.start[places],
            end=some(self.end),
            earliest=some(self.earliest),
            latest=some(self.latest),
            open_ended=some(self.open_ended),
            asked_on=some(self.asked_on),
            calendars=some(self.calendars),
            zones=some(self.zones),
        )


@attrs.frozen(eq=False, repr=False)
class Answers:
    """What is written: moments in microseconds and days from 1970."""

    thank_you_by: Longs
    follow_ups: tuple[Longs, ...]
    move_on: Longs

    @property
    def columns(self) -> tuple[Longs, ...]:
        """All columns."""
        return self.thank_you_by, self.move_on, *self.follow_ups

    @classmethod
    def of(cls, columns: Iterable[Longs]) -> "Answers":
        """Return the columns, given as they come from `columns`."""
        thank_you_by, move_on, *follow_ups = columns
        return cls(thank_you_by, tuple(follow_ups), move_on)

    @classmethod
    def into(cls, out: KeyDatesColumns) -> "Answers":
        """Return the numbers of the columns that a caller reads."""
        return cls.of(each.view(np.int64) for each in (out.thank_you_by, out.move_on, *out.follow_ups))

    def part(self, first: int, last: int) -> "Answers":
        """Return the columns of some rows."""
        return self.of(each[first:last] for each in self.columns)

    def put(self, answers: "Answers", places: Longs) -> None:
        """Write answers to some of the rows."""
        found = answers.columns
        for n, column in enumerate(self.columns):
            column[places] = found[n] if n < len(found) else NAT

    def forget(self, places: Longs) -> None:
        """Leave rows without an answer."""
        for column in self.columns:
            column[places] = NAT

    def write(self, row: int, dates: KeyDates) -> None:
        """Write the answers of one row."""
        self.thank_you_by[row] = (dates.thank_you_by.replace(tzinfo=None) - _EPOCH) // _MICROSECOND
        for column, day in zip((self.move_on, *self.follow_ups), (dates.move_on, *dates.follow_ups), strict=False):
            column[row] = (day - _EPOCH.date()).days


class Room:
    """Room for what is worked on, used again for each chunk."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.longs = np.empty((3, rows), np.int64)
        self.ints = np.empty((3, rows), np.int32)
        self.flags = np.empty((4, rows), np.bool_)


class Chunk:
    """A chunk of rows under one policy: first what they name is read, then, with tables that reach so far, answered.

    Args:
        rows: The rows.
        etiquette: Their policy.
        zones: Their zones; None where they have none.
        room: Arrays to work in.

    Attributes:
        low: The earliest day of a start, by its number from 1970; one that is missing is very early.
        high: The latest day that a row names.
        days: The last day that each row names.
        halves: The half-days of the starts, two for each day from 1970.
        doubts: The rows to be looked at one by one, if any.
    """

    halves: Longs
    days: Longs
    long: Longs
    at: Ints
    found: Ints
    step: Ints
    flag: Flags
    given: Flags
    vague: Flags
    dated: Flags
    doubts: Flags | None = None

    def __init__(self, rows: Rows, etiquette: Etiquette, zones: Zones | None, room: Room) -> None:
        count = len(rows.start)
        self.rows, self.etiquette, self.zones = rows, etiquette, zones
        self.halves, self.days, self.long = room.longs[:, :count]
        self.at, self.found, self.step = room.ints[:, :count]
        self.flag, self.given, self.vague, self.dated = room.flags[:, :count]
        self.start, self.end = rows.start, rows.end
        for codes in (rows.calendars, rows.zones):
            if codes is not None and codes.min() < 0:
                self.doubt(codes < 0)
        self._read_clock()
        self.low = int(self.halves.min()) >> 1
        self._read_days()
        self.high = int(self.days.max())

    def doubt(self, flags: Flags) -> None:
        """Note rows to be looked at one by one."""
        self.doubts = flags.copy() if self.doubts is None else self.doubts | flags

    def named(self) -> Longs:
        """Return every day that counts."""
        return np.concatenate((self.halves >> 1, self.days))

    def _read_clock(self) -> None:
        if self.zones is not None:
            self._set_clocks(self.zones)
        elif self.end is not None:
            self._check_length(self.start, self.end)
        np.floor_divide(self.start, _HALF_DAY, out=self.halves)
        np.right_shift(self.halves, 1, out=self.days)
        if isinstance(self.etiquette.thank_you, HalfDay):
            self._read_half_day(self.etiquette.thank_you)

    def _set_clocks(self, zones: Zones) -> None:
        rows, codes = self.rows, self.rows.zones
        self.doubt((rows.start < zones.first) | (rows.start > zones.last))
        start = rows.start if rows.utc else zones.instants(rows.start, codes)
        self.start = zones.walls(start, codes)
        if rows.end is None:
            return
        end = rows.end if rows.utc else zones.instants(rows.end, codes)
        end = np.where(rows.end == NAT, NAT, end)
        self._check_length(start, end)
        self.end = np.where(self.given, zones.walls(end, codes), NAT)
        self.doubt(self.given & (self.end - self.start > _LONGEST))

    def _check_length(self, start: Longs, end: Longs) -> None:
        length = np.subtract(end, start, out=self.long)
        np.subtract(length, 1, out=length)
        np.less(length.view(np.uint64), _LONGEST, out=self.given)  # a negative one is very long
        missing = np.equal(end, NAT, out=self.flag)
        np.greater(self.given, missing, out=self.given)  # a start that is missing too would do
        if np.count_nonzero(self.given) + np.count_nonzero(missing) != len(end):
            self.doubt(~(self.given | missing))

    def _read_half_day(self, timing: HalfDay) -> None:
        if timing.noon != _NOON:
            np.greater_equal(self.start, self.days * DAY + microseconds(timing.noon), out=self.flag)
            np.left_shift(self.days, 1, out=self.halves)
            np.bitwise_or(self.halves, self.flag, out=self.halves)
        if self.end is None:
            return
        afternoon, home = microseconds(timing.same_afternoon), timing.time_to_get_home // _MICROSECOND
        latest = np.multiply(self.days, DAY, out=self.long)
        if self.zones is not None:
            latest[:] = self._settled(latest + afternoon, self.zones) - afternoon
        np.add(latest, afternoon - home, out=latest)
        np.greater(self.end, latest, out=self.flag)
        np.bitwise_or(self.halves, self.flag, out=self.halves)

    def _settled(self, walls: Longs, zones: Zones) -> Longs:
        return zones.walls(zones.instants(walls, self.rows.zones), self.rows.zones)

    def _read_days(self) -> None:
        """Move each day on to what was named, and leave in `long` the first day on which a follow-up may come."""
        rows = self.rows
        if rows.asked_on is not None:
            self._move_on_to(rows.asked_on)
        if rows.latest is not None:
            np.add(self.days, 1, out=self.long)
        if rows.open_ended is not None:
            np.copyto(self.vague, rows.open_ended)
        if rows.earliest is not None:
            missing = self._move_on_to(rows.earliest)
            np.logical_and(self.vague, missing, out=self.vague)
            np.maximum(self.long, rows.earliest, out=self.long)
        if rows.latest is not None:
            np.logical_not(self._move_on_to(rows.latest), out=self.dated)

    def _move_on_to(self, column: Longs) -> Flags:
        """Move each day on to the one in the column, and return where that has none; an earlier one is doubtful."""
        early = np.count_nonzero(np.less(column, self.days, out=self.flag))
        np.equal(column, NAT, out=self.flag)
        if early != np.count_nonzero(self.flag):
            self.doubt((column < self.days) & (column != NAT))
        np.maximum(self.days, column, out=self.days)
        return self.flag

    def answer(self, look: Tables, out: Answers) -> None:
        """Write the answers; those of doubtful rows mean nothing."""
        if self.low < look.lowest or self.high > look.highest:
            self.doubt((self.halves < 2 * look.lowest) | (self.days > look.highest))
        self._answer_days(look, out)
        self._answer_thanks(look, out.thank_you_by)

    def _place(self, days: Longs, look: Tables, cases: int) -> Ints:
        """Return where a day of each row's calendar stands in a table; what is out of reach anywhere."""
        np.copyto(self.at, days, casting="unsafe")
        self.at -= look.first
        if self.rows.calendars is not None:
            self.at += np.multiply(self.rows.calendars, np.int32(cases * look.days), out=self.step)
        return self.at

    def _answer_days(self, look: Tables, out: Answers) -> None:
        at = self._place(self.days, look, CASES)
        for flags, case, column in ((self.vague, 1, self.rows.open_ended), (self.dated, 2, self.rows.latest)):
            if column is not None:
                at += np.multiply(flags, np.int32(case * look.days), out=self.step)
        found = np.take(look.answers, at, out=self.found, mode="clip")
        if self.rows.latest is not None:
            at = self._place(self.long, look, 1)
            np.maximum(found, np.take(look.following, at, out=self.step, mode="clip"), out=found)
        if found.max() == UNSURE:
            self.doubt(found == UNSURE)
        first = np.right_shift(found, BITS, out=self.at)
        np.copyto(out.follow_ups[0], np.add(first, look.first, out=self.step))
        np.bitwise_and(found, 2**BITS - 1, out=found)
        np.add(found, self.step, out=found)
        np.copyto(out.move_on, found)
        for further, column in zip(look.further, out.follow_ups[1:], strict=True):
            at = self._place(out.follow_ups[0], look, 1)
            np.copyto(column, np.add(np.take(further, at, out=self.found, mode="clip"), look.first, out=self.found))

    def _answer_thanks(self, look: Tables, out: Longs) -> None:
        timing = self.etiquette.thank_you
        if isinstance(timing, WithinHours):
            np.add(self._ends(), timing.hours * _HOUR, out=out)
        else:
            np.subtract(self.halves, 2 * look.first, out=self.halves)
            np.take(look.thanks, self.halves, out=out, mode="clip")
        if self.zones is not None:
            out[:] = self._settled(out, self.zones)
        if self.etiquette.thank_you_roll is not None:
            self._roll(look, out)
        if self.zones is not None:
            instants = self.zones.instants(out, self.rows.zones)
            out[:] = instants if self.rows.utc else self.zones.walls(instants, self.rows.zones)

    def _ends(self) -> Longs:
        """Return when each ended, or began where that is not known."""
        if self.end is None:
            return self.start
        if self.zones is None:
            return np.maximum(self.start, self.end, out=self.long)
        return np.where(self.given, self.end, self.start)  # which may be earlier by the clock

    def _roll(self, look: Tables, out: Longs) -> None:
        at = self._place(np.floor_divide(out, DAY, out=self.long), look, 1)
        np.maximum(out, np.take(look.rolled, at, out=self.long, mode="clip"), out=out)
        if out.max() == FAR:
            self.doubt(out == FAR)
