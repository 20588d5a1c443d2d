"""The decision table of the reference: every status against every event, and what follows.

`python tests/test_history_statuses.py` writes it anew.
"""

from datetime import datetime
from pathlib import Path

import pytest

from interview_etiquette import Channel, DecideBy, Interview
from interview_etiquette.errors import InvalidValueError
from interview_etiquette.history import (
    AskedNotToContact,
    FollowUpSent,
    InterviewCancelled,
    Outcome,
    Postponed,
    ReplyReceived,
    Status,
    ThankYouSent,
    Withdrawn,
    may_contact,
    next_step,
)
from interview_etiquette.reasons import spoken, spoken_time

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "statuses.md"
HEADING = "## Every status against every event\n"


def t(text):
    return datetime.fromisoformat(f"2026-{text}")


TUESDAY = Interview(t("03-10 10:00"), end=t("03-10 11:00"))
THANKED = [ThankYouSent(at=t("03-10 15:00"))]
ASKED = [*THANKED, FollowUpSent(at=t("03-17 09:30"))]

# a status -> how it came about, and when it is looked at
STATES = {
    Status.UPCOMING: ([], t("03-09 18:00")),
    Status.THANK_YOU_DUE: ([], t("03-10 12:00")),
    Status.THANK_YOU_OVERDUE: ([], t("03-11 10:00")),
    Status.WAITING: (THANKED, t("03-12 10:00")),
    Status.FOLLOW_UP_DUE: (THANKED, t("03-17 10:00")),
    Status.FOLLOW_UP_OVERDUE: (THANKED, t("03-18 10:00")),
    Status.AWAITING_REPLY: (ASKED, t("03-18 10:00")),
    Status.MOVE_ON: (ASKED, t("03-24 10:00")),
    Status.ANSWERED: ([*ASKED, ReplyReceived(at=t("03-18 09:00"), outcome=Outcome.REJECTION)], t("03-18 10:00")),
    Status.CANCELLED: ([*ASKED, InterviewCancelled(at=t("03-18 09:00"))], t("03-18 10:00")),
    Status.WITHDRAWN: ([*ASKED, Withdrawn(at=t("03-18 09:00"))], t("03-18 10:00")),
}
NAMED = DecideBy(t("03-27 00:00").date())
EVENTS = {
    "nothing": lambda _: [],
    "`ThankYouSent()`": lambda now: [ThankYouSent(at=now)],
    "`FollowUpSent()`": lambda now: [FollowUpSent(at=now)],
    "`ReplyReceived()`": lambda now: [ReplyReceived(at=now)],
    "`ReplyReceived(timeframe=DecideBy(Fri 2026-03-27))`": lambda now: [ReplyReceived(at=now, timeframe=NAMED)],
    "`ReplyReceived(outcome=Outcome.OFFER)`": lambda now: [ReplyReceived(at=now, outcome=Outcome.OFFER)],
    "`Postponed(until=Thu 2026-03-19 09:00)`": lambda now: [Postponed(at=now, until=t("03-19 09:00"))],
    "`AskedNotToContact(channel=Channel.EMAIL)`": lambda now: [AskedNotToContact(at=now, channel=Channel.EMAIL)],
    "`AskedNotToContact()`": lambda now: [AskedNotToContact(at=now)],
    "`InterviewCancelled()`": lambda now: [InterviewCancelled(at=now)],
    "`Withdrawn()`": lambda now: [Withdrawn(at=now)],
}


def opening(step):
    return spoken(step.opens) if step.rule == "move_on" else spoken_time(step.opens)


def row(happened, history, now):
    try:
        answer = next_step(TUESDAY, history, now=now)
        verdict = may_contact(TUESDAY, history, at=now)
    except InvalidValueError:
        return f"| {happened} | refused: a message before the interview | | |"
    step = "none" if answer.step is None else f"`{answer.step.id}` from {opening(answer.step)}"
    later = "no, never" if verdict.first_allowed is None else f"no, from {spoken_time(verdict.first_allowed)}"
    return f"| {happened} | `{answer.status}` | {step} | {'yes' if verdict else later} |"


def tables():
    lines = []
    for status, (history, now) in STATES.items():
        lines += [f"### `{status}`, on {spoken_time(now)}", "", "| and then | status | next | may I follow up now? |"]
        lines += ["|---|---|---|---|", *(row(name, [*history, *event(now)], now) for name, event in EVENTS.items()), ""]
    return "\n".join(lines)


def test_each_status_is_there():
    assert set(STATES) == set(Status)


@pytest.mark.parametrize("status", STATES, ids=str)
def test_the_example_of_a_status_has_it(status):
    history, now = STATES[status]
    assert next_step(TUESDAY, history, now=now).status is status


def test_the_page_says_what_the_code_does():
    assert PAGE.read_text(encoding="utf-8").partition(HEADING)[2].strip() == tables().strip()


if __name__ == "__main__":
    head = PAGE.read_text(encoding="utf-8").partition(HEADING)[0]
    PAGE.write_text(f"{head}{HEADING}\n{tables()}", encoding="utf-8")
