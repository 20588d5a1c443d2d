"""Invites in: what is read, and what is refused with its reason."""

import pickle
import re
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from time import process_time
from zoneinfo import ZoneInfo

import icalendar
import pytest
import pytz
from invites import CUSTOM, invite, vcalendar, vevent, vtimezone

from interview_etiquette import Contact, EtiquetteError, Interview
from interview_etiquette.errors import InvalidValueError, MissingExtraError, OutOfRangeError
from interview_etiquette.integrations.icalendar import (
    Invite,
    Limits,
    Refusal,
    RefusedError,
    interview_from_invite,
    read_invite,
)

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
ONE = datetime(2026, 3, 10, 13, tzinfo=UTC)
FLOATING = "DTSTART:20260310T140000"
NAMED = "DTSTART;TZID={}:20260310T140000"
DAY = "DTSTART;VALUE=DATE:20260310"
ZOE = "ORGANIZER;CN=Zoë Müller:mailto:zoe@example.org"
MAX = "ATTENDEE;CN=Max Power{}:mailto:max@example.org"


def wall(data, **options):
    """Return the start of an invite as text: the wall clock, its offset and its zone."""
    start = interview_from_invite(data, **options).start
    return f"{start} {start.tzinfo}"


def refusal(data, **options):
    with pytest.raises(RefusedError) as caught:
        interview_from_invite(data, **options)
    return caught.value.refusal


def test_everything_an_invite_says():
    written = invite(
        "DTEND:20260310T140000Z",
        "SUMMARY:Interview\\, Engineer",
        "LOCATION:Room 4",
        "X-GOOGLE-CONFERENCE:https://meet.example.org/acme-2",
        ZOE,
        MAX.format(""),
    )
    expected = Interview(
        ONE,
        end=datetime(2026, 3, 10, 14, tzinfo=UTC),
        contacts=[Contact("Zoë Müller", email="zoe@example.org"), Contact("Max Power", email="max@example.org")],
        position="Interview, Engineer",
        id="acme-2",
    )
    assert interview_from_invite(written) == expected
    assert interview_from_invite(written.encode()) == expected
    assert interview_from_invite(b"\xef\xbb\xbf" + written.encode()) == expected
    assert interview_from_invite(written.replace("\r\n", "\n")) == expected
    found = read_invite(written)
    assert found == Invite(
        expected, organizer=expected.contacts[0], location="Room 4", link="https://meet.example.org/acme-2"
    )


def test_an_invite_that_says_little():
    found = read_invite(vcalendar(vevent(uid="")))
    assert found == Invite(Interview(ONE))


STARTS = [  # lines of the start, of the calendar, tz, the wall clock, why
    ("DTSTART:20260310T130000Z", "", None, "2026-03-10 13:00:00+00:00 UTC", "UTC stays UTC"),
    ("DTSTART:20260310T130000Z", "", BERLIN, "2026-03-10 14:00:00+01:00 Europe/Berlin", "put on the clock given"),
    (
        "DTSTART:20260310T190000Z",
        "X-WR-TIMEZONE:America/New_York",
        None,
        "2026-03-10 15:00:00-04:00 America/New_York",
        "UTC with the clock that the calendar names",
    ),
    ("DTSTART:20260310T190000Z", "X-WR-TIMEZONE:Nowhere", None, "2026-03-10 19:00:00+00:00 UTC", "a clock unknown"),
    (
        "DTSTART:20260310T190000Z",
        "X-WR-TIMEZONE:America/New_York",
        BERLIN,
        "2026-03-10 20:00:00+01:00 Europe/Berlin",
        "the clock given goes before",
    ),
    (
        "DTSTART;TZID=America/New_York:20260310T130000Z",
        "",
        None,
        "2026-03-10 09:00:00-04:00 America/New_York",
        "UTC with a zone besides",
    ),
    (NAMED.format("Europe/Berlin"), "", None, "2026-03-10 14:00:00+01:00 Europe/Berlin", "a zone by name"),
    (NAMED.format("Europe/Berlin"), "", NEW_YORK, "2026-03-10 09:00:00-04:00 America/New_York", "put on another clock"),
    (NAMED.format("W. Europe Standard Time"), "", None, "2026-03-10 14:00:00+01:00 Europe/Berlin", "as Windows says"),
    (NAMED.format('"Eastern Standard Time"'), "", None, "2026-03-10 14:00:00-04:00 America/New_York", "and quoted"),
    (
        NAMED.format("America/New_York"),
        "X-WR-TIMEZONE:Europe/Berlin",
        None,
        "2026-03-10 14:00:00-04:00 America/New_York",
        "a zone of its own goes before the calendar's",
    ),
    (FLOATING, "", BERLIN, "2026-03-10 14:00:00+01:00 Europe/Berlin", "no zone: the one given"),
    (FLOATING, "", pytz.timezone("Europe/Berlin"), "2026-03-10 14:00:00+01:00 Europe/Berlin", "a zone of pytz"),
    (NAMED.format("Our Office"), "", BERLIN, "2026-03-10 14:00:00+01:00 Europe/Berlin", "nobody's: the one given"),
    (
        "DTSTART;TZID=Europe/Berlin:20260329T023000",
        "",
        None,
        "2026-03-29 03:30:00+02:00 Europe/Berlin",
        "in a gap: after it",
    ),
    ("dtstart;tzid=Europe/Berlin:20260310T140000", "", None, "2026-03-10 14:00:00+01:00 Europe/Berlin", "lower case"),
    ("DTST\r\n ART:20260310T130000Z", "", None, "2026-03-10 13:00:00+00:00 UTC", "folded within the name"),
]


