"""Calendars as values: a week, adjustments, combinations, and what they say besides."""

from datetime import date, datetime

import attrs
import pytest

from interview_etiquette import calendars
from interview_etiquette.calendars import (
    WEEKDAYS,
    AdjustedCalendar,
    AllOpen,
    AnyOpen,
    BusinessCalendar,
    CalendarBase,
    Compiled,
    CountryCalendar,
    WeekCalendar,
    holiday_name,
    week_start,
)
from interview_etiquette.errors import InvalidValueError

TUESDAY = date(2026, 3, 10)
CHRISTMAS = date(2026, 12, 25)


class Bare:
    def is_business_day(self, day, /):
        return day.weekday() != 1


class Talkative(CalendarBase):
    def is_business_day(self, _day, /):
        return 1  # truthy, not a bool

    def week_start(self, _day, /):
        return 5

    def holiday_name(self, day, /):
        return "Market day" if day == TUESDAY else None


class Duck:
    """Has the methods without inheriting them."""

    def is_business_day(self, _day, /):
        return True

    def week_start(self, _day, /):
        return 3

    def holiday_name(self, _day, /):
        return "Pond day"


WEEK_STARTS = [
    ({5, 6}, 0, "Saturday and Sunday: Monday"),
    ({4, 5}, 6, "Friday and Saturday: Sunday"),
    ({4}, 5, "Friday only: Saturday"),
    ({6}, 0, "Sunday only: Monday"),
    ({3, 4}, 5, "Thursday and Friday: Saturday"),
    ((), 0, "no weekend: Monday"),
    ({0, 1, 2, 3, 4, 6}, 5, "six days: the seventh"),
    ({1, 4}, 2, "two gaps: the first after Monday"),
]


@pytest.mark.parametrize(("weekend", "expected", "reason"), WEEK_STARTS)
def test_week_start(weekend, expected, reason):
    assert WeekCalendar(weekend).week_start(TUESDAY) == expected, reason


SAID = [
    (Bare(), 0, None, "a plug-in without them: Monday, no name"),
    (Talkative(), 5, "Market day", "a plug-in with them"),
    (Duck(), 3, "Pond day", "inherited or not"),
    (Compiled(Talkative()), 5, "Market day", "compiled"),
    (Compiled(Bare()), 0, None, "compiled without them"),
    (AdjustedCalendar(Talkative()), 5, "Market day", "adjusted"),
    (AdjustedCalendar(Talkative(), open=[TUESDAY]), 5, None, "a day opened is no holiday"),
    (AdjustedCalendar(Bare(), closed=[TUESDAY]), 0, None, "a day closed has no name"),
]


@pytest.mark.parametrize(("calendar", "start", "name", "reason"), SAID)
def test_what_a_calendar_says_besides(calendar, start, name, reason):
    assert week_start(calendar, TUESDAY) == start, reason
    assert holiday_name(calendar, TUESDAY) == name, reason


EMIRATES = CountryCalendar("AE")  # the weekend was Friday and Saturday until 2022


@pytest.mark.parametrize("calendar", [EMIRATES, AdjustedCalendar(EMIRATES), Compiled(EMIRATES), EMIRATES | EMIRATES])
def test_a_week_begins_as_it_did_then(calendar):
    then, now = date(2021, 6, 1), date(2026, 6, 1)
    assert (calendar.week_start(then), calendar.week_start(now)) == (6, 0)
    assert (calendar.weekend(then), calendar.weekend(now)) == ({4, 5}, {5, 6})


COMBINED = [
    # calendar, is open on Fri 13 March 2026, on Sat 14, week start, name of Christmas
    (WEEKDAYS & WeekCalendar({4, 5}), False, False, 0, None),
    (WEEKDAYS | WeekCalendar({4, 5}), True, False, 6, None),
    (WeekCalendar({4, 5}) | WEEKDAYS, True, False, 6, None),
    (WEEKDAYS & CountryCalendar("US"), True, False, 0, "Christmas Day"),
    (WeekCalendar(()) | CountryCalendar("US"), True, True, 0, None),
    (WEEKDAYS & Bare(), True, False, 0, None),
    (AnyOpen(Bare()), True, True, 0, None),
    (Compiled(WeekCalendar({4, 5})) & AdjustedCalendar(WeekCalendar({4})), False, False, 6, None),
]


@pytest.mark.parametrize(("calendar", "friday", "saturday", "start", "name"), COMBINED)
def test_combinations(calendar, friday, saturday, start, name):
    assert calendar.is_business_day(date(2026, 3, 13)) is friday
    assert calendar.is_business_day(date(2026, 3, 14)) is saturday
    assert calendar.week_start(date(2026, 3, 13)) == start
    assert calendar.holiday_name(CHRISTMAS) == name


