"""The rules as properties, each under the sentence that it proves, and against the oracle."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st
from properties.cases import (
    SAID,
    ZONES,
    as_calendar,
    as_etiquette,
    as_interview,
    cases,
    random_cases,
)
from properties.oracle import (
    BD,
    DAY,
    HOUR,
    Case,
    Days,
    answer,
    exists,
    following,
    on_the_clock,
    wait,
    wall_between,
    window,
)

from interview_etiquette import (
    POLICIES,
    Wait,
    decision_window,
    follow_up_date,
    follow_up_dates,
    key_dates,
    move_on_point,
    plan,
    thank_you_deadline,
)
from interview_etiquette.calendars import AdjustedCalendar, WeekCalendar

INTERVIEWS = 20_000


def wall(moment):
    """What tells two moments apart here: the clock, the fold, the zone."""
    return moment.replace(tzinfo=None), moment.fold, moment.tzinfo


def asked(case, calendar):
    interview, etiquette = as_interview(case), as_etiquette(case)
    return key_dates(interview, calendar=calendar, etiquette=etiquette)


def agree(case, calendar):
    expected = answer(case)
    interview, etiquette = as_interview(case), as_etiquette(case)
    found = key_dates(interview, calendar=calendar, etiquette=etiquette)
    assert wall(found.thank_you_by) == wall(expected.thank_you_by), case
    assert found.follow_ups == expected.follow_ups, case
    known = decision_window(interview, calendar=calendar)
    assert (known.earliest, known.latest, known.open_ended) == expected.window, case
    move_on = move_on_point(interview, followed_up_on=case.followed_up_on, calendar=calendar, etiquette=etiquette)
    assert move_on == expected.move_on, case
    if case.followed_up_on is None:
        assert found.move_on == expected.move_on, case


def test_20_000_interviews_agree_with_the_oracle():
    seen = Counter()
    for case, calendar in random_cases(20260310, INTERVIEWS):
        agree(case, calendar)
        seen.update((case.said[0], case.policy, case.start.tzinfo, case.end is None, case.asked_on is None))
    assert set(SAID) <= set(seen), "every kind of timeframe"
    assert set(POLICIES) <= set(seen), "every policy"
    assert set(ZONES) <= set(seen), "every zone"


@given(cases(), st.integers(0, 3))
def test_any_interview_agrees_with_the_oracle(case, way):
    agree(case, as_calendar(case.days, way))


class TestTheThankYouDeadline:
    @given(cases())
    def test_is_after_the_interviews_end_or_start(self, case):
        """The thank-you deadline is after the interview's end (or start)."""
        interview = as_interview(case)
        deadline = thank_you_deadline(interview, calendar=as_calendar(case.days, 0), etiquette=as_etiquette(case))
        assert wall_between(interview.end or interview.start, deadline) > timedelta()

    @given(cases(policies=("article",)))
    def test_is_at_most_24_hours_after(self, case):
        """For `article` at most 24 h of wall clock after the end (or start), and, with an end, 36 h after the start."""
        interview = as_interview(case)
        deadline = thank_you_deadline(interview)
        assume(deadline.time() in {time(12), time(17)})  # no gap intervenes
        assert wall_between(interview.end or interview.start, deadline) <= 24 * HOUR
        assert wall_between(interview.start, deadline) <= 36 * HOUR

    @given(cases(policies=("article",)))
    def test_is_decided_by_the_start(self, case):
        """Start before 12:00 -> D 17:00; otherwise D+1 12:00; less than 1 h left -> D+1 12:00."""
        interview = as_interview(case)
        deadline = thank_you_deadline(interview)
        assume(deadline.time() in {time(12), time(17)})
        home = datetime.combine(interview.day, time(17)) - HOUR
        in_time = interview.end is None or interview.end.replace(tzinfo=None) <= home
        morning = interview.start.time() < time(12) and in_time
        assert deadline.date() == (interview.day if morning else interview.day + DAY)
        assert deadline.time() == (time(17) if morning else time(12))

    @given(cases(policies=("article", "business_week", "two_touch", "campus", "patient")), st.integers(0, 3))
    def test_is_not_rolled(self, case, way):
        """Courtesies follow the wall calendar: no calendar makes a difference."""
        interview, etiquette = as_interview(case), as_etiquette(case)
        free = WeekCalendar(weekend=())
        there = thank_you_deadline(interview, calendar=as_calendar(case.days, way), etiquette=etiquette)
        assert wall(there) == wall(thank_you_deadline(interview, calendar=free, etiquette=etiquette))

    @given(cases(policies=("germany",)))
    def test_rolls_to_the_next_business_day_where_the_policy_says_so(self, case):
        """A policy may say roll FOLLOWING: next business day at the same clock time as a next-morning deadline."""
        found = thank_you_deadline(as_interview(case), calendar=as_calendar(case.days, 0), etiquette=as_etiquette(case))
        assert case.days.is_open(found.date())
        assert found.time() == time(17)

    @given(cases())
    def test_is_on_the_clock_of_the_interview(self, case):
        """Naive in, naive out; aware in, aware out with the same tzinfo; a moment that exists, the first of two."""
        deadline = thank_you_deadline(as_interview(case), etiquette=as_etiquette(case))
        assert deadline.tzinfo is case.start.tzinfo
        assert deadline.fold == 0
        assert deadline.tzinfo is None or exists(deadline)


