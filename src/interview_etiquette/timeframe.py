"""What they said about when they will decide, and the window of days that it makes."""

from datetime import date, timedelta
from typing import Literal, Protocol

import attrs

from interview_etiquette._value import Value, at_least, plain_day, set_finally
from interview_etiquette.calendars import BusinessCalendar, week_start
from interview_etiquette.calendars._frozen import arithmetic
from interview_etiquette.calendars._walk import Arithmetic
from interview_etiquette.errors import InvalidValueError, NoBusinessDayError, OutOfRangeError, shown, wrong_type

Unit = Literal["days", "weeks", "months", "business_days"]
_UNITS = ("days", "weeks", "months", "business_days")
_ONE_DAY = timedelta(days=1)
_LAST_MONTH = date.max.replace(day=1)
_LONGEST_MONTH = timedelta(days=31)
_SIX_DAYS = timedelta(days=6)


def _is_unit(_: object, field: "attrs.Attribute[Unit]", value: object) -> None:
    if not isinstance(value, str):
        raise wrong_type(field.name, "a str", value)
    if value not in _UNITS:
        raise InvalidValueError(field.name, f"must be one of {', '.join(_UNITS)}", shown(value))


def _check_order(earliest: date, latest: date | None) -> None:
    if latest is not None and latest < earliest:
        raise InvalidValueError("latest", f"must be on or after earliest ({earliest})", str(latest))


class Timeframe(Protocol):
    """What they said: anything that turns the day it was said on, and a calendar, into a window of days.

    Example:
        >>> from datetime import date, datetime, timedelta
        >>> from interview_etiquette import DecisionWindow, Interview, follow_up_date
        >>> class AfterTheBoardMeets:
        ...     def window(self, asked_on, calendar, /):
        ...         return DecisionWindow(latest=asked_on + timedelta(days=3))
        >>> follow_up_date(Interview(datetime(2026, 3, 10, 10), timeframe=AfterTheBoardMeets()))
        datetime.date(2026, 3, 13)
    """

    def window(self, asked_on: date, calendar: BusinessCalendar, /) -> "DecisionWindow":
        """Return the days between which they decide, as far as they are known."""
        ...


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class DecisionWindow(Value):
    """The days between which they decide, as far as they are known. It is a timeframe itself.

    Args:
        earliest: Not before this day, or None.
        latest: By this day at the latest, or None.
        open_ended: They said that it would take a while.

    Raises:
        InvalidValueError: `latest` comes before `earliest`.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette import DecisionWindow
        >>> DecisionWindow(latest=date(2026, 3, 13)).latest
        datetime.date(2026, 3, 13)
    """

    earliest: date | None = None
    latest: date | None = None
    open_ended: bool = False

    def __attrs_post_init__(self) -> None:
        if self.latest is not None and type(self.latest) is not date:
            set_finally(self, "latest", plain_day("latest", self.latest))
        if self.earliest is not None:
            set_finally(self, "earliest", plain_day("earliest", self.earliest))
            _check_order(self.earliest, self.latest)
        if not isinstance(self.open_ended, bool):
            raise wrong_type("open_ended", "a bool", self.open_ended)

    def window(self, _asked_on: date, _calendar: BusinessCalendar, /) -> "DecisionWindow":
        """Return the window itself."""
        return self


_UNKNOWN = DecisionWindow()
_OPEN_ENDED = DecisionWindow(open_ended=True)


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Unspecified(Value):
    """They named nothing definite.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette import Unspecified
        >>> from interview_etiquette.calendars import WEEKDAYS
        >>> Unspecified().window(date(2026, 3, 10), WEEKDAYS)
        DecisionWindow(earliest=None, latest=None, open_ended=False)
    """

    def window(self, _asked_on: date, _calendar: BusinessCalendar, /) -> DecisionWindow:
        """Return a window of which neither side is known."""
        return _UNKNOWN


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class OpenEnded(Value):
    """They said that it may take a while: an approval process, no date.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette import OpenEnded
        >>> from interview_etiquette.calendars import WEEKDAYS
        >>> OpenEnded().window(date(2026, 3, 10), WEEKDAYS).open_ended
        True
    """

    def window(self, _asked_on: date, _calendar: BusinessCalendar, /) -> DecisionWindow:
        """Return a window of which neither side is known, and that will be long."""
        return _OPEN_ENDED


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class _Day(Value):
    day: date

    def __attrs_post_init__(self) -> None:
        if type(self.day) is not date:
            set_finally(self, "day", plain_day("day", self.day))


