"""What holds for whatever they say."""

import contextlib
import sys
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from interview_etiquette.calendars import WEEKDAYS, WeekCalendar
from interview_etiquette.phrases import read_timeframe
from interview_etiquette.phrases._words import spellings

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SMALL_TALK = (
    "{}",
    "Thank you so much for your time. {}",
    "{} Have a lovely afternoon!",
    "It was great to meet you, really. {} Do you have any other questions?",
    "So, um, {}",
    "{} My number is 612-555-0142.",
    "Well, as I said: {}",
    "Right. {}",
    "{} Anyway, safe travels home.",
    "I'm so glad that you could make it. {} Take care!",
    "{} Is there anything else that you would like to ask?",
    "We liked talking to you. {}",
)
ASKED_ON = st.dates(date(2000, 1, 1), date(2090, 12, 31)).filter(lambda day: day.weekday() < 5)
WORDS = sorted({said for said, _ in spellings()})
SIGNS = [*list(".,;:!?-()'/\u2013—\x00"), "3/20", "13/13", "2026-02-29", "9999-12-31", "31st", "99999999", "-5", "½"]


def _long(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def _british(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _dates(day: date) -> tuple[str, ...]:
    return _long(day), _british(day), day.isoformat(), f"{WEEKDAY_NAMES[day.weekday()]}, {_long(day)}"


def _counted(count: int, unit: str) -> tuple[str, ...]:
    words = f"{count} {unit.replace('_', ' ')}"
    return (
        f"Within {words}.",
        f"We'll decide in {words}.",
        f"It will take {words} at most.",
        f"You'll hear in no more than {words}.",
        f"We need up to {words}.",
        f"Give us {words} or so.",
        f"It shouldn't take more than {words}.",
        f"{words.capitalize()} from now.",
        f"Expect a call in about {words}.",
    )


@st.composite
def ways(draw: st.DrawFn) -> tuple[date, Timeframe, str]:
    """Return a day, a timeframe, and a way to say it on that day."""
    asked_on = draw(ASKED_ON)
    day = asked_on + timedelta(days=draw(st.integers(2, 300)))
    later = day + timedelta(days=draw(st.integers(1, 60)))
    count, unit = draw(st.integers(2, 20)), draw(st.sampled_from(("days", "weeks", "months", "business_days")))
    form = draw(st.sampled_from((_long, _british, date.isoformat)))
    table: dict[Timeframe, tuple[str, ...]] = {
        Unspecified(): (
            "We'll be in touch.",
            "Soon.",
            "When we know more, so will you.",
            "We'll see.",
            "It's hard to say.",
            "As soon as we can.",
        ),
        OpenEnded(): (
            "It may take a while.",
            "There's a major approval process.",
            "It'll be ages.",
            "It won't be quick.",
            "It could take months.",
            "We're in no hurry.",
        ),
        EndOfWeek(): (
            "By the end of the week.",
            "You'll hear this week.",
            "EOW.",
            "Before the weekend.",
            "Later this week.",
            "Before this week is out.",
            "By the close of this week.",
        ),
        EndOfWeek(1): (
            "By the end of next week.",
            "We'll decide next week.",
            "Late next week.",
            "Next week at the latest.",
            "Before next week is over.",
            "Not this week, but next week.",
        ),
        EndOfWeek(2): (
            "The week after next.",
            "By the end of the week after next.",
            "In the week after next.",
            "Before the week after next is over.",
        ),
        EndOfMonth(): (
            "By the end of the month.",
            "EOM.",
            "Later this month.",
            "By month-end.",
            "Before the month is out.",
            "By the month's end.",
        ),
        EndOfMonth(1): ("By the end of next month.", "We'll decide next month.", "Late next month."),
        Within(count, unit): _counted(count, unit),
        DecideBy(day): (
            *tuple(f"By {text}." for text in _dates(day)),
            f"No later than {form(day)}.",
            f"On or before {form(day)}.",
            f"{form(day)} at the latest.",
            f"If you haven't heard by {form(day)}, it's a no.",
            f"Before {form(day + timedelta(days=1))}.",
            f"The decision will be made on {form(day)}.",
            f"You will have heard from us by {form(day)}.",
            f"It won't be later than {form(day)}.",
            f"By {form(later)}. No, sorry, by {form(day)}.",
        ),
        DecideBetween(day, later): (
            f"Between {form(day)} and {form(later)}.",
            f"From {form(day)} to {form(later)}.",
            f"Not before {form(day)}, but by {form(later)}.",
            f"Sometime between {form(day)} and {form(later)}.",
            f"{form(day)} at the earliest, {form(later)} at the latest.",
        ),
        NotBefore(day): (
            f"Not before {form(day)}.",
            f"Don't expect to hear before {form(day)}.",
            f"{form(day)} at the earliest.",
            f"No sooner than {form(day)}.",
            f"No earlier than {form(day)}.",
            f"Nobody will know before {form(day)}.",
            f"We won't decide until {form(day)}.",
            f"Sometime after {form(day - timedelta(days=1))}.",
        ),
    }
    timeframe = draw(st.sampled_from(list(table)))
    return asked_on, timeframe, draw(st.sampled_from(table[timeframe]))


class TestEveryTimeframeIsReadBack:
    """For every timeframe value, a table of ways to say it is read back as that value."""

    @settings(max_examples=400, deadline=None)
    @given(ways())
    def test_as_it_is_said(self, way: tuple[date, Timeframe, str]) -> None:
        asked_on, timeframe, said = way
        assert read_timeframe(said, asked_on=asked_on).timeframe == timeframe

    @settings(max_examples=400, deadline=None)
    @given(ways(), st.sampled_from(SMALL_TALK))
    def test_small_talk_does_not_change_it(self, way: tuple[date, Timeframe, str], talk: str) -> None:
        asked_on, timeframe, said = way
        assert read_timeframe(talk.format(said), asked_on=asked_on).timeframe == timeframe

    @settings(max_examples=200, deadline=None)
    @given(ways())
    def test_case_does_not_change_it(self, way: tuple[date, Timeframe, str]) -> None:
        asked_on, timeframe, said = way
        assert read_timeframe(said.swapcase(), asked_on=asked_on).timeframe == timeframe


class TestNothingButEtiquetteErrors:
    """Whatever is said, on whatever day: a reading whose spans lie in the text, or an `EtiquetteError`."""

    @settings(max_examples=400, deadline=None)
    @given(
        st.one_of(
            st.text(max_size=200),
            st.lists(st.sampled_from(WORDS + SIGNS), max_size=25).map(" ".join),
            st.lists(st.sampled_from(SIGNS), max_size=40).map("".join),
        ),
        st.dates(),
        st.sampled_from((WEEKDAYS, WeekCalendar({4, 5}))),
        st.booleans(),
    )
    def test_whatever_is_said(self, said: str, asked_on: date, calendar: WeekCalendar, day_first: bool) -> None:
        try:
            reading = read_timeframe(said, asked_on=asked_on, calendar=calendar, day_first=day_first)
        except EtiquetteError as error:
            assert str(error).isprintable()
        else:
            spans = (*reading.understood, *(aside.span for aside in reading.ignored))
            assert all(0 <= start < end <= len(said) for start, end in spans)
            assert all(said[slice(*aside.span)] == aside.text for aside in reading.ignored)


class TestLinearTime:
    """Doubling the length never takes more than 2.5 times the steps."""

    @pytest.mark.parametrize(
        "said",
        [
            *("the day after ", "the Monday before ", "within a week of ", "a week or two or ", "between 3 and "),
            *("mid-", "no, Friday, ", "1 ", "31st ", "decide Friday ", "x", "1", "xyzzyx ", "not by May ", "( "),
        ],
    )
    def test_doubling(self, said: str) -> None:
        _steps(said * 20)  # patterns are made on first use
        steps = [_steps((said * length)[:length]) for length in (250, 500, 1000, 2000)]
        assert max(after / before for before, after in pairwise(steps)) <= 2.5


def _steps(said: str) -> int:
    """Return how many calls reading takes, which the load of the machine does not change."""
    steps = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal steps
        steps += event in ("call", "c_call")

    sys.setprofile(called)
    with contextlib.suppress(EtiquetteError):
        read_timeframe(said, asked_on=date(2026, 3, 10))
    sys.setprofile(None)
    return steps