class TestTheFollowUp:
    @given(cases(), st.integers(0, 3))
    def test_order(self, case, way):
        """D < follow-up < move-on, each a business day."""
        found = asked(case, as_calendar(case.days, way))
        day = on_the_clock(case.start).date()
        dates = (day, *found.follow_ups, found.move_on)
        assert all(first < second for first, second in pairwise(dates))
        assert all(map(case.days.is_open, dates[1:]))

    @given(cases())
    def test_floor(self, case):
        """Never on or before D nor asked_on; if it would be, next(asked_on)."""
        interview = as_interview(case)
        found = follow_up_date(interview, calendar=as_calendar(case.days, 0), etiquette=as_etiquette(case))
        assert found > interview.asked_on >= interview.day

    @given(cases(policies=("article",), kinds=("by", "between")))
    def test_roll_back_limit(self, case):
        """At most 3 days before latest and not before earliest, otherwise following(latest)."""
        interview = as_interview(case)
        found = follow_up_date(interview, calendar=as_calendar(case.days, 0))
        earliest, latest, _ = window(case.said, interview.asked_on, case.days)
        if found > interview.asked_on + DAY and found < latest:
            assert latest - found <= 3 * DAY
            assert earliest is None or found >= earliest
            assert following(found + DAY, case.days) > latest, "the last business day before it"
        if found > latest > interview.asked_on:
            assert found in {following(latest, case.days), following(interview.asked_on + DAY, case.days)}

    @given(cases(kinds=("nothing", "a while", "not before")), st.integers(1, 150))
    def test_closing_one_more_day_never_makes_it_earlier(self, case, offset):
        """Where no latest day is known, closing one more day never makes the follow-up earlier."""
        interview, etiquette = as_interview(case), as_etiquette(case)
        calendar = as_calendar(case.days, 0)
        found = follow_up_date(interview, calendar=calendar, etiquette=etiquette)
        fewer = AdjustedCalendar(calendar, closed=[interview.day + offset * DAY])
        assert follow_up_date(interview, calendar=fewer, etiquette=etiquette) >= found
        on_the_day = AdjustedCalendar(calendar, closed=[found])
        assert follow_up_date(interview, calendar=on_the_day, etiquette=etiquette) > found

    @given(cases(policies=("two_touch", "campus")))
    def test_further_ones_are_spaced(self, case):
        """Further follow-ups, where a policy allows them: wait(previous, spacing)."""
        first, second = follow_up_dates(
            as_interview(case), calendar=as_calendar(case.days, 0), etiquette=as_etiquette(case)
        )
        assert second == wait(first, (7, "days"), case.days)

    @given(cases(), st.integers(1, 10))
    def test_there_are_as_many_as_the_policy_says(self, case, count):
        etiquette = attrs.evolve(as_etiquette(case), follow_ups=count, spacing=Wait(1, BD))
        found = follow_up_dates(as_interview(case), calendar=as_calendar(case.days, 0), etiquette=etiquette)
        assert len(found) == count
        assert found[0] == follow_up_date(as_interview(case), calendar=as_calendar(case.days, 0), etiquette=etiquette)


