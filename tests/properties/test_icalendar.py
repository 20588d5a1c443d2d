"""What must hold of any invite, card and plan, whoever wrote it."""

import contextlib
import os
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invites import mutated, vcalendar, vevent

from interview_etiquette import Contact, EtiquetteError, Interview, plan
from interview_etiquette._text import headline
from interview_etiquette.errors import InvalidValueError
from interview_etiquette.integrations.icalendar import (
    card_from_contact,
    contact_from_card,
    contacts_from_cards,
    interview_from_invite,
    plan_to_calendar,
)

TESTS = Path(__file__).parents[1]
BERLIN = ZoneInfo("Europe/Berlin")
STAMP = datetime(2026, 3, 10, 18, tzinfo=UTC)
ANY_TEXT = st.text(min_size=1, max_size=200)
AWKWARD = st.text(alphabet="\ufeff\\;:,\"'nNtT\r\n\t \x0b\u2028%^=#&?<>@é\u3000\U0001f600", min_size=1, max_size=40)


def lines():
    """Return texts that a contact takes: any characters but those that no line can hold."""
    return (ANY_TEXT | AWKWARD).filter(fits)


def fits(text):
    try:
        Contact(text)
    except InvalidValueError:
        return False
    return True


CONTACTS = st.builds(
    Contact,
    lines(),
    email=st.none() | st.sampled_from(["zoe@example.org", "o'neil+x@example.org", "Zoe.Müller@exämple.org"]),
    phone=st.none() | lines(),
    title=st.none() | lines(),
    organization=st.none() | lines(),
)


@given(contact=CONTACTS, version=st.sampled_from(["3.0", "4.0"]))
def test_a_contact_survives_its_card(contact, version):
    assert contact_from_card(card_from_contact(contact, version=version)) == contact


@given(contact=CONTACTS, position=lines(), key=lines(), as_=st.sampled_from(["todo", "event"]))
def test_a_plan_survives_its_calendar(contact, position, key, as_):
    made = plan(Interview(datetime(2026, 3, 10, 10, tzinfo=BERLIN), contacts=[contact], position=position, id=key))
    found = icalendar.Calendar.from_ical(plan_to_calendar(made, stamp=STAMP, as_=as_)).subcomponents
    assert [str(each["X-INTERVIEW-ETIQUETTE-STEP"]) for each in found] == [step.id for step in made.steps]
    assert [each["SUMMARY"] for each in found] == [f"{headline([step])} ({position})" for step in made.steps]


@given(
    start=st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),
    minutes=st.integers(1, 12 * 60),
    summary=lines().map(lambda line: line.replace("\\", "").replace("\ufeff", "").strip()).filter(bool),
)
def test_an_invite_is_read_as_it_was_written(start, minutes, summary):
    """Written by the library itself, which breaks a line at a backslash and an N, and drops a mark of byte order."""
    event = icalendar.Event()
    begins = start.replace(tzinfo=UTC)
    ends = datetime.fromtimestamp(begins.timestamp() + minutes * 60, UTC)
    for name, value in {"UID": "acme-2", "DTSTART": begins, "DTEND": ends, "SUMMARY": summary}.items():
        event.add(name, value)
    found = interview_from_invite(vcalendar(event.to_ical().decode().removesuffix("\r\n")))
    assert (found.start, found.end, found.position) == (begins, ends, summary)


READERS = [
    interview_from_invite,
    lambda data: interview_from_invite(data, tz=BERLIN, at=time(10), occurrence=date(2026, 3, 17), uid="acme-2"),
    contacts_from_cards,
]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("seed", range(5))
def test_only_our_errors_come_out_of_broken_files(reader, seed):
    random = Random(seed)
    for _ in range(300):
        with contextlib.suppress(EtiquetteError):
            reader(mutated(random))


@given(data=st.binary(max_size=400) | st.text(max_size=400))
@settings(max_examples=200)
def test_only_our_errors_come_out_of_anything(data):
    for reader in READERS:
        with contextlib.suppress(EtiquetteError):
            reader(data)


@given(
    written=st.text(max_size=60), name=st.sampled_from(["DTSTART", "DTEND", "DURATION", "ORGANIZER", "RRULE", "UID"])
)
def test_only_our_errors_come_out_of_any_property(written, name):
    for reader in READERS:
        with contextlib.suppress(EtiquetteError):
            reader(vcalendar(vevent(f"{name}{written}", uid="")))


AUDIT = """
import contextlib, os, sys, zoneinfo
from datetime import UTC, datetime
from random import Random
from invites import SEEDS, invite, mutated
from interview_etiquette import Contact, EtiquetteError, Interview, plan
from interview_etiquette.integrations.drafts import draft, mailto
from interview_etiquette.integrations.icalendar import *

BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")
ZOE = Contact("Zoë", email="zoe@example.org")
MADE = plan(Interview(datetime(2026, 3, 10, 10, tzinfo=BERLIN), contacts=[ZOE], id="a"))

def everything(seed):
    random = Random(seed)
    for data in [*SEEDS, *(mutated(random) for _ in range(200))]:
        for reader in (interview_from_invite, contacts_from_cards):
            with contextlib.suppress(EtiquetteError):
                reader(data)
    for zone in ("/etc/passwd", "../../etc/passwd", "localtime", "Nowhere/Special", "A" * 5000):
        with contextlib.suppress(EtiquetteError):
            interview_from_invite(invite(start=f"DTSTART;TZID={zone}:20260310T140000"))
    card_from_contact(ZOE), plan_to_calendar(MADE, stamp=datetime(2026, 3, 10, tzinfo=UTC), as_="event")
    bytes(draft(MADE.steps[2], ZOE)), mailto(MADE.steps[2], ZOE)

everything(0)
seen = []
sys.addaudithook(lambda event, arguments: seen.append((event, arguments)))
everything(1)
zones = [*zoneinfo.TZPATH, os.sep + os.path.join("tzdata", "")]
for event, arguments in seen:
    if event.startswith(("socket", "subprocess", "urllib", "os.system", "exec")) and event != "exec":
        print(event, arguments)
    elif event == "open" and not any(zone in os.fspath(arguments[0]) for zone in zones):
        print(event, arguments)
"""


def test_nothing_is_opened():
    """But the tz database, for a zone that was not asked for before."""
    paths = [str(TESTS), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", AUDIT], check=False, capture_output=True, env=environment, timeout=120)
    assert (done.stdout.decode(), done.stderr.decode(), done.returncode) == ("", "", 0)
