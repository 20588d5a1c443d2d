"""The rules as tables: the worked examples, the policies, and the corners of each rule."""

import csv
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import process_time
from zoneinfo import ZoneInfo

import attrs
import pytest
from samples import OwnCalendar, named

import interview_etiquette as ie
from interview_etiquette import (
    ARTICLE,
    GERMANY,
    POLICIES,
    TWO_TOUCH,
    DecideBetween,
    DecideBy,
    DecisionWindow,
    EndOfMonth,
    EndOfWeek,
    HalfDay,
    Interview,
    KeyDates,
    NotBefore,
    OpenEnded,
    Unspecified,
    Wait,
    Within,
    decision_window,
    follow_up_date,
    follow_up_dates,
    key_dates,
    move_on_point,
    plan,
    thank_you_deadline,
)
from interview_etiquette.calendars import WEEKDAYS, AdjustedCalendar, Compiled, Roll, WeekCalendar, calendar_for
from interview_etiquette.errors import InvalidValueError, NoBusinessDayError, OutOfRangeError

DATA = Path(__file__).parent / "data"
CALENDARS = {
    "Mon-Fri": WEEKDAYS,
    "US": calendar_for("US"),
    "GB-ENG": calendar_for("GB-ENG"),
    "Fri-Sat weekend": WeekCalendar(weekend={4, 5}),
    "US, closed 12-20 to 12-31": AdjustedCalendar(
        calendar_for("US"), closed=[(date(2026, 12, 20), date(2026, 12, 31))]
    ),
}
SAID = vars(ie) | {"date": date}


def rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def moment(text):
    return datetime.fromisoformat(text) if text else None


