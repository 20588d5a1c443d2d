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
