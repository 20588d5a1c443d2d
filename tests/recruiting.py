"""Records of eleven systems as they document them, and what becomes of them when they go wrong."""

import contextlib
import copy
import json
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from pathlib import Path
from types import SimpleNamespace

SAMPLES = {
    file.stem: json.loads(file.read_text(encoding="utf-8"))
    for file in sorted((Path(__file__).parent / "data" / "records").glob("*.json"))
}


def sample(name, /, **changed):
    """Return a record, with other values at some paths; a path of `a__b` leads into `a`."""
    record = copy.deepcopy(SAMPLES[name])
    for path, value in changed.items():
        *steps, last = path.split("__")
        part = record
        for step in steps:
            part = part[int(step) if step.isdecimal() else step]
        part[last] = value
    return record


def as_objects(record, depth=6):
    """Return the same record with attributes in place of keys."""
    if type(record) is dict and depth:
        return SimpleNamespace(**{str(key): as_objects(value, depth - 1) for key, value in record.items()})
    return [as_objects(part, depth - 1) for part in record] if isinstance(record, list) and depth else record


class Hostile:
    """Something that raises whatever is asked of it."""

    def __getattr__(self, name):
        raise RuntimeError(CANARY)

    def __str__(self):
        raise RuntimeError(CANARY)

    __repr__ = __hash__ = __eq__ = __bool__ = __iter__ = __len__ = __contains__ = __index__ = __call__ = __str__


class HostileMapping(dict):
    """A mapping whose values cannot be had."""

    def get(self, *_):
        raise KeyError(CANARY)

    __getitem__ = __contains__ = __iter__ = items = get


class HostileText(str):
    """A text that does nothing that texts do."""

    __slots__ = ()

    def strip(self, *_):
        raise RuntimeError(CANARY)

    isspace = casefold = __str__ = __repr__ = __len__ = __getitem__ = strip


class HostileZone(tzinfo):
    """A zone that does not know anything."""

    def utcoffset(self, _):
        raise RuntimeError(CANARY)

    dst = tzname = utcoffset


class Endless:
    """A related manager without an end."""

    def all(self):
        while True:
            yield {"name": "Zoë Example"}


def cyclic():
    """Return a list and a mapping that hold each other."""
    found = []
    found.append({"a": found, "interviewers": found, "attendees": found})
    return found


def deep(levels=5_000):
    """Return a list within a list within a list, and so on."""
    found = []
    for _ in range(levels):
        found = [found]
    return found


CANARY = "canary-7f3"
VALUES = [
    None,
    True,
    False,
    0,
    1,
    -1,
    10**400,
    -(10**400),
    10**5000,
    1.5,
    float("nan"),
    float("inf"),
    -0.0,
    2**63,
    1773147600000,
    "",
    " ",
    "\n",
    CANARY,
    "x" * 100_000,
    "\ud800",
    "\u202e",
    "a\0b",
    "2026-03-10",
    "2026-03-10T14:00:00",
    "0001-01-01T00:00+14:00",
    "9999-12-31T23:59:59.9999999-14:00",
    "2026-03-29T02:30:00",
    "2026-10-25T02:30:00",
    "2026-13-40T99:99",
    "24:00",
    "9:30:00",
    "2026-W11-2T14:00",
    "2026-03-10T14:00:00+25:00",
    "Europe/Berlin",
    "W. Europe Standard Time",
    "UTC",
    "../../etc/passwd",
    "/etc/passwd",
    "localtime",
    "Nowhere/Special",
    "zoe@example.com",
    "zoe@",
    "cancelled",
    "declined",
    b"2026-03-10",
    [],
    {},
    [None] * 250,
    [[]],
    [{}],
    [1, "a"],
    {"date": 1},
    {"name": {"name": 1}},
    ["2026-03-10T14:00:00Z"] * 3,
    date(2026, 3, 10),
    time(14),
    time(14, tzinfo=UTC),
    datetime(2026, 3, 10, 14),
    datetime(2026, 3, 10, 14, tzinfo=UTC),
    datetime.min,
    datetime.max,
    datetime.min.replace(tzinfo=timezone(timedelta(hours=14))),
    datetime.max.replace(tzinfo=timezone(timedelta(hours=-14))),
    datetime(2026, 3, 10, tzinfo=HostileZone()),
    timedelta(hours=14),
    timedelta(days=-1),
    timedelta.max,
    ...,
    object(),
    int,
    3j,
    {1, 2},
    (1, 2),
    range(300),
    iter([1]),
    Hostile(),
    HostileMapping(a=1),
    HostileText("2026-03-10T14:00:00Z"),
    Endless(),
    cyclic(),
    deep(),
    lambda: CANARY,
]


def places(record, path=()):
    """Yield where in a record something stands, however deep."""
    parts = record.items() if isinstance(record, dict) else enumerate(record) if isinstance(record, list) else ()
    for key, value in parts:
        yield (*path, key)
        yield from places(value, (*path, key))


def mutated(random):
    """Return the name of a shape, and a record of it, or of another, in which a few things went wrong."""
    name = random.choice([*SAMPLES])
    record = copy.deepcopy(SAMPLES[name if random.random() < 0.9 else random.choice([*SAMPLES])])
    for spot in random.sample([*places(record)], random.randrange(5)):
        with contextlib.suppress(Exception):  # an earlier change took it away
            change(record, spot, random)
    return name, as_objects(record) if random.random() < 0.3 else record


def change(record, spot, random):
    """Do something to what stands at a place."""
    part = record
    for key in spot[:-1]:
        part = part[key]
    value = part[spot[-1]]
    part[spot[-1]] = random.choice(
        [
            None,
            [value] * random.choice([0, 1, 2, 201]),
            {"value": value},
            value[: random.randrange(30)] + random.choice(["0", "-", "T", "+", "é", "\0", "9" * 50])
            if isinstance(value, str)
            else "",
            value * random.choice([-1, 1000, 10**30, 0.5]) if isinstance(value, int | float) else 0,
            *(random.choice(VALUES) for _ in range(4)),
        ]
    )
