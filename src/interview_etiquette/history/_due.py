"""What falls due for many interviews, and by when a recruiter answers so that nobody needs to ask."""

from collections.abc import Hashable, Iterable, Iterator
from datetime import datetime

import attrs

from interview_etiquette._value import Value
from interview_etiquette.calendars import WEEKDAYS, BusinessCalendar
from interview_etiquette.errors import InvalidValueError, MixedZonesError, NobodyWaitsError, wrong_type
from interview_etiquette.etiquette import ARTICLE, Channel, Etiquette
from interview_etiquette.history._advice import following_up, moving_on, thanking, verdict_on_thanks
from interview_etiquette.history._events import Event
from interview_etiquette.history._standing import Standing, standing_of
from interview_etiquette.interview import Interview
from interview_etiquette.plans import Step, before_leaving
from interview_etiquette.rules import check_arguments
from interview_etiquette.wallclock import at, instant, local, plain


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Record(Value):
    """One interview among many, with its history. The caller keeps the records.

    Args:
        key: Your own key, given back with each step.
        interview: The interview.
        history: All that has happened since.
        calendar: The employer's business days; None is that of the call.
        etiquette: The policy; None is that of the call.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import Interview
        >>> from interview_etiquette.history import Record
        >>> Record(17, Interview(datetime(2026, 3, 10, 10))).key
        17
    """

    key: Hashable
    interview: Interview
    history: Iterable[Event] = ()
    calendar: BusinessCalendar | None = None
    etiquette: Etiquette | None = None


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class DueStep(Value):
    """A step that falls due. `(key, step.id)` never repeats.

    Args:
        key: The record's key.
        step: What to do.
    """

    key: Hashable
    step: Step


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class BadRecord(Value):
    """A record that could not be read; the others are not held up by it.

    Args:
        key: The record's key; None where what was given is no record.
        error: What is wrong with it.
    """

    key: Hashable
    error: Exception


def due(
    records: Iterable[Record],
    /,
    *,
    since: datetime,
    until: datetime,
    calendar: BusinessCalendar = WEEKDAYS,
    etiquette: Etiquette = ARTICLE,
) -> Iterator[DueStep | BadRecord]:
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

    Raises:
        TypeError: since or until is no `datetime`.
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
    since, until = plain(since, "since"), plain(until, "until")
    if (since.tzinfo is None) != (until.tzinfo is None):
        raise MixedZonesError("until", "must have a zone if since has one, and none if since has none")
    if instant(until) < instant(since):
        raise InvalidValueError("until", f"must not come before since ({since})", str(until))
    return _due(records, since, until, calendar, etiquette)


def _due(
    records: Iterable[Record], since: datetime, until: datetime, calendar: BusinessCalendar, etiquette: Etiquette
) -> Iterator[DueStep | BadRecord]:
    for record in records:
        try:
            found = [*_due_in(record, since, until, calendar, etiquette)]
        except Exception as error:  # noqa: BLE001  whatever goes wrong in one record must not hold up the rest
            yield BadRecord(getattr(record, "key", None), error)
        else:
            yield from (DueStep(record.key, step) for step in found)


def _due_in(
    record: Record, since: datetime, until: datetime, calendar: BusinessCalendar, etiquette: Etiquette
) -> Iterator[Step]:
    if not isinstance(record, Record):
        raise wrong_type("records", "Record values", record)
    own_calendar = calendar if record.calendar is None else record.calendar
    policy = etiquette if record.etiquette is None else record.etiquette
    check_arguments(record.interview, policy)
    first = instant(local(since, record.interview.start, "since"))
    last = instant(local(until, record.interview.start, "until"))
    standing = standing_of(record.interview, record.history, own_calendar, policy)
    for moment, step in outstanding(standing):
        if first <= instant(moment) < last:
            yield step


def outstanding(standing: Standing) -> Iterator[tuple[datetime, Step]]:
    """Yield the steps that are neither done nor superseded, each with the moment at which it falls due."""
    if standing.closed is not None:
        return
    if standing.silenced is None:
        yield from _to_do(standing)
    step = moving_on(standing)
    yield standing.postponed_until(step.opens), step


def _to_do(standing: Standing) -> Iterator[tuple[datetime, Step]]:
    for step in before_leaving(standing.interview):
        moment = standing.postponed_until(step.opens)
        if instant(moment) < instant(standing.thanks_open):
            yield moment, step
    for step in thanking(standing):
        moment = standing.postponed_until(step.opens)
        if verdict_on_thanks(standing, moment, Channel.EMAIL):
            yield moment, step
    follow_up = following_up(standing, standing.thanks_open)
    if follow_up is not None:
        moment = standing.postponed_until(follow_up.opens)
        later = following_up(standing, moment)
        if later is not None:
            yield moment, later


def answer_by(
    interview: Interview,
    history: Iterable[Event] = (),
    /,
    *,
    calendar: BusinessCalendar = WEEKDAYS,
    etiquette: Etiquette = ARTICLE,
) -> datetime:
    """Return by when the employer should answer: who answers by then is never asked.

    It is the close of the last business day before the follow-up opens, or its opening where that day is not after the
    interview; after a follow-up it is the close of the next business day.

    Args:
        interview: The interview.
        history: All that has happened since, in any order.
        calendar: The employer's business days.
        etiquette: The candidate's policy.

    Raises:
        NobodyWaitsError: They were answered, withdrew, were called off or asked not to be contacted.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import Interview
        >>> from interview_etiquette.history import answer_by
        >>> str(answer_by(Interview(datetime(2026, 3, 10, 10))))
        '2026-03-16 17:00:00'
    """
    check_arguments(interview, etiquette)
    standing = standing_of(interview, history, calendar, etiquette)
    if standing.closed is not None or standing.silenced is not None:
        raise NobodyWaitsError((standing.closed or "asked_not_to_contact").replace("_", " "))
    closes, zone = etiquette.office_hours[1], interview.start.tzinfo
    if standing.sent:
        return at(standing.days.nth(max(standing.sent), 1), closes, zone)
    close = at(standing.days.nth(standing.first[0], -1), closes, zone)
    return close if instant(close) > instant(interview.end or interview.start) else standing.first_opens
