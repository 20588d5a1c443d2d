"""What has happened to each interview of a table, as columns; and one row of them as the events of `history`."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, tzinfo
from typing import Final, NamedTuple

import attrs
import numpy as np

from interview_etiquette.batch._columns import NAT, Flags, Longs, Times, days, moments
from interview_etiquette.batch._rows import day_of, moment_of, timeframe_of
from interview_etiquette.errors import InvalidValueError
from interview_etiquette.history import (
    AskedNotToContact,
    Event,
    FollowUpSent,
    InterviewCancelled,
    Outcome,
    Postponed,
    ReplyReceived,
    ThankYouSent,
    Withdrawn,
)
from interview_etiquette.timeframe import Unspecified

EVENTS: Mapping[str, type[Event]] = {
    "thanked_at": ThankYouSent,
    "followed_up_at": FollowUpSent,
    "followed_up_again_at": FollowUpSent,
    "replied_at": ReplyReceived,
    "answered_at": ReplyReceived,
    "postponed_at": Postponed,
    "asked_not_to_contact_at": AskedNotToContact,
    "cancelled_at": InterviewCancelled,
    "withdrawn_at": Withdrawn,
}
"""What can have happened, once at most; of two at one moment the one that comes first here was first."""

NEVER: Final = np.iinfo(np.int64).max
"""The moment of what has not happened."""

_CENTURIES = 700_000  # days before and after 1970; those farther off are looked at one by one


@attrs.frozen(eq=False, repr=False)
class HappenedColumns:
    """What has happened, a column each: moments as the starts of the interviews are, NaT where it has not."""

    at: Mapping[str, Times]  # by the names of EVENTS
    postponed_until: Times | None = None
    reply_earliest: Times | None = None
    reply_latest: Times | None = None
    reply_open_ended: Flags | None = None

    @property
    def moments(self) -> Iterator[Times]:
        """All columns of moments."""
        yield from self.at.values()
        if self.postponed_until is not None:
            yield self.postponed_until

    def events(self, row: int, zone: tzinfo | None, *, utc: bool) -> Iterator[Event]:
        """Yield the events of one row."""
        for name, kind in EVENTS.items():
            at = moment_of(name, self.at.get(name), row, zone, utc=utc)
            if at is None:
                continue
            match name:
                case "replied_at":
                    yield self._reply(at, row)
                case "answered_at":
                    yield ReplyReceived(at=at, outcome=Outcome.OTHER)
                case "postponed_at":
                    yield Postponed(at=at, until=self._until(row, zone, utc=utc))
                case _:
                    yield kind(at=at)

    def _reply(self, at: datetime, row: int) -> ReplyReceived:
        earliest = day_of("reply_earliest", self.reply_earliest, row)
        latest = day_of("reply_latest", self.reply_latest, row)
        open_ended = self.reply_open_ended is not None and bool(self.reply_open_ended[row])
        said = timeframe_of(earliest, latest, open_ended=open_ended)
        return ReplyReceived(at=at, timeframe=None if isinstance(said, Unspecified) else said)

    def _until(self, row: int, zone: tzinfo | None, *, utc: bool) -> datetime:
        until = moment_of("postponed_until", self.postponed_until, row, zone, utc=utc)
        if until is None:
            raise InvalidValueError("postponed_until", "must be there where postponed_at is")
        return until


class Happened(NamedTuple):
    """What has happened to some rows: moments in microseconds, in UTC if they have a zone; days from 1970."""

    thanked: Longs
    followed_up: Longs
    followed_up_again: Longs
    replied: Longs
    answered: Longs
    postponed: Longs
    silenced: Longs
    cancelled: Longs
    withdrawn: Longs
    postponed_until: Longs
    reply_earliest: Longs
    reply_latest: Longs
    reply_open_ended: Longs  # 1 where they said so, else 0

    @classmethod
    def of(cls, columns: HappenedColumns, rows: Longs, instants: Callable[[Longs], Longs]) -> "Happened":
        """Return what the columns say of some rows."""

        def at(column: Times | None) -> Longs:
            raw = np.full(len(rows), NAT) if column is None else moments(column[rows])
            return np.where(raw == NAT, NEVER, instants(raw))

        def day(column: Times | None) -> Longs:
            return np.full(len(rows), NAT) if column is None else days(column[rows])

        flags = columns.reply_open_ended
        is_open = np.zeros(len(rows), np.int64) if flags is None else flags[rows].astype(np.int64)
        said = at(columns.postponed_until), day(columns.reply_earliest), day(columns.reply_latest), is_open
        return cls(*[*(at(columns.at.get(name)) for name in EVENTS), *said])

    @property
    def moments(self) -> tuple[Longs, ...]:
        """All that has a moment."""
        return self[: len(EVENTS) + 1]

    @property
    def messages(self) -> tuple[Longs, Longs, Longs]:
        """What was written to them."""
        return self.thanked, self.followed_up, self.followed_up_again

    @property
    def restarted(self) -> Longs:
        """When they named a new timeframe."""
        given = (self.reply_latest != NAT) | (self.reply_earliest != NAT) | (self.reply_open_ended == 1)
        return np.where(given, self.replied, NEVER)

    @property
    def doubtful(self) -> Flags:
        """Where a row may say what no event can be made of, whenever it was."""
        earliest, latest = self.reply_earliest, self.reply_latest
        is_odd = ((earliest > latest) & (latest != NAT)) | (np.maximum(np.abs(earliest), np.abs(latest)) > _CENTURIES)
        never_ends = (self.postponed < NEVER) & (self.postponed_until == NEVER)
        doubts: Flags = never_ends | (is_odd & (self.replied < NEVER))
        return doubts

    def until(self, now: Longs) -> "Happened":
        """Forget what comes after now."""
        events = (np.where(event <= now, event, NEVER) for event in self[: len(EVENTS)])
        return Happened(*[*events, *self[len(EVENTS) :]])

    def taken(self, places: Longs) -> "Happened":
        """Return some of the rows."""
        return Happened(*[column[places] for column in self])