def test_combinations_are_flat_and_without_repetition_and_order_makes_no_difference():
    a, b, c = WEEKDAYS, WeekCalendar({4, 5}), Bare()
    assert (a & b & c & a).calendars == (a, b, c)
    assert (a | b) | (c | a) == AnyOpen(c, b, a)
    assert hash(AllOpen(a, b)) == hash(AllOpen(b, a))
    assert AllOpen(a, b) != AnyOpen(a, b)
    assert repr(AllOpen(a)) == "AllOpen(WeekCalendar(weekend=frozenset({5, 6})))"
    assert ((a & b) | c).parts == (AllOpen(a, b), c)


def test_a_plug_in_need_not_be_hashable():
    class Unhashable(Bare):
        __hash__ = None

    a, b = Unhashable(), Unhashable()
    assert AllOpen(a, WEEKDAYS, b, a).calendars == (a, WEEKDAYS, b)
    assert AllOpen(a, b) == AllOpen(a, b) != AnyOpen(a, b)


def test_operators_on_a_plug_in_that_inherits_them():
    assert (Talkative() & WEEKDAYS).is_business_day(TUESDAY) is True
    bare = Bare()
    assert bare & WEEKDAYS == WEEKDAYS & bare
    assert (Talkative() | WEEKDAYS).is_business_day(date(2026, 3, 14)) is True


ADJUSTED = [
    ("2026-12-23", True, "before the shutdown"),
    ("2026-12-24", False, "its first day"),
    ("2026-12-31", False, "its last"),
    ("2027-01-01", True, "after it"),
    ("2026-12-28", True, "open wins over closed"),
    ("2026-12-05", True, "a Saturday made up"),
    ("2026-12-12", False, "another Saturday"),
    ("2026-03-17", False, "a single day"),
]
SHUTDOWN = AdjustedCalendar(
    WEEKDAYS,
    closed=[(date(2026, 12, 28), date(2026, 12, 31)), date(2026, 3, 17), (date(2026, 12, 24), date(2026, 12, 27))],
    open=[date(2026, 12, 5), date(2026, 12, 28)],
)


@pytest.mark.parametrize(("day", "expected", "reason"), ADJUSTED)
def test_adjusted(day, expected, reason):
    assert SHUTDOWN.is_business_day(date.fromisoformat(day)) is expected, reason


def test_ranges_are_sorted_and_merged_so_that_equal_calendars_are_equal():
    assert SHUTDOWN.closed == ((date(2026, 3, 17), date(2026, 3, 17)), (date(2026, 12, 24), date(2026, 12, 31)))
    days = [date(2026, 12, n) for n in range(24, 32)]
    assert AdjustedCalendar(WEEKDAYS, reversed(days)) == AdjustedCalendar(WEEKDAYS, [(days[0], days[-1])])
    inner = [(date(2026, 1, 1), date(2026, 1, 9)), (date(2026, 1, 2), date(2026, 1, 3))]
    assert AdjustedCalendar(WEEKDAYS, inner).closed == (inner[0],)
    apart = [(date(2026, 3, 10), date(2026, 3, 10)), (date(2026, 3, 12), date(2026, 3, 12))]
    assert AdjustedCalendar(WEEKDAYS, apart).closed == tuple(apart)


def test_the_last_day_there_is_can_be_closed():
    forever = AdjustedCalendar(WEEKDAYS, closed=[date.max, (date(9999, 12, 30), date.max)])
    assert not forever.is_business_day(date.max)


REFUSED = [
    (lambda: WeekCalendar(range(7)), InvalidValueError, "must leave a weekday open"),
    (lambda: WeekCalendar({7}), InvalidValueError, "weekday numbers from 0"),
    (lambda: WeekCalendar({-1}), InvalidValueError, "0 or more"),
    (lambda: WeekCalendar({True}), TypeError, "whole number, not bool"),
    (lambda: WeekCalendar(5), TypeError, "a set of weekday numbers"),
    (lambda: WeekCalendar("56"), TypeError, "whole number, not str"),
    (lambda: AdjustedCalendar(WEEKDAYS, closed=TUESDAY), TypeError, r"dates and \(first, last\) pairs, not date"),
    (lambda: AdjustedCalendar(WEEKDAYS, closed=["2026-03-10"]), TypeError, "must be a date, not str"),
    (lambda: AdjustedCalendar(WEEKDAYS, closed=[datetime(2026, 3, 10)]), TypeError, r"pass its \.date\(\)"),
    (lambda: AdjustedCalendar(WEEKDAYS, open=[(TUESDAY,)]), TypeError, "pair"),
    (lambda: AdjustedCalendar(WEEKDAYS, open=[(TUESDAY, None)]), TypeError, "last day must be a date"),
    (lambda: AdjustedCalendar(WEEKDAYS, open=[(CHRISTMAS, TUESDAY)]), InvalidValueError, "on or after its first"),
    (lambda: AdjustedCalendar("US"), TypeError, "calendar_for"),
    (lambda: Compiled(WeekCalendar), TypeError, "calendar_for"),
    (AllOpen, InvalidValueError, "one calendar or more"),
    (lambda: AnyOpen(WEEKDAYS, "US"), TypeError, "calendar_for"),
    (lambda: WEEKDAYS & "US", TypeError, "calendar_for"),
    (lambda: WEEKDAYS | None, TypeError, "calendar must be"),
]


