"""Histories of any events in any order: what must hold whatever happened."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import attrs
import hypothesis.strategies as st
from hypothesis import assume, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from properties.cases import SAID, as_etiquette, as_interview, random_cases, random_said
from properties.history_oracle import Stand

from interview_etiquette import (
    POLICIES,
    Channel,
    Contact,
    DecideBy,
    EndOfMonth,
    EndOfWeek,
    Interview,
    NotBefore,
    OpenEnded,
    Rule,
    Unspecified,
    Within,
)
from interview_etiquette.calendars import WEEKDAYS, AdjustedCalendar, WeekCalendar
from interview_etiquette.errors import NobodyWaitsError
from interview_etiquette.history import (
    AskedNotToContact,
    BadRecord,
    FollowUpSent,
    InterviewCancelled,
    Outcome,
    Postponed,
    Purpose,
    Record,
    ReplyReceived,
    Status,
    ThankYouSent,
    Withdrawn,
    answer_by,
    due,
    may_contact,
    next_step,
)
from interview_etiquette.wallclock import instant, settled

MOST_EVENTS = 12
MINUTE = timedelta(minutes=1)
PEOPLE = (Contact("Zoë Müller", email="zoe@example.org"), Contact("Bob Ray"), Contact("Ann"))
CALENDARS = (
    WEEKDAYS,
    WeekCalendar(weekend={4, 5}),
    AdjustedCalendar(WEEKDAYS, closed=[(date(2026, 3, 16), date(2026, 3, 20)), date(2026, 4, 3)]),
)
ZONES = (None, ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York"))
CLOSED = {Status.WITHDRAWN, Status.CANCELLED, Status.ANSWERED}

spans = st.integers(0, 45 * 24 * 4).map(lambda quarters: timedelta(minutes=15 * quarters))
starts = st.builds(
    lambda day, hour: datetime(2026, 3, 1, hour) + timedelta(days=day), st.integers(0, 40), st.integers(0, 23)
)


def timeframes(day):
    """What they may say on that day."""
    later_days = st.integers(0, 25).map(lambda n: day + timedelta(days=n))
    return st.one_of(
        st.sampled_from(
            [Unspecified(), OpenEnded(), EndOfWeek(), EndOfWeek(1), EndOfMonth(), Within(3, "business_days")]
        ),
        later_days.map(DecideBy),
        later_days.map(NotBefore),
    )


class Told(RuleBasedStateMachine):
    """One interview, one policy, one calendar, and whatever may happen."""

    @initialize(start=starts, zone=st.sampled_from(ZONES), people=st.integers(0, 3), ends=st.booleans(), data=st.data())
    def begins(self, start, zone, people, ends, data):
        start = start.replace(tzinfo=zone)
        self.interview = Interview(
            start,
            end=start + timedelta(minutes=90) if ends else None,
            contacts=PEOPLE[:people],
            timeframe=data.draw(timeframes(start.date())),
            id=data.draw(st.sampled_from([None, "acme"])),
        )
        self.rest = {
            "calendar": data.draw(st.sampled_from(CALENDARS)),
            "etiquette": data.draw(st.sampled_from([*POLICIES.values()])),
        }
        self.history = []

    def happens(self, event):
        assume(len(self.history) < MOST_EVENTS)
        self.history.append(event)

    def moment(self, span):
        return settled(self.interview.start + span)

    def when(self, span):
        """When something happens."""
        return self.moment(span)

    @rule(span=spans, to=st.sampled_from([None, *PEOPLE]))
    def thanked(self, span, to):
        self.happens(ThankYouSent(at=self.when(span), to=to))

    @rule(span=spans, channel=st.sampled_from(Channel))
    def followed_up(self, span, channel):
        self.happens(FollowUpSent(at=self.when(span), channel=channel))

    @rule(span=spans, outcome=st.sampled_from([None, None, *Outcome]), names_a_day=st.booleans(), data=st.data())
    def replied(self, span, outcome, names_a_day, data):
        at = self.when(span)
        timeframe = data.draw(timeframes(at.date())) if names_a_day else None
        self.happens(ReplyReceived(at=at, timeframe=timeframe, outcome=outcome))

    @rule(span=spans, length=spans)
    def put_off(self, span, length):
        self.happens(Postponed(at=self.when(span), until=self.when(span) + length / 3))

    @rule(span=spans, channel=st.sampled_from([None, *Channel]))
    def asked_not_to(self, span, channel):
        self.happens(AskedNotToContact(at=self.when(span), channel=channel))

    @rule(span=spans, kind=st.sampled_from([InterviewCancelled, Withdrawn]))
    def called_off(self, span, kind):
        self.happens(kind(at=self.when(span)))

    def known(self, now):
        return [event for event in self.history if event.at <= now]


class Happenings(Told):
    """It is told in any order, and looked at from any moment."""

    def steps_due(self, since, until):
        found = [*due([Record("key", self.interview, self.history)], since=since, until=until, **self.rest)]
        assert not any(isinstance(each, BadRecord) for each in found)
        return [(each.key, each.step) for each in found]

    @rule(cuts=st.lists(st.integers(-3 * 1440, 150 * 1440), min_size=1, max_size=12))
    def due_partitions_time(self, cuts):
        edges = sorted({-4 * 1440, *cuts, 200 * 1440})
        moments = [self.moment(MINUTE * edge) for edge in edges]
        whole = self.steps_due(moments[0], moments[-1])
        parts = [found for since, until in pairwise(moments) for found in self.steps_due(since, until)]
        assert sorted(parts, key=repr) == sorted(whole, key=repr)
        keys = [(key, step.id) for key, step in whole]
        assert len(set(keys)) == len(keys)

    @rule(span=spans)
    def a_step_open_now_is_not_forbidden_now(self, span):
        now = self.moment(span)
        answer = next_step(self.interview, self.history, now=now, **self.rest)
        assert answer.reasons
        step = answer.step
        if step is None or step.rule not in (Rule.THANK_YOU, Rule.FOLLOW_UP):
            return
        assert answer.status not in CLOSED | {Status.MOVE_ON, Status.UPCOMING}
        purpose = Purpose(step.rule.value)
        asked = {"channel": step.channel, "purpose": purpose, **self.rest}
        opens = max(now, step.opens)
        assert may_contact(self.interview, self.known(now), at=opens, **asked).allowed
        assert step.due > opens
        if answer.status in (Status.FOLLOW_UP_OVERDUE, Status.THANK_YOU_OVERDUE):
            assert step.opens == may_contact(self.interview, self.known(now), at=now, **asked).first_allowed

    @rule(span=spans, purpose=st.sampled_from(Purpose), channel=st.sampled_from([None, *Channel]))
    def first_allowed_is_the_first(self, span, purpose, channel):
        now = self.moment(span - timedelta(days=2))
        known = self.known(now)

        def ask(at):
            return may_contact(self.interview, known, at=at, channel=channel, purpose=purpose, **self.rest)

        verdict = ask(now)
        assert verdict.allowed == (not verdict.reasons) == bool(verdict)
        assert verdict.allowed == (verdict.first_allowed == now)
        first = verdict.first_allowed
        until = now + timedelta(days=40) if first is None else first
        if first is not None:
            assert ask(first).allowed
            assert first == now or not ask(first - timedelta(microseconds=1)).allowed
        at = now
        while at < until:
            assert not ask(at).allowed
            at += timedelta(hours=13)

    @rule(span=spans, order=st.randoms(use_true_random=False))
    def order_does_not_matter(self, span, order):
        assume(len({event.at for event in self.history}) == len(self.history))
        shuffled = [*self.history]
        order.shuffle(shuffled)
        now = self.moment(span)
        one, other = (next_step(self.interview, told, now=now, **self.rest) for told in (self.history, iter(shuffled)))
        assert one == other
        self.history = shuffled

    @rule()
    def it_ends(self):
        """Do all that is suggested as soon as it may be: no more follow-ups than the policy has, and it is over."""
        history = [*self.history]
        untils = [event.until for event in history if isinstance(event, Postponed)]
        now = max([self.interview.start, *(event.at for event in history), *untils])
        follow_ups = 0
        while (step := next_step(self.interview, history, now=now, **self.rest).step) and step.rule is not Rule.MOVE_ON:
            now = max(now, step.opens)
            if step.rule is Rule.FOLLOW_UP:
                history.append(FollowUpSent(at=now, channel=step.channel))
                follow_ups += 1
            elif step.rule is Rule.THANK_YOU:
                history.append(ThankYouSent(at=now))
            else:
                now = step.due
        assert follow_ups <= self.rest["etiquette"].follow_ups
        answer = next_step(self.interview, history, now=now + timedelta(days=400), **self.rest)
        assert answer.status in CLOSED | {Status.MOVE_ON}
        verdict = may_contact(self.interview, history, at=now + timedelta(days=400), **self.rest)
        assert not verdict
        assert verdict.first_allowed is None

    @precondition(lambda self: self.history)
    @invariant()
    def the_employer_knows_until_when(self):
        try:
            by = answer_by(self.interview, self.history, **self.rest)
        except NobodyWaitsError:
            return
        assert by > self.interview.start
        assert by.tzinfo is self.interview.start.tzinfo


class Job(Told):
    """A job runs now and then, on what is known by then, while things happen: it reminds of each step once."""

    @initialize()
    def begins_to_run(self):
        self.ran = None
        self.reminded = {}

    def when(self, span):
        """Soon after the job ran, for it has been told all that happened before."""
        return settled(max(self.ran or self.interview.start, self.interview.start) + span / 20)

    @rule(span=spans)
    def the_job_runs_some_time_later(self, span):
        self.the_job_runs(settled((self.ran or self.interview.start) + span / 6))

    @rule(span=spans)
    def the_job_runs_when_something_opens(self, span):
        now = self.ran or self.interview.start
        record = Record("key", self.interview, self.history)
        coming = due([record], since=now, until=now + timedelta(days=60), **self.rest)
        opens = min((each.step.opens for each in coming), default=now, key=instant)
        self.the_job_runs(max(now, settled(opens + span / 200)))

    def the_job_runs(self, until):
        since = self.ran or self.interview.start - timedelta(days=1)
        self.ran = until
        known = [event for event in self.history if event.at < self.ran]
        for found in due([Record("key", self.interview, known)], since=since, until=self.ran, **self.rest):
            assert found.step.id not in self.reminded
            self.reminded[found.step.id] = since
        self.has_been_reminded(known, self.ran - timedelta(microseconds=1))

    def has_been_reminded(self, known, now):
        """What may be done now has come up, unless its time began when they had answered or wanted to hear nothing."""
        ended = (AskedNotToContact, InterviewCancelled, Withdrawn)
        if any(isinstance(event, ended) or getattr(event, "outcome", None) for event in known):
            return
        step = next_step(self.interview, known, now=now, **self.rest).step
        if step is not None and step.opens <= now and now > self.interview.start:
            assert step.id in self.reminded


STRANGERS = {  # what happened -> how the library is told
    "thanked": lambda at, who: ThankYouSent(at=at, to=None if who is None else Contact(f"Person {who}")),
    "asked": lambda at: FollowUpSent(at=at),
    "replied": lambda at, said, outcome: ReplyReceived(
        at=at, timeframe=said and SAID[said[0]](*said[1:]), outcome=outcome and Outcome(outcome)
    ),
    "silence_asked": lambda at: AskedNotToContact(at=at),
    "no_more_by": lambda at, channel: AskedNotToContact(at=at, channel=Channel(channel)),
    "cancelled": lambda at: InterviewCancelled(at=at),
    "withdrew": lambda at: Withdrawn(at=at),
}
KINDS = ["thanked"] * 4 + ["asked"] * 4 + ["replied"] * 4 + ["silence_asked", "no_more_by"] + ["cancelled", "withdrew"]


def random_moment(rng, start):
    days = rng.choice((0, 0, 1, 2, 3, 7, 7, 8, 14, 21, rng.randint(0, 60)))
    clock = time(rng.choice((0, 9, 9, 10, 12, 17, rng.randrange(24))), rng.choice((0, 0, 30)))
    moment = settled(datetime.combine(start.date() + timedelta(days=days), clock, start.tzinfo))
    return moment if instant(moment) >= instant(start) else settled(start + timedelta(hours=rng.randint(0, 4)))


def random_event(rng, start, people):
    kind, at = rng.choice(KINDS), random_moment(rng, start)
    match kind:
        case "thanked":
            return at, kind, rng.choice([None, *range(people), 17])
        case "replied":
            if rng.random() < 0.2:  # before it took place
                at = settled(start - timedelta(days=rng.randint(1, 9)))
            said = random_said(rng, max(at.date(), start.date())) if rng.random() < 0.5 else None
            return at, kind, said, rng.choice([None, None, None, "offer", "other"])
        case "no_more_by":
            return at, kind, rng.choice(["email", "phone"])
        case _:
            return at, kind


def later_than_start(start, events):
    """Arithmetic on the wall clock may land before a start in a fold: such a message is refused, as it should be."""
    return [event for event in events if event[1] == "replied" or instant(event[0]) >= instant(start)]


def test_a_second_opinion():
    """Status, step, move-on point and both verdicts agree with an oracle written from the rules alone."""
    rng = Random(5)
    seen = Counter()
    for case, calendar in random_cases(5, 1_500):
        people = rng.randint(0, 3)
        contacts = [Contact(f"Person {n}") for n in range(people)]
        interview = attrs.evolve(as_interview(case), contacts=contacts)
        rest = {"calendar": calendar, "etiquette": as_etiquette(case)}
        events = [random_event(rng, interview.start, people) for _ in range(rng.choice((0, 1, 2, 3, 5, 8)))]
        events = later_than_start(interview.start, events)
        history = [STRANGERS[kind](at, *what) for at, kind, *what in events]
        now, channel = random_moment(rng, interview.start), rng.choice(["email", "phone"])
        now = rng.choice([now, settled(interview.start + timedelta(minutes=20))])
        stand = Stand(case, people, events, now, rest["etiquette"].channel.value)
        answer = next_step(interview, history, now=now, **rest)
        told = f"{case} {events} {now}"
        assert answer.status == stand.status, told
        seen[stand.status] += 1
        asked = {"at": now, "channel": Channel(channel), **rest}
        follow_up = may_contact(interview, history, **asked)
        assert follow_up.allowed == stand.may_follow_up(now, channel), told
        assert follow_up.first_allowed == stand.first_follow_up_allowed(channel), told
        thanks = may_contact(interview, history, purpose=Purpose.THANK_YOU, **asked)
        assert thanks.allowed == stand.may_thank(now, channel), told
        assert thanks.first_allowed == stand.first_thanks_allowed(channel), told
        if answer.step is not None:
            expected = {
                Rule.BUSINESS_CARD: "business_card/1",
                Rule.THANK_YOU: f"thank_you/1.{min(stand.owed, default=0) + 1}",
                Rule.FOLLOW_UP: f"follow_up/{stand.round}.{len(stand.sent) + 1}",
                Rule.MOVE_ON: f"move_on/{stand.round}",
            }
            came_again = answer.step.rule is Rule.MOVE_ON and "." in answer.step.id
            assert (answer.step.id.partition(".")[0] if came_again else answer.step.id) == expected[answer.step.rule], (
                told
            )
            if answer.step.rule is Rule.MOVE_ON and not stand.silence:
                assert answer.step.opens.date() == stand.move_on, told
    assert set(seen) == set(Status)


TestHappenings = Happenings.TestCase
TestHappenings.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
TestJob = Job.TestCase
TestJob.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
