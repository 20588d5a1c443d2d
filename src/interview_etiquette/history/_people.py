"""Who of the interview is meant by whoever was thanked."""

from interview_etiquette.contact import Contact, address_of, person_of


def places(contact: Contact | None, contacts: tuple[Contact, ...]) -> frozenset[int]:
    """Return where a person stands among those of the contacts: by e-mail, else by name where either has no e-mail."""
    if contact is None or not contacts:
        return all_places(contacts)
    order = {person: n for n, person in enumerate(dict.fromkeys(map(person_of, contacts)))}
    met = [each for each in contacts if _share_a_mail(contact, each)]
    met = met or [each for each in contacts if _may_be_one(contact, each)]
    return frozenset(order[person_of(each)] for each in met)


def all_places(contacts: tuple[Contact, ...]) -> frozenset[int]:
    """Return where everybody stands; without contacts one note is owed."""
    return frozenset(range(max(1, len(set(map(person_of, contacts))))))


def _share_a_mail(one: Contact, other: Contact) -> bool:
    return address_of(one) == address_of(other) is not None


def _may_be_one(one: Contact, other: Contact) -> bool:
    """Return whether two go by one name, and not both have an e-mail, which would tell them apart."""
    return one.name.casefold() == other.name.casefold() and None in (one.email, other.email)
