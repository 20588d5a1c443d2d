"""Where many interviews stand: what `history` works out for one, for rows under one policy."""

from datetime import time, timedelta
from typing import NamedTuple

import numpy as np

from interview_etiquette.batch._columns import Flags, Longs
from interview_etiquette.batch._happened import NEVER, Happened
from interview_etiquette.batch._policy import PolicyRows
from interview_etiquette.history._standing import LONGEST_OVERDUE

_NO_DAY = -(10**8)  # before all days
_OVERDUE = LONGEST_OVERDUE // timedelta(microseconds=1)


class _Round(NamedTuple):
    """The follow-ups since the clock last started."""

    first: Longs
    planned: Longs  # the last one that the policy allows
    upcoming: Longs
    sent: Longs  # how many
    last: Longs  # the day from which patience counts


def _round(rules: PolicyRows, told: Happened, first: Longs, since: Longs, until: Longs) -> _Round:
    """Count further follow-ups from the days sent or planned, whichever are later."""
    moments = _sent(rules, told, first, since, until)
    sent = np.count_nonzero(moments < NEVER, axis=0)
    days = [np.where(each < NEVER, rules.day(each), _NO_DAY) for each in moments]
    planned, upcoming = first, np.where(sent == 0, first, NEVER)
    for n in range(1, rules.follow_ups):
        before = np.maximum(planned, days[n - 1]) if n <= len(days) else planned
        planned = rules.wait(before, rules.etiquette.spacing or rules.etiquette.patience)
        upcoming = np.where(sent == n, planned, upcoming)
    last = np.where(upcoming == NEVER, np.maximum.reduce([planned, *days]), planned)
    return _Round(first, planned, upcoming, sent, last)


def _sent(rules: PolicyRows, told: Happened, first: Longs, since: Longs, until: Longs) -> Longs:
    """Return the moments of a round's follow-ups in order; on a one-message day a thank-you is one."""
    thanked, *asked = (np.where((since < each) & (each <= until), each, NEVER) for each in told.messages)
    both = (rules.day(thanked) == first) & (rules.day(rules.thanks_due) == first)
    both &= (thanked >= rules.morning(first)[0]) & (thanked <= np.minimum.reduce(asked))
    return np.sort([np.where(both, thanked, NEVER), *asked], axis=0)


def _rounds(rules: PolicyRows, told: Happened) -> _Round:
    """Return the round that is on: a reply begins a new one, unless it came before the interview and named nothing."""
    renewed = (told.restarted < NEVER) | ((told.replied >= rules.start) & (told.replied < NEVER))
    found = _round(rules, told, rules.first, np.full_like(rules.first, -NEVER), np.where(renewed, told.replied, NEVER))
    places = np.flatnonzero(renewed)
    if not len(places):
        return found
    some, happened = rules.taken(places), told.taken(places)
    first = _restarted(some, happened, _Round(*[column[places] for column in found]))
    later = _round(some, happened, first, happened.replied, np.full_like(first, NEVER))
    return _Round(*[_put(column, places, values) for column, values in zip(found, later, strict=True)])


def _put(column: Longs, places: Longs, values: Longs) -> Longs:
    column = column.copy()
    column[places] = values
    return column


def _restarted(rules: PolicyRows, told: Happened, before: _Round) -> Longs:
    """Return the first follow-up after a reply: by its timeframe; without one never earlier than it was."""
    day = rules.day(told.replied)
    found = np.maximum(
        np.where(before.upcoming < NEVER, before.upcoming, before.planned),
        rules.wait(day, rules.etiquette.undated_wait),
    )
    places = np.flatnonzero(told.restarted < NEVER)
    some, said = rules.taken(places), told.taken(places)
    asked_on = np.maximum(day[places], some.day(some.start))
    named = some.asked(
        asked_on,
        some.etiquette,
        earliest=said.reply_earliest,
        latest=said.reply_latest,
        open_ended=said.reply_open_ended == 1,
    )
    return _put(found, places, named)


