"""`gauger score`: how much of a labelled folder the program reads right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tui.commands.session import Order, followed, made
from tui.speech.exits import Exit

if TYPE_CHECKING:
    from corpora.labels import Labels
    from corpora.scoring import Score

PAPERS_A_SUBJECT = 20


def run(folder: Path, order: Order, *, as_json: bool) -> int:
    """Reads the labelled documents and prints the figures, as text or as JSON."""
    from casebook.workers.pool import warm_up

    warm_up()
    from corpora import results

    _, figures = _scored(folder, order)
    print(json.dumps(results.as_json(figures), indent=2) if as_json else results.render(figures))
    return Exit.SETTLED


def run_generated(seed: int, count: int, families: tuple[str, ...], order: Order, *, as_json: bool) -> int:
    """Draws papers by a seed, reads them, and prints the figures by family, language and product.

    Raises `ValueError` for a family that does not exist.
    """
    from casebook.workers.pool import warm_up

    warm_up()
    from corpora import results
    from corpora.generator import relations
    from corpora.generator import results as by_trait
    from corpora.generator.draw import draw

    with TemporaryDirectory(prefix="gauger-drawn-") as place:
        wanted, figures = _scored(draw(seed, count, Path(place), families=families), order)
    if as_json:
        print(json.dumps(results.as_json(figures), indent=2))
        return Exit.SETTLED
    print(by_trait.render(wanted, figures))
    with TemporaryDirectory(prefix="gauger-drawn-") as place:
        folder = relations.draw(seed, max(1, count // PAPERS_A_SUBJECT), Path(place), recognised=order.ocr)
        print(by_trait.render_relations(*_scored(folder, order)))
    return Exit.SETTLED


def run_declarations(seed: int, count: int, forms: tuple[str, ...], order: Order, *, as_json: bool) -> int:
    """Draws customs declarations by a seed, reads them, and prints the exact fields and lines by form.

    Raises `ValueError` for a form that does not exist.
    """
    from casebook.workers.worker import catalogue_of
    from corpora.declarations.reading import scored
    from corpora.declarations.scoring import as_json as figures
    from corpora.declarations.scoring import render
    from extractor.document.read_options import ReadOptions

    made = scored(seed, count, forms, catalogue_of(order.layers), ReadOptions(ocr=order.ocr))
    print(json.dumps(figures(made), indent=2) if as_json else render(made))
    return Exit.SETTLED


def _scored(folder: Path, order: Order) -> tuple[Labels, Score]:
    from corpora import labels, scoring

    wanted = labels.load(folder / "labels.json")
    return wanted, scoring.score(wanted, dict(_reports([folder / d.file for d in wanted.documents], order)))


def _reports(names: list[Path], order: Order) -> Iterator[tuple[str, dict[str, Any]]]:
    from casebook.run.files.discover import found
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
