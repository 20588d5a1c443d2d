"""What an import costs, what the face shows, and that a plan asks nothing of the machine it runs on."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import interview_etiquette as ie
from interview_etiquette import calendars, serial

ROOT = Path(__file__).parents[1]
LATER = [
    "argparse",
    "dateutil.parser",
    "dateutil.relativedelta",
    "holidays",
    "importlib.metadata",
    "json",
    "numpy",
    "pandas",
    "zoneinfo",
    *(f"interview_etiquette.{name}" for name in ("_cli", "_text", "serial", "history", "phrases", "batch", "drawing")),
    *(f"interview_etiquette.{name}" for name in ("testing", "integrations")),
]


def fresh(code, *options):
    """Run in a process of its own, without what coverage and editable installs load into it."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", *options, "-c", f"import sys; sys.path[:0] = {PATHS!r}\n{code}"],
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


PATHS = [str(Path(ie.__file__).parents[1]), *(path for path in sys.path if path.endswith("site-packages"))]


def test_an_import_loads_little():
    loaded = fresh("import interview_etiquette; print(*sys.modules, sep='\\n')").split()
    assert "interview_etiquette.rules" in loaded
    assert [name for name in LATER if any(f"{module}.".startswith(f"{name}.") for module in loaded)] == []


@pytest.mark.parametrize(
    ("use", "then"),
    [
        ("ie.key_dates(ie.Interview(datetime(2026, 3, 10, 10)))", ["holidays", "dateutil.relativedelta", "zoneinfo"]),
        (
            "ie.plan(ie.Interview(datetime(2026, 3, 10, 10), timeframe=ie.EndOfWeek()))",
            ["holidays", "json", "zoneinfo"],
        ),
        ("str(ie.plan(ie.Interview(datetime(2026, 3, 10, 10))))", ["holidays", "json", "argparse"]),
        ("ie.follow_up_date(ie.Interview(datetime(2026, 3, 10, 10), timeframe=ie.EndOfMonth()))", ["dateutil.parser"]),
        ("print(ie.plan(ie.Interview(datetime(2026, 3, 10, 10))))", ["interview_etiquette.drawing", "html"]),
        ("ie.plan(ie.Interview(datetime(2026, 3, 10, 10))).to_html()", ["holidays", "json", "xml", "zoneinfo"]),
    ],
)
def test_the_main_job_loads_no_more(use, then):
    code = f"import interview_etiquette as ie; from datetime import datetime; {use}; print(*sys.modules, sep='\\n')"
    assert set(fresh(code).split()).isdisjoint(then)


def test_it_works_without_docstrings_and_assertions():
    code = "import interview_etiquette as ie; from datetime import datetime; print(ie.plan(ie.Interview(datetime.min)))"
    assert fresh(code, "-OO").startswith("Interview Mon 0001-01-01 00:00\n")


@pytest.mark.parametrize("module", [ie, calendars], ids=lambda module: module.__name__)
class TestTheFace:
    def test_is_sorted(self, module):
        groups = [[], [], []]
        for name in module.__all__:
            groups[0 if name.isupper() else 1 if name[0].isupper() else 2].append(name)
        assert list(module.__all__) == [name for group in groups for name in sorted(group)]
        assert len(set(module.__all__)) == len(module.__all__)

    def test_is_complete(self, module):
        public = {
            name
            for name, value in vars(module).items()
            if not name.startswith("_") and not isinstance(value, type(sys))
        }
        assert public - {"TYPE_CHECKING", "import_module"} <= set(module.__all__)

    def test_is_documented(self, module):
        for name in module.__all__:
            value = getattr(module, name)
            if isinstance(value, type) or callable(value):
                assert value.__doc__, name

    def test_says_where_it_is(self, module):
        assert all(hasattr(module, name) for name in module.__all__)


def test_names_of_the_house():
    assert {
        "Contact", "Interview", "Unspecified", "OpenEnded", "DecideBy", "DecideBetween", "NotBefore", "EndOfWeek",
        "EndOfMonth", "Within", "Wait", "Channel", "Etiquette", "ARTICLE", "BUSINESS_WEEK", "TWO_TOUCH", "CAMPUS",
        "PATIENT", "GERMANY", "POLICIES", "thank_you_deadline", "follow_up_date", "follow_up_dates",
        "move_on_point", "key_dates",
        "KeyDates", "decision_window", "DecisionWindow", "plan", "Plan", "Step", "Reason", "ReasonCode",
        "EtiquetteError",
    } <= set(ie.__all__)  # fmt: skip


