"""Where many interviews stand: `history` over columns, for what one row per interview can say.

Moments are microseconds and days are days, both counted from 1970; NEVER stands for what has not happened.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from interview_etiquette.history import Status
from interview_etiquette.plans import Rule

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Codes = NDArray[np.int8]
Steps = tuple[Bools | bool, Ints, Ints]  # which rows have the step, when it opens, when it is due

NEVER = np.iinfo(np.int64).max
STATUSES = tuple(Status)  # in the order in which they are looked at: the first that applies
RULES = tuple(Rule)
NO_RULE = -1
_NO_DAY = -(10**8)  # before every day
_WEEK = 7  # days for which a thank-you is better late than never


class Rules(Protocol):
    """What the rules say about each row."""

    follow_ups: Ints
    start: Ints
    thanks_open: Ints
    thanks_due: Ints
    first: Ints
    says_nothing: Bools

    def take(self, rows: Ints) -> Self: ...
    def day(self, moment: Ints) -> Ints: ...
    def at(self, day: Ints, clock: Literal["midnight", "morning", "noon", "opens", "closes"]) -> Ints: ...
    def following(self, day: Ints) -> Ints: ...
    def wait(self, day: Ints, period: Literal["undated_wait", "spacing", "patience"]) -> Ints: ...
    def first_follow_up(self, asked_on: Ints, latest: Ints, earliest: Ints, open_ended: Bools) -> Ints: ...
    def a_week_later(self, moment: Ints) -> Ints: ...


class Told(NamedTuple):
    """What has happened, row by row."""

    thanked: Ints
    followed_up: Ints  # one line for each follow-up
    replied: Ints
    answered: Ints
    postponed: Ints
    postponed_until: Ints
    silenced: Ints
    cancelled: Ints
    withdrawn: Ints
    reply_latest: Ints
    reply_earliest: Ints
    reply_open_ended: Bools

    @property
    def named(self) -> Bools:
        """Whether the reply has a timeframe."""
        return (self.reply_latest < NEVER) | (self.reply_earliest < NEVER) | self.reply_open_ended

    def until(self, now: Ints) -> "Told":
        """Forget what comes after now."""
        events = (np.where(event <= now, event, NEVER) for event in self[: Told._fields.index("reply_latest")])
        known = Told(*events, *self[Told._fields.index("reply_latest") :])
        return known._replace(postponed_until=self.postponed_until)

    def take(self, rows: Ints) -> "Told":
        """Return some rows."""
        return Told(*(column[..., rows] for column in self))


class _Round(NamedTuple):
    """The follow-ups since the clock last started."""

    first: Ints
    planned: Ints  # the last one, whether or not it is left
    upcoming: Ints
    sent: Ints  # how many
    last: Ints  # the later of the days on which the last one was planned and sent


def _round(rules: Rules, told: Told, first: Ints, since: Ints | int, until: Ints | int) -> _Round:
    """Count further follow-ups from the days sent or planned, whichever are later."""
    moments = _sent(rules, told, first, since, until)
    sent = np.count_nonzero(moments < NEVER, axis=0)
    days = [np.where(each < NEVER, rules.day(each), _NO_DAY) for each in moments]
    planned, upcoming = first.copy(), np.where(sent == 0, first, NEVER)
    for n in range(1, int(rules.follow_ups.max(initial=1))):
        before = np.maximum(planned, days[n - 1]) if n <= len(days) else planned
        planned = np.where(n < rules.follow_ups, rules.wait(before, "spacing"), planned)
        upcoming = np.where((n < rules.follow_ups) & (sent == n), planned, upcoming)
    last = np.where(upcoming == NEVER, np.maximum.reduce([planned, *days]), planned)
    return _Round(first.copy(), planned, upcoming, sent, last)


def _sent(rules: Rules, told: Told, first: Ints, since: Ints | int, until: Ints | int) -> Ints:
    """Return the moments of a round's follow-ups in order; on a one-message day a thank-you is one."""
    thanked, *asked = (
        np.where((since < each) & (each <= until), each, NEVER) for each in (told.thanked, *told.followed_up)
    )
    both = (rules.day(thanked) == first) & (rules.day(rules.thanks_due) == first)
    both &= (rules.at(first, "morning") <= thanked) & (thanked <= np.minimum.reduce(asked))
    return np.sort([np.where(both, thanked, NEVER), *asked], axis=0)


