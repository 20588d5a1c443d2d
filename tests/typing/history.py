"""What a type checker must accept of `interview_etiquette.history`, and what it must infer."""

from collections.abc import Hashable, Iterator, Sequence
from datetime import datetime
from typing import assert_type

from interview_etiquette import Channel, Contact, EndOfWeek, Interview, Step
from interview_etiquette.history import (
    AskedNotToContact,
    BadRecord,
    DueStep,
    Event,
    FollowUpSent,
    NextStep,
    Outcome,
    Postponed,
    Purpose,
    Record,
    ReplyReceived,
    Status,
    ThankYouSent,
    Verdict,
    answer_by,
    due,
    may_contact,
    next_step,
)
from interview_etiquette.reasons import Reason

NOW = datetime(2026, 3, 17, 9)
INTERVIEW = Interview(datetime(2026, 3, 10, 10))


def happened() -> Iterator[Event]:
    """A history may be any iterable."""
    yield ThankYouSent(at=NOW, to=Contact("Ann"))
    yield FollowUpSent(at=NOW, channel=Channel.PHONE)
    yield ReplyReceived(at=NOW, timeframe=EndOfWeek(), outcome=Outcome.OTHER)
    yield Postponed(at=NOW, until=NOW)
    yield AskedNotToContact(at=NOW)


answer = next_step(INTERVIEW, happened(), now=NOW)
assert_type(answer, NextStep)
assert_type(answer.status, Status)
assert_type(answer.step, Step | None)
assert_type(answer.reasons, tuple[Reason, ...])

verdict = may_contact(INTERVIEW, [FollowUpSent(at=NOW)], at=NOW, channel=Channel.EMAIL, purpose=Purpose.THANK_YOU)
assert_type(verdict, Verdict)
assert_type(verdict.first_allowed, datetime | None)
assert_type(answer_by(INTERVIEW), datetime)

found = due((Record(key, INTERVIEW, happened()) for key in range(3)), since=NOW, until=NOW)
assert_type(found, Iterator[DueStep[int] | BadRecord[int]])
for each in found:
    if isinstance(each, DueStep):
        assert_type(each.key, int)
        assert_type(each.step, Step)
    else:
        assert_type(each.key, int | None)
        assert_type(each.error, Exception)
numbered = [Record(1, INTERVIEW)]
of_any: Sequence[Record[Hashable]] = numbered
