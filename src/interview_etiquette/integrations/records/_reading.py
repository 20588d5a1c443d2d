"""From a record, of whatever kind, to an interview, or a refusal that says why."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import tzinfo
from functools import partial

from interview_etiquette.contact import Contact
from interview_etiquette.errors import EtiquetteError, InvalidValueError, check_type, shown, wrong_type
from interview_etiquette.history import BadRecord
from interview_etiquette.integrations._incoming import (
    Refusal,
    RefusedError,
    addresses,
    coming,
    contact,
    key,
    one_line,
    without_domain,
)
from interview_etiquette.integrations.records._known import SHAPES
from interview_etiquette.integrations.records._picking import MOST, holds, items, text, text_of
from interview_etiquette.integrations.records._shapes import People, Shape
from interview_etiquette.integrations.records._times import WHOLE_DAY, times_of
from interview_etiquette.interview import Interview

_ONE = (str, bytes, Mapping)  # record, not several
_PROBLEMS = {
    Refusal.CANCELLED: "it is cancelled",
    Refusal.NOT_AGREED: "nobody has agreed to it yet",
    Refusal.RECURRING: "it stands for a series; fetch one occurrence of it",
    Refusal.ALL_DAY: WHOLE_DAY,
}


def interview_from(
    record: object,
    /,
    *,
    shape: Shape | str,
    tz: tzinfo | None = None,
    contacts: Mapping[str, Contact] | None = None,
    own_addresses: Iterable[str] = (),
) -> Interview:
    """Return the interview of which a record tells.

    Its contacts are the interviewers, without those who declined, rooms, resources and the candidate; who has no name
    goes by the part of the address before the @. An end more than 12 hours after the start is none of an
    interview, and stays unknown.

    Args:
        record: A mapping, such as an API's JSON, or an object with attributes, such as a row of a model.
        shape: What it looks like, or the name of a known shape, one of `SHAPES`.
        tz: The zone of the interview's clock. A time without a zone, or in one that nobody knows, is read in it, every
            other is put on it; without it, a time stays on the clock that the record names.
        contacts: People by the text of their id in that system, where its records hold no more than that.
        own_addresses: The candidate's addresses.

    Returns:
        An interview in a zone; one without a zone only where the shape's times are local and no `tz` is given.

    Raises:
        TypeError: An argument of the wrong type.
        InvalidValueError: No such shape, or what no interview can hold.
        RefusedError: What cannot be read, or not safely; the error's `refusal` says which.
        OutOfRangeError: A time outside the years 1 to 9999.

    Example:
        >>> from interview_etiquette.integrations.records import interview_from
        >>> record = {
        ...     "id": "f3e2",
        ...     "subject": "Engineer",
        ...     "date": 1773147600000,
        ...     "duration": 45,
        ...     "timezone": "Europe/Berlin",
        ...     "interviewers": [{"name": "Zoë Müller", "email": "zoe@example.com"}],
        ... }
        >>> interview = interview_from(record, shape="lever")
        >>> print(interview.start, interview.end, interview.position, interview.contacts[0].name)
        2026-03-10 14:00:00+01:00 2026-03-10 14:45:00+01:00 Engineer Zoë Müller
    """
    return _reader(shape, tz, contacts, own_addresses)(record)


def interviews_from(
    records: Iterable[object],
    /,
    *,
    shape: Shape | str,
    tz: tzinfo | None = None,
    contacts: Mapping[str, Contact] | None = None,
    own_addresses: Iterable[str] = (),
) -> Iterator[Interview | BadRecord[int]]:
    """Return the interview of each of any number of records, in their order, each read only when it is asked for.

    A record that cannot be read gives a `BadRecord`: its key is the record's place among them, from 0, its error that
    of `interview_from`, whose arguments these are.

    >>> from interview_etiquette.history import BadRecord
    >>> from interview_etiquette.integrations.records import interviews_from
    >>> page = [{"starts_at": "2026-03-10T13:00:00Z"}, {"starts_at": "2026-03-11", "id": "4d"}]
    >>> for found in interviews_from(page, shape="workable"):
    ...     print(found if isinstance(found, BadRecord) else found.start)
    2026-03-10 13:00:00+00:00
    BadRecord(key=1, error=RefusedError(<Refusal.ALL_DAY: 'all_day'>, 'it is for a whole day; ...))
    """
    given: object = records
    if isinstance(given, _ONE) or not isinstance(given, Iterable):
        raise wrong_type("records", "an iterable of records", records)
    return _interviews(records, _reader(shape, tz, contacts, own_addresses))


def _reader(
    shape: Shape | str, tz: tzinfo | None, contacts: Mapping[str, Contact] | None, own_addresses: Iterable[str]
) -> Callable[[object], Interview]:
    """Return what reads one record, once the arguments are checked."""
    if isinstance(shape, str):
        shape = _known(shape)
    check_type("shape", shape, Shape, "a Shape or the name of one")
    check_type("tz", tz, tzinfo | None, "a tzinfo such as ZoneInfo('Europe/Berlin') or None")
    known = _by_id({} if contacts is None else contacts)
    return partial(_interview, shape=shape, tz=tz, known=known, own=addresses(own_addresses))


def _by_id(contacts: Mapping[str, Contact]) -> Mapping[str, Contact]:
    check_type("contacts", contacts, Mapping, "a mapping of Contact values by their ids")
    for each in contacts:
        check_type("each key of contacts", each, str, "a str, the text of an id")
    return contacts


def _known(name: str) -> Shape:
    if name not in SHAPES:
        raise InvalidValueError("shape", f"must be a Shape or one of {', '.join(SHAPES)}", shown(name))
    return SHAPES[name]


def _interviews(records: Iterable[object], read: Callable[[object], Interview]) -> Iterator[Interview | BadRecord[int]]:
    for n, record in enumerate(records):
        try:
            yield read(record)
        except EtiquetteError as error:
            yield BadRecord(n, error)


def _interview(
    record: object, shape: Shape, tz: tzinfo | None, known: Mapping[str, Contact], own: frozenset[str]
) -> Interview:
    kind = type(record)
    if issubclass(kind, (str, bytes, list)):
        problem = f"a record must be a mapping or an object, not {kind.__name__}; json.loads makes one of a text"
        raise RefusedError(Refusal.NO_START, problem)
    for condition, refusal in shape.refuse:
        if holds(record, condition):
            raise RefusedError(refusal, _PROBLEMS.get(refusal, f"it is refused: {refusal.value.replace('_', ' ')}"))
    start, end = times_of(record, shape, tz)
    own_key = next(filter(None, (text(record, path, shape.missing) for path in shape.id)), None)
    return Interview(
        start,
        end=end,
        contacts=_contacts(record, shape, known, own),
        position=_line(record, shape.position, shape),
        employer=_line(record, shape.employer, shape),
        id=None if own_key is None else key(own_key),
    )


def _line(record: object, path: str | None, shape: Shape) -> str | None:
    found = text(record, path, shape.missing)
    return None if found is None else one_line(found)


def _contacts(record: object, shape: Shape, known: Mapping[str, Contact], own: frozenset[str]) -> tuple[Contact, ...]:
    """Return the people, each once, without those who are not coming and the candidate."""
    everybody = [(each, people) for people in shape.people for each in items(record, people.path)]
    if len(everybody) > MOST:
        raise RefusedError(Refusal.TOO_LARGE, f"it has more than {MOST} people; leave out who is no interviewer")
    found: list[tuple[str, Contact, bool]] = []
    for each, people in everybody:
        person = _contact(each, people, shape, known)
        if person is not None:
            comes = not any(holds(each, condition) for condition in people.absent)
            found.append(((person.email or "").casefold(), person, comes))
    return coming(found, own)


def _contact(each: object, people: People, shape: Shape, known: Mapping[str, Contact]) -> Contact | None:
    """Return the caller's contact by that id, else what the record says; None where that is no more than an id."""
    own_key = text_of(each) or text(each, people.id, shape.missing) or ""
    if own_key in known:
        person = known[own_key]
        check_type("each of contacts", person, Contact, "a Contact")
        return person
    parts = [text(each, path, shape.missing) for path in people.name]
    email = text(each, people.email, shape.missing)
    name = one_line(" ".join(filter(None, parts)) or email or "")
    if name is None:
        return None
    phone, title = _line(each, people.phone, shape), _line(each, people.title, shape)
    return contact(without_domain(name), [] if email is None else [email], phone=phone, title=title)
