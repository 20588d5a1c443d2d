"""Who of the interview is meant by whoever was thanked."""

from interview_etiquette.contact import Contact


def places(contact: Contact | None, contacts: tuple[Contact, ...]) -> frozenset[int]:
    """Return where a person stands among the contacts: by e-mail, else by name where either has no e-mail."""
    if contact is None or not contacts:
        return all_places(contacts)
    found = frozenset(n for n, other in enumerate(contacts) if _share_a_mail(contact, other))
    return found or frozenset(n for n, other in enumerate(contacts) if _may_be_one(contact, other))


def all_places(contacts: tuple[Contact, ...]) -> frozenset[int]:
    """Return where everybody stands; without contacts one note is owed."""
    return frozenset(range(max(1, len(contacts))))


def _share_a_mail(one: Contact, other: Contact) -> bool:
    if one.email is None or other.email is None:
        return False
    return one.email.casefold() == other.email.casefold()


def _may_be_one(one: Contact, other: Contact) -> bool:
    """Return whether two go by one name, and not both have an e-mail, which would tell them apart."""
    return one.name.casefold() == other.name.casefold() and None in (one.email, other.email)
