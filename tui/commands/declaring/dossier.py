"""`gauger dossier`: a statement for each item, and the letter to the ministry where it is undetermined."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands.declaring.choice import chosen
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import write
from tui.speech.troubles import Refused
from tui.speech.version import version

if TYPE_CHECKING:
    from casebook.declaring.readiness import Subject
    from casebook.review.judging import Bench
    from casebook.store.database import Store


@dataclass(frozen=True, slots=True)
class DossierOrder:
    """Which items, where to, and by what they are judged."""

    names: tuple[str, ...]
    out: Path
    casebook: str
    as_of: date
    policy: str
    layers: tuple[Path, ...]


def run(order: DossierOrder) -> int:
    """Writes the papers and tells where each is; raises `Refused` for a name that fits none."""
    from casebook.declaring.filing import subjects_of
    from casebook.review.judging import bench_of
    from casebook.store.database import open_store

    bench = bench_of(order.layers, order.as_of, order.policy)
    with closing(open_store(order.casebook, make=False)) as store:
        for about in subjects_of(store, chosen(store, order.names), bench):
            for name, text in _papers(about, bench):
                _write(order.out, name, text)
                _keep(store, about, text, bench)
                write(f"{inert(about.place.label)} ({str(about.made.outcome).replace('_', ' ')}): {order.out / name}")
    write("Drafts: check each value, fill in the blanks, have them stamped. An aid, not legal advice.")
    return Exit.SETTLED


def _papers(about: Subject, bench: Bench) -> Iterator[tuple[str, str]]:
    """The papers of an item by the names of their files, which nothing of a document goes into."""
    from casebook.declaring.dossier import statement
    from casebook.declaring.query_letter import query
    from classifier.judging.determination import Outcome

    yield f"statement-{about.item.key}.md", statement(about, bench)
    if about.made.outcome is Outcome.UNDETERMINED:
        yield f"query-{about.item.key}.md", query(about, bench)


def _write(folder: Path, name: str, text: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    except OSError as trouble:
        message = f"{folder}: cannot be written ({trouble.strerror}); name another folder with --out"
        raise Refused(message, Exit.NO_CASEBOOK) from trouble


def _keep(store: Store, about: Subject, text: str, bench: Bench) -> None:
    from casebook.declaring.goods_lines import digest
    from casebook.record.actions import Exported
    from casebook.record.events import Stamp
    from casebook.record.ledger import act

    stamp = Stamp(getpass.getuser(), version(), bench.catalogue.sha256, why="dossier")
    act(store, about.folder.document, Exported(about.item.key, digest(text)), stamp)
