#!/usr/bin/env python3
"""Checks a set of papers that gauger wrote, without gauger: python3 verify.py [FOLDER or ZIP].

Each file is compared with the SHA-256 that manifest.json has of it, each row of the ledger with its own hash and with
the row before it, and each annex with the hash that the ledger knows the paper by. It needs nothing but Python 3.8.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FIELDS = ("at", "body", "catalogue", "document", "kind", "prev", "program", "seq", "who", "why")


def read_set(place: Path) -> dict[str, bytes]:
    """The files of a set by their names."""
    if place.is_file():
        with zipfile.ZipFile(place) as packed:
            return {name: packed.read(name) for name in packed.namelist() if not name.endswith("/")}
    found = (path for path in place.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in found}


def check_files(files: dict[str, bytes], manifest: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the files."""
    listed = manifest["files"]
    for name in sorted(set(listed) - set(files)):
        yield "missing: " + name
    for name in sorted(set(files) - set(listed) - {"manifest.json"}):
        yield "not of the set: " + name
    for name in sorted(set(files) & set(listed)):
        if hashlib.sha256(files[name]).hexdigest() != listed[name]:
            yield "changed: " + name


def check_annexes(files: dict[str, bytes], manifest: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the annexed papers: each is known by its own SHA-256."""
    for annex in manifest["annexes"]:
        data = files.get(annex["file"])
        if data is not None and hashlib.sha256(data).hexdigest() != annex["sha256"]:
            yield "not the paper that was read: " + annex["file"]


def check_ledger(text: str) -> Iterator[str]:
    """What is wrong with the ledger's part: each row holds its own hash and that of the row before it."""
    last: dict[str, Any] | None = None
    for line in text.splitlines():
        row = json.loads(line)
        canonical = json.dumps(
            {name: row[name] for name in FIELDS}, ensure_ascii=True, sort_keys=True, separators=(",", ":")
        )
        if hashlib.sha256(canonical.encode("ascii")).hexdigest() != row["hash"]:
            yield f"event {row['seq']} of the ledger is not what was written"
        if last is not None and row["seq"] <= last["seq"]:
            yield f"event {row['seq']} of the ledger is out of order"
        if last is not None and row["seq"] == last["seq"] + 1 and row["prev"] != last["hash"]:
            yield f"event {row['seq']} does not follow event {last['seq']}"
        last = row


def main(arguments: list[str]) -> int:
    """Tells what is wrong with the set of a folder or an archive; 0 for nothing, 1 for faults, 2 for no set."""
    place = Path(arguments[0]) if arguments else Path(__file__).resolve().parent
    files = read_set(place)
    if "manifest.json" not in files:
        print("there is no manifest.json in", place)
        return 2
    manifest = json.loads(files["manifest.json"].decode("utf-8"))
    wrong = list(check_files(files, manifest)) + list(check_annexes(files, manifest))
    wrong += list(check_ledger(files.get("06-ledger.jsonl", b"").decode("utf-8")))
    for told in wrong:
        print(told)
    print("shipment:", manifest["shipment"], "(DRAFT, not to be handed in)" if manifest["is_draft"] else "(ready)")
    print("manifest SHA-256:", hashlib.sha256(files["manifest.json"]).hexdigest())
    print("NOT as it was written" if wrong else f"{len(manifest['files'])} files, all as they were written")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
