"""Plans as an independent parser reads them: ical.js, where Node and `npm install ical.js` are."""

import json
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from samples import ZOE

from interview_etiquette import TWO_TOUCH, Interview, plan
from interview_etiquette.integrations.icalendar import plan_to_calendar

SCRIPT = Path(__file__).with_name("read_with_ical.cjs")
ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "Pacific/Auckland",
    "Pacific/Apia",
    "UTC",
    None,
]
STARTS = [
    datetime(2026, 1, 13, 14),
    datetime(2026, 3, 27, 10),
    datetime(2026, 7, 14, 9, 30),
    datetime(2026, 10, 23, 16),
]
PLANS = [
    (as_, plan(Interview(start.replace(tzinfo=zone and ZoneInfo(zone)), contacts=[ZOE], id="a;b"), etiquette=TWO_TOUCH))
    for zone in ZONES
    for start in STARTS
    for as_ in ("todo", "event")
]


def read(texts, host_zone):
    """Return what ical.js reads, on a host in that zone."""
    environment = os.environ | {"TZ": host_zone, "NODE_PATH": os.environ.get("NODE_PATH", "node_modules")}
    done = subprocess.run(
        [shutil.which("node") or "node", str(SCRIPT)],
        input=json.dumps(texts).encode(),
        capture_output=True,
        check=False,
        env=environment,
        timeout=120,
    )
    return json.loads(done.stdout) if done.returncode == 0 else None


@pytest.fixture(scope="module", params=["UTC", "America/St_Johns"])
def found(request):
    if shutil.which("node") is None or read([], "UTC") is None:
        pytest.skip("needs node and the npm package ical.js, at NODE_PATH or in ./node_modules")
    stamp = datetime(2026, 3, 10, 18, tzinfo=UTC)
    return read([plan_to_calendar(made, stamp=stamp, as_=as_).decode() for as_, made in PLANS], request.param)


def instant(moment):
    if moment.tzinfo is None:
        return moment.isoformat()
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat()}.000Z"


def test_the_same_instants(found):
    seen = 0
    for (as_, made), read_ in zip(PLANS, found, strict=True):
        assert [each["step"] for each in read_] == [step.id for step in made.steps]
        for step, each in zip(made.steps, read_, strict=True):
            if step.due is None:
                assert each["start"] == step.opens.date().isoformat()
                assert each["end"] == (each["start"] if as_ == "todo" else None)
            else:
                assert (each["start"], each["end"]) == (instant(step.opens), instant(step.due))
            seen += 1
    assert seen == sum(len(made.steps) for _, made in PLANS)


def test_the_same_texts(found):
    for (as_, made), read_ in zip(PLANS, found, strict=True):
        for step, each in zip(made.steps, read_, strict=True):
            assert each["kind"] == ("vtodo" if as_ == "todo" else "vevent")
            assert each["description"].endswith("\n".join(map(str, step.reasons)))
            assert (each["trigger"] is None) == (as_ == "todo")
