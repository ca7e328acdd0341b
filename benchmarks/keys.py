"""How long a key takes until the screen answers, in the review app on a large casebook: `keys.py [--documents 3400]`.

The app runs as typed, in a terminal of its own (a pty of 130 columns and 36 rows). A key's time is that from the
keystroke to the last byte of the repaint, which has ended when nothing more comes for a while; the wait itself is
not counted. Medians are told, and the slowest.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

from common import papers

ROOT = Path(__file__).parents[1]
GAUGER = (sys.executable, "-c", "import sys; from tui.cli import main; sys.argv[0] = 'gauger'; sys.exit(main())")
MOST_MS = 50.0
ROUNDS = 20
_SETTLED = 0.12
"""Seconds without a byte after which a repaint has ended; the cursor's blinking is slower."""

KEYS = {
    "down": ("\x1b[B",),
    "page down": ("\x1b[6~",),
    "mark": ("m",),
    "one outcome, and all again": ("3", "3"),
    "left only, and all again": ("l", "l"),
    "open an item, and back": ("\r", "\x1b"),
}
"""What is measured: the keys of a round, each timed."""


class Terminal:
    """The review app in a terminal of its own."""

    def __init__(self, casebook: Path) -> None:
        command = [*GAUGER, "review", "--casebook", str(casebook), "--who", "bench", "--as-of", "2026-12-01"]
        self._file, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 130, 0, 0))
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}
        self._process = subprocess.Popen(command, stdin=inner, stdout=inner, stderr=inner, env=environment)
        os.close(inner)

    def settle(self, patience: float) -> float:
        """Reads until the app is quiet; gives when its last byte came. `patience` is how long a first may take."""
        last, wait = time.perf_counter(), patience
        while select.select([self._file], [], [], wait)[0]:
            os.read(self._file, 1 << 16)
            last, wait = time.perf_counter(), _SETTLED
        return last

    def key(self, key: str) -> float:
        """Types a key; gives the milliseconds until the screen stood still."""
        began = time.perf_counter()
        os.write(self._file, key.encode())
        return 1000 * (self.settle(1.0) - began)

    def end(self) -> None:
        """Ends the app."""
        self._process.terminate()
        self._process.wait()
        os.close(self._file)


def measured(casebook: Path, rounds: int) -> dict[str, list[float]]:
    """The milliseconds of each kind of key."""
    terminal = Terminal(casebook)
    terminal.settle(60.0)
    terminal.settle(2.0)
    times: dict[str, list[float]] = {name: [] for name in KEYS}
    for _ in range(rounds):
        for name, keys in KEYS.items():
            times[name] += [terminal.key(key) for key in keys]
    terminal.end()
    return times


def main() -> None:
    """Makes the casebook, prints a row for each kind of key, and the median of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=3_400, help="of some three items each")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder, casebook = Path(place) / "papers", Path(place) / "many.casebook"
        papers.fill(folder, ROOT / "corpora" / "documents", asked.documents, 1)
        scan = [*GAUGER, "scan", str(folder), "--no-ocr", "--casebook", str(casebook)]
        subprocess.run(scan, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL, check=False)
        times = measured(casebook, asked.rounds)
    print(f"load {os.getloadavg()[0]:.1f}")
    for name, each in times.items():
        print(f"{name:<28} {statistics.median(each):7.1f} ms, the slowest {max(each):7.1f} ms")
    whole = statistics.median(t for each in times.values() for t in each)
    print(f"{'all keys':<28} {whole:7.1f} ms (at most {MOST_MS:.0f})")


if __name__ == "__main__":
    main()
