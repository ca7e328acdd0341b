"""How long the command line takes to start, beside a bare interpreter and beside `import spacy`, in one run.

Rounds are interleaved, and the ratio is the median of the rounds' ratios: a busy machine slows both alike.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 7
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "gauger --help": ["-c", "import sys; sys.argv = ['gauger', '--help']; from tui.cli import main; main()"],
    "import spacy": ["-c", "import spacy"],
}

LIMITS = {"import spacy": 0.2, "python -c pass": 7.5}
"""How many times as long the help may take."""


def seconds(arguments: list[str]) -> float:
    """The wall time of one Python process."""
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def measured(rounds: int = ROUNDS) -> list[dict[str, float]]:
    """The seconds of each command in each round, after one round that only warms the disk."""
    for arguments in COMMANDS.values():
        seconds(arguments)
    return [{name: seconds(arguments) for name, arguments in COMMANDS.items()} for _ in range(rounds)]


def ratio(rounds: list[dict[str, float]], name: str, beside: str) -> float:
    """The median of how many times as long one command takes as another."""
    return statistics.median(r[name] / r[beside] for r in rounds)


def main() -> None:
    """Prints the medians and the ratios."""
    rounds = measured()
    for name in COMMANDS:
        print(f"{name:<16} {statistics.median(r[name] for r in rounds):7.3f} s")
    for beside, limit in LIMITS.items():
        times = ratio(rounds, "gauger --help", beside)
        print(f"gauger --help / {beside:<16} {times:6.2f}  (at most {limit})")


if __name__ == "__main__":
    main()
