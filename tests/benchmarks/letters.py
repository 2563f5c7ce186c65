"""How long a letter takes to set as PDF, with the start of its process: ``python tests/benchmarks/letters.py``.

Milliseconds are of this machine at this moment.
"""

import resource
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from portal.foundation.paper import render
from portal.foundation.web.words import Reading
from tests.unit.letters_to_try import Letter, pages_of

TIMES, AT_ONCE = 20, 40


def main() -> None:
    """Print a line for each letter, and one for a whole batch."""
    plain, full = Letter("code", Reading(), False), Letter("code", Reading("ur", easy=True), True)
    for name, letter in (("English, 14 point", plain), ("Urdu, easy read, 18 point", full)):
        took = []
        for _time in range(TIMES):
            start = time.perf_counter()
            pdf = render.pdf([letter.sheet()])
            took.append((time.perf_counter() - start) * 1000)
        told = f"{name}: median {statistics.median(took):.0f} ms, at most {max(took):.0f} ms"
        print(f"{told}; {pages_of(pdf)} pages, {len(pdf) / 1000:.0f} kB")
    start = time.perf_counter()
    pdf = render.pdf([full.sheet() for _one in range(AT_ONCE)])
    print(f"{AT_ONCE} of them in one file: {time.perf_counter() - start:.2f} s; {pages_of(pdf)} pages")
    print(
        f"Memory of the process that sets them: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MiB"
    )


if __name__ == "__main__":
    main()
