"""What all values share: frozen, slotted, equal by what they say, rebuilt through the constructor."""

import copy
import pickle
import pkgutil
from datetime import date, datetime, timedelta
from importlib import import_module

import attrs
import pytest
from samples import FULL, TUESDAY, VALUES, ZOE, OwnCalendar

import interview_etiquette as ie
from interview_etiquette import (
    ARTICLE,
    POLICIES,
    Contact,
    DecideBy,
    EndOfWeek,
    Etiquette,
    EtiquetteError,
    Interview,
    Reason,
    Within,
    plan,
)
from interview_etiquette._value import Value, given, rebuild
from interview_etiquette.calendars import WEEKDAYS, AdjustedCalendar, AllOpen

PROTOCOLS = range(4, pickle.HIGHEST_PROTOCOL + 1)  # older ones lose the fold of a datetime, which is Python's own doing
CANARY = "canary-7f3"


def names(value):
    return f"{type(value).__name__}-{VALUES.index(value)}"


@pytest.mark.parametrize("value", VALUES, ids=names)
class TestEveryValue:
    def test_is_frozen(self, value):
        for field in attrs.fields(type(value)):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(value, field.name, getattr(value, field.name))
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                delattr(value, field.name)
        with pytest.raises(AttributeError):
            value.something_else = 1

    def test_is_slotted(self, value):
        assert not hasattr(value, "__dict__")

    def test_is_equal_to_what_it_was_made_of(self, value):
        again = type(value).rebuilt(given(value))
        assert again == value
        assert hash(again) == hash(value)
        assert again is not value
        assert repr(again) == repr(value)

    def test_differs_from_everything_else(self, value):
        assert [other for other in VALUES if other == value] == [value] * VALUES.count(value)
        assert value != given(value)
        assert value != ()
        assert value is not None
        assert value.__eq__(object()) is NotImplemented

    def test_survives_pickling_and_copying(self, value):
        for copied in (
            *(pickle.loads(pickle.dumps(value, protocol)) for protocol in PROTOCOLS),
            copy.copy(value),
            copy.deepcopy(value),
        ):
            assert copied == value
            assert hash(copied) == hash(value)
            assert type(copied) is type(value)
            assert repr(copied) == repr(value)

    def test_refuses_a_forged_state(self, value):
        maker, (kind, arguments) = value.__reduce__()
        assert kind is type(value)
        with pytest.raises((EtiquetteError, TypeError)):
            maker(kind, {key + "_": argument for key, argument in (arguments or {"": 1}).items()})
        for forged in ({"forged": 1}, (None, {"forged": 1}), (None, dict.fromkeys(arguments or ["forged"]))):
            with pytest.raises((AttributeError, TypeError)):
                pickle.loads(Forged(value, forged).dumps())

    def test_shows_itself_in_one_line(self, value):
        named = value in POLICIES.values() if isinstance(value, Etiquette) else False
        assert repr(value) == value.name.upper() if named else repr(value).startswith(f"{type(value).__name__}(")
        assert "\n" not in repr(value)


class Forged:
    """A pickle that first makes the value and then sets a state over it, as a forger would."""

    def __init__(self, value, state):
        self.value, self.state = value, state

    def __reduce__(self):
        return (*self.value.__reduce__(), self.state)

    def dumps(self):
        return pickle.dumps(self)


FORGED = [
    (Interview, {"start": "2026-03-10"}),
    (Interview, {"start": TUESDAY, "contacts": ["Zoe"]}),
    (Interview, {"start": TUESDAY, "end": TUESDAY}),
    (Contact, {"name": "a\nb"}),
    (Contact, {"name": "a", "email": "a"}),
    (DecideBy, {"day": TUESDAY}),
    (Within, {"count": -1, "unit": "days"}),
    (Reason, {"code": "card", "facts": ()}),
    (ie.DecisionWindow, {"earliest": date(2026, 3, 10), "latest": date(2026, 3, 9), "open_ended": False}),
    (ie.DecideBetween, {"earliest": date(2026, 3, 10), "latest": date(2026, 3, 9)}),
    (ie.Etiquette, {**given(ARTICLE), "follow_ups": 99}),
    (ie.Step, {**given(plan(FULL).steps[0]), "rule": "business_card"}),
    (ie.Step, {**given(plan(FULL).steps[0]), "contacts": ("Zoe",)}),
    (ie.Plan, {**given(plan(FULL)), "steps": ("step",)}),
    (ie.Plan, {**given(plan(FULL)), "dates": None}),
    (ie.ChecklistItem, {"key": "a", "required": 1, "text": "b"}),
    (ie.HalfDay, {"noon": "12:00"}),
]


