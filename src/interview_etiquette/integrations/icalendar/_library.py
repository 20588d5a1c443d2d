"""The one place that knows the outside library: what is used of it, typed, and never its process-wide state.

Its parser keeps every zone and every component name that it meets for the life of the process, so that one file can
change how the next is read. Hence only its content lines, its values and its writer are used here.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Protocol, cast

from interview_etiquette.errors import MissingExtraError
from interview_etiquette.integrations._incoming import Refusal, RefusedError

try:
    import icalendar
    from icalendar.parser import Contentline, split_on_unescaped_semicolon, unescape_backslash
except ImportError:
    raise MissingExtraError("icalendar", "ical") from None

Parameters = Mapping[str, str | Sequence[str]]


class _Line(Protocol):
    def raw_parts(self) -> tuple[str, Parameters, str]: ...


class _Reader(Protocol):
    def from_ical(self, ical: str, /) -> object: ...


class Writable(Protocol):
    """What of the library's components is used to write one."""

    def add(self, name: str, value: object, parameters: Mapping[str, str] | None = None) -> None:
        """Add a property."""
        ...

    def add_component(self, component: "Writable", /) -> None:
        """Add a component within this one."""
        ...

    def to_ical(self, sorted: bool = ...) -> bytes:  # noqa: A002, FBT001  their name
        """Return it as escaped and folded lines."""
        ...


class _Card(icalendar.Component):
    name = "VCARD"


_COMPONENTS: dict[str, type[icalendar.Component]] = {
    "VALARM": icalendar.Alarm,
    "VCALENDAR": icalendar.Calendar,
    "VCARD": _Card,
    "VEVENT": icalendar.Event,
    "VTODO": icalendar.Todo,
}


def component(name: str) -> Writable:
    """Return an empty component of that name."""
    return cast("Writable", _COMPONENTS[name]())


class _Text(icalendar.vText):
    r"""A text that is escaped when it is written. The library's own takes a backslash before an N for a line break.

    A mark at its beginning is written twice, for the library takes the first for that of a byte order.
    """

    def to_ical(self) -> bytes:
        return self.translate(_ESCAPES).encode("utf-8-sig" if self.startswith("\ufeff") else "utf-8")


class _Structured(icalendar.vOrg):
    def to_ical(self) -> bytes:
        return b";".join(_Text(field).to_ical() for field in self.fields)


_ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n", "\r": ""})


def written(text: str) -> object:
    """Return a text that is escaped when it is written."""
    return _Text(text)


def structured(*fields: str) -> object:
    """Return a value of several fields, as `N` and `ORG` have."""
    return _Structured(fields)


def parsed(line: str) -> tuple[Parameters, str]:
    """Return the parameters and the raw value of a content line."""
    try:
        _, parameters, value = cast("Callable[[str], _Line]", Contentline)(line).raw_parts()
    except ValueError:
        raise not_a_line() from None
    return parameters, value


def not_a_line() -> RefusedError:
    """Return the error for a line that is no content line. It does not repeat the line, which may be personal."""
    return RefusedError(Refusal.UNREADABLE, "a line in it is not name:value; ask for the file again")


def moment(value: str) -> object:
    """Return a written date, time, duration or period; one in UTC has a zone, every other has none."""
    return cast("_Reader", icalendar.vDDDTypes).from_ical(value)


def offset(value: str) -> timedelta:
    """Return a written offset from UTC."""
    return cast("timedelta", cast("_Reader", icalendar.vUTCOffset).from_ical(value))


def text(value: str) -> str:
    """Return a written text without its escapes."""
    return cast("Callable[[str], str]", unescape_backslash)(value)


def fields(value: str) -> list[str]:
    """Return the fields of a structured value without their escapes."""
    return split_on_unescaped_semicolon(value)
