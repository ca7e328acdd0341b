"""What pictures a terminal shows: by its environment first, and by its own answer only where that is no risk."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui.pictures.graphics import graphics, is_graphic

ROOT = Path(__file__).parents[4]
needs_extra = pytest.mark.skipif(importlib.util.find_spec("textual_image") is None, reason="needs gauger[images]")


@pytest.mark.parametrize(
    "environment",
    [
        {"TERM": "xterm-kitty"},
        {"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"},
        {"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"},
        {"TERM": "foot-extra"},
        {"TERM": "xterm-256color", "WT_SESSION": "8f"},
    ],
)
def test_a_terminal_of_the_kind_is_known_by_its_environment(environment: dict[str, str]) -> None:
    assert is_graphic(environment)


@pytest.mark.parametrize("term", ["xterm-256color", "linux", "dumb", "vt100", ""])
def test_any_other_terminal_is_not_asked(term: str) -> None:
    assert "this terminal shows none" in str(graphics({"TERM": term}))


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({"TERM": "xterm-kitty", "TMUX": "/tmp/tmux-0/default,1,0"}, "tmux"),
        ({"TERM": "tmux-256color"}, "tmux"),
        ({"TERM": "screen-256color", "KITTY_WINDOW_ID": "1"}, "screen"),
        ({"TERM": "xterm-kitty", "STY": "1.pts-0"}, "screen"),
        ({"TERM": "xterm-kitty", "ZELLIJ": "0"}, "zellij"),
    ],
)
def test_a_multiplexer_is_named_and_nothing_is_asked(environment: dict[str, str], name: str) -> None:
    assert str(graphics(environment)).startswith(f"{name} passes no pictures on")


def test_without_the_extra_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.pictures.graphics.find_spec", lambda _name: None)
    assert "pip install 'gauger[images]'" in str(graphics({"TERM": "xterm-kitty"}))


@needs_extra
def test_a_terminal_that_answers_with_nonsense_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [n for n in sys.modules if n.startswith("textual_image")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "textual_image.renderable", None)
    assert "asking this terminal for pictures failed" in str(graphics({"TERM": "xterm-kitty"}))


def test_nothing_of_the_library_is_loaded_where_no_terminal_needs_it() -> None:
    code = "import sys, tui.app, tui.pictures.picture; tui.pictures.picture.pictures('a', wanted=True); print('textual_image' in sys.modules)"
    plain = {**os.environ, "TERM": "xterm-256color"}
    for mark in ("KITTY_WINDOW_ID", "WEZTERM_PANE", "GHOSTTY_RESOURCES_DIR", "KONSOLE_VERSION", "XTERM_VERSION"):
        plain.pop(mark, None)
    plain.pop("TERM_PROGRAM", None)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=plain, capture_output=True, text=True, timeout=300
    )
    assert "False\n" == done.stdout


ASKING = """
import sys
from tui.pictures.graphics import Graphics, graphics
found = graphics({"TERM": "xterm-kitty"})
kind = found.widget.__name__ if isinstance(found, Graphics) else found
module = found.widget.__module__ if isinstance(found, Graphics) else ""
print(kind, module, found.cell if isinstance(found, Graphics) else "", file=sys.stderr)
"""
KITTY = b"\x1b[?62c" + b"\x1b_Gi=1;OK\x1b\\"
SIXEL = b"\x1b[?62;4;22c"
NEITHER = b"\x1b[?62c" + b"\x1b[?62c"


def asked(answers: bytes) -> str:
    """What is found out of a terminal of 110 by 32 cells of 9 by 18 pixels that answers so."""
    pty, fcntl, termios = (pytest.importorskip(name) for name in ("pty", "fcntl", "termios"))
    ours, theirs = pty.openpty()
    size = b"".join(n.to_bytes(2, sys.byteorder) for n in (32, 110, 990, 576))
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, size)
    # The answers wait before they are asked for: how soon the machine gets to it does not matter.
    os.write(ours, answers)
    command = [sys.executable, "-c", ASKING]
    done = subprocess.run(
        command, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, text=True, timeout=300
    )
    os.close(ours)
    os.close(theirs)
    return done.stderr.strip()


@needs_extra
def test_a_terminal_that_speaks_kittys_protocol_gets_its_widget() -> None:
    assert "TGPImage textual_image.widget (9, 18)" == asked(KITTY)


@needs_extra
def test_a_terminal_that_speaks_sixel_gets_its_widget() -> None:
    assert "Image textual_image.widget.sixel (9, 18)" == asked(SIXEL)


@needs_extra
def test_a_terminal_that_denies_both_gets_none() -> None:
    assert "this terminal was asked and shows none" in asked(NEITHER)
