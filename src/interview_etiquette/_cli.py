"""The command line: reads arguments, asks the library, prints. It decides nothing."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time

import attrs

from interview_etiquette import POLICIES, EtiquetteError, Interview, Unspecified, plan
from interview_etiquette._files import contact_on, interview_in, write_calendar, write_drafts
from interview_etiquette._options import Options, parser_of_options, printable
from interview_etiquette._since import stand, zoned
from interview_etiquette._text import plan_text
from interview_etiquette.calendars import BusinessCalendar, calendar_for
from interview_etiquette.contact import Contact, person_of
from interview_etiquette.errors import InvalidValueError, shown
from interview_etiquette.phrases import Reading, read_timeframe
from interview_etiquette.serial import Json, to_dict


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
        parser.error(_in_options(str(error)))
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python tries again when it exits
        if not isinstance(error, BrokenPipeError):  # whose reader has seen enough
            parser.exit(1, f"{parser.prog}: cannot write the answer: {error.strerror}\n")
    return 0


_OPTIONS = {
    "tz=ZoneInfo('Europe/Berlin')": "--tz Europe/Berlin",
    "asked_on": "--asked-on",
    "give the contents of the file, not its name": "name a file that has one",
}


def _in_options(problem: str) -> str:
    """Return what an error says, its way out as one takes it here."""
    for argument, option in _OPTIONS.items():
        problem = problem.replace(argument, option)
    return problem


def _answer(options: Options) -> str:
    """Return what was asked for, as JSON or as text; above it what was understood of their words."""
    interview, calendar = _interview(options), calendar_for(options.calendar)
    if options.words is None:
        data, text = _told(options, interview, calendar)
        return json.dumps(data, indent=2) if options.json else text
    reading = read_timeframe(options.words, asked_on=interview.asked_on, calendar=calendar, day_first=options.day_first)
    data, text = _told(options, attrs.evolve(interview, timeframe=reading.timeframe), calendar)
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


def _told(options: Options, interview: Interview, calendar: BusinessCalendar) -> tuple[dict[str, Json], str]:
    """Return the plan or, given a moment, where things stand then; as data and as text. Write the files asked for."""
    if options.happened and options.now is None:
        raise InvalidValueError("--now", "is missing; write the moment you ask about, such as 2026-03-17T09:00")
    etiquette = POLICIES[options.etiquette]
    made = plan(interview, calendar=calendar, etiquette=etiquette)
    if options.ics is not None:
        write_calendar(made, options.ics, options.now)
    if options.drafts is not None:
        write_drafts(made, options.drafts)
    if options.now is None:
        return to_dict(made), plan_text(made, _heading())
    found = stand(interview, options.happened, options.now, calendar=calendar, etiquette=etiquette)
    return found.written(), found.text(_heading())


def _interview(options: Options) -> Interview:
    """Return the interview of START, or of an invite, with what else the options say of it."""
    found = _begun(options) if options.invite is None else _invited(options, options.invite)
    told = attrs.evolve(
        found,
        contacts=_newest((*found.contacts, *options.contact, *map(contact_on, options.card))),
        timeframe=options.said or Unspecified(),
        asked_on=options.asked_on,
        employer=options.employer,
        position=found.position if options.position is None else options.position,
        id=found.id if options.id is None else options.id,
    )
    return told if options.tz is None else told.in_zone(options.tz)


def _newest(contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
    """Return the last contact of each address, in the place of the first: a card knows more than an invite."""
    return tuple({person_of(contact): contact for contact in contacts}.values())


def _begun(options: Options) -> Interview:
    start, end = options.start, options.end
    if start is None:
        raise InvalidValueError("START", "is missing; write when it began, such as 2026-03-10T14:00")
    if isinstance(end, time):
        end = datetime.combine(start, end, start.tzinfo)
    return Interview(zoned(start, options.tz), end=end and zoned(end, options.tz))


def _invited(options: Options, file: str) -> Interview:
    if options.start is not None or options.end is not None:
        raise InvalidValueError("--invite", "says when it was; leave out START and --end")
    return interview_in(file, options.tz, options.me)


def _policies() -> str:
    return "\n".join(f"{name:<16}{policy.source}" for name, policy in POLICIES.items())


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
