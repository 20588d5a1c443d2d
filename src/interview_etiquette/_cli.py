"""The command line: reads arguments, asks the library, prints. It decides nothing."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time
from typing import TypedDict
from zoneinfo import ZoneInfo

import attrs

from interview_etiquette import POLICIES, Etiquette, EtiquetteError, Interview, Unspecified, plan
from interview_etiquette._files import interview_in, with_cards, write_calendar, write_drafts
from interview_etiquette._options import Options, parser_of_options, printable
from interview_etiquette._since import stand
from interview_etiquette._text import plan_text, standing_text
from interview_etiquette.calendars import BusinessCalendar, calendar_for
from interview_etiquette.errors import InvalidValueError, shown
from interview_etiquette.phrases import Reading, read_timeframe
from interview_etiquette.serial import Json, to_dict

_NAME = 16


class _Rest(TypedDict):
    calendar: BusinessCalendar
    etiquette: Etiquette


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the plan for the interview that the arguments describe, and return the exit status."""
    parser = parser_of_options()
    options, unknown = parser.parse_known_args(arguments, Options())
    if unknown:
        named = ", ".join(shown(text.partition("=")[0]) for text in unknown if text.startswith("-")) or "one too many"
        parser.error(f"unknown argument: {named}; see --help")
    try:
        _print(_policies() if options.list_policies else _answer(options))
    except (EtiquetteError, TypeError) as error:
        parser.error(str(error))
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python tries again when it exits
        if not isinstance(error, BrokenPipeError):  # whose reader has seen enough
            parser.exit(1, f"{parser.prog}: cannot write the answer: {error.strerror}\n")
    return 0


def _answer(options: Options) -> str:
    """Return what was asked for, as JSON or as text; above it what was understood of their words."""
    interview = with_cards(_interview(options), options.card)
    rest: _Rest = {"calendar": calendar_for(options.calendar), "etiquette": POLICIES[options.etiquette]}
    if options.words is None:
        data, text = _told(options, interview, rest)
        return json.dumps(data, indent=2) if options.json else text
    reading = read_timeframe(
        options.words, asked_on=interview.asked_on, calendar=rest["calendar"], day_first=options.day_first
    )
    data, text = _told(options, attrs.evolve(interview, timeframe=reading.timeframe), rest)
    if options.json:
        return json.dumps({"reading": to_dict(reading), "answer": data}, indent=2)
    return "\n".join([*_understood(reading), "", text])


def _understood(reading: Reading) -> Iterator[str]:
    """Yield what was understood of their words."""
    yield f"Understood: {printable(reading.explanation)}"
    if reading.convention:
        yield "  by convention; some speakers mean another day"
    for aside in reading.ignored:
        yield f"  set aside: {printable(shown(aside.text))}, {aside.reason}"


def _told(options: Options, interview: Interview, rest: _Rest) -> tuple[dict[str, Json], str]:
    """Return the plan or, given a moment, where things stand then; as data and as text. Write the files asked for."""
    if options.happened and options.now is None:
        raise InvalidValueError("--now", "is missing; write the moment you ask about, such as 2026-03-17T09:00")
    if options.ics is not None:
        write_calendar(plan(interview, **rest), options.ics, options.now)
    if options.drafts is not None:
        write_drafts(plan(interview, **rest), options.drafts)
    if options.now is not None:
        found = stand(interview, options.happened, options.now, **rest)
        return found.written(), standing_text(found, _heading())
    answer = plan(interview, **rest)
    return to_dict(answer), plan_text(answer, _heading())


def _interview(options: Options) -> Interview:
    if options.invite is not None:
        return _invited(options, options.invite)
    if options.start is None:
        raise InvalidValueError("START", "is missing; write when it began, such as 2026-03-10T14:00")
    start, end = options.start, options.end
    interview = Interview(
        _zoned(start, options.tz),
        end=None if end is None else _zoned(_end_of(end, start), options.tz),
        contacts=options.contact,
        timeframe=options.said or Unspecified(),
        asked_on=options.asked_on,
        employer=options.employer,
        position=options.position,
        id=options.id,
    )
    return interview if options.tz is None else interview.in_zone(options.tz)


def _invited(options: Options, file: str) -> Interview:
    """Return the interview of an invite, with what else the options say of it."""
    if options.start is not None or options.end is not None:
        raise InvalidValueError("--invite", "says when it was; leave out START and --end")
    found = interview_in(file, options.tz, options.me)
    return attrs.evolve(
        found,
        contacts=(*found.contacts, *options.contact),
        timeframe=options.said or Unspecified(),
        asked_on=options.asked_on,
        employer=options.employer,
        position=options.position or found.position,
        id=options.id or found.id,
    )


def _end_of(end: datetime | time, start: datetime) -> datetime:
    return datetime.combine(start, end, start.tzinfo) if isinstance(end, time) else end


def _zoned(moment: datetime, zone: ZoneInfo | None) -> datetime:
    """Return a time without a zone in the one named."""
    return moment.replace(tzinfo=moment.tzinfo or zone)


def _policies() -> str:
    return "\n".join(f"{name.ljust(_NAME)}{policy.source}" for name, policy in POLICIES.items())


def _heading() -> Callable[[str], str]:
    """Return what makes a heading stand out: bold on a terminal that wants it, nothing elsewhere."""
    wanted = (
        sys.stdout is not None
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )
    return (lambda text: f"\x1b[1m{text}\x1b[0m") if wanted else str


def _print(text: str) -> None:
    if sys.stdout is None:  # closed by whoever called
        return
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "backslashreplace").decode(encoding), flush=True)
