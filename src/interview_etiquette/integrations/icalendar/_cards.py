"""Business cards in and out: vCard 3.0 and 4.0."""

from collections.abc import Iterator
from typing import Literal

from interview_etiquette.contact import Contact
from interview_etiquette.errors import InvalidValueError, check_type, shown
from interview_etiquette.integrations._incoming import Refusal, RefusedError, contact, one_line
from interview_etiquette.integrations.icalendar._library import component, fields, structured, written
from interview_etiquette.integrations.icalendar._text import Field, Limits, Part, parts_of

Version = Literal["3.0", "4.0"]
_VERSIONS = ("3.0", "4.0")
_DEFAULT = Limits(field=512 * 1024)  # cards come with a picture
_LAST = 101  # a preference is a number from 1, the first, to 100
_NO_VOICE = frozenset({"FAX", "PAGER"})


def contact_from_card(data: bytes | str, /, *, limits: Limits = _DEFAULT) -> Contact:
    """Return the contact on a business card.

    Of several addresses or numbers the preferred one counts, else the first; an address that is none is passed over.

    Args:
        data: The contents of a .vcf file, vCard 3.0 or 4.0; never its name.
        limits: How much is read at most; a property may have 512 KiB, for cards come with a picture.

    Returns:
        The contact, with what of the card is of use.

    Raises:
        TypeError: Neither bytes nor text.
        RefusedError: What cannot be read, no name, several cards, or the older vCard 2.1.

    Example:
        >>> from interview_etiquette.integrations.icalendar import contact_from_card
        >>> card = '''BEGIN:VCARD
        ... VERSION:4.0
        ... FN:Zoë Müller
        ... EMAIL:zoe@private.example
        ... EMAIL;PREF=1:zoe@example.org
        ... ORG:Acme;Research
        ... END:VCARD'''
        >>> zoe = contact_from_card(card)
        >>> zoe.name, zoe.email, zoe.organization
        ('Zoë Müller', 'zoe@example.org', 'Acme')
    """
    first, *others = contacts_from_cards(data, limits=limits)
    if others:
        problem = f"there are {len(others) + 1} cards in it; contacts_from_cards reads them all"
        raise RefusedError(Refusal.SEVERAL, problem)
    return first


def contacts_from_cards(data: bytes | str, /, *, limits: Limits = _DEFAULT) -> tuple[Contact, ...]:
    r"""Return the contacts on all business cards of a file, in its order.

    The arguments and the errors are those of `contact_from_card`, but several cards are no error.

    >>> from interview_etiquette.integrations.icalendar import contacts_from_cards
    >>> card = "BEGIN:VCARD\nVERSION:3.0\nFN:Zoë Müller\nEND:VCARD\n"
    >>> len(contacts_from_cards(card * 2))
    2
    """
    cards = [part for part in parts_of(data, limits) if part.name == "VCARD"]
    if not cards:
        raise RefusedError(Refusal.NOTHING_IN_IT, "no VCARD in it; give the contents of the file, not its name")
    return tuple(map(_contact, cards))


def _contact(card: Part) -> Contact:
    if card.text("VERSION").startswith("2"):
        raise RefusedError(Refusal.OLD_VERSION, "it is a vCard 2.1; save it as 3.0 or 4.0")
    name = next(_names(card), None)
    if name is None:
        raise RefusedError(Refusal.NO_NAME, "the card has no name; add FN")
    return contact(
        name,
        [field.text.strip() for field in _preferred(card, "EMAIL")],
        phone=next(filter(None, map(_phone, _preferred(card, "TEL"))), None),
        title=_first(card, "TITLE"),
        organization=_organization(card),
    )


def _names(card: Part) -> Iterator[str]:
    """Yield what the card may be called by, best first."""
    structure = card.field("N")
    known = fields(structure.value) if structure else []
    family, given, more, prefix, suffix, *_ = known + [""] * 5
    in_order = " ".join(filter(None, (prefix, given, more, family, suffix)))
    yield from filter(None, (_first(card, "FN"), one_line(in_order), _organization(card)))


def _first(card: Part, name: str) -> str | None:
    return next(filter(None, (one_line(field.text) for field in _preferred(card, name))), None)


def _organization(card: Part) -> str | None:
    units = (unit for field in _preferred(card, "ORG") for unit in fields(field.value))
    return next(filter(None, map(one_line, units)), None)


def _phone(field: Field) -> str | None:
    is_uri = field.parameter("VALUE").lower() == "uri"
    return one_line(field.text.strip().removeprefix("tel:") if is_uri else field.text)


def _preferred(card: Part, name: str) -> list[Field]:
    """Return all properties of a name, the preferred ones first and those that nobody answers last."""
    return sorted(card.fields(name), key=_preference)


def _preference(field: Field) -> tuple[bool, int]:
    kinds, number = set(field.parameter("TYPE").upper().split(",")), field.parameter("PREF")
    if number.isdecimal() and len(number) <= len("100"):
        return not kinds.isdisjoint(_NO_VOICE), int(number)
    return not kinds.isdisjoint(_NO_VOICE), 1 if "PREF" in kinds else _LAST


def card_from_contact(contact: Contact, /, *, version: Version = "4.0") -> bytes:
    r"""Return a contact as a business card, the contents of a .vcf file.

    Args:
        contact: The contact.
        version: Of vCard: "3.0" or "4.0".

    Returns:
        The text in UTF-8, its lines folded.

    Raises:
        TypeError: No `Contact`.
        InvalidValueError: Another version.

    Example:
        >>> from interview_etiquette import Contact
        >>> from interview_etiquette.integrations.icalendar import card_from_contact
        >>> print(card_from_contact(Contact("Zoë Müller", email="zoe@example.org")).decode().replace("\r", ""))
        BEGIN:VCARD
        VERSION:4.0
        FN:Zoë Müller
        EMAIL:zoe@example.org
        END:VCARD
        <BLANKLINE>
    """
    check_type("contact", contact, Contact, "a Contact")
    if version not in _VERSIONS:
        raise InvalidValueError("version", "must be 3.0 or 4.0", shown(version))
    card = component("VCARD")
    for name, value in _properties(contact, version):
        card.add(name, value)
    return card.to_ical(sorted=False)


def _properties(contact: Contact, version: Version) -> Iterator[tuple[str, object]]:
    yield "VERSION", written(version)
    yield "FN", written(contact.name)
    if version == "3.0":  # where N must stand; which part of the name is which, nobody said
        yield "N", structured(contact.name, "", "", "", "")
    details = {"EMAIL": contact.email, "TEL": contact.phone, "TITLE": contact.title}
    yield from ((name, written(detail)) for name, detail in details.items() if detail is not None)
    if contact.organization is not None:
        yield "ORG", structured(contact.organization)
