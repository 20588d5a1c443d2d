"""The options of the command line, and how each is read."""

import argparse
import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import NoReturn, TypeVar
from zoneinfo import ZoneInfo

from interview_etiquette import (
    POLICIES,
    Contact,
    DecideBy,
    EndOfMonth,
    EndOfWeek,
    EtiquetteError,
    NotBefore,
    OpenEnded,
    Timeframe,
    Within,
    __version__,
)
from interview_etiquette._since import Happening, Told
from interview_etiquette.errors import shown
from interview_etiquette.history import FollowUpSent, ReplyReceived, ThankYouSent
from interview_etiquette.timeframe import Unit
from interview_etiquette.wallclock import zone_named

T = TypeVar("T")
_EPILOG = """\
example:
  interview-etiquette 2026-03-10T14:00 --end-of-week --calendar US --contact "Zoe Miller <zoe@example.org>"
  interview-etiquette 2026-03-10T14:00 --end-of-week --thanked 2026-03-11 --now 2026-03-13T09:00
"""


class Options(argparse.Namespace):
    """What the arguments say."""

    start: datetime | None
    end: datetime | time | None
    said: Timeframe | None
    words: str | None
    day_first: bool
    asked_on: date | None
    tz: ZoneInfo | None
    calendar: str
    etiquette: str
    contact: list[Contact]
    employer: str | None
    position: str | None
    now: datetime | None
    happened: list[Told]
    id: str | None
    invite: str | None
    me: list[str]
    card: list[str]
    ics: str | None
    drafts: str | None
    json: bool
    list_policies: bool


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {printable(message)}\n")


def _argument(read: Callable[[str], T], example: str, *, personal: bool = False) -> Callable[[str], T]:
    """Return a reader of one argument; to what it cannot read, which may be personal, it answers with an example."""

    def checked(text: str) -> T:
        try:
            return read(text)
        except EtiquetteError as error:
            raise argparse.ArgumentTypeError(str(error)) from None
        except (ValueError, KeyError, OSError, OverflowError):
            got = "" if personal else f", not {shown(text)}"
            raise argparse.ArgumentTypeError(f"write {example}{got}") from None

    return checked


def _read_moment(text: str) -> datetime:
    if len(text) <= len("2026-03-10"):
        raise ValueError
    return datetime.fromisoformat(text)


def _read_day_or_moment(text: str) -> date | datetime:
    return date.fromisoformat(text) if len(text) <= len("2026-03-10") else datetime.fromisoformat(text)


def _read_end(text: str) -> datetime | time:
    return _read_clock(text) if len(text) <= len("15:30:00") else _read_moment(text)


def _read_clock(text: str) -> time:
    clock = time.fromisoformat(text)
    if clock.tzinfo is not None:
        raise ValueError
    return clock


def _read_period(text: str) -> Within:
    match = re.fullmatch(r"(\d{1,9}) +(business |working )?(day|week|month)s?", text.strip().lower())
    if match is None or (match[2] and match[3] != "day"):
        raise ValueError
    return Within(int(match[1]), "business_days" if match[2] else _UNITS[match[3]])


def _read_contact(text: str) -> Contact:
    name, bracket, address = text.strip().partition("<")
    if not bracket and "@" not in name:
        return Contact(name)
    if not address.endswith(">"):
        raise ValueError
    return Contact(name.strip(), email=address[:-1].strip())


def _end_of(kind: type[EndOfWeek | EndOfMonth], unit: str) -> Callable[[str], Timeframe]:
    return _argument(lambda text: kind(int(text)), f"a number of {unit}s from now, such as 1")


def _told(kind: Happening) -> Callable[[str], Told]:
    expected = "a date such as 2026-03-20, or a date and a time such as 2026-03-20T09:30"
    return _argument(lambda text: (kind, _read_day_or_moment(text)), expected)


