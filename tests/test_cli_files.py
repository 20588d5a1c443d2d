"""The files of the command line: an invite and cards in, a calendar and drafts out."""

import io
import json
import subprocess
import sys
from datetime import UTC, datetime
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

import icalendar
import pytest
from invites import invite, vcard

from interview_etiquette import Contact, EndOfWeek, Interview, plan
from interview_etiquette._cli import main
from interview_etiquette.integrations.icalendar import plan_to_calendar
from interview_etiquette.serial import from_dict

BERLIN = ZoneInfo("Europe/Berlin")
ZOE = Contact("Zoë Müller", email="zoe@example.org")
INVITE = invite(
    "SUMMARY:Engineer",
    "ORGANIZER;CN=Zoë Müller:mailto:zoe@example.org",
    start="DTSTART;TZID=Europe/Berlin:20260310T140000",
)
INVITED = Interview(datetime(2026, 3, 10, 14, tzinfo=BERLIN), contacts=[ZOE], position="Engineer", id="acme-2")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "invite.ics").write_bytes(INVITE.encode())
    (tmp_path / "floating.ics").write_bytes(INVITE.replace(";TZID=Europe/Berlin", "").encode())
    (tmp_path / "zoe.vcf").write_bytes(vcard("FN:Zoë Müller", "EMAIL:zoe@example.org").encode())
    (tmp_path / "max.vcf").write_bytes(vcard("FN:Max Power").encode())
    return tmp_path


def answered(capsys, *arguments):
    assert main([*arguments, "--json"]) == 0
    return from_dict(json.loads(capsys.readouterr().out))


def refused(capsys, *arguments):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    return capsys.readouterr().err.removeprefix("interview-etiquette: ").rstrip("\n")


@pytest.mark.usefixtures("folder")
def test_an_invite(capsys):
    assert answered(capsys, "--invite", "invite.ics") == plan(INVITED)


def test_an_invite_from_standard_input(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(INVITE.encode())))
    assert answered(capsys, "--invite", "-") == plan(INVITED)


