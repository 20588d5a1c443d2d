"""Several plans side by side."""

from collections.abc import Iterable
from datetime import date

import attrs

from interview_etiquette._text import moment
from interview_etiquette._value import Value, are, check_day
from interview_etiquette.drawing._chart import timeline_drawing
from interview_etiquette.drawing._marks import decided
from interview_etiquette.drawing._markup import Markup, joined, lines, page, small, table, unbroken
from interview_etiquette.drawing._page import known
from interview_etiquette.errors import wrong_type
from interview_etiquette.plans import Plan
from interview_etiquette.reasons import spoken

_COLUMNS = ("Interview", "Thank them by", "They decide", "Follow up", "Move on from")


def _day_or_none(_: object, field: "attrs.Attribute[date | None]", value: object) -> None:
    if value is not None:
        check_day(field.name, value)


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Timeline(Value):
    """Several plans side by side, a row each; it shows itself in notebooks.

    Args:
        plans: The plans, from the top down.
        today: A day to mark, where it lies within a fortnight of the rest.

    Example:
        >>> from datetime import date, datetime
        >>> from interview_etiquette import Interview, plan
        >>> from interview_etiquette.drawing import Timeline
        >>> Timeline((plan(Interview(datetime(2026, 3, 10, 10))),), today=date(2026, 3, 12)).today
        datetime.date(2026, 3, 12)
    """

    plans: tuple[Plan, ...] = attrs.field(validator=are(Plan, "Plan values"))
    today: date | None = attrs.field(default=None, kw_only=True, validator=_day_or_none)

    def to_svg(self) -> str:
        """Return the drawing alone."""
        return str(timeline_drawing(self.plans, self.today).inline())

    def to_html(self) -> str:
        """Return the drawing over a table of all dates."""
        return str(_page(self.plans, timeline_drawing(self.plans, self.today).inline()))

    def _repr_html_(self) -> str:
        return str(_page(self.plans, timeline_drawing(self.plans, self.today).image()))


def _page(plans: tuple[Plan, ...], picture: Markup) -> Markup:
    caption = f"{len(plans)} interview{'s' * (len(plans) != 1)}"
    return page(picture, table(caption, _COLUMNS, map(_row, plans)))


def timeline(plans: Iterable[Plan], /, *, today: date | None = None) -> Timeline:
    """Return several plans side by side, a row each.

    Args:
        plans: The plans, from the top down.
        today: A day to mark, where it lies within a fortnight of the rest.

    Returns:
        A value that shows itself in notebooks; `to_svg()` and `to_html()` give the same to web pages.

    Raises:
        TypeError: Something else than a plan among them; `today` is no `date`, or is a `datetime`.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import Interview, plan
        >>> from interview_etiquette.drawing import timeline
        >>> plans = [plan(Interview(datetime(2026, 3, day, 10))) for day in (10, 12, 13)]
        >>> timeline(plans).to_html()[:4]
        '<div'
    """
    if isinstance(plans, Plan) or not isinstance(plans, Iterable):
        raise wrong_type("plans", "a sequence of Plan values", plans)
    return Timeline(tuple(plans), today=today)


def _row(plan: Plan) -> tuple[str, ...]:
    dates = plan.dates
    return (
        joined(unbroken(moment(plan.interview.start)), *map(small, known(plan.interview))),
        unbroken(moment(dates.thank_you_by)),
        unbroken(decided(plan.window, spoken)),
        lines(map(spoken, dates.follow_ups)),
        unbroken(spoken(dates.move_on)),
    )
