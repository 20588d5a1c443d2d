"""The five rules for one interview, as steps that say when, to whom, how and why."""

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum

import attrs

from interview_etiquette._rulings import Ruling, check_arguments, follow_ups, move_on, thank_you, window_of
from interview_etiquette._value import Value, are, is_a, is_a_or_none, is_line
from interview_etiquette._why import (
    details_missing,
    follow_up_reasons,
    move_on_reasons,
    no_address,
    thank_you_reasons,
    whom_reasons,
)
from interview_etiquette.calendars import WEEKDAYS, BusinessCalendar
from interview_etiquette.calendars._frozen import arithmetic
from interview_etiquette.contact import Contact, people_of
from interview_etiquette.etiquette import A_CHANNEL, ARTICLE, Channel, Etiquette
from interview_etiquette.interview import Interview, end_of
from interview_etiquette.reasons import Reason, ReasonCode
from interview_etiquette.rules import KeyDates
from interview_etiquette.timeframe import DecisionWindow, Unspecified
from interview_etiquette.wallclock import MIDNIGHT, at, instant

Window = tuple[datetime, datetime]


class Rule(StrEnum):
    """The five rules of the article, in the order in which they come up.

    Example:
        >>> from interview_etiquette import Rule
        >>> list(Rule)[0].value
        'business_card'
    """

    BUSINESS_CARD = "business_card"
    DECISION_DATE = "decision_date"
    THANK_YOU = "thank_you"
    FOLLOW_UP = "follow_up"
    MOVE_ON = "move_on"


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class ChecklistItem(Value):
    """One thing to see to within a step.

    Args:
        key: What it is, for programs; stable.
        required: Whether the step is incomplete without it.
        text: One line of English.

    Example:
        >>> from interview_etiquette import ChecklistItem
        >>> ChecklistItem("thank", required=True, text="thank them for their time").key
        'thank'
    """

    key: str = attrs.field(validator=is_line)
    required: bool = attrs.field(kw_only=True, validator=is_a(bool, "a bool"))
    text: str = attrs.field(kw_only=True, validator=is_line)


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Step(Value):
    """One thing to do: when, to whom, how and why.

    Args:
        id: `<interview id>/<rule>/<round>[.<n>]`, from the rule on for an interview without an id; holds no date.
        rule: Which of the five rules.
        opens: The moment from which to do it, on the interview's wall clock.
        due: The moment before which to do it; None for moving on, which has no end.
        channel: How a message goes out; None where none does.
        contacts: Whom it concerns.
        checklist: What to see to.
        reasons: Why, the deciding reason first.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import Interview, plan
        >>> step = plan(Interview(datetime(2026, 3, 10, 10), id="acme-2")).steps[-1]
        >>> step.id, step.opens.isoformat()
        ('acme-2/move_on/1', '2026-03-24T00:00:00')
    """

    id: str = attrs.field(validator=is_a(str, "a str"))
    rule: Rule = attrs.field(validator=is_a(Rule, "a Rule"))
    opens: datetime = attrs.field(validator=is_a(datetime, "a datetime"))
    due: datetime | None = attrs.field(validator=is_a_or_none(datetime, "a datetime"))
    channel: Channel | None = attrs.field(default=None, validator=is_a_or_none(Channel, A_CHANNEL))
    contacts: tuple[Contact, ...] = attrs.field(default=(), validator=are(Contact, "Contact values"))
    checklist: tuple[ChecklistItem, ...] = attrs.field(default=(), validator=are(ChecklistItem, "ChecklistItem values"))
    reasons: tuple[Reason, ...] = attrs.field(default=(), validator=are(Reason, "Reason values"))


