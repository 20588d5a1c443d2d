"""The published JSON Schema: all that is written is valid by it, and what is broken is not."""

import copy
import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from samples import BERLIN, TUESDAY, VALUES, ZOE

from interview_etiquette import Channel, DecideBy, EndOfWeek, Interview
from interview_etiquette.errors import DocumentError
from interview_etiquette.history import (
    AskedNotToContact,
    FollowUpSent,
    InterviewCancelled,
    Outcome,
    Postponed,
    ReplyReceived,
    ThankYouSent,
    Withdrawn,
    may_contact,
    next_step,
)
from interview_etiquette.phrases import read_timeframe
from interview_etiquette.serial import from_dict, json_schema, to_dict

PUBLISHED = Path(__file__).parents[1] / "docs" / "reference" / "schema.json"
SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
NOW = datetime(2026, 3, 16, 10, tzinfo=BERLIN)
READING = read_timeframe("You would start on 4 May; we'll decide by Friday.", asked_on=date(2026, 3, 10))
LATER = [
    ThankYouSent(at=NOW),
    ThankYouSent(at=NOW, to=ZOE),
    FollowUpSent(at=NOW, channel=Channel.PHONE),
    ReplyReceived(at=NOW),
    ReplyReceived(at=NOW, timeframe=EndOfWeek(), outcome=Outcome.OFFER),
    Postponed(at=NOW, until=NOW + timedelta(days=3)),
    AskedNotToContact(at=NOW),
    InterviewCancelled(at=NOW),
    Withdrawn(at=NOW),
    next_step(Interview(TUESDAY.replace(tzinfo=BERLIN)), [], now=NOW),
    may_contact(Interview(TUESDAY.replace(tzinfo=BERLIN), contacts=[ZOE]), [], at=NOW),
    READING,
    *READING.ignored,
]
EVERYTHING = [*VALUES, *LATER]
DOCUMENTS = [json.loads(json.dumps(to_dict(value))) for value in EVERYTHING]


def problems(document):
    return [error.message for error in VALIDATOR.iter_errors(document)]


def test_it_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_what_is_published_is_what_is_written():
    """Another one is published by writing this text there."""
    assert PUBLISHED.read_text(encoding="utf-8") == json.dumps(SCHEMA, indent=1) + "\n"


@pytest.mark.parametrize("n", range(len(EVERYTHING)), ids=lambda n: f"{type(EVERYTHING[n]).__name__}-{n}")
def test_what_is_written_is_valid(n):
    assert problems(DOCUMENTS[n]) == []


def test_there_is_a_document_of_every_kind():
    assert {document["kind"] for document in DOCUMENTS} | {"moment"} == set(SCHEMA["$defs"])


@pytest.mark.parametrize("n", range(len(EVERYTHING)), ids=lambda n: f"{type(EVERYTHING[n]).__name__}-{n}")
def test_what_is_broken_is_not(n):
    document = DOCUMENTS[n]
    kind = SCHEMA["$defs"][document["kind"]]
    for key in ("schema", *kind["required"]):
        assert problems({name: field for name, field in document.items() if name != key}), f"without {key}"
    for key in document:
        assert problems(document | {key: object}), f"another {key}"
    for wrong in ({"schema": 2}, {"kind": "value"}, {"kind": None}, {"extra": 1}):
        assert problems(document | wrong), wrong


INTERVIEW = to_dict(Interview(TUESDAY, contacts=[ZOE], timeframe=DecideBy(date(2026, 3, 20))))
BROKEN = [  # what is another, and where
    (["start"], "2026-03-10T10:00"),
    (["start", "local"], "2026-03-10"),
    (["start", "local"], "2026-03-10T10:00:00+01:00"),
    (["start", "fold"], 2),
    (["start", "zone"], 1),
    (["start", "offset"], "+01:00"),
    (["asked_on"], "10.03.2026"),
    (["contacts"], None),
    (["contacts", 0], None),
    (["contacts", 0, "kind"], "interview"),
    (["contacts", 0, "emial"], "zoe@example.org"),
    (["contacts", 0, "schema"], 1),
    (["contacts", 0, "name"], 1),
    (["timeframe"], None),
    (["timeframe", "kind"], "contact"),
    (["timeframe", "kind"], "wait"),
    (["timeframe", "day"], "2026-3-20"),
    (["timeframe", "weeks"], 1),
    (["employer"], 5),
]


@pytest.mark.parametrize(("path", "value"), BROKEN)
def test_what_is_broken_within_is_not(path, value):
    document = copy.deepcopy(INTERVIEW)
    assert problems(document) == []
    part = document
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    assert problems(document)


@given(st.sampled_from(range(len(DOCUMENTS))), st.data())
def test_what_is_read_is_valid_once_written(n, data):
    """A field may be left out, and whatever then takes its place is written."""
    document = DOCUMENTS[n]
    kept = data.draw(st.sets(st.sampled_from([*document]))) | {"schema", *SCHEMA["$defs"][document["kind"]]["required"]}
    partly = {key: field for key, field in document.items() if key in kept}
    assert problems(partly) == []
    if document["kind"] == "reason" and document["facts"] and "facts" not in kept:
        with pytest.raises(DocumentError, match="must hold what the sentence"):
            from_dict(partly)
    else:
        assert problems(to_dict(from_dict(partly))) == []
