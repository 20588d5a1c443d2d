"""The rulings behind the readings, one table each, and what is refused."""

import pickle
from datetime import date, datetime
from typing import cast

import pytest

from interview_etiquette import (
    DecideBetween,
    DecideBy,
    EndOfMonth,
    EndOfWeek,
    EtiquetteError,
    NotBefore,
    OpenEnded,
    Timeframe,
    Unspecified,
    Within,
)
from interview_etiquette.calendars import WEEKDAYS, AdjustedCalendar, CalendarBase, CountryCalendar, WeekCalendar
from interview_etiquette.errors import OutOfRangeError, UnreadablePhraseError
from interview_etiquette.phrases import Reading, SetAside, read_timeframe

TUESDAY = date(2026, 3, 10)
SATURDAY = date(2026, 3, 14)
ENGLAND = CountryCalendar("GB", subdivision="ENG")


def _by(text: str) -> DecideBy:
    return DecideBy(date.fromisoformat(text))


READINGS: list[tuple[str, Timeframe]] = [
    # relative things stay relative
    ("by the end of next week", EndOfWeek(1)),
    ("within 5 business days", Within(5, "business_days")),
    ("in a fortnight", Within(14, "days")),
    ("within 48 hours", Within(2, "days")),
    ("within a year", Within(12, "months")),
    ("by the end of the month", EndOfMonth()),
    ("in 2-3 weeks", Within(3, "weeks")),
    # stated ones are days
    ("from Monday to Wednesday", DecideBetween(date(2026, 3, 16), date(2026, 3, 18))),
    ("not before the 16th but by the 20th", DecideBetween(date(2026, 3, 16), date(2026, 3, 20))),
    ("after Monday but before Friday", DecideBetween(date(2026, 3, 17), date(2026, 3, 19))),
    ("not before the 16th, and that day for sure", DecideBetween(date(2026, 3, 16), date(2026, 3, 16))),
    ("not before March 1", NotBefore(TUESDAY.replace(year=2027, month=3, day=1))),
    ("by Christmas 2027", _by("2027-12-25")),
    ("by Easter 2027", _by("2027-03-28")),
    ("by Cyber Monday", _by("2026-11-30")),
    ("The 15th is when we decide.", _by("2026-03-15")),
    ("by the 31st of this month", _by("2026-03-31")),
    ("by 5 pm", _by("2026-03-10")),
    ("on Friday, by 5 pm", _by("2026-03-13")),
    ("midweek next week", _by("2026-03-18")),
    ("We meet Friday. You'll hear within a week of that Friday.", _by("2026-03-20")),
    ("We meet on the 20th and decide that week.", _by("2026-03-20")),
    ("My boss is back on Monday, and then we decide.", _by("2026-03-16")),
    ("We're seeing the last candidate on Monday and will decide within two days.", _by("2026-03-18")),
    ("Julia returns on the 17th; once she's back we'll pick somebody within three days.", _by("2026-03-20")),
    ("two business days before June 5", _by("2026-06-03")),
    ("a month before June 5", _by("2026-05-05")),
    ("two weeks before June 5", _by("2026-05-22")),
    ("in three hours after Friday", _by("2026-03-13")),
    ("the third day of April", _by("2026-04-03")),
    ("this Tuesday", _by("2026-03-10")),
    ("by the month after that", Unspecified()),
    ("after the weekend", NotBefore(date(2026, 3, 16))),
    ("by Friday,,,", _by("2026-03-13")),
    ("Friday, no, Monday", _by("2026-03-16")),
    # the latest of two alternatives is not the earlier one
    ("by the end of next week, Monday at the latest", _by("2026-03-23")),
    ("Thursday, Friday at the latest", _by("2026-03-13")),
    ("not before the 16th, Friday at the latest", DecideBetween(date(2026, 3, 16), date(2026, 3, 20))),
    # what is no day of the decision
    ("We're open 24/7.", Unspecified()),
    ("by last March", Unspecified()),
    ("next June", Unspecified()),
    ("next January", DecideBetween(date(2027, 1, 1), date(2027, 1, 29))),
    ("the week of last Friday", Unspecified()),
    ("on the first Monday of last month", Unspecified()),
    ("from Friday to yesterday", Unspecified()),
    ("on the last day of next week", EndOfWeek(1)),
    ("The second is better.", Unspecified()),
    ("The 15th interview went well.", Unspecified()),
    ("the 5th start date", Unspecified()),
    ("the second decision", Unspecified()),
    ("from the 20th to March 12, 2026", Unspecified()),
    ("from the 20th to Monday", DecideBetween(date(2026, 3, 20), date(2026, 3, 23))),
    ("within two weeks of the very last of all those other nice final candidate interviews", Unspecified()),
    ("a vote of two", Unspecified()),
    ("in a century", Unspecified()),
    ("half a week", Unspecified()),
    ("It may take a while.", OpenEnded()),
]


