"""From an interview to its three dates, beside the same dates computed with other libraries' day arithmetic.

Run it with `python tests/benchmarks/three_dates.py`. Every way is checked to agree with the worked examples before
anything is timed; all are then timed in turn, in one process, and the medians of the ratios are printed.
"""

import calendar as month_lengths
import statistics
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from time import perf_counter

import holidays

from interview_etiquette import (
    DecideBy,
    EndOfMonth,
    EndOfWeek,
    Interview,
    NotBefore,
    OpenEnded,
    Timeframe,
    Unspecified,
    Within,
    follow_up_date,
    key_dates,
    move_on_point,
    rules,
    thank_you_deadline,
)
from interview_etiquette.calendars import WEEKDAYS, AdjustedCalendar

ROUNDS = 41
DAY, WEEK = timedelta(days=1), timedelta(days=7)
NOON, FIVE = time(12), time(17)
HOUR = timedelta(hours=1)
LIMIT = timedelta(days=3)

Said = tuple[str, date | int | None]
Job = tuple[datetime, datetime | None, Said]
Dates = tuple[datetime, date, date]


class Peer:
    """Another library's day arithmetic; each way of counting is one call of its own."""

    def __init__(self, name: str, following: Callable, preceding: Callable, add: Callable) -> None:
        self.name, self.following, self.preceding, self.add = name, following, preceding, add

    def dates(self, start: datetime, end: datetime | None, said: Said) -> Dates:
        """The article's rules, written down as tersely as a competent user would."""
        day = start.date()
        if start.hour < 12 and (end is None or datetime.combine(day, FIVE) - end >= HOUR):
            thanks = datetime.combine(day, FIVE)
        else:
            thanks = datetime.combine(day + DAY, NOON)
        follow_up = self.follow_up(day, said)
        if follow_up <= day:
            follow_up = self.add(day, 1)
        return thanks, follow_up, self.following(follow_up + WEEK)

    def follow_up(self, day: date, said: Said) -> date:
        kind, value = said
        if kind == "nothing":
            return self.following(day + WEEK)
        if kind == "a while":
            return self.following(day + 2 * WEEK)
        if kind == "not before":
            return self.following(value + WEEK)
        if kind == "week":
            first = self.following(day)
            latest = first + timedelta(days=4 - first.weekday() + 7 * value)
        elif kind == "month":
            year, month = divmod(day.year * 12 + day.month - 1 + value, 12)
            latest = date(year, month + 1, month_lengths.monthrange(year, month + 1)[1])
        elif kind == "business days":
            return self.add(day, value)
        else:
            latest = value
        before = self.preceding(latest)
        return before if latest - before <= LIMIT else self.following(latest)


def peers(closed: list[date]) -> Iterable[Peer]:
    """Yield the peers that are installed; say which are not."""
    try:
        import business_calendar as bc

        of = bc.Calendar(holidays=closed)
        yield Peer(
            "business-calendar",
            lambda day: of.adjust(day, bc.FOLLOWING),
            lambda day: of.adjust(day, bc.PREVIOUS),
            of.addbusdays,
        )
    except ImportError:
        print("business-calendar: not run, not installed")
    try:
        import numpy as np

        busdays = np.busdaycalendar(holidays=closed)
        yield Peer(
            "numpy",
            lambda day: np.busday_offset(day, 0, roll="forward", busdaycal=busdays).item(),
            lambda day: np.busday_offset(day, 0, roll="backward", busdaycal=busdays).item(),
            lambda day, n: np.busday_offset(day, n, roll="backward", busdaycal=busdays).item(),
        )
    except ImportError:
        print("numpy: not run, not installed")
    us = holidays.country_holidays("US", years=range(min(closed).year, max(closed).year + 1))
    yield Peer(
        "holidays",
        lambda day: day if us.is_working_day(day) else us.get_nth_working_day(day, 1),
        lambda day: day if us.is_working_day(day) else us.get_nth_working_day(day, -1),
        us.get_nth_working_day,
    )


