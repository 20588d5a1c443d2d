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
from interview_etiquette._since import Told
from interview_etiquette.errors import shown
from interview_etiquette.history import FollowUpSent, ReplyReceived, ThankYouSent
from interview_etiquette.timeframe import Unit

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


_UNITS: dict[str, Unit] = {"day": "days", "week": "weeks", "month": "months"}
_DATE_OR_MOMENT = "a date such as 2026-03-20, or a date and a time such as 2026-03-20T09:30"
_moment = _argument(_read_moment, "a date and a time such as 2026-03-10T14:00")
_end = _argument(_read_end, "a time such as 15:30 or 2026-03-10T15:30")
_day = _argument(date.fromisoformat, "a date such as 2026-03-20")
_by = _argument(lambda text: DecideBy(date.fromisoformat(text)), "a date such as 2026-03-20")
_not_before = _argument(lambda text: NotBefore(date.fromisoformat(text)), "a date such as 2026-03-20")
_weeks = _argument(lambda text: EndOfWeek(int(text)), "a number of weeks from now, such as 1")
_months = _argument(lambda text: EndOfMonth(int(text)), "a number of months from now, such as 1")
_within = _argument(_read_period, 'a period such as "5 business days", "2 weeks" or "1 month"')
_thanked = _argument(lambda text: (ThankYouSent, _read_day_or_moment(text)), _DATE_OR_MOMENT)
_followed_up = _argument(lambda text: (FollowUpSent, _read_day_or_moment(text)), _DATE_OR_MOMENT)
_replied = _argument(lambda text: (ReplyReceived, _read_day_or_moment(text)), _DATE_OR_MOMENT)
_zone = _argument(ZoneInfo, "a zone such as Europe/Berlin")
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
    parser.add_argument("start", nargs="?", metavar="START", type=_moment, help="when it began: 2026-03-10T14:00")
    parser.add_argument("--end", type=_end, help="when it ended: 15:30, or a time like START")
    said = parser.add_argument_group("what they said about when they will decide").add_mutually_exclusive_group()
    said.add_argument("--decide-by", dest="said", type=_by, metavar="DATE", help="by that date")
    said.add_argument(
        "--end-of-week",
        dest="said",
        type=_weeks,
        nargs="?",
        const=EndOfWeek(),
        metavar="N",
        help="of this week, or N on",
    )
    said.add_argument(
        "--end-of-month",
        dest="said",
        type=_months,
        nargs="?",
        const=EndOfMonth(),
        metavar="N",
        help="of this month, or N on",
    )
    said.add_argument("--within", dest="said", type=_within, metavar="PERIOD", help='such as "5 business days"')
    said.add_argument("--not-before", dest="said", type=_not_before, metavar="DATE", help="not before that date")
    said.add_argument("--open-ended", dest="said", action="store_const", const=OpenEnded(), help="it may take a while")
    said.add_argument("--said", dest="words", metavar="WORDS", help='their own words: "by the end of next week"')
    parser.add_argument("--day-first", action="store_true", help="in their words 4/5 is the 4th of May")
    parser.add_argument("--asked-on", type=_day, metavar="DATE", help="when they said it, if not at the interview")
    parser.add_argument("--tz", type=_zone, metavar="AREA/CITY", help="the zone of the interview's clock")
    parser.add_argument(
        "--calendar", default="weekdays", metavar="SPEC", help='"US", "GB-ENG", "market:XNYS", "US & CA"'
    )
    parser.add_argument("--etiquette", choices=POLICIES, default="article", metavar="NAME", help="see --list-policies")
    parser.add_argument(
        "--contact", type=_contact, action="append", default=[], metavar='"NAME <ADDRESS>"', help="repeatable"
    )
    parser.add_argument("--employer")
    parser.add_argument("--position")
    since = parser.add_argument_group(
        "what has happened since, for where things stand instead of the plan; each may be repeated",
        "DATE may have a time; without one it is noon, but not before the interview is over, nor after WHEN that day",
    )
    since.add_argument("--now", type=_moment, metavar="WHEN", help="the moment asked about: 2026-03-17T09:00")
    for option, read, text in (
        ("--thanked", _thanked, "you thanked them all"),
        ("--followed-up", _followed_up, "you asked how things stand"),
        ("--replied", _replied, "they wrote, and named no day; if they named one, say so with --asked-on"),
    ):
        since.add_argument(option, dest="happened", type=read, action="append", default=[], metavar="DATE", help=text)
    files = parser.add_argument_group("files; - is standard input", "calendars and cards take the extra [ical]")
    files.add_argument("--invite", metavar="FILE", help="a calendar invite, instead of START")
    files.add_argument(
        "--me", metavar="ADDRESS", action="append", default=[], help="yours, to be left out of an invite; repeatable"
    )
    files.add_argument("--card", metavar="FILE", action="append", default=[], help="a business card; repeatable")
    files.add_argument("--ics", metavar="FILE", help="write the plan as a calendar, in place of an earlier one")
    files.add_argument("--drafts", metavar="FOLDER", help="write a draft of each message; none is ever replaced")
    files.add_argument("--id", help="your key for the interview, which a calendar needs; an invite brings one")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    parser.add_argument("--list-policies", action="store_true", help="print the named policies and their sources")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def printable(text: str) -> str:
    """Return a text of which nothing can move the cursor, turn the direction or fail to be encoded."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text).encode("ascii", "backslashreplace").decode()
