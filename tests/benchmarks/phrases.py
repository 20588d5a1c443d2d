"""Who reads what they said, how well and how fast: python tests/benchmarks/phrases.py.

Every reader is told the day on which it was said and to prefer the future; the last day that it finds is its answer.
A peer that is not installed is reported as not run. To install them all:

    pip install dateparser parsedatetime timefhuman recurrent recognizers-text-date-time
"""

import csv
import importlib
import sys
import time
import warnings
from collections.abc import Callable
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from typing import NamedTuple

from interview_etiquette import EtiquetteError
from interview_etiquette.calendars import WEEKDAYS, AdjustedCalendar, BusinessCalendar, CountryCalendar
from interview_etiquette.phrases import read_timeframe

CASES = Path(__file__).parent.parent / "data" / "said_exam.csv"
US = CountryCalendar("US")


class Case(NamedTuple):
    """What was said, when, and how it is to be read."""

    said: str
    asked_on: date
    day_first: bool
    calendar: BusinessCalendar

    @property
    def now(self) -> datetime:
        return datetime.combine(self.asked_on, clock(9))


Reader = Callable[[Case], date | None]


def ours() -> Reader:
    def read(case: Case) -> date | None:
        try:
            found = read_timeframe(case.said, asked_on=case.asked_on, calendar=case.calendar, day_first=case.day_first)
        except EtiquetteError:
            return None
        return found.timeframe.window(case.asked_on, case.calendar).latest

    return read


def dateparser() -> Reader:
    search = importlib.import_module("dateparser.search").search_dates

    def read(case: Case) -> date | None:
        settings = {
            "RELATIVE_BASE": case.now,
            "PREFER_DATES_FROM": "future",
            "DATE_ORDER": "DMY" if case.day_first else "MDY",
        }
        found = search(case.said, languages=["en"], settings=settings) or []
        return max((moment.date() for _, moment in found), default=None)

    return read


def parsedatetime() -> Reader:
    calendar = importlib.import_module("parsedatetime").Calendar()

    def read(case: Case) -> date | None:
        found = calendar.nlp(case.said, sourceTime=case.now) or ()
        return max((moment.date() for moment, *_ in found), default=None)

    return read


def timefhuman() -> Reader:
    module = importlib.import_module("timefhuman")

    def read(case: Case) -> date | None:
        config = module.tfhConfig(now=case.now)
        return max(_dates(module.timefhuman(case.said, config=config), case.now), default=None)

    return read


def _dates(found: object, now: datetime) -> list[date]:
    match found:
        case list() | tuple():
            return [day for one in found for day in _dates(one, now)]
        case datetime():
            return [found.date()]
        case date():
            return [found]
        case _:
            moved = getattr(found, "total_seconds", None)
            return [] if moved is None else [(now + found).date()]


def recurrent() -> Reader:
    module = importlib.import_module("recurrent")

    def read(case: Case) -> date | None:
        found = module.RecurringEvent(now_date=case.now).parse(case.said)
        return found.date() if isinstance(found, datetime) else None

    return read


def recognizers() -> Reader:
    module = importlib.import_module("recognizers_date_time")
    british, american = ("en-gb", "en-us")

    def read(case: Case) -> date | None:
        culture = british if case.day_first else american
        found = module.recognize_datetime(case.said, culture, reference=case.now)
        return max((day for one in found if (day := _future(one.resolution, case.asked_on))), default=None)

    return read


def _future(resolution: dict[str, list[dict[str, str]]] | None, asked_on: date) -> date | None:
    """Return the first reading of one expression that is not past; the end of a range is the day after it."""
    days = []
    for value in (resolution or {}).get("values", []):
        text, is_range = (value.get("end") or value.get("value") or "")[:10], "end" in value
        if len(text) == 10 and text[4] == "-":
            days.append(date.fromisoformat(text) - timedelta(days=is_range and value["type"] == "daterange"))
    return min((day for day in days if day >= asked_on), default=None)


READERS: dict[str, Callable[[], Reader]] = {
    "interview-etiquette": ours,
    "dateparser": dateparser,
    "parsedatetime": parsedatetime,
    "timefhuman": timefhuman,
    "recurrent": recurrent,
    "recognizers-text-date-time": recognizers,
}


def _case(row: dict[str, str]) -> Case:
    options = dict(option.partition("=")[::2] for option in row["options"].split(";") if option)
    said = row["phrase"]
    if "escape" in options:
        said = said.encode("latin-1", "backslashreplace").decode("unicode_escape")
    said *= min(int(options.get("repeat", 1)), 200)  # some peers would take hours
    closed = options.get("holidays")
    calendar = AdjustedCalendar(WEEKDAYS, closed=map(date.fromisoformat, closed.split("|"))) if closed else US
    return Case(said, date.fromisoformat(row["reference"]), "day_first" in options, calendar)


def score(read: Reader) -> tuple[float, float, float, int]:
    """Return the shares right and wrongly dated in percent, milliseconds per sentence, and the number of crashes."""
    right = wrong = crashes = 0
    spent = 0.0
    with CASES.open(newline="", encoding="utf-8") as file:
        cases = list(csv.DictReader(file))
    for row in cases:
        case = _case(row)
        began = time.perf_counter()
        try:
            found = read(case)
        except Exception:  # noqa: BLE001  whatever a peer throws
            crashes, found = crashes + 1, None
        spent += time.perf_counter() - began
        is_right = (found.isoformat() if found else "") == row["expected"]
        right += is_right
        wrong += found is not None and not is_right
    return 100 * right / len(cases), 100 * wrong / len(cases), 1000 * spent / len(cases), crashes


def main() -> None:
    """Print the table of docs/explanation/phrases.md."""
    warnings.simplefilter("ignore")
    print("| reader | right | wrong date | ms per sentence | crashes |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, load in READERS.items():
        try:
            right, wrong, spent, crashes = score(load())
        except ImportError:
            print(f"| {name} | not run | | | |")
        else:
            print(f"| {name} | {right:.0f} % | {wrong:.0f} % | {spent:.2f} | {crashes} |")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
