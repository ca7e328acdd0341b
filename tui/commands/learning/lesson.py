"""`gauger learn from FOLDER`: labelled papers read aside, and what they teach kept in the office's casebook."""

from __future__ import annotations

import getpass
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tui.commands.learning.forms import LearningOrder, accepted, short
from tui.commands.session import Order, followed, made
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import write
from tui.speech.version import version

if TYPE_CHECKING:
    from casebook.learning.forms.from_folder import Taken
    from casebook.store.database import Store
    from corpora.labels import LabelledDocument


@dataclass(frozen=True, slots=True)
class LessonOrder:
    """The folder, the casebook, by what to judge, who stands for the labels, and whether to accept at once."""

    folder: Path
    casebook: str
    as_of: date
    policy: str
    layers: tuple[Path, ...]
    who: str | None
    accept: bool
    workers: int | None
    ocr: bool


def run(order: LessonOrder) -> int:
    """Reads the labelled papers, keeps what they teach and tells it."""
    from casebook.workers.pool import warm_up

    warm_up()
    from casebook.learning.forms.from_folder import checked, waiting
    from casebook.store.database import open_store
    from corpora import labels

    documents = checked(labels.load(order.folder), order.folder)
    with closing(open_store(order.casebook)) as store:
        taken = _taken(store, [(d, p) for d, p in documents], order)
        keys = tuple(dict.fromkeys(t.form for t in taken if t.form is not None))
        waits = waiting(store, keys)
    _tell(taken)
    for key in waits if order.accept else ():
        wanted = LearningOrder(order.casebook, order.as_of, order.policy, order.layers, order.who)
        accepted((key,), wanted, is_sure=True)
    if waits and not order.accept:
        write(f"To take them into use: gauger learn accept {short(next(iter(waits)))}, and so on (gauger learn forms)")
    return Exit.SETTLED


def _taken(store: Store, documents: list[tuple[LabelledDocument, Path]], order: LessonOrder) -> list[Taken]:
    """What each paper teaches; they are read side by side in a casebook that lasts as long as the command."""
    from casebook.learning.forms.from_folder import Taken, taken
    from casebook.learning.forms.reading import whole
    from casebook.record.events import Stamp
    from casebook.run.files.discover import found
    from casebook.store.database import open_store
    from casebook.workers.worker import catalogue_of, pipeline_of

    stamp = Stamp(order.who or getpass.getuser(), version(), catalogue_of(order.layers).sha256)
    by_hash = {d.sha256: d for d, _ in documents}
    told: list[Taken] = []
    with TemporaryDirectory(prefix="gauger-lesson-") as place, closing(open_store(Path(place) / "own")) as own:
        reading = Order(None, order.as_of, order.policy, order.layers, order.workers, order.ocr)
        run_ = made(reading, own, len(documents))
        for result in followed(run_, list(found([p for _, p in documents])), len(documents)):
            document = by_hash.get(result.answer.sha256)
            kept = whole(own, result.answer.sha256)
            if document is None:
                continue
            if kept is None:
                told.append(Taken(document.file, why_not="it was not read"))
            else:
                told.append(taken(store, document, kept, pipeline_of(order.layers), stamp))
    return told


def _tell(taken: list[Taken]) -> None:
    for one in taken:
        if one.form is None:
            write(f"{inert(one.name)}: nothing ({one.why_not})")
        else:
            found = f"{one.placed} of {one.values} values found"
            write(f"{inert(one.name)}: {found}, {one.news} new marks of form {short(one.form)}")
    news, forms = sum(t.news for t in taken), len({t.form for t in taken if t.form})
    write(f"{len(taken)} papers, {forms} forms, {news} new marks")
