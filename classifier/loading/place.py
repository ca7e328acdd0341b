"""Where the catalogue is that comes with the program; what asks for nothing else loads nothing else."""

from __future__ import annotations

from pathlib import Path


def shipped() -> Path:
    """The folder of the catalogue that comes with the program."""
    here = Path(__file__).parents[1]
    installed = here / "catalogue_data"
    return installed if installed.is_dir() else here.parent / "catalogue"
