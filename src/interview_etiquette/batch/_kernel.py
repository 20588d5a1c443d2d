"""The rules over columns: a chunk of rows at a time, looked up instead of reckoned.

Whatever the tables are not sure of (a year without holidays, an end before the start, a policy of your own making) goes
row by row through the scalar rules, which answer it, or say what is wrong with it.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import TypeVar

import attrs
import numpy as np
from numpy.typing import NDArray

from interview_etiquette.batch._columns import DAY, FAR, NAT, Flags, Ints, KeyDatesColumns, Longs
from interview_etiquette.batch._tables import BITS, CASES, UNSURE, Tables, microseconds
from interview_etiquette.batch._zones import Zones
from interview_etiquette.etiquette import Etiquette, HalfDay, WithinHours
from interview_etiquette.interview import LONGEST
from interview_etiquette.rules import KeyDates

N = TypeVar("N", bound=np.generic)

CHUNK = 32_768  # rows: what is worked on stays near the processor
_HALF_DAY = DAY // 2
_HOUR = DAY // 24
_NOON = time(12)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_LONGEST = LONGEST // _MICROSECOND


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
        self.thank_you_by[row] = (dates.thank_you_by.replace(tzinfo=UTC) - _EPOCH) // _MICROSECOND
        for column, day in zip((self.move_on, *self.follow_ups), (dates.move_on, *dates.follow_ups), strict=False):
            column[row] = (day - _EPOCH.date()).days


class Room:
    """Room for what is worked on, used again for each chunk."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.longs = np.empty((4, rows), np.int64)
        self.ints = np.empty((2, rows), np.int32)
        self.flag = np.empty(rows, np.bool_)


