"""Who is on an invite, as contacts."""

from urllib.parse import unquote

from interview_etiquette.contact import Contact
from interview_etiquette.integrations._incoming import coming, contact, one_line, without_domain
from interview_etiquette.integrations.icalendar._text import Field, Part

_NO_PERSON = frozenset({"ROOM", "RESOURCE"})


def people(event: Part, own: frozenset[str]) -> tuple[Contact, ...]:
    """Return the organizer and the attendees, each once, without those who are not coming and the candidate."""
    fields = [*event.fields("ORGANIZER"), *event.fields("ATTENDEE")]
    everybody = [(_address(field).casefold(), _contact(field), _comes(field)) for field in fields]
    return coming([(address, person, comes) for address, person, comes in everybody if person is not None], own)


def organizer(event: Part) -> Contact | None:
    """Return who invited, if that is said."""
    field = event.field("ORGANIZER")
    return None if field is None else _contact(field)


def _comes(field: Field) -> bool:
    """Return whether this is a person, and one who has not declined."""
    declined = field.parameter("PARTSTAT").upper() == "DECLINED"
    return not declined and field.parameter("CUTYPE").upper() not in _NO_PERSON


def _address(field: Field) -> str:
    """Return the address without its scheme; empty where there is none."""
    for written in (field.value, field.parameter("EMAIL")):
        scheme, _, rest = written.strip().rpartition(":")
        if "@" in rest and scheme.lower() in {"", "mailto"}:
            return (unquote(rest) if "%" in rest and scheme else rest).strip()
    return ""


def _contact(field: Field) -> Contact | None:
    """Return the contact; its name is that of the address where it has no other, None where it has neither."""
    address = _address(field)
    name = one_line(field.parameter("CN").strip()) or one_line(address)
    return None if name is None else contact(without_domain(name), [address])
