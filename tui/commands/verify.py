"""`gauger verify`: whether the ledger is as it was written."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from tui.exits import Exit
from tui.inert import inert
from tui.talk import write


def run(casebook: Path) -> int:
    """Tells of each fault, or that there is none with the head to keep elsewhere."""
    from casebook.ledger import head, verify
    from casebook.store import open_store

    with closing(open_store(casebook, make=False)) as store:
        faults = verify(store)
        with store.reading() as connection:
            last = head(connection)
    for fault in faults:
        write(f"{fault.kind}: {inert(fault.message)}")
    if faults:
        write(f"The ledger of {inert(str(casebook))} was touched: restore the file from a copy of before.")
        return Exit.BAD_DATA
    write(f"{last.seq} events, all as they were written. Head: {last.hash}")
    return Exit.SETTLED
