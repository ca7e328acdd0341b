"""The commands of bulk work that stand beside scan: watching a folder, and judging a casebook anew."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tui.arguments.options import DEFAULT_CASEBOOK, AsOf, Casebook, Layers, NoOcr, PasswordFile, Policy, Workers, day


def add_to(app: typer.Typer) -> None:
    """Gives the command line its bulk commands."""
    app.command()(watch)
    app.command()(reclassify)


def watch(
    folders: Annotated[list[Path], typer.Argument(help="Folders that documents are dropped into.")],
    as_of: AsOf = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    policy: Policy = "default",
    catalogue: Layers = None,
    workers: Workers = None,
    no_ocr: NoOcr = False,
    password_file: PasswordFile = None,
    every: Annotated[float, typer.Option(min=0.1, help="Seconds between two looks at the folder.")] = 2.0,
    settle: Annotated[float, typer.Option(min=0.0, help="Seconds a file must stand still to be whole.")] = 2.0,
    once: Annotated[bool, typer.Option("--once", help="End when everything is whole and read.")] = False,
) -> int:
    """Read whatever is dropped into a folder.

    \b
      gauger watch inbox/
      gauger watch inbox/ --every 30
    """
    from tui.commands.runs.watch import run
    from tui.commands.session import Order

    order = Order(casebook, day(as_of), policy, tuple(catalogue or ()), workers, not no_ocr, password_file)
    return run(tuple(folders), order, every, settle, once=once)


def reclassify(
    as_of: AsOf = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    policy: Policy = "default",
    catalogue: Layers = None,
    workers: Workers = None,
) -> int:
    """Judge a whole casebook anew, reading nothing.

    \b
      gauger reclassify --as-of 2026-11-11
      gauger reclassify --catalogue office/ --policy strict
    """
    from tui.commands.runs.reclassify import run
    from tui.commands.session import Order

    return run(Order(casebook, day(as_of), policy, tuple(catalogue or ()), workers, ocr=False))
