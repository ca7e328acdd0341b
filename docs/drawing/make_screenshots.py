"""Writes the pictures of the review app that the README shows: `python docs/drawing/make_screenshots.py`.

They are of the program itself at work on documents that come with the project, so they cannot promise more
than there is.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from casebook.run.bulk import Run, Settings  # noqa: E402
from casebook.run.files.discover import found  # noqa: E402
from casebook.store.database import Store, open_store  # noqa: E402
from casebook.workers.job import Job  # noqa: E402
from tui.app import ReviewApp  # noqa: E402
from tui.desk.reviewer import Reviewer  # noqa: E402
from tui.desk.starting import reviewer  # noqa: E402
from tui.speech.version import version  # noqa: E402

SHOWN = ("cell_*", "lfp_*", "anode_*", "lineup_*", "machine_[GHV]*", "metal_*", "pack_*", "invoice_D*", "precursor_*")
AS_OF = date(2026, 12, 1)
SIZE = (132, 36)


def main() -> None:
    """Reads the documents, and takes a picture of the queue, of an item and of a correction."""
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "shown.casebook")
        _read(store)
        asyncio.run(_picture(_at_work(store), "queue", ()))
        asyncio.run(_picture(_at_work(store), "review", ("slash", *"MLP-7390H", "enter", "enter", "down")))
        store.close()


def _read(store: Store) -> None:
    # Relative paths: what stands in the pictures is the same on every machine.
    os.chdir(ROOT / "corpora")
    paths = [p for part in SHOWN for p in sorted(Path("documents").glob(f"{part}.pdf"))]
    run = Run(Settings(Job(AS_OF, "default", version()), "scan", 1, ocr=False), store)
    for _result in run.results(found(paths)):
        pass


def _at_work(store: Store) -> Reviewer:
    made = reviewer(store, as_of=AS_OF, policy="default", layers=(), who="ann")
    made.load()
    return made


async def _picture(at_work: Reviewer, name: str, keys: Sequence[str]) -> None:
    app = ReviewApp(at_work)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*keys)
        await pilot.pause(1)  # a screen that waits for the person is a worker too, so that none can be waited for
        await pilot.pause()
        (ROOT / "docs" / "pictures" / f"{name}.svg").write_text(app.export_screenshot(title="gauger review"), "utf-8")


if __name__ == "__main__":
    main()
