"""By when a recruiter answers so that nobody needs to ask."""

from collections.abc import Iterable
from datetime import datetime

from interview_etiquette._rulings import check_arguments
from interview_etiquette.calendars import WEEKDAYS, BusinessCalendar
from interview_etiquette.errors import NobodyWaitsError
from interview_etiquette.etiquette import ARTICLE, Etiquette
from interview_etiquette.history._events import Event
from interview_etiquette.history._standing import standing_of
from interview_etiquette.interview import Interview
from interview_etiquette.plans import morning_of
from interview_etiquette.wallclock import at, instant


def answer_by(
    interview: Interview,
    history: Iterable[Event] = (),
    /,
    *,
    calendar: BusinessCalendar = WEEKDAYS,
    etiquette: Etiquette = ARTICLE,
) -> datetime:
    """Return by when the employer should answer: who answers by then is never asked.

    It is the close of the last business day before the follow-up opens, or its opening where that close does not come
    after the interview (without an end, an hour from its start); after a follow-up it is the close of the next
    business day.

    Args:
        interview: The interview.
        history: All that has happened since, in any order.
        calendar: The employer's business days.
        etiquette: The candidate's policy.

    Returns:
        The moment, on the interview's wall clock.

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
        return at(standing.days.nth(standing.last_sent, 1), closes, zone)
    day = standing.first[0]
    opens = max(morning_of(day, interview, etiquette)[0], standing.thanks_open, key=instant)
    if not standing.days.count(interview.day, day):  # nothing is open between the interview and the follow-up
        return opens
    close = at(standing.days.nth(day, -1), closes, zone)
    return close if instant(close) > instant(standing.thanks_open) else opens
