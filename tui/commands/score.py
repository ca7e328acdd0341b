"""`gauger score`: how much of a labelled folder the program reads right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tui.commands.session import Order, followed, made
from tui.speech.exits import Exit


def run(folder: Path, order: Order, *, as_json: bool) -> int:
    """Reads the labelled documents and prints the figures, as text or as JSON."""
    from casebook.workers.pool import warm_up

    warm_up()
    from corpora import labels, results, scoring

    wanted = labels.load(folder / "labels.json")
    names = [folder / d.file for d in wanted.documents]
    figures = scoring.score(wanted, dict(_reports(names, order)))
    print(json.dumps(results.as_json(figures), indent=2) if as_json else results.render(figures))
    return Exit.SETTLED


def _reports(names: list[Path], order: Order) -> Iterator[tuple[str, dict[str, Any]]]:
    from casebook.run.discover import found
    from casebook.store.database import open_store

    with _place(order) as place, closing(open_store(place)) as store:
        run = made(order, store, len(names))
        for result in followed(run, list(found(names)), len(names)):
            yield result.answer.sha256, json.loads(result.answer.line)


@contextmanager
def _place(order: Order) -> Iterator[str | Path]:
    """The casebook that was named, or one that lasts as long as the command."""
    if order.casebook is not None:
        yield order.casebook
        return
    with TemporaryDirectory(prefix="gauger-") as folder:
        yield Path(folder) / "score.casebook"