def _rounds(rules: Rules, told: Told) -> _Round:
    """Return the round that is on: a reply from the start on begins a new one, one with a timeframe always does."""
    renewed = (told.replied < NEVER) & (told.named | (told.replied >= rules.start))
    found = _round(rules, told, rules.first, -NEVER, np.where(renewed, told.replied, NEVER))
    rows = np.flatnonzero(renewed)
    if rows.size:
        some, happened = rules.take(rows), told.take(rows)
        first = _restarted(some, happened, _Round(*(column[rows] for column in found)))
        for whole, part in zip(found, _round(some, happened, first, happened.replied, NEVER), strict=True):
            whole[rows] = part
    return found


def _restarted(rules: Rules, told: Told, before: _Round) -> Ints:
    """Return the first follow-up after a reply: by its timeframe; without one never earlier than it was."""
    day = rules.day(told.replied)
    planned = np.where(before.upcoming < NEVER, before.upcoming, before.planned)
    asked_on = np.maximum(day, rules.day(rules.start))
    renamed = rules.first_follow_up(asked_on, told.reply_latest, told.reply_earliest, told.reply_open_ended)
    return np.where(told.named, renamed, np.maximum(planned, rules.wait(day, "undated_wait")))


class Standings:
    """Where each interview stands after what has happened; worked out once, then only read."""

    def __init__(self, rules: Rules, told: Told) -> None:
        self.rules, self.told = rules, told
        now = _rounds(rules, told)
        self.sent, self.upcoming = now.sent, now.upcoming
        left = now.upcoming < NEVER
        self.opens, self.noon = (
            np.where(left, rules.at(np.where(left, now.upcoming, 0), clock), NEVER) for clock in ("morning", "noon")
        )
        self.move_on_day = rules.wait(now.last, "patience")
        self.move_on = rules.at(self.move_on_day, "midnight")
        self.unthanked = np.minimum(told.thanked, told.followed_up.min(axis=0)) == NEVER
        self.thanks_end = self._thanks_end(now.first)
        restarts = np.where(told.named, told.replied, NEVER)
        later = (restarts < NEVER) & (restarts > told.silenced)
        self.silenced = np.where(later, NEVER, told.silenced)
        self.cancelled = (told.cancelled < NEVER) & ((told.cancelled >= told.answered) | (told.answered == NEVER))
        reopened = (restarts < NEVER) & (restarts > told.answered)
        self.answered = (told.answered < NEVER) & ~self.cancelled & ~reopened
        self.withdrawn = told.withdrawn < NEVER

    def _thanks_end(self, first: Ints) -> Ints:
        """Return when a thank-you comes too late: at the first follow-up, the first reply, or after a week."""
        rules, told = self.rules, self.told
        replies = (np.where(each >= rules.start, each, NEVER) for each in (told.replied, told.answered))
        ends = (rules.a_week_later(rules.thanks_due), rules.at(first, "morning"), *replies)
        return np.maximum(rules.thanks_due, np.minimum.reduce(ends))

    @property
    def letting_go(self) -> Ints:
        """The move-on point, or when they asked not to be contacted."""
        return np.minimum(self.move_on, self.silenced)

    def put_off(self, moment: Ints) -> Ints:
        """Return the moment itself, or until when things are put off at that moment."""
        off = (self.told.postponed <= moment) & (moment < self.told.postponed_until) & (self.told.postponed < NEVER)
        return np.where(off, self.told.postponed_until, moment)

    def follow_up(self, moment: Ints) -> tuple[Ints, Ints]:
        """Return the window of the next follow-up: that morning, or what is left of the first day allowed after it."""
        opens = self.first_allowed(moment)
        late = opens >= self.noon
        closes = self.rules.at(self.rules.day(np.where(late, opens, 0)), "closes")
        return np.where(late, opens, self.first_allowed(self.opens)), np.where(late, closes, self.noon)

    def first_allowed(self, moment: Ints) -> Ints:
        """Return the first moment from then on at which a follow-up is allowed; NEVER where there is none."""
        found = np.full(moment.shape, NEVER)
        rows = np.flatnonzero(self.opens < NEVER)
        asked = np.maximum(moment, self.opens)[rows]
        rules, written = self.rules.take(rows), [each[rows] for each in (self.told.thanked, *self.told.followed_up)]
        days = rules.following(rules.day(asked))
        while rows.size:  # a day more at most for each message: after that none was written
            first = np.maximum(asked, rules.at(days, "opens"))
            fine = first < rules.at(days, "closes")
            for message in written:
                fine &= (rules.day(message) != rules.day(first)) | (message > first)
            fine_days = days < self.move_on_day[rows]
            found[rows[fine & fine_days]] = first[fine & fine_days]
            left = np.flatnonzero(~fine & fine_days)
            rows, asked, rules, written = rows[left], asked[left], rules.take(left), [each[left] for each in written]
            days = rules.following(days[left] + 1)
        return found


