"""What is written of a shipment from the review app: a draft of its set, letters, and places that cannot be written."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

sys.path += [str(Path(__file__).parents[2] / "casebook"), str(Path(__file__).parents[1] / "review")]
import pytest
from at_a_shipment import DAY, at_work
from playing import after, told

from casebook.shipments.keeping import found
from casebook.store.database import Store
from tui.screens.shipment.screen import ShipmentScreen


def test_a_draft_of_the_set_is_written_and_says_so(store: Store) -> None:
    said = after(at_work(store), "enter", "w", "s", "enter", "wait", look=told)
    assert "it is a DRAFT" in said
    with zipfile.ZipFile("LX-26-1118.zip") as made:
        assert json.loads(made.read("manifest.json"))["is_draft"]


def test_a_set_is_written_from_an_app_that_holds_a_terminal(store: Store) -> None:
    """Drawing starts a process, which an app that has taken over the terminal cannot begin to do."""
    import pty

    store.close()
    leader, follower = pty.openpty()
    words = ["review", "--casebook", "a.casebook", "--as-of", str(DAY), "--who", "ann"]
    app = subprocess.Popen(
        [sys.executable, "-c", "from tui.cli import main; main()", *words],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=os.environ,
    )
    try:
        _typed(leader, "shipment", "\r")
        _typed(leader, "goods line", "w")
        _typed(leader, "Write what", "s")
        _typed(leader, "which .zip", "\r")
        _typed(leader, "files written", "\x11")
    finally:
        app.kill()
        app.wait()
        os.close(leader)
        os.close(follower)
    assert zipfile.is_zipfile("LX-26-1118.zip")


def _typed(terminal: int, waits_for: str, keys: str) -> None:
    """Types keys once these words are on the terminal."""
    import select
    import time

    seen, end = b"", time.monotonic() + 300
    while waits_for.encode() not in re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", seen):
        assert time.monotonic() < end, f"{waits_for} did not come: {seen[-2000:]!r}"
        if select.select([terminal], [], [], 0.2)[0]:
            seen += os.read(terminal, 65536)
    os.write(terminal, keys.encode())


def test_letters_are_written_to_a_folder(store: Store) -> None:
    after(at_work(store), "enter", "w", "l", "enter", "wait", look=told)
    assert ["letter-1-zh.docx", "reply-form-1.xlsx"] == sorted(p.name for p in Path("LX-26-1118-letters").iterdir())
    assert found(store, "LX").letters


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_lost(store: Store) -> None:
    Path("full").mkdir()
    (Path("full") / "a").touch()
    said = after(at_work(store), "enter", "w", "s", "ctrl+u", "=full", "enter", "wait", look=told)
    assert "not empty" in said
    assert () == found(store, "LX").sets


def test_what_is_still_being_written_is_not_declared(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = ShipmentScreen.__init__

    def writing(self: ShipmentScreen, *given: object, **named: object) -> None:
        begun(self, *given, **named)  # type: ignore[arg-type]
        self._writing.is_under_way = True

    monkeypatch.setattr(ShipmentScreen, "__init__", writing)
    assert "still being written" in after(at_work(store), "enter", "wait", "d", look=told)
