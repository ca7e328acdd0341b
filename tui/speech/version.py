"""The program's version."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed


def version() -> str:
    """The program's version; `uninstalled` where it runs from a folder that was never installed."""
    try:
        return installed("gauger")
    except PackageNotFoundError:
        return "uninstalled"
