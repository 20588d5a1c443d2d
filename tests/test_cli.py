"""The command line, through real processes and by calling `main`."""

import json
import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from interview_etiquette import (
    POLICIES,
    Contact,
    DecideBy,
    EndOfMonth,
    EndOfWeek,
    Interview,
    NotBefore,
    OpenEnded,
    Within,
    __version__,
    plan,
)
from interview_etiquette._cli import main
from interview_etiquette.calendars import calendar_for
from interview_etiquette.serial import from_dict

START = "2026-03-10T14:00"
MODULE = [sys.executable, "-m", "interview_etiquette"]
SCRIPT = [str(Path(sys.executable).parent / "interview-etiquette")]
CLEAN = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "TERM", "PYTHONIOENCODING"}}
CANARY = "canary-7f3"


def run(*arguments, command=MODULE, env=(), **options):
    options = {"capture_output": True, "timeout": 60, "env": CLEAN | dict(env), **options}
    return subprocess.run([*command, *arguments], check=False, **options)


def said(capsys, *arguments):
    """Call `main` in this process and return its status and what it wrote."""
    try:
        status = main(arguments)
    except SystemExit as exit_:
        status = exit_.code
    return status, *capsys.readouterr()


class TestProcesses:
    @pytest.mark.parametrize("command", [MODULE, SCRIPT], ids=["module", "script"])
    def test_prints_the_plan(self, command):
        done = run(START, "--end-of-week", command=command, env={"PYTHONUTF8": "1"})
        assert (done.returncode, done.stderr) == (0, b"")
        expected = plan(Interview(datetime(2026, 3, 10, 14), timeframe=EndOfWeek()))
        assert done.stdout.decode() == f"{expected}\n"

    @pytest.mark.parametrize("command", [MODULE, SCRIPT], ids=["module", "script"])
    def test_bad_input_is_one_line_on_stderr(self, command):
        done = run("yesterday", command=command)
        assert (done.returncode, done.stdout) == (2, b"")
        expected = (
            b"interview-etiquette: argument START: write a date and a time such as 2026-03-10T14:00, not 'yesterday'\n"
        )
        assert done.stderr == expected

    def test_json(self):
        done = run(START, "--json", "--contact", "Zoë <zoe@example.org>", "--calendar", "US")
        made = plan(
            Interview(datetime(2026, 3, 10, 14), contacts=[Contact("Zoë", email="zoe@example.org")]),
            calendar=calendar_for("US"),
        )
        assert from_dict(json.loads(done.stdout)) == made
        assert done.stdout.isascii()

    def test_an_ascii_terminal(self):
        ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
        done = run(START, "--employer", "Müller", env=ascii_only)
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"Interview Tue 2026-03-10 14:00, M\\xfcller" in done.stdout
        for option in ("--help", "--list-policies", "--version"):
            assert run(option, env=ascii_only).returncode == 0

    def test_bytes_that_are_no_text(self):
        done = run(START, b"--employer", b"a\xff\xfe", env={"PYTHONUTF8": "1"})
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr.count(b"\n") == 1
        done = run(b"\xff\x1b[31m", env={"PYTHONUTF8": "1"})
        assert done.stderr.isascii()
        assert b"\x1b" not in done.stderr

    def test_a_reader_that_has_seen_enough(self):
        with subprocess.Popen([*MODULE, START], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=CLEAN) as process:
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 0

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
    def test_a_full_disk(self):
        with Path("/dev/full").open("wb") as full:
            done = run(START, stdout=full, stderr=subprocess.PIPE, capture_output=False)
        assert done.returncode == 1
        assert done.stderr.decode() == "interview-etiquette: cannot write the answer: No space left on device\n"

    @pytest.mark.skipif(not shutil.which("sh"), reason="no shell here")
    def test_no_standard_output_at_all(self):
        done = subprocess.run(
            ["sh", "-c", '"$0" -m interview_etiquette "$1" >&-', sys.executable, START],
            check=False,
            capture_output=True,
            env=CLEAN,
            timeout=60,
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")

    @pytest.mark.parametrize(
        ("env", "bold"),
        [
            ({"TERM": "xterm"}, True),
            ({"TERM": "xterm", "NO_COLOR": ""}, True),
            ({"TERM": "xterm", "NO_COLOR": "1"}, False),
            ({"TERM": "dumb"}, False),
        ],
        ids=str,
    )
    def test_bold_only_on_a_terminal_that_wants_it(self, env, bold):
        status, written = on_a_terminal(START, env=env)
        assert status == 0
        assert (b"\x1b[1mInterview Tue 2026-03-10 14:00\x1b[0m" in written) is bold
        assert (b"\x1b" in written) is bold
        plain = re.sub(rb"\x1b\[[01]m", b"", written).replace(b"\r\n", b"\n")
        assert plain.decode() == f"{plan(Interview(datetime(2026, 3, 10, 14)))}\n"

    def test_json_on_a_terminal_is_plain(self):
        assert b"\x1b" not in on_a_terminal(START, "--json", env={"TERM": "xterm"})[1]


def on_a_terminal(*arguments, env):
    """Run with a pseudo-terminal as standard output; return the status and what it showed."""
    master, slave = pty.openpty()
    command = [*MODULE, *arguments]
    with subprocess.Popen(command, stdout=slave, stderr=slave, env=CLEAN | env | {"PYTHONUTF8": "1"}) as process:
        os.close(slave)
        shown = b""
        while chunk := read(master):
            shown += chunk
    os.close(master)
    return process.returncode, shown


def read(master):
    try:
        return os.read(master, 65536)
    except OSError:  # how Linux tells that the other side is closed
        return b""


PLAIN = datetime(2026, 3, 10, 14)
THERE = PLAIN.replace(tzinfo=ZoneInfo("Europe/Berlin"))
ZOE = Contact("Zoë", email="zoe@example.org")
OPTIONS = [  # arguments, what they say
    ("", {}),
    ("--end 15:30", {"end": datetime(2026, 3, 10, 15, 30)}),
    ("--end '2026-03-10 15:30'", {"end": datetime(2026, 3, 10, 15, 30)}),
    ("--decide-by 2026-03-20", {"timeframe": DecideBy(date(2026, 3, 20))}),
    ("--end-of-week", {"timeframe": EndOfWeek()}),
    ("--end-of-week 2", {"timeframe": EndOfWeek(2)}),
    ("--end-of-month", {"timeframe": EndOfMonth()}),
    ("--end-of-month=1", {"timeframe": EndOfMonth(1)}),
    ("--within '5 business days'", {"timeframe": Within(5, "business_days")}),
    ("--within '1 working day'", {"timeframe": Within(1, "business_days")}),
    ("--within ' 10  Days '", {"timeframe": Within(10, "days")}),
    ("--within '2 weeks'", {"timeframe": Within(2, "weeks")}),
    ("--within '1 month'", {"timeframe": Within(1, "months")}),
    ("--not-before 2026-03-20", {"timeframe": NotBefore(date(2026, 3, 20))}),
    ("--open-ended", {"timeframe": OpenEnded()}),
    ("--asked-on 2026-03-12", {"asked_on": date(2026, 3, 12)}),
    ("--tz Europe/Berlin", {"start": THERE}),
    ("--tz Europe/Berlin --end 15:00", {"start": THERE, "end": THERE.replace(hour=15)}),
    ("--calendar 'US & GB-ENG'", {"calendar": "US & GB-ENG"}),
    *((f"--etiquette {name}", {"etiquette": name}) for name in POLICIES),
    ("--contact 'Zoë <zoe@example.org>' --contact Max", {"contacts": [ZOE, Contact("Max")]}),
    ("--employer Acme --position CTO", {"employer": "Acme", "position": "CTO"}),
]


@pytest.mark.parametrize(("arguments", "what"), OPTIONS, ids=[arguments for arguments, _ in OPTIONS])
@pytest.mark.parametrize("written", ["text", "json"])
def test_options(capsys, arguments, what, written):
    given = {"start": PLAIN, "calendar": "weekdays", "etiquette": "article"} | what
    calendar, policy = calendar_for(given.pop("calendar")), POLICIES[given.pop("etiquette")]
    made = plan(Interview(**given), calendar=calendar, etiquette=policy)
    status, out, err = said(capsys, START, *shlex.split(arguments), *(["--json"] if written == "json" else []))
    assert (status, err) == (0, "")
    if written == "json":
        assert from_dict(json.loads(out)) == made
    else:
        assert out == f"{made}\n"


def test_a_start_in_utc_is_put_into_the_zone(capsys):
    arguments = ("2026-03-10T19:30+00:00", "--tz", "America/Los_Angeles", "--end", "2026-03-10T20:30+00:00")
    status, out, _ = said(capsys, *arguments)
    assert status == 0
    assert out.startswith("Interview Tue 2026-03-10 12:30 (America/Los_Angeles)\n")
    assert "by Wed 2026-03-11 12:00" in out


def test_importing_the_module_runs_nothing(capsys):
    import_module("interview_etiquette.__main__")
    assert capsys.readouterr() == ("", "")


def test_list_policies(capsys):
    status, out, err = said(capsys, "--list-policies")
    assert (status, err) == (0, "")
    assert out.splitlines() == [f"{name:<16}{policy.source}" for name, policy in POLICIES.items()]


def test_version(capsys):
    assert said(capsys, "--version") == (0, f"interview-etiquette {__version__}\n", "")


def test_help_names_every_option(capsys):
    status, out, err = said(capsys, "--help")
    assert (status, err) == (0, "")
    assert out.isascii()
    for arguments, _ in OPTIONS[1:]:
        assert re.match("[a-z-]+", arguments)[0] in out


def test_arguments_come_from_the_command_line(capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["interview-etiquette", START])
    assert main() == 0
    assert capsys.readouterr().out == f"{plan(Interview(PLAIN))}\n"


NO_PERIOD = 'argument --within: write a period such as "5 business days", "2 weeks" or "1 month", not '
NO_CONTACT = 'argument --contact: write "Name <address>" or "Name"'
BAD = [  # arguments, what stderr says after the program's name
    ([], "START is missing; write when it began, such as 2026-03-10T14:00"),
    ([""], "argument START: write a date and a time such as 2026-03-10T14:00, not ''"),
    (["2026-03-10"], "argument START: write a date and a time such as 2026-03-10T14:00, not '2026-03-10'"),
    (["2026-02-30T10:00"], "argument START: write a date and a time such as 2026-03-10T14:00, not '2026-02-30T10:00'"),
    (["x" * 10_000], "argument START: write a date and a time such as 2026-03-10T14:00, not '" + "x" * 36 + "..."),
    ([START, "--end", "25:00"], "argument --end: write a time such as 15:30 or 2026-03-10T15:30, not '25:00'"),
    ([START, "--end", "15:30+01"], "argument --end: write a time such as 15:30 or 2026-03-10T15:30, not '15:30+01'"),
    (
        [START, "--end", "2026-03-10"],
        "argument --end: write a time such as 15:30 or 2026-03-10T15:30, not '2026-03-10'",
    ),
    (
        [START, "--end", "13:00"],
        "end must be after start (2026-03-10 14:00:00) by 12 hours at most, not 2026-03-10 13:00:00",
    ),
    (
        [START, "--end", "2026-03-10T15:00Z"],
        "end must have a zone if the interview has one, and none if it has none",
    ),
    ([START, "--decide-by", "soon"], "argument --decide-by: write a date such as 2026-03-20, not 'soon'"),
    (
        [START, "--decide-by", "2026-03-01"],
        "timeframe must not name a day before it was said (2026-03-10); give --asked-on if it was said later, not ",
    ),
    ([START, "--not-before", "2026-13-01"], "argument --not-before: write a date such as 2026-03-20, not '2026-13-01'"),
    ([START, "--asked-on", "2026-03-01"], "--asked-on must be on or after the interview (2026-03-10), not 2026-03-01"),
    ([START, "--asked-on", "yesterday"], "argument --asked-on: write a date such as 2026-03-20, not 'yesterday'"),
    ([START, "--end-of-week", "-1"], "argument --end-of-week: weeks must be 0 or more, not -1"),
    ([START, "--end-of-week", "x"], "argument --end-of-week: write a number of weeks from now, such as 1, not 'x'"),
    (
        [START, "--end-of-week", "9" * 5000],
        "argument --end-of-week: write a number of weeks from now, such as 1, not '" + "9" * 36 + "...",
    ),
    ([START, "--end-of-week", "9" * 30], "the end of the week lies outside the years 1 to 9999; check the dates given"),
    (
        [START, "--end-of-month", "1.5"],
        "argument --end-of-month: write a number of months from now, such as 1, not '1.5'",
    ),
    ([START, "--within", "a week"], NO_PERIOD + "'a week'"),
    ([START, "--within", "5 business weeks"], NO_PERIOD + "'5 business weeks'"),
    ([START, "--within", "5"], NO_PERIOD + "'5'"),
    ([START, "--within", "0 days"], "argument --within: count must be 1 or more, not 0"),
    ([START, "--within", "-5 days"], NO_PERIOD + "'-5 days'"),
    (
        [START, "--within", "999999999 days"],
        "999999999 days after 2026-03-10 lies outside the years 1 to 9999; check the dates given",
    ),
    ([START, "--open-ended", "--end-of-week"], "argument --end-of-week: not allowed with argument --open-ended"),
    ([START, "--tz", "Berlin"], "argument --tz: write a zone such as Europe/Berlin, not 'Berlin'"),
    ([START, "--tz", "../../etc/passwd"], "argument --tz: write a zone such as Europe/Berlin, not '../../etc/passwd'"),
    ([START, "--tz", "Europe"], "argument --tz: write a zone such as Europe/Berlin, not 'Europe'"),
    ([START, "--tz", "localtime"], "argument --tz: write a zone such as Europe/Berlin, not 'localtime'"),
    ([START, "--tz", ""], "argument --tz: write a zone such as Europe/Berlin, not ''"),
    ([START, "--calendar", "Nowhere"], "unknown country 'Nowhere'; "),
    (
        [START, "--calendar", "market:X"],
        "unknown market 'X'; holidays.list_supported_countries() and list_supported_financial() list what is known",
    ),
    ([START, "--calendar", "nope:x"], "unknown calendar 'nope:x'; did you mean market?"),
    (["1901-01-04T10:00", "--calendar", "LK"], "the holidays of LK are known from "),
    ([START, "--etiquette", "rude"], "argument --etiquette: invalid choice: 'rude' (choose from "),
    ([START, "--contact", "<zoe@example.org>"], "argument --contact: name must not be blank"),
    ([START, "--contact", ""], "argument --contact: name must not be blank"),
    ([START, "--contact", f"Zoe <{CANARY}"], NO_CONTACT),
    ([START, "--contact", f"{CANARY}@example.org"], NO_CONTACT),
    ([START, "--contact", f"Zoe {CANARY}@example.org>"], NO_CONTACT),
    (
        [START, "--contact", f"Zoe <{CANARY}>"],
        "argument --contact: email must be one bare address, such as name@example.org",
    ),
    ([START, "--employer", ""], "employer must not be blank"),
    (
        [START, "--position", f"{CANARY}\x1b[31m"],
        "position must be a single line without control characters or bidi over",
    ),
    ([START, "--nope"], "unknown argument: '--nope'; see --help"),
    ([START, "--empl", "Acme"], "unknown argument: '--empl'; see --help"),
    ([START, "more"], "unknown argument: one too many; see --help"),
    (["--\x1b[31m\u202e\u2028ü"], "unknown argument: '--\\x1b[31m\\u202e\\u2028\\xfc'; see --help"),
    (["2026\x1b[2J\n"], "argument START: write a date and a time such as 2026-03-10T14:00, not '2026\\x1b[2J\\n'"),
    (["9999-12-31T10:00"], "7 days after 9999-12-31 lies outside the years 1 to 9999; check the dates given"),
]


@pytest.mark.parametrize(("arguments", "text"), BAD, ids=range(len(BAD)))
def test_bad_input(capsys, arguments, text):
    status, out, err = said(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith(f"interview-etiquette: {text}")
    assert err.count("\n") == 1
    assert err[:-1].isprintable()
    assert err.isascii()
    assert len(err) < 300
    assert CANARY not in err
    assert "Traceback" not in err


@pytest.mark.parametrize("option", ["--employer", "--position", "--contact"])
@pytest.mark.parametrize("code", [*range(0x20), 0x7F, 0x9B, 0x2028, 0x202E, 0x2066, 0xD800], ids=hex)
def test_control_characters_never_reach_the_screen(capsys, option, code):
    status, out, err = said(capsys, START, option, f"a{chr(code)}b")
    assert (status, out) == (2, "")
    assert chr(code) not in err[:-1]
