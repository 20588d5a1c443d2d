"""Where things stand, from what is told on the command line."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, tzinfo
from typing import NamedTuple

from interview_etiquette._text import because, hanging, interview_line, step_lines
from interview_etiquette.calendars import BusinessCalendar
from interview_etiquette.etiquette import Etiquette
from interview_etiquette.history import (
    FollowUpSent,
    NextStep,
    Purpose,
    ReplyReceived,
    ThankYouSent,
    Verdict,
    may_contact,
    next_step,
)
from interview_etiquette.interview import Interview, end_of
from interview_etiquette.reasons import spoken_time
from interview_etiquette.serial import Json, to_dict
from interview_etiquette.wallclock import at, local

Happening = type[ThankYouSent | FollowUpSent | ReplyReceived]
Told = tuple[Happening, date | datetime]
_NOON = time(12)


class Found(NamedTuple):
    """Where things stand at a moment: what to do, and whether to write to them."""

    interview: Interview
    now: datetime
    next_step: NextStep
    may_thank: Verdict
    may_follow_up: Verdict

    def written(self) -> dict[str, Json]:
        """Return the answers as data that `json.dumps` takes."""
        return {
            "next_step": to_dict(self.next_step),
            "may_thank": to_dict(self.may_thank),
            "may_follow_up": to_dict(self.may_follow_up),
        }

    def text(self, heading: Callable[[str], str]) -> str:
        """Return the answers as lines of text: the status, what to do next, and whether to write to them now."""
        step, status = self.next_step.step, self.next_step.status.replace("_", " ").capitalize()
        lines = [heading(interview_line(self.interview)), "", *hanging(spoken_time(self.now), status, heading)]
        lines += because([reason for reason in self.next_step.reasons if step is None or reason not in step.reasons])
        lines += ["", *step_lines([step], heading)] if step else []
        lines += ["", *hanging("May I thank them now?", _in_words(self.may_thank), heading)]
        lines += hanging("May I follow up now?", _in_words(self.may_follow_up), heading)
        return "\n".join(lines)


def _in_words(verdict: Verdict) -> str:
    if verdict.allowed:
        return "yes"
    later = "" if verdict.first_allowed is None else f"; from {spoken_time(verdict.first_allowed)} you may"
    return f"no: {'; '.join(map(str, verdict.reasons))}{later}"


def stand(
    interview: Interview, told: Sequence[Told], now: datetime, *, calendar: BusinessCalendar, etiquette: Etiquette
) -> Found:
    """Return where things stand now; what was told without a zone is on the interview's clock, as `now` is."""
    now = local(zoned(now, interview.start.tzinfo), interview.start, "now")
    history = [kind(at=_moment_of(when, interview, now)) for kind, when in told]
    answer = next_step(interview, history, now=now, calendar=calendar, etiquette=etiquette)
    thanks, follow_up = (
        may_contact(interview, history, at=now, purpose=purpose, calendar=calendar, etiquette=etiquette)
        for purpose in (Purpose.THANK_YOU, Purpose.FOLLOW_UP)
    )
    return Found(interview, now, answer, thanks, follow_up)


def _moment_of(when: date | datetime, interview: Interview, now: datetime) -> datetime:
    """Return when something happened: noon for a day alone, but not before the interview is over, nor after now."""
    if isinstance(when, datetime):
        return zoned(when, interview.start.tzinfo)
    moment = at(when, _NOON, interview.start.tzinfo)
    if when == interview.day:
        moment = max(moment, end_of(interview))
    return min(moment, now) if when == now.date() else moment


def zoned(moment: datetime, zone: tzinfo | None) -> datetime:
    """Return a time without a zone in the one named."""
    return moment.replace(tzinfo=moment.tzinfo or zone)
