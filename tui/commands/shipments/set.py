"""`gauger shipment NAME --set OUT`: the set of papers of a shipment, ready or as a draft."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.pasted import pasting
from tui.speech.talk import say, write
from tui.speech.troubles import Refused

if TYPE_CHECKING:
    from casebook.declaring.filling.own import OwnWords
    from casebook.record.events import Stamp
    from casebook.shipments.handing_in.the_set import MadeSet
    from casebook.shipments.standing import Standing
    from casebook.store.database import Store
    from classifier.law.catalogue import Catalogue
    from tui.commands.shipments.order import ShipmentOrder

_SHOWN = 8


def write_set(store: Store, made: Standing, order: ShipmentOrder, stamp: Stamp) -> int:
    """Writes the set and tells what it holds; raises `Refused` where it cannot be written."""
    from casebook.declaring.declaration import ChangedMeanwhileError, LengthLimits
    from casebook.declaring.filing import UnwritableError
    from casebook.shipments.handing_in.the_set import NO_EXTRA, made_set, written
    from casebook.shipments.keeping import ShipmentError

    assert order.set_to is not None
    own = own_words_of(order.own, made.bench.catalogue)
    try:
        new = made_set(store, made, own, LengthLimits(*order.limits), _folders(order), stamp)
        written(store, made, new, order.set_to, stamp)
    except ModuleNotFoundError as lacking:
        raise Refused(NO_EXTRA, Exit.NO_CASEBOOK) from lacking
    except ChangedMeanwhileError as trouble:
        raise Refused(f"{inert(str(trouble))}; run the same command again", Exit.REVIEW) from trouble
    except UnwritableError as trouble:
        raise Refused(inert(str(trouble), 300), Exit.NO_CASEBOOK) from trouble
    except ShipmentError as trouble:
        raise Refused(inert(str(trouble)), Exit.NO_INPUT) from trouble
    _tell(made, new, order)
    return Exit.REVIEW if new.is_draft else Exit.SETTLED


def own_words_of(file: Path | None, catalogue: Catalogue) -> OwnWords:
    """The exporter's own words; raises `Refused` for a file that cannot be used."""
    from casebook.declaring.filling.own import NO_OWN_WORDS, OwnWordsError, own_words

    if file is None:
        return NO_OWN_WORDS
    try:
        return own_words(file, catalogue)
    except OwnWordsError as trouble:
        raise Refused(inert(str(trouble), 400), Exit.NO_INPUT) from trouble


def _folders(order: ShipmentOrder) -> tuple[Path, ...]:
    """Where the papers' files are looked for: by the casebook, and here."""
    here = Path.cwd()
    return (here,) if "://" in order.casebook else (here, Path(order.casebook).resolve().parent)


def _tell(made: Standing, new: MadeSet, order: ShipmentOrder) -> None:
    pasted, told = pasting(order.casebook), _told
    if order.language == "zh":
        told = _told_zh
    first, *rest = told(made, new, inert(str(order.set_to)))
    write(first)
    for note in new.notes:
        say(f"gauger: {inert(note, 300)}")
    for text in rest:
        write(pasted(text))


def _told_zh(made: Standing, new: MadeSet, out: str) -> Iterator[str]:
    from tui.commands.shipments.sent_zh import written

    several = list(written(made, len(new.files), out, new.digest, is_draft=new.is_draft))
    yield from several[: _SHOWN + 2]
    if len(several) > _SHOWN + 2:
        yield f"  ……另有{len(several) - _SHOWN - 2}项，见封面"


def _told(made: Standing, new: MadeSet, out: str) -> Iterator[str]:
    yield f"{len(new.files)} files written to {out}; the ledger keeps the manifest's SHA-256 {new.digest}."
    if not new.is_draft:
        name = inert(made.case.shipment.name)
        yield f"Ready: check it, fill in what only you know, have it stamped. Next: gauger shipment '{name}' --declared"
        return
    yield "It is a DRAFT, and says so on each page. What is missing:"
    against = made.against
    for objection in against[:_SHOWN]:
        reason = inert(objection.reason).rstrip(".")
        stop = "" if reason.endswith("?") else "."
        yield f"  {inert(objection.label)}: {reason}{stop} To do: {inert(objection.remedy)}"
    if len(against) > _SHOWN:
        yield f"  … and {len(against) - _SHOWN} more: the cover has them all"
