"""The commands in the order of the work: read, review, look, declare, and then the rest."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

WORK = ("scan", "review", "list", "show", "declare", "fill", "check", "dossier", "report", "explain", "catalogue")


class InOrder(TyperGroup):
    """A group whose help follows the work."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands' names: those of `WORK` first, the others as they were added."""
        known = super().list_commands(ctx)
        return [*(n for n in WORK if n in known), *(n for n in known if n not in WORK)]
