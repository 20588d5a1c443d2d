"""What they said: validation. The windows it makes are in test_rules."""

from datetime import date, datetime, timedelta

import pytest

from interview_etiquette import (
    DecideBetween,
    DecideBy,
    DecisionWindow,
    EndOfMonth,
    EndOfWeek,
    NotBefore,
    OpenEnded,
    Unspecified,
    Wait,
    Within,
)
from interview_etiquette.calendars import WEEKDAYS, AdjustedCalendar, WeekCalendar
from interview_etiquette.errors import InvalidValueError, NoBusinessDayError, OutOfRangeError

FIRST, LAST = date(2026, 3, 16), date(2026, 3, 20)
NO_DAYS = [datetime(2026, 3, 20, 9), "2026-03-20", 5, True, 1.5, [], timedelta(1), date]

DAYS = [  # class, arguments that are fine, argument to spoil
    (DecideBy, {"day": LAST}, "day"),
    (NotBefore, {"day": LAST}, "day"),
    (DecideBetween, {"earliest": FIRST, "latest": LAST}, "earliest"),
    (DecideBetween, {"earliest": FIRST, "latest": LAST}, "latest"),
    (DecisionWindow, {"earliest": FIRST, "latest": LAST}, "earliest"),
    (DecisionWindow, {"earliest": FIRST, "latest": LAST}, "latest"),
    (DecisionWindow, {"earliest": FIRST}, "earliest"),
    (DecisionWindow, {"latest": LAST}, "latest"),
]


@pytest.mark.parametrize("wrong", NO_DAYS, ids=repr)
@pytest.mark.parametrize(("kind", "fine", "argument"), DAYS)
def test_days_are_dates(kind, fine, argument, wrong):
    kind(**fine)
    with pytest.raises(TypeError, match=f"^{argument} must be a date, not {type(wrong).__name__}"):
        kind(**fine | {argument: wrong})


@pytest.mark.parametrize(("kind", "fine", "argument"), DAYS[:4])
def test_days_are_needed(kind, fine, argument):
    with pytest.raises(TypeError, match=f"^{argument} must be a date, not NoneType$"):
        kind(**fine | {argument: None})


@pytest.mark.parametrize("kind", [DecideBetween, DecisionWindow])
def test_order(kind):
    assert kind(FIRST, FIRST).latest == FIRST
    with pytest.raises(InvalidValueError) as caught:
        kind(LAST, FIRST)
    assert str(caught.value) == "latest must be on or after earliest (2026-03-20), not 2026-03-16"
    assert (caught.value.argument, caught.value.value) == ("latest", "2026-03-16")


@pytest.mark.parametrize("wrong", [None, 1, 0, "no", []], ids=repr)
def test_open_ended_is_a_bool(wrong):
    with pytest.raises(TypeError, match=f"^open_ended must be a bool, not {type(wrong).__name__}$"):
        DecisionWindow(open_ended=wrong)


COUNTS = [  # class, argument, least
    (EndOfWeek, "weeks", 0),
    (EndOfMonth, "months", 0),
    (lambda n: Within(n, "days"), "count", 1),
    (lambda n: Wait(n, "business_days"), "count", 1),
]


@pytest.mark.parametrize(("make", "argument", "least"), COUNTS, ids=[argument for _, argument, _ in COUNTS])
class TestCounts:
    @pytest.mark.parametrize("wrong", [None, 1.0, "1", True, False, [], int], ids=repr)
    def test_are_whole_numbers(self, make, argument, least, wrong):
        with pytest.raises(TypeError, match=f"^{argument} must be a whole number, not {type(wrong).__name__}$"):
            make(wrong)
        assert make(least)

    def test_have_a_least(self, make, argument, least):
        for wrong in (least - 1, -(10**30)):
            with pytest.raises(InvalidValueError, match=f"^{argument} must be {least} or more, not {wrong}$"):
                make(wrong)

    def test_of_more_digits_than_python_prints(self, make, argument, least):
        with pytest.raises(InvalidValueError, match=f"^{argument} must be {least} or more, not a value of type int$"):
            make(-(10**5000))
        assert make(10**5000) == make(10**5000)


