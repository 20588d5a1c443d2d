"""Calls that must not type-check: each line of the table is an error to mypy and to pyright, where installed."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAD = """\
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import attrs

import interview_etiquette as ie
from interview_etiquette.calendars import WEEKDAYS, Roll, WeekCalendar
from interview_etiquette.serial import from_dict, to_dict

DAY = date(2026, 3, 10)
INTERVIEW = ie.Interview(datetime(2026, 3, 10, 10))


class NoWindow:
    def window(self, asked_on: date) -> ie.DecisionWindow:
        return ie.DecisionWindow()


class WrongAnswer:
    def window(self, asked_on: date, calendar: object, /) -> date:
        return asked_on


class NoMorning:
    def deadline(self, interview: ie.Interview, /) -> datetime:
        return interview.start


class NoCalendar:
    def is_open(self, day: date, /) -> bool:
        return True


"""
MISUSE = [  # a line that must be an error, mypy's code for it
    ('ie.Interview("2026-03-10T10:00")', "arg-type"),
    ("ie.Interview(DAY)", "arg-type"),
    ("ie.Interview()", "call-arg"),
    ("ie.Interview(datetime.min, datetime.max)", "call-arg"),
    ('ie.Interview(datetime.min, contacts="Zoe")', "arg-type"),
    ('ie.Interview(datetime.min, contacts=["Zoe"])', "list-item"),
    ('ie.Interview(datetime.min, timeframe="end of the week")', "arg-type"),
    ("ie.Interview(datetime.min, timeframe=ie.EndOfWeek)", "arg-type"),
    ("ie.Interview(datetime.min, timeframe=NoWindow())", "arg-type"),
    ("ie.Interview(datetime.min, timeframe=WrongAnswer())", "arg-type"),
    ("ie.Interview(datetime.min, timeframe=None)", "arg-type"),
    ('ie.Interview(datetime.min, asked_on="2026-03-10")', "arg-type"),
    ("ie.Interview(datetime.min, day=DAY)", "call-arg"),
    ("INTERVIEW.start = datetime.min", "misc"),
    ('INTERVIEW.in_zone("Europe/Berlin")', "arg-type"),
    ("ie.Contact(None)", "arg-type"),
    ('ie.Contact("Zoe", "zoe@example.org")', "call-arg"),
    ("ie.DecideBy()", "call-arg"),
    ('ie.DecideBy("2026-03-20")', "arg-type"),
    ("ie.DecideBetween(DAY)", "call-arg"),
    ('ie.EndOfWeek("1")', "arg-type"),
    ('ie.Within(1, "fortnights")', "arg-type"),
    ('ie.Within("1", "days")', "arg-type"),
    ("ie.Wait(1)", "call-arg"),
    ("ie.Wait(1, 'days').window", "attr-defined"),
    ("attrs.evolve(ie.ARTICLE, undated_wait=7)", "arg-type"),
    ("attrs.evolve(ie.ARTICLE, undated_wait=ie.Within(7, 'days'))", "arg-type"),
    ("attrs.evolve(ie.ARTICLE, thank_you=NoMorning())", "arg-type"),
    ("attrs.evolve(ie.ARTICLE, thank_you_roll=Roll.PRECEDING)", "arg-type"),
    ("attrs.evolve(ie.ARTICLE, channel='email')", "arg-type"),
    ("attrs.evolve(ie.ARTICLE, morning=(9, 12))", "arg-type"),
    ("attrs.evolve(ie.ARTICLE, nonsense=1)", "call-arg"),
    ("ie.ARTICLE.follow_ups = 3", "misc"),
    ("ie.POLICIES['mine'] = ie.ARTICLE", "index"),
    ("ie.HalfDay('12:00')", "arg-type"),
    ("ie.WithinHours()", "call-arg"),
    ("ie.thank_you_deadline(interview=INTERVIEW)", "call-arg"),
    ("ie.thank_you_deadline(INTERVIEW, WEEKDAYS)", "call-arg"),
    ("ie.thank_you_deadline(datetime.min)", "arg-type"),
    ('ie.follow_up_date(INTERVIEW, calendar="US")', "arg-type"),
    ("ie.follow_up_date(INTERVIEW, calendar={DAY})", "arg-type"),
    ("ie.follow_up_date(INTERVIEW, calendar=NoCalendar())", "arg-type"),
    ("ie.follow_up_date(INTERVIEW, calendar=WeekCalendar)", "arg-type"),
    ("ie.follow_up_date(INTERVIEW, calendar=None)", "arg-type"),
    ('ie.follow_up_dates(INTERVIEW, etiquette="article")', "arg-type"),
    ('ie.move_on_point(INTERVIEW, followed_up_on="2026-03-20")', "arg-type"),
    ("ie.decision_window(INTERVIEW, etiquette=ie.ARTICLE)", "call-arg"),
    ("ie.key_dates(INTERVIEW).follow_up", "attr-defined"),
    ("ie.plan(INTERVIEW).steps.append", "attr-defined"),
    ("ie.plan(INTERVIEW).steps[0].due.isoformat()", "union-attr"),
    ('ie.Reason("card")', "arg-type"),
    ('ie.Reason(ie.ReasonCode.CARD, {"a": 1.5})', "dict-item"),
    ('ie.ChecklistItem("a", True, "b")', "call-arg"),
    ("to_dict({})", "arg-type"),
    ("from_dict([])", "arg-type"),
    ("from_dict({}).start", "attr-defined"),
]


STYLE = ("reportUnused", "reportUnknown")  # of a line that does nothing: not what is meant here


@pytest.fixture(scope="module")
def misuse(tmp_path_factory):
    """Return a file with every misuse on a line of its own, and the number of the first."""
    file = tmp_path_factory.mktemp("typing") / "misuse.py"
    file.write_text(HEAD + "".join(f"{line}\n" for line, _ in MISUSE), encoding="utf-8")
    return file, HEAD.count("\n") + 1


def run(*command):
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, check=False, text=True, timeout=280
    )


def test_to_mypy(misuse):
    pytest.importorskip("mypy")
    file, first = misuse
    cache = ROOT / ".mypy_cache"
    done = run("mypy", "--strict", "--no-error-summary", "--hide-error-context", f"--cache-dir={cache}", str(file))
    found = {}
    for line, code in re.findall(r"misuse\.py:(\d+): error: .*\[([\w-]+)\]$", done.stdout, re.MULTILINE):
        found.setdefault(int(line), []).append(code)
    wrong = [(line, code, found.get(n)) for n, (line, code) in enumerate(MISUSE, first) if code not in found.get(n, [])]
    assert wrong == [], done.stdout + done.stderr
    assert min(found) >= first, "the head is right"


def test_to_pyright(misuse):
    pytest.importorskip("pyright")
    file, first = misuse
    done = run("pyright", "--pythonpath", sys.executable, "--outputjson", str(file))
    report = json.loads(done.stdout)["generalDiagnostics"]
    found = {each["range"]["start"]["line"] + 1 for each in report if not each.get("rule", "").startswith(STYLE)}
    missed = [line for n, (line, _) in enumerate(MISUSE, first) if n not in found]
    assert [line for line in missed if not line.startswith("attrs.evolve(")] == [], "it does not know what evolve takes"
    assert min(found) >= first, "the head is right"


def test_right_use_is_checked_with_the_sources():
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert settings.count('["src", "tests/typing"]') == 2, "mypy and pyright both read tests/typing/api.py"


def test_nothing_is_ignored():
    marks = re.compile("# " + "type: ignore|# " + "pyright:|no " + "cover")
    for file in (ROOT / "src").rglob("*.py"):
        assert not marks.search(file.read_text(encoding="utf-8")), file
