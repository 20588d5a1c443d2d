"""What people say, and how it is read, over the American calendar.

said.csv has the days; readings.csv, for one sentence of each sort, all else that a reading says.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from interview_etiquette import EtiquetteError
from interview_etiquette.calendars import CountryCalendar
from interview_etiquette.phrases import read_timeframe

US = CountryCalendar("US")
DATA = Path(__file__).parent / "data"
with (DATA / "said.csv").open(newline="", encoding="utf-8") as file:
    CASES = [tuple(case.values()) for case in csv.DictReader(file)]
with (DATA / "readings.csv").open(newline="", encoding="utf-8") as file:
    READINGS = [tuple(case.values()) for case in csv.DictReader(file)]


def _answer(said: str, asked_on: date) -> str:
    try:
        window = read_timeframe(said, asked_on=asked_on, calendar=US).timeframe.window(asked_on, US)
    except EtiquetteError:
        return "refused"
    if window.latest:
        return " to ".join(dict.fromkeys(map(str, filter(None, (window.earliest, window.latest)))))
    if window.earliest:
        return f"not before {window.earliest}"
    return "long" if window.open_ended else "unspecified"


@pytest.mark.parametrize(("asked_on", "said", "expected"), CASES)
def test_said(asked_on: str, said: str, expected: str) -> None:
    assert _answer(said, date.fromisoformat(asked_on)) == expected


@pytest.mark.parametrize(("asked_on", "said", "explanation", "convention", "ignored"), READINGS)
def test_the_whole_reading(asked_on: str, said: str, explanation: str, convention: str, ignored: str) -> None:
    reading = read_timeframe(said, asked_on=date.fromisoformat(asked_on), calendar=US)
    assert reading.explanation == explanation
    assert reading.convention is bool(convention)
    assert "; ".join(map(str, reading.ignored)) == ignored
