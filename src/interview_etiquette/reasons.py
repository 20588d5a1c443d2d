"""Why an answer is what it is: a stable code, its facts, and an English sentence."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Self

import attrs

from interview_etiquette._value import Value, is_a
from interview_etiquette.errors import InvalidValueError, shown, wrong_type

__all__ = ["SENTENCES", "Reason", "ReasonCode"]

Fact = str | int
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class ReasonCode(StrEnum):
    """The codes that a `Reason` can have, each with its English `sentence`, in which facts stand in braces.

    A code is stable, so that embedders can translate by it.

    Example:
        >>> from interview_etiquette import ReasonCode
        >>> ReasonCode.FLOOR
        <ReasonCode.FLOOR: 'floor'>
    """

    sentence: str
    _value_: str

    def __new__(cls, code: str, sentence: str = "") -> Self:
        """Return the code as a text that knows its sentence; the default is for type checkers, who look a code up."""
        member = str.__new__(cls, code)
        member._value_, member.sentence = code, sentence
        return member

    CARD = "card", "cards give you everybody's name as it is spelt, and how to reach them"
    DETAILS_MISSING = "details_missing", "{contact}: still to be asked for: {details}"
    ASK_WHEN = "ask_when", "nothing was said about when they will decide, and the answer sets the follow-up"
    SAME_AFTERNOON = "same_afternoon", "a morning interview is thanked for that same afternoon"
    NEXT_MORNING = "next_morning", "an afternoon interview is thanked for the very next morning"
    HOME_TOO_LATE = (
        "home_too_late",
        "the interview ended too late to write that afternoon, so it is the very next morning",
    )
    WITHIN_HOURS = "within_hours", "a thank-you goes out within {hours} hours"
    NEXT_DAY = "next_day", "a thank-you goes out on the next day"
    OWN_TIMING = "own_timing", "the policy's own timing says so"
    THANKS_ROLLED = "thanks_rolled", "{planned} is no business day, and this policy thanks on the next one"
    ON_NAMED_DAY = "on_named_day", "they said they would decide by {latest}: ask that morning"
    BEFORE_NAMED_DAY = (
        "before_named_day",
        "they said they would decide by {latest}, which is no business day: ask on the last one before",
    )
    CLOSED_AROUND_NAMED_DAY = (
        "closed_around_named_day",
        "they said they would decide by {latest}, but are closed around it: ask on the first business day after",
    )
    AFTER_NAMED_DAY = "after_named_day", "they said they would decide by {latest}: give them {wait} more"
    AFTER_EARLIEST = "after_earliest", "they said they would not decide before {earliest}: give them {wait} from there"
    NOTHING_NAMED = "nothing_named", "they named no day: ask {wait} after {asked_on}"
    OPEN_ENDED = "open_ended", "they said it would take a while: ask {wait} after {asked_on}"
    FLOOR = "floor", "never on the day it was said, nor before: {planned} becomes the next business day"
    SPACING = "spacing", "a further follow-up comes {wait} after the last"
    ROLLED = "rolled", "{planned} is no business day"
    PATIENCE = "patience", "{wait} after the last follow-up without an answer, stop writing"
    NO_ADDRESS = "no_address", "no address by {channel} is known for {contact}: ask a colleague of theirs for it"
    NOBODY_REACHABLE = "nobody_reachable", "for none of the contacts an address by {channel} is known"
    ONE_OF_SEVERAL = "one_of_several", "one message, to {contact}; the others are not written to"
    ONE_MESSAGE = "one_message", "the thank-you and the follow-up fall on {day}: send one message that does both"
    KEEP_SEARCHING = "keep_searching", "keep searching all the way through; never put all eggs in one basket"
    NOTHING_GUARANTEED = "nothing_guaranteed", "nothing here guarantees an answer"
    LATE_ANSWER = "late_answer", "after the move-on point they may still call: a late answer re-opens everything"
    UPCOMING = "upcoming", "the interview is not over before {until}"
    WITHDRAWN = "withdrawn", "you withdrew"
    CANCELLED = "cancelled", "the interview was cancelled"
    ANSWERED = "answered", "they have answered ({outcome})"
    ASKED_NOT_TO = "asked_not_to", "they asked not to be contacted"
    ASKED_NOT_BY = "asked_not_by", "they asked not to be contacted by {channel}"
    MOVED_ON = "moved_on", "the move-on point was {day}: let it go"
    NOBODY_ASKED = "nobody_asked", "nobody asked, and the moment has passed; if they write, answer"
    POSTPONED = "postponed", "you put it off until {until}"
    STILL_DECIDING = "still_deciding", "they wrote on {asked_on} and named no day: ask {wait} after that"
    AWAITING_REPLY = "awaiting_reply", "you asked on {day}: wait for their answer"
    THANKS_OWED = "thanks_owed", "not everybody is thanked yet"
    TOO_EARLY = "too_early", "the time to ask begins {until}"
    OUT_OF_HOURS = "out_of_hours", "it is outside their office hours"
    NO_BUSINESS_DAY = "no_business_day", "{day} is no business day"
    WROTE_THAT_DAY = "wrote_that_day", "you wrote to them on {day} already"
    NONE_LEFT = "none_left", "no follow-up is left"
    OTHER_CHANNEL = "other_channel", "not by {channel}: write by {allowed}"
    ALL_THANKED = "all_thanked", "everybody is thanked"
    ASKED_INSTEAD = "asked_instead", "your follow-up stands for the thanks"
    THANKS_TOO_LATE = "thanks_too_late", "the time for a thank-you ended {until}"


SENTENCES: Mapping[ReasonCode, str] = {code: code.sentence for code in ReasonCode}
"""The English sentence of each code; facts stand in braces."""


def spoken(day: date) -> str:
    """Return a day with its weekday, in any locale: "Fri 2026-03-13"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.isoformat()[:10]}"


