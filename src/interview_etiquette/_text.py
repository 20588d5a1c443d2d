"""A plan as text: when, what and why, three lines a step."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from textwrap import wrap

from interview_etiquette.etiquette import Channel
from interview_etiquette.interview import Interview
from interview_etiquette.plans import Plan, Rule, Step
from interview_etiquette.reasons import Reason, spoken, spoken_time

_TITLES = {
    Rule.BUSINESS_CARD: "Before you leave, the cards",
    Rule.DECISION_DATE: "Before you leave, the question",
    Rule.THANK_YOU: "Thank them",
    Rule.FOLLOW_UP: "Follow up",
    Rule.MOVE_ON: "Move on",
}
_BY = {Channel.EMAIL: " by e-mail", Channel.PHONE: " by phone", None: ""}
_INDENT = 28
_WIDTH = 110


def plan_text(plan: Plan, heading: Callable[[str], str] = str) -> str:
    """Return the plan as lines of text; `heading` makes a heading stand out, as a terminal's bold does."""
    lines = [heading(interview_line(plan.interview)), ""]
    for _, group in groupby(plan.steps, key=lambda step: (step.rule, step.opens)):
        lines += step_lines(list(group), heading)
    return "\n".join([*lines, "", *(f"* {note}" for note in plan.notes)])


def interview_line(interview: Interview) -> str:
    """Return what the interview was, in one line."""
    known = (interview.position, interview.employer)
    return ", ".join([f"Interview {moment(interview.start)}", *(text for text in known if text)])


def moment(value: datetime) -> str:
    """Return a day and a clock time, and the zone if there is one."""
    zone = value.tzinfo
    return spoken_time(value) + ("" if zone is None else f" ({getattr(zone, 'key', None) or zone})")


def step_lines(steps: list[Step], heading: Callable[[str], str] = str) -> Iterator[str]:
    """Yield the lines of a step, or of several that are alike but for the contact."""
    step = steps[0]
    yield from hanging(when(step), headline(steps), heading)
    yield from hanging("", "; ".join(item.text if item.required else f"({item.text})" for item in step.checklist))
    yield from because(step.reasons)


def because(reasons: Sequence[Reason]) -> Iterator[str]:
    """Yield the lines that say why, if there is anything to say."""
    if reasons:
        yield from hanging("", f"because {'; '.join(map(str, reasons))}")


def headline(steps: list[Step]) -> str:
    """Return what to do in a step, or in several that are alike but for the contact, and with whom."""
    names = [contact.name for each in steps for contact in each.contacts]
    return title(steps[0]) + (f": {', '.join(names)}" if names else "")


def title(step: Step) -> str:
    """Return what to do in a step, whoever it is with."""
    return _TITLES[step.rule] + _BY[step.channel]


def hanging(left: str, right: str, heading: Callable[[str], str] = str) -> Iterator[str]:
    """Yield the lines of a text beside what stands left of its first."""
    for n, line in enumerate(wrap(right, _WIDTH - _INDENT)):
        yield heading(left.ljust(_INDENT) + line) if n == 0 else " " * _INDENT + heading(line)


def when(step: Step) -> str:
    """Return a step's window in words."""
    match step.rule:
        case Rule.MOVE_ON:
            return f"from {spoken(step.opens)}"
        case Rule.FOLLOW_UP if step.due:
            return f"{spoken_time(step.opens)}-{step.due.isoformat()[11:16]}"
        case Rule.THANK_YOU if step.due:
            return f"by {spoken_time(step.due)}"
        case _:
            return spoken(step.opens)
