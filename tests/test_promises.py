"""What docs/compatibility.md promises: a test for each promise, named after it."""

import ast
import copy
import logging
import os
import pickle
import random
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from types import FunctionType
from zoneinfo import ZoneInfo

import attrs
import every
import pytest
from markup import shown
from samples import TIMEFRAMES, TUESDAY, VALUES

import interview_etiquette as ie
from interview_etiquette import EtiquetteError, Interview, calendars, history, phrases, rules, serial, testing
from interview_etiquette._value import Value
from interview_etiquette.errors import CalendarDefectError, NoBusinessDayError, OutOfRangeError
from interview_etiquette.integrations import drafts

TESTS = Path(__file__).parent
CALLS = every.calls()


def named(call):
    return f"{call.func.__module__.removeprefix('interview_etiquette.')}.{call.func.__name__}"


TABLES = {"key_dates_columns", "key_dates_frame", "status_frame", "due_frame"}  # have their own tests
ONE_OF_EACH = list({named(call): call for call in CALLS}.values())


def test_every_public_function_is_at_work_here():
    functions = {
        name
        for module, names in every.public_names()
        for name in names
        if module in sys.modules and isinstance(getattr(sys.modules[module], name), FunctionType)
    }
    assert functions - {call.func.__name__ for call in CALLS} <= {"to_numpy", *TABLES}


# --- deterministic

FORBIDDEN = """
import builtins, locale, os, random, socket, sys, time
import every
from interview_etiquette import rules

before = every.answers()  # whatever is loaded on first use is loaded now
rules._REMEMBERED.clear()
calls = [call for call in every.calls() if call.func.__name__ != "check_calendar"]  # asks from several threads

HARMLESS = ("object.", "code.", "sys._getframe", "array.", "builtins.id", "import", "compile", "exec", "marshal")

def audit(event, arguments):
    if armed and not event.startswith(HARMLESS):
        raise SystemExit(f"asked the machine: {event} {arguments}")

def refuse(*arguments, **options):
    raise SystemExit(f"asked the machine: {arguments}")

armed = False
sys.addaudithook(audit)
for module, names in {
    time: ("time", "time_ns", "localtime", "gmtime", "monotonic", "perf_counter", "tzset", "strftime", "ctime"),
    random: ("random", "randint", "choice", "seed", "getrandbits"),
    locale: ("setlocale", "getlocale", "localeconv"),
    os: ("getenv", "urandom", "getcwd", "stat", "listdir"),
    socket: ("socket", "gethostname"),
    builtins: ("open", "input", "print"),
}.items():
    for name in names:
        setattr(module, name, refuse)

class NoEnvironment(dict):
    __getitem__ = get = __contains__ = __iter__ = refuse

os.environ = NoEnvironment()
armed = True
after = [every.text(call()) for call in calls]
armed = False
assert set(after) <= set(before)
sys.stdout.write(f"{len(after)} answers, the same\\n")
"""


def in_a_process(code, **variables):
    """Run in a process of its own, with the tests' modules to import."""
    paths = os.pathsep.join([str(TESTS), *(path for path in sys.path if path)])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | variables | {"PYTHONPATH": paths},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_deterministic():
    """No clock, environment, locale, network, file or chance has a part in any answer."""
    assert in_a_process(FORBIDDEN) == f"{len(CALLS) - 1} answers, the same\n"


def test_deterministic_no_source_reads_a_clock():
    """`datetime.now` is C, and nothing can stand in its way; so the sources must not name it."""
    clocks = {"now", "today", "utcnow", "fromtimestamp", "time_ns", "monotonic"}
    for file in every.PACKAGE.rglob("*.py"):
        called = [node.func for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call)]
        assert clocks.isdisjoint(each.attr for each in called if isinstance(each, ast.Attribute)), file


def test_deterministic_in_any_process_zone_and_locale():
    code = f"import runpy; runpy.run_path({str(TESTS / 'every.py')!r}, run_name='__main__')"
    answers = {
        in_a_process(code, PYTHONUTF8="1", **variables)
        for variables in (
            {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
            {"TZ": "Pacific/Apia", "LC_ALL": "de_DE.UTF-8", "LANG": "ar_SA.UTF-8", "PYTHONHASHSEED": "1"},
            {"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr", "PYTHONHASHSEED": "2"},
        )
    }
    assert len(answers) == 1


# --- thread-safe


def test_thread_safe():
    """Eight threads that share every argument get what one gets, whatever their order."""
    expected = [every.text(call()) for call in CALLS]

    def work(seed):
        order = random.Random(seed).sample(range(len(CALLS)), len(CALLS))
        return all(every.text(CALLS[n]()) == expected[n] for n in order)

    rules._REMEMBERED.clear()
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(8)))


# --- immutable, picklable


