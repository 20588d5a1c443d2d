"""Where an interview stands: the interview as it is now, plus a tally of what has happened."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

import attrs

from interview_etiquette._rulings import (
    Ruling,
    check_arguments,
    first_follow_up,
    move_on,
    spaced,
    thank_you,
    wait,
    window_of,
)
from interview_etiquette.calendars import BusinessCalendar
from interview_etiquette.calendars._frozen import arithmetic
from interview_etiquette.contact import Contact
from interview_etiquette.errors import InvalidValueError, check_type, wrong_type
from interview_etiquette.etiquette import Channel, Etiquette
from interview_etiquette.history._events import (
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
from interview_etiquette.history._people import all_places, places
from interview_etiquette.interview import Interview
from interview_etiquette.plans import Window, morning_of, thanks_open
from interview_etiquette.reasons import ReasonCode
from interview_etiquette.timeframe import Timeframe
from interview_etiquette.wallclock import MIDNIGHT, at, beside, instant, later, local

LONGEST_OVERDUE = timedelta(days=7)  # for so long after its deadline a thank-you is better late than never


class Status(StrEnum):
    """Where an interview stands; the first that applies.

    Example:
        >>> from interview_etiquette.history import Status
        >>> Status.AWAITING_REPLY.value
        'awaiting_reply'
    """

    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    ANSWERED = "answered"
    MOVE_ON = "move_on"
    UPCOMING = "upcoming"
    FOLLOW_UP_DUE = "follow_up_due"
    FOLLOW_UP_OVERDUE = "follow_up_overdue"
    AWAITING_REPLY = "awaiting_reply"
    THANK_YOU_DUE = "thank_you_due"
    THANK_YOU_OVERDUE = "thank_you_overdue"
    WAITING = "waiting"


class Standing:
    """Where one interview stands after its events; built by applying them in order, then only read."""

    sent: list[date]  # the days of this round's follow-ups
    last_sent: date
    morning: Window | None  # the polite window of the next follow-up, if one is left
    lapses: int  # how often in this round they were asked after the move-on point, which moved for it

    def __init__(self, interview: Interview, calendar: BusinessCalendar, etiquette: Etiquette) -> None:
        self.calendar = calendar
        self.days = arithmetic(calendar)
        self.etiquette = etiquette
        self.thanks = thank_you(interview, self.days, etiquette)
        self.thanks_due = self.thanks[0]
        self.thanks_open = thanks_open(interview, self.thanks_due)
        self.unthanked: frozenset[int] = all_places(interview.contacts)  # the notes still owed
        self.asked_instead = False  # of thanking everybody
        self.closed: Status | None = None
        self.outcome: Outcome | None = None
        self.silenced: datetime | None = None  # since when they want to hear nothing at all
        self.barred: frozenset[Channel] = frozenset()
        self.first_reply: datetime | None = None
        self.replied_on = interview.asked_on
        self.postponements: list[tuple[datetime, datetime]] = []
        self.written: dict[date, datetime] = {}  # the first message of each day on which there was one
        self.ever_asked = False
        self.round = 0
        self._start_round(interview)

    @property
    def move_on_opens(self) -> datetime:
        """The midnight from which to let it go."""
        return at(self.move_on[0], MIDNIGHT, self.interview.start.tzinfo)

    @property
    def thanks_end(self) -> datetime:
        """When a thank-you comes too late: at the first follow-up, the first reply, or a week after its deadline."""
        ends = [later(self.thanks_due, LONGEST_OVERDUE), morning_of(self.first[0], self.interview, self.etiquette)[0]]
        ends += [] if self.first_reply is None else [self.first_reply]
        return max(self.thanks_due, min(ends, key=instant), key=instant)

    @property
    def is_one_message(self) -> bool:
        """Whether the thank-you and the follow-up that is still to be sent fall on one day."""
        return not self.sent and self.thanks_due.date() == self.first[0]

    @property
    def channel(self) -> Channel | None:
        """How to follow up: by the policy's channel, else by e-mail, unless they asked not to."""
        return next((way for way in (self.etiquette.channel, Channel.EMAIL) if way not in self.barred), None)

    def postponed_until(self, moment: datetime) -> datetime:
        """Return the moment itself, or until when things are put off at that moment."""
        for since, until in self.postponements:
            if instant(since) <= instant(moment) < instant(until):
                moment = until
        return moment

    def apply(self, event: Event, moment: datetime) -> None:
        """Take note of an event that happened at that moment of the interview's clock."""
        match event:
            case ThankYouSent():
                self._thanked(event.to, moment)
            case FollowUpSent():
                self._followed_up(moment)
            case ReplyReceived():
                self._replied(event, moment)
            case Postponed():
                self._postponed(moment, beside(event.until, self.interview.start, "until"))
            case AskedNotToContact(channel=None):
                self.silenced = self.silenced or moment
            case AskedNotToContact(channel=Channel() as channel):
                self.barred |= {channel}
            case InterviewCancelled() if self.closed is not Status.WITHDRAWN:
                self.closed = Status.CANCELLED
            case Withdrawn():
                self.closed = Status.WITHDRAWN
            case _:
                pass

    def _thanked(self, contact: Contact | None, moment: datetime) -> None:
        self._wrote(moment)
        one_message = self.is_one_message and self.first[0] == moment.date()
        thanked = places(contact, self.interview.contacts)
        self.unthanked -= thanked
        if one_message and thanked and self.morning is not None and instant(moment) >= instant(self.morning[0]):
            self._followed_up(moment)

    def _followed_up(self, moment: datetime) -> None:
        self._wrote(moment)
        self.asked_instead |= bool(self.unthanked)
        self.unthanked = frozenset()
        self.ever_asked = True
        self.lapses += instant(moment) >= instant(self.move_on_opens)
        self.sent.append(moment.date())
        self.last_sent = max(self.last_sent, moment.date())
        self._plan()

    def _wrote(self, moment: datetime) -> None:
        if instant(moment) < instant(self.interview.start):
            raise InvalidValueError("at", f"must not be before the interview ({self.interview.start})", str(moment))
        self.written.setdefault(moment.date(), moment)

    def _postponed(self, since: datetime, until: datetime) -> None:
        """The latest one wins: it ends the one before."""
        if self.postponements:
            before, end = self.postponements[-1]
            self.postponements[-1] = before, min(end, since, key=instant)
        self.postponements.append((since, until))

    def _replied(self, event: ReplyReceived, moment: datetime) -> None:
        is_after = instant(moment) >= instant(self.interview.start)
        if is_after:
            self.first_reply = self.first_reply or moment
        if event.timeframe is not None:
            self._named(event.timeframe, moment.date())
        elif event.outcome is None and is_after:
            self._still_deciding(moment.date())
        if event.outcome is not None and self.closed is not Status.WITHDRAWN:
            self.closed, self.outcome = Status.ANSWERED, event.outcome

    def _named(self, timeframe: Timeframe, day: date) -> None:
        """A new timeframe restarts the clock, and re-opens what was answered or silenced."""
        self.silenced = None
        self.closed = None if self.closed is Status.ANSWERED else self.closed
        self.replied_on = max(day, self.interview.day)
        self._start_round(attrs.evolve(self.interview, timeframe=timeframe, asked_on=self.replied_on))

    def _still_deciding(self, day: date) -> None:
        """A reply without a timeframe makes nothing earlier, and the count of follow-ups starts again."""
        planned = self.upcoming or self.rulings[-1]
        waited = wait(day, self.etiquette.undated_wait, ReasonCode.STILL_DECIDING, self.days)
        if waited[0] > planned[0]:
            self.replied_on, planned = day, waited
        self._restart(planned)

    def _start_round(self, interview: Interview) -> None:
        self.interview = interview
        self.window = window_of(interview, self.calendar)
        self._restart(first_follow_up(interview, self.window, self.days, self.etiquette))

    def _restart(self, first: Ruling) -> None:
        self.first = first
        self.round += 1
        self.sent = []
        self.last_sent = date.min
        self.lapses = 0
        self._plan()

    def _plan(self) -> None:
        """Count further follow-ups and the move-on point from the days sent or planned, whichever are later."""
        self.rulings = spaced(self.first, self.sent, self.days, self.etiquette)
        self.upcoming = next(iter(self.rulings[len(self.sent) :]), None)
        self.morning = None if self.upcoming is None else morning_of(self.upcoming[0], self.interview, self.etiquette)
        self.move_on = move_on(max(self.rulings[-1][0], self.last_sent), self.days, self.etiquette)


def standing_of(
    interview: Interview,
    history: Iterable[Event],
    calendar: BusinessCalendar,
    etiquette: Etiquette,
    now: datetime | None = None,
) -> Standing:
    """Return where the interview stands after its events, or after those up to now."""
    standing = Standing(interview, calendar, etiquette)
    for moment, event in _in_order(history, interview.start):
        if now is None or instant(moment) <= instant(now):
            standing.apply(event, moment)
    return standing


def _in_order(history: Iterable[Event], start: datetime) -> list[tuple[datetime, Event]]:
    check_type("history", history, Iterable, "a sequence of events")
    events: list[tuple[datetime, Event]] = []
    for event in history:
        given: object = event
        if not isinstance(given, Event) or type(given) is Event:
            raise wrong_type("history", "a sequence of events", event)
        events.append((beside(event.at, start, "at"), event))
    return sorted(events, key=lambda pair: instant(pair[0]))


def local_now(now: datetime, interview: Interview, etiquette: Etiquette, argument: str) -> datetime:
    """Return a caller's moment on the interview's wall clock."""
    check_arguments(interview, etiquette)
    return local(now, interview.start, argument)
