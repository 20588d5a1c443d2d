"""A business card: one person you spoke with."""

from typing import Literal

import attrs

from interview_etiquette._value import Value, check_line, is_line, is_line_or_none
from interview_etiquette.errors import InvalidValueError

Detail = Literal["email", "phone"]
_LONGEST_ADDRESS = 254  # octets of an address that mail will carry (RFC 5321, 4.5.3.1.3, less the angle brackets)
_FORBIDDEN = frozenset('<>()[],;:\\"')


def _is_email_or_none(_: object, field: "attrs.Attribute[str | None]", value: object) -> None:
    if value is None:
        return
    check_line(field.name, value)
    if not _is_address(str(value)):
        raise InvalidValueError(field.name, "must be one bare address, such as name@example.org")


def _is_address(text: str) -> bool:
    local, _, domain = text.partition("@")
    shapely = bool(local) and "@" not in domain and all(domain.split("."))
    clean = _FORBIDDEN.isdisjoint(text) and not any(map(str.isspace, text))
    return shapely and clean and len(text.encode()) <= _LONGEST_ADDRESS


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Contact(Value):
    """The business card of one person you spoke with. Its `repr` shows neither e-mail nor phone.

    Args:
        name: The name as they spell it; one line of 200 characters at most, as are the other texts.
        email: One bare address, kept as given.
        phone: Any way of writing it.
        title: What they do there.
        organization: Where they do it.

    Raises:
        TypeError: A text is no `str`.
        InvalidValueError: A text is blank, too long or more than a line, or the address has no usable shape.

    Example:
        >>> from interview_etiquette import Contact
        >>> Contact("Zoë Müller", email="zoe@example.org").missing
        ('phone',)

    Source:
        ProStaff, "The Right Way to Follow Up": get a card from every person you spoke with.
    """

    name: str = attrs.field(validator=is_line)
    email: str | None = attrs.field(default=None, kw_only=True, repr=False, validator=_is_email_or_none)
    phone: str | None = attrs.field(default=None, kw_only=True, repr=False, validator=is_line_or_none)
    title: str | None = attrs.field(default=None, kw_only=True, validator=is_line_or_none)
    organization: str | None = attrs.field(default=None, kw_only=True, validator=is_line_or_none)

    @property
    def missing(self) -> tuple[Detail, ...]:
        """The details that a card would give and that are still to be asked for.

        Example:
            >>> from interview_etiquette import Contact
            >>> Contact("Zoë Müller").missing
            ('email', 'phone')
        """
        details: tuple[Detail, ...] = ("email", "phone")
        return tuple(detail for detail in details if getattr(self, detail) is None)


def address_of(contact: Contact) -> str | None:
    """Return the address as it is compared, whatever its case."""
    return None if contact.email is None else contact.email.casefold()


def person_of(contact: Contact) -> str | Contact:
    """Return what tells people apart: the address; without one, all that is known."""
    return address_of(contact) or contact


def people_of(contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """Return each person once: contacts of one address are one, the first, with the details that the others add."""
    if len(contacts) <= 1:
        return contacts
    found: dict[str | Contact, Contact] = {}
    for contact in contacts:
        person = person_of(contact)
        found[person] = _completed(found[person], contact) if person in found else contact
    return tuple(found.values())


def _completed(contact: Contact, other: Contact) -> Contact:
    details = ("phone", "title", "organization")
    added = {detail: getattr(other, detail) for detail in details if getattr(contact, detail) is None}
    return attrs.evolve(contact, **added)
