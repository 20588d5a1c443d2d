"""From bytes to components: the limits first, then lines, then what stands within what."""

from collections.abc import Iterator

import attrs

from interview_etiquette._value import Value, at_least
from interview_etiquette.errors import check_type
from interview_etiquette.integrations._incoming import Refusal, RefusedError
from interview_etiquette.integrations.icalendar._library import Parameters, not_a_line, parsed, text

_ATTENDEE = "ATTENDEE"
_TOLERANT = frozenset({"", "VEVENT", "VCARD"})  # here a stray line is passed over: long texts come badly folded


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Limits(Value):
    """How much is read at most; what is larger is refused before any parser sees it.

    Args:
        size: Bytes in all.
        lines: Lines in all, as they are written.
        field: Bytes of one property, its continuation lines joined.
        depth: Components within components.
        attendees: Attendees of one event.

    Example:
        >>> from interview_etiquette.integrations.icalendar import Limits
        >>> Limits(attendees=500)
        Limits(size=1048576, lines=5000, field=8192, depth=8, attendees=500)
    """

    size: int = attrs.field(default=1024 * 1024, kw_only=True, validator=at_least(1))
    lines: int = attrs.field(default=5_000, kw_only=True, validator=at_least(1))
    field: int = attrs.field(default=8 * 1024, kw_only=True, validator=at_least(1))
    depth: int = attrs.field(default=8, kw_only=True, validator=at_least(1))
    attendees: int = attrs.field(default=200, kw_only=True, validator=at_least(1))


@attrs.frozen
class Field:
    """A property: its parameters by upper-case name, and its value as written."""

    parameters: Parameters
    value: str

    def parameter(self, name: str) -> str:
        """Return a parameter's text; empty where it is missing, joined by commas where it is a list."""
        found = self.parameters.get(name, "")
        return found if isinstance(found, str) else ",".join(found)

    @property
    def text(self) -> str:
        """The value without its escapes."""
        return text(self.value)


@attrs.define
class Part:
    """A component: its lines by name, unparsed until somebody asks, and the components within it."""

    name: str
    lines: dict[str, list[str]] = attrs.Factory(dict[str, list[str]])
    parts: list["Part"] = attrs.Factory(list["Part"])

    def fields(self, name: str) -> Iterator[Field]:
        """Yield all properties of a name."""
        for line in self.lines.get(name, ()):
            yield Field(*parsed(line))

    def field(self, name: str) -> Field | None:
        """Return the first property of a name."""
        return next(self.fields(name), None)

    def text(self, name: str) -> str:
        """Return the text of the first property of a name; empty where there is none."""
        found = self.field(name)
        return "" if found is None else found.text.strip()

    def within(self, name: str) -> list["Part"]:
        """Return the components of a name that stand directly within this one."""
        return [part for part in self.parts if part.name == name]


def parts_of(data: bytes | str, limits: Limits) -> list[Part]:
    """Return the outermost components; refuse what is over a limit, not UTF-8, or does not close."""
    check_type("limits", limits, Limits, "a Limits")
    root = Part("")
    within = [root]
    for line in _unfolded(_decoded(data, limits), limits):
        name, value = _name_of(line), line.partition(":")[2].strip().upper()
        if name == "BEGIN":
            within.append(_begun(within, value, limits))
        elif name == "END":
            _check_end(within.pop(), value)
        elif ":" in line:
            _add_line(within[-1], name, line, limits)
        elif within[-1].name not in _TOLERANT:
            raise not_a_line()
    if len(within) > 1:
        raise RefusedError(Refusal.UNREADABLE, "it is cut short: not everything that begins in it ends")
    return root.parts


def _begun(within: list[Part], name: str, limits: Limits) -> Part:
    if len(within) > limits.depth:
        raise _too_large(f"is nested more than {limits.depth} deep", "depth")
    part = Part(name)
    within[-1].parts.append(part)
    return part


def _check_end(part: Part, name: str) -> None:
    if part.name != name or not name:
        raise RefusedError(Refusal.UNREADABLE, "what ends in it is not what began; ask for the file again")


def _add_line(part: Part, name: str, line: str, limits: Limits) -> None:
    lines = part.lines.setdefault(name, [])
    lines.append(line)
    if name == _ATTENDEE and len(lines) > limits.attendees:
        raise _too_large(f"has more than {limits.attendees} attendees", "attendees")


def _name_of(line: str) -> str:
    """Return the upper-case name of a line, without the group that business cards may put before it."""
    end = min((n for n in (line.find(":"), line.find(";")) if n >= 0), default=len(line))
    return line[:end].rpartition(".")[2].strip().upper()


def _decoded(data: bytes | str, limits: Limits) -> str:
    check_type("data", data, bytes | str, "the contents of a file, as bytes or str")
    if len(data) > limits.size:
        raise _too_large(f"has more than {limits.size:,} bytes", "size")
    try:
        raw = data.encode() if isinstance(data, str) else data
        if len(raw) > limits.size:
            raise _too_large(f"has more than {limits.size:,} bytes", "size")
        return raw.decode("utf-8-sig")
    except UnicodeError:
        raise RefusedError(Refusal.UNREADABLE, "it is not UTF-8; decode it, and give it as str") from None


def _unfolded(content: str, limits: Limits) -> Iterator[str]:
    """Yield the lines with their continuations, each within the limit."""
    if content.count("\n") > limits.lines:
        raise _too_large(f"has more than {limits.lines:,} lines", "lines")
    folded: list[str] = []
    for line in content.split("\n"):
        if line[:1] not in (" ", "\t"):
            yield from _joined(folded, limits)
            folded = []
        folded.append(line.removesuffix("\r")[bool(folded) :])
    yield from _joined(folded, limits)


def _joined(folded: list[str], limits: Limits) -> Iterator[str]:
    line = "".join(folded)
    if len(line) > limits.field or len(line.encode()) > limits.field:
        raise _too_large(f"has a property of more than {limits.field:,} bytes", "field")
    if line.strip():
        yield line


def _too_large(problem: str, limit: str) -> RefusedError:
    return RefusedError(Refusal.TOO_LARGE, f"it {problem}; limits=Limits({limit}=...) raises that")