@pytest.mark.parametrize(("start", "head", "tz", "expected", "why"), STARTS, ids=[row[-1] for row in STARTS])
def test_starts(start, head, tz, expected, why):
    assert wall(invite(start=start, head=[head] if head else []), tz=tz) == expected, why


REFUSED = [  # the invite, which refusal, why
    (invite(start=FLOATING), Refusal.NO_ZONE, "a time without a zone"),
    (invite(start=FLOATING, head=["X-WR-TIMEZONE:Europe/Berlin"]), Refusal.NO_ZONE, "which the calendar's is not"),
    (invite(start=NAMED.format("Our Office")), Refusal.UNKNOWN_ZONE, "never silently without one"),
    (invite(start=NAMED.format("localtime")), Refusal.UNKNOWN_ZONE, "the host's zone is nobody's"),
    (invite(start=NAMED.format("../../../etc/passwd")), Refusal.UNKNOWN_ZONE, "a path is no zone"),
    (invite(start=NAMED.format("/etc/passwd")), Refusal.UNKNOWN_ZONE, "nor is an absolute one"),
    (invite(start=NAMED.format("Europe")), Refusal.UNKNOWN_ZONE, "a directory"),
    (invite(start=DAY), Refusal.ALL_DAY, "a whole day"),
    (invite("X-MICROSOFT-CDO-ALLDAYEVENT:TRUE", start=NAMED.format("Europe/Berlin")), Refusal.ALL_DAY, "as Outlook"),
    (invite(start=""), Refusal.NO_START, "no start"),
    (invite("DTSTART:20260311T130000Z"), Refusal.NO_START, "two starts"),
    (invite(start="DTSTART:tomorrow"), Refusal.NO_START, "no time"),
    (invite(start="DTSTART:20260230T140000Z"), Refusal.NO_START, "no such day"),
    (invite(start="DTSTART:PT1H"), Refusal.NO_START, "a duration"),
    (invite(start="DTSTART:140000"), Refusal.NO_START, "a clock time"),
    (invite(start="DTSTART:20260310T130000Z/PT1H"), Refusal.NO_START, "a period"),
    (invite("RRULE:FREQ=WEEKLY"), Refusal.RECURRING, "a rule"),
    (invite("RDATE:20260317T130000Z"), Refusal.RECURRING, "further dates"),
    (invite("STATUS:CANCELLED"), Refusal.CANCELLED, "cancelled"),
    (invite(head=["METHOD:CANCEL"]), Refusal.CANCELLED, "called off"),
    (invite(head=["METHOD:COUNTER"]), Refusal.NOT_AGREED, "another time proposed"),
    (invite(head=["METHOD:DECLINECOUNTER"]), Refusal.NOT_AGREED, "and declined"),
    (invite("DTEND:20260310T120000Z"), Refusal.ENDS_BEFORE_START, "ends before it starts"),
    (invite("DURATION:-PT1H"), Refusal.ENDS_BEFORE_START, "lasts less than nothing"),
    (invite("DTEND:later"), Refusal.NO_START, "an end that is no time"),
    (invite("DTEND;TZID=Our Office:20260310T150000"), Refusal.UNKNOWN_ZONE, "an end in nobody's zone"),
    (vcalendar(vevent(), vevent(uid="UID:acme-3")), Refusal.SEVERAL, "two events"),
    (vcalendar(vevent(uid=""), vevent(uid="")), Refusal.SEVERAL, "two without a UID are no revisions"),
    (vcalendar(), Refusal.NOTHING_IN_IT, "no event"),
    ("", Refusal.NOTHING_IN_IT, "nothing at all"),
    ("invite.ics", Refusal.NOTHING_IN_IT, "a path as text"),
    (vevent(), Refusal.NOTHING_IN_IT, "no calendar around it"),
    (vcalendar(vevent()).replace("END:VEVENT\r\n", ""), Refusal.UNREADABLE, "an end without its beginning"),
    (vcalendar(vevent()).replace("END:VCALENDAR\r\n", ""), Refusal.UNREADABLE, "cut short"),
    ("END:VCALENDAR", Refusal.UNREADABLE, "an end and no beginning"),
    (vcalendar(vevent(), "stray"), Refusal.UNREADABLE, "a stray line in the calendar"),
    (invite('SUMMARY;X="open:Engineer'), Refusal.UNREADABLE, "a quote that does not close"),
    (invite().encode("utf-16"), Refusal.UNREADABLE, "not UTF-8"),
    (invite("SUMMARY:M\xfcller").encode("latin-1"), Refusal.UNREADABLE, "not UTF-8 either"),
    (invite("SUMMARY:\ud800"), Refusal.UNREADABLE, "half a character"),
]


@pytest.mark.parametrize(("data", "expected", "why"), REFUSED, ids=[row[-1] for row in REFUSED])
def test_refused(data, expected, why):
    assert refusal(data) is expected, why


def test_a_stray_line_within_an_event_is_passed_over():
    assert interview_from_invite(invite("DESCRIPTION:Bring", "your portfolio")).start == ONE


