"""The language that a person is spoken to in: as asked for, else the terminal's."""

from __future__ import annotations

import os

_SETTINGS = ("LC_ALL", "LC_MESSAGES", "LANG")
LANGUAGES = ("en", "zh")


def language(asked: str | None) -> str:
    """`zh` or `en`: what was asked for, else what the terminal's settings say, else English."""
    if asked is not None:
        return asked
    setting = next((value for name in _SETTINGS if (value := os.environ.get(name))), "")
    return "zh" if setting.casefold().startswith("zh") else "en"
