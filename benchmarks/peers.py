"""The whole pipeline beside its peers on the same PDFs, one core: `peers.py [FOLDER]`.

Each contender has a process of its own that is warm before the first round. Rounds are interleaved: in each,
every contender reads every file once. CPU time is compared, as ratios to pypdfium2's plain text in the same
round, and the median of the rounds is told: a busy machine slows all alike.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from common.contenders import CONTENDERS, FLOOR, GAUGER, KEEPING, MISSING, PAGES, TABLES, WORDS, documents

ROOT = Path(__file__).parents[1]
MOST_TIMES_FLOOR = 4.0
MOST_TIMES_FLOOR_OF_PAGES = 2.5
LEAST_TIMES_PLUMBER = 10.0
MOST_MB_OF_A_WORKER = 200
DEFAULT_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Round:
    """One contender's round: CPU seconds, pages, and its peak memory in MB since it began."""

    cpu: float
    pages: int
    peak_mb: float


class Contender:
    """A process that reads all files once whenever it is asked to."""

    def __init__(self, name: str, paths: tuple[Path, ...]) -> None:
        command = [sys.executable, str(Path(__file__)), "--child", name, *map(str, paths)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self.name = name
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=environment,
        )
        self._told()

    def _told(self) -> Round:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.name}: ended without an answer; run it alone with --only")
        return Round(**json.loads(line))

    def round(self) -> Round:
        """Reads every file once."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return self._told()

    def end(self) -> None:
        """Lets the process go."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def child(name: str, paths: list[str]) -> None:
    """Reads all files once for each line on stdin; the round that warms up comes unasked.

    Only one file's bytes are held at a time, as by a worker; taking them from the disk is not counted.
    """
    read = CONTENDERS[name]()
    while True:
        cpu, pages = 0.0, 0
        for path in paths:
            data = Path(path).read_bytes()
            started = time.process_time()
            pages += read(path, data)
            cpu += time.process_time() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"cpu": cpu, "pages": pages, "peak_mb": peak}), flush=True)
        if not sys.stdin.readline():
            return


def measured(names: list[str], paths: tuple[Path, ...], rounds: int) -> dict[str, list[Round]]:
    """Interleaved rounds of every contender, the warm-up left out."""
    contenders = [Contender(name, paths) for name in names]
    made: dict[str, list[Round]] = {name: [] for name in names}
    for number in range(rounds):
        for contender in contenders:
            made[contender.name].append(contender.round())
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
    for contender in contenders:
        contender.end()
    return made


def ratio(rounds: dict[str, list[Round]], name: str, beside: str) -> float:
    """The median over the rounds of how many times as much CPU time one takes as another."""
    pairs = zip(rounds[name], rounds[beside], strict=True)
    return statistics.median(a.cpu / b.cpu for a, b in pairs)


def table(rounds: dict[str, list[Round]], pages: int) -> list[str]:
    """The lines of the table, the fastest first."""
    lines = [f"{'':<28} {'CPU s':>7} {'pages/s':>8} {'x text':>7} {'faster than words':>18} {'peak MB':>8}"]
    for name in sorted(rounds, key=lambda n: statistics.median(r.cpu for r in rounds[n])):
        cpu = statistics.median(r.cpu for r in rounds[name])
        floor = f"{ratio(rounds, name, FLOOR):7.2f}" if FLOOR in rounds else f"{'-':>7}"
        plumber = f"{ratio(rounds, WORDS, name):18.2f}" if WORDS in rounds else f"{'-':>18}"
        peak = max(r.peak_mb for r in rounds[name])
        lines.append(f"{name:<28} {cpu:7.2f} {pages / cpu:8.1f} {floor} {plumber} {peak:8.0f}")
    return lines


def verdicts(rounds: dict[str, list[Round]]) -> list[str]:
    """What was promised, and what is."""
    made = []
    if GAUGER in rounds and FLOOR in rounds:
        made.append(f"{GAUGER} / {FLOOR}: {ratio(rounds, GAUGER, FLOOR):.2f} (at most {MOST_TIMES_FLOOR})")
    if PAGES in rounds and FLOOR in rounds:
        made.append(f"{PAGES} / {FLOOR}: {ratio(rounds, PAGES, FLOOR):.2f} (at most {MOST_TIMES_FLOOR_OF_PAGES})")
    if GAUGER in rounds and TABLES in rounds:
        made.append(f"{TABLES} / {GAUGER}: {ratio(rounds, TABLES, GAUGER):.2f} (at least {LEAST_TIMES_PLUMBER})")
    if KEEPING in rounds:
        peak = max(r.peak_mb for r in rounds[KEEPING])
        made.append(f"{KEEPING}, peak: {peak:.0f} MB (at most {MOST_MB_OF_A_WORKER})")
    return made


def stages(paths: tuple[Path, ...], rounds: int, picture: Path | None) -> list[str]:
    """The share of each stage, and how many times pypdfium2's text it takes, measured in this process.

    They are drawn as well where `picture` names a file.
    """
    sys.path.insert(0, str(ROOT))
    from stages import floor_of
    from stages import measured as by_stage

    floor = floor_of(paths, rounds)
    seconds, lost = by_stage(paths, rounds)
    whole = sum(seconds.values())
    if picture is not None:
        from picture import written

        title = f"Stages of gauger, times pypdfium2's plain text ({len(paths)} PDFs)"
        written({stage: s / floor for stage, s in seconds.items()}, title, picture)
    lines = [f"{stage:<20} {s:7.3f} s {s / whole:6.1%} {s / floor:7.2f} x text" for stage, s in seconds.items()]
    lines.append(f"{'all stages':<20} {whole:7.3f} s {'':6} {whole / floor:7.2f} x text, with the clocks themselves")
    return lines + [f"not found, so counted with what surrounds it: {place}" for place in lost]


def pages_in(paths: tuple[Path, ...]) -> int:
    """How many pages there are to read."""
    import pypdfium2

    total = 0
    for path in paths:
        with pypdfium2.PdfDocument(path.read_bytes()) as document:
            total += len(document)
    return total


def main() -> None:
    """Prints the table, the promises and the stages."""
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], sys.argv[3:])
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "corpora" / "documents"])
    parser.add_argument("--rounds", type=int, default=DEFAULT_ROUNDS)
    parser.add_argument("--only", action="append", choices=list(CONTENDERS), help="repeatable")
    parser.add_argument("--no-stages", action="store_true")
    parser.add_argument("--picture", type=Path, help="an SVG to draw the stages into")
    asked = parser.parse_args()
    paths = tuple(p for folder in asked.folders for p in documents(folder))
    if not paths:
        raise SystemExit("there is no PDF with a text layer in " + ", ".join(map(str, asked.folders)))
    pages = pages_in(paths)
    print(f"{len(paths)} PDFs with a text layer, {pages} pages; load {os.getloadavg()[0]:.1f}")
    rounds = measured(asked.only or list(CONTENDERS), paths, asked.rounds)
    print(*table(rounds, pages), *verdicts(rounds), sep="\n")
    if MISSING:
        print("not installed: " + ", ".join(MISSING))
    if not asked.no_stages:
        print("\nThe share of each stage of gauger:", *stages(paths, 2, asked.picture), sep="\n")


if __name__ == "__main__":
    main()