class Chunk:
    """A chunk of rows under one policy: first what they name is read, then, with tables that reach so far, answered.

    What is wrong with a row is looked for only where a whole column says that something is.

    Args:
        rows: The rows.
        etiquette: Their policy.
        zones: Their zones; None where they have none.
        room: Arrays to work in.

    Attributes:
        low: The earliest day of a start, by its number from 1970; one that is missing is very early.
        high: The latest day that a row names.
        halves: The half-days of the starts, two for each day from 1970.
        asked: The days on which they were asked.
        base: The days before which they decide nothing.
        doubts: The rows to be looked at one by one, if any.
    """

    halves: Longs
    asked: Longs
    base: Longs
    long: Longs
    found: Ints
    step: Ints
    doubts: Flags | None = None

    def __init__(self, rows: Rows, etiquette: Etiquette, zones: Zones | None, room: Room) -> None:
        count = len(rows.start)
        self.rows, self.etiquette, self.zones = rows, etiquette, zones
        self.halves, self.asked, self.base, self.long = room.longs[:, :count]
        self.found, self.step = room.ints[:, :count]
        self.flag = room.flag[:count]
        self.start, self.end = rows.start, rows.end
        for codes in (rows.calendars, rows.zones):
            if codes is not None and codes.min() < 0:
                self.doubt(codes < 0)
        self._read_clock(zones)
        self._read_days()
        self.low, self.high = int(self.halves.min()) >> 1, int(self.base.max())
        if rows.latest is not None:
            self.high = max(self.high, int(rows.latest.max()))

    def doubt(self, flags: Flags) -> None:
        """Note rows to be looked at one by one."""
        self.doubts = flags if self.doubts is None else self.doubts | flags

    def named(self) -> Longs:
        """Return every day that counts."""
        days = (self.halves >> 1, self.base)
        return np.concatenate(days if self.rows.latest is None else (*days, self.rows.latest))

    def _read_clock(self, zones: Zones | None) -> None:
        if zones is not None:
            self._set_clocks(zones)
        elif self.end is not None:
            self._check_length(self.start, self.end)
        np.floor_divide(self.start, _HALF_DAY, out=self.halves)
        np.right_shift(self.halves, 1, out=self.asked)
        timing = self.etiquette.thank_you
        if isinstance(timing, HalfDay) and timing.noon != _NOON:
            np.greater_equal(self.start, self.asked * DAY + microseconds(timing.noon), out=self.flag)
            np.add(self.asked * 2, self.flag, out=self.halves)

    def _set_clocks(self, zones: Zones) -> None:
        rows, codes = self.rows, self.rows.zones
        self.doubt((rows.start < zones.first) | (rows.start > zones.last))
        start = rows.start if rows.utc else zones.instants(rows.start, codes)
        self.start = zones.walls(start, codes)
        if rows.end is None:
            return
        end = rows.end if rows.utc else zones.instants(rows.end, codes)
        given = rows.end != NAT
        self._check_length(start, np.where(given, end, NAT))
        self.end = np.where(given, zones.walls(end, codes), NAT)
        self.doubt(given & (self.end - self.start > _LONGEST))

    def _check_length(self, start: Longs, end: Longs) -> None:
        length = np.subtract(end, start, out=self.long)  # of an end that is missing: wrapped around, more than any
        is_long = np.count_nonzero(np.greater(length, _LONGEST, out=self.flag))
        if length.min() <= 0 or is_long != np.count_nonzero(np.equal(end, NAT, out=self.flag)):
            self.doubt(((end <= start) | (end - start > _LONGEST)) & (end != NAT))

    def _read_days(self) -> None:
        rows = self.rows
        if rows.asked_on is not None:
            self._check_order(self.asked, rows.asked_on)
            np.maximum(self.asked, rows.asked_on, out=self.asked)
        if rows.earliest is None:
            self.base = self.asked
        else:
            self._check_order(self.asked, rows.earliest)
            np.maximum(self.asked, rows.earliest, out=self.base)
        if rows.latest is not None:
            self._check_order(self.base, rows.latest)

    def _check_order(self, days: Longs, later: Longs) -> None:
        if np.subtract(later, days, out=self.long).min() < 0:  # one that is missing is wrapped around
            self.doubt((later < days) & (later != NAT))

    def answer(self, look: Tables, out: Answers) -> None:
        """Write the answers; those of doubtful rows mean nothing."""
        if self.low < look.lowest or self.high > look.highest:
            self.doubt((self.halves < 2 * look.lowest) | (self.base > look.highest))
            if self.rows.latest is not None:
                self.doubt(self.rows.latest > look.highest)
        self._answer_thanks(look, out.thank_you_by)
        self._answer_days(look, out)

    def _answer_days(self, look: Tables, out: Answers) -> None:
        rows, first = self.rows, out.follow_ups[0]
        found = look.answers.take(self._places(look), out=self.found, mode="clip")
        np.copyto(first, np.add(np.right_shift(found, BITS, out=self.step), look.first, out=self.step))
        if rows.latest is not None:
            early = np.flatnonzero(np.less_equal(first, self.base, out=self.flag))
            if len(early):
                self._put_off(look, early)
                np.copyto(first, np.add(np.right_shift(found, BITS, out=self.step), look.first, out=self.step))
        if found.max() == UNSURE:
            self.doubt(found == UNSURE)
        np.bitwise_and(found, 2**BITS - 1, out=found)
        np.copyto(out.move_on, np.add(found, self.step, out=found))
        for further, column in zip(look.further, out.follow_ups[1:], strict=True):
            at = self._placed(np.subtract(first, look.first, out=self.long), look, rows.calendars)
            np.add(further.take(at, out=self.found, mode="clip"), look.first, out=column)

    def _places(self, look: Tables) -> Longs:
        """Return where each row stands in the table: a case after the other, and in each a day after the other."""
        rows, places = self.rows, self.halves
        if rows.open_ended is None:
            np.copyto(places, self.base)
        else:
            vague = rows.open_ended
            if rows.earliest is not None:
                vague = np.greater(vague, np.not_equal(rows.earliest, NAT, out=self.flag), out=self.flag)
            np.add(self.base, np.multiply(vague, look.days, out=self.long), out=places)
        if rows.latest is not None:
            np.maximum(places, np.add(rows.latest, 2 * look.days, out=self.long), out=places)
        np.subtract(places, look.first, out=places)
        return self._placed(places, look, rows.calendars, CASES)

    def _placed(self, days: Longs, look: Tables, calendars: Ints | None, cases: int = 1) -> Longs:
        """Move days on to where each row's calendar stands in a table."""
        if calendars is None:
            return days
        return np.add(days, np.multiply(calendars, cases * look.days, dtype=np.int64), out=days)

    def _put_off(self, look: Tables, early: Longs) -> None:
        """Put off follow-ups to the next day after they were asked, and not before the earliest day."""
        rows, days = self.rows, self.asked[early] + 1
        if rows.earliest is not None:
            np.maximum(days, rows.earliest[early], out=days)
        calendars = None if rows.calendars is None else rows.calendars[early]
        at = self._placed(days - look.first, look, calendars)
        self.found[early] = np.maximum(self.found[early], look.following.take(at, mode="clip"))

    def _answer_thanks(self, look: Tables, out: Longs) -> None:
        timing, zones, codes = self.etiquette.thank_you, self.zones, self.rows.zones
        if isinstance(timing, WithinHours):
            np.add(self._ends(), timing.hours * _HOUR, out=out)
        else:
            look.thanks.take(np.subtract(self.halves, 2 * look.first, out=self.halves), out=out, mode="clip")
        if zones is not None:
            out[:] = zones.settled(out, codes)
        if isinstance(timing, HalfDay) and self.end is not None:
            self._give_time(timing, self.end, look, out)
        if self.etiquette.thank_you_roll is not None:
            self._roll(look, out)
        if zones is not None:
            instants = zones.instants(out, codes)
            out[:] = instants if self.rows.utc else zones.walls(instants, codes)

    def _give_time(self, timing: HalfDay, end: Longs, look: Tables, out: Longs) -> None:
        """Give those until the next morning who are not home in time."""
        home = max(timing.time_to_get_home // _MICROSECOND, 1)
        late = np.flatnonzero(np.greater(end, np.subtract(out, home, out=self.long), out=self.flag))
        if len(late):
            codes = self.rows.zones
            mornings: Longs = look.thanks.take(self.halves[late] | 1, mode="clip")
            if self.zones is not None:
                mornings = self.zones.settled(mornings, None if codes is None else codes[late])
            out[late] = mornings

    def _ends(self) -> Longs:
        """Return when each ended, or began where that is not known."""
        if self.end is None:
            return self.start
        if self.zones is None:
            return np.maximum(self.start, self.end, out=self.long)
        ends: Longs = np.where(self.end == NAT, self.start, self.end)  # which may be earlier by the clock
        return ends

    def _roll(self, look: Tables, out: Longs) -> None:
        days = np.floor_divide(out, DAY, out=self.long)
        at = self._placed(np.subtract(days, look.first, out=days), look, self.rows.calendars)
        np.maximum(out, look.rolled.take(at, mode="clip"), out=out)
        if out.max() == FAR:
            self.doubt(out == FAR)
