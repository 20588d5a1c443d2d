"""What must hold for every calendar and every day."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from interview_etiquette.calendars import (
    WEEKDAYS,
    AdjustedCalendar,
    AllOpen,
    AnyOpen,
    Compiled,
    CountryCalendar,
    Roll,
    WeekCalendar,
    add_business_days,
    business_days,
    count_business_days,
    roll,
)
from interview_etiquette.errors import EtiquetteError

RELAXED = settings(deadline=None, max_examples=60)
US = CountryCalendar("US")
days = st.dates(date(1990, 1, 1), date(2060, 1, 1))
any_days = st.dates()
weeks = st.builds(WeekCalendar, st.frozensets(st.integers(0, 6), max_size=6))
ranges = st.lists(
    st.builds(lambda first, n: (first, first + timedelta(n)), days, st.integers(0, 60)),
    max_size=5,
)
adjusted = st.builds(AdjustedCalendar, weeks, ranges, ranges)
shutdowns = st.builds(AdjustedCalendar, st.just(WEEKDAYS), ranges, ranges)
combined = st.one_of(st.builds(AllOpen, shutdowns, st.just(US)), st.builds(AnyOpen, weeks, weeks))
calendars = st.one_of(weeks, adjusted, st.just(US), combined)
numbers = st.integers(-800, 800)


class Predicate:
    """Any predicate: open where a hash of the day, or of its year, says so; sometimes never."""

    def __init__(self, seed, share, shut):
        self.seed, self.share, self.shut = seed, share, shut

    def is_business_day(self, day, /):
        closed_year = self.shut and (day.year * 2654435761 + self.seed) % 97 < self.shut
        return not closed_year and (day.toordinal() * 2654435761 + self.seed) % 101 < self.share

    def __repr__(self):
        return f"Predicate({self.seed}, {self.share}, {self.shut})"


predicates = st.builds(Predicate, st.integers(0, 9999), st.integers(0, 101), st.sampled_from([0, 0, 20, 80, 97]))


def outcome(call):
    """Return the answer, or the kind of error."""
    try:
        return call()
    except EtiquetteError as error:
        return type(error)


@RELAXED
@given(calendars, days, numbers)
def test_add_then_subtract_returns_to_the_start_on_business_days(calendar, day, n):
    day = roll(day, calendar)
    assert add_business_days(add_business_days(day, n, calendar), -n, calendar) == day or n == 0


@RELAXED
@given(calendars, days, st.integers(1, 400), st.integers(1, 400))
def test_add_is_additive(calendar, day, n, m):
    assert add_business_days(add_business_days(day, n, calendar), m, calendar) == add_business_days(
        day, n + m, calendar
    )


@RELAXED
@given(calendars, days, numbers)
def test_add_gives_a_business_day_strictly_beyond(calendar, day, n):
    found = add_business_days(day, n, calendar)
    assert calendar.is_business_day(found)
    assert (found > day) if n > 0 else (found < day) if n < 0 else (found >= day)


@RELAXED
@given(calendars, days, days, days)
def test_count_is_additive_and_antisymmetric(calendar, a, b, c):
    assert count_business_days(a, b, calendar) + count_business_days(b, c, calendar) == count_business_days(
        a, c, calendar
    )
    assert count_business_days(a, b, calendar) == -count_business_days(b, a, calendar)


@RELAXED
@given(calendars, days, st.integers(1, 800))
def test_count_is_the_inverse_of_add(calendar, day, n):
    day = roll(day, calendar)
    assert count_business_days(day, add_business_days(day, n, calendar), calendar) == n


@RELAXED
@given(calendars, days, st.integers(-400, 400))
def test_count_and_business_days_agree(calendar, first, n):
    last = first + timedelta(n)
    assert len(list(business_days(first, last, calendar))) == max(count_business_days(first, last, calendar), 0)


@RELAXED
@given(calendars, days, st.sampled_from([r for r in Roll if r is not Roll.RAISE]))
def test_roll_is_idempotent(calendar, day, convention):
    rolled = roll(day, calendar, convention)
    assert roll(rolled, calendar, convention) == rolled
    assert convention is Roll.UNADJUSTED or calendar.is_business_day(rolled)
    assert rolled == day or not calendar.is_business_day(day)


@RELAXED
@given(st.one_of(weeks, st.just(US)), days)
def test_modified_conventions_stay_in_the_month(calendar, day):
    for convention in (Roll.MODIFIED_FOLLOWING, Roll.MODIFIED_PRECEDING):
        assert roll(day, calendar, convention).month == day.month


@RELAXED
@given(calendars, days)
def test_nearest_is_the_nearest(calendar, day):
    later, earlier = roll(day, calendar), roll(day, calendar, Roll.PRECEDING)
    expected = later if later - day <= day - earlier else earlier
    assert roll(day, calendar, Roll.NEAREST) == expected


@RELAXED
@given(weeks, adjusted, calendars, any_days)
def test_combinations_commute_associate_and_agree_with_and_and_or(a, b, c, day):
    day = min(max(day, date(1950, 1, 1)), date(2090, 1, 1))
    for kind, rule in ((AllOpen, all), (AnyOpen, any)):
        expected = rule(part.is_business_day(day) for part in (a, b, c))
        assert kind(a, b, c).is_business_day(day) is expected
        assert kind(kind(a, b), c) == kind(a, kind(b, c)) == kind(c, b, a)
        assert hash(kind(a, b)) == hash(kind(b, a))
    assert (a & b).is_business_day(day) is AllOpen(b, a).is_business_day(day)
    assert (a | b).is_business_day(day) is AnyOpen(b, a).is_business_day(day)


@RELAXED
@given(predicates, any_days, numbers, st.integers(-1500, 1500))
def test_compiled_equals_asked_each_time_for_any_predicate(predicate, day, n, span):
    compiled = Compiled(predicate)
    other = date.fromordinal(min(max(day.toordinal() + span, 1), date.max.toordinal()))
    for calendar in (compiled, AdjustedCalendar(compiled)):
        assert calendar.is_business_day(day) is predicate.is_business_day(day)
        assert count_business_days(day, other, calendar) == count_business_days(day, other, predicate)
        for k in (n, 0, 1, -1):
            asked = outcome(lambda: add_business_days(day, k, predicate))  # noqa: B023
            assert outcome(lambda: add_business_days(day, k, calendar)) == asked  # noqa: B023
        for convention in Roll:
            asked = outcome(lambda: roll(day, predicate, convention))  # noqa: B023
            assert outcome(lambda: roll(day, calendar, convention)) == asked  # noqa: B023


@RELAXED
@given(predicates, days, st.lists(st.tuples(days, st.integers(-60, 60)), max_size=6))
def test_the_order_of_questions_makes_no_difference(predicate, day, questions):
    asked_before = Compiled(predicate)
    for other, n in questions:
        outcome(lambda: add_business_days(other, n, asked_before))  # noqa: B023
    for n in (-30, -1, 0, 1, 30):
        fresh = outcome(lambda: add_business_days(day, n, Compiled(predicate)))  # noqa: B023
        assert outcome(lambda: add_business_days(day, n, asked_before)) == fresh  # noqa: B023


@RELAXED
@given(days, st.integers(-2000, 2000), st.integers(-50, 50))
def test_whole_weeks_shift_whole_weeks(day, n, weeks_on):
    shift = timedelta(weeks=weeks_on)
    assert add_business_days(day + shift, n, WEEKDAYS) == add_business_days(day, n, WEEKDAYS) + shift


@RELAXED
@given(adjusted, days, days, st.integers(1, 300))
def test_closing_one_more_day_never_makes_a_wait_shorter(calendar, day, closed, n):
    fewer = AdjustedCalendar(calendar, closed=[closed])
    assert add_business_days(day, n, fewer) >= add_business_days(day, n, calendar)
    assert roll(day, fewer) >= roll(day, calendar)
