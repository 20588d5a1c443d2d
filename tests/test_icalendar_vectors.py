"""Invites and cards of other people's making, where they lie beside the repository."""

import contextlib
import csv
import json
import os
import re
import time
import tracemalloc
from datetime import UTC, date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from interview_etiquette import EtiquetteError
from interview_etiquette.integrations.icalendar import Refusal, RefusedError, contacts_from_cards, read_invite

BESIDE = Path(__file__).parents[2] / "shared" / "vectors"
VECTORS = Path(os.environ.get("INTERVIEW_ETIQUETTE_VECTORS", BESIDE))
TOKYO = ZoneInfo("Asia/Tokyo")  # a zone that no file names
SLOWEST = 1.0  # seconds
LARGEST = 64 * 1024 * 1024  # bytes
ENOUGH = 0.98

pytestmark = pytest.mark.skipif(not VECTORS.is_dir(), reason=f"other people's files are not here: {VECTORS}")


def rows(name):
    with (VECTORS / name).open(encoding="utf-8") as file:
        return [(row, (VECTORS / row["file"]).read_bytes()) for row in csv.DictReader(file)]


def timed_and_single(row):
    return row["verdict"] == "read" and row["events"] == "1" and "T" in row["start"]


def read(row, data):
    """Read a file; a series on the day of its first event, a time without a zone in that of Tokyo."""
    tz = TOKYO if "T" in row["start"] and not row["start"].endswith("Z") else None
    try:
        return read_invite(data, tz=tz)
    except RefusedError as error:
        if error.refusal is not Refusal.RECURRING:
            raise
    event = data.decode().partition("BEGIN:VEVENT")[2]
    first = re.search(r"(?im)^DTSTART[^\n]*:(\d{8})", event)[1]
    return read_invite(data, tz=tz, occurrence=date.fromisoformat(first))


def agrees(row, found):
    start = found.interview.start
    written = (
        f"{start.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if row["start"].endswith("Z") else f"{start:%Y-%m-%dT%H:%M:%S}"
    )
    organizer = row["organizer"].casefold().removeprefix("mailto:")
    return (
        written == row["start"]
        and (not row["summary"] or found.interview.position == row["summary"].strip())
        and (not organizer or found.organizer.email.casefold() == organizer)
    )


def test_what_parsers_agree_on():
    """A series whose first day is excepted is refused on that day, and rightly."""
    good, wrong = 0, []
    for row, data in rows("ics-open.csv"):
        if not timed_and_single(row):
            continue
        try:
            found = read(row, data)
        except RefusedError as error:
            wrong += [] if error.refusal is Refusal.NO_SUCH_OCCURRENCE else [(row["file"], str(error))]
        else:
            good, wrong = (good + 1, wrong) if agrees(row, found) else (good, [*wrong, (row["file"], found)])
    assert good > 90
    assert good / (good + len(wrong)) >= ENOUGH, wrong


def test_the_rest_is_refused_with_a_reason():
    for row, data in rows("ics-open.csv"):
        if row["verdict"] in {"refuse", "empty"} or (row["verdict"] == "read" and not timed_and_single(row)):
            with pytest.raises(RefusedError) as caught:
                read_invite(data)
            assert str(caught.value), row["file"]


@pytest.mark.parametrize(("name", "reader"), [("ics-open.csv", read_invite), ("vcf-open.csv", contacts_from_cards)])
def test_nothing_else_comes_out_and_not_late(name, reader):
    for row, data in rows(name):
        tracemalloc.start()
        before = time.perf_counter()
        with contextlib.suppress(EtiquetteError):
            reader(data)
        taken, (_, peak) = time.perf_counter() - before, tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert taken < SLOWEST, row["file"]
        assert peak < LARGEST, row["file"]


def test_cards():
    for row, data in rows("vcf-open.csv"):
        if row["verdict"].startswith("read"):
            first = contacts_from_cards(data)[0]
            assert first.name == row["fn"], row["file"]
            assert not row["emails"] or first.email == json.loads(row["emails"])[0], row["file"]
            assert not row["tels"] or first.phone == json.loads(row["tels"])[0], row["file"]
            assert not row["title"] or first.title == row["title"], row["file"]
        elif row["verdict"] == "refuse":
            with pytest.raises(RefusedError):
                contacts_from_cards(data)