def test_version():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert ie.__version__ == project["version"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", ie.__version__)


def test_typed():
    assert (Path(ie.__file__).parent / "py.typed").read_bytes() == b""


FORBIDDEN = """
import builtins, locale, os, random, socket, sys, time
from datetime import date, datetime
import interview_etiquette as ie
from interview_etiquette.calendars import WEEKDAYS, WeekCalendar, calendar_for
from interview_etiquette.serial import from_dict, to_dict
from zoneinfo import ZoneInfo

def work():
    for calendar in (WEEKDAYS, WeekCalendar(weekend={4, 5}), US):
        for etiquette in ie.POLICIES.values():
            for said in (ie.Unspecified(), ie.EndOfWeek(), ie.EndOfMonth(), ie.Within(1, "months"), ie.OpenEnded()):
                for zone in (None, BERLIN):
                    interview = ie.Interview(datetime(2026, 3, 10, 14, tzinfo=zone), timeframe=said)
                    made = ie.plan(interview, calendar=calendar, etiquette=etiquette)
                    yield str(made), to_dict(made), from_dict(to_dict(made)) == made, made.dates

US, BERLIN = calendar_for("US"), ZoneInfo("Europe/Berlin")
before = list(work())  # whatever is loaded on first use is loaded now

def audit(event, arguments):
    if not event.startswith(("object.", "code.", "sys._getframe")) and armed:
        raise SystemExit(f"a plan asked the machine: {event} {arguments}")

def refuse(*arguments, **options):
    raise SystemExit("a plan asked the machine")

class NoClock(type(datetime)):
    pass

armed = True
sys.addaudithook(audit)
for module, names in {
    time: ("time", "time_ns", "localtime", "gmtime", "monotonic", "perf_counter", "tzset", "strftime", "ctime"),
    random: ("random", "randint", "choice", "seed"),
    locale: ("setlocale", "getlocale", "localeconv"),
    os: ("getenv", "urandom", "getcwd", "stat", "listdir"),
    socket: ("socket", "gethostname"),
    builtins: ("open",),
}.items():
    for name in names:
        setattr(module, name, refuse)

class NoEnvironment(dict):
    __getitem__ = get = __contains__ = __iter__ = refuse

os.environ = NoEnvironment()
after = list(work())
armed = False
assert after == before
print("the same")
"""


def test_a_plan_asks_nothing_of_the_machine():
    """Same inputs, same answer: no clock, environment, locale, network, file or chance has a part in it."""
    assert fresh(FORBIDDEN) == "the same\n"


DUMP = """
import json
from datetime import datetime, timedelta
import interview_etiquette as ie
from interview_etiquette.calendars import calendar_for
from interview_etiquette.serial import to_dict
for n in range(40):
    said = ie.EndOfWeek() if n % 2 else ie.EndOfMonth()
    interview = ie.Interview(datetime(2026, 1, 1, 9) + timedelta(days=9, hours=7) * n, timeframe=said)
    for name in ("article", "germany"):
        made = ie.plan(interview, calendar=calendar_for("US & GB-ENG"), etiquette=ie.POLICIES[name])
        print(json.dumps(to_dict(made)))
"""


def test_the_same_in_any_process_zone_and_locale():
    answers = {
        subprocess.run([sys.executable, "-c", DUMP], env=env, capture_output=True, check=True, timeout=60).stdout
        for env in (
            {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
            {"TZ": "Pacific/Apia", "LC_ALL": "de_DE.UTF-8", "LANG": "ar_SA.UTF-8", "PYTHONHASHSEED": "1"},
        )
    }
    assert len(answers) == 1
    assert len(answers.pop().splitlines()) == 80


def test_the_same_in_any_thread():
    from concurrent.futures import ThreadPoolExecutor
    from datetime import datetime, timedelta

    us = calendars.calendar_for("US & GB-ENG")

    def work(n):
        start = datetime(2024, 1, 1, 10) + timedelta(days=n * 37 % 1800, hours=n % 12)
        return serial.to_dict(ie.plan(ie.Interview(start, timeframe=ie.EndOfWeek(n % 3)), calendar=us))

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(work, range(200)))
    fresh_calendar = calendars.calendar_for("US & GB-ENG")
    assert fresh_calendar == us
    us = fresh_calendar
    assert together == [work(n) for n in range(200)]
