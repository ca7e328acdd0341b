"""How long a check of a draft of fifty lines with four papers takes, beside a bare interpreter, in one run.

`cold` is a process of its own with a new casebook, `kept` the same once more, `new draft` one whose casebook has the
papers and not the draft, `kept, 204 papers` one whose casebook has two hundred others beside them, `open` the check
alone in a process that is running, as the app does it. Rounds are interleaved and ratios are medians of the rounds'
ratios: a busy machine slows all alike. `processor` is the time of all processes together, of those that read too
(where the system lets a process adopt what its children leave, as Linux does).
"""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from common import papers

from corpora.declarations.beside.sheets import datasheet
from corpora.declarations.faultless import faultless
from corpora.declarations.forms import printed, whole_deal
from corpora.declarations.forms.grid import book_of

ROUNDS = 7
OTHERS = 200
"""Papers of other goods in the larger casebook."""

DOCUMENTS = Path(__file__).parents[1] / "corpora" / "documents"
DAY = date(2026, 12, 1)
_RUN = "import sys; sys.argv = ['gauger', *sys.argv[1:]]; from tui.cli import main; main()"


def drawn(folder: Path) -> list[str]:
    """Writes the draft and its papers; gives their names, the draft first."""
    deal, rng = faultless("benchmark", 47), Random(1)  # noqa: S311
    files = {
        "draft.pdf": printed.check_copy(rng, deal)[0],
        "invoice.xlsx": book_of(whole_deal.invoice(deal)),
        "packing.xlsx": book_of(whole_deal.packing_list(deal)),
    }
    batteries = [x for x in deal.lines if x.is_battery]
    files |= {f"{x.model}.pdf": datasheet(x, rng) for x in batteries[:2]}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return list(files)


def process(*words: str) -> tuple[float, float]:
    """Wall and processor seconds of one Python process and all that it started."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, *words], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.perf_counter() - started
    with suppress(ChildProcessError):
        while True:  # the processes that read end after the one that gave the orders
            os.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def adopt() -> None:
    """Has this process inherit what its children leave behind, where the system can."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER


def opened(folder: Path, names: list[str]) -> Callable[[], tuple[float, float]]:
    """The check in this process, its papers read."""
    from casebook.checking.check import checked
    from casebook.checking.reading import papers_of
    from casebook.workers.worker import catalogue_of, pipeline_of
    from extractor.intake.sources import open_source

    pipeline, catalogue = pipeline_of(()), catalogue_of(())
    read = [pipeline.read(open_source(n, (folder / n).read_bytes())) for n in names]
    record = [p for r, n in zip(read[1:], names[1:], strict=True) for p in papers_of(r, r.contents.pages, n, pipeline)]

    def check() -> tuple[float, float]:
        wall, spent = time.perf_counter(), time.process_time()
        sha256 = read[0].identity.sha256
        for declaration, items in pipeline.declared(read[0].contents.pages, sha256):
            checked(declaration, items, record, catalogue, sha256=sha256, as_of=DAY)
        return time.perf_counter() - wall, time.process_time() - spent

    return check


def main() -> None:
    """Prints the medians and the ratios."""
    adopt()
    with TemporaryDirectory() as place:
        folder = Path(place)
        names = drawn(folder)
        paths, check = [str(folder / name) for name in names], opened(folder, names)
        others, large = folder / "others", folder / "large.casebook"
        papers.fill(others, DOCUMENTS, OTHERS, 2)
        process("-c", _RUN, "scan", str(others), *paths, *_HOW, "--casebook", str(large))
        process("-c", _RUN, "check", *paths, *_HOW, "--casebook", str(large))
        rounds = [measured(k, folder, paths, large, check) for k in range(ROUNDS)]
    print(f"{'':<20}{'wall s':>8}{'processor s':>13}{'of python -c pass':>19}{'processor':>11}")
    for name in rounds[0]:
        wall, spent = (statistics.median(r[name][k] for r in rounds) for k in (0, 1))
        ratio, work = (statistics.median(r[name][k] / r["python -c pass"][k] for r in rounds) for k in (0, 1))
        print(f"{name:<20}{wall:>8.2f}{spent:>13.2f}{ratio:>19.1f}{work:>11.1f}")


_HOW = ("--as-of", str(DAY), "--no-ocr")


def measured(
    k: int, folder: Path, paths: list[str], large: Path, check: Callable[[], tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """One round."""
    casebook, changed = folder / f"{k}.casebook", folder / f"changed-{k}.pdf"
    changed.write_bytes(Path(paths[0]).read_bytes() + b"\n%%%d\n" % k)
    words = ("check", *paths, *_HOW, "--casebook", str(casebook))
    made = {"python -c pass": process("-c", "pass"), "import sqlalchemy": process("-c", "import sqlalchemy")}
    made |= {"cold": process("-c", _RUN, *words), "kept": process("-c", _RUN, *words)}
    made["new draft"] = process("-c", _RUN, "check", str(changed), *paths[1:], *words[-5:])
    copy = shutil.copy(large, folder / "copy.casebook")
    made["kept, 204 papers"] = process("-c", _RUN, "check", *paths, *_HOW, "--casebook", str(copy))
    return made | {"open": check()}


if __name__ == "__main__":
    main()
