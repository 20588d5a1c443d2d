"""Day arithmetic: every row holds for a calendar that freezes and for one that is asked each time."""

import csv
import gzip
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from interview_etiquette.calendars import (
    WEEKDAYS,
    AdjustedCalendar,
    Roll,
    WeekCalendar,
    add_business_days,
    business_days,
    count_business_days,
    next_business_day,
    previous_business_day,
    roll,
)
from interview_etiquette.errors import EtiquetteError, InvalidValueError, NoBusinessDayError, OutOfRangeError

DATA = Path(__file__).parent / "data"


class Plugin:
    """A calendar that has nothing but the one method."""

    def __init__(self, calendar):
        self.calendar = calendar

    def is_business_day(self, day, /):
        return self.calendar.is_business_day(day)


class Closed:
    def is_business_day(self, _day, /):
        return False


def day(text):
    return date.fromisoformat(text)


def both(calendar):
    return [pytest.param(calendar, id="frozen"), pytest.param(Plugin(calendar), id="asked")]


with gzip.open(DATA / "busday-calendars.json.gz", "rt") as file:
    SPECS = json.load(file)
CALENDARS = {
    name: AdjustedCalendar(WeekCalendar(spec["weekend"]), closed=map(day, spec["holidays"]))
    for name, spec in SPECS.items()
}
OPERATIONS = {
    "is_business_day": lambda start, _, calendar: str(calendar.is_business_day(start)).lower(),
    "adjust_following": lambda start, _, calendar: str(roll(start, calendar)),
    "adjust_preceding": lambda start, _, calendar: str(roll(start, calendar, Roll.PRECEDING)),
    "adjust_modified_following": lambda start, _, calendar: str(roll(start, calendar, Roll.MODIFIED_FOLLOWING)),
    "add": lambda start, n, calendar: str(add_business_days(start, int(n), calendar)),
    "count_half_open": lambda start, n, calendar: str(count_business_days(start, day(n), calendar)),
}


@pytest.mark.parametrize("how", ["frozen", "asked"])
def test_the_vectors_on_which_numpy_quantlib_and_pandas_agree(how):
    with gzip.open(DATA / "busday_open.csv.gz", "rt", newline="") as file:
        rows = list(csv.DictReader(file))
    calendars = CALENDARS if how == "frozen" else {name: Plugin(calendar) for name, calendar in CALENDARS.items()}
    rows = rows if how == "frozen" else rows[::60]
    wrong = [
        (row, answer)
        for row in rows
        if (answer := OPERATIONS[row["operation"]](day(row["input"]), row["n"], calendars[row["calendar_spec"]]))
        != row["expected"]
    ]
    assert not wrong


SHUT = AdjustedCalendar(WEEKDAYS, closed=[(date(2026, 12, 24), date(2026, 12, 31))])
ROLLS = [
    # input, convention, expected, reason
    ("2026-03-13", "following", "2026-03-13", "an open day stays"),
    ("2026-03-14", "following", "2026-03-16", "Saturday to Monday"),
    ("2026-03-14", "preceding", "2026-03-13", "Saturday to Friday"),
    ("2026-03-13", "preceding", "2026-03-13", "an open day stays"),
    ("2026-02-28", "modified_following", "2026-02-27", "turns round at the end of the month"),
    ("2026-03-14", "modified_following", "2026-03-16", "stays in the month anyway"),
    ("2026-03-01", "modified_preceding", "2026-03-02", "turns round at its beginning"),
    ("2026-03-14", "modified_preceding", "2026-03-13", "stays in the month anyway"),
    ("2026-03-14", "nearest", "2026-03-13", "Friday is nearer"),
    ("2026-03-15", "nearest", "2026-03-16", "Monday is nearer"),
    ("2026-12-27", "nearest", "2026-12-23", "four days back, five days on"),
    ("2026-12-28", "nearest", "2027-01-01", "four days on, five days back"),
    ("2026-03-14", "unadjusted", "2026-03-14", "stays as it is"),
    ("2026-03-13", "raise", "2026-03-13", "nothing to refuse"),
]


@pytest.mark.parametrize("calendar", both(SHUT))
@pytest.mark.parametrize(("start", "convention", "expected", "reason"), ROLLS)
def test_roll(start, convention, expected, reason, calendar):
    assert roll(day(start), calendar, Roll(convention)) == day(expected), reason


