"""A conformance kit for people who write their own calendars."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from interview_etiquette._value import check_day
from interview_etiquette.calendars import BusinessCalendar
from interview_etiquette.calendars._frozen import arithmetic
from interview_etiquette.errors import CalendarDefectError, EtiquetteError, InvalidValueError, shown

__all__ = ["check_calendar"]

_SUNDAY = 6
_THREADS = 4
_UNKNOWN = object()
_PATIENCE = 3660  # closed days on end after which a search gives up


def check_calendar(
    calendar: BusinessCalendar, /, *, first: date = date(2000, 1, 1), last: date = date(2030, 1, 1)
) -> None:
    """Raise for the first thing that is wrong with a calendar; say what and where.

    It must answer every day of [first, last), the leap days among them, and the first and last day there are; with a
    bool; the same however often, in whatever order and from whichever thread it is asked; it must not stay closed for
    ten years; it must be hashable. Its week's first day and its holidays' names are checked where it has them. For a
    day that it does not know it may raise an `EtiquetteError`.

    Args:
        calendar: The calendar to check.
        first: The first day to ask for.
        last: The day after the last.

    Raises:
        CalendarDefectError: An `AssertionError` that names the call and what is wrong with its answer.
        TypeError: No calendar at all.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.testing import check_calendar
        >>> class FourDayWeek:
        ...     def is_business_day(self, day: date, /):
        ...         return day.weekday() < 4 or None
        >>> check_calendar(FourDayWeek())
        Traceback (most recent call last):
            ...
        interview_etiquette.errors.CalendarDefectError: is_business_day(2000-01-01) must return a bool, not None
    """
    arithmetic(calendar)
    check_day("first", first)
    check_day("last", last)
    if last <= first:
        raise InvalidValueError("last", f"must be after first ({first})", str(last))
    days = [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal())]
    answers = {day: _answer(calendar, day) for day in (*days, date.min, date.max)}
    _check_open(days, answers)
    _check_again(calendar, reversed(days), answers, "when asked again")
    with ThreadPoolExecutor(_THREADS) as threads:
        parts = [days[n::_THREADS] for n in range(_THREADS)]
        for check in [threads.submit(_check_again, calendar, part, answers, "in another thread") for part in parts]:
            check.result()
    _check_hash(calendar)
    for name, is_right, expected in _EXTRAS:
        _check_extra(calendar, days, name, is_right, expected)


def _ask(calendar: BusinessCalendar, name: str, day: date) -> object:
    """Return what a method answers; `_UNKNOWN` where it says that it does not know the day."""
    try:
        return getattr(calendar, name)(day)
    except EtiquetteError:
        return _UNKNOWN
    except Exception as error:
        raise _defect(name, day, f"must answer, or raise an EtiquetteError, not {shown(error)}") from error


def _defect(name: str, day: date, problem: str) -> CalendarDefectError:
    return CalendarDefectError(f"{name}({day})", problem)


def _answer(calendar: BusinessCalendar, day: date) -> object:
    answer = _ask(calendar, "is_business_day", day)
    if answer is not _UNKNOWN and not isinstance(answer, bool):
        raise _defect("is_business_day", day, f"must return a bool, not {shown(answer)}")
    return answer


def _check_open(days: list[date], answers: dict[date, object]) -> None:
    opened = days[0]
    for day in days:
        if answers[day] is not False:
            opened = day
        elif (day - opened).days > _PATIENCE:
            raise _defect("is_business_day", opened, "must be True on some day of the ten years that follow")
    if not any(answers[day] is True for day in days):
        raise _defect("is_business_day", days[0], "must be True on some day from there on")


def _check_again(calendar: BusinessCalendar, days: Iterable[date], answers: dict[date, object], when: str) -> None:
    for day in days:
        if _answer(calendar, day) is not answers[day]:
            raise _defect("is_business_day", day, f"must be the same {when}")


def _check_hash(calendar: BusinessCalendar) -> None:
    try:
        hash(calendar)
    except TypeError:
        raise CalendarDefectError("hash(calendar)", "must work, or it cannot be combined with & and |") from None


def _check_extra(
    calendar: BusinessCalendar, days: list[date], name: str, is_right: Callable[[object], bool], expected: str
) -> None:
    for day in days if hasattr(calendar, name) else ():
        answer = _ask(calendar, name, day)
        if answer is not _UNKNOWN and not is_right(answer):
            raise _defect(name, day, f"must return {expected}, not {shown(answer)}")


def _is_weekday(answer: object) -> bool:
    return isinstance(answer, int) and not isinstance(answer, bool) and 0 <= answer <= _SUNDAY


def _is_name(answer: object) -> bool:
    return answer is None or (isinstance(answer, str) and bool(answer.strip()))


_EXTRAS = (
    ("week_start", _is_weekday, "a weekday from 0 (Monday) to 6 (Sunday)"),
    ("holiday_name", _is_name, "a name, or None where there is none"),
)