def statuses(on: Standings, now: Ints) -> Codes:
    """Return the number of the first status that applies, in the order of `Status`."""
    rules = on.rules
    applies = (
        on.withdrawn,
        on.cancelled,
        on.answered,
        (on.silenced < NEVER) | (now >= on.move_on),
        now < rules.thanks_open,
        (on.opens <= now) & (now < on.noon),
        on.opens <= now,
        on.sent > 0,
        on.unthanked & (now < rules.thanks_due),
        on.unthanked & (now < on.thanks_end),
    )
    return np.select(applies, [np.int8(n) for n in range(len(applies))], np.int8(len(applies)))


def next_steps(on: Standings, now: Ints, status: Codes) -> tuple[Codes, Ints, Ints]:
    """Return the next step of each row: its rule, when it opens and when it is due."""
    is_in = {one: status == code for code, one in enumerate(STATUSES)}
    opens, due = on.follow_up(now)
    nothing = is_in[Status.WITHDRAWN] | is_in[Status.CANCELLED] | is_in[Status.ANSWERED] | (on.put_off(now) > now)
    thanking = is_in[Status.THANK_YOU_DUE], is_in[Status.THANK_YOU_OVERDUE]
    cases: tuple[tuple[Bools, Rule | None, Ints | int, Ints | int], ...] = (
        (nothing, None, NEVER, NEVER),
        (is_in[Status.MOVE_ON], Rule.MOVE_ON, on.letting_go, NEVER),
        (is_in[Status.UPCOMING], Rule.BUSINESS_CARD, midnight(on), on.rules.thanks_open),
        (thanking[0], Rule.THANK_YOU, on.rules.thanks_open, on.rules.thanks_due),
        (thanking[1], Rule.THANK_YOU, now, on.thanks_end),
        (opens == NEVER, Rule.MOVE_ON, on.letting_go, NEVER),
    )
    which = [case[0] for case in cases]
    codes = [np.int8(NO_RULE if case[1] is None else RULES.index(case[1])) for case in cases]
    rule = np.select(which, codes, np.int8(RULES.index(Rule.FOLLOW_UP)))
    opens = np.select(which, [np.broadcast_to(case[2], now.shape) for case in cases], opens)
    return rule, opens, np.select(which, [np.broadcast_to(case[3], now.shape) for case in cases], due)


def midnight(on: Standings) -> Ints:
    """Return the midnight with which the day of each interview begins."""
    return on.rules.at(on.rules.day(on.rules.start), "midnight")


def falling_due(on: Standings, since: Ints, until: Ints) -> Iterator[tuple[Rule, Bools, Ints, Ints]]:
    """Yield for each rule the rows in which its step falls due in [since, until), when it opens and is due."""
    rules, told = on.rules, on.told
    open_ = ~(on.withdrawn | on.cancelled | on.answered)
    spoken = open_ & (on.silenced == NEVER)
    never = np.full(since.shape, NEVER)

    def within(moment: Ints) -> Bools:
        return (since <= moment) & (moment < until)

    before = midnight(on)
    moment = on.put_off(before)
    leaving = spoken & within(moment) & (moment < rules.thanks_open)
    unsaid = rules.says_nothing & ~((told.replied < NEVER) & told.named)
    yield Rule.BUSINESS_CARD, leaving, before, rules.thanks_open
    yield Rule.DECISION_DATE, leaving & unsaid, before, rules.thanks_open
    moment = on.put_off(rules.thanks_open)
    late = moment >= rules.thanks_due
    thanking = spoken & within(moment) & on.unthanked & (moment < on.thanks_end)
    yield (
        Rule.THANK_YOU,
        thanking,
        np.where(late, moment, rules.thanks_open),
        np.where(late, on.thanks_end, rules.thanks_due),
    )
    asked = on.first_allowed(rules.thanks_open)
    moment = on.put_off(asked)
    opens, due = on.follow_up(moment)
    yield Rule.FOLLOW_UP, spoken & (asked < NEVER) & within(moment) & (opens < NEVER), opens, due
    yield Rule.MOVE_ON, open_ & within(on.put_off(on.letting_go)), on.letting_go, never
