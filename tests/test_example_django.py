"""The Django example: its own tests, two runs at once, a run that is killed, and the page about it."""

import ast
import os
import re
import shutil
import signal
import subprocess
import sys
from email import message_from_bytes
from importlib.util import find_spec
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(find_spec("django") is None, reason="NOT RUN: wants Django")

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "docs" / "examples" / "django_reminders"
PAGE = (ROOT / "docs" / "how-to" / "django.md").read_text(encoding="utf-8")
TESTS = Path(__file__).parent / "examples"
OWN_TESTS = [
    f"{group.name}.{test.name}"
    for group in ast.parse((TESTS / "django_reminders_tests.py").read_text(encoding="utf-8")).body
    if isinstance(group, ast.ClassDef)
    for test in group.body
    if isinstance(test, ast.FunctionDef) and test.name.startswith("test_")
]
NOW = "2026-03-10T16:05+00:00"
MANY = 120  # interviews: two runs meet, and more than are read at once


def environment(**more):
    paths = os.pathsep.join(map(str, (EXAMPLE, TESTS)))
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "settings", "PYTHONPATH": paths, **more}


def django(*arguments, **options):
    command = [sys.executable, "-W", "error", "-m", "django", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", timeout=250, check=False, **options
    )


@pytest.fixture(scope="module")
def verdicts():
    """Return what Django's test runner says of each test."""
    done = django("test", "--verbosity=2", "--no-color", "django_reminders_tests", env=environment())
    said = re.findall(
        r"^test_\w+ \(django_reminders_tests\.(\w+\.test_\w+)\)(?:\n.*)?? \.\.\. (\w+)$", done.stderr, re.MULTILINE
    )
    return dict(said), done.stderr


@pytest.mark.parametrize("test", OWN_TESTS)
def test_its_own_tests(verdicts, test):
    said, output = verdicts
    assert said.get(test) == "ok", output


@pytest.fixture
def site(tmp_path):
    """Return the environment of a site with a database and a folder for its mail."""
    made = environment(
        REMINDERS_DATABASE=str(tmp_path / "db.sqlite3"),
        REMINDERS_EMAIL_BACKEND="django.core.mail.backends.filebased.EmailBackend",
        REMINDERS_EMAIL_FOLDER=str(tmp_path / "mail"),
    )
    assert django("migrate", env=made).returncode == 0
    with run(FILLED, made) as process:
        pass
    assert process.returncode == 0
    return made


FILLED = f"""
from datetime import date, time
from reminders.models import Company, Interview
company = Company.objects.create(name="North Star Staffing", calendar="US-MN", time_zone="America/Chicago")
Interview.objects.bulk_create(
    Interview(
        company=company, candidate_name="Max", candidate_email=f"max{{n}}@example.com",
        date=date(2026, 3, 10), from_time=time(10), to_time=time(11), said="by Friday",
    )
    for n in range({MANY})
)
"""
AT_THE_BARRIER = f"""
import sys
from django.core.management import call_command
print("ready", flush=True)
sys.stdin.readline()
call_command("send_due_reminders", "--now", "{NOW}")
"""
KILLED = f"""
import os, signal
from django.core.mail.backends import filebased
from django.core.management import call_command
send, sent = filebased.EmailBackend.send_messages, []
def killed(self, messages):
    if len(sent) == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    sent.append(send(self, messages))
filebased.EmailBackend.send_messages = killed
call_command("send_due_reminders", "--now", "{NOW}")
"""


def run(script, env):
    command = [sys.executable, "-W", "error", "-c", f"import django\ndjango.setup()\n{script}"]
    return subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def recipients(env):
    """Return to whom mail went, as often as it did."""
    files = sorted(Path(env["REMINDERS_EMAIL_FOLDER"]).glob("*"))
    mails = [mail for file in files for mail in file.read_bytes().split(b"-" * 79 + b"\n") if mail.strip()]
    return sorted(message_from_bytes(mail)["To"] for mail in mails)


EVERYBODY = sorted(f"max{n}@example.com" for n in range(MANY))


def test_two_runs_at_once_send_each_reminder_once(site):
    with run(AT_THE_BARRIER, site) as one, run(AT_THE_BARRIER, site) as other:
        for each in (one, other):
            assert each.stdout.readline() == "ready\n"
        for each in (one, other):
            each.stdin.write("\n")
            each.stdin.flush()
    assert (one.returncode, other.returncode) == (0, 0)
    assert recipients(site) == EVERYBODY


def test_a_run_that_is_killed_leaves_one_claim_in_doubt(site):
    with run(KILLED, site) as process:
        pass
    assert process.returncode == -signal.SIGKILL
    assert len(recipients(site)) == 3
    assert django("send_due_reminders", "--now", NOW, env=site).returncode == 0
    assert len(set(recipients(site))) == len(recipients(site)) == MANY - 1  # at most once, and the others all the same
    later = django("send_due_reminders", "--now", "2026-03-10T18:05+00:00", env=site)
    assert later.returncode == 1
    assert re.fullmatch(
        r"interview \d+: \d+\.1/thank_you/1\.1 was claimed, and perhaps not sent\nCommandError: 1 failed\n",
        later.stderr,
    )


def test_the_migrations_are_those_of_the_models(site):
    done = django("makemigrations", "--check", "--dry-run", env=site)
    assert done.returncode == 0, done.stdout


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("block", blocks("python"))
def test_the_code_on_the_page_is_that_of_the_example(block):
    assert any(block in file.read_text(encoding="utf-8") for file in EXAMPLE.rglob("*.py"))


def test_the_commands_on_the_page_run(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "docs" / "examples" / "django_reminders")
    (commands,) = blocks("sh")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "REMINDERS"))}
    done = subprocess.run(
        ["bash", "-euc", commands], cwd=tmp_path, env={**env, "PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
