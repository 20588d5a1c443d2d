"""What `import interview_etiquette` costs on top of `import attrs`, in fresh processes.

Run it with `python tests/benchmarks/import_time.py`. Each process imports attrs first and then the library, so
that the two are timed in turn; the median of the ratios is printed.
"""

import statistics
import subprocess
import sys

ROUNDS = 41
CODE = """
from time import perf_counter
began = perf_counter()
import attrs
between = perf_counter()
import interview_etiquette
print(between - began, perf_counter() - between)
"""


def main():
    """Time and print."""
    times = []
    for _ in range(ROUNDS):
        done = subprocess.run([sys.executable, "-I", "-c", CODE], capture_output=True, text=True, check=True)
        times.append([float(text) for text in done.stdout.split()])
    attrs, ours = (statistics.median(column) * 1e3 for column in zip(*times, strict=True))
    ratio = statistics.median(after / before for before, after in times)
    print("| | ms |\n|---|---:|")
    print(f"| `import attrs` | {attrs:.1f} |\n| `import interview_etiquette` on top of it | {ours:.1f} |")
    print(f"\nThe second costs {ratio:.2f} times the first.")


if __name__ == "__main__":
    main()
