"""What the kernel looks up: for each day, calendar and case the follow-up and the move-on point, in one number.

The rules themselves, as in `rules`, but for every day of some years at once. Where an answer rests on a day that the
calendar does not answer for, or on one beyond those years, the table says that it is not sure.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from functools import lru_cache

import attrs
import numpy as np

from interview_etiquette._rulings import TIMINGS
from interview_etiquette.batch._columns import DAY, FAR, NAT, Flags, Ints, Longs
from interview_etiquette.calendars import BusinessCalendar
from interview_etiquette.calendars._frozen import LibraryCalendar, arithmetic, days_of
from interview_etiquette.calendars._walk import PATIENCE
from interview_etiquette.etiquette import Etiquette, HalfDay, NextDay, WithinHours
from interview_etiquette.timeframe import Wait

UNSURE = 0x7FFFFFFF  # more than any answer, so that the later of two answers is not sure where one is not
BITS = 15  # for the days from the first follow-up to the move-on point
CASES = 3  # undated, open-ended, dated
_MOST_DAYS = PATIENCE * 365 - 365  # from a day to its answer; beyond, a search might have given up
_NEVER = 2**40
_FARTHEST = 50 * 365  # days that an answer may lie off
_UNKNOWN = 2  # beside 0 for a closed day and 1 for an open one
_DAYS = {"days": 1, "weeks": 7, "months": 31, "business_days": 3}  # at most, nearly
_NOON = time(12)
_EPOCH = date(1970, 1, 1).toordinal()


@attrs.frozen(eq=False, repr=False)
class Tables:
    """One policy over some calendars and years; an entry stands at its case, its calendar and its day."""

    years: range
    lowest: int
    highest: int
    first: int
    days: int
    answers: Ints
    following: Ints
    further: tuple[Ints, ...]
    thanks: Longs
    rolled: Longs


@attrs.frozen(eq=False, repr=False)
class _Line:
    """The days of some years, with a calendar's answers; where the calendar has none the day counts as unknown."""

    first: int
    is_open: Flags
    unknown: Longs  # how many days before each are
    ranks: Longs  # how many business days are before each
    open_days: Longs

    @classmethod
    def of(cls, first: int, answers: bytes) -> "_Line":
        said = np.frombuffer(answers, np.uint8)
        unknown = np.concatenate(([0], np.cumsum(said > 1)))
        ranks = np.concatenate(([0], np.cumsum(said == 1)))
        return cls(first, said == 1, unknown, ranks, np.flatnonzero(said == 1))

    @property
    def places(self) -> Longs:
        return np.arange(len(self.is_open))

    def nth(self, places: Longs, n: int) -> Longs:
        """Return the n-th business day after each place, or for n = 0 the first on or after it; never, if unsure."""
        inside = np.clip(places, 0, len(self.is_open) - 1)
        rank = self.ranks[inside + (n > 0)] + min(max(n - 1, 0), _NEVER)
        found = np.append(self.open_days, _NEVER)[np.minimum(rank, len(self.open_days))]
        sure = (found - inside <= _MOST_DAYS) & (places == inside)
        sure &= self.unknown[np.where(sure, found, 0)] <= self.unknown[inside]
        return np.where(sure, found, _NEVER)

    def wait(self, places: Longs, period: Wait) -> Longs:
        """Return the day on which a wait from each place is over, rolled forward."""
        if period.unit == "business_days":
            return self.nth(places, period.count)
        over = self._months_on(places, period.count) if period.unit == "months" else places + _plain_days(period)
        return self.nth(over, 0)

    def _months_on(self, places: Longs, months: int) -> Longs:
        days = (np.clip(places, 0, len(self.is_open)) + self.first).view("M8[D]")
        start = days.astype("M8[M]")
        target = start + np.timedelta64(min(months, 1200), "M")
        longest = (target + np.timedelta64(1, "M")).astype("M8[D]") - target.astype("M8[D]") - np.timedelta64(1, "D")
        over = target.astype("M8[D]") + np.minimum(days - start.astype("M8[D]"), longest)
        return np.where(places == _NEVER, _NEVER, over.view(np.int64) - self.first)

    def on_the_day(self, limit: int) -> Longs:
        """Return for each day the last business day on or before it, if that is within the limit, else the next one."""
        places = self.places
        rank = self.ranks[places + 1] - 1
        before = np.append(self.open_days, -_NEVER)[rank]
        is_near = places - before <= limit
        known = self.unknown[np.where(is_near, before, np.maximum(places - limit, 0))] == self.unknown[places + 1]
        return np.where(known & (is_near | (places >= limit)), np.where(is_near, before, self.nth(places, 0)), _NEVER)


def _plain_days(period: Wait) -> int:
    return min(period.count, _NEVER) * _DAYS[period.unit]


@lru_cache(maxsize=64)
def reach(etiquette: Etiquette) -> int:
    """Return how many days may lie between what an interview names and its last answer, nearly."""
    waits = [etiquette.undated_wait, etiquette.open_ended_wait, etiquette.after_named_day, etiquette.patience]
    waits += [etiquette.spacing] * (etiquette.follow_ups - 1)
    hours = etiquette.thank_you.hours if isinstance(etiquette.thank_you, WithinHours) else 0
    return sum(map(_plain_days, filter(None, waits))) + min(hours, _NEVER) // 24 + 60


