"""Invites: from a calendar file to an interview, or a refusal that says why."""

import re
from collections.abc import Iterable
from datetime import date, time, tzinfo

import attrs

from interview_etiquette._value import Value
from interview_etiquette.contact import Contact
from interview_etiquette.errors import check_type
from interview_etiquette.integrations._incoming import addresses, key, one_line
from interview_etiquette.integrations.icalendar._choice import chosen, events_of
from interview_etiquette.integrations.icalendar._people import organizer, people
from interview_etiquette.integrations.icalendar._text import Limits, Part, parts_of
from interview_etiquette.integrations.icalendar._times import end_of, start_of
from interview_etiquette.interview import Interview

_DEFAULT = Limits()
_LINK = re.compile(r"https?://[!-~]{1,2000}", re.IGNORECASE)
_LINKS = (
    "CONFERENCE",  # RFC 7986
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
    "URL",
    "LOCATION",
)


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Invite(Value):
    """What an invite says: the interview, and what an interview has no place for.

    Args:
        interview: The interview: its position is the summary, its id the UID.
        organizer: Who invited, even where not among the contacts.
        location: The place, in one line.
        link: Where to dial in.

    Example:
        >>> from interview_etiquette.integrations.icalendar import read_invite
        >>> invite = read_invite(b'''BEGIN:VCALENDAR
        ... BEGIN:VEVENT
        ... DTSTART:20260310T130000Z
        ... LOCATION:Room 4
        ... END:VEVENT
        ... END:VCALENDAR''')
        >>> invite.location, invite.interview.start.isoformat()
        ('Room 4', '2026-03-10T13:00:00+00:00')
    """

    interview: Interview
    organizer: Contact | None = None
    location: str | None = None
    link: str | None = None


def interview_from_invite(
    data: bytes | str,
    /,
    *,
    tz: tzinfo | None = None,
    uid: str | None = None,
    occurrence: date | None = None,
    at: time | None = None,
    own_addresses: Iterable[str] = (),
    limits: Limits = _DEFAULT,
) -> Interview:
    r"""Return the interview to which an invite invites.

    Its contacts are the organizer and the attendees, less those who declined, rooms, resources, and the candidate; who
    has no name goes by the part of the address before the @. Its position is the summary, its id the UID. An end more
    than 12 hours after the start is none of an interview, and stays unknown.

    Args:
        data: The contents of an .ics file; never its name.
        tz: The zone of the interview's clock. A time without a zone, or in one that neither the tz database nor the
            file knows, is read in it, every other is put on it; without it, a time stays on the clock that the invite
            names, for UTC that of `X-WR-TIMEZONE`.
        uid: Which event, where the file holds several.
        occurrence: On which day, on the invite's own clock, where it recurs. A rule is never followed: that it meets
            that day is for you to know.
        at: When it begins, where it is for a whole day.
        own_addresses: The candidate's addresses.
        limits: How much is read at most.

    Returns:
        An interview in a zone; only a day without a zone, with `at` and no `tz`, gives one without. A zone that this
        file alone defines, under a name that nobody knows, becomes its offset from UTC at the start.

    Raises:
        TypeError: An argument of the wrong type, such as a path.
        RefusedError: What cannot be read, or not safely; the error's `refusal` says which.
        InvalidValueError: What no interview can hold.
        OutOfRangeError: A time outside the years 1 to 9999.

    Example:
        >>> from zoneinfo import ZoneInfo
        >>> from interview_etiquette.integrations.icalendar import interview_from_invite
        >>> invite = b'''BEGIN:VCALENDAR
        ... BEGIN:VEVENT
        ... UID:acme-2
        ... SUMMARY:Engineer
        ... DTSTART;TZID=W. Europe Standard Time:20260310T140000
        ... ORGANIZER;CN=Zo\xc3\xab M\xc3\xbcller:mailto:zoe@example.org
        ... END:VEVENT
        ... END:VCALENDAR'''
        >>> interview = interview_from_invite(invite)
        >>> print(interview.start, interview.start.tzinfo, interview.position, interview.contacts[0].name)
        2026-03-10 14:00:00+01:00 Europe/Berlin Engineer Zoë Müller
    """
    return read_invite(
        data, tz=tz, uid=uid, occurrence=occurrence, at=at, own_addresses=own_addresses, limits=limits
    ).interview


def read_invite(
    data: bytes | str,
    /,
    *,
    tz: tzinfo | None = None,
    uid: str | None = None,
    occurrence: date | None = None,
    at: time | None = None,
    own_addresses: Iterable[str] = (),
    limits: Limits = _DEFAULT,
) -> Invite:
    """Return all that an invite says: the interview, who invited, the place and the link.

    The arguments and the errors are those of `interview_from_invite`.

    >>> from interview_etiquette.integrations.icalendar import read_invite
    >>> invite = read_invite(b'''BEGIN:VCALENDAR
    ... BEGIN:VEVENT
    ... DTSTART:20260310T130000Z
    ... URL:https://meet.example.org/acme-2
    ... END:VEVENT
    ... END:VCALENDAR''')
    >>> invite.link
    'https://meet.example.org/acme-2'
    """
    check_type("tz", tz, tzinfo | None, "a tzinfo such as ZoneInfo('Europe/Berlin') or None")
    check_type("uid", uid, str | None, "a str or None")
    check_type("occurrence", occurrence, date | None, "a date or None")
    check_type("at", at, time | None, "a time or None")
    own = addresses(own_addresses)
    event = chosen(events_of(parts_of(data, limits), tz), uid, occurrence)
    start = start_of(event, at)
    interview = Interview(
        start,
        end=end_of(event, start),
        contacts=people(event.part, own),
        position=one_line(event.part.text("SUMMARY")),
        id=key(event.part.text("UID")),
    )
    return Invite(
        interview,
        organizer=organizer(event.part),
        location=one_line(event.part.text("LOCATION")),
        link=_link(event.part),
    )


def _link(event: Part) -> str | None:
    written = (event.text(name) for name in _LINKS)
    return next((link for link in written if _LINK.fullmatch(link)), None)