class DecideBy(_Day):
    """They named the day by which they will have decided.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette import DecideBy
        >>> from interview_etiquette.calendars import WEEKDAYS
        >>> DecideBy(date(2026, 3, 20)).window(date(2026, 3, 10), WEEKDAYS).latest
        datetime.date(2026, 3, 20)
    """

    __slots__ = ()

    def window(self, _asked_on: date, _calendar: BusinessCalendar, /) -> DecisionWindow:
        """Return a window that ends on the day."""
        return DecisionWindow(None, self.day)


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class DecideBetween(Value):
    """They named two days between which they will decide.

    Raises:
        InvalidValueError: `latest` comes before `earliest`.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette import DecideBetween
        >>> from interview_etiquette.calendars import WEEKDAYS
        >>> DecideBetween(date(2026, 3, 16), date(2026, 3, 20)).window(date(2026, 3, 10), WEEKDAYS).earliest
        datetime.date(2026, 3, 16)
    """

    earliest: date
    latest: date

    def __attrs_post_init__(self) -> None:
        set_finally(self, "latest", plain_day("latest", self.latest))
        set_finally(self, "earliest", plain_day("earliest", self.earliest))
        _check_order(self.earliest, self.latest)

    def window(self, _asked_on: date, _calendar: BusinessCalendar, /) -> DecisionWindow:
        """Return the window between the two."""
        return DecisionWindow(self.earliest, self.latest)


class NotBefore(_Day):
    """They named the day before which nothing will be decided.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette import NotBefore
        >>> from interview_etiquette.calendars import WEEKDAYS
        >>> NotBefore(date(2026, 3, 20)).window(date(2026, 3, 10), WEEKDAYS).earliest
        datetime.date(2026, 3, 20)
    """

    __slots__ = ()

    def window(self, _asked_on: date, _calendar: BusinessCalendar, /) -> DecisionWindow:
        """Return a window that begins on the day."""
        return DecisionWindow(self.day)


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class EndOfWeek(Value):
    """They will have decided by the end of a week: its last business day.

    Args:
        weeks: How many weeks on; 0 is the week that holds the first business day on or after the day it was said.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette import EndOfWeek
        >>> from interview_etiquette.calendars import WEEKDAYS
        >>> EndOfWeek(1).window(date(2026, 3, 10), WEEKDAYS).latest
        datetime.date(2026, 3, 20)
    """

    weeks: int = attrs.field(default=0, validator=at_least(0))

    def window(self, asked_on: date, calendar: BusinessCalendar, /) -> DecisionWindow:
        """Return a window that ends with the week."""
        days = arithmetic(calendar)
        anchor = days.nth(asked_on, 0)
        into_week = (anchor.weekday() - week_start(calendar, anchor)) % 7
        try:
            first = anchor + timedelta(days=7 * self.weeks - into_week)
            last = first + min(_SIX_DAYS, date.max - first)
        except OverflowError:
            raise OutOfRangeError("the end of the week") from None
        return DecisionWindow(None, _last_open(first, last, days))


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class EndOfMonth(Value):
    """They will have decided by the end of a month: its last business day.

    Args:
        months: How many months on from the month of the day it was said.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette import EndOfMonth
        >>> from interview_etiquette.calendars import WEEKDAYS
        >>> EndOfMonth().window(date(2026, 5, 10), WEEKDAYS).latest
        datetime.date(2026, 5, 29)
    """

    months: int = attrs.field(default=0, validator=at_least(0))

    def window(self, asked_on: date, calendar: BusinessCalendar, /) -> DecisionWindow:
        """Return a window that ends with the month."""
        years, month = divmod(asked_on.month - 1 + self.months, 12)
        try:
            first = date(asked_on.year + years, month + 1, 1)
            last = date.max if first == _LAST_MONTH else (first + _LONGEST_MONTH).replace(day=1) - _ONE_DAY
        except (ValueError, OverflowError):
            raise OutOfRangeError("the end of the month") from None
        return DecisionWindow(None, _last_open(first, last, arithmetic(calendar)))


