# ruff: noqa: N813  a library that is not there is reported, not missed
"""Business-day arithmetic against the other libraries: `python tests/benchmarks/calendars.py` prints a Markdown report.

All contenders answer from the same weekends and holidays (the United States, 2000 to 2050), each in its own types, made
beforehand. A contender is timed only on the jobs on which it agrees with ours for every day of the sample. All of them
take turns within each round; a ratio is the median over the rounds.
"""

import gc
import importlib.metadata
import platform
import random
import statistics
import timeit
import tracemalloc
import warnings
from datetime import date, datetime, time, timedelta

import holidays

from interview_etiquette.calendars import (
    CountryCalendar,
    _frozen,
    _official,
    add_business_days,
    count_business_days,
    roll,
)

ROUNDS = 15
US = CountryCalendar("US")
CLOSED = sorted(holidays.country_holidays("US", years=range(2000, 2051)))
CLOSED_SET = frozenset(CLOSED)
ONE_DAY = timedelta(1)
DAYS = random.Random(2026).sample([date(2015, 1, 1) + timedelta(n) for n in range(3650)], 100)
JOBS = ["is", "roll", "add 1", "add 5", "add 20", "add 250", "add 2500", "count a year"]
ADDED = {"add 1": 1, "add 5": 5, "add 20": 20, "add 250": 250, "add 2500": 2500}


def hand_is(day):
    return day.weekday() < 5 and day not in CLOSED_SET


def hand_roll(day):
    while day.weekday() > 4 or day in CLOSED_SET:
        day += ONE_DAY
    return day


def hand_add(day, n):
    for _ in range(n):
        day += ONE_DAY
        while day.weekday() > 4 or day in CLOSED_SET:
            day += ONE_DAY
    return day


def hand_count(first, last):
    count = 0
    while first < last:
        count += first.weekday() < 5 and first not in CLOSED_SET
        first += ONE_DAY
    return count


class Contender:
    """A library: its expressions for each job over `d` (and `e`, a year later), and its types."""

    def __init__(self, name, jobs, names, of=lambda day: day, back=lambda answer: answer):
        self.name, self.jobs, self.back = name, jobs, back
        pairs = [(of(day), of(day.replace(year=day.year + 1, day=min(day.day, 28)))) for day in DAYS]
        self.names = {**names, "pairs": pairs}
        self.timers = {
            job: timeit.Timer(f"for d, e in pairs: {code}", globals=self.names)
            for job in JOBS
            if (code := self.code(job)) and self.agrees(job, code)
        }

    def code(self, job):
        return self.jobs.get("add", "").format(ADDED[job]) if job in ADDED else self.jobs.get(job)

    def answers(self, code):
        return eval(f"[{code} for d, e in pairs]", self.names)

    def agrees(self, job, code):
        if self.name == "ours":
            return True
        found = [self.back(answer) for answer in self.answers(code)]
        agreed = found == OURS.answers(OURS.code(job))
        if not agreed:
            REMARKS.append(f"{self.name} does not agree on: {job}")
        return agreed

    def seconds(self, job):
        timer, number = self.timers[job], 1
        while timer.timeit(number) < 0.002:
            number *= 2
        return timer.timeit(number) / number / len(DAYS)


REMARKS = []
OURS = Contender(
    "ours",
    {
        "is": "us.is_business_day(d)",
        "roll": "roll(d, us)",
        "add": "add_business_days(d, {}, us)",
        "count a year": "count_business_days(d, e, us)",
    },
    {"us": US, "roll": roll, "add_business_days": add_business_days, "count_business_days": count_business_days},
)


def hand():
    return Contender(
        "hand-written loop",
        {"is": "is_(d)", "roll": "roll(d)", "add": "add(d, {})", "count a year": "count(d, e)"},
        {"is_": hand_is, "roll": hand_roll, "add": hand_add, "count": hand_count},
    )


def of_holidays():
    return Contender(
        "holidays",
        {
            "is": "us.is_working_day(d)",
            "roll": "us.get_nth_working_day(d, 0)",
            "add": "us.get_nth_working_day(d, {})",
            "count a year": "us.get_working_days_count(d, e - one)",
        },
        {"us": holidays.country_holidays("US", years=range(2000, 2051)), "one": ONE_DAY},
    )


