"""Commands that are printed to be pasted: with the casebook that they are about."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable

from tui.speech.inert import inert

USUAL = "gauger.casebook"
"""The casebook of a command that names none."""
_COMMANDS = tuple(f"gauger {name}" for name in ("review", "shipment", "shipments", "reply", "scan"))
_TYPED = re.compile(rf"\b(?:{'|'.join(_COMMANDS)})(?=$|[ )。；;:：])")


def option(casebook: str) -> str:
    """What names the casebook on a command line, with a blank before it; nothing for the usual one."""
    from casebook.store.database import shown

    return "" if casebook == USUAL else f" --casebook {shlex.quote(inert(str(shown(casebook))))}"


def pasting(casebook: str) -> Callable[[str], str]:
    """Puts the casebook into the commands that stand in a text."""
    named = option(casebook)
    return lambda text: _TYPED.sub(lambda m: m[0] + named, text) if named else text
