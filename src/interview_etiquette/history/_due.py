"""What falls due for many interviews."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Generic, TypeVar

import attrs

from interview_etiquette._rulings import check_arguments
from interview_etiquette._value import Value
from interview_etiquette.calendars import WEEKDAYS, BusinessCalendar
from interview_etiquette.calendars._frozen import arithmetic
from interview_etiquette.errors import InvalidValueError, MixedZonesError, check_type
from interview_etiquette.etiquette import ARTICLE, Channel, Etiquette
from interview_etiquette.history._advice import following_up, letting_go, moving_on, thanking
from interview_etiquette.history._events import Event
from interview_etiquette.history._standing import Standing, standing_of
from interview_etiquette.history._verdicts import first_allowed, verdict_on_thanks
from interview_etiquette.interview import Interview
from interview_etiquette.plans import Step, before_leaving
from interview_etiquette.wallclock import MIDNIGHT, at, check_zones, instant, plain

Key_co = TypeVar("Key_co", bound=Hashable, covariant=True)
Steps = Callable[[Standing, datetime], Iterable[Step]]


def _read_once(history: Iterable[Event]) -> Iterable[Event]:
    """Keep what an iterator yields, so that a record can be read again; what is no event, `due` will say."""
    check_type("history", history, Iterable, "a sequence of events")
    return tuple(history)


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Record(Value, Generic[Key_co]):
    """One interview among many, with its history. The caller keeps the records.

    Args:
        key: Your own key, given back with each step.
        interview: The interview.
        history: All that has happened since, in any order.
        calendar: The employer's business days; None is that of the call.
        etiquette: The policy; None is that of the call.

    Raises:
        TypeError: The history is no iterable. What else is wrong with a record, `due` says.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import Interview
        >>> from interview_etiquette.history import Record
        >>> Record(17, Interview(datetime(2026, 3, 10, 10))).key
        17
    """

    key: Key_co
    interview: Interview
    history: Iterable[Event] = attrs.field(default=(), converter=_read_once)
    calendar: BusinessCalendar | None = None
    etiquette: Etiquette | None = None


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class DueStep(Value, Generic[Key_co]):
    """A step that falls due. `(key, step.id)` never repeats.

    Args:
        key: The record's key.
        step: What to do.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import Interview
        >>> from interview_etiquette.history import Record, due
        >>> record = Record("acme", Interview(datetime(2026, 3, 10, 10)))
        >>> found = next(due([record], since=datetime(2026, 3, 10, 11), until=datetime(2026, 3, 11)))
        >>> found.key, found.step.rule.value, str(found.step.due)
        ('acme', 'thank_you', '2026-03-10 17:00:00')
    """

    key: Key_co
    step: Step


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class BadRecord(Value, Generic[Key_co]):
    """A record that could not be read; the others are not held up by it.

    Args:
        key: The record's key; None where what was given is no record.
        error: What is wrong with it.

    Example:
        >>> from datetime import UTC, datetime
        >>> from interview_etiquette import Interview
        >>> from interview_etiquette.history import Record, due
        >>> record = Record("acme", Interview(datetime(2026, 3, 10, 10, tzinfo=UTC)))
        >>> bad = next(due([record], since=datetime(2026, 3, 10), until=datetime(2026, 3, 11)))
        >>> print(bad.key, "-", bad.error)
        acme - since must have a zone if the interview has one, and none if it has none
    """

    key: Key_co | None
    error: Exception


def due(
    records: Iterable[Record[Key_co]],
    /,
    *,
    since: datetime,
    until: datetime,
    calendar: BusinessCalendar = WEEKDAYS,
    etiquette: Etiquette = ARTICLE,
) -> Iterator[DueStep[Key_co] | BadRecord[Key_co]]:
    """Return each step that falls due in [since, until), record by record, as it is asked for.

    A step falls due when it opens: exactly once over adjacent windows, whatever their size. The whole history of each
    record is read, so that nothing done or superseded comes up; what opened while things were put off comes up
    when that ends.

    Args:
        records: Any number of them; they are read one at a time.
        since: The beginning of the window.
        until: Its end, which is not in it; aware if since is, and not before it.
        calendar: For records without one of their own.
        etiquette: Likewise.

    Returns:
        The steps, and a `BadRecord` for a record with something wrong with it, which is no error of the call.

    Raises:
        TypeError: since or until is no `datetime`; records is no iterable; no calendar or no policy was given.
        MixedZonesError: One of since and until has a zone and the other has none.
        InvalidValueError: until comes before since.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import Interview
        >>> from interview_etiquette.history import Record, due
        >>> records = [Record("acme", Interview(datetime(2026, 3, 10, 10)))]
        >>> today = due(records, since=datetime(2026, 3, 17), until=datetime(2026, 3, 18))
        >>> [(found.key, found.step.id) for found in today]
        [('acme', 'follow_up/1.1')]
    """
    check_type("records", records, Iterable, "an iterable of Record values")
    check_type("etiquette", etiquette, Etiquette, "an Etiquette")
    arithmetic(calendar)
    since, until = plain(since, "since"), plain(until, "until")
    if (since.tzinfo is None) != (until.tzinfo is None):
        raise MixedZonesError("until", "must have a zone if since has one, and none if since has none")
    if instant(until) < instant(since):
        raise InvalidValueError("until", f"must not come before since ({since})", str(until))
    return _due(records, since, until, calendar, etiquette)


def _due(
    records: Iterable[Record[Key_co]],
    since: datetime,
    until: datetime,
    calendar: BusinessCalendar,
    etiquette: Etiquette,
) -> Iterator[DueStep[Key_co] | BadRecord[Key_co]]:
    for record in records:
        try:
            found = [*_due_in(record, since, until, calendar, etiquette)]
        except Exception as error:  # noqa: BLE001  whatever goes wrong in one record must not hold up the rest
            given: object = record
            yield BadRecord(given.key if isinstance(given, Record) else None, error)
        else:
            yield from (DueStep(record.key, step) for step in found)


def _due_in(
    record: Record[Key_co], since: datetime, until: datetime, calendar: BusinessCalendar, etiquette: Etiquette
) -> list[Step]:
    check_type("records", record, Record, "Record values")
    own_calendar = calendar if record.calendar is None else record.calendar
    policy = etiquette if record.etiquette is None else record.etiquette
    check_arguments(record.interview, policy)
    check_zones(since, record.interview.start, "since")
    standing = standing_of(record.interview, record.history, own_calendar, policy)
    return [*_falling_due(standing, instant(since), instant(until))]


def _falling_due(standing: Standing, since: timedelta, until: timedelta) -> Iterator[Step]:
    """Yield the steps, neither done nor superseded, that open in the window. They are built only then."""
    for opens, steps in _outstanding(standing):
        moment = standing.postponed_until(opens)
        if since <= instant(moment) < until:
            yield from steps(standing, moment)


def _outstanding(standing: Standing) -> Iterator[tuple[datetime, Steps]]:
    """Yield when each rule's steps open that are still to be done, and how to build them."""
    if standing.closed is not None:
        return
    if standing.silenced is None:
        start = standing.interview.start
        yield at(start.date(), MIDNIGHT, start.tzinfo), _before_leaving
        yield standing.thanks_open, _thanking
        asked = first_allowed(standing, standing.thanks_open)
        if asked is not None:
            yield asked, _following_up
    yield letting_go(standing), _moving_on


def _before_leaving(standing: Standing, moment: datetime) -> Iterable[Step]:
    return before_leaving(standing.interview) if instant(moment) < instant(standing.thanks_open) else ()


def _thanking(standing: Standing, moment: datetime) -> Iterable[Step]:
    return thanking(standing, moment) if verdict_on_thanks(standing, moment, Channel.EMAIL) else ()


def _following_up(standing: Standing, moment: datetime) -> Iterable[Step]:
    step = following_up(standing, moment)
    return () if step is None else (step,)


def _moving_on(standing: Standing, _: datetime) -> Iterable[Step]:
    return (moving_on(standing),)
