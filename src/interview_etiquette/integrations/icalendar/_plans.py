"""A plan as a calendar: one to-do or one event per step."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from uuid import NAMESPACE_URL, uuid5

from interview_etiquette._text import headline
from interview_etiquette._value import check_count
from interview_etiquette.errors import InvalidValueError, check_type, shown
from interview_etiquette.integrations.icalendar._library import Writable, component, written
from interview_etiquette.plans import Plan, Rule, Step
from interview_etiquette.wallclock import NO_TIME, at, in_zone, instant, plain

Kind = Literal["todo", "event"]
_COMPONENTS = {"todo": "VTODO", "event": "VEVENT"}
_ENDS = {"todo": "DUE", "event": "DTEND"}
_BEFOREHAND = timedelta(hours=1)  # how long before the interview its own steps are called to mind

Property = tuple[str, object]


def plan_to_calendar(plan: Plan, /, *, stamp: datetime, as_: Kind = "todo", sequence: int = 0) -> bytes:
    """Return a plan as the contents of an .ics file that a calendar or a to-do list imports.

    The same arguments give the same bytes. The `UID` of a step comes from its id, so a plan exported again takes the
    place of the first. There is no `METHOD` and no `ATTENDEE`: nothing is ever sent to anybody.

    Args:
        plan: The plan; its interview must have an id, which must be yours alone.
        stamp: When it is exported, with a zone.
        as_: "todo" for a VTODO per step, "event" for a VEVENT with an alarm per step, which blocks no time.
        sequence: How often it was exported before; raise it when the plan has changed.

    Returns:
        Times in UTC; those of an interview without a zone without one too, which every calendar shows on its own
        clock. The step to move on is a whole day.

    Raises:
        TypeError: An argument of the wrong type.
        InvalidValueError: The interview has no id, the stamp no zone, or another kind is asked for.
        OutOfRangeError: A time lies outside the years 1 to 9999 in UTC.

    Example:
        >>> from datetime import UTC, datetime
        >>> from interview_etiquette import Interview, plan
        >>> from interview_etiquette.integrations.icalendar import plan_to_calendar
        >>> made = plan(Interview(datetime(2026, 3, 10, 14, tzinfo=UTC), id="acme-2"))
        >>> lines = plan_to_calendar(made, stamp=datetime(2026, 3, 10, 18, tzinfo=UTC)).decode().splitlines()
        >>> [line for line in lines if line.startswith(("SUMMARY", "DUE"))][-2:]
        ['DUE;VALUE=DATE:20260324', 'SUMMARY:Move on']
    """
    _check(plan, as_, sequence)
    calendar = component("VCALENDAR")
    calendar.add("PRODID", written("-//interview-etiquette//interview-etiquette//EN"))
    calendar.add("VERSION", written("2.0"))
    for step in plan.steps:
        calendar.add_component(_component(step, plan, _utc(stamp, "stamp"), as_, sequence))
    return calendar.to_ical(sorted=False)


def _check(plan: Plan, as_: str, sequence: int) -> None:
    check_type("plan", plan, Plan, "a Plan")
    if as_ not in _COMPONENTS:
        raise InvalidValueError("as_", 'must be "todo" or "event"', shown(as_))
    check_count("sequence", sequence, 0)
    if plan.interview.id is None:
        problem = "must have an id, or nothing could be exported twice; attrs.evolve(interview, id=...) gives it one"
        raise InvalidValueError("plan.interview", problem)


def _utc(moment: datetime, argument: str) -> datetime:
    value = plain(moment, argument)
    if value.tzinfo is None:
        raise InvalidValueError(argument, "must have a zone, such as datetime.now(UTC) has")
    return in_zone(value, UTC, argument)


def _component(step: Step, plan: Plan, stamp: datetime, as_: Kind, sequence: int) -> Writable:
    made = component(_COMPONENTS[as_])
    made.add("UID", written(str(uuid5(NAMESPACE_URL, f"interview-etiquette:{as_}:{step.id}"))))
    made.add("DTSTAMP", stamp)
    made.add("SEQUENCE", sequence)
    for name, value in (*_times(step, as_), *_texts(step, plan)):
        made.add(name, value)
    made.add("X-INTERVIEW-ETIQUETTE-STEP", written(step.id), {"VALUE": "TEXT"})
    if as_ == "event":
        made.add("TRANSP", written("TRANSPARENT"))
        made.add_component(_alarm(step, plan))
    return made


def _times(step: Step, as_: Kind) -> Iterator[Property]:
    """Yield when a step opens and is due: a day where it is never due."""
    if step.due is None:
        yield "DTSTART", step.opens.date()
    else:
        yield "DTSTART", _written(step.opens)
        yield _ENDS[as_], _written(step.due)
    if step.due is None and as_ == "todo":
        yield "DUE", step.opens.date()


def _written(moment: datetime) -> datetime | date:
    return moment if moment.tzinfo is None else in_zone(moment, UTC, "step")


def _texts(step: Step, plan: Plan) -> Iterator[Property]:
    known = ", ".join(filter(None, (plan.interview.position, plan.interview.employer)))
    yield "SUMMARY", written(headline([step]) + (f" ({known})" if known else ""))
    lines = [*(f"- {item.text}" if item.required else f"- ({item.text})" for item in step.checklist)]
    yield "DESCRIPTION", written("\n".join([*lines, "because:", *map(str, step.reasons)]))
    yield "CLASS", written("PRIVATE")


def _alarm(step: Step, plan: Plan) -> Writable:
    made = component("VALARM")
    made.add("ACTION", written("DISPLAY"))
    made.add("DESCRIPTION", written(headline([step])))
    made.add("TRIGGER", max(instant(_reminder(step, plan)) - instant(step.opens), NO_TIME))
    return made


def _reminder(step: Step, plan: Plan) -> datetime:
    """Return when to be reminded: as a step opens, but never at midnight."""
    start = plan.interview.start
    match step.rule:
        case Rule.BUSINESS_CARD | Rule.DECISION_DATE:
            return start - _BEFOREHAND
        case Rule.MOVE_ON:
            return at(step.opens.date(), plan.etiquette.morning[0], start.tzinfo)
        case _:
            return step.opens