@pytest.mark.parametrize(("make", "error", "message"), REFUSED)
def test_refused(make, error, message):
    with pytest.raises(error, match=message):
        make()


def test_one_method_makes_a_calendar():
    assert isinstance(Bare(), BusinessCalendar)
    assert not isinstance(object(), BusinessCalendar)
    with pytest.raises(NotImplementedError):
        CalendarBase().is_business_day(TUESDAY)
    assert CalendarBase().week_start(TUESDAY) == 0
    assert CalendarBase().holiday_name(TUESDAY) is None


class Raising:
    def is_business_day(self, day, /):
        raise RuntimeError(day.isoformat())


@pytest.mark.parametrize("calendar", [Compiled(Raising()), Raising() and AdjustedCalendar(Raising())])
def test_what_a_plug_in_raises_comes_through_and_nothing_of_it_is_kept(calendar):
    for _ in range(2):
        with pytest.raises(RuntimeError):
            calendar.is_business_day(TUESDAY)


def test_a_bare_pair_of_days_is_not_guessed_at():
    pair = (date(2026, 12, 20), date(2026, 12, 31))
    with pytest.raises(InvalidValueError, match=r"\[first, last\] are two days, \[\(first, last\)\] is a range"):
        AdjustedCalendar(WEEKDAYS, closed=pair)
    assert AdjustedCalendar(WEEKDAYS, closed=[*pair]).is_business_day(date(2026, 12, 28))
    assert not AdjustedCalendar(WEEKDAYS, closed=[pair]).is_business_day(date(2026, 12, 28))


def test_a_combination_names_its_parts():
    assert repr(WEEKDAYS & WeekCalendar({4, 5})) == f"AllOpen({WEEKDAYS!r}, {WeekCalendar({4, 5})!r})"


def test_what_is_made_on_first_use_is_then_an_attribute():
    for name in ("as_calendar", "AllOpen", "calendar_for", "to_numpy", "CountryCalendar"):
        assert calendars.__getattr__(name) is getattr(calendars, name) is vars(calendars)[name]
        assert vars(calendars)[name].__name__ == name
    with pytest.raises(AttributeError, match="^module 'interview_etiquette.calendars' has no attribute 'nothing'$"):
        calendars.__getattr__("nothing")


def test_nothing_mutable_is_visible():
    calendar = WeekCalendar()
    calendar.is_business_day(date(2026, 3, 10))
    with pytest.raises(TypeError):
        calendar.span.places[date(2026, 3, 10)] = 0


def test_library_calendars_are_final():
    with pytest.raises(TypeError, match="Ours must not inherit a library calendar; inherit CalendarBase and hold one"):

        class Ours(WeekCalendar):
            pass


EVEN = AdjustedCalendar(WEEKDAYS, closed=[date(2026, 3, 12)])


def deep(make, times):
    calendar = EVEN
    for n in range(times):
        calendar = make(calendar, n)
    return calendar


@pytest.mark.parametrize(
    ("make", "most", "reason"),
    [
        (lambda calendar, n: AdjustedCalendar(calendar, closed=[date(2026, 1, 1 + n % 28)]), 49, "adjusted again"),
        (lambda calendar, n: calendar & WEEKDAYS if n % 2 else calendar | Duck(), 49, "in turns"),
        (lambda calendar, _: Compiled(calendar), 49, "compiled again"),
        (lambda calendar, n: (calendar & WeekCalendar({n % 6})) | (calendar & Duck()), 7, "held twice each time"),
    ],
)
def test_calendars_within_calendars_end_somewhere(make, most, reason):
    deepest = deep(make, most)
    same = deep(make, most)
    assert deepest.is_business_day(TUESDAY) in (True, False), reason
    assert (deepest == same) in (True, False)
    assert isinstance(hash(deepest), int)
    assert repr(deepest)
    with pytest.raises(InvalidValueError) as refused:
        deep(make, 200)
    way_out = "put days closed or open into one AdjustedCalendar, and combine calendars all at once"
    assert str(refused.value) == f"calendar must hold 1000 others at most, 50 deep; {way_out}"


def test_a_long_chain_is_flat():
    weeks = [
        AdjustedCalendar(WEEKDAYS, closed=[date(2026, 1, 1 + n % 28), date(2027, 1, 1 + n // 28)]) for n in range(500)
    ]
    chain = weeks[0]
    for week in weeks[1:]:
        chain &= week
    assert chain == AllOpen(*weeks)
    assert len(chain.calendars) == len(weeks)
    assert chain.is_business_day(TUESDAY)
    assert hash(chain) == hash(AllOpen(*reversed(weeks)))


@pytest.mark.parametrize("kind", [AllOpen, AnyOpen])
def test_a_combination_can_be_evolved(kind):
    both = kind(WEEKDAYS, EVEN)
    assert attrs.evolve(both) == both == kind(calendars=[WEEKDAYS, EVEN])
    assert attrs.evolve(both, calendars=(EVEN,)) == kind(EVEN)
