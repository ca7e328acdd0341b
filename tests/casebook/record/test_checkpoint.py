from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import delete, insert, text

from casebook.record.actions import Scanned
from casebook.record.checkpoint import (
    CheckpointError,
    compared,
    exported,
    is_genuine,
    private_key,
    public_hex,
    read_checkpoint,
)
from casebook.record.events import GENESIS, Stamp
from casebook.record.ledger import FaultKind, act, records, verify
from casebook.store import tables
from casebook.store.database import Store, open_store

STAMP = Stamp("ann", "0.1.0", "sha256:c")
KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
AT = "2026-12-01T08:00:00+00:00"


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    made = open_store(place)
    for number in range(1, 6):
        act(made, "1", Scanned(f"{number}.pdf", number), STAMP)
    yield made
    made.close()


def rewritten(store: Store, *, who: str = "eve", length: int = 5) -> None:
    """The whole ledger written anew with another name, every hash recomputed, and the kept head as well."""
    with store.reading() as connection:
        rows = list(records(connection))[:length]
    on = " ON ledger" if store.engine.dialect.name == "postgresql" else ""
    prev = GENESIS
    with store.writing() as connection:
        for verb in ("update", "delete"):
            connection.execute(text(f"DROP TRIGGER ledger_no_{verb}{on}"))
        connection.execute(delete(tables.ledger))
        for row in rows:
            row = replace(row, who=who, prev=prev, hash="")
            prev = row.digest()
            connection.execute(insert(tables.ledger).values(**asdict(replace(row, hash=prev))))
        connection.execute(tables.meta.update().where(tables.meta.c.name == "head").values(value=f"{len(rows)}:{prev}"))


def test_a_ledger_that_only_grew_still_holds_the_head(store: Store) -> None:
    kept = exported(store, KEY, AT)
    act(store, "1", Scanned("6.pdf", 6), STAMP)
    assert (5, None) == (kept.seq, compared(store, kept))


def test_a_ledger_rewritten_with_new_hashes_fools_the_chain_and_not_the_kept_head(store: Store) -> None:
    kept = exported(store, KEY, AT)
    rewritten(store)
    found = compared(store, kept)
    assert verify(store) == ()
    assert (FaultKind.CHANGED, 5) == (found and found.kind, found and found.seq)


def test_a_ledger_cut_off_with_a_new_head_fools_the_chain_and_not_the_kept_head(store: Store) -> None:
    kept = exported(store, KEY, AT)
    rewritten(store, who="ann", length=3)
    found = compared(store, kept)
    assert verify(store) == ()
    assert (FaultKind.MISSING, 4) == (found and found.kind, found and found.seq)


def test_a_ledger_cut_off_and_grown_again_does_not_hold_the_head(store: Store) -> None:
    kept = exported(store, KEY, AT)
    rewritten(store, who="ann", length=3)
    for number in range(6, 10):
        act(store, "1", Scanned(f"{number}.pdf", number), STAMP)
    found = compared(store, kept)
    assert found and found.kind is FaultKind.CHANGED


def test_a_signature_holds_for_what_was_signed_only(store: Store) -> None:
    kept = exported(store, KEY, AT)
    assert is_genuine(kept) and is_genuine(kept, public_hex(KEY.public_key()))
    for forged in (replace(kept, seq=4), replace(kept, at="2027"), replace(kept, hash="0" * 64)):
        assert not is_genuine(forged)


def test_a_head_that_another_key_signed_is_not_the_offices(store: Store) -> None:
    other = exported(store, Ed25519PrivateKey.from_private_bytes(b"e" * 32), AT)
    assert is_genuine(other)
    assert not is_genuine(other, public_hex(KEY.public_key()))


def test_a_head_comes_back_from_its_file(store: Store, tmp_path: Path) -> None:
    kept = exported(store, KEY, AT)
    (tmp_path / "head.json").write_text(kept.text)
    assert kept == read_checkpoint(tmp_path / "head.json")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"seq": 1}', "nonsense"])
def test_a_file_that_is_no_head_is_refused_with_its_name(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.json").write_text(content)
    with pytest.raises(CheckpointError, match=r"x\.json"):
        read_checkpoint(tmp_path / "x.json")


def test_a_new_key_is_its_owners_only_and_is_used_again(tmp_path: Path) -> None:
    made = private_key(tmp_path / "office.key")
    assert stat.S_IMODE((tmp_path / "office.key").stat().st_mode) == 0o600
    assert public_hex(made.public_key()) == public_hex(private_key(tmp_path / "office.key").public_key())
    assert (tmp_path / "office.key.pub").read_text().strip() == public_hex(made.public_key())


def test_a_file_that_holds_no_key_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(CheckpointError, match=r"notes\.txt"):
        private_key(tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text() == "mine"
