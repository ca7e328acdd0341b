"""A check that was made before: by what it is known again."""

from __future__ import annotations

import hashlib
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.checking.told_again import Told, found, head_of, keep, key_of, of_files
from casebook.run.files.discover import Document, Unreachable
from casebook.run.files.discover import found as discovered
from classifier.loading.place import shipped
from tui.speech.inert import inert
from tui.speech.version import version

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casebook.run.bulk import Result
    from tui.commands.checking.check_order import CheckOrder

_ROOMS = ("classifier", "extractor", "casebook", "tui")
_SOURCES = (".py", ".so", ".pyd")


def known(order: CheckOrder) -> str | None:
    """The key of a check; `None` where it writes more than it tells, or a file of it cannot be opened."""
    if order.marked is not None or order.listed is not None or order.is_shown:
        return None
    try:
        return key_of(_parts(order))
    except OSError:
        return None


def told_before(order: CheckOrder, key: str | None) -> Told | None:
    """What the check told when it was made before, where nothing has changed since."""
    assert order.order.casebook is not None
    told = found(order.order.casebook, key) if key is not None else None
    is_ours = told is not None and all(text == inert(text) for text in told.sentences)
    return told if is_ours else None


def head(order: CheckOrder) -> str | None:
    """The head of the casebook's ledger, which a check goes by."""
    assert order.order.casebook is not None
    return head_of(order.order.casebook)


def kept(order: CheckOrder, key: str | None, before: str | None, results: Sequence[Result], told: Told) -> None:
    """Keeps what a check told, where its files are read for good: one that took too long is tried again."""
    from casebook.run.states import How
    from casebook.store.database import open_store

    assert order.order.casebook is not None
    is_final = all(one.how is How.KEPT or one.answer.status == "read" for one in results)
    if key is None or before is None or not is_final:
        return
    with closing(open_store(order.order.casebook)) as store:
        keep(store, key, before, told)


def _parts(order: CheckOrder) -> Iterator[str]:
    """All that a check depends on but the casebook; raises `OSError` where a file cannot be opened."""
    own = order.order
    top = Path(__file__).parents[3]
    yield from (version(), sys.version)
    yield from of_files([top / room for room in _ROOMS], _SOURCES)
    yield from of_files([shipped(), *own.layers])
    yield repr((own.as_of, own.policy, own.layers, own.ocr, own.engine, order.language, order.limits, order.shipment))
    yield "" if own.password_file is None else own.password_file.read_text("utf-8")
    for number, path in enumerate((order.draft, *order.evidence)):
        for one in discovered([path]):
            if isinstance(one, Unreachable):
                raise FileNotFoundError(one.name)
            data = hashlib.sha256(one.path.read_bytes()).hexdigest() if isinstance(one, Document) else one.reason
            yield f"{number} {one.name} {data}"
