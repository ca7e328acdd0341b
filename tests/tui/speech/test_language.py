"""The language of the terminal, and one that is asked for."""

from __future__ import annotations

import pytest

from tui.speech.language import language


@pytest.mark.parametrize(
    ("settings", "asked", "spoken"),
    [
        ({}, None, "en"),
        ({"LANG": "zh_CN.UTF-8"}, None, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, None, "en"),
        ({"LANG": "de_DE.UTF-8"}, "zh", "zh"),
        ({"LC_MESSAGES": "zh_TW"}, "en", "en"),
    ],
)
def test_what_is_asked_for_counts_before_the_terminals_settings(
    settings: dict[str, str], asked: str | None, spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert spoken == language(asked)
