"""What was understood of a sentence, and the function that reads it."""

from collections.abc import Mapping, Sequence
from datetime import date

import attrs

from interview_etiquette._value import Value, check_day
from interview_etiquette.calendars import WEEKDAYS, BusinessCalendar
from interview_etiquette.errors import EtiquetteError, OutOfRangeError, UnreadablePhraseError, shown, wrong_type
from interview_etiquette.phrases._choice import Judge, bounds, is_long, sorted_out
from interview_etiquette.phrases._clauses import Found, scan
from interview_etiquette.phrases._grammar import Grammar
from interview_etiquette.phrases._tokens import Token, normalised, tokens
from interview_etiquette.phrases._when import ONE_WEEK, Almanac, When
from interview_etiquette.reasons import spoken
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

_LONGEST = 2000  # characters of a text
_UNDATED = "no day is named by which they will have decided"

Span = tuple[int, int]


@attrs.frozen(repr=False, getstate_setstate=False)
class SetAside(Value):
    """A time expression on which the reading does not rest.

    Args:
        span: Where it stands in the text: its first character, and the one after its last.
        text: Its words.
        reason: Why it was set aside.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.phrases import read_timeframe
        >>> said = "You would start on 4 May; we'll decide by Friday."
        >>> read_timeframe(said, asked_on=date(2026, 3, 10)).ignored
        (SetAside(span=(19, 24), text='4 May', reason='about starting, not about deciding'),)
    """

    span: Span = attrs.field(validator=attrs.validators.instance_of(tuple))
    text: str = attrs.field(validator=attrs.validators.instance_of(str))
    reason: str = attrs.field(validator=attrs.validators.instance_of(str))

    def __str__(self) -> str:
        return f"{shown(self.text)}: {self.reason}"


@attrs.frozen(repr=False, getstate_setstate=False)
class Reading(Value):
    """What a sentence says about when they will decide.

    Args:
        timeframe: One of the library's values; `Unspecified` where no day is named.
        understood: The spans of the original text on which it rests.
        explanation: One sentence on what was read as what.
        ignored: Time expressions set aside, each with the reason.
        convention: Whether competent speakers could differ.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.phrases import read_timeframe
        >>> reading = read_timeframe("We'll let you know next week.", asked_on=date(2026, 3, 10))
        >>> reading.explanation
        "'next week' is read as the week's last business day, Fri 2026-03-20"
        >>> reading.understood
        ((19, 28),)
    """

    timeframe: Timeframe
    understood: tuple[Span, ...] = attrs.field(validator=attrs.validators.instance_of(tuple))
    explanation: str = attrs.field(validator=attrs.validators.instance_of(str))
    ignored: tuple[SetAside, ...] = attrs.field(default=(), validator=attrs.validators.instance_of(tuple))
    convention: bool = attrs.field(default=False, validator=attrs.validators.instance_of(bool))


def read_timeframe(
    said: str, /, *, asked_on: date, calendar: BusinessCalendar = WEEKDAYS, day_first: bool = False
) -> Reading:
    """Read what they said about when they will decide, in English.

    Args:
        said: Their words, 2,000 characters at most. Chat without any time in it is `Unspecified`.
        asked_on: The day on which they said it.
        calendar: Whose weeks, business days and holidays they mean.
        day_first: Whether 4/5 is the 4th of May, as everywhere but in America.

    Returns:
        The timeframe, with what was understood and what was set aside.

    Raises:
        UnreadablePhraseError: A date that does not exist, a count that nobody can mean, or too long a text.
        OutOfRangeError: A day outside the years 1 to 9999.

    Example:
        >>> from datetime import date
        >>> from interview_etiquette.phrases import read_timeframe
        >>> said = "We should have a decision by the end of next week, if all goes well."
        >>> read_timeframe(said, asked_on=date(2026, 3, 10)).timeframe
        EndOfWeek(weeks=1)
        >>> read_timeframe("It may take a while.", asked_on=date(2026, 3, 10)).timeframe
        OpenEnded()
    """
    if not isinstance(said, str):
        raise wrong_type("said", "a str", said)
    check_day("asked_on", asked_on)
    if not isinstance(day_first, bool):
        raise wrong_type("day_first", "a bool", day_first)
    plain, places = normalised(said[: _LONGEST + 1])
    if max(len(said), len(plain)) > _LONGEST:  # some characters stand for many
        raise UnreadablePhraseError(shown(said), f"must have {_LONGEST} characters at most")
    try:
        return _read(said, tokens(plain, places), Almanac(asked_on, calendar, day_first=day_first))
    except OverflowError as error:
        if isinstance(error, EtiquetteError):
            raise
        raise OutOfRangeError("the day that they named") from None