class TestZonesOfTheFile:
    @pytest.mark.parametrize("first", [0, 1])
    def test_one_name_two_zones(self, first):
        """The library keeps the first definition of a name for the whole process."""
        start = NAMED.format(CUSTOM)
        files = [
            invite(start=start, zone=vtimezone("+0100", "+0200")),
            invite(start=start, zone=vtimezone("-0800", "-0700")),
        ]
        walls = ["2026-03-10 14:00:00+01:00 UTC+01:00", "2026-03-10 14:00:00-08:00 UTC-08:00"]
        icalendar.Calendar.from_ical(files[first])
        assert [wall(file) for file in files] == walls
        assert [wall(file) for file in reversed(files)] == walls[::-1]

    def test_the_library_is_left_as_it_was(self):
        name = "Zone Of This Test"
        interview_from_invite(invite(start=NAMED.format(name), zone=vtimezone(tzid=name)))
        start = icalendar.Calendar.from_ical(invite(start=NAMED.format(name))).events[0].start
        assert start.tzinfo is None, "which is why an unknown name is refused here"

    OFFSETS = [  # wall clock, offset, why
        ("20260310T140000", 1, "winter"),
        ("20260710T140000", 2, "summer"),
        ("20260329T013000", 1, "before the change"),
        ("20260329T023000", 1, "in the gap: the offset before it"),
        ("20260329T030000", 2, "after the gap"),
        ("20261025T023000", 2, "of two the first"),
        ("20261025T030000", 1, "when the clock has gone back"),
        ("20261231T235959", 1, "the end of the year"),
        ("16010101T010000", 1, "before the file's first change: standard time"),
        ("99991231T120000", 1, "the last day of all"),
    ]

    @pytest.mark.parametrize(("written", "hours", "why"), OFFSETS, ids=[row[-1] for row in OFFSETS])
    def test_offsets(self, written, hours, why):
        data = invite(start=f"DTSTART;TZID={CUSTOM}:{written}", zone=vtimezone())
        assert interview_from_invite(data).start.utcoffset() == timedelta(hours=hours), why

    @pytest.mark.parametrize("year", range(1971, 2100, 8))
    @pytest.mark.parametrize("month", range(1, 13))
    def test_as_the_tz_database(self, year, month):
        """The rules of Berlin since 1996 and those of New York since 2007, in any year."""
        for zone, standard, daylight, ends, begins in [
            (BERLIN, "+0100", "+0200", "BYDAY=-1SU;BYMONTH=10", "BYMONTH=3;BYDAY=-1SU"),
            (NEW_YORK, "-0500", "-0400", "BYMONTH=11;BYDAY=1SU;INTERVAL=1", "WKST=MO;BYDAY=2SU;BYMONTH=3"),
        ]:
            same = datetime(2019 if year % 4 else 2024, month, 15, 12, tzinfo=zone)
            data = invite(
                start=f"DTSTART;TZID={CUSTOM}:{year}{month:02}15T120000",
                zone=vtimezone(standard, daylight, ends=ends, begins=begins),
            )
            assert interview_from_invite(data).start.utcoffset() == same.utcoffset()

    NAMING = [  # TZID, further lines, offsets, the zone, why
        ("/example.org/20260101/Europe/Berlin", (), ("+0100", "+0200"), "Europe/Berlin", "the end of a long name"),
        (CUSTOM, ["X-LIC-LOCATION:Europe/Berlin"], ("+0100", "+0200"), "Europe/Berlin", "what libical adds"),
        (CUSTOM, ["X-LIC-LOCATION:Europe/Berlin"], ("+0300", "+0400"), "UTC+03:00", "whose offset is another"),
        ("Europe/Berlin", (), ("+0300", "+0400"), "Europe/Berlin", "a name that everybody knows"),
    ]

    @pytest.mark.parametrize(("tzid", "more", "offsets", "expected", "why"), NAMING, ids=[row[-1] for row in NAMING])
    def test_names(self, tzid, more, offsets, expected, why):
        data = invite(start=NAMED.format(tzid), zone=vtimezone(*offsets, tzid=tzid, more=more))
        assert str(interview_from_invite(data).start.tzinfo) == expected, why

    def test_rules_that_ended_and_further_dates(self):
        zone = vtimezone(
            ends="BYDAY=-1SU;BYMONTH=10;UNTIL=20251026T010000Z", begins="BYDAY=-1SU;BYMONTH=3;UNTIL=20250330"
        )
        start = f"DTSTART;TZID={CUSTOM}:20260710T140000"
        assert wall(invite(start=start, zone=zone)) == "2026-07-10 14:00:00+01:00 UTC+01:00", "no summer after 2025"
        last = f"DTSTART;TZID={CUSTOM}:20250710T140000"
        assert wall(invite(start=last, zone=zone)) == "2025-07-10 14:00:00+02:00 UTC+02:00", "but that day's included"
        again = zone.replace("END:DAYLIGHT", "RDATE:20240101T000000,20260501T000000/P1D\r\nEND:DAYLIGHT")
        assert wall(invite(start=start, zone=again)) == "2026-07-10 14:00:00+02:00 UTC+02:00", "but for one"

    def test_an_end_in_universal_time_is_a_moment(self):
        """Summer ends for the last time at 01:00 UTC, which is 03:00 on the clock before."""
        for last, hours in (("20251026T005959Z", 2), ("20251026T010000Z", 1)):
            zone = vtimezone(
                ends=f"BYDAY=-1SU;BYMONTH=10;UNTIL={last}", begins="BYDAY=-1SU;BYMONTH=3;UNTIL=20250330T010000Z"
            )
            data = invite(start=f"DTSTART;TZID={CUSTOM}:20251101T140000", zone=zone)
            assert interview_from_invite(data).start.utcoffset() == timedelta(hours=hours)

    def test_without_rules(self):
        zone = "\r\n".join(
            line.replace("16010101T020000", "20240229") for line in vtimezone().split("\r\n") if "RRULE" not in line
        )
        assert wall(invite(start=NAMED.format(CUSTOM), zone=zone)) == "2026-03-10 14:00:00+02:00 UTC+02:00"

    def test_a_rule_from_a_leap_day(self):
        zone = vtimezone().replace("16010101T020000", "20240229T020000")
        assert wall(invite(start=NAMED.format(CUSTOM), zone=zone)) == "2026-03-10 14:00:00+01:00 UTC+01:00"

    UNREADABLE = [
        ("FREQ=YEARLY", "FREQ=SECONDLY", "a rule that runs for ever"),
        ("FREQ=YEARLY", "FREQ=YEARLY;BYHOUR=1,2,3", "a rule of many hours"),
        ("FREQ=YEARLY", "FREQ=YEARLY;COUNT=99", "a rule that counts"),
        ("BYDAY=-1SU", "BYDAY=-1SU,XX", "no day"),
        ("BYMONTH=10", "BYMONTH=13", "no month"),
        (";BYMONTH=10", "", "a day of no month"),
        ("FREQ=YEARLY;", "", "no frequency"),
        ("FREQ=YEARLY", "FREQ=YEARLY;BYHOUR=25", "no hour"),
        ("TZOFFSETTO:+0100", "TZOFFSETTO:soon", "no offset"),
        ("TZOFFSETTO:+0100", "TZOFFSETTO:-9900", "too much of one"),
        ("DTSTART:16010101T030000", "DTSTART:soon", "no beginning"),
        ("DTSTART:16010101T030000", "DTSTART:PT1H", "a duration"),
        ("DTSTART:16010101T030000", "COMMENT:none", "none at all"),
    ]

    @pytest.mark.parametrize(("part", "instead", "why"), UNREADABLE, ids=[row[-1] for row in UNREADABLE])
    def test_definitions_that_cannot_be_read(self, part, instead, why):
        zone = vtimezone().replace(part, instead)
        assert refusal(invite(start=NAMED.format(CUSTOM), zone=zone)) is Refusal.UNKNOWN_ZONE, why

    def test_before_the_first_change_of_a_zone_without_standard_time(self):
        zone = re.sub("BEGIN:STANDARD.*END:STANDARD\r\n", "", vtimezone(), flags=re.DOTALL).replace(
            "16010101", "20270101"
        )
        assert wall(invite(start=NAMED.format(CUSTOM), zone=zone)) == "2026-03-10 14:00:00+02:00 UTC+02:00"

    def test_an_empty_definition(self):
        zone = f"BEGIN:VTIMEZONE\r\nTZID:{CUSTOM}\r\nEND:VTIMEZONE"
        assert refusal(invite(start=NAMED.format(CUSTOM), zone=zone)) is Refusal.UNKNOWN_ZONE

    RULES = [  # how summer begins, when that is for the last time until 10 June 2026, why
        ("BYMONTH=3;BYDAY=-1SU", "20260329T020000", "the last Sunday"),
        ("BYMONTH=3;BYDAY=2SU", "20260308T020000", "the second Sunday"),
        ("BYMONTH=3;BYDAY=+1SU,3SU", "20260315T020000", "the later of two"),
        ("BYMONTH=3;BYDAY=SU;BYMONTHDAY=8,9,10,11,12,13,14", "20260308T020000", "the Sunday on or after the 8th"),
        ("BYMONTH=3;BYMONTHDAY=5", "20260305T020000", "a date"),
        ("BYMONTH=3;BYMONTHDAY=-1", "20260331T020000", "the last day"),
        ("BYMONTH=9,5", "20260501T020000", "two months"),
        ("INTERVAL=1;BYHOUR=4;BYMINUTE=30;BYSECOND=0", "20260101T043000", "another time, on the day it first was"),
        ("BYMONTH=7;BYDAY=1FR", "20250704T020000", "later in the year"),
    ]

    @pytest.mark.parametrize(("rule", "last", "why"), RULES, ids=[row[-1] for row in RULES])
    def test_rules(self, rule, last, why):
        """Only what begins last applies: right before it stands the offset that another observance gave."""
        zone = vtimezone(begins=rule, ends="BYMONTH=1;BYMONTHDAY=1")
        moment = datetime.strptime(last, "%Y%m%dT%H%M%S")
        before, after = moment - timedelta(minutes=1), moment + timedelta(hours=1)
        offsets = [
            interview_from_invite(
                invite(start=f"DTSTART;TZID={CUSTOM}:{each:%Y%m%dT%H%M%S}", zone=zone)
            ).start.utcoffset()
            for each in (before, after)
        ]
        assert offsets[1] == timedelta(hours=2), why
        assert offsets[0] == timedelta(hours=1) or rule.count(",") or "INTERVAL" in rule, why

    def test_a_rule_that_never_comes_true(self):
        zone = vtimezone(begins="BYMONTH=2;BYMONTHDAY=30").replace("16010101T020000", "00010101T020000")
        before = process_time()
        assert wall(invite(start=NAMED.format(CUSTOM), zone=zone)) == "2026-03-10 14:00:00+01:00 UTC+01:00"
        assert process_time() - before < 0.5

    def test_too_many_changes(self):
        dates = "RDATE:" + ",".join(["20260101T000000"] * 250)
        zone = vtimezone().replace("END:DAYLIGHT", f"{dates}\r\n{dates}\r\nEND:DAYLIGHT")
        assert refusal(invite(start=NAMED.format(CUSTOM), zone=zone)) is Refusal.UNKNOWN_ZONE

    def test_each_calendar_has_its_own(self):
        start = NAMED.format(CUSTOM)
        data = vcalendar(vtimezone(), vevent(start=start)) + vcalendar(
            vtimezone("-0800", "-0700"), vevent(start=start, uid="UID:acme-3")
        )
        assert wall(data, uid="acme-2") == "2026-03-10 14:00:00+01:00 UTC+01:00"
        assert wall(data, uid="acme-3") == "2026-03-10 14:00:00-08:00 UTC-08:00"


