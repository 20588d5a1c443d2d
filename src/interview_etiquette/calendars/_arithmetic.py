"""Business-day arithmetic: plain functions over any calendar."""

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum

from interview_etiquette._value import check_day
from interview_etiquette.calendars._frozen import LibraryCalendar, arithmetic
from interview_etiquette.calendars._protocol import BusinessCalendar
from interview_etiquette.calendars._walk import Arithmetic
from interview_etiquette.errors import InvalidValueError, shown, wrong_type


class Roll(StrEnum):
    """What to do with a day that is no business day.

    Example:
        >>> from interview_etiquette.calendars import Roll
        >>> Roll.named("modifiedfollowing")
        <Roll.MODIFIED_FOLLOWING: 'modified_following'>
    """

    FOLLOWING = "following"
    PRECEDING = "preceding"
    MODIFIED_FOLLOWING = "modified_following"
    MODIFIED_PRECEDING = "modified_preceding"
    NEAREST = "nearest"
    UNADJUSTED = "unadjusted"
    RAISE = "raise"

    __hash__ = str.__hash__  # as a key it is the text that it equals; an enum's own hash is slow

    @classmethod
    def named(cls, text: str, /) -> "Roll":
        """Return the convention that numpy, pandas, polars or QuantLib spell like this.

        Args:
            text: "forward", "backward", "Modified Following", "modifiedpreceding", "rollback", ...; case, spaces,
                hyphens and underscores make no difference.

        Returns:
            The convention.

        Raises:
            InvalidValueError: No such convention.

        Example:
            >>> from interview_etiquette.calendars import Roll
            >>> Roll.named("Modified Following").value
            'modified_following'
        """
        if not isinstance(text, str):
            raise wrong_type("text", "a str", text)
        key = "".join(filter(str.isalpha, text.casefold()))
        for roll in cls:
            if key == roll.replace("_", "") or key in _SPELLINGS[roll]:
                return roll
        raise InvalidValueError("text", f"must be one of {', '.join(cls)}", shown(text))


_SPELLINGS: dict[Roll, tuple[str, ...]] = {
    Roll.FOLLOWING: ("forward", "rollforward"),
    Roll.PRECEDING: ("backward", "rollback", "previous"),
    Roll.MODIFIED_FOLLOWING: ("modifiedforward",),
    Roll.MODIFIED_PRECEDING: ("modifiedbackward", "modifiedprevious"),
    Roll.NEAREST: (),
    Roll.UNADJUSTED: ("none",),
    Roll.RAISE: (),
}


def roll(day: date, calendar: BusinessCalendar, convention: Roll = Roll.FOLLOWING) -> date:
    """Roll a day on which no business is done.

    Args:
        day: Any day.
        calendar: Whose business days.
        convention: Modified conventions turn round rather than leave the month; nearest takes the later of two
            equally near days; unadjusted leaves the day as it is; raise refuses it.

    Returns:
        The day itself where business is done on it, else what the convention puts in its place.

    Raises:
        InvalidValueError: Not a business day, and the convention is to raise.
        NoBusinessDayError: None within ten years.
        OutOfRangeError: The answer would lie outside the years 1 to 9999.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.calendars import WEEKDAYS, Roll, roll
        >>> roll(date(2026, 2, 28), WEEKDAYS)
        datetime.date(2026, 3, 2)
        >>> roll(date(2026, 2, 28), WEEKDAYS, Roll.MODIFIED_FOLLOWING)
        datetime.date(2026, 2, 27)
    """
    if isinstance(calendar, LibraryCalendar):
        span = calendar.span
        try:  # the common cases, without a further call
            if convention is _FOLLOWING:
                return span.line[span.places[day]]
            if convention is _PRECEDING and (place := span.places[day]):
                return span.line[place - 1]
        except (KeyError, IndexError, TypeError):
            pass
    return _ROLLS[_convention(convention)](day, arithmetic(calendar))


def _convention(value: Roll) -> Roll:
    if not isinstance(value, Roll):
        raise wrong_type("convention", "a Roll (Roll.named reads a text)", value)
    return value


def _following(day: date, days: Arithmetic) -> date:
    return days.nth(day, 0)


def _preceding(day: date, days: Arithmetic) -> date:
    return days.preceding(day)


def _modified_following(day: date, days: Arithmetic) -> date:
    rolled = days.nth(day, 0)
    return rolled if rolled.month == day.month else days.preceding(day)


def _modified_preceding(day: date, days: Arithmetic) -> date:
    rolled = days.preceding(day)
    return rolled if rolled.month == day.month else days.nth(day, 0)


def _nearest(day: date, days: Arithmetic) -> date:
    later, earlier = days.nth(day, 0), days.preceding(day)
    return later if later - day <= day - earlier else earlier


