"""Whether the time to read a text grows with its length and not faster: python tests/benchmarks/phrases_linear.py.

Each word of the dictionary, each sign and many pairs of spellings are repeated to 500 and 1,000 characters, and the
calls that reading makes are counted, which no other load on the machine disturbs. What looks steepest is then timed,
the least of several runs, from 125 characters in ten doublings with the limit on the length lifted. Below 125
characters what every reading costs, however short its text, hides how the time grows.
"""

import contextlib
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from interview_etiquette import EtiquetteError
from interview_etiquette.phrases import _reading, read_timeframe
from interview_etiquette.phrases._words import spellings

COUNTED = (500, 1000)  # characters
LONG = 4000  # characters
TIMED = [125 << n for n in range(11)]
PAIRS = 300
SIGNS = [*".,;:-()'", "3/20", "2026-02-29", "31st", "99999999", "-5", "½", "xyzzy", "x" * 99, "1" * 99]
LEANING = ("the day after", "the Monday before", "within a week of", "a week or two or", "between 3 and", "no, Friday,")


def read(said: str) -> None:
    """Read a text, and let nothing come of it."""
    with contextlib.suppress(EtiquetteError):
        read_timeframe(said, asked_on=date(2026, 3, 10))


def calls(said: str) -> float:
    """Return how many calls it takes to read a text."""
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    read(said)
    sys.setprofile(None)
    return count


def seconds(said: str) -> float:
    """Return the least time that one of several runs takes; of what is long, the time of one."""
    times = []
    for _ in range(1 if len(said) > LONG else 15):
        began = time.process_time()
        read(said)
        times.append(time.process_time() - began)
    return min(times)


def ratios(said: str, lengths: list[int] | tuple[int, ...], cost: Callable[[str], float]) -> list[float]:
    """Return by how much the cost grows at each doubling of a text repeated."""
    once = -(-lengths[0] // (len(said) + 1))  # never cut within a word, which would be another text
    costs = [cost(f"{said} " * (once * length // lengths[0])) for length in lengths]
    return [after / before for before, after in pairwise(costs)]


def texts() -> Iterator[str]:
    """Return what is repeated: every word, every sign, and pairs of spellings."""
    known, draw = sorted({said for said, _ in spellings()}), random.Random(1)
    yield from sorted({word for said in known for word in said.split()})
    yield from (*SIGNS, *LEANING)
    yield from (f"{draw.choice(known)} {draw.choice([*known, *SIGNS[:-2]])}" for _ in range(PAIRS))


def main() -> None:
    """Print the steepest texts."""
    read("Friday, Easter")  # what is made once
    _reading._LONGEST = 2 * TIMED[-1]  # as far as this measurement goes
    counted = sorted(((max(ratios(said, COUNTED, calls)), said) for said in texts()), reverse=True)
    print(f"{len(counted)} texts; calls at the doubling to {COUNTED[-1]} characters, the steepest:")
    for ratio, said in counted[:8]:
        print(f"{ratio:5.2f}  {said[:40]!r}")
    print(f"seconds at each doubling from {TIMED[0]} to {TIMED[-1]} characters, the least of several runs:")
    for said in dict.fromkeys([*LEANING, *(said for _, said in counted[:6])]):
        grown = ratios(said, TIMED, seconds)
        print(f"{max(grown):5.2f}  {said[:40]!r}: {', '.join(f'{ratio:.2f}' for ratio in grown)}", flush=True)


if __name__ == "__main__":
    main()
