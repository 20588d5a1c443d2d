"""Wall clocks and instants, a column at a time: the turns of each zone's clock, in one sorted line."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

import attrs
import numpy as np

from interview_etiquette.batch._columns import Ints, Longs
from interview_etiquette.errors import InvalidValueError, shown
from interview_etiquette.wallclock import zone_named

_SECOND = 1_000_000
_ROOM = 2**40  # seconds for each zone on the line, more than lie between the years 1 and 9999
_DAY = timedelta(days=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_OFFSET = re.compile(r"([+-])([01]\d|2[0-3]):?([0-5]\d)")

Turn = tuple[int, int]  # the second in UTC, and the clock's distance from UTC from then on


@lru_cache(maxsize=1024)
def zone_for(text: str) -> tzinfo:
    """Return the zone that a text names."""
    if found := _OFFSET.fullmatch(text):
        sign = -1 if found[1] == "-" else 1
        return timezone(sign * timedelta(hours=int(found[2]), minutes=int(found[3])))
    try:
        return zone_named(text)
    except (KeyError, ValueError, OSError):
        raise InvalidValueError("zone", "must be one that zoneinfo knows, or an offset", shown(text)) from None


@lru_cache(maxsize=8192)
def _turns(zone: tzinfo, year: int) -> tuple[Turn, ...]:
    """Return the distance at a year's beginning, and each turn in it; no zone turns twice on a day."""
    first = datetime(year, 1, 1, tzinfo=UTC)
    turns = [_reading(first, zone)]
    for n in range(366):
        before = turns[-1][1]
        if _reading(first + (n + 1) * _DAY, zone)[1] != before:
            turns.append(_turn(first + n * _DAY, before, zone))
    return tuple(turns)


def _reading(moment: datetime, zone: tzinfo) -> Turn:
    offset = moment.astimezone(zone).utcoffset() or timedelta()
    return (moment - _EPOCH) // timedelta(seconds=1), offset // timedelta(seconds=1)


def _turn(moment: datetime, before: int, zone: tzinfo) -> Turn:
    low, high = 0, 86_400
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _reading(moment + timedelta(seconds=middle), zone)[1] == before else (low, middle)
    return _reading(moment + timedelta(seconds=high), zone)


def _line(zone: tzinfo, room: int, years: range) -> list[tuple[int, int, int]]:
    """Return each turn over some years, moved to a zone's own room, with the distances before and after it."""
    turns = [turn for year in years for turn in _turns(zone, year)]
    before = [turns[0][1], *(offset for _, offset in turns)]
    return [(at + room, then, offset) for (at, offset), then in zip(turns, before, strict=False)]


@attrs.frozen(eq=False, repr=False)
class Zones:
    """The turns of some zones over some years, in one line: a zone after the other, each with room for all seconds."""

    years: range
    reach: int
    turns: Longs
    turns_by_the_clock: Longs
    offsets: Longs

    @classmethod
    def over(cls, zones: Sequence[tzinfo], years: range, reach: int) -> "Zones":
        """Return the turns for interviews of some years, and for deadlines so many days later."""
        known = range(years[0] - 1, years[-1] + reach // 365 + 2)
        line = [turn for n, zone in enumerate(zones) for turn in _line(zone, n * _ROOM, known)]
        at, before, offsets = np.array(line, np.int64).T.copy()
        return cls(years, reach, at, at + np.maximum(before, offsets), offsets * _SECOND)

    @property
    def first(self) -> int:
        """The first moment of these years, in microseconds from 1970."""
        return (datetime(self.years[0], 1, 1, tzinfo=UTC) - _EPOCH) // timedelta(microseconds=1)

    @property
    def last(self) -> int:
        """The moment after the last of these years."""
        return (datetime(self.years[-1] + 1, 1, 1, tzinfo=UTC) - _EPOCH) // timedelta(microseconds=1)

    def walls(self, instants: Longs, codes: Ints | None) -> Longs:
        """Return what the clocks show at instants in UTC."""
        return instants + self._at(self.turns, instants, codes)

    def instants(self, walls: Longs, codes: Ints | None) -> Longs:
        """Return when the clocks show these times: the first of two, and after the gap where they never do."""
        return walls - self._at(self.turns_by_the_clock, walls, codes)

    def settled(self, walls: Longs, codes: Ints | None) -> Longs:
        """Return these times, those in a gap after it."""
        return self.walls(self.instants(walls, codes), codes)

    def _at(self, turns: Longs, moments: Longs, codes: Ints | None) -> Longs:
        line = moments // _SECOND
        if codes is not None:
            line += np.multiply(codes, _ROOM, dtype=np.int64)
        return self.offsets[np.searchsorted(turns, line, side="right") - 1]
