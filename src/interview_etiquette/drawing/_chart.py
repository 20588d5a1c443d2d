"""Timelines as SVG: places in per cent, so that they fit any width, and sizes in pixels, so that they stay readable."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from interview_etiquette._value import check_day
from interview_etiquette.drawing._marks import Kind, Mark, closed_days, marks, scale_of
from interview_etiquette.drawing._markup import Markup, element
from interview_etiquette.drawing._scale import Scale
from interview_etiquette.plans import Plan

COLOURS: dict[Kind, str] = {  # each at least 3:1 against white and against the dark of notebooks; the last one on top
    "decision": "#d97706",
    "thank_you": "#0d9488",
    "interview": "#3b82f6",
    "follow_up": "#a855f7",
    "move_on": "#7b8494",
}
_LEGEND: dict[Kind, str] = {
    "interview": "Interview",
    "thank_you": "Thanks",
    "decision": "Decision",
    "follow_up": "Follow-up",
    "move_on": "Move on",
}
_LONGEST = 48  # characters of a row's name
_TODAY = "#e11d48"
_AXIS = 22  # pixels, as are all that follow
_ROW = 26
_PLAN = 44
_FOOT = 18
_PILL = 9
_BAND = 20
_BAND_OPACITY = 0.3
_FADING = 16  # parts of a band without an end
_GAP = 10
_HALF = 50  # per cent, as are all that follow
_LETTER = 1.8  # of a narrow drawing
_EDGE = 8  # within which a text in the middle would be cut off
_LAST_LABEL = 88.5  # from where on a label on the axis would be cut off
_LOOK = {
    "xmlns": "http://www.w3.org/2000/svg",
    "width": "100%",
    "font_family": "system-ui,sans-serif",
    "font_size": "12",
    "fill": "currentColor",
    "direction": "ltr",
}


@attrs.frozen
class Drawing:
    """A drawing, so many pixels high, and all of it in words."""

    label: str
    height: int
    parts: tuple[Markup, ...]

    def inline(self, **own: str) -> Markup:
        """Return it as part of a page, in the page's colours."""
        return element("svg", *self.parts, role="img", aria_label=self.label, height=self.height, **_LOOK, **own)

    def image(self) -> Markup:
        """Return it as an image on paper of its own, which notebooks show whoever has run them.

        Of the HTML in a notebook that somebody else has run, JupyterLab keeps images, but of a drawing only its words.
        """
        paper = self.inline(style="color-scheme:light dark;background:canvas;color:canvastext")
        source = f"data:image/svg+xml;base64,{b64encode(paper.encode()).decode()}"
        return element("img", alt=self.label, src=source, width="100%", style="border-radius:6px")