@pytest.mark.parametrize("kind", [Within, Wait])
class TestUnits:
    @pytest.mark.parametrize("wrong", ["day", "Days", "fortnights", "business days", "", "x" * 1000])
    def test_are_known(self, kind, wrong):
        with pytest.raises(
            InvalidValueError, match="^unit must be one of days, weeks, months, business_days, not '"
        ) as e:
            kind(1, wrong)
        assert len(str(e.value)) < 120

    @pytest.mark.parametrize("wrong", [None, 5, ["days"], ("days",), b"days"], ids=repr)
    def test_are_texts(self, kind, wrong):
        with pytest.raises(TypeError, match=f"^unit must be a str, not {type(wrong).__name__}$"):
            kind(1, wrong)


def test_a_wait_is_no_timeframe_and_not_the_same_as_one():
    assert Wait(7, "days") != Within(7, "days")
    assert not hasattr(Wait(7, "days"), "window")


def test_decide_by_is_not_the_same_as_not_before():
    assert DecideBy(LAST) != NotBefore(LAST)
    assert len({DecideBy(LAST), NotBefore(LAST)}) == 2


def test_seven_days_are_not_the_same_as_a_week():
    assert Within(7, "days") != Within(1, "weeks")


@pytest.mark.parametrize(
    "timeframe", [Unspecified(), OpenEnded(), DecideBy(LAST), DecisionWindow(FIRST, LAST)], ids=repr
)
def test_stated_windows_never_ask_the_calendar(timeframe):
    assert isinstance(timeframe.window(FIRST, None), DecisionWindow)


FIRST_OPENS = AdjustedCalendar(WEEKDAYS, closed=[(date(2000, 1, 1), date(2026, 4, 5))])


def test_a_calendar_that_opens_for_the_first_time():
    assert EndOfMonth().window(FIRST, FIRST_OPENS).latest == date(2026, 4, 6)
    assert EndOfWeek().window(FIRST, FIRST_OPENS).latest == date(2026, 4, 10)


@pytest.mark.parametrize("timeframe", [EndOfWeek(), EndOfWeek(3), EndOfMonth(), Within(1, "business_days")], ids=repr)
def test_a_calendar_that_stays_closed(timeframe):
    closed = AdjustedCalendar(WEEKDAYS, closed=[(date(2000, 1, 1), date(2060, 1, 1))])
    with pytest.raises(NoBusinessDayError):
        timeframe.window(FIRST, closed)


def test_the_ends_of_time():
    assert EndOfMonth().window(date(9999, 12, 1), WEEKDAYS).latest == date(9999, 12, 31)
    assert EndOfWeek().window(date(9999, 12, 20), WEEKDAYS).latest == date(9999, 12, 24)
    assert Within(1, "days").window(date(9999, 12, 30), WEEKDAYS).latest == date.max
    with pytest.raises(OutOfRangeError, match="^the end of the week lies outside the years 1 to 9999"):
        EndOfWeek().window(date(1, 1, 2), WeekCalendar(weekend={4, 5}))  # that week began in the year 0
    with pytest.raises(OutOfRangeError, match="^1 days after 9999-12-31 lies outside the years 1 to 9999"):
        Within(1, "days").window(date.max, WEEKDAYS)


class OurDate(date):
    pass


@pytest.mark.parametrize(
    "value",
    [
        DecideBy(OurDate(2026, 3, 20)),
        NotBefore(OurDate(2026, 3, 20)),
        DecideBetween(OurDate(2026, 3, 19), OurDate(2026, 3, 20)),
        DecisionWindow(OurDate(2026, 3, 19), OurDate(2026, 3, 20)),
    ],
    ids=repr,
)
def test_days_of_another_make_become_plain_ones(value):
    days = [getattr(value, name) for name in ("day", "earliest", "latest") if hasattr(value, name)]
    assert {type(day) for day in days} == {date}


def test_the_last_week_there_is_ends_with_its_last_business_day():
    assert EndOfWeek().window(date(9999, 12, 28), WEEKDAYS).latest == date.max  # a Friday
    with pytest.raises(OutOfRangeError, match="the end of the week lies outside the years 1 to 9999; check the dates"):
        EndOfWeek(1).window(date(9999, 12, 28), WEEKDAYS)
