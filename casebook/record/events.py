"""An event of the ledger and the hash that chains it to the one before."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who acts, with which program and which catalogue. `at` is UTC, ISO 8601, and may be given in tests."""

    who: str
    program: str
    catalogue: str
    why: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One row of the ledger, to the letter. `document` is a SHA-256; `body` is the action's canonical JSON."""

    seq: int
    at: str
    who: str
    why: str | None
    program: str
    catalogue: str
    kind: str
    document: str
    body: str
    prev: str
    hash: str = ""

    def digest(self) -> str:
        """The SHA-256 over everything in it but the hash itself, in canonical JSON."""
        data = asdict(self)
        del data["hash"]
        text = json.dumps(data, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("ascii")).hexdigest()
