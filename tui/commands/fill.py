"""`gauger fill`: the lines of a declaration from the record as a flat table, blanks marked, with the remark."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from tui.commands.choice import chosen
from tui.commands.declare import DeclareOrder, refuse
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import write
from tui.speech.troubles import Refused
from tui.speech.version import version

if TYPE_CHECKING:
    from casebook.declaring.declaration import Declaration
    from classifier.law.catalogue import Catalogue

_SUFFIXES = (".xlsx", ".csv")


def run(order: DeclareOrder) -> int:
    """Writes the table to `order.out`, a file; raises `Refused` with what stands against the remark on stderr."""
    from casebook.declaring.filing import drafted
    from casebook.record.events import Stamp
    from casebook.review.judging import bench_of
    from casebook.store.database import open_store

    assert order.out is not None
    if order.out.suffix.lower() not in _SUFFIXES:
        raise Refused(f"{inert(str(order.out))}: name a file that ends in .xlsx or .csv", Exit.NO_CASEBOOK)
    bench = bench_of(order.layers, order.as_of, order.policy)
    stamp = Stamp(order.who or "", version(), bench.catalogue.sha256)
    with closing(open_store(order.casebook, make=False)) as store:
        places = chosen(store, order.names)
        draft = drafted(store, places, bench, stamp, order.limits, though_suspended=order.though_suspended)
    refuse(draft.against)
    assert draft.made is not None
    _write(order, draft.made, bench.catalogue)
    length = draft.made.length
    write(f"{len(draft.made.lines)} lines written to {inert(str(order.out))}; what is blank is named under 待填.")
    write(f"The remark has {length.characters} characters, {length.gbk_bytes} bytes of GBK.")
    return Exit.SETTLED


def _write(order: DeclareOrder, made: Declaration, catalogue: Catalogue) -> None:
    from casebook.declaring.filled import as_csv, as_xlsx

    assert order.out is not None
    try:
        data = (as_csv if order.out.suffix.lower() == ".csv" else as_xlsx)(made, catalogue)
        order.out.write_bytes(data)
    except ModuleNotFoundError as lacking:
        message = "XLSX needs the extra: pip install 'gauger[export]'; or name a file that ends in .csv"
        raise Refused(message, Exit.NO_CASEBOOK) from lacking
    except OSError as trouble:
        message = f"{inert(str(order.out))}: cannot be written ({trouble.strerror}); name another file"
        raise Refused(message, Exit.NO_CASEBOOK) from trouble