def said_as(timeframe: Timeframe) -> Said:
    """What was said, without any object."""
    match timeframe:
        case DecideBy(day):
            return "by", day
        case NotBefore(day):
            return "not before", day
        case EndOfWeek(weeks):
            return "week", weeks
        case EndOfMonth(months):
            return "month", months
        case Within(count, "business_days"):
            return "business days", count
        case OpenEnded():
            return "a while", None
        case _:
            return "nothing", None


def jobs() -> list[tuple[datetime, datetime | None, Timeframe]]:
    """Every day of two years at four times of day, and what was said taking turns."""
    made = []
    for n in range(2 * 365):
        day = date(2025, 1, 1) + n * DAY
        start = datetime.combine(day, (time(9), time(11, 30), time(14), time(16))[n % 4])
        end = start + HOUR if n % 3 else None
        said = (
            Unspecified(),
            EndOfWeek(),
            DecideBy(day + timedelta(days=n % 20 + 1)),
            Within(5, "business_days"),
            Unspecified(),
            EndOfWeek(1),
            OpenEnded(),
            EndOfMonth(),
            NotBefore(day + timedelta(days=n % 10 + 1)),
        )
        made.append((start, end, said[n % len(said)]))
    return made


def timed(run: Callable[[], object]) -> float:
    """How long one run takes, in seconds."""
    began = perf_counter()
    run()
    return perf_counter() - began


Ways = dict[str, Callable[[], list]]


def our_ways(todo: list[tuple[datetime, datetime | None, Timeframe]], calendar: AdjustedCalendar) -> Ways:
    """The ways to ask this library, by name; the first two are what the others are measured against."""
    ready = [Interview(start, end=end, timeframe=timeframe) for start, end, timeframe in todo]

    def built() -> list:
        return [key_dates(Interview(s, end=e, timeframe=t), calendar=calendar) for s, e, t in todo]

    def at_hand() -> list:
        return [key_dates(interview, calendar=calendar) for interview in ready]

    def one_by_one() -> list:
        asked = (thank_you_deadline, follow_up_date, move_on_point)
        return [[ask(interview, calendar=calendar) for ask in asked] for interview in ready]

    def afresh(way: Callable[[], list]) -> Callable[[], list]:
        return lambda: rules._REMEMBERED.clear() or way()

    return {
        "Interview built, `key_dates`": built,
        "ready Interview, `key_dates`": at_hand,
        "Interview built, nothing remembered": afresh(built),
        "ready Interview, nothing remembered": afresh(at_hand),
        "ready Interview, the three functions": one_by_one,
    }


def checked(ours: Ways, todo: list[tuple[datetime, datetime | None, Timeframe]], closed: list[date]) -> Ways:
    """All ways, after making sure that every peer agrees with us on every job."""
    raw = [(start, end, said_as(timeframe)) for start, end, timeframe in todo]
    ways = dict(ours)
    for peer in peers(closed):
        ways[peer.name] = lambda dates=peer.dates: [dates(*job) for job in raw]
        for job, dates, theirs in zip(todo, next(iter(ours.values()))(), ways[peer.name](), strict=True):
            if theirs != (dates.thank_you_by, *dates.follow_ups, dates.move_on):
                sys.exit(f"{peer.name} does not agree on {job}: {theirs}, not {dates}")
    return ways


def main() -> None:
    """Check, time and print."""
    closed = sorted(holidays.country_holidays("US", years=range(2024, 2029)))
    todo = jobs()
    ways = checked(our_ways(todo, AdjustedCalendar(WEEKDAYS, closed=closed)), todo, closed)
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            times[name].append(timed(way))
    built, ready = [*ways][:2]
    print(f"| way | us per interview | / {built} | / {ready} |\n|---|---:|---:|---:|")
    for name, runs in times.items():
        ratios = (statistics.median(a / b for a, b in zip(runs, times[ours], strict=True)) for ours in (built, ready))
        each = statistics.median(runs) / len(todo) * 1e6
        print(f"| {name} | {each:.2f} | {' | '.join(f'{ratio:.2f}' for ratio in ratios)} |")


if __name__ == "__main__":
    main()
