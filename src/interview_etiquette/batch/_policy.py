"""What standings ask of the rules, for rows under one policy; the kernel answers it."""

from copy import copy
from datetime import time
from functools import lru_cache
from typing import Protocol, Self

import attrs
import numpy as np

from interview_etiquette.batch._columns import DAY, NAT, Flags, Longs
from interview_etiquette.batch._happened import NEVER
from interview_etiquette.batch._kernel import Answers, Rows
from interview_etiquette.batch._tables import follow_ups, microseconds
from interview_etiquette.batch._zones import Zones
from interview_etiquette.etiquette import ARTICLE, Etiquette
from interview_etiquette.timeframe import Wait

_HOUR = DAY // 24
_ALL_TIME = -62_135_596_800_000_000, 253_370_764_800_000_000  # the years 1 to 9998, in microseconds from 1970
_A_DAY = Wait(1, "days")


class Kernel(Protocol):
    """What answers rows under one policy."""

    def answered(self, rows: Rows, etiquette: Etiquette, /) -> tuple[Answers, Flags | None]:
        """Return the key dates, and which of them are doubtful, if any."""
        ...


@lru_cache(maxsize=128)
def _that_waits(period: Wait) -> Etiquette:
    """Return a policy whose first follow-up, where they named nothing, is the end of that wait."""
    return attrs.evolve(ARTICLE, undated_wait=period)


class PolicyRows:
    """Rows under one policy. All moments are in UTC, if the rows have a zone.

    Args:
        kernel: What answers the rules.
        rows: The rows.
        etiquette: Their policy.
        zones: Their zones; None where they have none.

    Attributes:
        rows: What is said of them.
        places: Where they were at first.
        doubts: Which rows of those at first are to be looked at one by one.
        start: When they began.
        over: When they ended; where that is not known, an hour after they began.
        thanks_open: From when to thank them, as `plans.thanks_open` has it.
        thanks_due: The thank-you deadlines.
        first: The days of the first follow-ups.
    """

    def __init__(self, kernel: Kernel, rows: Rows, etiquette: Etiquette, zones: Zones | None) -> None:
        self.etiquette, self.follow_ups = etiquette, follow_ups(etiquette)
        self._kernel, self.rows, self._zones = kernel, rows, zones
        self.places = np.arange(len(rows.start))
        self.doubts = np.zeros(len(rows.start), np.bool_)
        dates = self._answered(rows, etiquette)
        self.start, self.thanks_due = self.read(rows.start), self.read(dates.thank_you_by)
        self.first = dates.follow_ups[0]
        self.over = self.later(self.start, _HOUR)
        if rows.end is not None:
            self.over = np.where(rows.end == NAT, self.over, self.read(rows.end))
        self.thanks_open = np.where(self.over < self.thanks_due, self.over, self.start)

    def taken(self, places: Longs) -> Self:
        """Return some of the rows."""
        some = copy(self)
        for name in ("start", "over", "thanks_open", "thanks_due", "first", "places"):
            setattr(some, name, getattr(self, name)[places])
        some.rows = self.rows.taken(places)
        return some

    @property
    def says_nothing(self) -> Flags:
        """Where nothing was said about their decision."""
        rows, found = self.rows, np.ones(self.start.shape, np.bool_)
        for days in (rows.earliest, rows.latest):
            found &= True if days is None else days == NAT
        return found if rows.open_ended is None else found & ~rows.open_ended

    @property
    def span(self) -> tuple[int, int]:
        """The moments between which all clocks are known."""
        return _ALL_TIME if self._zones is None else (self._zones.first, self._zones.last)

    def doubt(self, flags: Flags | None) -> None:
        """Note rows to be looked at one by one."""
        if flags is not None:
            self.doubts[self.places[flags]] = True

    def read(self, moments: Longs) -> Longs:
        """Return moments as columns have them."""
        return moments if self.rows.utc else self._instants(moments)

    def written(self, moments: Longs) -> Longs:
        """Return moments as columns shall have them."""
        return np.where(moments == NEVER, NAT, moments if self.rows.utc else self._walls(moments))

    def day(self, moments: Longs) -> Longs:
        """Return the days of moments on the clock of the interview."""
        return self._walls(moments) // DAY

    def at(self, days: Longs, clock: time) -> Longs:
        """Return a clock time on days."""
        return self._instants(days * DAY + microseconds(clock))

    def morning(self, days: Longs) -> tuple[Longs, Longs]:
        """Return the polite windows of follow-ups on days, as `plans.morning_of` has them."""
        opens, closes = (self.at(days, clock) for clock in self.etiquette.morning)
        if self.rows.end is None:
            return opens, closes
        is_over = (self.rows.end != NAT) & (self.day(self.over) == days)
        return np.where(is_over & (opens < self.over) & (self.over < closes), self.over, opens), closes

    def later(self, moments: Longs, span: int) -> Longs:
        """Return the clock time so many microseconds later."""
        return self._instants(self._walls(moments) + span)

    def from_day(self, days: Longs) -> Longs:
        """Return the first business days on or after days."""
        return self.wait(days - 1, _A_DAY)

    def wait(self, days: Longs, period: Wait) -> Longs:
        """Return the business days on which a wait from days is over."""
        return self.asked(days, _that_waits(period))

    def asked(
        self,
        asked_on: Longs,
        etiquette: Etiquette,
        *,
        earliest: Longs | None = None,
        latest: Longs | None = None,
        open_ended: Flags | None = None,
    ) -> Longs:
        """Return the days of the first follow-ups, after what they named on days."""
        calendars = self.rows.calendars
        rows = Rows(asked_on * DAY, None, earliest, latest, open_ended, None, calendars, None, zoned=False, utc=False)
        return self._answered(rows, etiquette).follow_ups[0]

    def _answered(self, rows: Rows, etiquette: Etiquette) -> Answers:
        dates, doubts = self._kernel.answered(rows, etiquette)
        self.doubt(doubts)
        return dates

    def _walls(self, instants: Longs) -> Longs:
        return instants if self._zones is None else self._zones.walls(instants, self.rows.zones)

    def _instants(self, walls: Longs) -> Longs:
        return walls if self._zones is None else self._zones.instants(walls, self.rows.zones)
