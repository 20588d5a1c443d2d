"""What has happened since: where things stand, what to do now, and when it would be too much."""

from interview_etiquette.history._advice import NextStep, next_step
from interview_etiquette.history._answer_by import answer_by
from interview_etiquette.history._due import BadRecord, DueStep, Record, due
from interview_etiquette.history._events import (
    AskedNotToContact,
    Event,
    FollowUpSent,
    InterviewCancelled,
    Outcome,
    Postponed,
    ReplyReceived,
    ThankYouSent,
    Withdrawn,
)
from interview_etiquette.history._standing import Status
from interview_etiquette.history._verdicts import Purpose, Verdict, may_contact

__all__ = [
    "AskedNotToContact",
    "BadRecord",
    "DueStep",
    "Event",
    "FollowUpSent",
    "InterviewCancelled",
    "NextStep",
    "Outcome",
    "Postponed",
    "Purpose",
    "Record",
    "ReplyReceived",
    "Status",
    "ThankYouSent",
    "Verdict",
    "Withdrawn",
    "answer_by",
    "due",
    "may_contact",
    "next_step",
]
