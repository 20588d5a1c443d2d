"""The figures of the documentation, drawn from the library's own answers when the pages are built."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from textwrap import wrap
from xml.sax.saxutils import escape

from interview_etiquette import (
    ARTICLE,
    BUSINESS_WEEK,
    Contact,
    DecideBy,
    EndOfWeek,
    Etiquette,
    Interview,
    NotBefore,
    OpenEnded,
    Reason,
    Timeframe,
    Unspecified,
    plan,
)
from interview_etiquette.calendars import WEEKDAYS, AdjustedCalendar, BusinessCalendar, calendar_for

TUESDAY = datetime(2026, 3, 10, 10)
CLOSED = AdjustedCalendar(WEEKDAYS, closed=[(date(2026, 3, 16), date(2026, 3, 27))])
Example = tuple[Timeframe, BusinessCalendar, Etiquette]
ASKED_LATE = Interview(datetime(2026, 3, 13, 15), timeframe=EndOfWeek())

QUESTIONS: tuple[tuple[int, str, Example | None], ...] = (  # depth, answer or question, an interview that goes this way
    (0, "Did they name a day by which they decide?", None),
    (1, "yes: does the policy wait a while after it?", None),
    (2, "yes", (DecideBy(date(2026, 3, 20)), WEEKDAYS, BUSINESS_WEEK)),
    (2, "no: are they open on that day?", None),
    (3, "yes", (DecideBy(date(2026, 3, 20)), WEEKDAYS, ARTICLE)),
    (3, "no, but within three days before it", (DecideBy(date(2026, 3, 22)), WEEKDAYS, ARTICLE)),
    (3, "no, nor within three days before it", (DecideBy(date(2026, 3, 25)), CLOSED, ARTICLE)),
    (1, "no: did they name a day before which they will not?", None),
    (2, "yes", (NotBefore(date(2026, 3, 20)), WEEKDAYS, ARTICLE)),
    (2, "no: did they say that it would take a while?", None),
    (3, "yes", (OpenEnded(), WEEKDAYS, ARTICLE)),
    (3, "no", (Unspecified(), WEEKDAYS, ARTICLE)),
)
INDENT, LINE, WIDTH, LETTERS = 20, 18, 400, 58


def life_of_one_interview() -> str:
    """Return the timeline of one interview."""
    zoe = Contact("Zoë Müller", email="zoe@example.org")
    interview = Interview(datetime(2026, 11, 24, 14), contacts=[zoe], timeframe=EndOfWeek(), employer="Acme")
    return plan(interview, calendar=calendar_for("US")).to_svg()


def follow_up_reason(interview: Interview, calendar: BusinessCalendar, etiquette: Etiquette) -> tuple[date, Reason]:
    """Return the day of the first follow-up, and the reason that decided."""
    steps = plan(interview, calendar=calendar, etiquette=etiquette).steps
    step = next(step for step in steps if step.rule == "follow_up")
    return step.opens.date(), step.reasons[0]


def leaves() -> Iterator[tuple[int, str, date | None, Reason | None]]:
    """Return the rows of the tree: a question, or an answer with what the library makes of its example."""
    for depth, text, example in QUESTIONS:
        if example is None:
            yield depth, text, None, None
        else:
            yield depth, text, *follow_up_reason(Interview(TUESDAY, timeframe=example[0]), *example[1:])
    yield (
        0,
        "Whatever comes of it, never on the day they said it",
        *follow_up_reason(ASKED_LATE, WEEKDAYS, ARTICLE),
    )


def lines(depth: int, text: str, day: date | None, reason: Reason | None) -> Iterator[tuple[str, str]]:
    """Return the lines of a row, each with its style."""
    for line in wrap(text, LETTERS - 3 * depth):
        yield "font-weight:600", line
    if day is not None and reason is not None:
        for line in wrap(f"{reason.code}: {reason}", LETTERS - 3 * depth):
            yield "opacity:.75", line
        yield "fill:var(--color-brand-content, currentColor)", f"→ {day:%a %Y-%m-%d}"


def follow_up_tree() -> str:
    """Return the decision tree of the follow-up."""
    drawn, y = [], LINE
    last: dict[int, float] = {}
    for row in leaves():
        depth = row[0]
        x = 4 + INDENT * depth
        if depth:
            up = last[depth - 1]
            drawn.append(
                f'<path d="M{x - INDENT + 4} {up}V{y - 5}H{x - 4}" fill="none" stroke="currentColor" opacity=".4"/>'
            )
        last[depth] = y + 5
        for style, line in lines(*row):
            drawn.append(f'<text x="{x}" y="{y}" style="{style}">{escape(line)}</text>')
            last[depth] = max(last[depth], y + 5) if style.startswith("font-weight") else last[depth]
            y += LINE
        y += LINE // 2
    return svg("The decision tree of the follow-up", y, drawn)


def svg(label: str, height: int, drawn: Iterable[str]) -> str:
    """Return a drawing that takes its colour from the page and shrinks with it."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{label}"'
    style = f"width:100%;max-width:{WIDTH * 1.2:.0f}px;fill:currentColor;font:13px sans-serif"
    return f'{head} style="{style}">{"".join(drawn)}</svg>'


def plan_on_paper() -> str:
    """Return the timeline of the README's interview as a file of its own, on white wherever it is shown."""
    interview = Interview(datetime(2026, 3, 10, 14), timeframe=EndOfWeek())
    drawing = plan(interview, calendar=calendar_for("US")).to_svg()
    paper = '<svg xmlns="http://www.w3.org/2000/svg" width="760" height="168" color="#1f2328">'
    return f'{paper}<rect width="100%" height="100%" rx="6" fill="#fff"/><svg y="8">{drawing}</svg></svg>\n'


FIGURES = {"life": life_of_one_interview, "tree": follow_up_tree}
