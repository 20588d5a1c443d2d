"""What all values share: checks at construction, a `repr` without personal data, rebuilding on unpickling."""

from collections.abc import Callable
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING, ClassVar, Self, TypeVar, cast

from interview_etiquette.errors import InvalidValueError, shown, wrong_type

if TYPE_CHECKING:
    import attrs

T = TypeVar("T")
V = TypeVar("V", bound="Value")
Check = Callable[[object, "attrs.Attribute[T]", T], None]

LONGEST = 200  # characters of a single-line text
_FORBIDDEN = frozenset(
    map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)


class Value:
    """The base of the library's frozen attrs values."""

    __slots__ = ("_hash",)
    _hash: int
    __attrs_attrs__: ClassVar[tuple["attrs.Attribute[object]", ...]]

    def __repr__(self) -> str:
        shown_fields = (f for f in self.__attrs_attrs__ if f.init and f.repr)
        return f"{type(self).__name__}({', '.join(f'{f.alias}={_shown(getattr(self, f.name))}' for f in shown_fields)})"

    def _repr_html_(self) -> str:
        from interview_etiquette.drawing._values import value_html  # noqa: PLC0415  only when a notebook shows it

        return str(value_html(self))

    def __eq__(self, other: object) -> bool:
        return self.identity() == other.identity() if isinstance(other, Value) else NotImplemented

    def __hash__(self) -> int:
        try:
            return self._hash
        except AttributeError:  # not asked for yet; never pickled, for the hash of a text differs by process
            object.__setattr__(self, "_hash", hash(self.identity()))
            return self._hash

    def identity(self) -> tuple[object, ...]:
        """Return what makes a value equal to another: its type, and the fields that count."""
        return type(self), *(comparable(getattr(self, field.name)) for field in self.__attrs_attrs__ if field.eq)

    def __reduce__(self) -> tuple[object, ...]:
        return rebuild, (type(self), given(self))

    @classmethod
    def rebuilt(cls, arguments: dict[str, object]) -> Self:
        """Return a value from its constructor's arguments by name."""
        return cls(**arguments)


def _shown(value: object) -> str:
    try:
        return repr(value)
    except ValueError:  # a number of more digits than Python will write
        return f"<{type(value).__name__}>"


def comparable(field: object) -> object:
    """Return what makes a field equal to another: of a time the wall clock, fold and zone, not the instant."""
    if not isinstance(field, datetime):
        return field
    zone = field.tzinfo
    named = zone.utcoffset(None) if isinstance(zone, timezone) else getattr(zone, "key", None) or repr(zone)
    return field.replace(tzinfo=None), field.fold, named


def given(value: Value) -> dict[str, object]:
    """Return the constructor's arguments that make this value again, by name."""
    return {f.alias: getattr(value, f.name) for f in value.__attrs_attrs__ if f.init and f.alias}


def rebuild(kind: type[V], arguments: dict[str, object]) -> V:
    """Unpickle through the constructor, so that a forged state is refused."""
    return kind.rebuilt(arguments)


def is_a(kind: type[T], expected: str) -> Check[T]:
    """Return a validator of values of one type."""

    def check(_: object, field: "attrs.Attribute[T]", value: object) -> None:
        if not isinstance(value, kind):
            raise wrong_type(field.name, expected, value)

    return check


def is_a_or_none(kind: type[T], expected: str) -> Check[T | None]:
    """Return a validator of values of one type that may be missing."""

    def check(_: object, field: "attrs.Attribute[T | None]", value: object) -> None:
        if value is not None and not isinstance(value, kind):
            raise wrong_type(field.name, f"{expected} or None", value)

    return check


def are(kind: type[T], expected: str) -> Check[tuple[T, ...]]:
    """Return a validator of tuples of values of one type."""

    def check(_: object, field: "attrs.Attribute[tuple[T, ...]]", value: object) -> None:
        parts = cast("tuple[object, ...]", value if isinstance(value, tuple) else (value,))
        for part in parts:
            if not isinstance(value, tuple) or not isinstance(part, kind):
                raise wrong_type(field.name, f"a tuple of {expected}", part)

    return check


def at_least(least: int) -> Check[int]:
    """Return a validator of whole numbers from `least` up."""

    def check(_: object, field: "attrs.Attribute[int]", value: object) -> None:
        check_count(field.name, value, least)

    return check


def check_day(argument: str, value: object) -> None:
    """Refuse anything but a `date`; a `datetime` is told what to pass instead."""
    if type(value) is date:
        return
    if isinstance(value, datetime):
        raise TypeError(f"{argument} must be a date, not {type(value).__name__}; pass its .date()")
    if not isinstance(value, date):
        raise wrong_type(argument, "a date", value)


def plain_day(argument: str, value: date) -> date:
    """Return a day as a plain `date`; refuse what is none."""
    check_day(argument, value)
    return value if type(value) is date else date(value.year, value.month, value.day)


set_finally = object.__setattr__  # puts right a field of a frozen value, within its own __attrs_post_init__


def check_count(argument: str, value: object, least: int) -> None:
    """Refuse anything but a whole number from `least` up."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise wrong_type(argument, "a whole number", value)
    if value < least:
        raise InvalidValueError(argument, f"must be {least} or more", shown(value))


def is_line(_: object, field: "attrs.Attribute[str]", value: object) -> None:
    """Validate a single-line text."""
    check_line(field.name, value)


def is_line_or_none(_: object, field: "attrs.Attribute[str | None]", value: object) -> None:
    """Validate a single-line text that may be missing."""
    if value is not None:
        check_line(field.name, value)


def check_line(argument: str, value: object) -> None:
    """Refuse a text that is blank, too long, or would break out of its line. The error never repeats it."""
    if not isinstance(value, str):
        raise wrong_type(argument, "a str", value)
    if not value or value.isspace():
        raise InvalidValueError(argument, "must not be blank")
    if len(value) > LONGEST:
        raise InvalidValueError(argument, f"must have {LONGEST} characters at most, not {len(value)}")
    if not value.isprintable() and not all(map(may_stand_in_a_line, value)):
        raise InvalidValueError(argument, "must be a single line without control characters or bidi overrides")


def may_stand_in_a_line(character: str) -> bool:
    """Return whether a character can neither break a line, steer a terminal nor turn the direction of a text."""
    return character not in _FORBIDDEN and not "\ud800" <= character <= "\udfff"
