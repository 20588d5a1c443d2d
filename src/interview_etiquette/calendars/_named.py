"""From a text to a calendar: countries, markets, combinations, and what plug-ins offer."""

from interview_etiquette.calendars._combined import AllOpen, AnyOpen
from interview_etiquette.calendars._frozen import arithmetic
from interview_etiquette.calendars._official import CountryCalendar, MarketCalendar
from interview_etiquette.calendars._protocol import BusinessCalendar
from interview_etiquette.calendars._values import WEEKDAYS
from interview_etiquette.errors import InvalidValueError, UnknownCalendarError, shown, wrong_type

_GROUP = "interview_etiquette.calendars"


def calendar_for(text: str, /) -> BusinessCalendar:
    """Return the calendar that a text names.

    Args:
        text: "weekdays"; a country and perhaps a subdivision ("US", "GB-ENG"); "market:XNYS"; "name:rest" for a
            plug-in of the entry-point group `interview_etiquette.calendars`, which is called with the rest; several
            of them with "&" (open where all are) and "|" (open where any is), of which "&" binds tighter.

    Returns:
        The calendar.

    Raises:
        UnknownCalendarError: No calendar goes by that name.

    Example:
        >>> from interview_etiquette.calendars import calendar_for
        >>> calendar_for("us-mn").name
        'US-MN'
        >>> calendar_for("US & GB-ENG") == calendar_for("GB-ENG") & calendar_for("US")
        True
    """
    if not isinstance(text, str):
        raise wrong_type("text", "a str (as_calendar adapts other objects)", text)
    return _combined(AnyOpen, [_combined(AllOpen, [*map(_one, part.split("&"))]) for part in text.split("|")])


def _combined(kind: type[AllOpen | AnyOpen], calendars: list[BusinessCalendar]) -> BusinessCalendar:
    return calendars[0] if len(calendars) == 1 else kind(*calendars)


def _one(text: str) -> BusinessCalendar:
    text = text.strip()
    name, colon, rest = (part.strip() for part in text.partition(":"))
    if not colon:
        return WEEKDAYS if text.casefold() == "weekdays" else CountryCalendar(text)
    return MarketCalendar(rest) if name.casefold() == "market" else _plugged_in(name, rest)


def _plugged_in(name: str, rest: str) -> BusinessCalendar:
    from importlib.metadata import entry_points  # noqa: PLC0415  only where a plug-in is named

    offered = entry_points(group=_GROUP)
    found = {point.value: point for point in offered if point.name == name}
    if not found:
        raise UnknownCalendarError("calendar", shown(f"{name}:{rest}"), ("market", *sorted(offered.names)))
    if len(found) > 1:
        raise InvalidValueError("text", f"names a plug-in offered twice ({', '.join(sorted(found))}); remove one")
    calendar: BusinessCalendar = found.popitem()[1].load()(rest)
    arithmetic(calendar)
    return calendar