def follow_ups(etiquette: Etiquette) -> int:
    """Return how many follow-ups a policy plans."""
    return 1 if etiquette.spacing is None else etiquette.follow_ups


def is_tabular(etiquette: Etiquette) -> bool:
    """Return whether tables can say what a policy answers: not for a timing of one's own, nor for endless waits."""
    timing = etiquette.thank_you
    is_over = type(timing) is WithinHours or timing.next_morning >= _NOON  # each interview, however late it began
    return type(timing) in TIMINGS and is_over and reach(etiquette) < _FARTHEST


def tables_over(calendars: Sequence[BusinessCalendar], etiquette: Etiquette, years: range) -> Tables:
    """Return the tables for interviews, and days named in them, of some years; those of library calendars are kept."""
    settled = tuple(each for each in calendars if isinstance(each, LibraryCalendar) and each.is_frozen)
    return _kept(settled, etiquette, years) if len(settled) == len(calendars) else _built(calendars, etiquette, years)


def _built(calendars: Sequence[BusinessCalendar], etiquette: Etiquette, interviews: range) -> Tables:
    years = range(max(1, interviews[0] - 1), min(9999, interviews[-1] + reach(etiquette) // 365 + 1) + 1)
    lines = [_Line.of(_number(date(years.start, 1, 1)), _answers(calendar, years)) for calendar in calendars]
    built = [_answered(line, etiquette) for line in lines]
    days = (lines[0].first + lines[0].places) * DAY
    rolls = etiquette.thank_you_roll is not None
    return Tables(
        years=interviews,
        lowest=_number(date(interviews[0], 1, 1)),
        highest=_number(date(interviews[-1], 12, 31)),
        first=lines[0].first,
        days=len(days),
        answers=np.concatenate([np.concatenate(answers) for answers, _, _ in built]),
        following=np.concatenate([following for _, following, _ in built]),
        further=tuple(map(np.concatenate, zip(*(further for _, _, further in built), strict=True))),
        thanks=_thanks(days, etiquette.thank_you),
        rolled=np.concatenate([_rolled(line, etiquette) for line in lines]) if rolls else days[:0],
    )


_kept = lru_cache(maxsize=16)(_built)


def _number(day: date) -> int:
    return day.toordinal() - _EPOCH


def _answers(calendar: BusinessCalendar, years: range) -> bytes:
    if isinstance(calendar, LibraryCalendar) and calendar.is_frozen:
        return b"".join(_kept_year(calendar, year) for year in years)
    return b"".join(_year(calendar, year) for year in years)


def _year(calendar: BusinessCalendar, year: int) -> bytes:
    ask = arithmetic(calendar).is_business_day
    return bytes(_answer(ask, day) for day in days_of(year))


_kept_year = lru_cache(maxsize=16_384)(_year)


def _answer(ask: Callable[[date], bool], day: date) -> int:
    with suppress(Exception):  # whatever a plug-in raises, it matters only to the rows that rest on that day
        return bool(ask(day))
    return _UNKNOWN


def _answered(line: _Line, etiquette: Etiquette) -> tuple[list[Ints], Ints, list[Ints]]:
    """Return the table of each case, what follows each day, and further follow-ups."""
    asked = [line.places]
    for _ in range(follow_ups(etiquette) - 1):
        asked.append(line.wait(asked[-1], etiquette.spacing or etiquette.patience))
    packed = _packed(line.places, line.wait(asked[-1], etiquette.patience))

    def answers(firsts: Longs) -> Ints:
        return np.append(packed, np.int32(UNSURE))[np.minimum(firsts, len(packed))]

    undated, open_ended = (line.wait(line.places, wait) for wait in (etiquette.undated_wait, etiquette.open_ended_wait))
    after = etiquette.after_named_day
    dated = line.on_the_day(etiquette.roll_back_limit.days) if after is None else line.wait(line.places, after)
    cases = [answers(undated), answers(open_ended), answers(dated)]
    return cases, answers(line.nth(line.places, 0)), [each.astype(np.int32) for each in asked[1:]]


def _packed(firsts: Longs, last: Longs) -> Ints:
    length = last - firsts
    return np.where(length < 2**BITS, firsts << BITS | length, UNSURE).astype(np.int32)


def microseconds(clock: time) -> int:
    """Return how long after midnight a clock time is."""
    return (datetime.combine(date.min, clock) - datetime.combine(date.min, time())) // timedelta(microseconds=1)


def _thanks(days: Longs, timing: object) -> Longs:
    """Return the deadline for each half-day; nothing for a timing that looks at more than that."""
    found = np.empty((len(days), 2), np.int64)
    if isinstance(timing, HalfDay):
        found[:, 0] = days + microseconds(timing.same_afternoon)
    if isinstance(timing, HalfDay | NextDay):
        found[:, 1] = days + DAY + microseconds(timing.next_morning)
    if isinstance(timing, NextDay):
        found[:, 0] = found[:, 1]
    return found.ravel()


def _rolled(line: _Line, etiquette: Etiquette) -> Longs:
    """Return the deadline that each closed day is rolled to; that of an open day is long gone."""
    rolled = line.nth(line.places, 0)
    moments = np.where(
        rolled == _NEVER, FAR, (rolled + line.first) * DAY + microseconds(etiquette.thank_you.next_morning)
    )
    return np.where(line.is_open, NAT, moments)
