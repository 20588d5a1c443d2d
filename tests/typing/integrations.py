"""What a type checker must accept of `interview_etiquette.integrations`, and what it must infer."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from email.message import EmailMessage
from typing import assert_type
from zoneinfo import ZoneInfo

from interview_etiquette import Contact, Interview, Plan, Step
from interview_etiquette.history import BadRecord
from interview_etiquette.integrations import drafts, records
from interview_etiquette.integrations import icalendar as ical

NOW = datetime(2026, 3, 10, 18, tzinfo=UTC)


def invites(data: bytes, text: str) -> None:
    assert_type(ical.interview_from_invite(data), Interview)
    found = ical.interview_from_invite(
        text,
        tz=ZoneInfo("Europe/Berlin"),
        uid="a",
        occurrence=date(2026, 3, 10),
        at=time(10),
        own_addresses={"me@example.net"},
        limits=ical.Limits(attendees=500),
    )
    assert_type(found, Interview)
    invite = ical.read_invite(data)
    assert_type(invite, ical.Invite)
    assert_type(invite.interview, Interview)
    assert_type(invite.organizer, Contact | None)
    assert_type((invite.location, invite.link), tuple[str | None, str | None])


def cards(data: bytes) -> None:
    assert_type(ical.contact_from_card(data), Contact)
    assert_type(ical.contacts_from_cards(data), tuple[Contact, ...])
    assert_type(ical.card_from_contact(ical.contact_from_card(data), version="3.0"), bytes)


def plans(made: Plan) -> None:
    assert_type(ical.plan_to_calendar(made, stamp=NOW), bytes)
    assert_type(ical.plan_to_calendar(made, stamp=NOW, as_="event", sequence=1), bytes)


def messages(step: Step, contact: Contact, interview: Interview) -> None:
    assert_type(drafts.draft(step, contact), EmailMessage)
    assert_type(drafts.draft(step, contact, interview=interview, sender=contact, subject="Thank you"), EmailMessage)
    assert_type(drafts.mailto(step, contact, interview=interview), str)


def trouble(data: bytes) -> None:
    try:
        ical.interview_from_invite(data)
    except ical.RefusedError as error:
        assert_type(error.refusal, ical.Refusal)
        assert_type(error.choices, tuple[str, ...])


def recruiting(record: dict[str, object], row: object) -> None:
    shape = records.Shape(
        ("day", "time"),
        end="until",
        unit="iso",
        naive="local",
        people=records.People("panel", name="name", absent=("excused", "role=candidate")),
        refuse={"state=off": "cancelled", "state=proposed": records.Refusal.NOT_AGREED},
        missing=["n/a"],
    )
    assert_type(records.interview_from(record, shape="lever"), Interview)
    berlin = ZoneInfo("Europe/Berlin")
    found = records.interview_from(row, shape=shape, tz=berlin, contacts={"7": Contact("Zoe")}, own_addresses=["a@b.c"])
    assert_type(found, Interview)
    assert_type(
        records.interviews_from([record, row], shape=records.SHAPES["odoo"]), Iterator[Interview | BadRecord[int]]
    )
    assert_type(shape.refuse, tuple[tuple[str, records.Refusal], ...])
    assert_type((shape.start, shape.people), tuple[tuple[str, ...], tuple[records.People, ...]])