def _is_calendar(_: object, _field: "attrs.Attribute[BusinessCalendar]", value: BusinessCalendar) -> None:
    arithmetic(value)


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Plan(Value):
    """All five rules for one interview. Its `str` is a text that a candidate understands at a glance.

    Args:
        interview: The interview.
        etiquette: The policy.
        window: The days between which they decide, as far as they are known.
        dates: The thank-you deadline, the follow-up dates and the move-on point.
        steps: What to do, in order.
        notes: What holds throughout.
        calendar: The employer's business days, for drawings alone: two plans are equal without it.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import Interview, plan
        >>> [step.rule.value for step in plan(Interview(datetime(2026, 3, 10, 10))).steps]
        ['business_card', 'decision_date', 'thank_you', 'follow_up', 'move_on']
    """

    interview: Interview = attrs.field(validator=is_a(Interview, "an Interview"))
    etiquette: Etiquette = attrs.field(validator=is_a(Etiquette, "an Etiquette"))
    window: DecisionWindow = attrs.field(validator=is_a(DecisionWindow, "a DecisionWindow"))
    dates: KeyDates = attrs.field(validator=is_a(KeyDates, "a KeyDates"))
    steps: tuple[Step, ...] = attrs.field(validator=are(Step, "Step values"))
    notes: tuple[Reason, ...] = attrs.field(validator=are(Reason, "Reason values"))
    calendar: BusinessCalendar | None = attrs.field(
        default=None, eq=False, repr=False, validator=attrs.validators.optional(_is_calendar)
    )

    def __str__(self) -> str:
        from interview_etiquette._text import plan_text  # noqa: PLC0415  only when it is printed

        return plan_text(self)

    def to_svg(self, *, today: date | None = None) -> str:
        """Return a timeline as SVG, which takes its width and the colour of its text from the place where it stands.

        Args:
            today: A day to mark, where it lies within a fortnight of the rest.

        Returns:
            One `svg` element.

        Raises:
            TypeError: `today` is no `date`, or is a `datetime`.

        Example:
            >>> from datetime import datetime
            >>> from interview_etiquette import Interview, plan
            >>> plan(Interview(datetime(2026, 3, 10, 10))).to_svg()[:4]
            '<svg'
        """
        from interview_etiquette.drawing._chart import plan_drawing  # noqa: PLC0415  only when it is looked at

        return str(plan_drawing(self, today).inline())

    def to_html(self, *, today: date | None = None) -> str:
        """Return a timeline over a table of what to do, when and why, as HTML to put into a page.

        It has no script, no style that reaches beyond it, no id and no reference to anything outside. Neither e-mail
        nor phone is shown.

        Args:
            today: A day to mark, where it lies within a fortnight of the rest.

        Returns:
            One `div` element.

        Raises:
            TypeError: `today` is no `date`, or is a `datetime`.

        Example:
            >>> from datetime import datetime
            >>> from interview_etiquette import Interview, plan
            >>> "from Tue" in plan(Interview(datetime(2026, 3, 10, 10))).to_html()
            True
        """
        from interview_etiquette.drawing._page import plan_html  # noqa: PLC0415

        return str(plan_html(self, today))

    def _repr_html_(self) -> str:
        from interview_etiquette.drawing._page import plan_shown  # noqa: PLC0415

        return str(plan_shown(self))


CARDS = (
    ChecklistItem("card", required=True, text="get a business card from everybody you spoke with"),
    ChecklistItem("spelling", required=True, text="without a card: the name and its spelling, e-mail and phone"),
    ChecklistItem(
        "own_card", required=True, text="make sure they have your details: on the résumé, or leave your card"
    ),
)
QUESTION = (ChecklistItem("ask_when", required=True, text="ask when they plan to decide"),)
THANKS = (
    ChecklistItem("thank", required=True, text="thank them for their time"),
    ChecklistItem("interest", required=True, text="say again that you are interested"),
    ChecklistItem("forgotten", required=False, text="add what you forgot to mention"),
    ChecklistItem("name", required=True, text="spell the name as on the card"),
)
FOLLOWING_UP = (
    ChecklistItem("remind", required=True, text="say which interview you mean, and when it was"),
    ChecklistItem("status", required=True, text="ask where their decision stands"),
    ChecklistItem("interest", required=False, text="say again that you are interested"),
    ChecklistItem("brief", required=True, text="keep it to a few lines, without pressing"),
)
MISSED_THANKS = ChecklistItem("thank", required=True, text="open with your thanks: they have not been thanked yet")
LETTING_GO = (
    ChecklistItem("stop", required=True, text="stop writing and calling"),
    ChecklistItem("search", required=True, text="go on searching"),
)
NOTES = tuple(map(Reason, (ReasonCode.KEEP_SEARCHING, ReasonCode.NOTHING_GUARANTEED, ReasonCode.LATE_ANSWER)))


def plan(interview: Interview, /, *, calendar: BusinessCalendar = WEEKDAYS, etiquette: Etiquette = ARTICLE) -> Plan:
    """Return all five rules for one interview, as steps with their windows and reasons.

    Args:
        interview: The interview, with what they said about their decision.
        calendar: The employer's business days.
        etiquette: The policy.

    Returns:
        The plan; its times are on the interview's wall clock.

    Raises:
        NoBusinessDayError: The calendar stays closed for ten years.
        OutOfRangeError: A date would lie outside the years 1 to 9999.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import EndOfWeek, Interview, plan
        >>> said = EndOfWeek()
        >>> for step in plan(Interview(datetime(2026, 3, 10, 14), timeframe=said)).steps[-2:]:
        ...     print(step.opens.date(), step.rule.value, "because", step.reasons[0])
        2026-03-13 follow_up because they said they would decide by Fri 2026-03-13: ask that morning
        2026-03-20 move_on because 7 days after the last follow-up without an answer, stop writing

    Source:
        ProStaff, "The Right Way to Follow Up".
    """
    check_arguments(interview, etiquette)
    days = arithmetic(calendar)
    window = window_of(interview, calendar)
    thanks = thank_you(interview, days, etiquette)
    deadline = thanks[0]
    asked = follow_ups(interview, window, days, etiquette)
    last = move_on(asked[-1][0], days, etiquette)
    thanks_reasons = thank_you_reasons(interview, etiquette, thanks)
    same_day = Reason(ReasonCode.ONE_MESSAGE, {"day": asked[0][0].isoformat()})
    notes = (same_day, *NOTES) if deadline.date() == asked[0][0] else NOTES
    steps = (
        *before_leaving(interview),
        *thank_you_steps(interview, deadline, thanks_reasons),
        *_follow_up_steps(interview, window, etiquette, asked),
        move_on_step(interview, etiquette, last),
    )
    dates = KeyDates(deadline, tuple(ruling[0] for ruling in asked), last[0])
    return Plan(interview, etiquette, window, dates, steps, notes, calendar)


