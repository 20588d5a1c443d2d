"""What type checkers make of every public call. Nothing here is run."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, assert_type

import attrs

import interview_etiquette as ie
from interview_etiquette import calendars as cal
from interview_etiquette import errors
from interview_etiquette.drawing import Timeline, timeline
from interview_etiquette.serial import Json, from_dict, json_schema, to_dict

DAY = date(2026, 3, 10)
MOMENT = datetime(2026, 3, 10, 10, tzinfo=UTC)


class Board:
    """A timeframe of a user's own."""

    def window(self, asked_on: date, calendar: cal.BusinessCalendar, /) -> ie.DecisionWindow:
        return ie.DecisionWindow(latest=cal.roll(asked_on, calendar))


class Soon:
    """A timing of a user's own."""

    next_morning = time(12)

    def deadline(self, interview: ie.Interview, /) -> datetime:
        return interview.start + timedelta(hours=1)


class OddDays:
    """A calendar of a user's own."""

    def is_business_day(self, day: date, /) -> bool:
        return day.day % 2 == 1


def values() -> None:
    contact = ie.Contact("Zoë", email="zoe@example.org", phone=None, title=None, organization=None)
    assert_type(contact.name, str)
    assert_type(contact.email, str | None)
    assert_type(contact.missing, tuple[Literal["email", "phone"], ...])
    interview = ie.Interview(
        MOMENT,
        end=None,
        contacts=[contact],
        timeframe=Board(),
        asked_on=DAY,
        employer=None,
        position="x",
        id=None,
    )
    assert_type(interview, ie.Interview)
    assert_type(interview.start, datetime)
    assert_type(interview.end, datetime | None)
    assert_type(interview.day, date)
    assert_type(interview.asked_on, date)
    assert_type(interview.contacts, tuple[ie.Contact, ...])
    assert_type(interview.timeframe, ie.Timeframe)
    assert_type(interview.in_zone(UTC), ie.Interview)
    assert_type(attrs.evolve(interview, employer="x"), ie.Interview)


def timeframes() -> None:
    said: list[ie.Timeframe] = [
        ie.Unspecified(),
        ie.OpenEnded(),
        ie.DecideBy(DAY),
        ie.DecideBetween(DAY, DAY),
        ie.NotBefore(DAY),
        ie.EndOfWeek(),
        ie.EndOfWeek(weeks=1),
        ie.EndOfMonth(),
        ie.EndOfMonth(months=1),
        ie.Within(5, "business_days"),
        ie.DecisionWindow(),
        Board(),
    ]
    for timeframe in said:
        assert_type(timeframe.window(DAY, cal.WEEKDAYS), ie.DecisionWindow)
    window = ie.DecisionWindow(earliest=DAY, latest=None, open_ended=True)
    assert_type(window.earliest, date | None)
    assert_type(window.latest, date | None)
    assert_type(window.open_ended, bool)
    assert_type(ie.DecideBy(DAY).day, date)
    assert_type(ie.Wait(1, "days").count, int)
    assert_type(ie.Wait(1, "days").unit, Literal["days", "weeks", "months", "business_days"])


def policies() -> None:
    assert_type(ie.POLICIES, Mapping[str, ie.Etiquette])
    for policy in (ie.ARTICLE, ie.BUSINESS_WEEK, ie.TWO_TOUCH, ie.CAMPUS, ie.PATIENT, ie.GERMANY):
        assert_type(policy, ie.Etiquette)
        assert_type(policy.thank_you, ie.ThankYouTiming)
        assert_type(policy.thank_you_roll, Literal[cal.Roll.FOLLOWING] | None)
        assert_type(policy.after_named_day, ie.Wait | None)
        assert_type(policy.undated_wait, ie.Wait)
        assert_type(policy.follow_ups, int)
        assert_type(policy.spacing, ie.Wait | None)
        assert_type(policy.channel, ie.Channel)
        assert_type(policy.morning, tuple[time, time])
        assert_type(policy.roll_back_limit, timedelta)
        assert_type(policy.fill_ins, tuple[str, ...])
    assert_type(attrs.evolve(ie.ARTICLE, undated_wait=ie.Wait(10, "business_days")), ie.Etiquette)
    timings: list[ie.ThankYouTiming] = [ie.HalfDay(noon=time(11)), ie.WithinHours(24), ie.NextDay(time(17)), Soon()]
    for timing in timings:
        assert_type(timing.deadline(ie.Interview(MOMENT)), datetime)
        assert_type(timing.next_morning, time)