def _read(said: str, words: list[Token], almanac: Almanac) -> Reading:
    found = scan(words, Grammar(words, almanac))
    Judge(words, found, almanac).go()
    kept, aside = sorted_out(found, almanac.asked_on)
    used = list(filter(None, bounds(kept)))
    aside += [] if used else [(one, "contradicts another day") for one in kept]
    ignored = tuple(_set_aside(said, _span(words, one), reason) for one, reason in aside)
    for one in kept:
        if one.when.refused:
            raise UnreadablePhraseError(shown(said[slice(*_span(words, one))]), f"must be {one.when.refused}")
    if not used:
        return _undated(said, is_long(words, found), ignored)
    timeframe = _timeframe({one.side: one.when for one in used}, almanac.asked_on)
    spans = tuple(sorted(_span(words, one) for one in used))
    explanation = f"{_quoted(said, spans)} is read as {_described(timeframe, almanac)}"
    return Reading(timeframe, spans, explanation, ignored, not all(one.when.sure for one in used))


def _set_aside(said: str, span: Span, reason: str) -> SetAside:
    return SetAside(span, said[slice(*span)], reason)


def _span(words: Sequence[Token], one: Found) -> Span:
    return words[one.start].start, words[one.stop - 1].end


def _quoted(said: str, spans: Sequence[Span]) -> str:
    return " with ".join(shown(said[start:end]) for start, end in spans)


def _undated(said: str, long: Span | None, ignored: tuple[SetAside, ...]) -> Reading:
    if long is None:
        return Reading(Unspecified(), (), _UNDATED, ignored)
    return Reading(OpenEnded(), (long,), f"{_quoted(said, [long])} is read as a long wait without a date", ignored)


def _timeframe(said: Mapping[str, When], asked_on: date) -> Timeframe:
    """Return the value that says the same as the bounds; relative things stay relative."""
    latest, earliest = said.get("latest"), said.get("earliest")
    if latest is None or earliest is None:
        return _one_sided(latest, asked_on) if latest else NotBefore(max(said["earliest"].first, asked_on))
    first, last = earliest.first, latest.last
    while last < first:  # "after Monday but before Friday"
        last += ONE_WEEK
    return DecideBetween(first, last) if first > asked_on else DecideBy(last)


def _one_sided(latest: When, asked_on: date) -> Timeframe:
    if latest.frame:
        return latest.frame
    ranged = asked_on < latest.first < latest.last
    return DecideBetween(latest.first, latest.last) if ranged else DecideBy(latest.last)


def _described(timeframe: Timeframe, almanac: Almanac) -> str:
    window = timeframe.window(almanac.asked_on, almanac.calendar)
    first, last = (spoken(day) if day else "" for day in (window.earliest, window.latest))
    match timeframe:
        case EndOfWeek():
            return f"the week's last business day, {last}"
        case EndOfMonth():
            return f"the month's last business day, {last}"
        case Within(count, unit):
            units = unit.replace("_", " ")
            return f"{count} {units if count > 1 else units[:-1]} on, {last}"
        case _:
            return f"{first} to {last}" if first and last else last or f"not before {first}"