ENDS = [  # lines, the end's wall clock, why
    ((), None, "none stays unknown"),
    (("DTEND:20260310T143000Z",), "2026-03-10 14:30:00+00:00", "given"),
    (("DTEND;TZID=Europe/Berlin:20260310T153000",), "2026-03-10 14:30:00+00:00", "in another zone"),
    (("DTEND:20260310T143000",), "2026-03-10 14:30:00+00:00", "without a zone: that of the start"),
    (("DURATION:PT1H30M",), "2026-03-10 14:30:00+00:00", "a duration"),
    (("DTEND:20260310T140000Z", "DURATION:PT3H"), "2026-03-10 14:00:00+00:00", "both: the end"),
    (("DTEND:20260310T130000Z",), None, "no time at all"),
    (("DTEND:20260311T010000Z",), "2026-03-11 01:00:00+00:00", "twelve hours"),
    (("DTEND:20260311T010001Z",), None, "more than an interview lasts"),
    (("DTEND;VALUE=DATE:20260311",), None, "a day"),
    (("DURATION:20260311T010001Z",), None, "a time for a duration"),
    (("DURATION:long",), None, "no duration"),
]


@pytest.mark.parametrize(("lines", "expected", "why"), ENDS, ids=[row[-1] for row in ENDS])
def test_ends(lines, expected, why):
    end = interview_from_invite(invite(*lines)).end
    assert (str(end) if end else None) == expected, why


