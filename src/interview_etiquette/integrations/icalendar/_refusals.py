"""Why an invite or a card is refused."""

from enum import StrEnum

from interview_etiquette.errors import EtiquetteError


class Refusal(StrEnum):
    """The kinds of refusal; stable, so that a program can ask for what is missing.

    Example:
        >>> from interview_etiquette.integrations.icalendar import Refusal
        >>> Refusal.NO_ZONE.value
        'no_zone'
    """

    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    NOTHING_IN_IT = "nothing_in_it"
    SEVERAL = "several"
    UNKNOWN_UID = "unknown_uid"
    CANCELLED = "cancelled"
    NOT_AGREED = "not_agreed"
    RECURRING = "recurring"
    NO_SUCH_OCCURRENCE = "no_such_occurrence"
    NO_START = "no_start"
    ALL_DAY = "all_day"
    NO_ZONE = "no_zone"
    UNKNOWN_ZONE = "unknown_zone"
    ENDS_BEFORE_START = "ends_before_start"
    OLD_VERSION = "old_version"
    NO_NAME = "no_name"


class RefusedError(EtiquetteError, ValueError):
    """An invite or a card that does not say what is needed, or not safely.

    Attributes:
        refusal: Which refusal; stable.
        problem: What is wrong, and the way out.
        choices: The UIDs among which to choose, where there are several events.

    Example:
        >>> from interview_etiquette.integrations.icalendar import RefusedError, interview_from_invite
        >>> try:
        ...     interview_from_invite("invite.ics")
        ... except RefusedError as error:
        ...     print(f"{error.refusal}: {error}")
        nothing_in_it: no VCALENDAR in it; give the contents of the file, not its name
    """

    refusal: Refusal
    problem: str
    choices: tuple[str, ...]

    def __init__(self, refusal: Refusal, problem: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(refusal, problem, choices)
        self.refusal, self.problem, self.choices = refusal, problem, choices

    def __str__(self) -> str:
        return self.problem