@pytest.mark.parametrize("calendar", both(WeekCalendar({0, 2, 4, 6})))
def test_nearest_takes_the_later_of_two_equally_near_days(calendar):
    assert roll(date(2026, 3, 11), calendar, Roll.NEAREST) == date(2026, 3, 12)


def test_raise_refuses_a_closed_day():
    with pytest.raises(InvalidValueError, match="2026-03-14") as caught:
        roll(date(2026, 3, 14), WEEKDAYS, Roll.RAISE)
    assert caught.value.argument == "day"


SPELLINGS = [
    ("forward", Roll.FOLLOWING, "numpy"),
    ("backward", Roll.PRECEDING, "numpy, polars"),
    ("modifiedfollowing", Roll.MODIFIED_FOLLOWING, "numpy"),
    ("modifiedpreceding", Roll.MODIFIED_PRECEDING, "numpy"),
    ("raise", Roll.RAISE, "numpy, polars"),
    ("rollforward", Roll.FOLLOWING, "pandas"),
    ("rollback", Roll.PRECEDING, "pandas"),
    ("Following", Roll.FOLLOWING, "QuantLib"),
    ("Preceding", Roll.PRECEDING, "QuantLib"),
    ("Modified Following", Roll.MODIFIED_FOLLOWING, "QuantLib"),
    ("ModifiedPreceding", Roll.MODIFIED_PRECEDING, "QuantLib"),
    ("Unadjusted", Roll.UNADJUSTED, "QuantLib"),
    ("Nearest", Roll.NEAREST, "QuantLib"),
    ("previous", Roll.PRECEDING, "day-count libraries"),
    ("modified_following", Roll.MODIFIED_FOLLOWING, "ours"),
    ("MODIFIED-FOLLOWING", Roll.MODIFIED_FOLLOWING, "anybody's"),
]


@pytest.mark.parametrize(("text", "expected", "whose"), SPELLINGS)
def test_roll_named(text, expected, whose):
    assert Roll.named(text) is expected, whose


def test_a_roll_is_the_text_that_it_equals_as_a_key_too():
    assert {"nearest": 1}[Roll.NEAREST] == 1


@pytest.mark.parametrize("text", ["", "sideways", "modified", "half-month modified following"])
def test_roll_named_refuses_what_it_does_not_know(text):
    with pytest.raises(InvalidValueError, match="must be one of following, preceding"):
        Roll.named(text)


@pytest.mark.parametrize("text", [None, 5, b"following"])
def test_roll_named_reads_a_text(text):
    with pytest.raises(TypeError, match="text must be a str"):
        Roll.named(text)


ADDITIONS = [
    # start, n, expected, reason
    ("2026-03-14", 1, "2026-03-16", "Saturday + 1 is Monday"),
    ("2026-03-13", 1, "2026-03-16", "Friday + 1 is Monday"),
    ("2026-03-14", -1, "2026-03-13", "Saturday - 1 is Friday"),
    ("2026-03-16", -1, "2026-03-13", "Monday - 1 is Friday"),
    ("2026-03-14", 0, "2026-03-16", "0 rolls forward"),
    ("2026-03-13", 0, "2026-03-13", "0 leaves an open day"),
    ("2026-12-23", 1, "2027-01-01", "over the shutdown, into the next year"),
    ("2027-01-01", -1, "2026-12-23", "and back"),
    ("2026-03-10", 2500, "2035-10-17", "far"),
    ("2026-03-10", -2500, "2016-08-09", "far back"),
]


@pytest.mark.parametrize("calendar", both(SHUT))
@pytest.mark.parametrize(("start", "n", "expected", "reason"), ADDITIONS)
def test_add_business_days(start, n, expected, reason, calendar):
    assert add_business_days(day(start), n, calendar) == day(expected), reason


@pytest.mark.parametrize("calendar", both(WEEKDAYS))
def test_an_explicit_roll_rolls_first_as_numpy_does(calendar):
    saturday = date(2026, 3, 14)
    assert add_business_days(saturday, 1, calendar, roll=Roll.FOLLOWING) == date(2026, 3, 17)
    assert add_business_days(saturday, 1, calendar, roll=Roll.PRECEDING) == date(2026, 3, 16)
    with pytest.raises(InvalidValueError):
        add_business_days(saturday, 1, calendar, roll=Roll.RAISE)


def test_next_and_previous_never_stay():
    assert next_business_day(date(2026, 3, 12), WEEKDAYS) == date(2026, 3, 13)
    assert previous_business_day(date(2026, 3, 12), WEEKDAYS) == date(2026, 3, 11)