def plan_drawing(plan: Plan, today: date | None) -> Drawing:
    """Return a plan as a drawing, a row for each thing that it has to show."""
    if today is not None:
        check_day("today", today)
    scale, rows = scale_of([plan], today), list(marks(plan))
    bottom = _AXIS + _ROW * len(rows)
    closed = closed_days(plan.calendar, scale)
    drawn = (
        *_shading(closed, scale, _AXIS, bottom - _AXIS),
        *_axis(scale, bottom),
        *_today(today, scale, bottom),
        *(part for n, mark in enumerate(rows) for part in _labelled(mark, scale, _AXIS + _ROW * n + _ROW // 2)),
    )
    days = sum(end - start for start, end, _ in closed)
    said = [mark.label for mark in rows] + [f"{days} of {scale.end - scale.first} days closed"] * bool(closed)
    return Drawing("Timeline: " + "; ".join(said), bottom + _FOOT * (today is not None), drawn)


def timeline_drawing(plans: Sequence[Plan], today: date | None) -> Drawing:
    """Return several plans as one drawing, a row each."""
    if not plans:
        return Drawing("Timeline of no interviews", 0, ())
    scale = scale_of(plans, today)
    bottom = _AXIS + _PLAN * len(plans)
    foot = bottom + _FOOT * (today is not None) + _FOOT
    drawn = (
        *_axis(scale, bottom),
        *_today(today, scale, bottom),
        *(part for n, plan in enumerate(plans) for part in _plan_row(plan, scale, _AXIS + _PLAN * n)),
        *_legend(foot),
    )
    said = (f"{_called(plan)}: {', '.join(mark.label for mark in marks(plan))}" for plan in plans)
    return Drawing(f"Timeline of {len(plans)} interviews: {'; '.join(said)}", foot + 6, drawn)


def _plan_row(plan: Plan, scale: Scale, top: int) -> Iterator[Markup]:
    yield from _shading(closed_days(plan.calendar, scale), scale, top, _PLAN)
    yield element("text", _called(plan), x=_percent(scale.at(scale.first)), y=top + 16)
    for mark in sorted(marks(plan), key=lambda mark: tuple(COLOURS).index(mark.kind)):
        yield from _drawn(mark, scale, top + 30)


def _called(plan: Plan) -> str:
    """Return what a plan is about, cut to what a narrow drawing has room for; a text keeps its own direction."""
    known = ", ".join(filter(None, (plan.interview.position, plan.interview.employer)))
    return f"\u2068{known if len(known) <= _LONGEST else known[: _LONGEST - 1] + '…'}\u2069" if known else "Interview"


def _legend(y: int) -> Iterator[Markup]:
    for n, (kind, said) in enumerate(_LEGEND.items()):
        sign = element("tspan", "■" if kind == "decision" else "●", fill=COLOURS[kind])
        yield element("text", sign, f" {said}", x=_percent(1.5 + n * 19.5), y=y, font_size=11)


def _percent(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") + "%"


def _shading(closed: Sequence[tuple[int, int, str]], scale: Scale, top: int, height: int) -> Iterator[Markup]:
    for start, end, said in closed:
        yield _box(scale.at(start), scale.at(end), top, height, element("title", said), fill_opacity=0.08)


def _box(start: float, end: float, y: int, height: int, *children: Markup, **look: str | float) -> Markup:
    """Return a rectangle that meets its neighbours without a seam."""
    x, width = _percent(start), _percent(end - start)
    return element("rect", *children, x=x, width=width, y=y, height=height, shape_rendering="crispEdges", **look)


def _axis(scale: Scale, bottom: int) -> Iterator[Markup]:
    for day, label in scale.ticks():
        x = _percent(scale.at(day))
        if scale.shows_days:
            yield _small(label, x=_percent(scale.at(day + 0.5)), y=_AXIS - 7, text_anchor="middle")
            continue
        yield element("line", x1=x, x2=x, y1=_AXIS - 16, y2=bottom, stroke="currentColor", stroke_opacity=0.15)
        if scale.at(day) < _LAST_LABEL:
            yield _small(label, x=x, dx=5, y=_AXIS - 7)


def _small(text: str, **places: str | float) -> Markup:
    return element("text", text, font_size=11, fill_opacity=0.7, **places)


def _labelled(mark: Mark, scale: Scale, y: int) -> Iterator[Markup]:
    start, end = _ends(mark, scale)
    yield from _drawn(mark, scale, y)
    x, dx, anchor = _label_place(mark, start, end)
    yield element("text", mark.label, x=_percent(x), dx=dx, y=y, dy=".35em", text_anchor=anchor)


def _ends(mark: Mark, scale: Scale) -> tuple[float, float]:
    return scale.at(mark.start), scale.at(scale.end if mark.end is None else mark.end)


def _label_place(mark: Mark, start: float, end: float) -> tuple[float, int, str]:
    """Return where a label begins, or ends: beside its mark on the side that has more room, or else on a band."""
    if mark.kind == "decision" and start < _HALF and len(mark.label) * _LETTER > 100 - end:
        return start, _GAP, "start"
    return (end, _GAP, "start") if end <= 100 - start else (start, -_GAP, "end")


def _drawn(mark: Mark, scale: Scale, y: int) -> Iterator[Markup]:
    return _band(mark, scale, y) if mark.kind == "decision" else _pill(mark, scale, y)


def _pill(mark: Mark, scale: Scale, y: int) -> Iterator[Markup]:
    """Yield a rounded line, which stays visible however short it is; one without an end goes on as a thin one."""
    x1, x2 = map(_percent, _ends(mark, scale))
    line: dict[str, str | int] = {"x1": x1, "y1": y, "y2": y, "stroke": COLOURS[mark.kind]}
    if mark.end is None:
        yield element("line", x2=x2, stroke_width=2, **line)
    yield element("line", x2=x1 if mark.end is None else x2, stroke_width=_PILL, stroke_linecap="round", **line)


def _band(mark: Mark, scale: Scale, y: int) -> Iterator[Markup]:
    """Yield a band; one without an end fades away."""
    start, end = _ends(mark, scale)
    parts = 1 if mark.end is not None else _FADING
    step = (end - start) / parts
    for n in range(parts):
        look = {"fill": COLOURS["decision"], "fill_opacity": str(round(_BAND_OPACITY * (parts - n) / parts, 3))}
        yield _box(start + n * step, start + (n + 1) * step, y - _BAND // 2, _BAND, **look)


def _today(today: date | None, scale: Scale, bottom: int) -> Iterator[Markup]:
    if today is not None and scale.first <= today.toordinal() < scale.end:
        place = scale.at(today.toordinal() + 0.5)
        anchor = "start" if place < _EDGE else "end" if place > 100 - _EDGE else "middle"
        x = _percent(place)
        yield element("line", x1=x, x2=x, y1=_AXIS, y2=bottom + 3, stroke=_TODAY, stroke_dasharray="4 3")
        yield element("text", "today", x=x, y=bottom + 15, font_size=11, text_anchor=anchor)