@pytest.mark.parametrize(("kind", "arguments"), FORGED)
def test_unpickling_goes_through_the_constructor(kind, arguments):
    class Forger:
        def __reduce__(self):
            return rebuild, (kind, arguments)

    with pytest.raises((EtiquetteError, TypeError)):
        pickle.loads(pickle.dumps(Forger()))


def test_every_value_of_the_face_has_a_sample():
    kinds = {named for named in vars(ie).values() if isinstance(named, type) and issubclass(named, Value)}
    assert kinds <= {type(value) for value in VALUES}


def test_evolving_goes_through_the_constructor():
    assert attrs.evolve(FULL, employer="Other").employer == "Other"
    assert attrs.evolve(FULL, asked_on=None).asked_on == FULL.day
    with pytest.raises(EtiquetteError):
        attrs.evolve(FULL, start=FULL.start + timedelta(days=30))


EQUAL = [
    (Interview(TUESDAY), Interview(TUESDAY, asked_on=TUESDAY.date()), "asked on the day itself, stated or not"),
    (Interview(TUESDAY, contacts=[ZOE]), Interview(TUESDAY, contacts=(ZOE,)), "a list and a tuple of contacts"),
]


@pytest.mark.parametrize(("one", "other", "reason"), EQUAL)
def test_equal(one, other, reason):
    assert one == other, reason
    assert hash(one) == hash(other), reason
    assert len({one, other}) == 1, reason


def test_calendars_that_cannot_be_hashed_are_equal_all_the_same():
    own = AdjustedCalendar(OwnCalendar())
    assert AllOpen(WEEKDAYS, own) == AllOpen(WEEKDAYS, own)
    assert AllOpen(WEEKDAYS, own) != AllOpen(WEEKDAYS, AdjustedCalendar(OwnCalendar()))
    assert AllOpen(WEEKDAYS, own, own) == WEEKDAYS & own
    with pytest.raises(TypeError, match="unhashable"):
        hash(AllOpen(WEEKDAYS, own))


class TestNoPersonalData:
    """`repr` of a value shows neither e-mail nor phone; an error never repeats a text that may be personal."""

    def test_repr(self):
        contact = Contact("Zoe", email=f"{CANARY}@example.org", phone=CANARY)
        made = plan(Interview(TUESDAY, contacts=[contact]))
        for value in (contact, made.interview, *made.steps, made):
            assert CANARY not in repr(value)
        assert CANARY not in str(made)

    @pytest.mark.parametrize("field", ["name", "email", "phone", "title", "organization"])
    @pytest.mark.parametrize(
        "wrong",
        [f"{CANARY}\n", f"{CANARY}\u202e", CANARY * 50, f"{CANARY} {CANARY}@@\ud800", [CANARY], CANARY.encode()],
    )
    def test_contact(self, field, wrong):
        with pytest.raises((EtiquetteError, TypeError)) as caught:
            Contact(**{"name": "Zoe", field: wrong})
        assert field in str(caught.value)
        self.check(caught.value)

    @pytest.mark.parametrize(
        "field", ["employer", "position", "id", "contacts", "timeframe", "start", "end", "asked_on"]
    )
    @pytest.mark.parametrize("wrong", [f"{CANARY}\n", [CANARY], {CANARY: CANARY}])
    def test_interview(self, field, wrong):
        with pytest.raises((EtiquetteError, TypeError)) as caught:
            Interview(**{"start": datetime(2026, 3, 10, 10), field: wrong})
        assert field in str(caught.value)
        self.check(caught.value)

    def check(self, error):
        assert CANARY not in str(error)
        assert CANARY not in repr(error)
        assert all(CANARY not in str(argument) for argument in error.args)
        assert error.__cause__ is None


def test_a_number_that_python_will_not_write_is_no_error():
    assert repr(EndOfWeek(10**5000)) == "EndOfWeek(weeks=<int>)"


def test_no_value_of_any_kind_has_room_for_more_than_its_fields():
    for extra in ("icalendar", "numpy"):
        pytest.importorskip(extra, reason=f"of all modules, that which wants {extra} too")
    modules = [import_module(module.name) for module in pkgutil.walk_packages(ie.__path__, "interview_etiquette.")]
    kinds = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    values = [kind for kind in kinds if issubclass(kind, Value)]
    assert Contact in values
    assert [kind.__name__ for kind in values if kind.__dictoffset__] == []
