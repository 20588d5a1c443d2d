"""Histories of any events in any order: what must hold whatever happened."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import hypothesis.strategies as st
from hypothesis import assume, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

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
from interview_etiquette.wallclock import settled

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


class Happenings(RuleBasedStateMachine):
    """One interview, one policy, one calendar; whatever may happen, happens, told in any order."""

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

    @rule(span=spans, to=st.sampled_from([None, *PEOPLE]))
    def thanked(self, span, to):
        self.happens(ThankYouSent(at=self.moment(span), to=to))

    @rule(span=spans, channel=st.sampled_from(Channel))
    def followed_up(self, span, channel):
        self.happens(FollowUpSent(at=self.moment(span), channel=channel))

    @rule(span=spans, outcome=st.sampled_from([None, None, *Outcome]), names_a_day=st.booleans(), data=st.data())
    def replied(self, span, outcome, names_a_day, data):
        at = self.moment(span)
        timeframe = data.draw(timeframes(at.date())) if names_a_day else None
        self.happens(ReplyReceived(at=at, timeframe=timeframe, outcome=outcome))

    @rule(span=spans, length=spans)
    def put_off(self, span, length):
        self.happens(Postponed(at=self.moment(span), until=self.moment(span) + length / 3))

    @rule(span=spans, channel=st.sampled_from([None, *Channel]))
    def asked_not_to(self, span, channel):
        self.happens(AskedNotToContact(at=self.moment(span), channel=channel))

    @rule(span=spans, kind=st.sampled_from([InterviewCancelled, Withdrawn]))
    def called_off(self, span, kind):
        self.happens(kind(at=self.moment(span)))

    def known(self, now):
        return [event for event in self.history if event.at <= now]

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


class Job(Happenings):
    """The same, with a job that runs now and then, on what is known by then: it reminds of each step once."""

    @initialize()
    def begins_to_run(self):
        self.ran = None
        self.reminded = {}

    def happens(self, event):
        super().happens(event)
        if self.ran is not None and event.at < self.ran:
            self.history.pop()  # the job has been told all that happened before it ran
            assume(False)

    @rule(span=spans)
    def the_job_runs(self, span):
        since = self.ran or self.interview.start - timedelta(days=1)
        self.ran = since + span / 3
        known = [event for event in self.history if event.at < self.ran]
        for found in due([Record("key", self.interview, known)], since=since, until=self.ran, **self.rest):
            again = self.reminded.get(found.step.id)
            if found.step.rule is Rule.MOVE_ON and again is not None:  # they wrote, though it was time to let it go
                assert any(event.at >= again for event in known if isinstance(event, (FollowUpSent, ThankYouSent)))
            else:
                assert again is None
            self.reminded[found.step.id] = since


TestHappenings = Happenings.TestCase
TestHappenings.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
TestJob = Job.TestCase
TestJob.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
