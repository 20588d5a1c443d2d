"""How many interviews a second go through `due`, and what they need of memory.

Run it with `python tests/benchmarks/due.py`; it prints a Markdown table. Records are made as they are asked for, as a
database cursor would, and one job of a day runs over all of them. What it takes to make the records is timed apart.
"""

import platform
import statistics
import sys
import tracemalloc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from time import process_time
from zoneinfo import ZoneInfo

from interview_etiquette import EndOfWeek, Interview, OpenEnded, Unspecified, Within
from interview_etiquette.calendars import calendar_for
from interview_etiquette.history import DueStep, FollowUpSent, Record, ReplyReceived, ThankYouSent, due

SIZES = (1_000, 10_000, 100_000)
ROUNDS = 3
SAID = (Unspecified(), EndOfWeek(), OpenEnded(), Within(5, "business_days"))
BERLIN = ZoneInfo("Europe/Berlin")
CALENDAR = calendar_for("US")


def records(count: int, zone: ZoneInfo | None) -> Iterator[Record]:
    """Yield interviews of ninety days; half are thanked for, a quarter followed up, an eighth answered."""
    first = datetime(2026, 1, 5, 9, tzinfo=zone)
    for n in range(count):
        start = first + timedelta(days=n % 90, hours=n % 8)
        history = [
            ThankYouSent(at=start + timedelta(hours=5)),
            FollowUpSent(at=start + timedelta(days=8)),
            ReplyReceived(at=start + timedelta(days=9)),
        ]
        happened = (n % 2 == 1) + (n % 4 == 3) + (n % 8 == 7)
        yield Record(n, Interview(start, end=start + timedelta(hours=1), timeframe=SAID[n % 4]), history[:happened])


def day(made: Iterable[Record], zone: ZoneInfo | None) -> int:
    """Run the job of one day, and return how many steps fell due."""
    since = datetime(2026, 3, 17, tzinfo=zone)
    found = [0]
    for each in due(made, since=since, until=since + timedelta(days=1), calendar=CALENDAR):
        if not isinstance(each, DueStep):
            sys.exit(f"a bad record: {each}")
        found[0] += 1
    return found[0]


def timed(run: Callable[[], object]) -> float:
    """How much of the processor one run takes, in seconds: other programs make no difference."""
    began = process_time()
    run()
    return process_time() - began


def peak(run: Callable[[], object]) -> int:
    """The most memory that one run holds beyond what was held before, in bytes."""
    tracemalloc.start()
    run()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def main() -> None:
    """Time and print."""
    day(records(1_000, None), None)
    print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.python_implementation()} {platform.python_version()}, ", end="")
    print(
        f"interview-etiquette {version('interview-etiquette')}, holidays {version('holidays')}, {platform.machine()}\n"
    )
    print("| records | start | steps due | us per record | records a second | peak memory |\n|---|---|---|---|---|---|")
    for zone in (None, BERLIN):
        for size in SIZES:
            times = []
            for _ in range(ROUNDS):
                whole = timed(lambda: day(records(size, zone), zone))  # noqa: B023  called at once
                times.append(whole - timed(lambda: deque(records(size, zone), 0)))  # noqa: B023
            each = statistics.median(times) / size
            most = peak(lambda: day(records(size, zone), zone))  # noqa: B023
            print(
                f"| {size:,} | {'naive' if zone is None else zone.key} | {day(records(size, zone), zone):,} "
                f"| {each * 1e6:.1f} | {1 / each:,.0f} | {most / 1024:.0f} KiB |",
                flush=True,
            )


if __name__ == "__main__":
    main()
