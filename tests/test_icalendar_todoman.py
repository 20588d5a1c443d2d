"""Plans in a to-do list: todoman, where it is installed."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest
from samples import ZOE

from interview_etiquette import Interview, plan
from interview_etiquette.integrations.icalendar import plan_to_calendar

pytest.importorskip("todoman", reason="needs todoman, a to-do list: pip install todoman")

MADE = plan(Interview(datetime(2026, 3, 10, 10, tzinfo=ZoneInfo("America/Chicago")), contacts=[ZOE], id="acme-2"))
DUE = [  # by the clock of Berlin, where somebody looks at it, six hours later until the 29th
    "2026-03-10 17:00 Before you leave, the cards",
    "2026-03-10 17:00 Before you leave, the question",
    "2026-03-10 23:00 Thank them by e-mail: Zoë Müller",
    "2026-03-17 18:00 Follow up by e-mail: Zoë Müller",
    "2026-03-24 00:00 Move on",
]


def test_todoman_lists_the_plan(tmp_path):
    (tmp_path / "list").mkdir()
    for component in icalendar.Calendar.from_ical(plan_to_calendar(MADE, stamp=datetime(2026, 3, 1, tzinfo=UTC))).todos:
        single = icalendar.Calendar()
        single.add_component(component)
        (tmp_path / "list" / f"{component['UID']}.ics").write_bytes(single.to_ical())
    (tmp_path / "config.py").write_text(
        f'path = "{tmp_path}/*"\ncache_path = "{tmp_path}/cache"\ndate_format = "%Y-%m-%d"\ntime_format = "%H:%M"\n'
    )
    command = [sys.executable, "-m", "todoman", "--config", str(tmp_path / "config.py"), "--porcelain", "list"]
    environment = os.environ | {"TZ": "Europe/Berlin", "PYTHONUTF8": "1"}
    done = subprocess.run(command, capture_output=True, check=False, env=environment, timeout=60, text=True)
    assert done.returncode == 0, done.stderr
    found = sorted(json.loads(done.stdout), key=lambda each: (each["due"], each["summary"]))
    berlin = ZoneInfo("Europe/Berlin")
    assert [f"{datetime.fromtimestamp(each['due'], berlin):%Y-%m-%d %H:%M} {each['summary']}" for each in found] == DUE
