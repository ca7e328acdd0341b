"""How long the command line takes to start, beside a bare interpreter and beside `import spacy`, in one run.

`gauger scan` reads one made datasheet of a page into a new casebook, from nothing to the end; `answer` is the same
until its table of items stands in the terminal, before the run's report is written. `first` is the whole where nothing
is kept compiled yet. Rounds are interleaved, and the ratio is the median of the rounds' ratios: a busy
machine slows all alike.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROUNDS = 7
SHEET = Path(__file__).parents[1] / "corpora" / "documents" / "cell_OV-2150A_cylindrical_en.pdf"
RUN = "import sys; sys.argv = ['gauger', *sys.argv[1:]]; from tui.cli import main; main()"
SCAN = ["-c", RUN, "scan", str(SHEET), "--no-ocr", "--as-of", "2026-12-01", "--casebook"]
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "gauger --help": ["-c", RUN, "--help"],
    "import spacy": ["-c", "import spacy"],
    "gauger scan": SCAN,
    "gauger scan, answer": SCAN,
    "gauger scan, first": SCAN,
}

LIMITS = {"import spacy": 0.2, "python -c pass": 7.0}
"""How many times as long the help may take."""


def seconds(name: str) -> float:
    """The wall time of one command."""
    with TemporaryDirectory() as place:
        words = [*COMMANDS[name], f"{place}/a.casebook"] if name.startswith("gauger scan") else COMMANDS[name]
        cache = {"XDG_CACHE_HOME": place} if name.endswith("first") else {}
        started = time.perf_counter()
        told = subprocess.PIPE if name.endswith("answer") else subprocess.DEVNULL
        with subprocess.Popen(
            [sys.executable, *words], stdout=told, stderr=subprocess.DEVNULL, env={**os.environ, **cache}
        ) as process:
            if process.stdout is not None:
                process.stdout.read(1)
                taken = time.perf_counter() - started
                process.stdout.read()
                return taken
        return time.perf_counter() - started


def measured(rounds: int = ROUNDS) -> list[dict[str, float]]:
    """The seconds of each command in each round, after one round that only warms the disk."""
    for name in COMMANDS:
        seconds(name)
    return [{name: seconds(name) for name in COMMANDS} for _ in range(rounds)]


def ratio(rounds: list[dict[str, float]], name: str, beside: str) -> float:
    """The median of how many times as long one command takes as another."""
    return statistics.median(r[name] / r[beside] for r in rounds)


def main() -> None:
    """Prints the medians and the ratios."""
    rounds = measured()
    for name in COMMANDS:
        print(
            f"{name:<18} {statistics.median(r[name] for r in rounds):7.3f} s"
            f"{ratio(rounds, name, 'python -c pass'):8.1f} x python -c pass"
        )
    for beside, limit in LIMITS.items():
        times = ratio(rounds, "gauger --help", beside)
        print(f"gauger --help / {beside:<16} {times:6.2f}  (at most {limit})")


if __name__ == "__main__":
    main()
