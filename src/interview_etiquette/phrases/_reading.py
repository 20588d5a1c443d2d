"""What was understood of a sentence, and the function that reads it."""

from datetime import date, timedelta

import attrs

from interview_etiquette._value import Value, check_day
from interview_etiquette.calendars import WEEKDAYS, BusinessCalendar
from interview_etiquette.errors import EtiquetteError, OutOfRangeError, UnreadablePhraseError, shown, wrong_type
from interview_etiquette.phrases._choice import Found, is_long, judged, scan, sorted_out
from interview_etiquette.phrases._grammar import Grammar
from interview_etiquette.phrases._holidays import Holidays
from interview_etiquette.phrases._tokens import Token, tokens
from interview_etiquette.phrases._when import Almanac
from interview_etiquette.timeframe import (
    DecideBetween,
    DecideBy,
    EndOfMonth,
    EndOfWeek,
    NotBefore,
    OpenEnded,
    Timeframe,
    Unspecified,
    Within,
)

_LONGEST = 2000  # characters
_QUOTED = 60
ONE_WEEK = timedelta(weeks=1)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@attrs.frozen(repr=False, getstate_setstate=False)
class SetAside(Value):
    """A time expression on which the reading does not rest."""

    start: int
    end: int
    text: str
    reason: str


@attrs.frozen(repr=False, getstate_setstate=False)
class Reading(Value):
    """What a sentence says about when they will decide."""

    timeframe: Timeframe
    understood: tuple[tuple[int, int], ...]
    explanation: str
    ignored: tuple[SetAside, ...] = ()
    convention: bool = False


def read_timeframe(
    said: str, /, *, asked_on: date, calendar: BusinessCalendar = WEEKDAYS, day_first: bool = False
) -> Reading:
    """Read what they said about when they will decide."""
    if not isinstance(said, str):
        raise wrong_type("said", "a str", said)
    check_day("asked_on", asked_on)
    if not isinstance(day_first, bool):
        raise wrong_type("day_first", "a bool", day_first)
    if len(said) > _LONGEST:
        raise UnreadablePhraseError(shown(said), f"must have {_LONGEST} characters at most")
    try:
        return _read(said, Almanac(asked_on, calendar, day_first=day_first))
    except EtiquetteError:
        raise
    except (OverflowError, ValueError):
        raise OutOfRangeError("the day that they named") from None


def _read(said: str, almanac: Almanac) -> Reading:
    words = tokens(said)
    found = scan(words, Grammar(words, almanac, Holidays(almanac.asked_on, almanac.calendar)))
    judged(words, found)
    kept, aside = sorted_out(found, almanac.asked_on)
    for one in kept:
        if one.when.refused:
            start, end = _span(words, one)
            raise UnreadablePhraseError(shown(said[start:end]), f"must be {one.when.refused}")
    ignored = tuple(SetAside(*_span(words, one), said[slice(*_span(words, one))], reason) for one, reason in aside)
    latest = max((one for one in kept if one.side == "latest"), key=lambda one: one.when.last, default=None)
    earliest = max((one for one in kept if one.side == "earliest"), key=lambda one: one.when.first, default=None)
    if latest is None and earliest is None:
        return _undated(said, is_long(words, found), ignored)
    if earliest and latest and latest.when.unit == "weekday":
        while latest.when.last < earliest.when.first:
            latest.when = attrs.evolve(
                latest.when, first=latest.when.first + ONE_WEEK, last=latest.when.last + ONE_WEEK
            )
    timeframe = _timeframe(earliest, latest, almanac.asked_on)
    used = [one for one in (earliest, latest) if one]
    spans = tuple(sorted(_span(words, one) for one in used))
    sure = all(one.when.sure for one in used)
    quoted = " ... ".join(repr(said[a:b][:_QUOTED]) for a, b in spans)
    return Reading(timeframe, spans, f"{quoted} is read as {_described(timeframe, almanac)}", ignored, not sure)


def _span(words: list[Token], one: Found) -> tuple[int, int]:
    return words[one.start].start, words[one.stop - 1].end


def _undated(said: str, long: tuple[int, int] | None, ignored: tuple[SetAside, ...]) -> Reading:
    if long:
        quoted = repr(said[slice(*long)])
        return Reading(OpenEnded(), (long,), f"{quoted} is read as a long wait without a date", ignored)
    return Reading(Unspecified(), (), "no day is named by which they will have decided", ignored)


def _timeframe(earliest: Found | None, latest: Found | None, asked_on: date) -> Timeframe:
    if latest is None:
        return NotBefore(max(earliest.when.first, asked_on)) if earliest else Unspecified()
    first = earliest.when.first if earliest else latest.when.first
    if latest.when.frame and earliest is None:
        return latest.when.frame
    if asked_on < first < latest.when.last or (earliest and first == latest.when.last):
        return DecideBetween(first, latest.when.last)
    return latest.when.frame or DecideBy(latest.when.last)


def _described(timeframe: Timeframe, almanac: Almanac) -> str:
    window = timeframe.window(almanac.asked_on, almanac.calendar)
    match timeframe:
        case EndOfWeek() | EndOfMonth():
            unit = "week" if isinstance(timeframe, EndOfWeek) else "month"
            return f"the {unit}'s last business day, {_day(window.latest)}"
        case Within(count, unit):
            return f"{count} {unit.replace('_', ' ')} on, {_day(window.latest)}"
        case NotBefore():
            return f"not before {_day(window.earliest)}"
        case DecideBetween():
            return f"{_day(window.earliest)} to {_day(window.latest)}"
        case _:
            return _day(window.latest)


def _day(day: date | None) -> str:
    return f"{_DAYS[day.weekday()]} {day.isoformat()}" if day else "an unknown day"
