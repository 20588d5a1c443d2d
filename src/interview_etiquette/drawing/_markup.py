"""Elements whose texts are escaped by construction, written so that they are XML and HTML at once."""

import re
from collections.abc import Iterable, Sequence
from html import escape

_NOT_TEXT = re.compile(  # what XML forbids, and what HTML calls an error besides
    "[^\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]"
    f"|[{''.join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))}]"
)
_BREAK = re.compile("[\t\n\r]")  # which attributes of XML and of HTML read differently
_HYPHENATED = re.compile(r"((?<!\S)(?:[A-Z][a-z]{2} )?\w{1,5}(?:[-:]\w{1,5}){1,3}(?![^\s:;,.]))")
_INHERIT = "font:inherit;color:inherit"
_LINE = "1px solid rgba(128,128,128,.3)"
_CELL = "text-align:left;vertical-align:top;padding:.35em 1em .35em 0;"


class Markup(str):
    """A text that is an element already. Only `element` makes one."""

    __slots__ = ()


def element(name: str, *children: str, **attributes: str | float | None) -> Markup:
    """Return an element; what is no element among its children, and every attribute, is escaped.

    The name is never data. Attributes have an underscore for each hyphen, and those that are None are left out.
    """
    given = "".join(
        f' {key.replace("_", "-")}="{plain(str(value))}"' for key, value in attributes.items() if value is not None
    )
    return Markup(f"<{name}{given}/>" if name == "img" else f"<{name}{given}>{joined(*children)}</{name}>")


def plain(text: str) -> str:
    """Return a text that is a text in XML and HTML; a character that neither can hold becomes U+FFFD."""
    return escape(_NOT_TEXT.sub("\ufffd", _BREAK.sub(" ", text)))


def joined(*children: str, between: str = "") -> Markup:
    """Return several children as one."""
    return Markup(between.join(child if isinstance(child, Markup) else plain(child) for child in children))


def named(text: str) -> Markup:
    """Return somebody's text, which may be written from right to left, apart from what stands around it."""
    return element("bdi", text)


def unbroken(text: str) -> Markup:
    """Return a text in which no line ends after a hyphen of a short word, as in 2026-03-10, or after a weekday."""
    kept = "white-space:nowrap"
    parts = _HYPHENATED.split(text)
    return joined(*(element("span", part, style=kept) if n % 2 else part for n, part in enumerate(parts)))


def small(*children: str, above: str = "0") -> Markup:
    """Return what is said by the way, with so much room above it."""
    return element("div", *children, style=f"margin-top:{above};font-size:.85em;font-weight:400;opacity:.75")


def lines(texts: Iterable[str]) -> Markup:
    """Return each text on a line of its own."""
    return joined(*(element("div", text if isinstance(text, Markup) else unbroken(text)) for text in texts))


def page(*children: str) -> Markup:
    """Return what stands together, in a box that takes colours and width from its place."""
    style = "max-width:50em;margin:.5em 0;font:14px/1.45 system-ui,sans-serif;text-align:left;overflow-x:auto"
    return element("div", *children, dir="ltr", lang="en", style=style)


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Markup:
    """Return a table whose first column names its rows; without a head it is one of names and values."""
    width = "100%" if head else "auto"
    style = (
        f"width:{width};margin:0;border:0;border-collapse:collapse;table-layout:auto;{_INHERIT};overflow-wrap:anywhere"
    )
    heading = "caption-side:top;text-align:left;padding:.35em 0;font-size:1em;font-weight:600;"
    heading += "background:none;color:inherit;text-transform:none"  # where the page has a manner of its own
    body = element("tbody", *map(_row, rows))
    return element("table", element("caption", caption, style=heading), *_head(head), body, style=style)


def _head(head: Sequence[str]) -> Iterable[Markup]:
    if head:
        style = _CELL + "font-size:.85em;font-weight:400;opacity:.7"
        yield element("thead", _tr(element("th", text, scope="col", style=style) for text in head))


def _row(cells: Sequence[str]) -> Markup:
    first = element("th", cells[0], scope="row", style=_CELL + "min-width:6.5em;font-weight:600")
    return _tr([first, *(element("td", cell, style=_CELL) for cell in cells[1:])], f"border-top:{_LINE};")


def _tr(cells: Iterable[str], style: str = "") -> Markup:
    return element("tr", *cells, style=f"{style}background:none")
