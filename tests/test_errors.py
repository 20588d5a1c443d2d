"""Errors: what they are, what they say, and that they carry their facts."""

import copy
import pickle

import pytest

from interview_etiquette import EtiquetteError, errors
from interview_etiquette.errors import (
    BadRowsError,
    CalendarDefectError,
    DocumentError,
    InvalidValueError,
    MissingExtraError,
    MixedZonesError,
    NobodyWaitsError,
    NoBusinessDayError,
    OutOfRangeError,
    UnknownCalendarError,
    UnreadablePhraseError,
    UnsupportedYearError,
    shown,
    wrong_type,
)

ERRORS = [  # error, also a, facts, text
    (
        InvalidValueError("count", "must be 1 or more", "0"),
        ValueError,
        {"argument": "count", "problem": "must be 1 or more", "value": "0"},
        "count must be 1 or more, not 0",
    ),
    (
        InvalidValueError("name", "must not be blank"),
        ValueError,
        {"argument": "name", "problem": "must not be blank", "value": None},
        "name must not be blank",
    ),
    (MixedZonesError("end", "must have a zone"), InvalidValueError, {"argument": "end"}, "end must have a zone"),
    (
        OutOfRangeError("the day after 9999-12-31"),
        OverflowError,
        {"what": "the day after 9999-12-31"},
        "the day after 9999-12-31 lies outside the years 1 to 9999; check the dates given",
    ),
    (
        NoBusinessDayError("2026-03-10"),
        LookupError,
        {"day": "2026-03-10"},
        "no business day within ten years of 2026-03-10; check the calendar's is_business_day",
    ),
    (
        UnknownCalendarError("country", "'Germny'", ("Germany",)),
        LookupError,
        {"kind": "country", "name": "'Germny'", "near": ("Germany",)},
        "unknown country 'Germny'; did you mean Germany?",
    ),
    (
        UnknownCalendarError("market", "'X'"),
        LookupError,
        {"near": ()},
        "unknown market 'X'; holidays.list_supported_countries() and list_supported_financial() list what is known",
    ),
    (
        UnsupportedYearError("LK", 2030, 2003, 2026),
        ValueError,
        {"calendar": "LK", "year": 2030, "first": 2003, "last": 2026},
        "the holidays of LK are known from 2003 to 2026, not for 2030; for weekends only there, say outside='weekends'",
    ),
    (
        NobodyWaitsError("you withdrew"),
        LookupError,
        {"why": "you withdrew"},
        "nobody waits for an answer any more (you withdrew); leave this interview out of the list",
    ),
    (
        CalendarDefectError("is_business_day(2026-03-10)", "must return a bool"),
        AssertionError,
        {"call": "is_business_day(2026-03-10)", "problem": "must return a bool"},
        "is_business_day(2026-03-10) must return a bool",
    ),
    (
        MissingExtraError("numpy", "arrays"),
        ImportError,
        {"library": "numpy", "extra": "arrays"},
        "numpy is not installed; pip install 'interview-etiquette[arrays]'",
    ),
    (
        DocumentError("$.start", "must be an object"),
        ValueError,
        {"path": "$.start", "problem": "must be an object"},
        "$.start: must be an object",
    ),
    (
        UnreadablePhraseError("'31 February'", "must be a date that exists"),
        ValueError,
        {"span": "'31 February'", "problem": "must be a date that exists"},
        "what they said must be a date that exists, not '31 February'; ask them again, or build the timeframe by hand",
    ),
    (
        BadRowsError((3, 17), ("must be a day", "unknown country 'XX'")),
        ValueError,
        {"rows": (3, 17), "problems": ("must be a day", "unknown country 'XX'")},
        """row 3: must be a day; row 17: unknown country 'XX' (errors="column" tells of all rows, and goes on)""",
    ),
]


@pytest.mark.parametrize(("error", "builtin", "facts", "text"), ERRORS, ids=lambda part: type(part).__name__)
def test_error(error, builtin, facts, text):
    assert isinstance(error, EtiquetteError)
    assert isinstance(error, builtin)
    for made in (error, *(pickle.loads(pickle.dumps(error, protocol)) for protocol in range(6)), copy.copy(error)):
        assert type(made) is type(error)
        assert str(made) == text
        assert made.args == error.args
        for name, fact in facts.items():
            assert getattr(made, name) == fact


def test_every_error_stands_in_the_table():
    public = {e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, EtiquetteError)}
    assert {type(error) for error, *_ in ERRORS} == public - {EtiquetteError}


def test_texts_begin_in_lower_case_and_are_one_line():
    for error, *_ in ERRORS:
        assert not str(error)[0].isupper()
        assert "\n" not in str(error)


class NoRepr:
    def __repr__(self):
        raise RuntimeError


SHOWN = [
    ("a", "'a'"),
    ("x" * 38, "'" + "x" * 38 + "'"),
    ("x" * 39, "'" + "x" * 36 + "..."),
    ("x" * 10_000_000, "'" + "x" * 36 + "..."),
    ("a\n\x1b\u202e\ud800", "'a\\n\\x1b\\u202e\\ud800'"),
    (10**5000, "a value of type int"),
    (NoRepr(), "a value of type NoRepr"),
    (type("N" * 100, (NoRepr,), {})(), "a value of type " + "N" * 24),
]


@pytest.mark.parametrize(("value", "expected"), SHOWN, ids=range(len(SHOWN)))
def test_values_are_shown_by_repr_in_40_characters_at_most(value, expected):
    assert shown(value) == expected
    assert len(shown(value)) <= 40


def test_a_wrong_type_names_the_argument():
    assert str(wrong_type("start", "a datetime", None)) == "start must be a datetime, not NoneType"
    assert not isinstance(wrong_type("start", "a datetime", None), EtiquetteError)
