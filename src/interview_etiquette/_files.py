"""The files of the command line: an invite and cards to read, a calendar and drafts to write. It decides nothing."""

import re
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from interview_etiquette.contact import Contact
from interview_etiquette.errors import EtiquetteError, InvalidValueError
from interview_etiquette.interview import Interview
from interview_etiquette.plans import Plan

_MOST = 1024 * 1024 + 1  # bytes
_OURS = b"BEGIN:VCALENDAR\r\nPRODID:-//interview-etiquette//"
_SEQUENCE = re.compile(rb"^SEQUENCE:(\d{1,9})\r$", re.MULTILINE)


def interview_in(file: str, tz: ZoneInfo | None, own_addresses: Iterable[str]) -> Interview:
    """Return the interview of an invite; "-" is standard input."""
    from interview_etiquette.integrations.icalendar import interview_from_invite  # noqa: PLC0415  an extra

    return interview_from_invite(_read(file, "--invite"), tz=tz, own_addresses=own_addresses)


def contact_on(file: str) -> Contact:
    """Return the contact on a card; "-" is standard input."""
    from interview_etiquette.integrations.icalendar import contact_from_card  # noqa: PLC0415  an extra

    return contact_from_card(_read(file, "--card"))


def write_calendar(plan: Plan, file: str, now: datetime | None) -> None:
    """Write a plan as a calendar, stamped with the moment asked about or else the interview's start.

    In place of an earlier one it is its next revision; no other file is replaced.
    """
    from interview_etiquette.integrations.icalendar import plan_to_calendar  # noqa: PLC0415  an extra

    if plan.interview.id is None:
        raise InvalidValueError("--ics", "needs a key for the interview, to know it again; give it one with --id")
    moment = now or plan.interview.start
    stamp = moment.replace(tzinfo=moment.tzinfo or UTC)
    with _refusing("--ics", "written"):
        before = _exported(file)
        sequence = max(map(int, _SEQUENCE.findall(before)), default=0)
        written = plan_to_calendar(plan, stamp=stamp, sequence=sequence)
        if before not in (b"", written):
            written = plan_to_calendar(plan, stamp=stamp, sequence=sequence + 1)
        Path(file).write_bytes(written)


def _exported(file: str) -> bytes:
    """Return what was exported to a file before; refuse to take the place of anything else."""
    path = Path(file)
    before = path.read_bytes() if path.is_file() else b""
    if file == "-" or not before.startswith(_OURS[: len(before)]):
        raise InvalidValueError("--ics", "must name a new file, or one to which a plan was written before")
    return before


def write_drafts(plan: Plan, folder: str) -> None:
    """Write a draft for each message to somebody who has an address; what is there already is never replaced."""
    from interview_etiquette.integrations.drafts import draft  # noqa: PLC0415  on demand

    messages = [(step, whom) for step in plan.steps if step.channel for whom in step.contacts if whom.email]
    if not messages:
        raise InvalidValueError("--drafts", 'has nobody to write to; add --contact "NAME <ADDRESS>"')
    drafts = {
        Path(folder) / f"{n}-{step.rule}.eml": bytes(draft(step, whom, interview=plan.interview))
        for n, (step, whom) in enumerate(messages, 1)
    }
    with _refusing("--drafts", "written"):
        Path(folder).mkdir(exist_ok=True)
        _write_new(drafts)


def _write_new(drafts: dict[Path, bytes]) -> None:
    if any(path.exists() for path in drafts):
        raise InvalidValueError("--drafts", "holds drafts already, which are never replaced; name another folder")
    for path, message in drafts.items():
        with path.open("xb") as file:
            file.write(message)


def _read(file: str, option: str) -> bytes:
    """Return what is in a file, up to a byte more than is ever taken: some files have no end."""
    with _refusing(option, "read"):
        if file == "-":
            return sys.stdin.buffer.read(_MOST)
        with Path(file).open("rb") as opened:
            return opened.read(_MOST)


@contextmanager
def _refusing(option: str, what: str) -> Generator[None]:
    """Put what goes wrong with a file down to the option that names it."""
    try:
        yield
    except EtiquetteError:
        raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "that is no name of a file"
        raise InvalidValueError(option, f"cannot be {what}: {reason}") from None
