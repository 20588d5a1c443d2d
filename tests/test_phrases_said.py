"""What people say, and how it is read: tests/data/said.csv, over the American calendar."""

import csv
from datetime import date
from pathlib import Path

import pytest

from interview_etiquette import EtiquetteError
from interview_etiquette.calendars import CountryCalendar
from interview_etiquette.phrases import read_timeframe

US = CountryCalendar("US")
with (Path(__file__).parent / "data" / "said.csv").open(newline="", encoding="utf-8") as file:
    CASES = [tuple(case.values()) for case in csv.DictReader(file)]


def _answer(said: str, asked_on: date) -> str:
    try:
        window = read_timeframe(said, asked_on=asked_on, calendar=US).timeframe.window(asked_on, US)
    except EtiquetteError:
        return "refused"
    if window.latest:
        return f"{window.earliest} to {window.latest}" if window.earliest else window.latest.isoformat()
    if window.earliest:
        return f"not before {window.earliest}"
    return "long" if window.open_ended else "unspecified"


@pytest.mark.parametrize(("asked_on", "said", "expected"), CASES)
def test_said(asked_on: str, said: str, expected: str) -> None:
    assert _answer(said, date.fromisoformat(asked_on)) == expected
