"""What a document says is shown, and never obeyed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import made_casebook as made
import pytest
from playing import after, screen_text, widths

HOSTILE = {
    "markup": "[bold red]X[/] [link=file:///etc/passwd]x[/link] [@click=app.quit]q[/]",
    "broken markup": "[/][[ [/nothing]",
    "escape": "A\x1b[2J\x1b]0;owned\x07B",
    "bidirectional": "A\u202e\u2066B",
    "zero width": "A\u200b\u200dB",
    "wide": "锂离子电池" * 8,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_shown_inert_everywhere(name: str, tmp_path: Path) -> None:
    text = HOSTILE[name]
    sheet = replace(made.MILL, label=text, maker=text, lines=(made.Said("Sand mill", "VN-60"), made.Said("Note", text)))
    store = made.casebook(tmp_path / "h.casebook", sheet)
    queue = after(made.at_work(store), look=screen_text)
    item = after(made.at_work(store), "enter", look=screen_text)
    ask = after(made.at_work(store), "enter", "q", look=screen_text)
    note = after(made.at_work(store), "enter", "c", look=screen_text)
    for shown in (queue, item, ask, note):
        assert not set(shown) & {"\x1b", "\x07", "\u202e", "\u2066", "\u200b", "\u200d"}
    if "markup" in name:
        assert text[:12] in queue and text[:12] in item
    store.close()


def test_wide_text_keeps_every_line_as_wide_as_the_screen(tmp_path: Path) -> None:
    sheet = replace(made.DENSE, label="锂离子电池" * 20, name="電" * 90 + ".pdf")
    store = made.casebook(tmp_path / "w.casebook", sheet)
    assert {80} == after(made.at_work(store), look=widths, size=(80, 24))
    assert {81} == after(made.at_work(store), "enter", look=widths, size=(81, 24))
    store.close()
