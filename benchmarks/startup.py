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
    """Prints the medians and the two ratios."""
    rounds = measured()
    for name in COMMANDS:
        print(f"{name:<16} {statistics.median(r[name] for r in rounds):7.3f} s")
    print(f"gauger --help / import spacy   {ratio(rounds, 'gauger --help', 'import spacy'):6.3f}  (limit 0.2)")
    print(f"gauger --help / python -c pass {ratio(rounds, 'gauger --help', 'python -c pass'):6.1f}  (limit 7.5)")


if __name__ == "__main__":
    main()
