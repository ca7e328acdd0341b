"""The shipments that a scan puts papers into, and what is told of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.pasted import option
from tui.speech.troubles import Refused

if TYPE_CHECKING:
    from casebook.run.bulk import Run
    from casebook.shipments.gathering import Gathering

_SHOWN = 12


def gathered(going: Run, paths: Sequence[Path], name: str | None, *, by_folder: bool) -> Gathering | None:
    """The shipments that a run's papers go into; none where none was asked for. Raises `Refused` for a bad name."""
    if name is None and not by_folder:
        return None
    if name is not None and by_folder:
        raise Refused("give --shipment NAME or --shipment-by folder, not both", Exit.USAGE)
    from casebook.record.events import Stamp
    from casebook.shipments.gathering import Gathering
    from casebook.shipments.keeping import ShipmentError
    from casebook.workers.worker import catalogue_of

    settings = going.settings
    stamp = Stamp(settings.who, settings.job.program, catalogue_of(settings.job.layers).sha256)
    try:
        return Gathering(going.store, stamp, paths, name)
    except ShipmentError as trouble:
        raise Refused(inert(str(trouble)), Exit.USAGE) from trouble


def put_in(gathering: Gathering | None, casebook: str, language: str = "en") -> Iterator[str]:
    """What became of the shipments, each with the command that shows it."""
    if gathering is None:
        return
    named = option(casebook)
    for shipment in list(gathering.shipments.values())[:_SHOWN]:
        count = len(shipment.papers)
        if language == "zh":
            yield f"货运 {inert(shipment.name)}：{count}个文件。查看：gauger shipment '{inert(shipment.name)}'{named}"
            continue
        yield (
            f"Shipment {inert(shipment.name)}: {count} paper{'' if count == 1 else 's'}. "
            f"See it: gauger shipment '{inert(shipment.name)}'{named}"
        )
    if len(gathering.shipments) > _SHOWN:
        yield f"… and {len(gathering.shipments) - _SHOWN} more shipments: gauger shipments{named}"
    for document, why in list(gathering.refused.items())[:_SHOWN]:
        yield f"not put in: {inert(document)}: {inert(why)}"
    if gathering.loose:
        several = len(gathering.loose)
        lie, own, are = ("1 paper lies", "its", "is") if several == 1 else (f"{several} papers lie", "their", "are")
        yield f"{lie} in no folder of {own} own and {are} in no shipment"