def test_the_end_of_a_time_without_a_zone():
    assert interview_from_invite(invite("DTEND:20260310T150000", start=FLOATING), tz=BERLIN).end == datetime(
        2026, 3, 10, 15, tzinfo=BERLIN
    )
    assert interview_from_invite(invite("DTEND:20260310T150000Z", start=FLOATING), tz=BERLIN).end is None


def test_at_the_end_of_time():
    last = invite("DURATION:PT1H", start="DTSTART:99991231T233000Z")
    with pytest.raises(OutOfRangeError):
        interview_from_invite(last)
    with pytest.raises(OutOfRangeError):
        interview_from_invite(invite(start="DTSTART:99991231T233000Z"), tz=BERLIN)
    with pytest.raises(OutOfRangeError):
        interview_from_invite(invite(start="DTSTART:00010101T000000Z"), tz=NEW_YORK)


class TestWholeDays:
    def test_with_a_time(self):
        found = interview_from_invite(invite("DTEND;VALUE=DATE:20260311", start=DAY), at=time(10), tz=BERLIN)
        assert (found.start, found.end) == (datetime(2026, 3, 10, 10, tzinfo=BERLIN), None)

    def test_with_a_time_and_no_zone(self):
        assert interview_from_invite(invite(start=DAY), at=time(10)).start == datetime(2026, 3, 10, 10)

    def test_with_a_time_that_has_a_zone(self):
        assert interview_from_invite(invite(start=DAY), at=time(10, tzinfo=UTC)).start.tzinfo is UTC

    def test_as_outlook_writes_them(self):
        data = invite("X-MICROSOFT-CDO-ALLDAYEVENT:TRUE", "DTEND:20260311T000000Z", start="DTSTART:20260310T000000Z")
        assert interview_from_invite(data, at=time(10)).start == datetime(2026, 3, 10, 10)

    def test_a_time_is_for_whole_days_only(self):
        assert interview_from_invite(invite(), at=time(10)).start == ONE


