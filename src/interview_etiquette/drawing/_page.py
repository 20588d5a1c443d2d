"""A plan as a drawing over a table."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from interview_etiquette._text import moment, title, when
from interview_etiquette.drawing._chart import COLOURS, plan_drawing
from interview_etiquette.drawing._marks import Kind
from interview_etiquette.drawing._markup import Markup, element, joined, lines, named, page, small, table, unbroken
from interview_etiquette.interview import Interview
from interview_etiquette.plans import Plan, Rule, Step

_KINDS: dict[Rule, Kind] = {
    Rule.BUSINESS_CARD: "interview",
    Rule.DECISION_DATE: "interview",
    Rule.THANK_YOU: "thank_you",
    Rule.FOLLOW_UP: "follow_up",
    Rule.MOVE_ON: "move_on",
}


def plan_html(plan: Plan, today: date | None) -> Markup:
    """Return a plan as a drawing, a table of what to do when and why, and what holds throughout."""
    return _page(plan, plan_drawing(plan, today).inline())


def plan_shown(plan: Plan) -> Markup:
    """Return the same as notebooks show it."""
    return _page(plan, plan_drawing(plan, None).image())


def _page(plan: Plan, picture: Markup) -> Markup:
    steps = (list(group) for _, group in groupby(plan.steps, key=lambda step: (step.rule, step.opens)))
    told = table(heading(plan.interview), ("What", "When", "Why"), map(_row, steps))
    return page(picture, told, small(lines(map(str, plan.notes)), above=".6em"))


def heading(interview: Interview) -> Markup:
    """Return what the interview was, in one line."""
    return joined(f"Interview {moment(interview.start)}", *known(interview), between=", ")


def known(interview: Interview) -> list[Markup]:
    """Return for what and with whom an interview was, as far as that is known."""
    return [named(text) for text in (interview.position, interview.employer) if text]


def _row(steps: Sequence[Step]) -> tuple[str, str, str]:
    """Return the row of a step, or of several that are alike but for the contact."""
    step = steps[0]
    reasons = dict.fromkeys(str(reason) for each in steps for reason in each.reasons)
    return joined(_dot(_KINDS[step.rule]), unbroken(title(step)), *_whom(steps)), unbroken(when(step)), lines(reasons)


def _dot(kind: Kind) -> Markup:
    """Return the colour of the drawing, as a hint only: it is kept from screen readers."""
    style = f"color:{COLOURS[kind]};margin-right:.45em"
    return element("span", "●", aria_hidden="true", style=style)


def _whom(steps: Sequence[Step]) -> Iterator[Markup]:
    names = [named(contact.name) for step in steps for contact in step.contacts]
    if names:
        yield small(lines(names))
