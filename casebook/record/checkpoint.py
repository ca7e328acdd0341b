"""The ledger's head, signed and kept elsewhere: the proof that a ledger was neither rewritten nor cut off.

A hash chain shows a change to whoever cannot recompute it; one who owns the file can. A head that was
exported before cannot be recomputed into it, and its signature (Ed25519) says whose key vouched for it.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from casebook.record.ledger import Fault, FaultKind, Head, head
from casebook.store import tables
from casebook.store.database import Store

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

FORMAT = "gauger/head/1"


class CheckpointError(Exception):
    """A head or a key cannot be used; the message says which file, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A head at a time (UTC, ISO 8601). `public_key` and `signature` are hexadecimal."""

    seq: int
    hash: str
    at: str
    public_key: str
    signature: str = ""
    format: str = FORMAT

    @property
    def signed_bytes(self) -> bytes:
        """What the signature is over: everything but itself, in canonical JSON."""
        data = asdict(self)
        del data["signature"]
        return json.dumps(data, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")

    @property
    def text(self) -> str:
        """The checkpoint as a file holds it."""
        return json.dumps(asdict(self), sort_keys=True, indent=1) + "\n"


def exported(store: Store, key: Ed25519PrivateKey, at: str) -> Checkpoint:
    """The head as it is now, signed."""
    with store.reading() as connection:
        last = head(connection)
    return signed(last, key, at)


def signed(last: Head, key: Ed25519PrivateKey, at: str) -> Checkpoint:
    """A head with its time, signed."""
    bare = Checkpoint(last.seq, last.hash, at, public_hex(key.public_key()))
    return Checkpoint(bare.seq, bare.hash, at, bare.public_key, key.sign(bare.signed_bytes).hex())


def read_checkpoint(path: Path) -> Checkpoint:
    """The checkpoint of a file; raises `CheckpointError` where it is none."""
    try:
        data = json.loads(path.read_text("utf-8"))
        made = Checkpoint(**data)
        if made.format != FORMAT or not isinstance(made.seq, int):
            raise ValueError(f"its format is not {FORMAT}")
        bytes.fromhex(made.public_key + made.signature + made.hash)
    except (OSError, ValueError, TypeError) as trouble:
        raise CheckpointError(f"{path}: is no exported head ({trouble}); name the file of --export-head") from trouble
    return made


def is_genuine(made: Checkpoint, public_key: str | None = None) -> bool:
    """Whether its signature holds, by its own key or, better, by one that was kept apart (hexadecimal)."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if public_key is not None and public_key != made.public_key:
        return False
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(made.public_key))
        key.verify(bytes.fromhex(made.signature), made.signed_bytes)
    except (InvalidSignature, ValueError):
        return False
    return True


def compared(store: Store, kept: Checkpoint) -> Fault | None:
    """What the ledger has lost or changed since a head was exported; `None` where it holds that head."""
    if kept.seq == 0:
        return None
    wanted = select(tables.ledger.c.hash).where(tables.ledger.c.seq == kept.seq)
    with store.reading() as connection:
        found = connection.scalar(wanted)
        last = head(connection)
    if found is None:
        message = f"the ledger ends at event {last.seq}, and event {kept.seq} was in it on {kept.at}: it was cut off"
        return Fault(FaultKind.MISSING, last.seq + 1, message)
    if found != kept.hash:
        message = f"event {kept.seq} is not the one of {kept.at}: the ledger was rewritten at or before it"
        return Fault(FaultKind.CHANGED, kept.seq, message)
    return None


def private_key(path: Path) -> Ed25519PrivateKey:
    """The key of a file (PEM).

    A new one, readable by its owner only, with its `.pub` beside it, where there is none.

    Raises `CheckpointError` where the file holds no Ed25519 key.
    """
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    if not path.exists():
        return _new_key(path)
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as trouble:
        raise CheckpointError(f"{path}: holds no key that can be used ({trouble})") from trouble
    if not isinstance(key, Ed25519PrivateKey):
        raise CheckpointError(f"{path}: is no Ed25519 key; name a file that is not there, and one is made")
    return key


def _new_key(path: Path) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(pem)
        path.with_name(path.name + ".pub").write_text(public_hex(key.public_key()) + "\n")
    except OSError as trouble:
        raise CheckpointError(f"{path}: cannot be written ({trouble.strerror}); name another file") from trouble
    return key


def public_hex(key: Ed25519PublicKey) -> str:
    """A public key as 64 hexadecimal digits."""
    return key.public_bytes_raw().hex()
