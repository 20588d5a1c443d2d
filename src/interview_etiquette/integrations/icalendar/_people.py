"""Who is on an invite, as contacts."""

from urllib.parse import unquote

from interview_etiquette._incoming import contact, keep, one_line
from interview_etiquette.contact import Contact
from interview_etiquette.integrations.icalendar._text import Field, Part

_NO_PERSON = frozenset({"ROOM", "RESOURCE"})


def people(event: Part, own: frozenset[str]) -> tuple[Contact, ...]:
    """Return the organizer and the attendees, each once, without those who are not coming and the candidate."""
    fields = [*event.fields("ORGANIZER"), *event.fields("ATTENDEE")]
    absent = own | {_address(field) for field in fields if not _comes(field)}
    found: dict[str, Contact] = {}
    for field in fields:
        contact = _contact(field)
        if contact is not None and _address(field) not in absent and _comes(field):
            keep(found, _address(field) or contact.name, contact)
    return tuple(found.values())


def organizer(event: Part) -> Contact | None:
    """Return who invited, if that is said."""
    field = event.field("ORGANIZER")
    return None if field is None else _contact(field)


def _comes(field: Field) -> bool:
    """Return whether this is a person, and one who has not declined."""
    declined = field.parameter("PARTSTAT").upper() == "DECLINED"
    return not declined and field.parameter("CUTYPE").upper() not in _NO_PERSON


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