def rules(interview: ie.Interview) -> None:
    assert_type(ie.thank_you_deadline(interview), datetime)
    assert_type(ie.thank_you_deadline(interview, calendar=OddDays(), etiquette=ie.GERMANY), datetime)
    assert_type(ie.follow_up_date(interview, calendar=OddDays(), etiquette=ie.GERMANY), date)
    assert_type(ie.follow_up_dates(interview, calendar=OddDays(), etiquette=ie.GERMANY), tuple[date, ...])
    assert_type(ie.move_on_point(interview, followed_up_on=DAY, calendar=OddDays(), etiquette=ie.GERMANY), date)
    dates = ie.key_dates(interview, calendar=OddDays(), etiquette=ie.GERMANY)
    assert_type(dates, ie.KeyDates)
    assert_type(dates.thank_you_by, datetime)
    assert_type(dates.follow_ups, tuple[date, ...])
    assert_type(dates.move_on, date)
    assert_type(ie.decision_window(interview, calendar=OddDays()), ie.DecisionWindow)


def plans(interview: ie.Interview) -> None:
    made = ie.plan(interview, calendar=OddDays(), etiquette=ie.GERMANY)
    assert_type(made.calendar, cal.BusinessCalendar | None)
    assert_type(made.to_svg(), str)
    assert_type(made.to_html(today=DAY), str)
    assert_type(timeline([made], today=None), Timeline)
    assert_type(timeline(iter([made])).to_svg(), str)
    assert_type(made, ie.Plan)
    assert_type(made.interview, ie.Interview)
    assert_type(made.etiquette, ie.Etiquette)
    assert_type(made.window, ie.DecisionWindow)
    assert_type(made.dates, ie.KeyDates)
    assert_type(made.steps, tuple[ie.Step, ...])
    assert_type(made.notes, tuple[ie.Reason, ...])
    assert_type(str(made), str)
    for step in made.steps:
        assert_type(step.id, str)
        assert_type(step.rule, ie.Rule)
        assert_type(step.opens, datetime)
        assert_type(step.due, datetime | None)
        assert_type(step.channel, ie.Channel | None)
        assert_type(step.contacts, tuple[ie.Contact, ...])
        assert_type(step.checklist, tuple[ie.ChecklistItem, ...])
        for reason in step.reasons:
            assert_type(reason.code, ie.ReasonCode)
            assert_type(reason.facts, tuple[tuple[str, str | int], ...])
        for item in step.checklist:
            assert_type((item.key, item.required, item.text), tuple[str, bool, str])
    assert_type(ie.Reason(ie.ReasonCode.WITHIN_HOURS, {"hours": 24}), ie.Reason)
    assert_type(ie.ChecklistItem("a", required=True, text="b"), ie.ChecklistItem)


def documents(interview: ie.Interview) -> None:
    written = to_dict(interview)
    assert_type(written, dict[str, Json])
    value = from_dict(written)
    assert_type(json_schema(), dict[str, Json])
    if isinstance(value, ie.Interview):
        assert_type(value, ie.Interview)


def trouble() -> None:
    try:
        ie.plan(ie.Interview(MOMENT))
    except errors.InvalidValueError as error:
        assert_type(error.argument, str)
        assert_type(error.value, str | None)
    except errors.DocumentError as error:
        assert_type(error.path, str)
    except ie.EtiquetteError as error:
        assert_type(str(error), str)
