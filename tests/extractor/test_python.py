"""The lines of `docs/python.md` do what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
(LINES,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs/python.md").read_text("utf-8"), re.DOTALL)


def test_the_documented_lines_read_and_judge_a_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    made: dict[str, object] = {}
    exec(LINES, made)
    assert [("NB-LF24", "close")] == [(label, answer.outcome) for label, answer in made["answers"]]  # type: ignore[attr-defined]


def test_they_are_five_beside_the_imports() -> None:
    assert 5 == len(LINES.partition("\n\ncatalogue")[2].rstrip().splitlines())