def of_numpy():
    import numpy as np

    return Contender(
        "numpy",
        {
            "is": "np.is_busday(d, busdaycal=us).item()",
            "roll": "np.busday_offset(d, 0, roll='forward', busdaycal=us).item()",
            "add": "np.busday_offset(d, {}, roll='backward', busdaycal=us).item()",
            "count a year": "np.busday_count(d, e, busdaycal=us).item()",
        },
        {"np": np, "us": np.busdaycalendar(holidays=CLOSED)},
        np.datetime64,
    )


def of_pandas():
    import pandas as pd
    from pandas.tseries.offsets import CustomBusinessDay

    offsets = {n: CustomBusinessDay(n, holidays=CLOSED) for n in (1, 5, 20, 250, 2500)}
    return Contender(
        "pandas",
        {
            "is": "offsets[1].is_on_offset(d)",
            "roll": "offsets[1].rollforward(d)",
            "add": "d + offsets[{}]",
            "count a year": "len(pd.date_range(d, e, freq=offsets[1], inclusive='left'))",
        },
        {"pd": pd, "offsets": offsets},
        pd.Timestamp,
        lambda answer: answer.date() if isinstance(answer, datetime) else answer,
    )


def of_quantlib():
    import QuantLib as ql

    us = ql.BespokeCalendar("US")
    us.addWeekend(ql.Saturday)
    us.addWeekend(ql.Sunday)
    for day in CLOSED:
        us.addHoliday(ql.Date(day.day, day.month, day.year))
    return Contender(
        "QuantLib",
        {
            "is": "us.isBusinessDay(d)",
            "roll": "us.adjust(d, ql.Following)",
            "add": "us.advance(d, {}, ql.Days)",
            "count a year": "us.businessDaysBetween(d, e, True, False)",
        },
        {"us": us, "ql": ql},
        lambda day: ql.Date(day.day, day.month, day.year),
        lambda answer: answer.to_date() if isinstance(answer, ql.Date) else answer,
    )


def of_workalendar():
    from workalendar.core import Calendar

    class Federal(Calendar):
        WEEKEND_DAYS = (5, 6)

        def get_calendar_holidays(self, year):
            return [(day, "holiday") for day in CLOSED if day.year == year]

    return Contender(
        "workalendar",
        {
            "is": "us.is_working_day(d)",
            "roll": "d if us.is_working_day(d) else us.add_working_days(d, 1)",
            "add": "us.add_working_days(d, {})",
            "count a year": "us.get_working_days_delta(d, e - one, include_start=True)",
        },
        {"us": Federal(), "one": ONE_DAY},
    )


def of_bizdays():
    from bizdays import Calendar

    us = Calendar(
        holidays=CLOSED,
        weekdays=["Saturday", "Sunday"],
        startdate=date(2000, 1, 1),
        enddate=date(2050, 12, 31),
        financial=False,
    )
    return Contender(
        "bizdays",
        {
            "is": "us.isbizday(d)",
            "roll": "us.following(d)",
            "add": "us.offset(us.preceding(d), {})",
            "count a year": "us.bizdays(d, e - one)",
        },
        {"us": us, "one": ONE_DAY},
    )


def of_business_calendar():
    import business_calendar as bc

    return Contender(
        "business-calendar",
        {
            "is": "us.isbusday(d)",
            "roll": "us.adjust(d, bc.FOLLOWING)",
            "add": "us.addbusdays(d, {})",
            "count a year": "us.busdaycount(us.adjust(d, bc.FOLLOWING), us.adjust(e, bc.FOLLOWING))",
        },
        {"us": bc.Calendar(holidays=[datetime.combine(day, time()) for day in CLOSED]), "bc": bc},
        lambda day: datetime.combine(day, time()),
        lambda answer: answer.date() if isinstance(answer, datetime) else answer,
    )


MAKERS = {
    "numpy": of_numpy,
    "pandas": of_pandas,
    "QuantLib": of_quantlib,
    "workalendar": of_workalendar,
    "bizdays": of_bizdays,
    "business-calendar": of_business_calendar,
}


def contenders():
    made = [OURS, hand(), of_holidays()]
    for name, make in MAKERS.items():
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                made.append(make())
        except ImportError as error:
            REMARKS.append(f"{name} was not run: {error}")
    return made


