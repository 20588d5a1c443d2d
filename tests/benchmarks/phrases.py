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
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path

from interview_etiquette import EtiquetteError
from interview_etiquette.calendars import WEEKDAYS, AdjustedCalendar, BusinessCalendar, CountryCalendar
from interview_etiquette.phrases import read_timeframe

CASES = Path(__file__).parent.parent / "data" / "said_exam.csv"
US = CountryCalendar("US")
Reader = Callable[[str, date, bool, BusinessCalendar], date | None]


def ours() -> Reader:
    def read(said: str, asked_on: date, day_first: bool, calendar: BusinessCalendar) -> date | None:
        try:
            found = read_timeframe(said, asked_on=asked_on, calendar=calendar, day_first=day_first)
        except EtiquetteError:
            return None
        return found.timeframe.window(asked_on, calendar).latest

    return read


def dateparser() -> Reader:
    search = importlib.import_module("dateparser.search").search_dates

    def read(said: str, asked_on: date, day_first: bool, _: BusinessCalendar) -> date | None:
        settings = {
            "RELATIVE_BASE": datetime.combine(asked_on, clock(9)),
            "PREFER_DATES_FROM": "future",
            "DATE_ORDER": "DMY" if day_first else "MDY",
        }
        found = search(said, languages=["en"], settings=settings) or []
        return max((moment.date() for _, moment in found), default=None)

    return read


def parsedatetime() -> Reader:
    calendar = importlib.import_module("parsedatetime").Calendar()

    def read(said: str, asked_on: date, _day_first: bool, _: BusinessCalendar) -> date | None:
        found = calendar.nlp(said, sourceTime=datetime.combine(asked_on, clock(9))) or ()
        return max((moment.date() for moment, *_ in found), default=None)

    return read


def timefhuman() -> Reader:
    module = importlib.import_module("timefhuman")

    def read(said: str, asked_on: date, _day_first: bool, _: BusinessCalendar) -> date | None:
        config = module.tfhConfig(now=datetime.combine(asked_on, clock(9)))
        return max(_dates(module.timefhuman(said, config=config), asked_on), default=None)

    return read


def _dates(found: object, asked_on: date) -> list[date]:
    match found:
        case list() | tuple():
            return [day for one in found for day in _dates(one, asked_on)]
        case datetime():
            return [found.date()]
        case date():
            return [found]
        case _:
            moved = getattr(found, "total_seconds", None)
            return [] if moved is None else [(datetime.combine(asked_on, clock(9)) + found).date()]


def recurrent() -> Reader:
    module = importlib.import_module("recurrent")

    def read(said: str, asked_on: date, _day_first: bool, _: BusinessCalendar) -> date | None:
        found = module.RecurringEvent(now_date=datetime.combine(asked_on, clock(9))).parse(said)
        return found.date() if isinstance(found, datetime) else None

    return read


def recognizers() -> Reader:
    module = importlib.import_module("recognizers_date_time")
    british, american = ("en-gb", "en-us")

    def read(said: str, asked_on: date, day_first: bool, _: BusinessCalendar) -> date | None:
        culture = british if day_first else american
        found = module.recognize_datetime(said, culture, reference=datetime.combine(asked_on, clock(9)))
        values = [value for one in found if one.resolution for value in one.resolution["values"]]
        texts = [str(value.get("end") or value.get("value") or "")[:10] for value in values]
        days = [date.fromisoformat(text) for text in texts if len(text) == 10 and text[4] == "-"]
        return max(days, default=None)

    return read


READERS: dict[str, Callable[[], Reader]] = {
    "interview-etiquette": ours,
    "dateparser": dateparser,
    "parsedatetime": parsedatetime,
    "timefhuman": timefhuman,
    "recurrent": recurrent,
    "recognizers-text-date-time": recognizers,
}


def score(read: Reader) -> tuple[float, float, float, int]:
    """Return the shares right and wrongly dated in percent, milliseconds per sentence, and the number of crashes."""
    right = wrong = crashes = 0
    spent = 0.0
    with CASES.open(newline="", encoding="utf-8") as file:
        cases = list(csv.DictReader(file))
    for case in cases:
        options = dict(option.partition("=")[::2] for option in case["options"].split(";") if option)
        said = case["phrase"]
        if "escape" in options:
            said = said.encode("latin-1", "backslashreplace").decode("unicode_escape")
        said *= min(int(options.get("repeat", 1)), 200)  # some peers would take hours
        closed = options.get("holidays")
        calendar = AdjustedCalendar(WEEKDAYS, closed=map(date.fromisoformat, closed.split("|"))) if closed else US
        began = time.perf_counter()
        try:
            found = read(said, date.fromisoformat(case["reference"]), "day_first" in options, calendar)
        except Exception:  # noqa: BLE001  whatever a peer throws
            crashes, found = crashes + 1, None
        spent += time.perf_counter() - began
        is_right = (found.isoformat() if found else "") == case["expected"]
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