@pytest.mark.parametrize(("said", "timeframe"), READINGS)
def test_reading(said: str, timeframe: Timeframe) -> None:
    assert read_timeframe(said, asked_on=TUESDAY).timeframe == timeframe


@pytest.mark.parametrize(
    ("said", "day_first", "expected"),
    [
        ("by 4/5", False, "2026-04-05"),
        ("by 4/5", True, "2026-05-04"),
        ("by 4/5/26", True, "2026-05-04"),
        ("by 25/4", False, "2026-04-25"),
        ("by 4/25", True, "2026-04-25"),
        ("by 4.5.", False, "2026-05-04"),
        ("by 2026-05-04", True, "2026-05-04"),
    ],
)
def test_order_of_day_and_month(said: str, day_first: bool, expected: str) -> None:
    assert read_timeframe(said, asked_on=TUESDAY, day_first=day_first).timeframe == _by(expected)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("by the end of the week", "2026-03-20"),  # said on a Saturday, this week is already the coming one
        ("this week", "2026-03-20"),
        ("next week", "2026-03-20"),
        ("the week after next", "2026-03-27"),
        ("by Friday", "2026-03-20"),
        ("next Friday", "2026-03-20"),
        ("by midweek", "2026-03-18"),
    ],
)
def test_said_on_a_weekend(said: str, expected: str) -> None:
    reading = read_timeframe(said, asked_on=SATURDAY)
    assert reading.timeframe.window(SATURDAY, WEEKDAYS).latest == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("next week", "2026-03-19"),
        ("next Thursday", "2026-03-19"),
        ("early next week", "2026-03-16"),
        ("before the weekend", "2026-03-12"),
    ],
)
def test_the_week_is_the_calendars(said: str, expected: str) -> None:
    calendar = WeekCalendar(weekend={4, 5})
    reading = read_timeframe(said, asked_on=TUESDAY, calendar=calendar)
    assert reading.timeframe.window(TUESDAY, calendar).latest == date.fromisoformat(expected)


def test_a_week_of_one_business_day_ends_on_it() -> None:
    shut = AdjustedCalendar(WEEKDAYS, closed=[(date(2026, 3, 17), date(2026, 3, 20))])
    assert read_timeframe("by the week of March 18", asked_on=TUESDAY, calendar=shut).timeframe == _by("2026-03-16")


def test_a_week_without_a_business_day_ends_on_the_next_one() -> None:
    shut = AdjustedCalendar(WEEKDAYS, closed=[(date(2026, 3, 16), date(2026, 3, 20))])
    reading = read_timeframe("by the week of March 18", asked_on=TUESDAY, calendar=shut)
    assert reading.timeframe == _by("2026-03-23")


class Founders(CalendarBase):
    """Closed on the 2nd of May, which it calls Founders' Day, and on a day off for it."""

    def is_business_day(self, day: date, /) -> bool:
        return day.weekday() < 5 and self.holiday_name(day) is None

    def holiday_name(self, day: date, /) -> str | None:
        names = {
            (5, 2): "Founders' Day",
            (5, 4): "Founders' Day (observed)",
            (9, 9): "Miller\u2019s Fair; Apple-Harvest",
        }
        return names.get((day.month, day.day))


@pytest.mark.parametrize(
    ("said", "calendar", "expected"),
    [
        ("by Founders Day", Founders(), "2026-05-02"),
        ("the day before Founders' Day", Founders(), "2026-05-01"),
        ("by Miller's Fair", Founders(), "2026-09-09"),
        ("by Apple Harvest", Founders(), "2026-09-09"),
        ("by Founders' Day observed", Founders(), "2026-05-02"),
        ("by Thanksgiving", Founders(), "2026-11-26"),
        ("by Thanksgiving", CountryCalendar("CA", subdivision="ON"), "2026-10-12"),
        ("by the summer bank holiday", ENGLAND, "2026-08-31"),
        ("by the early May bank holiday", ENGLAND, "2026-05-04"),
        ("by Boxing Day", ENGLAND, "2026-12-26"),
        ("by Anzac", CountryCalendar("AU"), "2026-04-25"),
        ("by the King's Birthday", CountryCalendar("NZ"), "2026-06-01"),
        ("by the Chung Yeung Festival", CountryCalendar("HK"), "2026-10-18"),
        ("by Waitangi Day", CountryCalendar("NZ"), "2027-02-06"),
        ("by Pentecost", WEEKDAYS, "2026-05-24"),
        ("by Shrove Tuesday", WEEKDAYS, "2027-02-09"),
    ],
)
def test_holidays_by_name(said: str, calendar: CalendarBase, expected: str) -> None:
    assert read_timeframe(said, asked_on=TUESDAY, calendar=calendar).timeframe == _by(expected)


