"""What can go wrong, as types: catch `EtiquetteError`, and only that."""

from types import UnionType

__all__ = [
    "BadRowsError",
    "CalendarDefectError",
    "DocumentError",
    "EtiquetteError",
    "InvalidValueError",
    "MissingExtraError",
    "MixedZonesError",
    "NoBusinessDayError",
    "NobodyWaitsError",
    "OutOfRangeError",
    "UnknownCalendarError",
    "UnreadablePhraseError",
    "UnsupportedYearError",
]

_SHOWN = 40  # characters of an offending value that an error repeats


def shown(value: object) -> str:
    """Return the value by `repr`, cut to 40 characters; by its type where it has no usable `repr`."""
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001  whatever a foreign repr raises; an int of 5,000 digits raises too
        return f"a value of type {type(value).__name__}"[:_SHOWN]
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."


def wrong_type(argument: str, expected: str, value: object) -> TypeError:
    """Return the plain `TypeError` for an argument of the wrong type."""
    return TypeError(f"{argument} must be {expected}, not {type(value).__name__}")


def check_type(argument: str, value: object, kind: type | UnionType, expected: str) -> None:
    """Refuse an argument of another type."""
    if not isinstance(value, kind):
        raise wrong_type(argument, expected, value)


class EtiquetteError(Exception):
    """The one thing to catch: every error of this library that is not a plain `TypeError`.

    Children carry their facts as attributes, pickle, and also derive from the built-in they mean.

    Example:
        >>> from interview_etiquette import DecideBetween, EtiquetteError
        >>> from datetime import date
        >>> try:
        ...     DecideBetween(date(2026, 3, 20), date(2026, 3, 10))
        ... except EtiquetteError as error:
        ...     print(error)
        latest must be on or after earliest (2026-03-20), not 2026-03-10
    """


class InvalidValueError(EtiquetteError, ValueError):
    """A value of the right type that cannot be meant.

    Args:
        argument: The name of the argument.
        problem: What was expected, and the way out.
        value: The offending value by `repr`, 40 characters at most; None where it would be personal data.

    Example:
        >>> from interview_etiquette.errors import InvalidValueError
        >>> from interview_etiquette import Contact
        >>> try:
        ...     Contact("Zoë Müller", email="zoe at example.org")
        ... except InvalidValueError as error:
        ...     print(error.argument, "-", error)
        email - email must be one bare address, such as name@example.org
    """

    def __init__(self, argument: str, problem: str, value: str | None = None) -> None:
        super().__init__(argument, problem, value)
        self.argument: str = argument
        self.problem: str = problem
        self.value: str | None = value

    def __str__(self) -> str:
        said = f"{self.argument} {self.problem}"
        return said if self.value is None else f"{said}, not {self.value}"


class MixedZonesError(InvalidValueError):
    """One time has a zone and the other has none, so they cannot be compared.

    Example:
        >>> from datetime import UTC, datetime
        >>> from interview_etiquette import Interview
        >>> Interview(datetime(2026, 3, 10, 10), end=datetime(2026, 3, 10, 11, tzinfo=UTC))
        Traceback (most recent call last):
            ...
        interview_etiquette.errors.MixedZonesError: end must have a zone if the interview has one, and none ...
    """


class OutOfRangeError(EtiquetteError, OverflowError):
    """The answer would lie outside the years 1 to 9999.

    Args:
        what: What was being computed.

    Example:
        >>> from interview_etiquette.errors import OutOfRangeError
        >>> print(OutOfRangeError("the day after 9999-12-31"))
        the day after 9999-12-31 lies outside the years 1 to 9999; check the dates given
    """

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what: str = what

    def __str__(self) -> str:
        return f"{self.what} lies outside the years 1 to 9999; check the dates given"


class NoBusinessDayError(EtiquetteError, LookupError):
    """The calendar stays closed for ten years on end.

    Args:
        day: The day from which the search went out, in ISO form.

    Example:
        >>> from interview_etiquette.errors import NoBusinessDayError
        >>> print(NoBusinessDayError("2026-03-10"))
        no business day within ten years of 2026-03-10; check the calendar's is_business_day
    """

    def __init__(self, day: str) -> None:
        super().__init__(day)
        self.day: str = day

    def __str__(self) -> str:
        return f"no business day within ten years of {self.day}; check the calendar's is_business_day"