def _unadjusted(day: date, _: Arithmetic) -> date:
    check_day("day", day)
    return day


def _raise(day: date, days: Arithmetic) -> date:
    if days.is_business_day(day):
        return day
    raise InvalidValueError("day", "must be a business day, or say how to roll it", day.isoformat())


_ROLLS: dict[Roll, Callable[[date, Arithmetic], date]] = {
    Roll.FOLLOWING: _following,
    Roll.PRECEDING: _preceding,
    Roll.MODIFIED_FOLLOWING: _modified_following,
    Roll.MODIFIED_PRECEDING: _modified_preceding,
    Roll.NEAREST: _nearest,
    Roll.UNADJUSTED: _unadjusted,
    Roll.RAISE: _raise,
}


_FOLLOWING, _PRECEDING = Roll.FOLLOWING, Roll.PRECEDING  # to look one up takes as long as the rest of a common case
_rolled = roll  # add_business_days has a parameter of that name


def add_business_days(day: date, n: int, calendar: BusinessCalendar, *, roll: Roll | None = None) -> date:
    """Return the n-th business day after the day, or before it where n is negative.

    Args:
        day: Any day. It does not count itself: Saturday + 1 is Monday.
        n: How many business days; 0 rolls forward.
        calendar: Whose business days.
        roll: Roll the day by this convention first, and count from there, as numpy does.

    Returns:
        A business day.

    Raises:
        TypeError: A `datetime` for the day, a bool or other non-integer for n.
        NoBusinessDayError: The calendar stays closed for ten years.
        OutOfRangeError: The answer would lie outside the years 1 to 9999.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.calendars import WEEKDAYS, Roll, add_business_days
        >>> add_business_days(date(2026, 3, 14), 1, WEEKDAYS)  # a Saturday
        datetime.date(2026, 3, 16)
        >>> add_business_days(date(2026, 3, 14), 1, WEEKDAYS, roll=Roll.FOLLOWING)
        datetime.date(2026, 3, 17)
    """
    if roll is None and type(n) is int and isinstance(calendar, LibraryCalendar):
        span = calendar.span
        try:
            if n > 0:
                return span.line[span.places[day] + (2 * n - 1)]  # the common case, without a further call
        except (KeyError, IndexError, TypeError):
            pass
        return calendar.nth(day, n)
    _check_whole(n)
    if roll is not None:
        day = _rolled(day, calendar, roll)
    return arithmetic(calendar).nth(day, n)


def next_business_day(day: date, calendar: BusinessCalendar) -> date:
    """Return the first business day strictly after the day.

    Args:
        day: Any day.
        calendar: Whose business days.

    Returns:
        A business day.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.calendars import WEEKDAYS, next_business_day
        >>> next_business_day(date(2026, 3, 13), WEEKDAYS)  # a Friday
        datetime.date(2026, 3, 16)
    """
    return add_business_days(day, 1, calendar)


def previous_business_day(day: date, calendar: BusinessCalendar) -> date:
    """Return the last business day strictly before the day.

    Args:
        day: Any day.
        calendar: Whose business days.

    Returns:
        A business day.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.calendars import WEEKDAYS, previous_business_day
        >>> previous_business_day(date(2026, 3, 16), WEEKDAYS)  # a Monday
        datetime.date(2026, 3, 13)
    """
    return add_business_days(day, -1, calendar)


def count_business_days(first: date, last: date, calendar: BusinessCalendar) -> int:
    """Count the business days in [first, last).

    Args:
        first: The first day.
        last: The day after the last.
        calendar: Whose business days.

    Returns:
        How many there are; negative where last comes before first.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.calendars import WEEKDAYS, count_business_days
        >>> count_business_days(date(2026, 3, 9), date(2026, 3, 16), WEEKDAYS)
        5
        >>> count_business_days(date(2026, 3, 16), date(2026, 3, 9), WEEKDAYS)
        -5
    """
    if type(first) is not date:
        check_day("first", first)
    if type(last) is not date:
        check_day("last", last)
    if last < first:
        return -arithmetic(calendar).count(last, first)
    return arithmetic(calendar).count(first, last)


def business_days(first: date, last: date, calendar: BusinessCalendar) -> Iterator[date]:
    """Return the business days in [first, last).

    Args:
        first: The first day.
        last: The day after the last.
        calendar: Whose business days.

    Returns:
        The days in order, one at a time.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.calendars import WEEKDAYS, business_days
        >>> [day.day for day in business_days(date(2026, 3, 13), date(2026, 3, 18), WEEKDAYS)]
        [13, 16, 17]
    """
    check_day("first", first)
    check_day("last", last)
    return arithmetic(calendar).between(first, last) if first < last else iter(())


def _check_whole(n: object) -> None:
    if not isinstance(n, int) or isinstance(n, bool):
        raise wrong_type("n", "a whole number", n)