class TestPeople:
    ROOM = "ATTENDEE;CUTYPE=ROOM;CN=Room 4:urn:uuid:2"
    PEOPLE = [  # lines, names and addresses, why
        ((ZOE,), [("Zoë Müller", "zoe@example.org")], "the organizer"),
        ((MAX.format(""), ZOE), [("Zoë Müller", "zoe@example.org"), ("Max Power", "max@example.org")], "who is first"),
        ((MAX.format(";PARTSTAT=DECLINED"),), [], "who declined"),
        ((MAX.format(";PARTSTAT=declined"),), [], "in lower case"),
        ((MAX.format(";PARTSTAT=TENTATIVE"),), [("Max Power", "max@example.org")], "who may come"),
        ((MAX.format(";CUTYPE=ROOM"),), [], "a room"),
        ((MAX.format(";CUTYPE=RESOURCE"),), [], "a projector"),
        ((MAX.format(";CUTYPE=INDIVIDUAL"),), [("Max Power", "max@example.org")], "a person"),
        (("ATTENDEE:MAILTO:me@home.example",), [], "the candidate"),
        (("ATTENDEE;EMAIL=me@home.example:urn:x",), [], "the candidate by a parameter"),
        ((ZOE, "ATTENDEE;CN=Z:mailto:ZOE@example.org"), [("Zoë Müller", "zoe@example.org")], "once"),
        (
            ("ORGANIZER:mailto:zoe@example.org", "ATTENDEE;CN=Zoë:mailto:zoe@example.org"),
            [("Zoë", "zoe@example.org")],
            "the name from wherever it stands",
        ),
        ((ZOE, "ATTENDEE;PARTSTAT=DECLINED:mailto:zoe@example.org"), [], "an organizer who declined"),
        (("ATTENDEE:mailto:max@example.org",), [("max", "max@example.org")], "no name: that of the address"),
        (
            ("ATTENDEE;CN=max@example.org:mailto:max@example.org",),
            [("max", "max@example.org")],
            "an address for a name",
        ),
        (
            (
                "ORGANIZER:mailto:zoe@example.org",
                "ATTENDEE;CN=@example.org:mailto:max@example.org",
                "ATTENDEE;CN=Max @home:urn:x",
            ),
            [("zoe", "zoe@example.org"), ("@example.org", "max@example.org"), ("Max @home", None)],
            "names with an @",
        ),
        (("ATTENDEE:max@example.org",), [("max", "max@example.org")], "no scheme"),
        (("ATTENDEE:mailto:max%40example.org",), [], "no address as written"),
        (("ATTENDEE:mailto:max%2Bjobs@example.org",), [("max+jobs", "max+jobs@example.org")], "escaped"),
        (("ATTENDEE;CN=Max:urn:uuid:1",), [("Max", None)], "no address"),
        (("ATTENDEE;CN=Max:urn:uuid:1", ROOM), [("Max", None)], "no address, as the room has none"),
        (("ATTENDEE;CN=Max:invalid:nomail@nowhere",), [("Max", None)], "another scheme"),
        (("ATTENDEE;CN=Max:mailto:a b@example.org",), [("Max", None)], "an address that is none"),
        (("ATTENDEE;CN=Max;EMAIL=max@example.org:urn:x",), [("Max", "max@example.org")], "an address elsewhere"),
        (("ATTENDEE:urn:uuid:1",), [], "nobody in particular"),
        (('ATTENDEE;CN="Power, Max":mailto:max@example.org',), [("Power, Max", "max@example.org")], "a comma"),
        (('ATTENDEE;CN="Max^nBcc: x":mailto:max@example.org',), [("Max Bcc: x", "max@example.org")], "a line break"),
        (("ATTENDEE;CN=a\u202eb:mailto:max@example.org",), [("a b", "max@example.org")], "a direction override"),
        (("ATTENDEE;CN=" + "x" * 300 + ":urn:x",), [("x" * 199 + "…", None)], "too long"),
        (("ATTENDEE;CN= :urn:x",), [], "a blank"),
    ]

    @pytest.mark.parametrize(("lines", "expected", "why"), PEOPLE, ids=[row[-1] for row in PEOPLE])
    def test_contacts(self, lines, expected, why):
        found = interview_from_invite(invite(*lines), own_addresses=["Me@home.example"]).contacts
        assert [(contact.name, contact.email) for contact in found] == expected, why

    def test_the_organizer_even_where_no_contact(self):
        found = read_invite(invite(ZOE), own_addresses={"mailto:zoe@example.org"})
        assert found.interview.contacts == ()
        assert found.organizer == Contact("Zoë Müller", email="zoe@example.org")

    @pytest.mark.parametrize("own", ["me@home.example", b"me@home.example"])
    def test_one_address_is_no_collection(self, own):
        with pytest.raises(TypeError, match="^own_addresses must be a collection of addresses, not "):
            interview_from_invite(invite(), own_addresses=own)


TEXTS = [  # line, attribute path, expected, why
    ("SUMMARY:  Engineer ", "position", "Engineer", "spaces around it"),
    ("SUMMARY:a\\nb\\, c\\; d\\\\e", "position", "a b, c; d\\e", "escapes, and one line"),
    ("SUMMARY:a\\\\nb", "position", "a\\nb", "an escaped backslash"),
    ("SUMMARY: ", "position", None, "blank"),
    ("SUMMARY;LANGUAGE=en:Engineer", "position", "Engineer", "a parameter"),
    ("SUMMARY:" + "x" * 201, "position", "x" * 199 + "…", "too long"),
    ("SUMMARY:Engi\r\n neer", "position", "Engineer", "folded"),
    ("SUMMARY:Engi\n\tneer", "position", "Engineer", "folded otherwise"),
    ("SUMMARY:a\u2028b\x07", "position", "a b ", "control characters"),
]


@pytest.mark.parametrize(("line", "field", "expected", "why"), TEXTS, ids=[row[-1] for row in TEXTS])
def test_texts(line, field, expected, why):
    assert getattr(interview_from_invite(invite(line)), field) == expected, why


def test_a_long_uid_becomes_its_digest():
    data = vcalendar(vevent(uid="UID:" + "x" * 201))
    found = interview_from_invite(data).id
    assert len(found) == 64
    assert found == interview_from_invite(data, uid="x" * 201).id
    assert interview_from_invite(vcalendar(vevent(uid="UID:" + "x" * 200))).id == "x" * 200


LINKS = [
    ("CONFERENCE;VALUE=URI:https://meet.example.org/1", "https://meet.example.org/1"),
    ("URL:https://meet.example.org/1", "https://meet.example.org/1"),
    ("LOCATION:HTTPS://meet.example.org/1", "HTTPS://meet.example.org/1"),
    (
        "X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.example.org/" + "x" * 300,
        "https://teams.example.org/" + "x" * 300,
    ),
    ("URL:javascript:alert(1)", None),
    ("URL:https://meet.example.org/ 1", None),
    ("CONFERENCE:tel:+4930123", None),
]


@pytest.mark.parametrize(("line", "expected"), LINKS)
def test_links(line, expected):
    assert read_invite(invite(line)).link == expected