def _follow_up_steps(
    interview: Interview, window: DecisionWindow, etiquette: Etiquette, rulings: list[Ruling]
) -> Iterator[Step]:
    for n, ruling in enumerate(rulings, 1):
        reasons = follow_up_reasons(interview.asked_on, window, etiquette, ruling)
        morning = morning_of(ruling[0], interview, etiquette)
        yield follow_up_step(interview, etiquette.channel, morning, reasons, step_id(interview, Rule.FOLLOW_UP, 1, n))


def step_id(interview: Interview, rule: Rule, restart: int, n: int | None = None) -> str:
    """Return `<interview id>/<rule>/<round>[.<n>]`, from the rule on for an interview without an id."""
    own = f"{rule}/{restart}" if n is None else f"{rule}/{restart}.{n}"
    return own if interview.id is None else f"{interview.id}/{own}"


def before_leaving(interview: Interview) -> Iterator[Step]:
    """Yield the steps before you leave: the cards and, where nothing was said, the question."""
    opens, due = at(interview.day, MIDNIGHT, interview.start.tzinfo), end_of(interview)
    missing = tuple(contact for contact in people_of(interview.contacts) if contact.missing)
    reasons = (Reason(ReasonCode.CARD), *map(details_missing, missing))
    card = step_id(interview, Rule.BUSINESS_CARD, 1)
    yield Step(card, Rule.BUSINESS_CARD, opens, due, contacts=missing, checklist=CARDS, reasons=reasons)
    if isinstance(interview.timeframe, Unspecified):
        question = step_id(interview, Rule.DECISION_DATE, 1)
        reasons = (Reason(ReasonCode.ASK_WHEN),)
        yield Step(question, Rule.DECISION_DATE, opens, due, checklist=QUESTION, reasons=reasons)


def thanks_open(interview: Interview, deadline: datetime) -> datetime:
    """Return from when to thank them: the end; a deadline within the hour knows better than that it takes an hour."""
    end = end_of(interview)
    return end if instant(end) < instant(deadline) else interview.start


def thank_you_steps(interview: Interview, deadline: datetime, reasons: tuple[Reason, ...]) -> Iterator[Step]:
    """Yield one thank-you per person; one in all where no contact is known."""
    opens = thanks_open(interview, deadline)
    whom: list[tuple[Contact, ...]] = [(contact,) for contact in people_of(interview.contacts)]
    for n, contacts in enumerate(whom or [()], 1):
        key = step_id(interview, Rule.THANK_YOU, 1, n)
        unknown = tuple(no_address(contact) for contact in contacts if contact.email is None)
        yield Step(key, Rule.THANK_YOU, opens, deadline, Channel.EMAIL, contacts, THANKS, (*reasons, *unknown))


def follow_up_step(
    interview: Interview, channel: Channel, window: Window, reasons: tuple[Reason, ...], key: str
) -> Step:
    """Return a follow-up: one message on a morning, to the first contact that has an address for the channel."""
    people = people_of(interview.contacts)
    whom = next(((contact,) for contact in people if getattr(contact, channel) is not None), ())
    why = (*reasons, *whom_reasons(people, whom, channel))
    return Step(key, Rule.FOLLOW_UP, *window, channel, whom, FOLLOWING_UP, why)


def morning_of(day: date, interview: Interview, etiquette: Etiquette) -> Window:
    """Return the polite window of a follow-up on that day; an interview that is over in it ends before it opens."""
    opens, due = (at(day, clock, interview.start.tzinfo) for clock in etiquette.morning)
    end = interview.end
    if end is not None and end.date() == day and instant(opens) < instant(end) < instant(due):
        opens = end
    return opens, due


def move_on_step(
    interview: Interview, etiquette: Etiquette, ruling: Ruling, restart: int = 1, n: int | None = None
) -> Step:
    """Return the step from which to let it go."""
    key = step_id(interview, Rule.MOVE_ON, restart, n)
    opens = at(ruling[0], MIDNIGHT, interview.start.tzinfo)
    reasons = move_on_reasons(etiquette, ruling)
    return Step(key, Rule.MOVE_ON, opens, None, checklist=LETTING_GO, reasons=reasons)