class UnknownCalendarError(EtiquetteError, LookupError):
    """No calendar goes by that name.

    Args:
        kind: What was looked for: "country", "subdivision", "market", "calendar".
        name: The name by `repr`, 40 characters at most.
        near: Names that are spelt like it.

    Example:
        >>> from interview_etiquette.calendars import calendar_for
        >>> calendar_for("Germoney")
        Traceback (most recent call last):
            ...
        interview_etiquette.errors.UnknownCalendarError: unknown country 'Germoney'; did you mean Germany, Guernsey?
    """

    def __init__(self, kind: str, name: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(kind, name, near)
        self.kind: str = kind
        self.name: str = name
        self.near: tuple[str, ...] = near

    def __str__(self) -> str:
        all_of_them = "holidays.list_supported_countries() and list_supported_financial() list what is known"
        way_out = f"did you mean {', '.join(self.near)}?" if self.near else all_of_them
        return f"unknown {self.kind} {self.name}; {way_out}"


class UnsupportedYearError(EtiquetteError, ValueError):
    """The data behind a calendar does not reach that year.

    Args:
        calendar: The calendar's text.
        year: The year asked for.
        first: The first year supported.
        last: The last year supported.
        way_out: What to do instead.

    Example:
        >>> from interview_etiquette.errors import UnsupportedYearError
        >>> print(UnsupportedYearError("JP", 2150, 1949, 2099))
        the holidays of JP are known from 1949 to 2099, not for 2150; for weekends only there, say outside='weekends'
    """

    def __init__(
        self,
        calendar: str,
        year: int,
        first: int,
        last: int,
        way_out: str = "for weekends only there, say outside='weekends'",
    ) -> None:
        super().__init__(calendar, year, first, last, way_out)
        self.calendar: str = calendar
        self.year: int = year
        self.first: int = first
        self.last: int = last
        self.way_out: str = way_out

    def __str__(self) -> str:
        known = f"the holidays of {self.calendar} are known from {self.first} to {self.last}, not for {self.year}"
        return f"{known}; {self.way_out}"


class CalendarDefectError(EtiquetteError, AssertionError):
    """A calendar does not keep the protocol, as `interview_etiquette.testing` found.

    Args:
        call: The call that shows it.
        problem: What was expected of it.

    Example:
        >>> from interview_etiquette.errors import CalendarDefectError
        >>> print(CalendarDefectError("is_business_day(2026-03-10)", "must return a bool, not None"))
        is_business_day(2026-03-10) must return a bool, not None
    """

    def __init__(self, call: str, problem: str) -> None:
        super().__init__(call, problem)
        self.call: str = call
        self.problem: str = problem

    def __str__(self) -> str:
        return f"{self.call} {self.problem}"


class MissingExtraError(EtiquetteError, ImportError):
    """An optional library is not installed.

    Args:
        library: The library that is missing.
        extra: The extra of this package that installs it.

    Example:
        >>> from interview_etiquette.errors import MissingExtraError
        >>> print(MissingExtraError("icalendar", "ical"))
        icalendar is not installed; pip install 'interview-etiquette[ical]'
    """

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(library, extra)
        self.library: str = library
        self.extra: str = extra

    def __str__(self) -> str:
        return f"{self.library} is not installed; pip install 'interview-etiquette[{self.extra}]'"


class DocumentError(EtiquetteError, ValueError):
    """A document that does not describe a value of this library, or a value that no document can hold.

    Args:
        path: Where in the document, from `$`: `$.contacts[0].email`.
        problem: What is wrong there, and the way out.

    Example:
        >>> from interview_etiquette.serial import from_dict
        >>> from_dict({"schema": 1, "kind": "decide_by", "day": "tomorrow"})
        Traceback (most recent call last):
            ...
        interview_etiquette.errors.DocumentError: $.day: must be a date, 2026-03-10, not 'tomorrow'
    """

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(path, problem)
        self.path: str = path
        self.problem: str = problem

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}"


class NobodyWaitsError(EtiquetteError, LookupError):
    """Nobody waits for an answer any more.

    Args:
        why: What ended the wait.

    Example:
        >>> from interview_etiquette.errors import NobodyWaitsError
        >>> print(NobodyWaitsError("withdrawn"))
        nobody waits for an answer any more (withdrawn); leave this interview out of the list
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why: str = why

    def __str__(self) -> str:
        return f"nobody waits for an answer any more ({self.why}); leave this interview out of the list"


class UnreadablePhraseError(EtiquetteError, ValueError):
    """A sentence in which a day or a count is named that nobody can mean.

    Args:
        span: The words by `repr`, 40 characters at most.
        problem: What was expected.

    Example:
        >>> from interview_etiquette.errors import UnreadablePhraseError
        >>> print(UnreadablePhraseError("'February 30th'", "must be a date that exists"))
        what they said must be a date that exists, not 'February 30th'; ask them again, or build the timeframe by hand
    """

    def __init__(self, span: str, problem: str) -> None:
        super().__init__(span, problem)
        self.span: str = span
        self.problem: str = problem

    def __str__(self) -> str:
        return f"what they said {self.problem}, not {self.span}; ask them again, or build the timeframe by hand"


class BadRowsError(EtiquetteError, ValueError):
    """Rows of a table that cannot be answered.

    Args:
        rows: The first of them, counted from 0.
        problems: What is wrong with each of these.

    Example:
        >>> from interview_etiquette.errors import BadRowsError
        >>> print(BadRowsError((3, 17), ("unknown country 'XX'", "end must be after start")))
        row 3: unknown country 'XX'; row 17: end must be after start (errors="column" tells of all rows, and goes on)
    """

    def __init__(self, rows: tuple[int, ...], problems: tuple[str, ...]) -> None:
        super().__init__(rows, problems)
        self.rows: tuple[int, ...] = rows
        self.problems: tuple[str, ...] = problems

    def __str__(self) -> str:
        told = "; ".join(f"row {row}: {problem}" for row, problem in zip(self.rows, self.problems, strict=True))
        return f'{told} (errors="column" tells of all rows, and goes on)'