def values_in(answer):
    """Return the values of the library in an answer, at any depth."""
    found, waiting = [], [answer]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Value):
            found.append(one)
            waiting += [getattr(one, field.name) for field in attrs.fields(type(one))]
        elif isinstance(one, tuple | list):
            waiting += one
    return found


def given_and_got():
    got = []
    for call in CALLS:
        answer = call()
        got.append([*answer] if hasattr(answer, "__next__") else answer)
    everything = [*VALUES, *got, *(part for call in CALLS for part in (*call.args, *(call.keywords or {}).values()))]
    return {id(value): value for value in values_in(everything)}.values()


def test_immutable():
    for value in given_and_got():
        assert not hasattr(value, "__dict__"), type(value)
        for field in attrs.fields(type(value)):
            with pytest.raises(AttributeError):
                setattr(value, field.name, None)
            hash(type(getattr(value, field.name)))
            assert not isinstance(getattr(value, field.name), list | dict | set | bytearray), (type(value), field.name)


def test_immutable_no_function_changes_what_it_is_given():
    for call in CALLS:
        given = call.args, call.keywords
        before = pickle.dumps(given)
        call()
        assert pickle.loads(before) == given, named(call)


def test_picklable():
    for value in given_and_got():
        for again in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
            assert type(again) is type(value)
            assert again == value or isinstance(value, history.BadRecord), "an error equals nothing else"


# --- no personal data

CANARY = "canary-7f3"
SECRET = ie.Contact("Zoe", email=f"{CANARY}@example.org", phone=CANARY)
MEANT = Interview(TUESDAY, contacts=[SECRET], timeframe=ie.EndOfWeek())
HAPPENED = (history.ThankYouSent(at=datetime(2026, 3, 10, 15), to=SECRET),)


def test_no_personal_data_in_repr():
    """E-mail and phone stand in no `repr`, no text and no page of any value that holds a contact."""
    record = history.Record("acme", MEANT, HAPPENED)
    answers = [
        SECRET,
        MEANT,
        *HAPPENED,
        record,
        ie.plan(MEANT),
        history.next_step(MEANT, HAPPENED, now=datetime(2026, 3, 13, 10)),
        history.may_contact(MEANT, HAPPENED, at=datetime(2026, 3, 13, 10)),
        *history.due([record], since=datetime(2026, 3, 9), until=datetime(2026, 4, 9)),
    ]
    values = values_in(answers)
    assert len({type(value) for value in values}) > 10
    for value in values:
        assert CANARY not in repr(value), type(value)
        assert CANARY not in str(value), type(value)
        assert CANARY not in shown(value), type(value)


