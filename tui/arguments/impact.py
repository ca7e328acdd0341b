"""The command that compares two days, catalogues or policies over a casebook."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Optional

import typer

from tui.arguments.options import DEFAULT_CASEBOOK, Casebook, Layers, Policy, day

Day = Annotated[
    Optional[datetime],  # noqa: UP045  # typer reads the annotation at run time
    typer.Option("--from", formats=["%Y-%m-%d"], help="The day to compare from (default: today)."),
]
OtherDay = Annotated[
    Optional[datetime],  # noqa: UP045
    typer.Option("--to", formats=["%Y-%m-%d"], help="The day to compare with (default: the same day)."),
]
OtherPolicy = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--to-policy", help="The policy to compare with (default: the same)."),
]
OtherLayers = Annotated[
    Optional[list[Path]],  # noqa: UP045
    typer.Option("--to-catalogue", help="The folders to compare with (default: the same).", file_okay=False),
]
Close = Annotated[
    Optional[float],  # noqa: UP045
    typer.Option("--close", min=0, max=100, help="Try another distance for close, in per cent of the limit."),
]


def impact(
    from_day: Day = None,
    to_day: OtherDay = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    policy: Policy = "default",
    to_policy: OtherPolicy = None,
    catalogue: Layers = None,
    to_catalogue: OtherLayers = None,
    close: Close = None,
    json: Annotated[bool, typer.Option("--json", help="Write it as JSON.")] = False,
) -> int:
    """Tell what another day or rule would change.

    \b
    Names each item that flips, opens or comes nearer to its limit, the changed remarks, and
    what to open again. Nothing is written.
      gauger impact --from 2026-11-10 --to 2026-11-11
      gauger impact --to-policy strict
      gauger impact --to-catalogue office/
      gauger impact --close 15
    """
    from tui.commands.record.impact import ImpactOrder, Side, run

    start = day(from_day)
    before = Side(start, policy, tuple(catalogue or ()))
    layers = before.layers if to_catalogue is None else tuple(to_catalogue)
    after = Side(day(to_day) if to_day else start, to_policy or policy, layers)
    part = None if close is None else Decimal(str(close)) / 100
    return run(ImpactOrder(casebook, before, after, part, json))


def add_to(app: typer.Typer) -> None:
    """Puts the command on the command line."""
    app.command()(impact)
