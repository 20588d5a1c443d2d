"""What an interviewer might say, and the last day by which they will have decided.

Two tables: said_exam.csv was in sight when the grammar was written; unseen.csv was written without sight of
the grammar, and 143 of its 150 sentences were read right at the first try.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from interview_etiquette import EtiquetteError, OpenEnded
from interview_etiquette.calendars import WEEKDAYS, AdjustedCalendar, BusinessCalendar, CountryCalendar
from interview_etiquette.phrases import read_timeframe

US = CountryCalendar("US")
CASES: list[dict[str, str]] = []
for name in ("said_exam.csv", "unseen.csv"):
    with (Path(__file__).parent / "data" / name).open(newline="", encoding="utf-8") as file:
        CASES.extend(csv.DictReader(file))


def _options(case: dict[str, str]) -> dict[str, str]:
    return dict(option.partition("=")[::2] for option in case["options"].split(";") if option)


def _phrase(case: dict[str, str]) -> str:
    options, phrase = _options(case), case["phrase"]
    if "escape" in options:
        phrase = phrase.encode("latin-1", "backslashreplace").decode("unicode_escape")
    return phrase * int(options.get("repeat", 1))


def _calendar(case: dict[str, str]) -> BusinessCalendar:
    closed = _options(case).get("holidays")
    return AdjustedCalendar(WEEKDAYS, closed=map(date.fromisoformat, closed.split("|"))) if closed else US


def _answer(case: dict[str, str]) -> tuple[str, str]:
    asked_on, calendar = date.fromisoformat(case["reference"]), _calendar(case)
    try:
        reading = read_timeframe(
            _phrase(case), asked_on=asked_on, calendar=calendar, day_first="day_first" in _options(case)
        )
    except EtiquetteError:
        return "error", ""
    latest = reading.timeframe.window(asked_on, calendar).latest
    if latest is not None:
        return "date", latest.isoformat()
    return ("long" if isinstance(reading.timeframe, OpenEnded) else "unspecified"), ""


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_exam(case: dict[str, str]) -> None:
    kind, day = _answer(case)
    if case["kind"] == "error":
        assert kind in ("error", "unspecified")
    else:
        assert (kind, day) == (case["kind"], case["expected"])
