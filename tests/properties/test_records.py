"""What must hold of any record, whatever keeps it."""

import os
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from recruiting import CANARY, mutated

from interview_etiquette import Contact, EtiquetteError, Interview
from interview_etiquette.errors import InvalidValueError
from interview_etiquette.integrations.records import People, Shape, interview_from
from interview_etiquette.serial import from_dict, to_dict

TESTS = Path(__file__).parents[1]
ZONES = st.sampled_from(
    [None, UTC, *map(ZoneInfo, ("Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Asia/Kolkata"))]
)


@given(seed=st.integers(0, 2**32), tz=ZONES)
@settings(max_examples=300)
def test_whatever_goes_wrong_it_is_read_or_refused(seed, tz):
    name, record = mutated(Random(seed))
    try:
        found = interview_from(record, shape=name, tz=tz, own_addresses=["cora@example.net"])
    except EtiquetteError as error:
        assert CANARY not in str(error)
        assert "example" not in str(error).lower()
    else:
        assert tz is None or found.start.tzinfo is tz
        assert from_dict(to_dict(found)) == found


def fits(text):
    try:
        Contact(text)
    except InvalidValueError:
        return False
    return text == text.strip()


LINES = st.text(min_size=1, max_size=200).filter(fits)
ROUND = Shape(
    "start.local",
    end="end.local",
    zone="start.zone",
    naive="local",
    people=People("contacts", name="name", email="email", phone="phone", title="title"),
    position="position",
    employer="employer",
    id="id",
)


@given(
    start=st.datetimes(
        datetime(1971, 1, 1), datetime(9000, 1, 1), timezones=ZONES.filter(lambda zone: zone is not UTC)
    ),
    minutes=st.integers(1, 600),
    texts=st.lists(LINES | st.none(), min_size=3, max_size=3),
    names=st.lists(LINES.filter(lambda name: "@" not in name), max_size=3, unique=True),
    phone=LINES | st.none(),
)
def test_what_the_library_writes_is_a_record_too(start, minutes, texts, names, phone):
    """Any text that the core takes arrives as it was; folds apart, which a local time does not tell."""
    position, employer, key = texts
    contacts = [Contact(name, phone=phone) for name in names]
    interview = Interview(start.replace(fold=0), contacts=contacts, position=position, employer=employer, id=key)
    end = interview.start.replace(tzinfo=UTC) + timedelta(minutes=minutes)
    with suppress(InvalidValueError):  # an end in a gap may lie before the start
        interview = Interview(
            interview.start, end=end.replace(tzinfo=interview.start.tzinfo), contacts=contacts, position=position,
            employer=employer, id=key,
        )  # fmt: skip
    assert interview_from(to_dict(interview), shape=ROUND) == interview


AUDIT = """
import contextlib, os, sys, zoneinfo
from random import Random
from recruiting import SAMPLES, mutated, sample
from interview_etiquette import EtiquetteError
from interview_etiquette.integrations.records import *

def everything(seed):
    random = Random(seed)
    for name, record in [*SAMPLES.items(), *(mutated(random) for _ in range(400))]:
        for tz in (None, zoneinfo.ZoneInfo("Europe/Berlin")):
            with contextlib.suppress(EtiquetteError):
                interview_from(record, shape=name, tz=tz)
    for zone in ("/etc/passwd", "../../etc/passwd", "localtime", "Nowhere/Special", "A" * 5000):
        [*interviews_from([sample("lever", timezone=zone)], shape="lever")]

everything(0)
seen = []
sys.addaudithook(lambda event, arguments: seen.append((event, arguments)))
everything(1)
zones = [*zoneinfo.TZPATH, os.sep + os.path.join("tzdata", "")]
for event, arguments in seen:
    if event.startswith(("socket", "subprocess", "urllib", "os.system", "os.exec", "os.spawn")):
        print(event, arguments)
    elif event == "open" and not any(zone in os.fspath(arguments[0]) for zone in zones):
        print(event, arguments)
"""


def test_nothing_is_opened():
    """But the tz database, for a zone that was not asked for before."""
    paths = [str(TESTS), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", AUDIT], check=False, capture_output=True, env=environment, timeout=120)
    assert (done.stdout.decode(), done.stderr.decode(), done.returncode) == ("", "", 0)