class Standings:
    """Where each interview stands after what has happened; worked out once, then only read.

    Args:
        rules: What the rules say of them.
        told: What happened.

    Attributes:
        sent: How many follow-ups were sent since the clock last started.
        opens: When the polite window of the next follow-up opens; NEVER where none is left, as with all moments here.
        closes: When it closes.
        move_on: The midnight from which to let it go.
        silenced: When they asked not to be contacted.
        unthanked: Who is not thanked.
        thanks_end: When a thank-you comes too late.
    """

    def __init__(self, rules: PolicyRows, told: Happened) -> None:
        self.rules, self.told = rules, told
        now = _rounds(rules, told)
        self.sent, left = now.sent, now.upcoming < NEVER
        day = np.where(left, now.upcoming, 0)
        self.opens, self.closes = (np.where(left, moment, NEVER) for moment in rules.morning(day))
        self._move_on_day = rules.wait(now.last, rules.etiquette.patience)
        self.move_on = self._midnight(self._move_on_day)
        self.unthanked = np.minimum.reduce(told.messages) == NEVER
        self.thanks_end = self._thanks_end(now.first)
        is_later = told.restarted < NEVER
        self.silenced = np.where(is_later & (told.restarted > told.silenced), NEVER, told.silenced)
        was_answered = (told.answered < NEVER) & ((told.cancelled == NEVER) | (told.cancelled < told.answered))
        self.answered = was_answered & ~(is_later & (told.restarted > told.answered))
        self.cancelled = (told.cancelled < NEVER) & ~was_answered
        self.withdrawn = told.withdrawn < NEVER

    def _midnight(self, day: Longs) -> Longs:
        return self.rules.at(day, time())

    def _thanks_end(self, first: Longs) -> Longs:
        """Return the first follow-up, the first reply, or a week after the deadline."""
        rules, told = self.rules, self.told
        replies = (np.where(each >= rules.start, each, NEVER) for each in (told.replied, told.answered))
        ends = [rules.later(rules.thanks_due, _OVERDUE), rules.morning(first)[0], *replies]
        return np.maximum(rules.thanks_due, np.minimum.reduce(ends))

    @property
    def day_begins(self) -> Longs:
        """The midnight of the day of the interview."""
        return self._midnight(self.rules.day(self.rules.start))

    @property
    def letting_go(self) -> Longs:
        """The move-on point, or when they asked not to be contacted."""
        return np.minimum(self.move_on, self.silenced)

    def put_off(self, moments: Longs) -> Longs:
        """Return the moments themselves, or until when things are put off at them."""
        off = (self.told.postponed <= moments) & (moments < self.told.postponed_until) & (moments < NEVER)
        return np.where(off, self.told.postponed_until, moments)

    def follow_up(self, moments: Longs) -> tuple[Longs, Longs]:
        """Return the window of the next follow-up: its morning, or what is left of the first day allowed after that."""
        opens = self.first_allowed(moments)
        late = (opens >= self.closes) & (opens < NEVER)
        ends = self.rules.at(self.rules.day(np.where(late, opens, 0)), self.rules.etiquette.office_hours[1])
        planned = np.where(opens < NEVER, self.first_allowed(self.opens), NEVER)
        return np.where(late, opens, planned), np.where(late, ends, self.closes)

    def first_allowed(self, moments: Longs) -> Longs:
        """Return the first moment from then on at which a follow-up is allowed."""
        found = np.full(moments.shape, NEVER)
        places = np.flatnonzero(self.opens < NEVER)
        moments = np.maximum(moments, self.opens)
        days = self._from_day(places, self.rules.day(moments)[places])
        for _ in range(len(self.told.messages) + 2):  # each message shuts out one day, and a late hour one more
            inside = days < self._move_on_day[places]
            places, days = places[inside], days[inside]
            first, is_fine = self._within_hours(places, days, moments[places])
            found[places[is_fine]] = first[is_fine]
            places, days = places[~is_fine], days[~is_fine]
            days = self._from_day(places, days + 1)
        return found

    def _from_day(self, places: Longs, days: Longs) -> Longs:
        return self.rules.taken(places).from_day(days)

    def _within_hours(self, places: Longs, days: Longs, moments: Longs) -> tuple[Longs, Flags]:
        """Return the first office hour on each day, and whether nothing was written on it before."""
        rules = self.rules.taken(places)
        opens, closes = (rules.at(days, clock) for clock in rules.etiquette.office_hours)
        first = np.maximum(moments, opens)
        is_fine = first < closes
        for each in self.told.messages:
            message = each[places]
            is_fine &= (message > first) | (rules.day(message) != rules.day(first))
        return first, is_fine
