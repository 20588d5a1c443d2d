"""Every public function at work: what it takes, and a text that stands for what it gives."""

import ast
from datetime import UTC, date, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from zoneinfo import ZoneInfo

import interview_etiquette as ie
from interview_etiquette import calendars, drawing, history, phrases, serial, testing
from interview_etiquette._value import Value
from interview_etiquette.integrations import drafts, records

PACKAGE = Path(ie.__file__).parent
DAY = date(2026, 3, 10)
START = datetime(2026, 3, 10, 14)
ZOE = ie.Contact("Zoë Müller", email="zoe@example.org", phone="+49 30 123", title="CTO", organization="Acme")
SAID = (ie.Unspecified(), ie.OpenEnded(), ie.EndOfWeek(1), ie.EndOfMonth(), ie.Within(1, "months"), ie.DecideBy(DAY))
ZONES = (None, UTC, ZoneInfo("Europe/Berlin"))
INVITE = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:acme-2
SUMMARY:Engineer
DTSTART;TZID=W. Europe Standard Time:20260310T140000
DTEND;TZID=W. Europe Standard Time:20260310T150000
ATTENDEE;CN=Zoë Müller:mailto:zoe@example.org
END:VEVENT
END:VCALENDAR
"""
RECORD = {"id": "4e1f", "starts_at": "2026-03-10T13:00:00Z", "cancelled": False}
CARD = "BEGIN:VCARD\nVERSION:4.0\nFN:Zoë Müller\nEMAIL:zoe@example.org\nTEL:+49 30 123\nEND:VCARD\n"


def public_names():
    """Return the names in `__all__` of each module on whose path nothing begins with an underscore."""
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = [part for part in file.relative_to(PACKAGE).with_suffix("").parts if part != "__init__"]
        if any(part.startswith("_") for part in parts):
            continue
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
                yield ".".join(["interview_etiquette", *parts]), ast.literal_eval(node.value)


def about_interviews():
    """The functions that take an interview, for each thing that may be said, each policy and kind of clock."""
    us = calendars.CountryCalendar("US")
    for n, (said, zone) in enumerate((said, zone) for said in SAID for zone in ZONES):
        policy = [*ie.POLICIES.values()][n % len(ie.POLICIES)]
        interview = ie.Interview(START.replace(tzinfo=zone), contacts=[ZOE], timeframe=said, id="acme-2")
        choice = {"calendar": us, "etiquette": policy}
        for function in (ie.thank_you_deadline, ie.follow_up_date, ie.follow_up_dates, ie.move_on_point, ie.key_dates):
            yield partial(function, interview, **choice)
        yield partial(ie.plan, interview, **choice)
        yield partial(ie.decision_window, interview, calendar=us)
        now = datetime(2026, 3, 24, 10, tzinfo=zone)
        happened = (
            history.ThankYouSent(at=datetime(2026, 3, 10, 18, tzinfo=zone)),
            history.ReplyReceived(at=datetime(2026, 3, 12, 9, tzinfo=zone), timeframe=ie.EndOfWeek()),
        )
        yield partial(history.next_step, interview, happened, now=now, **choice)
        yield partial(history.may_contact, interview, happened, at=now, **choice)
        yield partial(history.answer_by, interview, happened, **choice)
        records = (history.Record("acme", interview, happened),)
        yield partial(history.due, records, since=START.replace(tzinfo=zone), until=now, **choice)


def about_days():
    """The functions of `calendars`, and what reads or checks."""
    us = calendars.CountryCalendar("US")
    for function in (
        calendars.roll,
        calendars.next_business_day,
        calendars.previous_business_day,
    ):
        yield partial(function, DAY, us)
    yield partial(calendars.add_business_days, DAY, 250, us)
    yield partial(calendars.week_start, us, DAY)
    yield partial(calendars.holiday_name, us, date(2026, 11, 26))
    yield partial(calendars.count_business_days, DAY, date(2027, 3, 10), us)
    yield partial(calendars.business_days, DAY, date(2026, 4, 10), us)
    yield partial(calendars.calendar_for, "US & GB-ENG")
    yield partial(calendars.as_calendar, frozenset({DAY}))
    yield partial(phrases.read_timeframe, "by Friday week, not before Thanksgiving", asked_on=DAY, calendar=us)
    yield partial(testing.check_calendar, us, first=DAY, last=date(2026, 4, 10))


def about_values():
    """The functions that write values, and read them."""
    interview = ie.Interview(START.replace(tzinfo=ZoneInfo("Europe/Berlin")), contacts=[ZOE], id="acme-2")
    made = ie.plan(interview)
    thanks = next(step for step in made.steps if step.rule == "thank_you")
    yield partial(serial.to_dict, made)
    yield partial(serial.from_dict, serial.to_dict(made))
    yield partial(serial.json_schema)
    yield partial(drawing.timeline, (made, made), today=DAY)
    yield partial(drafts.draft, thanks, ZOE, interview=interview, sender=ZOE)
    yield partial(drafts.mailto, thanks, ZOE, interview=interview)
    yield partial(records.interview_from, RECORD, shape="workable")
    yield partial(records.interviews_from, (RECORD, {}), shape="workable")
    try:
        import numpy  # noqa: F401, ICN001
    except ImportError:
        pass
    else:
        yield partial(calendars.to_numpy, calendars.WEEKDAYS, DAY, date(2026, 4, 10))
    try:
        icalendar = import_module("interview_etiquette.integrations.icalendar")
    except ImportError:
        return
    yield partial(icalendar.interview_from_invite, INVITE)
    yield partial(icalendar.read_invite, INVITE)
    yield partial(icalendar.contact_from_card, CARD)
    yield partial(icalendar.contacts_from_cards, CARD * 2)
    yield partial(icalendar.card_from_contact, ZOE)
    yield partial(icalendar.plan_to_calendar, made, stamp=datetime(2026, 3, 10, tzinfo=UTC))


def calls():
    """Return every public function with arguments, ready to be called."""
    return [*about_interviews(), *about_days(), *about_values()]


def text(answer):
    """Return what stands for an answer: of a value all that it says, of an array its days."""
    match answer:
        case Value() | None | date() | str() | bytes() | int() | dict():
            return f"{answer!r} {answer}"
        case tuple() | list():
            return " ".join(map(text, answer))
        case _ if hasattr(answer, "holidays"):
            return repr([answer.weekmask.tolist(), answer.holidays.tolist()])
        case _ if hasattr(answer, "__next__"):
            return text(list(answer))
        case _ if hasattr(answer, "as_bytes"):
            return repr(answer.as_bytes())
        case _:
            return repr(type(answer))


def answers():
    """Return the texts of all answers."""
    return [text(call()) for call in calls()]


if __name__ == "__main__":
    print(*answers(), sep="\n")