@pytest.mark.parametrize(
    ("said", "span", "problem"),
    [
        ("by 31 February", "'31 February'", "be a date that exists"),
        ("by 2026-13-45", "'2026-13-45'", "be a date that exists"),
        ("by 13/13/2026", "'13/13/2026'", "be a date that exists"),
        ("the 0th of May", "'the 0th of May'", "be a date that exists"),
        ("by the 45th of this month", "'the 45th of this month'", "be a date that exists"),
        ("by the 32nd", "'the 32nd'", "be a date that exists"),
        ("in -5 days", "'-5 days'", "be a count of one or more"),
        ("in 0 days", "'0 days'", "be a count that somebody can mean"),
        ("in a million weeks", "'a million weeks'", "be a count that somebody can mean"),
        ("by Q7", "'Q7'", "be a quarter from 1 to 4"),
        ("in the fifth quarter", "'the fifth quarter'", "be a quarter from 1 to 4"),
        ("the fifth Monday of July", "'the fifth Monday of July'", "be a day that the month has"),
        ("the 31st day of June", "'the 31st day of June'", "be a day that the month has"),
        ("the 0th Monday of May", "'the 0th Monday of May'", "be a day that the month has"),
        ("\u00bd" * 2000, f"'{chr(0xBD) * 36}...", "have 2000 characters at most"),
        ("( " * 1001, "'( ( ( ( ( ( ( ( ( ( ( ( ( ( ( ( ( ( ...", "have 2000 characters at most"),
    ],
)
def test_refused(said: str, span: str, problem: str) -> None:
    with pytest.raises(UnreadablePhraseError) as caught:
        read_timeframe(said, asked_on=TUESDAY)
    assert caught.value.span == span
    assert len(span) <= 40
    way_out = "ask them again, or build the timeframe by hand"
    assert str(caught.value) == f"what they said must {problem}, not {span}; {way_out}"
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize("said", ["We had 32 February days.", "We worked for 0 days on it.", "for a million weeks"])
def test_what_is_no_decision_is_not_refused(said: str) -> None:
    assert read_timeframe(said, asked_on=TUESDAY).timeframe == Unspecified()


@pytest.mark.parametrize(
    "said", ["next month", "by the 15th", "by Easter", "by Easter next year", "tomorrow", "next week", "in two weeks"]
)
def test_beyond_the_last_year(said: str) -> None:
    with pytest.raises(OutOfRangeError, match="lies outside the years 1 to 9999"):
        read_timeframe(said, asked_on=date(9999, 12, 31))


@pytest.mark.parametrize(
    ("said", "asked_on", "expected"),
    [
        ("this month", "0001-01-15", "0001-01-31"),
        ("by Christmas", "9999-11-01", "9999-12-25"),
        ("by May 5", "9999-03-01", "9999-05-05"),
        ("by the 20th", "9999-11-01", "9999-11-20"),
    ],
)
def test_the_first_year_and_the_last(said: str, asked_on: str, expected: str) -> None:
    day = date.fromisoformat(asked_on)
    assert read_timeframe(said, asked_on=day).timeframe.window(day, WEEKDAYS).latest == date.fromisoformat(expected)


def test_the_longest_text() -> None:
    assert read_timeframe("by 2026-03-20".rjust(2000), asked_on=TUESDAY).timeframe == _by("2026-03-20")


def test_beyond_the_last_year_says_what_is() -> None:
    with pytest.raises(OutOfRangeError, match="^the day that they named lies outside"):
        read_timeframe("tomorrow", asked_on=date(9999, 12, 31))


def test_nesting_is_bounded() -> None:
    for said in ("week of friday " * 100, "the day after " * 100, "the Monday before " * 50 + "Easter"):
        try:
            reading = read_timeframe(said, asked_on=TUESDAY)
        except EtiquetteError:
            continue
        assert isinstance(reading, Reading)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("You'd start on 4 May.", "about starting, not about deciding"),
        ("The start date is April 6.", "about starting, not about deciding"),
        ("The lab moves in June.", "about something other than the decision"),
        ("In June the lab moves.", "about something other than the decision"),
        ("We move to Boston in June.", "about something other than the decision"),
        ("Your interview on Thursday with Dana will be the last step.", "about something other than the decision"),
        ("Interviews are on Thursday.", "about something other than the decision"),
        ("It won't be Friday.", "what will not be the case"),
        ("We met last Friday.", "in the past"),
        ("Every Friday we vote.", "comes round again and again"),
        ("It lasts for two weeks.", "a length, not a time"),
        ("You'll know by Friday, March 21.", "the weekday and the date do not agree"),
        ("Two weeks after the panel.", "counted from a day that is not named"),
        ("By March 2, 2026.", "in the past"),
        ("from the 20th to March 12, 2026", "the end comes before the beginning"),
        ("The ad went up in January.", "in the past"),
    ],
)
def test_set_aside(said: str, reason: str) -> None:
    reading = read_timeframe(said, asked_on=TUESDAY)
    assert reading.timeframe == Unspecified()
    assert [aside.reason for aside in reading.ignored] == [reason]


