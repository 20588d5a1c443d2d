"""A table chunk by chunk: what its texts name, which tables it needs, and which rows are bad."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, tzinfo
from functools import lru_cache, partial
from threading import local
from typing import Generic, Literal, TypeVar, cast, get_args

import attrs
import numpy as np

from interview_etiquette.batch._columns import (
    DAY,
    Flags,
    InterviewColumns,
    Ints,
    KeyDatesColumns,
    Longs,
    Times,
    check_length,
    days,
    moments,
)
from interview_etiquette.batch._kernel import CHUNK, Answers, Chunk, Room, Rows
from interview_etiquette.batch._rows import key_dates_of
from interview_etiquette.batch._tables import Tables, follow_ups, is_tabular, reach, tables_over
from interview_etiquette.batch._texts import Texts, encoded
from interview_etiquette.batch._zones import Zones, zone_for
from interview_etiquette.calendars import BusinessCalendar, calendar_for
from interview_etiquette.errors import BadRowsError, EtiquetteError, InvalidValueError, shown, wrong_type
from interview_etiquette.etiquette import POLICIES, Etiquette

T = TypeVar("T")
Errors = Literal["raise", "column"]
Span = tuple[int, int]

_KEPT = local()  # where each thread works
_TOLD = 5  # bad rows that an error tells of
_MOST_YEARS = 100  # that tables span; what lies outside goes row by row
_MOST_DAYS = 365 * _MOST_YEARS
_EPOCH = date(1970, 1, 1).toordinal()
_FIRST, _LAST = date(10, 1, 1).toordinal() - _EPOCH, date(9900, 1, 1).toordinal() - _EPOCH


class Named(Generic[T]):
    """What the texts of a column name, and the errors of those that name nothing."""

    def __init__(self, argument: str, resolve: Callable[[str], T]) -> None:
        self.known: list[T] = []
        self.argument, self._resolve = argument, resolve
        self._refused: list[EtiquetteError] = []
        self._places: dict[str, int] = {}

    def only(self, value: T) -> None:
        """Take one value for all rows."""
        self.known = self.known or [value]

    def codes(self, texts: Texts) -> Ints:
        """Return for each row the place of what its text names; -1 for a null, and less for an error."""
        codes, said = encoded(self.argument, texts)
        return np.array([*map(self._place, said), -1], np.int32)[codes]

    def at(self, code: int) -> T:
        """Return what a code stands for, or raise why it stands for nothing."""
        if code < 0:
            raise self._refused[-2 - code]
        return self.known[code]

    def _place(self, text: str | None) -> int:
        if text is None:
            return -1
        if not isinstance(text, str):
            raise wrong_type(f"each {self.argument}", "a str", text)
        if text not in self._places:
            try:
                self.known.append(self._resolve(text))
                self._places[text] = len(self.known) - 1
            except EtiquetteError as error:
                self._refused.append(error)
                self._places[text] = -1 - len(self._refused)
        return self._places[text]


def grown(years: range, low: int, high: int, named: Callable[[], Longs]) -> range:
    """Return the years that hold these days too; of days too far apart, those around the middle.

    Args:
        years: What is held already.
        low: The first of the days.
        high: The last of them.
        named: All of them, asked for only where some are in no likely year.

    Returns:
        Years on end.
    """
    if not _FIRST < low <= high < _LAST or high - low > _MOST_DAYS:
        days = named()
        days = days[(days > _FIRST) & (days < _LAST)]
        if not len(days):
            return years or range(1970, 1971)
        low, high = int(days.min()), int(days.max())
        if high - low > _MOST_DAYS:
            middle = int(np.median(days))
            low, high = max(low, middle - _MOST_DAYS // 2), min(high, middle + _MOST_DAYS // 2)
    first, last = date.fromordinal(low + _EPOCH).year, date.fromordinal(high + _EPOCH).year
    if years and max(last, years[-1]) - min(first, years[0]) <= _MOST_YEARS:
        first, last = min(first, years[0]), max(last, years[-1])
    return range(first, last + 1)


_kept_calendar = lru_cache(maxsize=4096)(calendar_for)


def _calendar(text: str) -> BusinessCalendar:
    is_plugged_in = ":" in text.replace("market:", "")  # which may make another calendar each time
    return calendar_for(text) if is_plugged_in else _kept_calendar(text)


def _policy(name: str) -> Etiquette:
    if name not in POLICIES:
        raise InvalidValueError("etiquette", f"must be one of {', '.join(POLICIES)}", shown(name))
    return POLICIES[name]


@attrs.frozen(eq=False, repr=False)
class Part:
    """Consecutive rows of a table; codes are None where one value serves all rows."""

    columns: InterviewColumns
    calendars: Ints | None
    policies: Ints | None
    zones: Ints | None
    out: Answers
    first: int

    def nulls(self, places: Longs) -> Flags:
        """Return where an input without which there is no answer is null."""
        found = np.isnat(self.columns.start[places])
        for codes in (self.calendars, self.policies, self.zones):
            if codes is not None:
                found |= codes[places] == -1
        return found

    def rows(self, span: Span) -> Rows:
        """Return some of the rows as arrays."""
        chunk, columns = slice(*span), self.columns
        return Rows(
            start=moments(columns.start[chunk]),
            end=None if columns.end is None else moments(columns.end[chunk]),
            earliest=_days(columns.earliest, chunk),
            latest=_days(columns.latest, chunk),
            open_ended=None if columns.open_ended is None else columns.open_ended[chunk],
            asked_on=_days(columns.asked_on, chunk),
            calendars=None if self.calendars is None else self.calendars[chunk],
            zones=None if self.zones is None else self.zones[chunk],
            zoned=columns.zone is not None,
            utc=columns.utc,
        )


def _days(column: Times | None, chunk: slice) -> Longs | None:
    return None if column is None else days(column[chunk])


class Run:
    """One pass over a table, in one part or in several: what is looked up for one part serves the next."""

    def __init__(self, errors: Errors = "raise") -> None:
        if errors not in get_args(Errors):
            raise InvalidValueError("errors", "must be 'raise' or 'column'", shown(errors))
        self.errors: dict[int, str] = {}
        self._raises = errors == "raise"
        self._calendars = Named("calendar", _calendar)
        self._policies = Named("etiquette", _policy)
        self._zones = Named("zone", zone_for)
        self._looks: dict[int, Tables] = {}
        self._clocks: Zones | None = None

    def answer(
        self,
        columns: InterviewColumns,
        calendar: BusinessCalendar | Texts,
        etiquette: Etiquette | Texts,
        out: KeyDatesColumns,
        *,
        first: int = 0,
        threads: int = 1,
    ) -> Iterator[int]:
        """Write the answers of the rows from `first` on, yielding how many of them are done."""
        if threads < 1:
            raise InvalidValueError("threads", "must be at least 1", str(threads))
        part = self._part(columns, calendar, etiquette, out, first)
        spans = [(n, min(n + CHUNK, len(columns))) for n in range(0, len(columns), CHUNK)]
        if threads == 1 or len(spans) == 1:
            yield from (self._chunk(part, span) for span in spans)
            return
        with ThreadPoolExecutor(threads) as pool:
            yield from pool.map(partial(self._chunk, part), spans)

    def _part(
        self,
        columns: InterviewColumns,
        calendar: BusinessCalendar | Texts,
        etiquette: Etiquette | Texts,
        out: KeyDatesColumns,
        first: int,
    ) -> Part:
        known = len(self._calendars.known), len(self._zones.known)
        calendars = policies = zones = None
        if hasattr(calendar, "is_business_day"):
            self._calendars.only(cast("BusinessCalendar", calendar))
        else:
            calendars = self._codes(self._calendars, calendar, len(columns))
        if isinstance(etiquette, Etiquette):
            self._policies.only(etiquette)
        else:
            policies = self._codes(self._policies, etiquette, len(columns))
        if isinstance(columns.zone, str):
            self._zones.only(zone_for(columns.zone))
        elif columns.zone is not None:
            zones = self._codes(self._zones, columns.zone, len(columns))
        if known != (
            len(self._calendars.known),
            len(self._zones.known),
        ):  # what was built does not know of the new ones
            self._looks, self._clocks = {}, None
        return Part(columns, calendars, policies, zones, Answers.into(out), first)

    def _codes(self, named: Named[T], said: object, rows: int) -> Ints:
        if isinstance(said, str) or not hasattr(said, "__len__"):
            raise wrong_type(named.argument, "a value of this library, or a text for each row", said)
        texts = cast("Texts", said)
        check_length(named.argument, texts, rows)
        return named.codes(texts)

    def _chunk(self, part: Part, span: Span) -> int:
        rows, out = part.rows(span), part.out.part(*span)
        if part.policies is None:
            doubts = self._one_policy(rows, 0, out)
        else:
            doubts = self._by_policy(rows, part.policies[slice(*span)], out)
        if doubts is not None:
            self._one_by_one(part, np.flatnonzero(doubts) + span[0])
        return span[1]

    def _by_policy(self, rows: Rows, policies: Ints, out: Answers) -> Flags:
        doubts = policies < 0
        for code, policy in enumerate(self._policies.known):
            places = np.flatnonzero(policies == code)
            if len(places):
                some = Answers.of(np.empty((2 + follow_ups(policy), len(places)), np.int64))
                found = self._one_policy(rows.taken(places), code, some)
                out.put(some, places)
                doubts[places] = False if found is None else found
        return doubts

    def _one_policy(self, rows: Rows, code: int, out: Answers) -> Flags | None:
        policy = self._policies.known[code]
        if not (is_tabular(policy) and self._calendars.known) or (rows.zoned and not self._zones.known):
            return np.ones(len(rows.start), np.bool_)
        room, _KEPT.room = getattr(_KEPT, "room", None), None  # a plug-in that is asked meanwhile has its own
        if room is None or room.rows < len(rows.start):
            room = Room(len(rows.start))
        chunk = Chunk(rows, policy, self._clocks_for(rows, policy), room)
        chunk.answer(self._look_for(chunk, code), out)
        _KEPT.room = room
        return chunk.doubts

    def _clocks_for(self, rows: Rows, policy: Etiquette) -> Zones | None:
        if not rows.zoned:
            return None
        clocks = self._clocks
        days = rows.start // DAY
        years = grown(clocks.years if clocks else range(0), int(days.min()), int(days.max()), lambda: days)
        if clocks is None or years != clocks.years or clocks.reach < reach(policy):
            clocks = self._clocks = Zones.over(self._zones.known, years, reach(policy))
        return clocks

    def _look_for(self, chunk: Chunk, code: int) -> Tables:
        look = self._looks.get(code)
        if look is not None and look.lowest <= chunk.low and chunk.high <= look.highest:
            return look
        years = grown(look.years if look else range(0), chunk.low, chunk.high, chunk.named)
        if look is None or years != look.years:
            look = self._looks[code] = tables_over(self._calendars.known, self._policies.known[code], years)
        return look

    def _one_by_one(self, part: Part, places: Longs) -> None:
        """Answer some rows by the scalar rules; one without an answer where an input is null."""
        part.out.forget(places)
        self._each(part.first, places[~part.nulls(places)], partial(self._row, part))

    def _each(self, first: int, rows: Longs, answer: Callable[[int], None]) -> None:
        """Answer row by row, and take note of what is wrong."""
        told: dict[int, str] = {}
        for row in rows.tolist():
            try:
                answer(row)
            except EtiquetteError as error:
                told[first + row] = str(error)
                if self._raises and len(told) == _TOLD:
                    break
        if told and self._raises:
            raise BadRowsError(tuple(told), tuple(told.values()))
        self.errors |= told

    def _row(self, part: Part, row: int) -> None:
        part.out.write(row, key_dates_of(part.columns, row, *self._said(part, row)))

    def _said(self, part: Part, row: int) -> tuple[BusinessCalendar, Etiquette, tzinfo | None]:
        """Return what a row without nulls names."""
        codes = (part.calendars, part.policies, part.zones)
        calendar, policy, zone = (0 if each is None else int(each[row]) for each in codes)
        where = None if part.columns.zone is None else self._zones.at(zone)
        return self._calendars.at(calendar), self._policies.at(policy), where
