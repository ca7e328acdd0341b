from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.speech.inert import inert


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("plain text 300 Wh/kg", "plain text 300 Wh/kg"),
        ("锂离子电芯 ≥ 300 Wh/kg", "锂离子电芯 ≥ 300 Wh/kg"),
        ("\u241b[31mred", "\x1b[31mred"),
        ("two lines", "two\nlines"),
        ("‹U+202E›gpj.exe", "\u202egpj.exe"),
        ("zero‹U+200B›width", "zero\u200bwidth"),
        ("‹U+009B›2J", "\u009b2J"),
    ],
)
def test_what_a_terminal_would_obey_or_hide_is_shown(expected: str, text: str) -> None:
    assert expected == inert(text)


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    kinds = {unicodedata.category(c) for c in inert(text)}
    assert not kinds & {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}


def test_a_long_text_is_cut_with_a_mark() -> None:
    assert inert("abcdef", 4) == "abc…"


@given(st.text(alphabet="[]/abred@", max_size=20))
def test_the_consoles_read_no_markup(text: str) -> None:
    import io

    from rich.console import Console

    from tui.speech.talk import _console

    made = _console(stderr=False)
    assert isinstance(made, Console)
    made.file = io.StringIO()
    made.print(inert(text), end="", soft_wrap=True)
    assert inert(text) == made.file.getvalue()