_UNITS: dict[str, Unit] = {"day": "days", "week": "weeks", "month": "months"}
_A_DAY = "a date such as 2026-03-20"
_moment = _argument(_read_moment, "a date and a time such as 2026-03-10T14:00")
_end = _argument(_read_end, "a time such as 15:30 or 2026-03-10T15:30")
_day = _argument(date.fromisoformat, _A_DAY)
_by = _argument(lambda text: DecideBy(date.fromisoformat(text)), _A_DAY)
_not_before = _argument(lambda text: NotBefore(date.fromisoformat(text)), _A_DAY)
_within = _argument(_read_period, 'a period such as "5 business days", "2 weeks" or "1 month"')
_zone = _argument(zone_named, "a zone such as Europe/Berlin")
_contact = _argument(_read_contact, '"Name <address>" or "Name"', personal=True)


def parser_of_options() -> argparse.ArgumentParser:
    """Return what reads the arguments."""
    parser = _Parser(
        prog="interview-etiquette",
        description="When to thank them, when to ask, and when to let go.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("start", nargs="?", metavar="START", type=_moment, help="when it began: 2026-03-10T14:00")
    add("--end", type=_end, help="when it ended: 15:30, or a time like START")
    _add_what_they_said(parser)
    add("--day-first", action="store_true", help="in their words 4/5 is the 4th of May")
    add("--asked-on", type=_day, metavar="DATE", help="when they said it, if not at the interview")
    add("--tz", type=_zone, metavar="AREA/CITY", help="the zone of the interview's clock")
    add("--calendar", default="weekdays", metavar="SPEC", help='"US", "GB-ENG", "market:XNYS", "US & CA"')
    add("--etiquette", choices=POLICIES, default="article", metavar="NAME", help="see --list-policies")
    add("--contact", type=_contact, action="append", default=[], metavar='"NAME <ADDRESS>"', help="repeatable")
    add("--employer")
    add("--position")
    _add_what_happened(parser)
    _add_files(parser)
    add("--json", action="store_true", help="print the answer as JSON")
    add("--list-policies", action="store_true", help="print the named policies and their sources")
    add("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _add_what_they_said(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what they said about when they will decide")
    add = group.add_mutually_exclusive_group().add_argument
    add("--decide-by", dest="said", type=_by, metavar="DATE", help="by that date")
    ends: tuple[tuple[str, type[EndOfWeek | EndOfMonth]], ...] = ("week", EndOfWeek), ("month", EndOfMonth)
    for unit, kind in ends:
        read, text = _end_of(kind, unit), f"of this {unit}, or N on"
        add(f"--end-of-{unit}", dest="said", type=read, nargs="?", const=kind(), metavar="N", help=text)
    add("--within", dest="said", type=_within, metavar="PERIOD", help='such as "5 business days"')
    add("--not-before", dest="said", type=_not_before, metavar="DATE", help="not before that date")
    add("--open-ended", dest="said", action="store_const", const=OpenEnded(), help="it may take a while")
    add("--said", dest="words", metavar="WORDS", help='their own words: "by the end of next week"')


def _add_what_happened(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(
        "what has happened since, for where things stand instead of the plan; each may be repeated",
        "DATE may have a time; without one it is noon, but not before the interview is over, nor after WHEN that day",
    )
    add = group.add_argument
    add("--now", type=_moment, metavar="WHEN", help="the moment asked about: 2026-03-17T09:00")
    told: tuple[tuple[str, Happening, str], ...] = (
        ("--thanked", ThankYouSent, "you thanked them all"),
        ("--followed-up", FollowUpSent, "you asked how things stand"),
        ("--replied", ReplyReceived, "they wrote, and named no day; if they named one, say so with --asked-on"),
    )
    for option, kind, text in told:
        add(option, dest="happened", type=_told(kind), action="append", default=[], metavar="DATE", help=text)


def _add_files(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("files; - is standard input", "calendars and cards take the extra [ical]")
    add = group.add_argument
    add("--invite", metavar="FILE", help="a calendar invite, instead of START")
    add("--me", metavar="ADDRESS", action="append", default=[], help="yours, to be left out of an invite; repeatable")
    add("--card", metavar="FILE", action="append", default=[], help="a business card; repeatable")
    add("--ics", metavar="FILE", help="write the plan as a calendar, in place of an earlier one")
    add("--drafts", metavar="FOLDER", help="write a draft of each message; none is ever replaced")
    add("--id", help="your key for the interview, which a calendar needs; an invite brings one")


def printable(text: str) -> str:
    """Return a text of which nothing can move the cursor, turn the direction or fail to be encoded."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text).encode("ascii", "backslashreplace").decode()
