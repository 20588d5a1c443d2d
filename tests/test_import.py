"""What an import costs, and what the face shows."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import interview_etiquette as ie
from interview_etiquette import calendars

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
