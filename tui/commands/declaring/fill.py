"""`gauger fill`: a declaration from the record as the printed form and a flat table, blanks marked, with the remark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands.declaring.choice import chosen
from tui.commands.declaring.declare import refuse
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import write
from tui.speech.troubles import Refused
from tui.speech.version import version
from tui.speech.words import counted

if TYPE_CHECKING:
    from casebook.declaring.declaration import LengthLimits
    from casebook.declaring.filling.filled import Filled
    from casebook.declaring.filling.own import OwnWords
    from casebook.review.judging import Bench
    from casebook.store.database import Store

_SUFFIXES = (".xlsx", ".csv")
_SHOWN = 12
"""Open things that are told on the screen; the file has all."""


@dataclass(frozen=True, slots=True)
class FillOrder:
    """What to fill, by what it is judged, where it goes.

    `own` is the file of own words, `papers` name the only trade papers that count (none: all of the casebook).
    """

    names: tuple[str, ...]
    casebook: str
    as_of: date
    policy: str
    layers: tuple[Path, ...]
    limits: LengthLimits
    out: Path
    own: Path | None
    papers: tuple[str, ...]
    shipment: str | None = None
    """The shipment whose goods lines are declared, in the place of names."""


def run(order: FillOrder) -> int:
    """Writes the file; raises `Refused` with what stands against declaring these items on stderr."""
    from casebook.review.judging import bench_of
    from casebook.store.database import open_store

    if order.out.suffix.lower() not in _SUFFIXES:
        raise Refused(f"{inert(str(order.out))}: name a file that ends in .xlsx or .csv", Exit.NO_CASEBOOK)
    bench = bench_of(order.layers, order.as_of, order.policy)
    own = _own(order, bench)
    with closing(open_store(order.casebook, make=False)) as store:
        made = _filled(store, order, own, bench) if order.shipment is None else _of_shipment(store, order, own, bench)
    _write(order.out, made)
    for line in _told(made, order):
        write(line)
    return Exit.SETTLED


def _own(order: FillOrder, bench: Bench) -> OwnWords:
    from casebook.declaring.filling.own import NO_OWN_WORDS, OwnWordsError, own_words

    if order.own is None:
        return NO_OWN_WORDS
    try:
        return own_words(order.own, bench.catalogue)
    except OwnWordsError as trouble:
        raise Refused(inert(str(trouble), 400), Exit.NO_INPUT) from trouble


def _filled(store: Store, order: FillOrder, own: OwnWords, bench: Bench) -> Filled:
    from casebook.declaring.declaration import NO_LIMITS
    from casebook.declaring.filing import drafted, subjects_of
    from casebook.declaring.filling.filled import fill
    from casebook.declaring.filling.record import record_of
    from casebook.record.events import Stamp

    places = chosen(store, order.names)
    stamp = Stamp("", version(), bench.catalogue.sha256)
    draft = drafted(store, places, bench, stamp, NO_LIMITS)
    refuse(draft.against)
    assert draft.made is not None
    papers = _documents(store, order.papers)
    record = record_of(store, subjects_of(store, places, bench), papers)
    return fill(draft.made, record, own, order.limits, bench.catalogue)


def _of_shipment(store: Store, order: FillOrder, own: OwnWords, bench: Bench) -> Filled:
    """The declaration of a shipment's goods lines; raises `Refused` with all that keeps its set from going out."""
    from casebook.declaring.declaration import composed
    from casebook.declaring.filling.filled import fill
    from casebook.shipments.declaring import record_of
    from casebook.shipments.keeping import ShipmentError, found
    from casebook.shipments.standing import standing

    assert order.shipment is not None
    try:
        shipment = found(store, order.shipment)
    except ShipmentError as trouble:
        raise Refused(inert(str(trouble), 400), Exit.NO_INPUT) from trouble
    made = standing(store, shipment, bench, "", datetime.now(UTC))
    refuse(made.against)
    lines = {line.subject.item.key: line.subject for line in made.lines}
    return fill(composed(tuple(lines.values()), bench), record_of(made), own, order.limits, bench.catalogue)


def _documents(store: Store, names: Sequence[str]) -> tuple[str, ...]:
    """The documents of these names by their SHA-256."""
    return tuple(dict.fromkeys(place.document for name in names for place in chosen(store, (name,))))


def _write(out: Path, made: Filled) -> None:
    from casebook.declaring.filling.form import as_xlsx
    from casebook.declaring.filling.table import as_csv

    try:
        out.write_bytes((as_csv if out.suffix.lower() == ".csv" else as_xlsx)(made))
    except ModuleNotFoundError as lacking:
        message = "XLSX needs the extra: pip install 'gauger[export]'; or name a file that ends in .csv"
        raise Refused(message, Exit.NO_CASEBOOK) from lacking
    except OSError as trouble:
        message = f"{inert(str(out))}: cannot be written ({trouble.strerror}); name another file"
        raise Refused(message, Exit.NO_CASEBOOK) from trouble


def _told(made: Filled, order: FillOrder) -> Iterator[str]:
    from casebook.declaring.filling.table import open_rows
    from casebook.declaring.filling.values import ONLY_EXPORTER

    yield f"{counted(len(made.lines), 'line')} written to {inert(str(order.out))}."
    length, plan = made.plan.length, made.plan
    yield f"The box 标记唛码及备注 has {length.characters} characters, {length.gbk_bytes} bytes of GBK."
    for line, told in plan.moved:
        yield f"  into the statement (情况说明), line {inert(line)}: {inert(told, 200)}"
    if plan.groups:
        groups = "; ".join("lines " + ", ".join(map(str, group)) for group in plan.groups)
        yield f"It does not fit the limit: declare on {len(plan.groups)} declarations: {groups}"
    for note in made.made.notes:
        yield inert(note, 300)
    open_ = list(open_rows(made))
    known = [one for one in open_ if ONLY_EXPORTER not in one[1]]
    if open_:
        yield f"{len(open_)} things are to be filled in or signed; the file marks and lists them:"
        yield from (f"  {inert(name)}: {inert(told, 160)}" for name, told in known[:_SHOWN])
        rest = len(open_) - min(len(known), _SHOWN)
        yield from [f"  and {rest} more; what only you know can come from a file: --own"] if rest else []
    beside = f"--shipment '{inert(order.shipment)}'" if order.shipment else "with the papers of the deal"
    yield f"Next: gauger check {inert(str(order.out))} {beside}"
