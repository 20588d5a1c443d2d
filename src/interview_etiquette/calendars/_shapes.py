"""What other libraries' calendars look like, so that none of them need be imported to know one."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Protocol, runtime_checkable


class Array(Protocol):
    """What numpy holds its holidays in."""

    def tolist(self) -> list[object]:
        """Return them as Python objects."""
        ...


@runtime_checkable
class Busdays(Protocol):
    """A `numpy.busdaycalendar`."""

    weekmask: Iterable[object]
    holidays: Array


@runtime_checkable
class Offset(Protocol):
    """A `CustomBusinessDay` of pandas; a `BusinessDay` has no calendar."""

    calendar: Busdays | None

    def rollforward(self, dt: datetime, /) -> datetime:
        """Return the next business day."""
        ...


@runtime_checkable
class Exchange(Protocol):
    """A calendar of exchange_calendars."""

    sessions: Iterable[datetime]
    first_session: datetime
    last_session: datetime


@runtime_checkable
class Rules(Protocol):
    """An `AbstractHolidayCalendar` of pandas."""

    rules: object

    def holidays(self, start: datetime, end: datetime) -> Iterable[datetime]:
        """Return the holidays from one day to another."""
        ...


@runtime_checkable
class WorkingDays(Protocol):
    """A calendar of workalendar."""

    def is_working_day(self, day: date, /) -> bool:
        """Return whether it is a business day."""
        ...


@runtime_checkable
class QuantLib(Protocol):
    """A calendar of QuantLib."""

    def isBusinessDay(self, day: object, /) -> bool:  # noqa: N802  their name
        """Return whether it is a business day."""
        ...


@runtime_checkable
class Recurrence(Protocol):
    """An `rrule` or `rruleset` of dateutil."""

    def __iter__(self) -> Iterator[datetime]: ...
    def between(self, after: datetime, before: datetime, /, *, inc: bool) -> Iterable[datetime]:
        """Return what recurs between two moments."""
        ...


@runtime_checkable
class Predicate(Protocol):
    """A callable that says of a day whether it is a business day."""

    def __call__(self, day: date, /) -> object: ...


@runtime_checkable
class Dates(Protocol):
    """Closed days."""

    def __iter__(self) -> Iterator[date]: ...