def _last_open(first: date, last: date, days: Arithmetic) -> date:
    """Return the last business day from first to last; without any, the first one on or after last."""
    if days.is_business_day(last):
        return last
    try:
        found = days.nth(last, -1)
    except (NoBusinessDayError, OutOfRangeError):  # nothing was ever open before
        found = date.min
    return found if found >= first else days.nth(last, 0)


def _months_on(day: date, months: int) -> date:
    """Return the same day some months on, clipped to the month's length."""
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415  on first use, not at import

    try:
        return day + relativedelta(months=months)
    except (ValueError, OverflowError):
        raise OutOfRangeError(f"{shown(months)} months after {day}") from None


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class _Period(Value):
    count: int = attrs.field(validator=at_least(1))
    unit: Unit = attrs.field(validator=_is_unit)

    def after(self, day: date, days: Arithmetic) -> date:
        """Return the day on which the period that begins on the day is over, not rolled."""
        if self.unit == "business_days":
            return days.nth(day, self.count)
        if self.unit == "months":
            return _months_on(day, self.count)
        try:
            return day + timedelta(**{self.unit: self.count})
        except OverflowError:
            raise OutOfRangeError(f"{shown(self.count)} {self.unit} after {day}") from None


class Within(_Period):
    """They will have decided within a number of days, weeks, months or business days.

    Args:
        count: How many; 1 or more.
        unit: "days", "weeks", "months" (31 January + 1 is 28 February) or "business_days".

    Raises:
        InvalidValueError: A count below 1 or an unknown unit.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette import Within
        >>> from interview_etiquette.calendars import WEEKDAYS
        >>> Within(5, "business_days").window(date(2026, 3, 10), WEEKDAYS).latest
        datetime.date(2026, 3, 17)
    """

    __slots__ = ()

    def window(self, asked_on: date, calendar: BusinessCalendar, /) -> DecisionWindow:
        """Return a window that ends when the count is over, be that a business day or not."""
        return DecisionWindow(None, self.after(asked_on, arithmetic(calendar)))


class Wait(_Period):
    """A waiting period of a policy. It rolls forward: days, weeks and months end on a business day.

    Args:
        count: How many; 1 or more.
        unit: "days", "weeks", "months" or "business_days".

    Raises:
        InvalidValueError: A count below 1 or an unknown unit.

    Example:
        >>> import attrs
        >>> from interview_etiquette import ARTICLE, Wait
        >>> attrs.evolve(ARTICLE, undated_wait=Wait(10, "business_days")).undated_wait.count
        10
    """

    __slots__ = ()


TIMEFRAMES = frozenset(  # of this library
    {Unspecified, OpenEnded, DecideBy, DecideBetween, NotBefore, EndOfWeek, EndOfMonth, Within, DecisionWindow}
)


def check_timeframe(argument: str, value: object) -> None:
    """Refuse anything that has no `window` to offer."""
    if isinstance(value, type):
        raise TypeError(
            f"{argument} must be a Timeframe value, not the class {value.__name__}; make one: {value.__name__}(...)"
        )
    if not callable(getattr(value, "window", None)):
        named = "DecideBy(day), Unspecified() where they named nothing"
        expected = f"a Timeframe value such as {named}, or the .timeframe that phrases.read_timeframe found"
        raise wrong_type(argument, expected, value)


def stated_day(timeframe: Timeframe) -> date | None:
    """Return the first day that they named outright; None where the window is computed."""
    if isinstance(timeframe, _Day):
        return timeframe.day
    return timeframe.earliest if isinstance(timeframe, DecideBetween) else None