class TestSeveral:
    def test_choose_by_uid(self):
        data = vcalendar(vevent(), vevent(uid="UID:acme-3", start="DTSTART:20260311T130000Z"))
        assert interview_from_invite(data, uid="acme-3").start.day == 11
        assert refusal(data, uid="acme-4") is Refusal.UNKNOWN_UID

    def test_the_error_lists_them(self):
        with pytest.raises(RefusedError) as caught:
            interview_from_invite(vcalendar(vevent(), vevent(uid=""), vevent(uid="UID:acme-3")))
        assert str(caught.value) == "there are 3 events in it; say which by its uid, of those in the error's choices"
        assert caught.value.choices == ("acme-2", "acme-3")

    REVISIONS = [  # lines of one revision and of the other; which is newer
        ("SEQUENCE:1", "SEQUENCE:2", 1),
        ("SEQUENCE:2", "SEQUENCE:1", 0),
        ("SEQUENCE:10", "SEQUENCE:9", 0),
        ("", "SEQUENCE:1", 1),
        ("", "", 1),
        ("DTSTAMP:20260302T000000Z", "DTSTAMP:20260301T000000Z", 0),
        ("SEQUENCE:newest", "SEQUENCE:1", 1),
        ("SEQUENCE:" + "9" * 100, "SEQUENCE:1", 1),
    ]

    @pytest.mark.parametrize(("first", "second", "newest"), REVISIONS)
    def test_the_newest_revision(self, first, second, newest):
        events = [
            vevent(*filter(None, [line]), start=f"DTSTART:202603{10 + n}T130000Z")
            for n, line in enumerate((first, second))
        ]
        assert interview_from_invite(vcalendar(*events)).start.day == 10 + newest

    def test_a_revision_that_calls_it_off(self):
        data = vcalendar(vevent()) + vcalendar(vevent("SEQUENCE:1"), head=["METHOD:CANCEL"])
        assert refusal(data) is Refusal.CANCELLED


class TestSeries:
    SERIES = vcalendar(
        vevent(
            "RRULE:FREQ=WEEKLY",
            "DTEND;TZID=Europe/Berlin:20260310T150000",
            "EXDATE;TZID=Europe/Berlin:20260317T140000,20260324T140000",
            start=NAMED.format("Europe/Berlin"),
        ),
        vevent(
            "RECURRENCE-ID;TZID=Europe/Berlin:20260407T140000",
            "SUMMARY:Moved",
            start="DTSTART;TZID=Europe/Berlin:20260408T100000",
        ),
    )

    def test_which_day_must_be_said(self):
        assert refusal(self.SERIES) is Refusal.RECURRING

    def test_an_occurrence_keeps_the_wall_clock(self):
        found = interview_from_invite(self.SERIES, occurrence=date(2026, 3, 31))
        assert str(found.start) == "2026-03-31 14:00:00+02:00"
        assert str(found.end) == "2026-03-31 15:00:00+02:00"

    def test_an_occurrence_in_a_zone_of_the_file(self):
        data = invite("RRULE:FREQ=WEEKLY", "DURATION:PT1H", start=NAMED.format(CUSTOM), zone=vtimezone())
        found = interview_from_invite(data, occurrence=datetime(2026, 3, 31, 9))
        assert str(found.start) == "2026-03-31 14:00:00+02:00"
        assert str(found.end) == "2026-03-31 15:00:00+02:00"

    def test_an_occurrence_in_utc(self):
        found = interview_from_invite(invite("RRULE:FREQ=WEEKLY"), occurrence=date(2026, 3, 31), tz=BERLIN)
        assert str(found.start) == "2026-03-31 15:00:00+02:00"

    def test_a_moved_occurrence(self):
        found = interview_from_invite(self.SERIES, occurrence=date(2026, 4, 7))
        assert (str(found.start), found.position) == ("2026-04-08 10:00:00+02:00", "Moved")

    @pytest.mark.parametrize("day", [date(2026, 3, 17), date(2026, 3, 24), date(2026, 3, 9)])
    def test_days_on_which_it_does_not_take_place(self, day):
        assert refusal(self.SERIES, occurrence=day) is Refusal.NO_SUCH_OCCURRENCE

    def test_an_occurrence_of_whole_days(self):
        data = invite("RRULE:FREQ=WEEKLY", start=DAY)
        assert refusal(data, occurrence=date(2026, 3, 17)) is Refusal.ALL_DAY
        assert interview_from_invite(data, occurrence=date(2026, 3, 17), at=time(10)).day == date(2026, 3, 17)

    def test_an_event_that_does_not_recur(self):
        assert interview_from_invite(invite(), occurrence=date(2026, 3, 10)).start == ONE
        assert refusal(invite(), occurrence=date(2026, 3, 11)) is Refusal.NO_SUCH_OCCURRENCE
        assert refusal(invite(start=""), occurrence=date(2026, 3, 11)) is Refusal.NO_START

    def test_one_occurrence_alone(self):
        data = invite("RECURRENCE-ID:20260310T130000Z")
        assert interview_from_invite(data).start == ONE
        assert interview_from_invite(data, occurrence=date(2026, 3, 10)).start == ONE