class TestTheMoveOnPoint:
    @given(cases(), st.integers(1, 90))
    def test_counts_from_the_later_day(self, case, days_after):
        """With `followed_up_on` it counts from the later of that day and the last one planned."""
        interview, etiquette, calendar = as_interview(case), as_etiquette(case), as_calendar(case.days, 0)
        planned = move_on_point(interview, calendar=calendar, etiquette=etiquette)
        sent = interview.day + days_after * DAY
        found = move_on_point(interview, followed_up_on=sent, calendar=calendar, etiquette=etiquette)
        assert found >= planned
        assert found > sent
        if sent <= follow_up_dates(interview, calendar=calendar, etiquette=etiquette)[-1]:
            assert found == planned


def shifted(case, by):
    said = tuple(what + by if isinstance(what, date) else what for what in case.said)
    ends = case.end and case.end + by
    return Case(case.start + by, case.days, case.policy, ends, case.asked_on and case.asked_on + by, said)


class TestShifting:
    week_calendars = st.builds(Days, st.frozensets(st.integers(0, 6), max_size=6))
    no_months = tuple(kind for kind in SAID if kind != "month")

    @given(cases(calendars=week_calendars, kinds=no_months, zones=(None, UTC)), st.integers(-60, 60))
    def test_whole_weeks_shift_every_answer_by_the_same(self, case, weeks):
        """On a holiday-free calendar, shifting every input by whole weeks shifts every answer by the same."""
        assume(case.said[-1] != "months")
        by = timedelta(weeks=weeks)
        calendar = as_calendar(case.days, 0)
        here, there = asked(case, calendar), asked(shifted(case, by), calendar)
        assert there.thank_you_by == here.thank_you_by + by
        assert there.follow_ups == tuple(day + by for day in here.follow_ups)
        assert there.move_on == here.move_on + by


class TestSameInputsSameAnswer:
    @given(st.lists(cases(), min_size=2, max_size=6), st.randoms(use_true_random=False))
    def test_in_any_order(self, some, random):
        """Same inputs, same answer: in any process, thread, time zone, locale, order."""
        calendars = [as_calendar(case.days, way) for way, case in enumerate(some)]
        pairs = list(zip(some, calendars, strict=True))
        before = [asked(*pair) for pair in pairs]
        random.shuffle(order := list(range(len(pairs))))
        again = {n: asked(*pairs[n]) for n in order}
        assert before == [again[n] for n in range(len(pairs))]

    @given(cases(), st.integers(0, 3))
    def test_of_every_function(self, case, way):
        """One computation feeds them all."""
        interview, calendar, etiquette = as_interview(case), as_calendar(case.days, way), as_etiquette(case)
        options = {"calendar": calendar, "etiquette": etiquette}
        found = key_dates(interview, **options)
        assert thank_you_deadline(interview, **options) == found.thank_you_by
        assert follow_up_date(interview, **options) == found.follow_ups[0]
        assert follow_up_dates(interview, **options) == found.follow_ups
        assert move_on_point(interview, **options) == found.move_on
        made = plan(interview, **options)
        assert made.dates == found
        assert made.window == decision_window(interview, calendar=calendar)
        assert [step.opens.date() for step in made.steps if step.rule == "follow_up"] == list(found.follow_ups)

    def test_a_plug_in_and_a_frozen_calendar_agree(self):
        for case, calendar in random_cases(7, 300, calendars_count=20):
            other = as_calendar(without_a_week(case.days), 0)
            if case.said[0] != "week":
                assert asked(case, calendar) == asked(case, other)


def without_a_week(days):
    return Days(days.closed_weekdays, days.closed, days.opened, says_its_week=False)
