"""Who is on an invite, as contacts."""

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from interview_etiquette.contact import Contact
from interview_etiquette.errors import InvalidValueError, wrong_type
from interview_etiquette.integrations.icalendar._text import Field, Part, one_line

_NO_PERSON = frozenset({"ROOM", "RESOURCE"})


def addresses(own: Iterable[str]) -> frozenset[str]:
    """Return the candidate's own addresses, comparable."""
    if isinstance(own, str | bytes):
        raise wrong_type("own_addresses", "a collection of addresses", own)
    return frozenset(address.casefold().removeprefix("mailto:") for address in own)


def people(event: Part, own: frozenset[str]) -> tuple[Contact, ...]:
    """Return the organizer and the attendees, each once, without those who are not coming and the candidate."""
    fields = [*event.fields("ORGANIZER"), *event.fields("ATTENDEE")]
    absent = own | {_address(field) for field in fields if not _comes(field)}
    found: dict[str, Contact] = {}
    for field in fields:
        contact = _contact(field)
        if contact is not None and _address(field) not in absent and _comes(field):
            _keep(found, _address(field) or contact.name, contact)
    return tuple(found.values())


def organizer(event: Part) -> Contact | None:
    """Return who invited, if that is said."""
    field = event.field("ORGANIZER")
    return None if field is None else _contact(field)


def _comes(field: Field) -> bool:
    """Return whether this is a person, and one who has not declined."""
    declined = field.parameter("PARTSTAT").upper() == "DECLINED"
    return not declined and field.parameter("CUTYPE").upper() not in _NO_PERSON


def _keep(found: dict[str, Contact], key: str, contact: Contact) -> None:
    """Keep one contact for an address: the first that has a name of its own."""
    first = found.get(key)
    if first is None or first.name == first.email:
        found[key] = contact


def _address(field: Field) -> str:
    return _written_address(field).casefold()


def _written_address(field: Field) -> str:
    """Return the address without its scheme; empty where there is none."""
    for written in (field.value, field.parameter("EMAIL")):
        scheme, _, rest = written.strip().rpartition(":")
        if "@" in rest and scheme.lower() in {"", "mailto"}:
            return (unquote(rest) if "%" in rest and scheme else rest).strip()
    return ""


def _contact(field: Field) -> Contact | None:
    """Return the contact; its name is the address where it has no other, None where it has neither."""
    address = _written_address(field)
    name = one_line(field.parameter("CN").strip()) or one_line(address)
    return None if name is None else contact(name, [address])


def contact(name: str, emails: Iterable[str], **details: str | None) -> Contact:
    """Return a contact with the first address that is one; without an address where none is."""
    return next(_tries(name, emails, details), None) or Contact(name, **details)


def _tries(name: str, emails: Iterable[str], details: dict[str, str | None]) -> Iterator[Contact]:
    for email in emails:
        try:
            yield Contact(name, email=email, **details)
        except InvalidValueError:
            continue
