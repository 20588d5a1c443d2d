"""What a record looks like, as data: where each thing stands in it, in which unit, on which clock."""

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

import attrs

from interview_etiquette._value import Value, are, check_line, is_line, is_line_or_none
from interview_etiquette.errors import InvalidValueError, shown, wrong_type
from interview_etiquette.integrations._incoming import Refusal

Unit = Literal["iso", "seconds", "milliseconds"]
Naive = Literal["refused", "utc", "local"]
Paths = tuple[str, ...]
_PAIR = 2


def _paths(given: str | Iterable[str]) -> Paths:
    return (given,) if isinstance(given, str) else tuple(given)


def _check_choice(argument: str, value: object, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise InvalidValueError(argument, f"must be one of {', '.join(choices)}", shown(value))


def _are_paths(_: object, field: "attrs.Attribute[Paths]", value: Paths) -> None:
    for path in value:
        check_line(field.name, path)


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class People(Value):
    """Where the people stand.

    Args:
        path: Of one person or of several. One that is itself a text or a number is an id.
        name: Within each of them; several paths give the parts of a name.
        email: Likewise.
        phone: Likewise.
        title: Likewise.
        id: Likewise, for the `contacts` of `interview_from`.
        absent: Conditions under which somebody is left out: a path, which holds where something stands there, or
            `path=text`, which holds where that stands there, in any case.

    Example:
        >>> from interview_etiquette.integrations.records import People
        >>> People("panel", name=("first", "last"), email="mail", absent="answer=declined").absent
        ('answer=declined',)
    """

    path: str = attrs.field(validator=is_line)
    name: Paths = attrs.field(default=(), kw_only=True, converter=_paths, validator=_are_paths)
    email: str | None = attrs.field(default=None, kw_only=True, validator=is_line_or_none)
    phone: str | None = attrs.field(default=None, kw_only=True, validator=is_line_or_none)
    title: str | None = attrs.field(default=None, kw_only=True, validator=is_line_or_none)
    id: str | None = attrs.field(default=None, kw_only=True, validator=is_line_or_none)
    absent: Paths = attrs.field(default=(), kw_only=True, converter=_paths, validator=_are_paths)


def _people(given: People | Iterable[People]) -> tuple[People, ...]:
    return tuple(given) if isinstance(given, Iterable) else (given,)


def _refusals(given: Mapping[str, str] | tuple[tuple[str, Refusal], ...]) -> tuple[tuple[str, Refusal], ...]:
    if not isinstance(given, Mapping | tuple):
        raise wrong_type("refuse", "a mapping of refusals by their conditions", given)
    pairs = given if isinstance(given, tuple) else tuple(given.items())
    for condition, refusal in pairs:
        check_line("refuse", condition)
        _check_choice("refuse", refusal, tuple(Refusal))
    return tuple((condition, Refusal(refusal)) for condition, refusal in pairs)


@attrs.frozen(eq=False, repr=False, getstate_setstate=False)
class Shape(Value):
    """What the records of one system look like.

    A path is the names of keys or attributes, joined by dots. A list on the way stands for everything in it, and
    so does a related manager such as Django's. A record with the whole path as one key has it there. Several starts
    and ends belong together by their places.

    Args:
        start: The path of the time, or the paths of a day and of a clock time. Of several times the earliest counts.
        end: Likewise; of several the latest.
        minutes: How long it lasts, where no end is kept.
        unit: What a time is, where it is no `datetime`: a text, or a count since 1970 in UTC, of 1971 or later.
        zone: The name of the zone in which times without an offset are, and on whose clock the interview is; of the tz
            database or of Windows.
        end_zone: That of the end, if it has one of its own.
        clock: The name of the zone on whose clock the interview is, if that is another.
        naive: What a time in no zone is: refused unless `tz=` is given, in UTC, or the local time of the place.
        people: The interviewers.
        position: What the interview is for.
        employer: Who interviews.
        id: The key; of several paths the first at which one stands.
        refuse: Conditions, as those of `People.absent`, under which there is no interview to read, each with its
            `Refusal`; the first that holds counts.
        missing: Texts that stand for nothing, besides None, False, NaN and blank ones, which always do.

    Raises:
        TypeError: A path is no `str`.
        InvalidValueError: A path is blank; no such unit, rule or refusal.

    Example:
        >>> from interview_etiquette.integrations.records import Shape, interview_from
        >>> ours = Shape("begins", end="ends", naive="local", id="no", refuse={"state=called off": "cancelled"})
        >>> record = {"no": 17, "begins": "2026-03-10 14:00", "ends": "2026-03-10 15:30", "state": "agreed"}
        >>> interview_from(record, shape=ours).end
        datetime.datetime(2026, 3, 10, 15, 30)
    """

    start: Paths = attrs.field(converter=_paths, validator=_are_paths)
    end: Paths = attrs.field(default=(), kw_only=True, converter=_paths, validator=_are_paths)
    minutes: str | None = attrs.field(default=None, kw_only=True, validator=is_line_or_none)
    unit: Unit = attrs.field(default="iso", kw_only=True)
    zone: str | None = attrs.field(default=None, kw_only=True, validator=is_line_or_none)
    end_zone: str | None = attrs.field(default=None, kw_only=True, validator=is_line_or_none)
    clock: str | None = attrs.field(default=None, kw_only=True, validator=is_line_or_none)
    naive: Naive = attrs.field(default="refused", kw_only=True)
    people: tuple[People, ...] = attrs.field(
        default=(), kw_only=True, converter=_people, validator=are(People, "People values")
    )
    position: str | None = attrs.field(default=None, kw_only=True, validator=is_line_or_none)
    employer: str | None = attrs.field(default=None, kw_only=True, validator=is_line_or_none)
    id: Paths = attrs.field(default=(), kw_only=True, converter=_paths, validator=_are_paths)
    refuse: tuple[tuple[str, Refusal], ...] = attrs.field(default=(), kw_only=True, converter=_refusals)
    missing: Paths = attrs.field(default=(), kw_only=True, converter=_paths, validator=_are_paths)

    def __attrs_post_init__(self) -> None:
        _check_choice("unit", self.unit, get_args(Unit))
        _check_choice("naive", self.naive, get_args(Naive))
        for name, paths, least in (("start", self.start, 1), ("end", self.end, 0)):
            if not least <= len(paths) <= _PAIR:
                raise InvalidValueError(name, "must be a path, or the paths of a day and of a clock time")
