"""`gauger verify`: whether the ledger is as it was written, and still holds a head that was kept elsewhere."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import write
from tui.speech.troubles import Refused

if TYPE_CHECKING:
    from casebook.record.ledger import Fault
    from casebook.store.database import Store


@dataclass(frozen=True, slots=True)
class VerifyOrder:
    """What to check, where to write the signed head, and the head to check against."""

    casebook: str
    export_head: Path | None = None
    key: Path | None = None
    against: Path | None = None
    public_key: Path | None = None


def run(order: VerifyOrder) -> int:
    """Tells of each fault, or that there is none with the head to keep elsewhere."""
    from casebook.record.checkpoint import CheckpointError
    from casebook.record.ledger import head, verify
    from casebook.store.database import read_store

    if (order.export_head is None) != (order.key is None):
        raise Refused("--export-head and --key go together: a head without a signature proves little", Exit.USAGE)
    with closing(read_store(order.casebook)) as store:
        try:
            faults = (*verify(store), *_since(store, order))
            if not faults:
                _export(store, order)
        except CheckpointError as trouble:
            raise Refused(str(trouble), Exit.BAD_DATA) from trouble
        with store.reading() as connection:
            last = head(connection)
    for fault in faults:
        write(f"{fault.kind}: {inert(fault.message)}")
    if faults:
        write(f"The ledger of {inert(store.name)} was touched: restore it from a copy of before.")
        return Exit.BAD_DATA
    write(f"{last.seq} events, all as they were written. Head: {last.hash}")
    return Exit.SETTLED


def _since(store: Store, order: VerifyOrder) -> tuple[Fault, ...]:
    """What is wrong against the head that was kept; raises `Refused` for a head that nobody vouches for."""
    from casebook.record.checkpoint import compared, is_genuine, read_checkpoint

    if order.against is None:
        return ()
    kept = read_checkpoint(order.against)
    if not is_genuine(kept, _public(order)):
        raise Refused(
            f"{order.against}: its signature does not hold; somebody changed it, or another key signed it",
            Exit.BAD_DATA,
        )
    fault = compared(store, kept)
    if fault is None:
        whose = "by the key given" if _public(order) else "by the key in it; --public-key names the office's own"
        write(f"It holds the head of event {kept.seq}, exported {kept.at}, signed {whose}.")
    return () if fault is None else (fault,)


def _public(order: VerifyOrder) -> str | None:
    from casebook.record.checkpoint import private_key, public_hex

    try:
        if order.public_key is not None:
            return order.public_key.read_text("ascii").strip().lower()
        if order.key is not None and order.key.exists():
            return public_hex(private_key(order.key).public_key())
    except (OSError, UnicodeError) as trouble:
        raise Refused(f"{order.public_key}: cannot be read ({trouble})") from trouble
    return None


def _export(store: Store, order: VerifyOrder) -> None:
    from casebook.record.checkpoint import exported, private_key

    if order.export_head is None or order.key is None:
        return
    is_new = not order.key.exists()
    made = exported(store, private_key(order.key), datetime.now(UTC).isoformat(timespec="seconds"))
    try:
        order.export_head.write_text(made.text, "utf-8")
    except OSError as trouble:
        raise Refused(f"{order.export_head}: cannot be written ({trouble.strerror})", Exit.NO_CASEBOOK) from trouble
    if is_new:
        write(f"A new key was made: {inert(str(order.key))}. Keep it where the casebook's owner cannot reach it.")
    write(f"The head was written to {inert(str(order.export_head))}: keep it away from the casebook.")
