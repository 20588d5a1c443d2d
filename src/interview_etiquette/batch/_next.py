"""What comes next in many interviews, and what falls due, from where they stand."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from interview_etiquette.batch._columns import Flags, Longs
from interview_etiquette.batch._happened import NEVER
from interview_etiquette.batch._standing import Standings
from interview_etiquette.history import Status
from interview_etiquette.plans import Rule

STATUSES: Final = tuple(Status)  # in the order in which they are looked at: the first that applies
RULES: Final = tuple(Rule)
NONE: Final = -1


class Steps(NamedTuple):
    """A step for each row: its rule, by its place in RULES; when it opens; when it is due."""

    rule: Longs
    opens: Longs
    due: Longs


def statuses(on: Standings, now: Longs) -> Longs:
    """Return the places in STATUSES of the first that applies."""
    rules = on.rules
    applies = [
        on.withdrawn,
        on.cancelled,
        on.answered,
        (on.silenced < NEVER) | (now >= on.move_on),
        now < rules.thanks_open,
        (on.opens <= now) & (now < on.closes),
        on.opens <= now,
        on.sent > 0,
        on.unthanked & (now < rules.thanks_due),
        on.unthanked & (now < on.thanks_end),
        np.ones(now.shape, np.bool_),
    ]
    return np.asarray(np.argmax(applies, axis=0), np.int64)


def next_steps(on: Standings, now: Longs, status: Longs) -> Steps:
    """Return the next step of each row."""
    never = np.full(now.shape, NEVER)
    opens, due = on.follow_up(now)
    found = Steps(np.full(now.shape, RULES.index(Rule.FOLLOW_UP), np.int64), opens, due)
    _set(found, opens == NEVER, Rule.MOVE_ON, on.letting_go, never)
    thanks = {
        Status.THANK_YOU_DUE: (on.rules.thanks_open, on.rules.thanks_due),
        Status.THANK_YOU_OVERDUE: (now, on.thanks_end),
    }
    for case, window in thanks.items():
        _set(found, status == STATUSES.index(case), Rule.THANK_YOU, *window)
    _set(found, status == STATUSES.index(Status.UPCOMING), Rule.BUSINESS_CARD, on.day_begins, on.rules.over)
    _set(found, status == STATUSES.index(Status.MOVE_ON), Rule.MOVE_ON, on.letting_go, never)
    _set(found, (status <= STATUSES.index(Status.ANSWERED)) | (on.put_off(now) > now), None, never, never)
    return found


def _set(steps: Steps, where: Flags, rule: Rule | None, opens: Longs, due: Longs) -> None:
    steps.rule[where] = NONE if rule is None else RULES.index(rule)
    np.copyto(steps.opens, opens, where=where)
    np.copyto(steps.due, due, where=where)


def falling_due(on: Standings, since: int, until: int) -> Iterator[tuple[Flags, Rule, Longs, Longs]]:
    """Yield for each rule where its step falls due in [since, until), when it opens and when it is due."""
    is_open = ~(on.withdrawn | on.cancelled | on.answered)
    is_spoken = is_open & (on.silenced == NEVER)

    def within(moments: Longs) -> Flags:
        return (since <= moments) & (moments < until)

    rules, moment = on.rules, on.put_off(on.day_begins)
    before = is_spoken & within(moment) & (moment < rules.thanks_open)
    yield before, Rule.BUSINESS_CARD, on.day_begins, rules.over
    unsaid = before & rules.says_nothing & (on.told.restarted == NEVER)
    yield unsaid, Rule.DECISION_DATE, on.day_begins, rules.over
    moment = on.put_off(rules.thanks_open)
    owed = is_spoken & within(moment) & on.unthanked & (np.maximum(moment, rules.thanks_open) < on.thanks_end)
    is_late = moment >= rules.thanks_due
    window = np.where(is_late, moment, rules.thanks_open), np.where(is_late, on.thanks_end, rules.thanks_due)
    yield owed, Rule.THANK_YOU, *window
    moment = on.put_off(on.first_allowed(rules.thanks_open))
    opens, due = on.follow_up(moment)
    yield is_spoken & within(moment) & (opens < NEVER), Rule.FOLLOW_UP, opens, due
    yield is_open & within(on.put_off(on.letting_go)), Rule.MOVE_ON, on.letting_go, np.full(moment.shape, NEVER)
