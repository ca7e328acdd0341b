"""What a bulk run costs, and what a second core brings: `scaling.py [--curve 100 500 …] [--ratio 2000]`.

Each run is `gauger scan --no-ocr` as typed, on papers that all differ (`papers.py`), in a process of its own with
an empty casebook. "One core" is a run bound to one core with one worker; beside it stands one with two cores and two
workers, in turns. Wall times mean little on a busy machine: CPU seconds are told beside them, with what other
work took meanwhile, and the ratio that the CPU seconds allow.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil
from common import papers

ROOT = Path(__file__).parents[1]
DOCUMENTS = ROOT / "corpora" / "documents"
LEAST_RATIO = 1.8
CURVE = (100, 500, 2_000)


@dataclass(frozen=True, slots=True)
class Cost:
    """One run: wall and CPU seconds, memory and room on the disk.

    CPU seconds of the process that keeps the casebook and of those that read, the peak memory of the former in MB, the
    casebook's MB, and how many cores other work kept busy meanwhile.
    """

    documents: int
    workers: int
    wall: float
    parent: float
    readers: float
    peak_mb: float
    casebook_mb: float
    others: float

    @property
    def cpu(self) -> float:
        """All CPU seconds."""
        return self.parent + self.readers


def typed(arguments: list[str]) -> None:
    """Runs in a process of its own: the command line, then what it took, as the last line on stdout."""
    from tui.cli import main as gauger

    began, before = time.monotonic(), psutil.cpu_times()
    try:
        sys.argv = ["gauger", *arguments]
        gauger()
    except SystemExit as end:
        code = end.code
    wall = time.monotonic() - began
    time.sleep(0.3)  # the server reaps the last workers
    own, servers = _spent(resource.getrusage(resource.RUSAGE_SELF)), psutil.Process().children()
    reading = sum(sum(server.cpu_times()[:4]) for server in servers)
    after = psutil.cpu_times()
    busy = sum(getattr(after, k) - getattr(before, k) for k in ("user", "system", "nice", "steal"))
    print(json.dumps({"code": code, "wall": wall, "parent": own, "readers": reading, "busy": busy, "peak": _peak()}))


def _spent(usage: resource.struct_rusage) -> float:
    return usage.ru_utime + usage.ru_stime


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def scanned(folder: Path, documents: int, workers: int, casebook: Path) -> Cost:
    """A scan of a folder; one worker is bound to one core, with the process that keeps the casebook."""
    for stale in casebook.parent.glob(f"{casebook.name}*"):
        stale.unlink()
    command = [sys.executable, str(Path(__file__)), "--typed", "scan", str(folder), "--no-ocr"]
    command += ["--casebook", str(casebook), "--workers", str(workers)]
    bind: Callable[[], None] | None = (lambda: os.sched_setaffinity(0, {0})) if workers == 1 else None
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment, preexec_fn=bind
    )
    if ran.returncode:
        raise SystemExit(f"the run ended with {ran.returncode}: {' '.join(command)}")
    told = json.loads(ran.stdout.splitlines()[-1])
    size = sum(p.stat().st_size for p in casebook.parent.glob(f"{casebook.name}*")) / 1e6
    others = max(0.0, told["busy"] - told["parent"] - told["readers"]) / told["wall"]
    return Cost(documents, workers, told["wall"], told["parent"], told["readers"], told["peak"], size, others)


HEADS = ("documents", "workers", "wall ms", "CPU ms", "keeper ms", "readers ms", "kB", "keeper MB", "others")


def line(cost: Cost) -> str:
    """A row of the table: what one document takes, the peak memory of the whole run, and the other work."""
    each = (cost.wall, cost.cpu, cost.parent, cost.readers)
    cells = [f"{cost.documents:>12}", f"{cost.workers:>12}", *(f"{1000 * s / cost.documents:12.1f}" for s in each)]
    cells += [f"{1000 * cost.casebook_mb / cost.documents:12.1f}", f"{cost.peak_mb:12.0f}", f"{cost.others:12.2f}"]
    return "".join(cells)


def verdict(one: list[Cost], two: list[Cost]) -> str:
    """What two cores bring: by the clock, and what the CPU seconds of one core allow at best."""
    clock = statistics.median(a.wall / b.wall for a, b in zip(one, two, strict=True))
    ceiling = statistics.median(a.cpu / max(b.parent, b.cpu / 2) for a, b in zip(one, two, strict=True))
    return (
        f"two cores / one core: {clock:.2f} by the clock, {ceiling:.2f} by CPU seconds (at least {LEAST_RATIO}); "
        f"the keeper's share is {statistics.median(b.parent / b.cpu for b in two):.0%}"
    )


def main() -> None:
    """Prints the curve, then the ratio."""
    if sys.argv[1:2] == ["--typed"]:
        typed(sys.argv[2:])
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--curve", type=int, nargs="*", default=CURVE, help="numbers of documents, 2 workers")
    parser.add_argument("--ratio", type=int, default=2_000, help="documents of the comparison; 0 for none")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", type=int, default=2, help="the longest papers that are varied")
    parser.add_argument("--keep", type=Path, help="a folder for papers and casebooks, which stay there")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place = asked.keep or Path(temporary)
        print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n" + "".join(f"{h:>12}" for h in HEADS))
        for count in asked.curve:
            told(place, count, 2, asked.pages)
        if asked.ratio:
            rounds = [[told(place, asked.ratio, w, asked.pages) for w in (1, 2)] for _ in range(asked.rounds)]
            print(verdict([r[0] for r in rounds], [r[1] for r in rounds]))
        print(f"load {os.getloadavg()[0]:.1f} at the end")


def told(place: Path, count: int, workers: int, pages: int) -> Cost:
    """One run, its row printed and kept in `scaling.jsonl` beside the papers."""
    folder = place / f"papers-{count}"
    papers.fill(folder, DOCUMENTS, count, pages)
    cost = scanned(folder, count, workers, place / f"{count}.casebook")
    print(line(cost), flush=True)
    with (place / "scaling.jsonl").open("a") as file:
        file.write(json.dumps(asdict(cost)) + "\n")
    return cost


if __name__ == "__main__":
    main()
