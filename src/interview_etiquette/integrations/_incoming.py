"""What everything that reads other people's data shares: refusals, zones by name, texts in one line, contacts."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from enum import StrEnum
from hashlib import sha256
from zoneinfo import ZoneInfo

from interview_etiquette._value import LONGEST, may_stand_in_a_line
from interview_etiquette.contact import Contact
from interview_etiquette.errors import EtiquetteError, InvalidValueError, check_type, wrong_type
from interview_etiquette.integrations._windows_zones import WINDOWS_ZONES

_NAME = re.compile(r"[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}")  # of the tz database; no path leads out of it


class Refusal(StrEnum):
    """The kinds of refusal; stable, so that a program can ask for what is missing.

    Example:
        >>> from interview_etiquette.integrations.icalendar import Refusal
        >>> Refusal.NO_ZONE.value
        'no_zone'
    """

    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    NOTHING_IN_IT = "nothing_in_it"
    SEVERAL = "several"
    UNKNOWN_UID = "unknown_uid"
    CANCELLED = "cancelled"
    NOT_AGREED = "not_agreed"
    RECURRING = "recurring"
    NO_SUCH_OCCURRENCE = "no_such_occurrence"
    NO_START = "no_start"
    ALL_DAY = "all_day"
    NO_ZONE = "no_zone"
    UNKNOWN_ZONE = "unknown_zone"
    ENDS_BEFORE_START = "ends_before_start"
    OLD_VERSION = "old_version"
    NO_NAME = "no_name"


class RefusedError(EtiquetteError, ValueError):
    """An invite, a card or a record that does not say what is needed, or not safely.

    Args:
        refusal: Which refusal; stable.
        problem: What is wrong, and the way out.
        choices: The UIDs among which to choose, where there are several events.

    Example:
        >>> from interview_etiquette.integrations.icalendar import RefusedError, interview_from_invite
        >>> try:
        ...     interview_from_invite("invite.ics")
        ... except RefusedError as error:
        ...     print(f"{error.refusal}: {error}")
        nothing_in_it: no VCALENDAR in it; give the contents of the file, not its name
    """

    refusal: Refusal
    problem: str
    choices: tuple[str, ...]

    def __init__(self, refusal: Refusal, problem: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(refusal, problem, choices)
        self.refusal, self.problem, self.choices = refusal, problem, choices

    def __str__(self) -> str:
        return self.problem


def known_zone(name: str) -> ZoneInfo | None:
    """Return the zone of that name in the tz database or among those of Windows; None if there is none."""
    key = WINDOWS_ZONES.get(name) or name
    if not _NAME.fullmatch(key) or key == "Factory":  # which stands for a zone that nobody has set
        return None
    try:
        return ZoneInfo(key)
    except (KeyError, ValueError, OSError):
        return None


def one_line(written: str) -> str | None:
    """Return a text that the core takes: without control characters and overrides, 200 characters; None if blank."""
    kept = "".join(c if may_stand_in_a_line(c) else " " for c in written)
    return (kept if len(kept) <= LONGEST else f"{kept[: LONGEST - 1]}…") if kept.strip() else None


def key(written: str) -> str | None:
    """Return a text as a key that the core takes; a long one is replaced by its digest, to stay the same."""
    return one_line(written) if len(written) <= LONGEST else sha256(written.encode(errors="replace")).hexdigest()


def addresses(own: Iterable[str]) -> frozenset[str]:
    """Return the candidate's own addresses, comparable."""
    if isinstance(own, str | bytes) or not isinstance(own, Iterable):
        raise wrong_type("own_addresses", "a collection of addresses", own)
    return frozenset(_comparable(address) for address in own)


def _comparable(address: str) -> str:
    check_type("each of own_addresses", address, str, "a str")
    return address.casefold().removeprefix("mailto:")


def contact(name: str, emails: Iterable[str], **details: str | None) -> Contact:
    """Return a contact with the first address that is one; without an address where none is."""
    for email in emails:
        with suppress(InvalidValueError):
            return Contact(name, email=email, **details)
    return Contact(name, **details)


def without_domain(name: str) -> str:
    """Return a name; of an address that stands for one, what comes before the @."""
    local, _, domain = name.partition("@")
    return local if local and domain and not any(map(str.isspace, name)) else name


def coming(people: Sequence[tuple[str, Contact, bool]], own: frozenset[str]) -> tuple[Contact, ...]:
    """Return those who come, given everybody's address and whether they do; without the candidate, whose `own` are.

    Of an address it is one contact, the first that has a name of its own.
    """
    absent = own.union(address for address, _, comes in people if not comes) - {""}
    found: dict[str, Contact] = {}
    for address, contact, comes in people:
        who = address or contact.name
        if comes and address not in absent and (who not in found or _is_nameless(found[who])):
            found[who] = contact
    return tuple(found.values())


def _is_nameless(contact: Contact) -> bool:
    return contact.name == without_domain(contact.email or "")