COUNTS = [
    ("2026-03-09", "2026-03-16", 5, "a week"),
    ("2026-03-16", "2026-03-09", -5, "signed"),
    ("2026-03-14", "2026-03-16", 0, "a weekend"),
    ("2026-03-13", "2026-03-13", 0, "nothing"),
    ("2026-03-13", "2026-03-14", 1, "half-open: the first counts"),
    ("2026-03-12", "2026-03-13", 1, "half-open: the last does not"),
    ("2026-01-01", "2027-01-01", 255, "a year with a shutdown"),
    ("1990-01-01", "2400-01-01", 106959, "longer than what is kept"),
]


@pytest.mark.parametrize("calendar", both(SHUT))
@pytest.mark.parametrize(("first", "last", "expected", "reason"), COUNTS)
def test_count_business_days(first, last, expected, reason, calendar):
    assert count_business_days(day(first), day(last), calendar) == expected, reason


@pytest.mark.parametrize("calendar", both(SHUT))
def test_business_days_are_lazy_and_half_open(calendar):
    days = business_days(date(2026, 12, 22), date.max, calendar)
    assert [next(days) for _ in range(3)] == [date(2026, 12, 22), date(2026, 12, 23), date(2027, 1, 1)]
    few = business_days(date(2026, 12, 22), date(2027, 1, 1), calendar)
    assert list(few) == [date(2026, 12, 22), date(2026, 12, 23)]
    assert list(business_days(date(2026, 3, 10), date(2026, 3, 9), calendar)) == []
    assert list(business_days(date.min, date.min, calendar)) == []


def plain_calls(value, calendar=WEEKDAYS):
    return [
        lambda: roll(value, calendar),
        lambda: roll(value, calendar, Roll.PRECEDING),
        lambda: roll(value, calendar, Roll.UNADJUSTED),
        lambda: add_business_days(value, 1, calendar),
        lambda: add_business_days(value, 0, calendar),
        lambda: next_business_day(value, calendar),
        lambda: count_business_days(value, date(2026, 3, 10), calendar),
        lambda: count_business_days(date(2026, 3, 10), value, calendar),
        lambda: business_days(value, date(2026, 3, 10), calendar),
        lambda: business_days(date(2026, 3, 10), value, calendar),
    ]


@pytest.mark.parametrize("calendar", both(WEEKDAYS))
@pytest.mark.parametrize("value", [None, 1, 1.5, float("nan"), "2026-03-10", [], True, (2026, 3, 10)])
def test_only_a_date_is_a_day(value, calendar):
    for call in plain_calls(value, calendar):
        with pytest.raises(TypeError, match=r"must be a date, not"):
            call()


@pytest.mark.parametrize("calendar", both(WEEKDAYS))
@pytest.mark.parametrize("value", [datetime(2026, 3, 10), datetime(2026, 3, 10, tzinfo=UTC)])
def test_a_datetime_is_told_what_to_pass(value, calendar):
    for call in plain_calls(value, calendar):
        with pytest.raises(TypeError, match=r"pass its \.date\(\)"):
            call()


@pytest.mark.parametrize("n", [True, False, 1.0, "1", None, [1]])
def test_n_is_a_whole_number(n):
    for calendar in (WEEKDAYS, Plugin(WEEKDAYS)):
        with pytest.raises(TypeError, match="n must be a whole number"):
            add_business_days(date(2026, 3, 10), n, calendar)


def test_an_integer_of_a_kind_is_one():
    class Days(int):
        pass

    for start in (date(2026, 3, 13), date(2026, 3, 14)):
        assert add_business_days(start, Days(1), WEEKDAYS) == date(2026, 3, 16)


class Day(date):
    pass


def test_a_kind_of_date_is_a_day():
    assert add_business_days(Day(2026, 3, 13), 1, WEEKDAYS) == date(2026, 3, 16)
    assert count_business_days(Day(2026, 3, 9), Day(2026, 3, 16), WEEKDAYS) == 5


@pytest.mark.parametrize("calendar", ["US", None, 5, WeekCalendar, object(), len])
def test_what_is_no_calendar_is_a_type_error_that_names_the_way_out(calendar):
    with pytest.raises(TypeError, match=r"calendar must be a BusinessCalendar \(calendar_for"):
        roll(date(2026, 3, 10), calendar)
    with pytest.raises(TypeError, match="calendar must be"):
        add_business_days(date(2026, 3, 10), 1, calendar)


