"""What a check is of, as typed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands.session import Order

if TYPE_CHECKING:
    from casebook.checking.limits import Limits


@dataclass(frozen=True, slots=True)
class CheckOrder:
    """What to check beside what; `json` is a file's name, `-` for stdout, `None` for none.

    `marked` is where the marked copy of the draft goes, `listed` the list for the broker; `is_shown` opens the screen.
    """

    draft: Path
    evidence: tuple[Path, ...]
    order: Order
    json: str | None
    language: str
    limits: Limits
    marked: Path | None = None
    listed: Path | None = None
    is_shown: bool = False
    shipment: str | None = None
    """The shipment whose papers are laid beside the draft."""
