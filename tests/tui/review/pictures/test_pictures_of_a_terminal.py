"""Pictures of a real file, drawn for real and sent as each kind of terminal takes them."""

from __future__ import annotations

import asyncio
import base64
import io
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import made_casebook as made
import pytest
from hanging import hanging
from PIL import Image
from playing import after
from textual.app import App
from textual.widgets import Static

from casebook.review.pages.crops import Crops
from casebook.store.database import open_store
from casebook.workers.limits import Limits
from extractor.document.model import Identity
from extractor.readers.crops import FRAME
from tests.tui.review.pictures.test_picture_panel import Drawn
from tui.app import ReviewApp
from tui.desk.reviewer import Reviewer
from tui.pictures.graphics import Graphics
from tui.pictures.picture import Pictures, Shown
from tui.widgets.page.picture_panel import PicturePanel

# With a real file, the real drawing and the library's own widgets.


def pdf(sheet: made.Sheet) -> bytes:
    """The sheet as a PDF: its words where the casebook has them, as far as Helvetica goes."""
    words = [
        f"BT /F 10 Tf {w.box.x0} {842 - w.box.bottom + 2} Td ({w.text.encode('ascii', 'replace').decode()}) Tj ET"
        for w in made.page_of(sheet).words
    ]
    content = "\n".join(words)
    return (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F "
        f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n4 0 obj<</Length {len(content)}>>stream\n"
        f"{content}\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
    ).encode()


@pytest.fixture
def crops(tmp_path: Path) -> Iterator[Crops]:
    running = Crops([tmp_path])
    yield running
    running.stop()


@pytest.fixture
def filed(tmp_path: Path) -> Iterator[Reviewer]:
    """A casebook with one datasheet whose file lies beside it."""
    file = tmp_path / made.CELL.name
    file.parent.mkdir()
    file.write_bytes(pdf(made.CELL))
    store = open_store(tmp_path / "filed.casebook")
    made.keep(store, _of_file(file.read_bytes()))
    yield made.at_work(store)
    store.close()


def _of_file(data: bytes) -> Any:
    """The sheet's reading, under the hash of these bytes."""
    import hashlib

    reading, sha = made.reading_of(made.CELL), hashlib.sha256(data).hexdigest()
    items = tuple(
        replace(i, facts=tuple(replace(f, evidence=tuple(replace(e, sha256=sha) for e in f.evidence)) for f in i.facts))
        for i in reading.items
    )
    return replace(reading, identity=Identity(made.CELL.name, sha, len(data), "application/pdf"), items=items)


def test_a_terminal_of_kittys_kind_is_sent_the_framed_picture(
    filed: Reviewer, crops: Crops, monkeypatch: pytest.MonkeyPatch
) -> None:
    widgets = pytest.importorskip("textual_image.widget")
    sent = io.StringIO()
    monkeypatch.setattr(sys, "__stdout__", sent)
    pictures = Pictures(Shown(Graphics(widgets.TGPImage, (10, 20)), crops))
    after(filed, "enter", "v", look=_closed, pictures=pictures)
    messages = re.findall("\x1b_G([^;\x1b]*);?([^\x1b]*)\x1b\\\\", sent.getvalue())
    assert any(head.startswith("a=p") for head, _ in messages)
    assert messages[-1][0].startswith("a=d")
    picture = Image.open(io.BytesIO(base64.b64decode(_last_picture(messages)))).convert("RGB")
    assert FRAME in {color for _, color in picture.getcolors(100_000) or []}


def _closed(app: App[None]) -> None:
    app.screen.query_one(PicturePanel).toggle()


def _last_picture(messages: list[tuple[str, str]]) -> str:
    """The payload of the picture that was sent last, put together."""
    sent = [(re.findall(r"\bi=(\d+)", head)[0], data) for head, data in messages if "f=100" in head]
    return "".join(data for number, data in sent if number == sent[-1][0])


def test_a_sixel_terminal_is_sent_sixels(filed: Reviewer, crops: Crops) -> None:
    widgets = pytest.importorskip("textual_image.widget")
    pictures = Pictures(Shown(Graphics(widgets.SixelImage, (10, 20)), crops))
    seen = after(filed, "enter", "v", look=_controls, pictures=pictures)
    assert "\x1bP" in seen


def _controls(app: App[None]) -> str:
    """All that is written to the terminal, control sequences too."""
    return "".join(s.text for strip in app.screen._compositor.render_strips() for s in strip)


def test_a_file_that_has_changed_is_named_in_the_panel(filed: Reviewer, crops: Crops, tmp_path: Path) -> None:
    (tmp_path / made.CELL.name).write_bytes(b"%PDF-1.4 another")
    pictures = Pictures(Shown(Graphics(Drawn, (10, 20)), crops))  # type: ignore[arg-type]
    seen = after(filed, "enter", "v", look=_says, pictures=pictures, size=(200, 50))
    assert f"no picture: {tmp_path / made.CELL.name} has changed since it was read; scan it again" == seen


def test_a_file_that_is_gone_is_named_in_the_panel(filed: Reviewer, crops: Crops, tmp_path: Path) -> None:
    (tmp_path / made.CELL.name).unlink()
    pictures = Pictures(Shown(Graphics(Drawn, (10, 20)), crops))  # type: ignore[arg-type]
    seen = after(filed, "enter", "v", look=_says, pictures=pictures)
    assert f"no picture: {tmp_path / made.CELL.name} is no longer there; put it back, or scan it again" == seen


def _says(app: App[None]) -> str:
    return str(app.screen.query_one("#picture-says", Static).render())


def test_the_app_ends_at_once_while_a_picture_hangs(filed: Reviewer, tmp_path: Path) -> None:
    crops = Crops([tmp_path], Limits(seconds=600), hanging)
    pictures = Pictures(Shown(Graphics(Drawn, (10, 20)), crops))  # type: ignore[arg-type]

    async def play() -> str:
        app = ReviewApp(filed, pictures)
        async with app.run_test(size=(110, 32)) as pilot:
            await pilot.press("enter")
            await pilot.pause()
            await pilot.press("v")
            until = time.monotonic() + 200
            while _says(app) != "drawing it …" and time.monotonic() < until:
                await pilot.pause(0.02)
            return _says(app)

    began = time.monotonic()
    assert "drawing it …" == asyncio.run(play())
    assert time.monotonic() - began < 500, "it waited for what hangs for ten minutes"