@pytest.mark.parametrize("convention", ["following", None, 1])
def test_a_convention_is_a_roll(convention):
    with pytest.raises(TypeError, match=r"convention must be a Roll \(Roll.named reads a text\)"):
        roll(date(2026, 3, 14), WEEKDAYS, convention)


LIMITS = [
    (lambda c: roll(date.min, c, Roll.PRECEDING), date(1, 1, 1), "1 January of the year 1 is a Monday"),
    (lambda c: roll(date.max, c), date(9999, 12, 31), "the last day is a Friday"),
    (lambda c: add_business_days(date.min, -1, c), OutOfRangeError, "nothing before"),
    (lambda c: add_business_days(date.max, 1, c), OutOfRangeError, "nothing after"),
    (lambda c: add_business_days(date(9999, 12, 20), 10**30, c), OutOfRangeError, "nor that far"),
    (lambda c: add_business_days(date(9999, 12, 20), -(10**30), c), OutOfRangeError, "nor that far back"),
    (lambda c: count_business_days(date(9999, 12, 27), date.max, c), 4, "up to the last day"),
    (lambda c: count_business_days(date.min, date(1, 1, 8), c), 5, "from the first"),
    (lambda c: add_business_days(date(9998, 1, 1), 520, c), date(9999, 12, 30), "the end"),
    (lambda c: add_business_days(date(2, 12, 31), -521, c), date(1, 1, 1), "the beginning"),
]


@pytest.mark.parametrize("calendar", both(WEEKDAYS))
@pytest.mark.parametrize(("call", "expected", "reason"), LIMITS)
def test_the_first_and_the_last_day(call, expected, reason, calendar):
    if isinstance(expected, type):
        with pytest.raises(expected):
            call(calendar)
    else:
        assert call(calendar) == expected, reason


@pytest.mark.parametrize("calendar", [Closed(), AdjustedCalendar(WEEKDAYS, closed=[(date.min, date.max)])])
@pytest.mark.parametrize("n", [0, 1, -1, 5000, -5000])
def test_an_always_closed_calendar_ends_in_an_error(calendar, n):
    with pytest.raises(NoBusinessDayError, match="within ten years of 2026-03-10") as caught:
        add_business_days(date(2026, 3, 10), n, calendar)
    assert isinstance(caught.value, EtiquetteError)


@pytest.mark.parametrize("shut", [(date(2020, 1, 1), date(2022, 9, 26)), (date(2017, 6, 1), date(2026, 12, 31))])
def test_a_closure_of_a_thousand_days_does_not_nor_one_of_nine_years(shut):
    for calendar in both(AdjustedCalendar(WEEKDAYS, closed=[shut])):
        after = next_business_day(shut[0], calendar.values[0])
        assert shut[1] < after
        assert previous_business_day(after, calendar.values[0]) < shut[0]
        assert count_business_days(shut[0], shut[1], calendar.values[0]) == 0


EDGE = [
    # start, closed, expected, reason
    (date(2000, 12, 31), (date(2001, 1, 1), date(2010, 12, 31)), NoBusinessDayError, "ten whole years"),
    (date(2001, 1, 1), (date(2001, 1, 2), date(2010, 12, 31)), date(2011, 1, 3), "ten years but for a day"),
    (date(2000, 6, 1), (date(2000, 6, 1), date(2010, 12, 30)), date(2010, 12, 31), "the last day of the tenth year"),
]


@pytest.mark.parametrize("how", ["frozen", "counted", "asked"])
@pytest.mark.parametrize(("start", "shut", "expected", "reason"), EDGE)
def test_where_ten_years_end(start, shut, expected, reason, how):
    calendar = AdjustedCalendar(WEEKDAYS, closed=[shut])
    calendar = Plugin(calendar) if how == "asked" else calendar
    if how == "counted":
        count_business_days(date(1999, 1, 1), date(2013, 1, 1), calendar)
    if expected is NoBusinessDayError:
        for n in (0, 1):
            with pytest.raises(NoBusinessDayError):
                add_business_days(start, n, calendar)
    else:
        assert next_business_day(start, calendar) == expected, reason


@pytest.mark.parametrize("calendar", both(WeekCalendar({0, 1, 2, 3, 4, 6})))
def test_a_six_day_weekend(calendar):
    assert next_business_day(date(2026, 3, 14), calendar) == date(2026, 3, 21)
    assert add_business_days(date(2026, 3, 14), 52, calendar) == date(2027, 3, 13)
    assert roll(date(2026, 3, 15), calendar, Roll.MODIFIED_PRECEDING) == date(2026, 3, 14)
