"""The kernel compiled for a test, and the reason where it cannot be."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[4]


def script() -> Any:
    """The project's own way to compile it."""
    spec = spec_from_file_location("gauger_kernel_script", ROOT / "scripts" / "kernel.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def built(folder: Path, *more: str) -> Path:
    """A binary in a folder. Where there is no compiler the test is skipped; where it fails on our C, the test fails."""
    made, kernel = folder / "kernel.bin", script()
    if not kernel.compiler():
        pytest.skip("no C compiler is installed, so there is no kernel to compare with what Python does")
    assert kernel.build(made, more=more) == ""
    return made
