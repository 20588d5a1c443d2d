"""Whether the time to read a text grows with its length and not faster: python tests/benchmarks/phrases_linear.py.

Each word of the dictionary, each sign and many pairs of them are repeated to 125, 250, ... 2,000 characters; what looks
steepest is measured again with more runs, and up to ten doublings with the limit on the length lifted. Below 125
characters what every reading costs, however short its text, hides how the time grows.
"""

import contextlib
import random
import time
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from interview_etiquette import EtiquetteError
from interview_etiquette.phrases import _reading, read_timeframe
from interview_etiquette.phrases._words import spellings

SHORTEST, DOUBLINGS, LONGEST, PAIRS = 125, 4, 10, 1000
SIGNS = [*".,;:-()'", "3/20", "2026-02-29", "31st", "99999999", "-5", "½", "xyzzy", "x" * 1999]
LEANING = ("the day after", "the Monday before", "within a week of", "a week or two or", "between 3 and", "no, Friday,")


def seconds(said: str, runs: int) -> float:
    """Return the least time that one of several runs takes."""
    return min(_once(said) for _ in range(runs))


def _once(said: str) -> float:
    began = time.process_time()
    with contextlib.suppress(EtiquetteError):
        read_timeframe(said, asked_on=date(2026, 3, 10))
    return time.process_time() - began


def ratios(said: str, doublings: int, runs: int) -> list[float]:
    """Return by how much the time grows at each doubling of a text repeated."""
    lengths = [SHORTEST << n for n in range(doublings + 1)]
    times = [seconds((f"{said} " * length)[:length], runs) for length in lengths]
    return [after / before for before, after in pairwise(times)]


def texts() -> Iterator[str]:
    """Return what is repeated: every word, every sign, and pairs of spellings."""
    known = sorted({said for said, _ in spellings()})
    yield from sorted({word for said in known for word in said.split()})
    yield from SIGNS
    draw = random.Random(1)
    yield from (f"{draw.choice(known)} {draw.choice([*known, *SIGNS[:-1]])}" for _ in range(PAIRS))
    yield from LEANING


def steepest(said: list[str], runs: int) -> list[tuple[float, str]]:
    """Return the steepest doubling of each text, the worst text first."""
    return sorted(((max(ratios(one, DOUBLINGS, runs)), one) for one in said), reverse=True)


def main() -> None:
    """Print the steepest texts."""
    _reading._LONGEST = SHORTEST << LONGEST  # as far as this measurement goes
    seconds("Friday", 1)
    tried = list(texts())
    suspects = steepest([one for _, one in steepest(tried, 1)[:150]], 5)
    print(f"{len(tried)} texts, each repeated to {SHORTEST} ... {SHORTEST << DOUBLINGS} characters: steepest doublings")
    for ratio, said in steepest([one for _, one in suspects[:20]], 15)[:8]:
        print(f"{ratio:5.2f}  {said[:40]!r}")
    print(f"and to {SHORTEST << LONGEST} characters: each doubling")
    for said in dict.fromkeys([*LEANING, *(said for _, said in suspects[:4])]):
        grown = ratios(said, LONGEST, 3)
        print(f"{max(grown):5.2f}  {said[:40]!r}: {', '.join(f'{ratio:.2f}' for ratio in grown)}")


if __name__ == "__main__":
    main()