class TestLimits:
    TOO_LARGE = [  # data, limits, the limit that the error names
        ("x" * (1024 * 1024 + 1), {}, "size"),
        (b"x" * (1024 * 1024 + 1), {}, "size"),
        ("ü" * (600 * 1024), {}, "size"),
        ("x\n" * 5_001, {}, "lines"),
        (invite("DESCRIPTION:" + "x" * 8192), {}, "field"),
        (invite("DESCRIPTION:" + "ü" * 5000), {}, "field"),
        (invite(*["DESCRIPTION:x", *[" " + "x" * 70] * 120]), {}, "field"),
        ("BEGIN:VCALENDAR\n" * 9, {}, "depth"),
        (invite(*[MAX.format("")] * 201), {}, "attendees"),
        (invite(*["attendee:mailto:x@example.org"] * 3), {"attendees": 2}, "attendees"),
    ]

    @pytest.mark.parametrize(
        ("data", "limits", "named"), TOO_LARGE, ids=[f"{row[2]}{n}" for n, row in enumerate(TOO_LARGE)]
    )
    def test_refused(self, monkeypatch, data, limits, named):
        monkeypatch.setattr("interview_etiquette.integrations.icalendar._text.parsed", None)
        with pytest.raises(RefusedError, match=rf"limits=Limits\({named}=\.\.\.\) raises that") as caught:
            interview_from_invite(data, limits=Limits(**limits))
        assert caught.value.refusal is Refusal.TOO_LARGE

    def test_the_limits_themselves_are_within(self):
        people = [f"ATTENDEE:mailto:x{n}@example.org" for n in range(200)]
        data = invite("DESCRIPTION:" + "x" * (8192 - len("DESCRIPTION:")), *people)
        assert len(interview_from_invite(data).contacts) == 200
        nested = "BEGIN:X\n" * 6 + "END:X\n" * 6
        assert interview_from_invite(invite().replace("END:VEVENT", f"{nested}END:VEVENT")).start == ONE

    def test_attendees_are_counted_by_event(self):
        people = [MAX.format("")] * 150
        data = vcalendar(vevent(*people), vevent(*people, uid="UID:acme-3"))
        assert interview_from_invite(data, uid="acme-3").contacts[0].name == "Max Power"

    def test_they_can_be_raised(self):
        data = invite(*[MAX.format("")] * 201, "DESCRIPTION:" + "x" * 9000)
        assert interview_from_invite(data, limits=Limits(attendees=201, field=10_000)).start == ONE

    @pytest.mark.parametrize("name", ["size", "lines", "field", "depth", "attendees"])
    def test_they_are_numbers(self, name):
        with pytest.raises(InvalidValueError, match=f"^{name} must be 1 or more, not 0$"):
            Limits(**{name: 0})
        with pytest.raises(TypeError, match=f"^{name} must be a whole number, not str$"):
            Limits(**{name: "1"})


WRONG_TYPES = [
    ({"data": Path("invite.ics")}, "data must be the contents of a file, as bytes or str, not PosixPath"),
    ({"data": None}, "data must be the contents of a file, as bytes or str, not NoneType"),
    ({"tz": "Europe/Berlin"}, "tz must be a tzinfo such as ZoneInfo('Europe/Berlin') or None, not str"),
    ({"uid": 1}, "uid must be a str or None, not int"),
    ({"occurrence": "2026-03-10"}, "occurrence must be a date or None, not str"),
    ({"at": "10:00"}, "at must be a time or None, not str"),
    ({"limits": 5}, "limits must be a Limits, not int"),
]


@pytest.mark.parametrize(("wrong", "message"), WRONG_TYPES, ids=[next(iter(row[0])) for row in WRONG_TYPES])
def test_wrong_types(wrong, message):
    options = dict(wrong)
    with pytest.raises(TypeError) as caught:
        interview_from_invite(options.pop("data", invite()), **options)
    assert str(caught.value).replace("WindowsPath", "PosixPath") == message


def test_a_path_as_text_is_never_opened(tmp_path, monkeypatch):
    (tmp_path / "invite.ics").write_text(invite())
    monkeypatch.chdir(tmp_path)
    assert refusal("invite.ics") is Refusal.NOTHING_IN_IT


def test_refusals_are_errors_that_pickle():
    error = RefusedError(Refusal.SEVERAL, "there are 2", ("a", "b"))
    assert isinstance(error, EtiquetteError)
    assert isinstance(error, ValueError)
    again = pickle.loads(pickle.dumps(error))
    assert (again.refusal, str(again), again.choices) == (Refusal.SEVERAL, "there are 2", ("a", "b"))


@pytest.mark.parametrize(
    "data",
    [
        vcalendar(vevent(), "zoe@example.org"),
        invite('zoe;X="open:1', 'ATTENDEE;CN="zoe:mailto:zoe@example.org'),
        invite(start="DTSTART:zoe"),
        invite(start="DTSTART;TZID=zoe:20260310T140000"),
        "BEGIN:zoe",
        "BEGIN:VCALENDAR\nEND:zoe",
        vcalendar(vevent(), vevent(uid="UID:zoe")),
        "zoe",
    ],
)
def test_errors_repeat_no_personal_data(data):
    with pytest.raises(RefusedError) as caught:
        interview_from_invite(data)
    assert "zoe" not in str(caught.value).lower()


def test_a_repr_shows_no_address():
    assert "example.org" not in repr(read_invite(invite(ZOE)))


def test_a_missing_library_names_its_extra():
    code = (
        "import sys; sys.modules['icalendar'] = None\n"
        "from interview_etiquette.errors import MissingExtraError\n"
        "try:\n"
        "    import interview_etiquette.integrations.icalendar\n"
        "except MissingExtraError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60)
    assert done.stdout == f"{MissingExtraError('icalendar', 'ical')}\n"


def test_offsets_are_values_that_compare():
    data = invite(start=NAMED.format(CUSTOM), zone=vtimezone())
    assert interview_from_invite(data).start.tzinfo == timezone(timedelta(hours=1))
    assert interview_from_invite(data) == interview_from_invite(data)
