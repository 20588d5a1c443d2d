"""Plans on a calendar server: Radicale on loopback, spoken to by the `caldav` client, where both are installed."""

import contextlib
import socket
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs
import icalendar
import pytest
from samples import ZOE

from interview_etiquette import DecideBy, Interview, Rule, plan
from interview_etiquette.integrations.icalendar import plan_to_calendar

pytest.importorskip("radicale", reason="needs Radicale, a calendar server: pip install radicale caldav")
caldav = pytest.importorskip("caldav", reason="needs caldav, a client: pip install radicale caldav")
pytestmark = pytest.mark.filterwarnings("default")  # theirs are theirs

CHICAGO = ZoneInfo("America/Chicago")
STAMP = datetime(2026, 3, 10, 18, tzinfo=UTC)
INTERVIEW = Interview(datetime(2026, 3, 5, 10, tzinfo=CHICAGO), contacts=[ZOE], position="Engineer", id="acme/2")
MADE = plan(INTERVIEW)
MOVED = plan(
    attrs.evolve(INTERVIEW, start=datetime(2026, 3, 6, 15, tzinfo=CHICAGO), timeframe=DecideBy(date(2026, 3, 20)))
)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Return a user of a server of our own; it is gone with the module."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("radicale")
    options = {"server-hosts": f"127.0.0.1:{port}", "storage-filesystem-folder": folder, "auth-type": "none"}
    command = [sys.executable, "-m", "radicale", "--config", "", *(f"--{name}={to}" for name, to in options.items())]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.05)
        with caldav.DAVClient(f"http://127.0.0.1:{port}/", username="zoe", password="zoe") as client:
            yield client.principal()
        process.terminate()


@pytest.fixture(params=["todo", "event"])
def collection(server, request):
    """Return an empty collection, and what it is for."""
    calendar = server.make_calendar(name=f"job search, {request.param} {time.monotonic_ns()}")
    yield calendar, request.param
    calendar.delete()


def publish(collection, made, **options):
    """Put each step where its UID says, as a calendar program does."""
    calendar, as_ = collection
    for component in icalendar.Calendar.from_ical(
        plan_to_calendar(made, stamp=STAMP, as_=as_, **options)
    ).subcomponents:
        single = icalendar.Calendar()
        single.add("PRODID", "-//a calendar program//EN")
        single.add("VERSION", "2.0")
        single.add_component(component)
        text = single.to_ical().decode()
        calendar.save_todo(text) if as_ == "todo" else calendar.save_event(text)


def stored(collection):
    """Return all components by step id."""
    calendar, as_ = collection
    objects = calendar.todos(include_completed=True) if as_ == "todo" else calendar.events()
    return {str(each.icalendar_component["X-INTERVIEW-ETIQUETTE-STEP"]): each for each in objects}


def times(found, as_):
    component = found.icalendar_component
    end = component.get("DUE" if as_ == "todo" else "DTEND")
    return component["DTSTART"].dt, end.dt if end else None


def expected(step, as_):
    if step.due is None:
        day = step.opens.date()
        return day, day if as_ == "todo" else None
    return step.opens.astimezone(UTC), step.due.astimezone(UTC)


def check(collection, made):
    found = stored(collection)
    assert found.keys() == {step.id for step in made.steps}
    for step in made.steps:
        assert times(found[step.id], collection[1]) == expected(step, collection[1])


def test_publish_and_publish_again(collection):
    for _ in range(2):
        publish(collection, MADE)
        check(collection, MADE)


def test_an_updated_plan_takes_the_place_of_the_first(collection):
    """Steps that are no longer in the plan stay: the server cannot know, and the docs say so."""
    publish(collection, MADE)
    publish(collection, MOVED, sequence=1)
    gone = {step.id for step in MADE.steps} - {step.id for step in MOVED.steps}
    assert gone == {"acme/2/decision_date/1"}
    for each in gone:
        stored(collection)[each].delete()
    check(collection, MOVED)


def test_search_by_date(collection):
    calendar, as_ = collection
    publish(collection, MADE)
    asking = next(step for step in MADE.steps if step.rule is Rule.FOLLOW_UP)
    kind = {"todo": True} if as_ == "todo" else {"event": True}
    found = calendar.search(start=asking.opens, end=asking.opens + timedelta(hours=1), **kind)
    assert [str(each.icalendar_component["X-INTERVIEW-ETIQUETTE-STEP"]) for each in found] == [asking.id]


def test_complete_and_reschedule(collection):
    calendar, as_ = collection
    publish(collection, MADE)
    found = stored(collection)
    first, asking = MADE.steps[0], next(step for step in MADE.steps if step.rule is Rule.FOLLOW_UP)
    if as_ == "todo":
        found[first.id].complete()
        assert first.id not in {
            str(each.icalendar_component["X-INTERVIEW-ETIQUETTE-STEP"]) for each in calendar.todos()
        }
    moved = found[asking.id]
    later = asking.opens.astimezone(UTC) + timedelta(days=1)
    moved.icalendar_component["DTSTART"].dt = later
    moved.icalendar_component["DUE" if as_ == "todo" else "DTEND"].dt = later + timedelta(hours=3)
    moved.save()
    assert times(stored(collection)[asking.id], as_) == (later, later + timedelta(hours=3))
    publish(collection, MADE, sequence=1)
    check(collection, MADE)