def measured(all_of_them):
    """Return nanoseconds and ratios to ours, by job and name: medians over the rounds."""
    seconds = {job: {c.name: [] for c in all_of_them if job in c.timers} for job in JOBS}
    for _ in range(ROUNDS):
        for job in JOBS:
            for contender in all_of_them:
                if job in contender.timers:
                    seconds[job][contender.name].append(contender.seconds(job))
    return {
        job: {
            name: (
                statistics.median(times) * 1e9,
                statistics.median(theirs / own for theirs, own in zip(times, by_name["ours"], strict=True)),
            )
            for name, times in by_name.items()
        }
        for job, by_name in seconds.items()
    }


def shown(nanoseconds):
    return f"{nanoseconds:,.0f} ns" if nanoseconds < 10_000 else f"{nanoseconds / 1000:,.0f} µs"


def print_table(results, names):
    print(f"| job | {' | '.join(names)} | best library / ours |")
    print("|---|" + "---:|" * (len(names) + 1))
    for job, found in results.items():
        cells = [shown(found[name][0]) if name in found else "" for name in names]
        best = min(ratio for name, (_, ratio) in found.items() if name not in ("ours", "hand-written loop"))
        print(f"| {job} | {' | '.join(cells)} | {best:.1f} |")
    print()
    print(
        "Hand-written loop / ours:",
        ", ".join(f"{job} {found['hand-written loop'][1]:.2f}" for job, found in results.items()),
    )
    far = results["add 2500"]["ours"][0] / results["add 5"]["ours"][0]
    print(f"\nAdding 2,500 days takes {far:.2f} times as long as adding 5.")


def process(code):
    """Return the best of nine processes, in milliseconds, without the interpreter's own start."""

    def best(text):
        run = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {text!r}], check=True)"
        return min(timeit.repeat(run, number=1, repeat=9)) * 1000

    return best(code) - best("pass")


def print_costs():
    years = range(1990, 2090)
    fresh = CountryCalendar("US")

    def build():
        _official._open_days.cache_clear()
        return [fresh.open_days(year) for year in years]

    def build_theirs():
        return [holidays.country_holidays("US", years=year, expand=False) for year in years]

    theirs, built = (min(timeit.repeat(function, number=1, repeat=5)) for function in (build_theirs, build))
    span = date(1990, 1, 1), date(2089, 12, 31)
    frozen = min(timeit.repeat(lambda: count_business_days(*span, CountryCalendar("US")), number=1, repeat=5))
    _frozen.days_of.cache_clear()
    gc.collect()
    tracemalloc.start()
    first = CountryCalendar("US")
    first.is_business_day(date(2026, 3, 10))
    before = tracemalloc.get_traced_memory()[0]
    count_business_days(*span, first)
    middle = tracemalloc.get_traced_memory()[0]
    second = CountryCalendar("CA")
    second.open_days(2026)
    between = tracemalloc.get_traced_memory()[0]
    count_business_days(*span, second)
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    start = "from datetime import date; from interview_etiquette.calendars import CountryCalendar; "
    imported = process("import interview_etiquette.calendars")
    country = process(start + "CountryCalendar('US').is_business_day(date(2026, 3, 10))")
    alone = process("from datetime import date; import holidays; holidays.US().is_working_day(date(2026, 3, 10))")
    print("| cost | |\n|---|---:|")
    print(f"| `import interview_etiquette.calendars` | {imported:.0f} ms |")
    print(f"| a new process, up to the first answer of `CountryCalendar('US')` | {country:.0f} ms |")
    print(f"| the same with `holidays` alone | {alone:.0f} ms |")
    print(f"| a year built from `holidays` (of which its own object {theirs * 1e4:.0f} µs) | {built * 1e4:.0f} µs |")
    print(f"| a year frozen from that | {frozen * 1e4:.0f} µs |")
    print(f"| memory per year, the dates included | {(middle - before) / 99 / 1024:.0f} KiB |")
    print(
        f"| memory per year of a second calendar, which shares the dates | {(after - between) / 100 / 1024:.0f} KiB |"
    )


def main():
    all_of_them = contenders()
    for contender in all_of_them:  # nobody pays for a first answer here
        for timer in contender.timers.values():
            timer.timeit(1)
    packages = ["holidays", *(name for name in MAKERS if any(c.name == name for c in all_of_them))]
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in packages)
    print(f"{date.today()}, {platform.python_implementation()} {platform.python_version()}, {versions}.\n")
    print_table(measured(all_of_them), [c.name for c in all_of_them])
    for remark in REMARKS:
        print(f"\n- {remark}")
    print()
    print_costs()


if __name__ == "__main__":
    main()
