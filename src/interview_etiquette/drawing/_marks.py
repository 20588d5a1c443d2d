"""What a plan has to show: its moments and spans, and the days on which they are closed."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Literal

import attrs

from interview_etiquette.calendars import BusinessCalendar, holiday_name
from interview_etiquette.drawing._scale import Scale, place, spoken_short
from interview_etiquette.interview import end_of
from interview_etiquette.plans import Plan
from interview_etiquette.reasons import spoken
from interview_etiquette.timeframe import DecisionWindow

Kind = Literal["interview", "thank_you", "decision", "follow_up", "move_on"]
_LONGEST_SHADED = 400  # days; on a longer drawing a day is too narrow to be seen
_SOON = 14  # days by which a drawing grows to hold today
Closed = tuple[int, int, str]


@attrs.frozen
class Mark:
    """Something on a drawing, from and to a place in days; without an end it goes on."""

    kind: Kind
    label: str
    start: float
    end: float | None


def marks(plan: Plan) -> Iterator[Mark]:
    """Yield what a plan has to show, in the order in which it comes up."""
    interview, dates, over = plan.interview, plan.dates, end_of(plan.interview)
    year = interview.day.year
    said = f"Interview {spoken_short(interview.day)}, {_clock(interview.start)}"
    yield Mark("interview", said, place(interview.start), place(over))
    said = f"Thank them by {spoken_short(dates.thank_you_by, year)}, {_clock(dates.thank_you_by)}"
    yield Mark("thank_you", said, place(over), place(dates.thank_you_by))
    yield from _decision(plan)
    for n, day in enumerate(dates.follow_ups):
        said = f"Follow up{' again' if n else ''} {spoken_short(day, year)}"
        yield Mark("follow_up", said, *(place(datetime.combine(day, clock)) for clock in plan.etiquette.morning))
    yield Mark("move_on", f"Move on from {spoken_short(dates.move_on, year)}", place(dates.move_on), None)


def _clock(moment: datetime) -> str:
    return moment.isoformat()[11:16]


def _decision(plan: Plan) -> Iterator[Mark]:
    window, interview = plan.window, plan.interview
    if window == DecisionWindow():
        return
    start = max(place(end_of(interview)), *(day.toordinal() for day in (interview.asked_on, window.earliest) if day))
    end = None if window.latest is None else max(window.latest.toordinal() + 1, start)
    said = decided(window, lambda day: spoken_short(day, interview.day.year))
    yield Mark("decision", f"They decide {said}" if window.earliest or window.latest else said.capitalize(), start, end)


def decided(window: DecisionWindow, spoken: Callable[[date], str]) -> str:
    """Return when they decide, in words; `spoken` makes a text of a day."""
    earliest, latest = (day and spoken(day) for day in (window.earliest, window.latest))
    if latest:
        return f"{earliest} to {latest}" if earliest else f"by {latest}"
    if earliest:
        return f"not before {earliest}"
    return "it may take a while" if window.open_ended else "no day was named"


def scale_of(plans: Sequence[Plan], today: date | None) -> Scale:
    """Return the days from the first interview to the last move-on point, and today where that is near."""
    found = [mark for plan in plans for mark in marks(plan)]
    first = int(min(mark.start for mark in found))
    end = int(max(mark.end or mark.start + 1 for mark in found))
    now = first if today is None else today.toordinal()
    return Scale(now if first - _SOON <= now < first else first, now + 1 if end <= now < end + _SOON else end)


def closed_days(calendar: BusinessCalendar | None, scale: Scale) -> list[Closed]:
    """Return the runs of closed days, each with its first day, the day after its last, and what to say of it."""
    if calendar is None or scale.end - scale.first > _LONGEST_SHADED:
        return []
    return list(_runs(calendar, map(date.fromordinal, range(scale.first, scale.end))))


def _runs(calendar: BusinessCalendar, days: Iterator[date]) -> Iterator[Closed]:
    for is_open, run in groupby(days, calendar.is_business_day):
        if not is_open:
            closed = list(run)
            said = "; ".join(_closed_text(calendar, day) for day in closed)
            yield closed[0].toordinal(), closed[-1].toordinal() + 1, f"closed: {said}"


def _closed_text(calendar: BusinessCalendar, day: date) -> str:
    name = holiday_name(calendar, day)
    return f"{spoken(day)} ({name})" if name else spoken(day)
