"""What is asked of a shipment: the steps of a person, and what is written of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Steps:
    """What a person does to a shipment before it is shown; `why` goes with each step."""

    join: tuple[str, str] | None = None
    part: tuple[str, str] | None = None
    settle: str | None = None
    take_out: str | None = None
    questioned: date | None = None
    answered: date | None = None
    declared: bool = False
    enter_mass: int | None = None
    """The number of the goods line whose mass a piece is entered as its papers give it."""
    close: bool = False
    reopen: bool = False
    undo: bool = False
    redo: bool = False
    why: str | None = None


@dataclass(frozen=True, slots=True)
class ShipmentOrder:
    """Which shipment, by what it is judged, what is done to it and what is written of it."""

    name: str
    casebook: str
    as_of: date
    policy: str
    layers: tuple[Path, ...]
    steps: Steps
    json: bool = False
    who: str | None = None
    set_to: Path | None = None
    letters_to: Path | None = None
    own: Path | None = None
    limits: tuple[int | None, int | None] = (None, None)
    """The remark's longest in characters and in bytes of GBK."""
    asked: date | None = None
    """The day that makers are asked, for the letters."""
    language: str = "en"
