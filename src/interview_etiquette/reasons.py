"""Why an answer is what it is: a stable code, its facts, and an English sentence."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

import attrs

from interview_etiquette._value import Value
from interview_etiquette.errors import InvalidValueError, shown, wrong_type

__all__ = ["SENTENCES", "Reason", "ReasonCode"]

Fact = str | int
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class ReasonCode(StrEnum):
    """The codes that a `Reason` can have; stable, so that embedders can translate by code.

    Example:
        >>> from interview_etiquette import ReasonCode
        >>> ReasonCode.FLOOR
        <ReasonCode.FLOOR: 'floor'>
    """

    CARD = "card"
    DETAILS_MISSING = "details_missing"
    ASK_WHEN = "ask_when"
    SAME_AFTERNOON = "same_afternoon"
    NEXT_MORNING = "next_morning"
    HOME_TOO_LATE = "home_too_late"
    WITHIN_HOURS = "within_hours"
    NEXT_DAY = "next_day"
    OWN_TIMING = "own_timing"
    THANKS_ROLLED = "thanks_rolled"
    ON_NAMED_DAY = "on_named_day"
    BEFORE_NAMED_DAY = "before_named_day"
    CLOSED_AROUND_NAMED_DAY = "closed_around_named_day"
    AFTER_NAMED_DAY = "after_named_day"
    AFTER_EARLIEST = "after_earliest"
    NOTHING_NAMED = "nothing_named"
    OPEN_ENDED = "open_ended"
    FLOOR = "floor"
    SPACING = "spacing"
    ROLLED = "rolled"
    PATIENCE = "patience"
    NO_ADDRESS = "no_address"
    NOBODY_REACHABLE = "nobody_reachable"
    ONE_OF_SEVERAL = "one_of_several"
    ONE_MESSAGE = "one_message"
    KEEP_SEARCHING = "keep_searching"
    NOTHING_GUARANTEED = "nothing_guaranteed"
    LATE_ANSWER = "late_answer"
    UPCOMING = "upcoming"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    ANSWERED = "answered"
    ASKED_NOT_TO = "asked_not_to"
    ASKED_NOT_BY = "asked_not_by"
    MOVED_ON = "moved_on"
    NOBODY_ASKED = "nobody_asked"
    POSTPONED = "postponed"
    STILL_DECIDING = "still_deciding"
    AWAITING_REPLY = "awaiting_reply"
    THANKS_OWED = "thanks_owed"
    TOO_EARLY = "too_early"
    OUT_OF_HOURS = "out_of_hours"
    NO_BUSINESS_DAY = "no_business_day"
    WROTE_THAT_DAY = "wrote_that_day"
    NONE_LEFT = "none_left"
    OTHER_CHANNEL = "other_channel"
    ALL_THANKED = "all_thanked"
    THANKS_TOO_LATE = "thanks_too_late"


SENTENCES: Mapping[ReasonCode, str] = {
    ReasonCode.CARD: "cards give you everybody's name as it is spelt, and how to reach them",
    ReasonCode.DETAILS_MISSING: "{contact}: still to be asked for: {details}",
    ReasonCode.ASK_WHEN: "nothing was said about when they will decide, and the answer sets the follow-up",
    ReasonCode.SAME_AFTERNOON: "a morning interview is thanked for that same afternoon",
    ReasonCode.NEXT_MORNING: "an afternoon interview is thanked for the very next morning",
    ReasonCode.HOME_TOO_LATE: "the interview ended too late to write that afternoon, so it is the very next morning",
    ReasonCode.WITHIN_HOURS: "a thank-you goes out within {hours} hours",
    ReasonCode.NEXT_DAY: "a thank-you goes out on the next day",
    ReasonCode.OWN_TIMING: "the policy's own timing says so",
    ReasonCode.THANKS_ROLLED: "{planned} is no business day, and this policy thanks on the next one",
    ReasonCode.ON_NAMED_DAY: "they said they would decide by {latest}: ask that morning",
    ReasonCode.BEFORE_NAMED_DAY: (
        "they said they would decide by {latest}, which is no business day: ask on the last one before"
    ),
    ReasonCode.CLOSED_AROUND_NAMED_DAY: (
        "they said they would decide by {latest}, but are closed around it: ask on the first business day after"
    ),
    ReasonCode.AFTER_NAMED_DAY: "they said they would decide by {latest}: give them {wait} more",
    ReasonCode.AFTER_EARLIEST: "they said they would not decide before {earliest}: give them {wait} from there",
    ReasonCode.NOTHING_NAMED: "they named no day: ask {wait} after {asked_on}",
    ReasonCode.OPEN_ENDED: "they said it would take a while: ask {wait} after {asked_on}",
    ReasonCode.FLOOR: "never on the day it was said, nor before: {planned} becomes the next business day",
    ReasonCode.SPACING: "a further follow-up comes {wait} after the last",
    ReasonCode.ROLLED: "{planned} is no business day",
    ReasonCode.PATIENCE: "{wait} after the last follow-up without an answer, stop writing",
    ReasonCode.NO_ADDRESS: "no address by {channel} is known for {contact}: ask a colleague of theirs for it",
    ReasonCode.NOBODY_REACHABLE: "for none of the contacts an address by {channel} is known",
    ReasonCode.ONE_OF_SEVERAL: "one message, to {contact}; the others are not written to",
    ReasonCode.ONE_MESSAGE: "the thank-you and the follow-up fall on {day}: send one message that does both",
    ReasonCode.KEEP_SEARCHING: "keep searching all the way through; never put all eggs in one basket",
    ReasonCode.NOTHING_GUARANTEED: "nothing here guarantees an answer",
    ReasonCode.LATE_ANSWER: "after the move-on point they may still call: a late answer re-opens everything",
    ReasonCode.UPCOMING: "the interview is not over before {until}",
    ReasonCode.WITHDRAWN: "you withdrew",
    ReasonCode.CANCELLED: "the interview was cancelled",
    ReasonCode.ANSWERED: "they have answered ({outcome})",
    ReasonCode.ASKED_NOT_TO: "they asked not to be contacted",
    ReasonCode.ASKED_NOT_BY: "they asked not to be contacted by {channel}",
    ReasonCode.MOVED_ON: "the move-on point was {day}: let it go",
    ReasonCode.NOBODY_ASKED: "nobody asked, and the moment has passed; if they write, answer",
    ReasonCode.POSTPONED: "you put it off until {until}",
    ReasonCode.STILL_DECIDING: "they wrote on {asked_on} and named no day: ask {wait} after that",
    ReasonCode.AWAITING_REPLY: "you asked on {day}: wait for their answer",
    ReasonCode.THANKS_OWED: "not everybody is thanked yet",
    ReasonCode.TOO_EARLY: "the time to ask begins {until}",
    ReasonCode.OUT_OF_HOURS: "it is outside their office hours",
    ReasonCode.NO_BUSINESS_DAY: "{day} is no business day",
    ReasonCode.WROTE_THAT_DAY: "you wrote to them on {day} already",
    ReasonCode.NONE_LEFT: "no follow-up is left",
    ReasonCode.OTHER_CHANNEL: "not by {channel}: write by {allowed}",
    ReasonCode.ALL_THANKED: "everybody is thanked",
    ReasonCode.THANKS_TOO_LATE: "the time for a thank-you ended {until}",
}
"""The English sentence of each code; facts stand in braces."""


def spoken(day: date) -> str:
    """Return a day with its weekday, in any locale: "Fri 2026-03-13"."""
    return f"{_WEEKDAYS[day.weekday()]} {day.isoformat()[:10]}"


def spoken_time(moment: datetime) -> str:
    """Return a day and a clock time: "Fri 2026-03-13 09:00"."""
    return f"{spoken(moment)} {moment.isoformat()[11:16]}"


def _facts(facts: Mapping[str, Fact] | tuple[tuple[str, Fact], ...]) -> tuple[tuple[str, Fact], ...]:
    pairs = tuple(facts.items()) if isinstance(facts, Mapping) else facts
    if not isinstance(pairs, tuple) or not all(map(_is_fact, pairs)):
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


def _is_code(_: object, field: "attrs.Attribute[ReasonCode]", value: object) -> None:
    if not isinstance(value, ReasonCode):
        raise wrong_type(field.name, "a ReasonCode", value)


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

    code: ReasonCode = attrs.field(validator=_is_code)
    facts: tuple[tuple[str, Fact], ...] = attrs.field(default=(), converter=_facts)

    def __attrs_post_init__(self) -> None:
        try:
            str(self)
        except (KeyError, ValueError) as error:
            raise InvalidValueError(
                "facts", f"must hold what the sentence of {self.code} speaks of", shown(error)
            ) from None

    def __str__(self) -> str:
        return SENTENCES[self.code].format_map({key: _spoken_fact(key, fact) for key, fact in self.facts})


_DAYS = frozenset({"latest", "earliest", "planned", "asked_on", "day"})


def _spoken_fact(key: str, fact: Fact) -> Fact:
    if key == "until":
        return spoken_time(datetime.fromisoformat(str(fact)))
    return spoken(date.fromisoformat(str(fact))) if key in _DAYS else fact