def test_names_of_holidays_are_text() -> None:
    class Numbers(CalendarBase):
        def is_business_day(self, day: date, /) -> bool:
            return day.weekday() < 5

        def holiday_name(self, _day: date, /) -> str | None:
            return cast("str", 5)

    with pytest.raises(TypeError, match="^calendar must be one whose names of holidays are a str, not int$"):
        read_timeframe("by Easter", asked_on=TUESDAY, calendar=Numbers())


def test_a_plug_in_names_the_days_of_the_coming_year_alone() -> None:
    asked = set[date]()

    class Asked(Founders):
        def holiday_name(self, day: date, /) -> str | None:
            asked.add(day)
            return super().holiday_name(day)

    assert read_timeframe("by Miller's Fair", asked_on=TUESDAY, calendar=Asked()).timeframe == _by("2026-09-09")
    assert (min(asked), max(asked)) == (TUESDAY, date(2027, 3, 10))


def test_bounds_that_contradict_are_none() -> None:
    reading = read_timeframe("Not before the 20th, but by March 18.", asked_on=TUESDAY)
    assert reading.timeframe == Unspecified()
    assert [aside.reason for aside in reading.ignored] == ["contradicts another day"] * 2


def test_what_is_corrected_or_beside_the_point_is_set_aside() -> None:
    reading = read_timeframe("You'll hear Thursday, no, Friday. My mother is 80 on the 20th.", asked_on=TUESDAY)
    assert reading.timeframe == _by("2026-03-13")
    assert {aside.text: aside.reason for aside in reading.ignored} == {
        "Thursday": "corrected later",
        "the 20th": "about something other than the decision",
    }
    assert str(reading.ignored[0]) == "'Thursday': corrected later"


@pytest.mark.parametrize(
    ("said", "explanation"),
    [
        ("next week", "'next week' is read as the week's last business day, Fri 2026-03-20"),
        ("in a week or so", "'a week or so' is read as 1 week on, Tue 2026-03-17"),
        ("this month", "'this month' is read as the month's last business day, Tue 2026-03-31"),
        ("within 5 business days", "'5 business days' is read as 5 business days on, Tue 2026-03-17"),
        ("by Friday", "'Friday' is read as Fri 2026-03-13"),
        ("not before Friday", "'Friday' is read as not before Fri 2026-03-13"),
        ("16-20 March", "'16-20 March' is read as Mon 2026-03-16 to Fri 2026-03-20"),
        ("a while", "'a while' is read as a long wait without a date"),
        ("soon", "no day is named by which they will have decided"),
        ("not before Monday but by Friday", "'Monday' with 'Friday' is read as Mon 2026-03-16 to Fri 2026-03-20"),
    ],
)
def test_explanation(said: str, explanation: str) -> None:
    assert read_timeframe(said, asked_on=TUESDAY).explanation == explanation


@pytest.mark.parametrize(
    ("said", "convention"),
    [
        ("by Friday", False),
        ("by June", True),
        ("early next week", True),
        ("by 4/5", True),
    ],
)
def test_convention(said: str, convention: bool) -> None:
    assert read_timeframe(said, asked_on=TUESDAY).convention is convention


def test_spans_lie_in_the_original_text() -> None:
    said = "\uff22\uff39 \u00abFri\u200bday\u00bb \ufb01rst thing"
    (span,) = read_timeframe(said, asked_on=TUESDAY).understood
    assert said[slice(*span)] == "Fri\u200bday"


def test_readings_are_values() -> None:
    reading = read_timeframe("You'd start on 4 May; we'll decide by Friday.", asked_on=TUESDAY)
    assert pickle.loads(pickle.dumps(reading)) == reading
    assert hash(reading) == hash(read_timeframe("You'd start on 4 May; we'll decide by Friday.", asked_on=TUESDAY))
    with pytest.raises(TypeError, match="text"):
        SetAside((0, 1), 1, "")  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ((1, TUESDAY, False), "said must be a str, not int"),
        (("", "2026-03-10", False), "asked_on must be a date, not str"),
        (("", datetime(2026, 3, 10), False), "asked_on must be a date, not datetime"),
        (("", TUESDAY, 1), "day_first must be a bool, not int"),
    ],
)
def test_wrong_types(arguments: tuple[object, object, object], problem: str) -> None:
    said, asked_on, day_first = arguments
    with pytest.raises(TypeError, match=f"^{problem}"):
        read_timeframe(said, asked_on=asked_on, day_first=day_first)  # pyright: ignore[reportArgumentType]