WRONG = [f"{CANARY}\n", f"{CANARY}\u202e", CANARY * 50, [CANARY], CANARY.encode()]
THANKS = next(step for step in ie.plan(MEANT).steps if step.rule == "thank_you")
TAKERS = [
    *(partial(lambda name, wrong: ie.Contact(**{"name": "Zoe", name: wrong}), field.name)
      for field in attrs.fields(ie.Contact)),
    *(partial(lambda name, wrong: Interview(TUESDAY, **{name: wrong}), name)
      for name in ("contacts", "employer", "position", "id")),
    lambda wrong: history.ThankYouSent(at=TUESDAY, to=wrong),
    lambda wrong: drafts.draft(THANKS, SECRET, subject=wrong),
    lambda wrong: drafts.draft(THANKS, wrong),
    lambda wrong: drafts.mailto(THANKS, SECRET, subject=wrong),
    lambda wrong: serial.from_dict({"schema": 1, "kind": "contact", "name": wrong}),
    lambda wrong: serial.from_dict({"schema": 1, "kind": "contact", "name": "Zoe", "email": wrong}),
    lambda wrong: serial.from_dict({"schema": 1, "kind": "interview", "contacts": wrong}),
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
@pytest.mark.parametrize("take", TAKERS)
def test_no_personal_data_in_errors(take, wrong):
    with pytest.raises((EtiquetteError, TypeError)) as caught:
        take(wrong)
    error = caught.value
    assert CANARY not in f"{error} {error!r} {error.args} {error.__cause__!r}"
    assert CANARY not in "".join(map(repr, vars(error).values()))


def test_no_personal_data_in_logs(caplog, capfd):
    """Nothing is logged or printed at all."""
    caplog.set_level(logging.DEBUG)
    mine = {name for name in logging.root.manager.loggerDict if name.startswith("interview_etiquette")}
    for call in CALLS:
        every.text(call())
    for take in TAKERS:
        with pytest.raises((EtiquetteError, TypeError)):
            take(WRONG[0])
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")
    assert mine == set()


# --- naive in, naive out

ZONES = [None, UTC, ZoneInfo("Europe/Berlin"), ZoneInfo("America/St_Johns")]


@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_naive_in_naive_out(zone):
    """And aware in, aware out, with the very zone of the start."""
    for policy in ie.POLICIES.values():
        for said in TIMEFRAMES:
            interview = Interview(TUESDAY.replace(tzinfo=zone), contacts=[SECRET], timeframe=said)
            now = datetime(2026, 3, 18, 10, tzinfo=zone)
            history_ = [history.ThankYouSent(at=datetime(2026, 3, 10, 18, tzinfo=zone))]
            answers = [
                ie.thank_you_deadline(interview, etiquette=policy),
                ie.plan(interview, etiquette=policy),
                history.next_step(interview, history_, now=now, etiquette=policy),
                history.may_contact(interview, history_, at=now, etiquette=policy),
                history.answer_by(interview, history_, etiquette=policy),
            ]
            moments = [part for value in values_in(answers) for part in vars_of(value) if isinstance(part, datetime)]
            assert len(moments) > 5
            assert {moment.tzinfo for moment in [*moments, answers[0], answers[-1]]} == {zone}


def vars_of(value):
    return [getattr(value, field.name) for field in attrs.fields(type(value))]


# --- bounded searches


class Closed:
    """Never open, and counts how often it is asked."""

    def __init__(self):
        self.asked = 0

    def is_business_day(self, _day, /):
        self.asked += 1
        return False


DATES = (ie.follow_up_date, ie.follow_up_dates, ie.move_on_point, ie.key_dates, ie.plan)
SEARCHES = [
    *(lambda closed, function=function, said=said: function(Interview(TUESDAY, timeframe=said), calendar=closed)
      for function in DATES for said in TIMEFRAMES),
    *(lambda closed, n=n: calendars.add_business_days(every.DAY, n, closed) for n in (-(10**9), -1, 0, 1, 10**9)),
    *(lambda closed, convention=convention: calendars.roll(every.DAY, closed, convention)
      for convention in calendars.Roll if convention not in (calendars.Roll.UNADJUSTED, calendars.Roll.RAISE)),
    lambda closed: calendars.next_business_day(every.DAY, closed),
    lambda closed: calendars.previous_business_day(every.DAY, closed),
    lambda closed: history.next_step(Interview(TUESDAY), now=TUESDAY, calendar=closed),
    lambda closed: history.may_contact(Interview(TUESDAY), at=TUESDAY, calendar=closed),
    lambda closed: history.answer_by(Interview(TUESDAY), calendar=closed),
    testing.check_calendar,
]  # fmt: skip
TEN_YEARS = 3653


@pytest.mark.parametrize("search", SEARCHES)
def test_bounded_searches(search):
    """A calendar that never opens is a typed error after some ten years of days, not an endless search."""
    closed = Closed()
    try:
        search(closed)
    except EtiquetteError as error:
        assert isinstance(error, NoBusinessDayError | CalendarDefectError | OutOfRangeError)
    else:
        pytest.fail("nothing was refused")
    assert closed.asked <= 4 * TEN_YEARS


def test_bounded_searches_in_a_text():
    with pytest.raises(EtiquetteError):
        phrases.read_timeframe("a" * 2001, asked_on=every.DAY)


# --- typed errors only

LIMITS = [date.max, date.min, datetime.max, datetime.min, datetime(9999, 12, 31, 23, tzinfo=ZONES[2]), timedelta.max]
JUNK = [None, True, -1, 10**30, 1.5, "", "x" * 5000, "\ud800", b"\xff", (), [1], {}, {1: 2}, object(), ie, int, Closed]
ASK_EVERY_DAY = {"testing.check_calendar", "calendars._numpy.to_numpy"}  # and would for ten thousand years


@pytest.mark.parametrize("call", ONE_OF_EACH, ids=named)
def test_typed_errors_only(call):
    """Whatever is passed for any argument, there is an answer, an `EtiquetteError` or a plain `TypeError`."""
    for place in (*range(len(call.args)), *call.keywords):
        for junk in JUNK if named(call) in ASK_EVERY_DAY else JUNK + LIMITS:
            arguments, options = [*call.args], dict(call.keywords)
            (arguments if isinstance(place, int) else options)[place] = junk
            try:
                every.text(call.func(*arguments, **options))
            except EtiquetteError:
                pass
            except TypeError as error:
                assert type(error) is TypeError, (place, junk)


PAGE = TESTS.parent / "docs" / "compatibility.md"


def test_each_promise_names_its_tests():
    promised = re.findall(r"`(tests/[\w/]+\.py)::(\w+)(?:::(\w+))?`", PAGE.read_text(encoding="utf-8"))
    assert len(promised) > 10
    for file, *path in promised:
        nodes = ast.parse((TESTS.parent / file).read_text(encoding="utf-8")).body
        for name in filter(None, path):
            node = next((node for node in nodes if getattr(node, "name", None) == name), None)
            assert node is not None, (file, path)
            nodes = node.body
    mine = {name for name in globals() if name.startswith("test_")}
    about_themselves = {"test_every_public_function_is_at_work_here", "test_each_promise_names_its_tests"}
    assert mine - {name for _, *path in promised for name in path} == about_themselves