def spoken_time(moment: datetime) -> str:
    """Return a day and a clock time: "Fri 2026-03-13 09:00"."""
    return f"{spoken(moment)} {moment.isoformat()[11:16]}"


def _facts(facts: Mapping[str, Fact] | tuple[tuple[str, Fact], ...]) -> tuple[tuple[str, Fact], ...]:
    given: object = facts
    pairs = tuple(facts.items()) if isinstance(facts, Mapping) else facts
    if not isinstance(given, Mapping | tuple) or not all(map(_is_fact, pairs)):
        raise wrong_type("facts", "a mapping of names to texts and whole numbers", facts)
    return pairs


def _is_fact(pair: object) -> bool:
    match pair:
        case (str(), bool()):
            return False
        case (str(), str() | int()):
            return isinstance(pair, tuple)
        case _:
            return False


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Reason(Value):
    """Why an answer is what it is. Its `str` is an English sentence.

    Args:
        code: Which reason; stable.
        facts: What the sentence speaks of, by name: texts, numbers, days in ISO form.

    Raises:
        InvalidValueError: A fact of the sentence is missing.

    Example:
        >>> from interview_etiquette import Reason, ReasonCode
        >>> print(Reason(ReasonCode.ON_NAMED_DAY, {"latest": "2026-03-13"}))
        they said they would decide by Fri 2026-03-13: ask that morning
    """

    code: ReasonCode = attrs.field(validator=is_a(ReasonCode, "a ReasonCode"))
    facts: tuple[tuple[str, Fact], ...] = attrs.field(default=(), converter=_facts)

    def __attrs_post_init__(self) -> None:
        try:
            str(self)
        except (KeyError, ValueError) as error:
            raise InvalidValueError(
                "facts", f"must hold what the sentence of {self.code} speaks of", shown(error)
            ) from None

    def __str__(self) -> str:
        return self.code.sentence.format_map({key: _spoken_fact(key, fact) for key, fact in self.facts})


_DAYS = frozenset({"latest", "earliest", "planned", "asked_on", "day"})


def _spoken_fact(key: str, fact: Fact) -> Fact:
    if key == "until":
        return spoken_time(datetime.fromisoformat(str(fact)))
    return spoken(date.fromisoformat(str(fact))) if key in _DAYS else fact