@pytest.mark.usefixtures("folder")
def test_an_invite_with_options(capsys):
    options = ["--end-of-week", "--employer", "Acme", "--position", "CTO", "--id", "x", "--contact", "Max"]
    made = answered(capsys, "--invite", "invite.ics", "--tz", "Asia/Tokyo", *options).interview
    assert made.start == datetime(2026, 3, 10, 22, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert (made.employer, made.position, made.id, made.timeframe) == ("Acme", "CTO", "x", EndOfWeek())
    assert made.contacts == (ZOE, Contact("Max"))


@pytest.mark.usefixtures("folder")
def test_cards(capsys):
    made = answered(capsys, "2026-03-10T14:00", "--card", "zoe.vcf", "--card", "max.vcf", "--contact", "Eve").interview
    assert made.contacts == (Contact("Eve"), ZOE, Contact("Max Power"))


def test_a_card_takes_the_place_of_whom_the_invite_names(capsys, folder):
    (folder / "zoe.vcf").write_bytes(vcard("FN:Dr. Zoë Müller", "EMAIL:ZOE@example.org", "TEL:110").encode())
    made = answered(capsys, "--invite", "invite.ics", "--contact", "Eve", "--card", "zoe.vcf")
    zoe = Contact("Dr. Zoë Müller", email="ZOE@example.org", phone="110")
    assert made.interview.contacts == (zoe, Contact("Eve"))


def test_a_calendar(capsys, folder):
    assert main(["--invite", "invite.ics", "--ics", "plan.ics"]) == 0
    assert (folder / "plan.ics").read_bytes() == plan_to_calendar(plan(INVITED), stamp=INVITED.start)
    assert capsys.readouterr().out == f"{plan(INVITED)}\n"
    assert main(["2026-03-10T14:00", "--id", "x", "--ics", "plan.ics", "--now", "2026-03-17T09:00"]) == 0
    found = icalendar.Calendar.from_ical((folder / "plan.ics").read_bytes()).todos[0]
    assert found["DTSTAMP"].dt == datetime(2026, 3, 17, 9, tzinfo=UTC)


def test_drafts(capsys, folder):
    assert main(["--invite", "invite.ics", "--card", "max.vcf", "--drafts", "drafts"]) == 0
    files = sorted((folder / "drafts").iterdir())
    assert [file.name for file in files] == ["1-thank_you.eml", "2-follow_up.eml"]
    message = message_from_bytes(files[0].read_bytes(), policy=policy.default)
    assert (message["To"], message["X-Unsent"]) == ("Zoë Müller <zoe@example.org>", "1")
    assert "Engineer" in message["Subject"]
    files[0].write_text("mine")
    capsys.readouterr()
    files[1].rename(folder / "2.eml")
    expected = "--drafts holds drafts already, which are never replaced; name another folder"
    assert refused(capsys, "--invite", "invite.ics", "--drafts", "drafts") == expected
    assert files[0].read_text() == "mine"
    assert not files[1].exists()


@pytest.mark.usefixtures("folder")
def test_oneself_is_left_out_of_an_invite(capsys):
    assert answered(capsys, "--invite", "invite.ics", "--me", "Zoe@example.org").interview.contacts == ()


def test_a_calendar_again(folder):
    def revisions(*arguments):
        assert main(["2026-03-10T14:00", "--id", "x", "--ics", "plan.ics", *arguments]) == 0
        found = icalendar.Calendar.from_ical((folder / "plan.ics").read_bytes())
        return {todo["SEQUENCE"] for todo in found.todos}

    assert [revisions(), revisions(), revisions("--end-of-week"), revisions("--end-of-week"), revisions()] == [
        {0}, {0}, {1}, {1}, {2},
    ]  # fmt: skip


def test_a_calendar_takes_the_place_of_no_other_file(capsys, folder):
    expected = "--ics must name a new file, or one to which a plan was written before"
    for file in ("invite.ics", "zoe.vcf", "-"):
        assert refused(capsys, "2026-03-10T14:00", "--id", "x", "--ics", file) == expected
    assert (folder / "invite.ics").read_bytes() == INVITE.encode()
    (folder / "empty.ics").touch()
    assert main(["2026-03-10T14:00", "--id", "x", "--ics", "empty.ics"]) == 0


WRONG = [  # what is wrong with all else, and the error
    (["--thanked", "2026-03-11"], "--now is missing; write the moment you ask about, such as 2026-03-17T09:00"),
    (["--contact", "Zoe <=?x?=@example.org>"], "to must not look like an encoded word in its address"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_nothing_is_written_when_something_is_wrong(capsys, folder, arguments, message):
    before = sorted(folder.iterdir())
    assert refused(capsys, *EVE, *arguments, "--drafts", "drafts") == message
    assert sorted(folder.iterdir()) == before


EVE = ["2026-03-10T14:00", "--contact", "Eve <eve@example.org>"]
REFUSED = [
    (["--invite", "none.ics"], "--invite cannot be read: No such file or directory"),
    (["--invite", "a\0b"], "--invite cannot be read: that is no name of a file"),
    (["--invite", "zoe.vcf"], "no VCALENDAR in it; name a file that has one"),
    (["--invite", "floating.ics"], "its time has no zone; say which, such as --tz Europe/Berlin"),
    (["2026-03-10T14:00", "--card", "invite.ics"], "no VCARD in it; name a file that has one"),
    (["--invite", "invite.ics", "2026-03-10T14:00"], "--invite says when it was; leave out START and --end"),
    (["--invite", "invite.ics", "--end", "15:00"], "--invite says when it was; leave out START and --end"),
    (["--invite", "invite.ics", "--position", ""], "position must not be blank"),
    (["2026-03-10T14:00", "--card", "none.vcf"], "--card cannot be read: No such file or directory"),
    (["2026-03-10T14:00", "--id", "x", "--ics", "none/plan.ics"], "--ics cannot be written: No such file or directory"),
    (["2026-03-10T14:00", "--drafts", "d"], '--drafts has nobody to write to; add --contact "NAME <ADDRESS>"'),
    ([*EVE, "--drafts", "none/drafts"], "--drafts cannot be written: No such file or directory"),
    ([*EVE, "--drafts", "zoe.vcf"], "--drafts cannot be written: File exists"),
]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("arguments", "message"), REFUSED, ids=[" ".join(row[0]).replace("\0", "") for row in REFUSED])
def test_refused(capsys, arguments, message):
    assert refused(capsys, *arguments) == message


@pytest.mark.usefixtures("folder")
def test_a_calendar_needs_a_key(capsys):
    expected = "--ics needs a key for the interview, to know it again; give it one with --id"
    assert refused(capsys, "2026-03-10T14:00", "--ics", "plan.ics") == expected


def test_a_file_without_an_end():
    command = [sys.executable, "-m", "interview_etiquette", "--invite", "/dev/zero"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert done.returncode == 2
    assert b"limits=Limits(size=...)" in done.stderr or b"cannot be read" in done.stderr
