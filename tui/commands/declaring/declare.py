"""`gauger declare`: the remark for chosen items or a whole invoice, or what stands against it."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands.declaring.choice import chosen
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import say, write
from tui.speech.troubles import Refused
from tui.speech.version import version

if TYPE_CHECKING:
    from casebook.declaring.declaration import LengthLimits
    from casebook.declaring.filing import Draft
    from casebook.declaring.readiness import Objection
    from casebook.record.events import Stamp
    from casebook.store.database import Store


@dataclass(frozen=True, slots=True)
class DeclareOrder:
    """What to declare and by what it is judged; `out` is the folder of the files, `None` for none."""

    names: tuple[str, ...]
    casebook: str
    as_of: date
    policy: str
    layers: tuple[Path, ...]
    limits: LengthLimits
    though_suspended: bool
    out: Path | None
    who: str | None


def run(order: DeclareOrder) -> int:
    """Shows the remark and writes the lines; raises `Refused` with what stands against it on stderr."""
    from casebook.declaring.filing import drafted
    from casebook.record.events import Stamp
    from casebook.review.judging import bench_of
    from casebook.store.database import open_store

    bench = bench_of(order.layers, order.as_of, order.policy)
    stamp = Stamp(order.who or getpass.getuser(), version(), bench.catalogue.sha256)
    with closing(open_store(order.casebook, make=False)) as store:
        places = chosen(store, order.names)
        draft = drafted(store, places, bench, stamp, order.limits, though_suspended=order.though_suspended)
        refuse(draft.against)
        _file(store, draft, stamp, order.out)
    for line in _told(draft, order):
        write(line)
    return Exit.SETTLED


def refuse(against: Sequence[Objection]) -> None:
    """Raises `Refused` where something stands against a declaration, each thing told on stderr."""
    if not against:
        return
    for objection in against:
        say(f"  {inert(objection.label)}: {inert(objection.reason)}. To do: {inert(objection.remedy)}")
    raise Refused(f"nothing was declared: {len(against)} things stand against it", Exit.REVIEW)


def _file(store: Store, draft: Draft, stamp: Stamp, out: Path | None) -> None:
    from casebook.declaring.declaration import ChangedMeanwhileError
    from casebook.declaring.filing import UnwritableError, filed

    try:
        for lacking in filed(store, draft, stamp, out):
            say(f"gauger: {lacking}")
    except ChangedMeanwhileError as trouble:
        raise Refused(f"{trouble}; run the same command again", Exit.REVIEW) from trouble
    except UnwritableError as trouble:
        raise Refused(f"{trouble}; name another folder with --out", Exit.NO_CASEBOOK) from trouble


def _told(draft: Draft, order: DeclareOrder) -> Iterator[str]:
    from tui.speech import declared

    assert draft.made is not None
    yield from declared.goods(draft.made)
    how = "" if order.though_suspended else "--though-suspended composes it all the same."
    yield from declared.notes(draft.made, how)
    yield from declared.remark(draft.made, order.limits)
    if order.out:
        yield f"Written to {inert(str(order.out))}; the ledger keeps its SHA-256."
    yield from declared.ADVICE
