"""`gauger link`: a person's word that a line and a datasheet are of one model, or that they are not."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import say, write
from tui.speech.troubles import Refused
from tui.speech.version import version

if TYPE_CHECKING:
    from casebook.review.finding import Place
    from casebook.review.judging import Bench
    from casebook.state.folder import Folder
    from casebook.state.model import LinkWord
    from casebook.store.database import Store

MOST = 12


@dataclass(frozen=True, slots=True)
class LinkOrder:
    """What a person says of a line and a sheet, by names or keys, and by what the line is then judged."""

    line: str
    sheet: str
    is_one: bool
    why: str
    casebook: str
    as_of: date
    policy: str
    layers: tuple[Path, ...] = ()
    who: str | None = None


def run(order: LinkOrder) -> int:
    """Keeps the word and shows what comes of it; raises `Refused` where it cannot be told which two are meant."""
    from casebook.review.judging import bench_of
    from casebook.store.database import open_store

    if not order.why.strip():
        raise Refused("--why is empty: say what shows it, such as the order or the maker's word", Exit.USAGE)
    bench = bench_of(order.layers, order.as_of, order.policy)
    with closing(open_store(order.casebook, make=False)) as store:
        line = _one(store, order.line, are_lines=True)
        sheet = _one(store, order.sheet, are_lines=False)
        if line.document == sheet.document:
            raise Refused(f"both are of {line.name}: a line is tied to a sheet of another document", Exit.USAGE)
        said = _kept(store, line, sheet, order, bench.catalogue.sha256)
        write(f"{inert(line.label)} in {inert(line.name)}, {inert(sheet.label)} in {inert(sheet.name)}: {inert(said)}")
        for text in _shown(store, line, bench):
            write(text)
    return Exit.SETTLED


def _one(store: Store, name: str, *, are_lines: bool) -> Place:
    """The one line, or the one sheet, that a name fits."""
    from casebook.review.finding import places
    from casebook.state import folder

    what = "line of a trade paper" if are_lines else "item of a datasheet"
    fitting = places(store, name)
    folders = {d: folder.opened(store, d) for d in dict.fromkeys(p.document for p in fitting)}
    able = [p for p in fitting if _is_line(folders[p.document], p.item) is are_lines]
    if len(able) == 1:
        return able[0]
    for place in able[:MOST]:
        say(f"  {place.item}  {inert(place.label)}  in  {inert(place.name)}")
    if able:
        raise Refused(f"{name!r} fits {len(able)} items: use a key from above", Exit.USAGE)
    raise Refused(f"{store.name} has no {what} like {name!r}; gauger show NAME tells what there is")


def _is_line(mine: Folder, item: str) -> bool:
    from casebook.links.joining import TRADE

    state, reading = mine.state.items.get(item), mine.state.reading
    is_numbered = state is not None and state.read.line is not None
    return is_numbered or (reading is not None and reading.kind in TRADE)


def _kept(store: Store, line: Place, sheet: Place, order: LinkOrder, catalogue: str) -> str:
    """The word as the ledger has it now, told; one that stands already is not kept twice."""
    from casebook.record.actions import LinkConfirmed, LinkRefused
    from casebook.record.events import Stamp
    from casebook.state import folder
    from casebook.state.people.holds import HeldError

    mine = folder.opened(store, line.document)
    known = _word(mine, line, sheet)
    if known is not None and known.is_one is order.is_one:
        return f"{known} already"
    kind = LinkConfirmed if order.is_one else LinkRefused
    stamp = Stamp(order.who or getpass.getuser(), version(), catalogue, order.why.strip())
    try:
        mine = folder.acted(store, mine, [kind(line.item, sheet.document, sheet.item)], stamp)
    except HeldError as trouble:
        raise Refused(str(trouble), Exit.REVIEW) from trouble
    said = _word(mine, line, sheet)
    return str(said)


def _word(mine: Folder, line: Place, sheet: Place) -> LinkWord | None:
    links = mine.state.items[line.item].links
    return next((w for w in links if (w.document, w.sheet) == (sheet.document, sheet.item)), None)


def _shown(store: Store, line: Place, bench: Bench) -> Iterator[str]:
    """What other documents make of the line now."""
    from casebook.links.casebook_links import linked_items
    from casebook.state.loading import state_of
    from casebook.state.rows.wording import wording
    from tui.commands.record.show import together

    reading = state_of(store, line.document).reading
    found = linked_items(store, {line.document: reading.kind}, bench) if reading else {}
    for linked_item in found.values():
        if linked_item.item == line.item:
            yield from together(linked_item, wording(bench.catalogue.vocabulary, "en"))
