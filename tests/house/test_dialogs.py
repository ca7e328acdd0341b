"""The review app asks and then acts, from top to bottom: no screen is opened with a function to be called later."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_no_screen_is_opened_with_a_callback() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in (ROOT / "tui").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "push_screen"
        if len(call.args) > 1 or call.keywords
    ]
    assert found == [], "await push_screen_wait in a worker of the group ASKING"