def d(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize("row", rows("worked_examples.csv"), ids=lambda row: f"{row['interview']} {row['they said']}")
def test_worked_example(row):
    interview = Interview(
        moment(row["interview"]),
        end=moment(row["end"]),
        timeframe=eval(row["timeframe"], SAID),  # our own table
    )
    calendar = CALENDARS[row["calendar"]]
    expected = KeyDates(moment(row["thank-you by"]), (d(row["follow-up"]),), d(row["move on"]))
    assert key_dates(interview, calendar=calendar) == expected, row["reason"]
    assert thank_you_deadline(interview, calendar=calendar) == expected.thank_you_by
    assert follow_up_date(interview, calendar=calendar) == expected.follow_ups[0]
    assert follow_up_dates(interview, calendar=calendar) == expected.follow_ups
    assert move_on_point(interview, calendar=calendar) == expected.move_on
    assert plan(interview, calendar=calendar).dates == expected


@pytest.mark.parametrize("row", rows("policies.csv"), ids=lambda row: row["policy"])
def test_policy(row):
    interview = Interview(datetime(2026, 11, 24, 14), timeframe=DecideBy(date(2026, 12, 4)))
    found = key_dates(interview, calendar=CALENDARS["US"], etiquette=POLICIES[row["policy"]])
    assert found == KeyDates(moment(row["thank-you by"]), tuple(map(d, row["follow-ups"].split())), d(row["move on"]))


def test_the_policy_table_is_complete():
    assert [row["policy"] for row in rows("policies.csv")] == list(POLICIES)


HALF_DAYS = [  # start, end, deadline, reason
    ("2026-03-10 00:00", None, "2026-03-10 17:00", "midnight is a morning"),
    ("2026-03-10 11:59:59.999999", None, "2026-03-10 17:00", "the last moment of the morning"),
    ("2026-03-10 12:00", None, "2026-03-11 12:00", "noon is an afternoon"),
    ("2026-03-10 23:59:59.999999", None, "2026-03-11 12:00", "so are evenings"),
    ("2026-03-10 09:00", "2026-03-10 16:00", "2026-03-10 17:00", "exactly an hour to get home"),
    ("2026-03-10 09:00", "2026-03-10 16:00:00.000001", "2026-03-11 12:00", "a microsecond less"),
    ("2026-03-10 11:59", "2026-03-10 23:59", "2026-03-11 12:00", "the whole day"),
    ("2026-03-13 15:00", None, "2026-03-14 12:00", "courtesies follow the wall calendar: Saturday"),
    ("2026-02-28 15:00", None, "2026-03-01 12:00", "a month's end"),
    ("2028-02-28 15:00", None, "2028-02-29 12:00", "a leap day"),
    ("2026-12-31 15:00", None, "2027-01-01 12:00", "New Year is not rolled"),
    ("0001-01-01 00:00", None, "0001-01-01 17:00", "the first day there is"),
    ("9999-12-31 09:00", None, "9999-12-31 17:00", "the last day there is"),
]


@pytest.mark.parametrize(("start", "end", "expected", "reason"), HALF_DAYS)
def test_half_day(start, end, expected, reason):
    assert thank_you_deadline(Interview(moment(start), end=moment(end))) == moment(expected), reason


TIMINGS = [  # policy, start, end, deadline, reason
    ("business_week", "2026-03-10 10:00", None, "2026-03-11 10:00", "24 hours after the start, no end being known"),
    ("business_week", "2026-03-10 10:00", "2026-03-10 11:15", "2026-03-11 11:15", "24 hours after the end"),
    ("two_touch", "2026-03-13 10:00", None, "2026-03-14 10:00", "a Saturday"),
    ("germany", "2026-03-10 10:00", None, "2026-03-11 17:00", "the next day"),
    ("germany", "2026-03-13 10:00", None, "2026-03-16 17:00", "rolled over the weekend at the same clock time"),
    ("germany", "2026-03-12 23:00", None, "2026-03-13 17:00", "a Friday needs no rolling"),
]


@pytest.mark.parametrize(("policy", "start", "end", "expected", "reason"), TIMINGS)
def test_timing(policy, start, end, expected, reason):
    interview = Interview(moment(start), end=moment(end))
    assert thank_you_deadline(interview, etiquette=POLICIES[policy]) == moment(expected), reason


ROLLED = [  # policy to roll, start, deadline, reason
    ("article", "2026-03-14 10:00", "2026-03-16 12:00", "a rolled afternoon becomes the next morning"),
    ("article", "2026-03-13 15:00", "2026-03-16 12:00", "Saturday noon becomes Monday noon"),
    ("article", "2026-03-10 10:00", "2026-03-10 17:00", "a business day stays"),
    ("campus", "2026-03-13 15:00", "2026-03-16 12:00", "24 hours, rolled to noon"),
]


@pytest.mark.parametrize(("policy", "start", "expected", "reason"), ROLLED)
def test_rolling_the_thank_you(policy, start, expected, reason):
    rolling = attrs.evolve(POLICIES[policy], thank_you_roll=Roll.FOLLOWING)
    assert thank_you_deadline(Interview(moment(start)), etiquette=rolling) == moment(expected), reason


SHUTDOWN = AdjustedCalendar(WEEKDAYS, closed=[(date(2026, 3, 16), date(2026, 3, 27))])
LONG_SHUTDOWN = AdjustedCalendar(WEEKDAYS, closed=[(date(2026, 3, 11), date(2028, 12, 5))])
NO_MARCH = AdjustedCalendar(WEEKDAYS, closed=[(date(2026, 3, 1), date(2026, 3, 31))])
TUESDAYS = WeekCalendar(weekend={0, 2, 3, 4, 5, 6})
WEDNESDAYS_OFF = WeekCalendar(weekend={2})
FRIDAYS_OFF = WeekCalendar(weekend={4})

WINDOWS = [  # asked on, timeframe, calendar, earliest, latest, reason
    ("2026-03-10", Unspecified(), WEEKDAYS, None, None, "nothing definite"),
    ("2026-03-10", OpenEnded(), WEEKDAYS, None, None, "a while"),
    ("2026-03-10", DecideBy(date(2026, 3, 22)), WEEKDAYS, None, "2026-03-22", "a Sunday, not rolled here"),
    ("2026-03-10", DecideBetween(d("2026-03-12"), d("2026-03-15")), WEEKDAYS, "2026-03-12", "2026-03-15", "as stated"),
    ("2026-03-10", NotBefore(date(2026, 3, 22)), WEEKDAYS, "2026-03-22", None, "as stated"),
    ("2026-03-10", EndOfWeek(), WEEKDAYS, None, "2026-03-13", "Friday"),
    ("2026-03-13", EndOfWeek(), WEEKDAYS, None, "2026-03-13", "said on Friday: the day itself"),
    ("2026-03-14", EndOfWeek(), WEEKDAYS, None, "2026-03-20", "said on Saturday: the week that holds Monday"),
    ("2026-03-15", EndOfWeek(1), WEEKDAYS, None, "2026-03-27", "and one week on"),
    ("2026-03-10", EndOfWeek(52), WEEKDAYS, None, "2027-03-12", "a year of weeks"),
    ("2026-03-13", EndOfWeek(), SHUTDOWN, None, "2026-03-13", "before the shutdown"),
    ("2026-03-14", EndOfWeek(), SHUTDOWN, None, "2026-04-03", "the week that holds the first day after it"),
    ("2026-03-10", EndOfWeek(1), SHUTDOWN, None, "2026-03-30", "a week without a business day ends after it"),
    ("2026-03-10", EndOfWeek(), WeekCalendar(weekend={4, 5}), None, "2026-03-12", "Sunday to Thursday"),
    ("2026-03-15", EndOfWeek(), WeekCalendar(weekend={4, 5}), None, "2026-03-19", "Sunday begins the week"),
    ("2026-03-12", EndOfWeek(), FRIDAYS_OFF, None, "2026-03-12", "Saturday to Thursday"),
    ("2026-03-14", EndOfWeek(), FRIDAYS_OFF, None, "2026-03-19", "Saturday begins the week"),
    ("2026-03-10", EndOfWeek(), WEDNESDAYS_OFF, None, "2026-03-10", "Thursday to Tuesday"),
    ("2026-03-11", EndOfWeek(), WEDNESDAYS_OFF, None, "2026-03-17", "Thursday begins the week"),
    ("2026-03-11", EndOfWeek(), TUESDAYS, None, "2026-03-17", "a six-day weekend"),
    ("2026-03-10", EndOfWeek(), WeekCalendar(weekend=()), None, "2026-03-15", "no weekend: Monday to Sunday"),
    ("2026-03-10", EndOfWeek(), LONG_SHUTDOWN, None, "2026-03-10", "the last day before a closure"),
    ("2026-03-11", EndOfWeek(), LONG_SHUTDOWN, None, "2028-12-08", "1,000 closed days later"),
    ("2026-03-10", EndOfMonth(), WEEKDAYS, None, "2026-03-31", "a Tuesday"),
    ("2026-05-31", EndOfMonth(), WEEKDAYS, None, "2026-05-29", "asked on a Sunday after its last business day"),
    ("2026-01-31", EndOfMonth(1), WEEKDAYS, None, "2026-02-27", "February from a 31st"),
    ("2026-12-01", EndOfMonth(2), WEEKDAYS, None, "2027-02-26", "over the year's end"),
    ("2026-03-10", EndOfMonth(), NO_MARCH, None, "2026-04-01", "a month without a business day ends after it"),
    ("2026-03-10", Within(3, "days"), WEEKDAYS, None, "2026-03-13", "days"),
    ("2026-03-10", Within(5, "days"), WEEKDAYS, None, "2026-03-15", "not rolled here"),
    ("2026-03-10", Within(2, "weeks"), WEEKDAYS, None, "2026-03-24", "weeks"),
    ("2026-01-31", Within(1, "months"), WEEKDAYS, None, "2026-02-28", "months clip"),
    ("2028-01-31", Within(1, "months"), WEEKDAYS, None, "2028-02-29", "in a leap year too"),
    ("2026-03-10", Within(12, "months"), WEEKDAYS, None, "2027-03-10", "a year"),
    ("2026-03-14", Within(1, "business_days"), WEEKDAYS, None, "2026-03-16", "Saturday + 1 is Monday"),
    ("2026-03-13", Within(5, "business_days"), WEEKDAYS, None, "2026-03-20", "over a weekend"),
    ("2026-03-10", DecisionWindow(latest=d("2026-03-12")), WEEKDAYS, None, "2026-03-12", "a window will do"),
]


@pytest.mark.parametrize(("asked_on", "timeframe", "calendar", "earliest", "latest", "reason"), WINDOWS)
def test_window(asked_on, timeframe, calendar, earliest, latest, reason):
    interview = Interview(datetime(2026, 1, 5, 10), timeframe=timeframe, asked_on=d(asked_on))
    expected = DecisionWindow(
        earliest and d(earliest), latest and d(latest), open_ended=isinstance(timeframe, OpenEnded)
    )
    assert decision_window(interview, calendar=calendar) == expected, reason


class Plugin:
    """Friday and Saturday are closed, and it does not say when its week begins."""

    def is_business_day(self, day, /):
        return day.weekday() not in {4, 5}


def closed_on(*days):
    return AdjustedCalendar(WEEKDAYS, closed=[d(day) for day in days])


FOLLOW_UPS = [  # start, asked on, timeframe, calendar, follow-up, reason
    ("2026-03-10 10:00", None, DecideBy(d("2026-03-10")), WEEKDAYS, "2026-03-11", "never on the day of the interview"),
    ("2026-03-10 10:00", "2026-03-12", DecideBy(d("2026-03-12")), WEEKDAYS, "2026-03-13", "never on the day asked"),
    ("2026-03-10 10:00", "2026-03-13", DecideBy(d("2026-03-15")), WEEKDAYS, "2026-03-16", "rolled back to that day"),
    ("2026-03-10 10:00", None, DecideBy(d("2026-03-15")), WEEKDAYS, "2026-03-13", "two days back"),
    ("2026-03-10 10:00", None, DecideBy(d("2026-03-16")), closed_on("2026-03-16"), "2026-03-13", "three days back"),
    (
        "2026-03-10 10:00",
        None,
        DecideBy(d("2026-03-17")),
        closed_on("2026-03-16", "2026-03-17"),
        "2026-03-18",
        "four days back is too far",
    ),
    (
        "2026-03-10 10:00",
        None,
        DecideBetween(d("2026-03-14"), d("2026-03-15")),
        WEEKDAYS,
        "2026-03-16",
        "not before the earliest day",
    ),
    (
        "2026-03-10 10:00",
        None,
        DecideBetween(d("2026-03-13"), d("2026-03-15")),
        WEEKDAYS,
        "2026-03-13",
        "on the earliest day",
    ),
    ("2026-03-10 10:00", None, NotBefore(d("2026-03-10")), WEEKDAYS, "2026-03-17", "a week from there"),
    ("2026-03-10 10:00", None, NotBefore(d("2026-03-14")), WEEKDAYS, "2026-03-23", "rolled forward"),
    ("2026-03-10 10:00", "2026-03-12", Unspecified(), WEEKDAYS, "2026-03-19", "a week from the day asked"),
    ("2026-03-10 10:00", "2026-03-12", OpenEnded(), WEEKDAYS, "2026-03-26", "a fortnight from the day asked"),
    ("2026-03-10 10:00", None, EndOfWeek(), Plugin(), "2026-03-15", "a plug-in's week is Monday to Sunday"),
    ("2026-03-10 10:00", None, Unspecified(), TUESDAYS, "2026-03-17", "a six-day weekend"),
    ("2026-03-11 10:00", None, Unspecified(), TUESDAYS, "2026-03-24", "a six-day weekend"),
    ("2026-03-11 10:00", None, DecideBy(d("2026-03-20")), TUESDAYS, "2026-03-17", "rolled back three days"),
    ("2026-03-11 10:00", None, DecideBy(d("2026-03-21")), TUESDAYS, "2026-03-24", "four days: after it"),
    ("2026-03-10 10:00", None, Unspecified(), LONG_SHUTDOWN, "2028-12-06", "after 1,000 closed days"),
    ("2026-03-10 10:00", None, DecideBy(d("2027-01-01")), LONG_SHUTDOWN, "2028-12-06", "after 1,000 closed days"),
    ("9999-12-20 10:00", None, EndOfMonth(), WEEKDAYS, "9999-12-31", "the last day there is"),
    ("0001-01-01 10:00", None, Unspecified(), WEEKDAYS, "0001-01-08", "the first week there is"),
    ("0001-01-01 10:00", None, EndOfWeek(), WEEKDAYS, "0001-01-05", "the first Friday there is"),
    (
        "0001-01-01 10:00",
        None,
        DecideBy(d("0001-01-01")),
        WeekCalendar(weekend={0}),
        "0001-01-02",
        "no business day before it",
    ),
    (
        "2026-01-01 10:00",
        None,
        DecideBy(d("2026-01-03")),
        AdjustedCalendar(WEEKDAYS, closed=[(date(2010, 1, 1), date(2026, 1, 11))]),
        "2026-01-12",
        "none for ten years before it",
    ),
]


@pytest.mark.parametrize(("start", "asked_on", "timeframe", "calendar", "expected", "reason"), FOLLOW_UPS)
def test_follow_up(start, asked_on, timeframe, calendar, expected, reason):
    interview = Interview(moment(start), timeframe=timeframe, asked_on=asked_on and d(asked_on))
    assert follow_up_date(interview, calendar=calendar) == d(expected), reason


MOVE_ON = [  # policy, followed up on, move on, reason
    ("article", None, "2026-03-24", "a week after the follow-up of 03-17"),
    ("article", "2026-03-11", "2026-03-24", "sent early: counted from the plan"),
    ("article", "2026-03-17", "2026-03-24", "sent in time"),
    ("article", "2026-03-19", "2026-03-26", "sent late"),
    ("article", "2026-03-21", "2026-03-30", "sent on a Saturday: rolled forward"),
    ("two_touch", None, "2026-03-31", "a week after the second"),
    ("two_touch", "2026-03-17", "2026-03-31", "not before the second as planned"),
    ("business_week", None, "2026-03-24", "five business days after 03-17"),
]


@pytest.mark.parametrize(("policy", "sent", "expected", "reason"), MOVE_ON)
def test_move_on(policy, sent, expected, reason):
    interview = Interview(datetime(2026, 3, 10, 10))
    found = move_on_point(interview, followed_up_on=sent and d(sent), etiquette=POLICIES[policy])
    assert found == d(expected), reason


@pytest.mark.parametrize("sent", [date(2026, 3, 10), date(2026, 3, 9), date.min])
def test_a_follow_up_before_the_interview_is_refused(sent):
    words = rf"^followed_up_on must be after the day of the interview \(2026-03-10\), not {sent}$"
    with pytest.raises(InvalidValueError, match=words):
        move_on_point(Interview(datetime(2026, 3, 10, 10)), followed_up_on=sent)


def test_further_follow_ups_keep_their_spacing():
    five = attrs.evolve(TWO_TOUCH, follow_ups=5, spacing=Wait(1, "months"))
    found = follow_up_dates(Interview(datetime(2026, 1, 24, 10)), etiquette=five)
    assert [day.isoformat() for day in found] == [
        "2026-01-30",
        "2026-03-02",  # 02-28 is a Saturday
        "2026-04-02",
        "2026-05-04",  # 05-02 is a Saturday
        "2026-06-04",
    ]


def test_a_roll_back_limit_of_nothing_never_rolls_back():
    strict = attrs.evolve(ARTICLE, roll_back_limit=timedelta())
    interview = Interview(datetime(2026, 3, 10, 10), timeframe=DecideBy(date(2026, 3, 14)))
    assert follow_up_date(interview, etiquette=strict) == date(2026, 3, 16)


def test_a_changed_number_changes_the_answer():
    early = attrs.evolve(ARTICLE, thank_you=attrs.evolve(ARTICLE.thank_you, noon=time(10), same_afternoon=time(15)))
    assert thank_you_deadline(Interview(datetime(2026, 3, 10, 9)), etiquette=early) == datetime(2026, 3, 10, 15)
    assert thank_you_deadline(Interview(datetime(2026, 3, 10, 10)), etiquette=early) == datetime(2026, 3, 11, 12)


OUT_OF_RANGE = [  # start, timeframe, policy, function, reason
    ("9999-12-31 15:00", Unspecified(), ARTICLE, thank_you_deadline, "no next morning"),
    ("9999-12-31 09:00", Unspecified(), GERMANY, thank_you_deadline, "no next day"),
    ("9999-12-31 09:00", Unspecified(), TWO_TOUCH, thank_you_deadline, "no 24 hours"),
    ("9999-12-31 09:00", Unspecified(), ARTICLE, follow_up_date, "no week after"),
    ("9999-12-31 09:00", DecideBy(date.max), ARTICLE, follow_up_date, "nothing after the floor"),
    ("9999-12-20 09:00", DecideBy(date.max), ARTICLE, move_on_point, "no week after"),
    ("9999-12-20 09:00", DecideBy(date.max), ARTICLE, key_dates, "no week after"),
    ("9999-12-20 09:00", DecideBy(date.max), ARTICLE, plan, "no week after"),
    ("9999-12-20 09:00", Unspecified(), TWO_TOUCH, follow_up_dates, "no second one"),
    ("2026-03-10 09:00", EndOfWeek(10**9), ARTICLE, decision_window, "too many weeks"),
    ("2026-03-10 09:00", EndOfMonth(10**9), ARTICLE, decision_window, "too many months"),
    *(
        ("2026-03-10 09:00", Within(10**power, unit), ARTICLE, decision_window, "too many")
        for power in (7, 30, 5000)
        for unit in ("days", "weeks", "months", "business_days")
    ),
    ("2026-03-10 09:00", EndOfWeek(10**5000), ARTICLE, decision_window, "more digits than Python prints"),
    ("2026-03-10 09:00", EndOfMonth(10**5000), ARTICLE, decision_window, "more digits than Python prints"),
]


@pytest.mark.parametrize(
    ("start", "timeframe", "policy", "function", "reason"), OUT_OF_RANGE, ids=range(len(OUT_OF_RANGE))
)
def test_out_of_range(start, timeframe, policy, function, reason):
    options = {} if function is decision_window else {"etiquette": policy}
    with pytest.raises(OutOfRangeError, match="outside the years 1 to 9999") as caught:
        function(Interview(moment(start), timeframe=timeframe), **options)
    assert isinstance(caught.value, OverflowError), reason


class Never:
    def is_business_day(self, _day, /):
        return False


NEVER = [Never(), AdjustedCalendar(WEEKDAYS, closed=[(date.min, date.max)]), AdjustedCalendar(Never())]


@pytest.mark.parametrize("calendar", NEVER, ids=["plug-in", "closed", "on a plug-in"])
@pytest.mark.parametrize("timeframe", [Unspecified(), EndOfWeek(), EndOfMonth(), DecideBy(date(2026, 4, 1))], ids=str)
def test_a_calendar_that_never_opens(calendar, timeframe):
    began = process_time()
    with pytest.raises(NoBusinessDayError, match=r"no business day within ten years of 20\d\d-\d\d-\d\d"):
        key_dates(Interview(datetime(2026, 3, 10, 10), timeframe=timeframe), calendar=calendar)
    spent = process_time() - began
    assert spent < (0.05 if sys.gettrace() is None else 0.5), "50 ms, measured coverage aside"


WRONG = [None, 5, "interview", date(2026, 3, 10), datetime(2026, 3, 10, 10), object(), Interview]
ALL = [thank_you_deadline, follow_up_date, follow_up_dates, move_on_point, key_dates, plan]


@pytest.mark.parametrize("wrong", WRONG, ids=named)
@pytest.mark.parametrize("function", [*ALL, decision_window])
def test_no_interview(function, wrong):
    with pytest.raises(TypeError, match=f"^interview must be an Interview, not {type(wrong).__name__}$"):
        function(wrong)


@pytest.mark.parametrize("wrong", [None, "article", ARTICLE.thank_you, type(ARTICLE)], ids=repr)
@pytest.mark.parametrize("function", ALL)
def test_no_etiquette(function, wrong):
    expected = rf"^etiquette must be an Etiquette \(POLICIES has the named ones\), not {type(wrong).__name__}$"
    with pytest.raises(TypeError, match=expected):
        function(Interview(datetime(2026, 3, 10, 10)), etiquette=wrong)


@pytest.mark.parametrize("wrong", [None, "US", {date(2026, 1, 1)}, WeekCalendar, 5], ids=repr)
@pytest.mark.parametrize("function", [*ALL, decision_window])
def test_no_calendar(function, wrong):
    with pytest.raises(TypeError, match=r"^calendar must be a BusinessCalendar \(calendar_for makes one of a text"):
        function(Interview(datetime(2026, 3, 10, 10)), calendar=wrong)


@pytest.mark.parametrize("wrong", [datetime(2026, 3, 17, 9), "2026-03-17", 5, True])
def test_followed_up_on_must_be_a_date(wrong):
    with pytest.raises(TypeError, match=r"^followed_up_on must be a date, not "):
        move_on_point(Interview(datetime(2026, 3, 10, 10)), followed_up_on=wrong)


class Says:
    def __init__(self, answer):
        self.answer = answer

    def window(self, _asked_on, _calendar, /):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.mark.parametrize("rubbish", [None, date(2026, 3, 13), (None, None), DecisionWindow, "soon"], ids=repr)
@pytest.mark.parametrize("function", [*ALL[1:], decision_window])
def test_a_timeframe_that_returns_rubbish(function, rubbish):
    expected = f"^the window of a timeframe must be a DecisionWindow, not {type(rubbish).__name__}$"
    with pytest.raises(TypeError, match=expected):
        function(Interview(datetime(2026, 3, 10, 10), timeframe=Says(rubbish)))


def test_a_timeframe_that_raises_is_heard():
    with pytest.raises(ZeroDivisionError, match="theirs"):
        key_dates(Interview(datetime(2026, 3, 10, 10), timeframe=Says(ZeroDivisionError("theirs"))))


class TestAskedAgain:
    """Answers may be remembered; a plug-in among the arguments is asked each time."""

    def test_the_same_answer(self):
        for _ in range(3):
            assert key_dates(Interview(datetime(2026, 3, 10, 10))).move_on == date(2026, 3, 24)
            assert key_dates(Interview(datetime(2026, 3, 10, 10)), etiquette=GERMANY).move_on == date(2026, 4, 7)

    @pytest.mark.parametrize(
        "calendar",
        [
            Compiled(OwnCalendar()),
            AdjustedCalendar(Compiled(OwnCalendar()), closed=[date(2026, 3, 10)]),
            AdjustedCalendar(OwnCalendar()),
            OwnCalendar(),
        ],
        ids=["compiled", "adjusted and compiled", "adjusted", "bare"],
    )
    def test_a_calendar_that_cannot_be_hashed(self, calendar):
        interview = Interview(datetime(2026, 3, 10, 10))
        for _ in range(3):
            assert key_dates(interview, calendar=calendar).follow_ups == (date(2026, 3, 17),)
            assert plan(interview, calendar=calendar).dates == key_dates(interview, calendar=calendar)

    def test_a_calendar_that_changes_its_mind(self):
        class Fickle:
            closed = date(2026, 3, 17)

            def is_business_day(self, day, /):
                return day != self.closed

        calendar, interview = Fickle(), Interview(datetime(2026, 3, 10, 10))
        assert key_dates(interview, calendar=calendar).follow_ups == (date(2026, 3, 18),)
        calendar.closed = date.max
        assert key_dates(interview, calendar=calendar).follow_ups == (date(2026, 3, 17),)

    def test_a_timeframe_made_of_one_of_the_librarys(self):
        class Later(EndOfWeek):
            days = 0

            def window(self, asked_on, _calendar, /):
                return DecisionWindow(latest=asked_on + timedelta(days=self.days))

        for Later.days, follow_up in ((2, 12), (3, 13), (2, 12)):
            found = key_dates(Interview(datetime(2026, 3, 10, 10), timeframe=Later()))
            assert found.follow_ups == (date(2026, 3, follow_up),)

    def test_a_timing_made_of_one_of_the_librarys(self):
        class Later(HalfDay):
            hours = 0

            def deadline(self, interview, /):
                return interview.start + timedelta(hours=self.hours)

        for Later.hours in (2, 3, 2):
            found = key_dates(Interview(datetime(2026, 3, 10, 10)), etiquette=attrs.evolve(ARTICLE, thank_you=Later()))
            assert found.thank_you_by == datetime(2026, 3, 10, 10 + Later.hours)

    def test_more_cases_than_are_kept(self):
        first = key_dates(Interview(datetime(2026, 3, 10, 10)))
        for minute in range(17_000):
            key_dates(Interview(datetime(2026, 3, 10) + timedelta(minutes=minute)))
        assert key_dates(Interview(datetime(2026, 3, 10, 10))) == first

    def test_an_answer_is_kept(self):
        first, second = (key_dates(Interview(datetime(2026, 3, 10, 10)), calendar=WEEKDAYS) for _ in range(2))
        assert first is second

    def test_no_two_clocks_share_an_answer(self):
        naive = Interview(datetime(2026, 3, 10, 11, 30))
        utc = Interview(datetime(2026, 3, 10, 11, 30, tzinfo=UTC))
        berlin = utc.in_zone(ZoneInfo("Europe/Berlin"))
        for _ in range(2):
            found = [key_dates(interview).thank_you_by.isoformat() for interview in (naive, utc, berlin)]
            assert found == ["2026-03-10T17:00:00", "2026-03-10T17:00:00+00:00", "2026-03-11T12:00:00+01:00"]


def test_a_timeframe_of_ones_own_works_everywhere():
    interview = Interview(
        datetime(2026, 3, 10, 10), timeframe=Says(DecisionWindow(date(2026, 3, 12), date(2026, 3, 15)))
    )
    assert decision_window(interview) == DecisionWindow(date(2026, 3, 12), date(2026, 3, 15))
    assert follow_up_date(interview) == date(2026, 3, 13)
    assert plan(interview).dates == key_dates(interview)
    backwards = Interview(datetime(2026, 3, 10, 10), timeframe=Says(DecisionWindow(latest=date(2020, 1, 1))))
    assert follow_up_date(backwards) == date(2026, 3, 11), "a computed window in the past meets the floor"


DISORDER = "follow_ups must be one day or more, each after the one before, and move_on last"
FINE = {"thank_you_by": datetime(2026, 3, 10, 17), "follow_ups": (date(2026, 3, 17),), "move_on": date(2026, 3, 24)}


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("thank_you_by", date(2026, 3, 10), "thank_you_by must be a datetime, not date"),
        ("follow_ups", [date(2026, 3, 17)], "follow_ups must be a tuple of dates, not list"),
        ("follow_ups", (datetime(2026, 3, 17),), "each of follow_ups must be a date, not datetime; pass its .date()"),
        ("follow_ups", (), DISORDER),
        ("follow_ups", (date(2026, 3, 17), date(2026, 3, 17)), DISORDER),
        ("move_on", "2026-03-24", "move_on must be a date, not str"),
        ("move_on", date(2026, 3, 17), DISORDER),
    ],
)
def test_key_dates_are_dates_in_order(field, value, text):
    assert KeyDates(**FINE) == key_dates(Interview(datetime(2026, 3, 10, 10)))
    with pytest.raises(InvalidValueError if text == DISORDER else TypeError) as refused:
        KeyDates(**{**FINE, field: value})
    assert str(refused.value) == text
