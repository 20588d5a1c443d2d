"""Invites and cards to read, put together from lines."""

CUSTOM = "Customized Time Zone"  # what Outlook calls every zone that it has no name for


def vcalendar(*parts, head=()):
    """Return a calendar of these components."""
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *head, *parts, "END:VCALENDAR", ""])


def vevent(*lines, start="DTSTART:20260310T130000Z", uid="UID:acme-2"):
    """Return an event; without its start or UID where that is empty."""
    return "\r\n".join(["BEGIN:VEVENT", *filter(None, (uid, start)), *lines, "END:VEVENT"])


def invite(*lines, start="DTSTART:20260310T130000Z", zone=(), head=()):
    """Return a calendar with one event, and a zone if one is given."""
    return vcalendar(*filter(None, [zone]), vevent(*lines, start=start), head=head)


def vtimezone(
    standard="+0100",
    daylight="+0200",
    tzid=CUSTOM,
    ends="BYDAY=-1SU;BYMONTH=10",
    begins="BYDAY=-1SU;BYMONTH=3",
    more=(),
):
    """Return a zone with summer time, its changes at 02:00 and 03:00."""
    return "\r\n".join(
        [
            "BEGIN:VTIMEZONE",
            f"TZID:{tzid}",
            *more,
            "BEGIN:STANDARD",
            "DTSTART:16010101T030000",
            f"TZOFFSETFROM:{daylight}",
            f"TZOFFSETTO:{standard}",
            f"RRULE:FREQ=YEARLY;{ends}",
            "END:STANDARD",
            "BEGIN:DAYLIGHT",
            "DTSTART:16010101T020000",
            f"TZOFFSETFROM:{standard}",
            f"TZOFFSETTO:{daylight}",
            f"RRULE:FREQ=YEARLY;{begins}",
            "END:DAYLIGHT",
            "END:VTIMEZONE",
        ]
    )


def vcard(*lines, version="4.0"):
    """Return a card of these properties."""
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


SEEDS = [
    vcalendar(
        vtimezone(more=["X-LIC-LOCATION:Europe/Berlin"]),
        vevent(
            "DTEND;TZID=Customized Time Zone:20260310T150000",
            "DURATION:PT1H",
            "RRULE:FREQ=WEEKLY;COUNT=3",
            "EXDATE;TZID=Europe/Berlin:20260317T140000,20260324T140000",
            "RECURRENCE-ID;TZID=Europe/Berlin:20260407T140000",
            "SEQUENCE:2",
            "DTSTAMP:20260301T000000Z",
            "STATUS:CONFIRMED",
            'ORGANIZER;CN="Müller, Zoë":mailto:zoe@example.org',
            "ATTENDEE;CN=Max;PARTSTAT=DECLINED;CUTYPE=ROOM:mailto:max@example.org",
            "SUMMARY:Interview\\, Engineer",
            "CONFERENCE:https://meet.example.org/1",
            start="DTSTART;TZID=Customized Time Zone:20260310T140000",
        ),
        head=["METHOD:REQUEST", "X-WR-TIMEZONE:America/New_York"],
    ),
    invite("DTEND:20260310T140000Z", "X-MICROSOFT-CDO-ALLDAYEVENT:FALSE"),
    invite("DURATION:P1DT1H", start="DTSTART;VALUE=DATE:20260310"),
    vcard(
        "FN:Zoë Müller",
        "N:Müller;Zoë;;Dr.;",
        "EMAIL;PREF=1:zoe@example.org",
        "TEL;VALUE=uri:tel:+49-30-123",
        "item1.ORG:Acme\\, Inc.;Research",
        "TITLE:CTO",
    ),
]
PIECES = [
    *';:=,"\\\r\n\t \0^/.-+0129TZé\ud7ff\ufeff\u2028\U0001f600',
    "\r\n ",
    "BEGIN:VEVENT\r\n",
    "END:VEVENT\r\n",
    "BEGIN:VTIMEZONE\r\n",
    "20260310T140000",
    "00000000T000000Z",
    "99991231T235959",
    "-P99999999D",
    "PT99999999999999S",
    "TZID=",
    "UNTIL=00010101T000000Z",
    "BYDAY=99SU",
    "-0000000000",
    "²",
    "٣",
    "VALUE=PERIOD",
    "mailto:",
    "%",
    "x" * 9000,
]


def mutated(random):
    """Return a file that was one of the seeds before a few random changes."""
    text = random.choice(SEEDS)
    for _ in range(random.randrange(1, 8)):
        text = random.choice(MUTATIONS)(random, text)
    data = text.encode("utf-8", "surrogatepass")
    return data if random.random() < 0.9 else bytes(byte ^ (random.random() < 0.01) * 0x80 for byte in data)


def _insert(random, text):
    place = random.randrange(len(text) + 1)
    return text[:place] + random.choice(PIECES) + text[place:]


def _cut(random, text):
    first = random.randrange(len(text) + 1)
    return text[:first] + text[first + random.randrange(1, 20) :]


def _digit(random, text):
    places = [place for place, character in enumerate(text) if character.isdecimal()]
    place = random.choice(places or [0])
    return text[:place] + random.choice("0123456789") + text[place + 1 :]


def _lines(random, text):
    """Repeat, drop or move a line."""
    lines = text.split("\r\n")
    line = lines.pop(random.randrange(len(lines)))
    for _ in range(random.randrange(3)):
        lines.insert(random.randrange(len(lines) + 1), line)
    return "\r\n".join(lines)


def _value(random, text):
    """Give one line the value of another."""
    lines = text.split("\r\n")
    to, source = random.randrange(len(lines)), random.choice(lines)
    lines[to] = lines[to].partition(":")[0] + ":" + source.partition(":")[2]
    return "\r\n".join(lines)


MUTATIONS = [_insert, _cut, _digit, _lines, _value]
