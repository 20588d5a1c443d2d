"""A second opinion on the fine line: plain data in, a status out, from the written rules alone.

Events are (moment, kind, ...), the kind a method of `Stand`: "thanked" says whom (a place on the list, None for all),
"replied" what they said and the outcome (None for neither), "no_more_by" the channel.
"""

from datetime import UTC, datetime, time, timedelta

from properties.oracle import DAY, HOUR, POLICIES, first_follow_up, on_the_clock, real, thank_you, wait, window

NEVER = None


def utc(moment):
    """What orders moments."""
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)


class Stand:
    def __init__(self, case, people, events, now, channel):
        self.case, self.days, self.policy = case, case.days, POLICIES[case.policy]
        self.channel = channel  # of the policy
        self.now = now
        self.start = on_the_clock(case.start)
        self.zone = self.start.tzinfo
        end = on_the_clock(case.end, self.zone)
        self.end = end or real(self.start.replace(fold=0) + HOUR)
        self.day = self.start.date()
        self.thank_by = thank_you(self.start, end, self.policy, self.days)
        self.owed = set(range(max(1, people)))
        self.people = people
        self.first_reply = self.closed = self.silence = None
        self.no = set()
        self.written = set()
        self.ever_asked = False
        self.round = 1
        self.sent = []
        asked_on = case.asked_on or self.day
        self.first = first_follow_up(self.day, asked_on, window(case.said, asked_on, self.days), self.policy, self.days)
        for event in sorted((e for e in events if utc(e[0]) <= utc(now)), key=lambda e: utc(e[0])):
            moment = event[0] if self.zone is None else event[0].astimezone(self.zone)
            getattr(self, event[1])(moment, *event[2:])

    def clock(self, day, hour):
        return real(datetime.combine(day, time(hour), self.zone))

    # what events do

    def thanked(self, at, who):
        one_message = self.thank_by.date() == self.first == at.date() and not self.sent
        if who is None or not self.people:
            self.owed = set()
        self.owed.discard(who)
        self.written.add(at.date())
        on_the_list = who is None or not self.people or who < self.people
        if one_message and on_the_list and utc(at) >= utc(self.clock(at.date(), 9)):
            self.asked(at)

    def asked(self, at):
        self.owed = set()
        self.written.add(at.date())
        self.sent.append(at.date())
        self.ever_asked = True

    def replied(self, at, said, outcome):
        began = utc(at) >= utc(self.start)
        if began and self.first_reply is None:
            self.first_reply = at
        if said is not None:
            asked_on = max(at.date(), self.day)
            known = window(said, asked_on, self.days)
            self.first = first_follow_up(self.day, asked_on, known, self.policy, self.days)
            self.sent, self.round, self.silence = [], self.round + 1, None
            if self.closed == "answered":
                self.closed = None
        elif outcome is None and began:
            planned = self.plan[min(len(self.sent), self.policy.follow_ups - 1)]
            self.first = max(planned, wait(at.date(), self.policy.undated, self.days))
            self.sent, self.round = [], self.round + 1
        if outcome is not None and self.closed != "withdrawn":
            self.closed = "answered"

    def silence_asked(self, at):
        self.silence = self.silence or at

    def no_more_by(self, _, channel):
        self.no.add(channel)

    def cancelled(self, _):
        if self.closed != "withdrawn":
            self.closed = "cancelled"

    def withdrew(self, _):
        self.closed = "withdrawn"

    # where that leaves things

    @property
    def plan(self):
        """The days of all follow-ups, each counted from the later of the days the one before was planned and sent."""
        days = [self.first]
        while len(days) < self.policy.follow_ups:
            before = max([days[-1], *self.sent[len(days) - 1 : len(days)]])
            days.append(wait(before, self.policy.spacing, self.days))
        return days

    @property
    def next_day(self):
        return self.plan[len(self.sent)] if len(self.sent) < self.policy.follow_ups else None

    @property
    def move_on(self):
        last = self.plan[-1] if self.next_day else max([self.plan[-1], *self.sent])
        return wait(last, self.policy.patience, self.days)

    @property
    def thanks_end(self):
        week = real(self.thank_by.replace(fold=0) + timedelta(days=7))
        ends = [utc(week), utc(self.clock(self.first, 9))]
        if self.first_reply:
            ends.append(utc(self.first_reply))
        return max(utc(self.thank_by), min(ends))

    @property
    def status(self):
        now = utc(self.now)
        if self.closed:
            return self.closed
        if self.silence or now >= utc(self.clock(self.move_on, 0)):
            return "move_on"
        if now < utc(self.end):
            return "upcoming"
        if self.next_day and now >= utc(self.clock(self.next_day, 9)):
            return "follow_up_due" if now < utc(self.clock(self.next_day, 12)) else "follow_up_overdue"
        if self.sent:
            return "awaiting_reply"
        if self.owed and now < utc(self.thank_by):
            return "thank_you_due"
        return "thank_you_overdue" if self.owed and now < self.thanks_end else "waiting"

    def may_follow_up(self, at, channel):
        """Whether it is allowed at a moment from now on, on what is known now."""
        return (
            not self.closed
            and not self.silence
            and channel in {self.channel, "email"} - self.no
            and self.next_day is not None
            and utc(self.clock(self.next_day, 9)) <= utc(at) < utc(self.clock(self.move_on, 0))
            and self.days.is_open(at.date())
            and utc(self.clock(at.date(), 9)) <= utc(at) < utc(self.clock(at.date(), 17))
            and at.date() not in self.written
        )

    def may_thank(self, at, channel):
        return (
            self.closed not in ("withdrawn", "cancelled")
            and not self.silence
            and channel == "email"
            and channel not in self.no
            and bool(self.owed)
            and utc(self.end) <= utc(at) < self.thanks_end
        )

    def first_follow_up_allowed(self, channel):
        """The first moment from now on: now, or nine o'clock of some day."""
        day = self.now.date()
        moments = [self.now]
        while day < self.move_on:
            moments.append(self.clock(day, 9))
            day += DAY
        return next((m for m in moments if utc(m) >= utc(self.now) and self.may_follow_up(m, channel)), NEVER)

    def first_thanks_allowed(self, channel):
        moments = [self.now, self.end]
        return next((m for m in moments if utc(m) >= utc(self.now) and self.may_thank(m, channel)), NEVER)
