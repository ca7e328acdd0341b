"""`gauger catalogue`: the law and its words as this program knows them."""

from __future__ import annotations

from typing import Annotated

import typer

from tui.arguments.options import AsOf, Layers, day

catalogue_app = typer.Typer(
    help="The law and its words as this program knows them.", rich_markup_mode=None, no_args_is_help=True
)


def add_to(app: typer.Typer) -> None:
    """Puts these commands below `gauger catalogue`."""
    app.add_typer(catalogue_app, name="catalogue")


@catalogue_app.command("list")
def catalogue_list(catalogue: Layers = None) -> int:
    """List every entry with its act.

    \b
      gauger catalogue list
    """
    from tui.commands.law.catalogue import entries

    return entries(tuple(catalogue or ()))


@catalogue_app.command("show")
def catalogue_show(
    code: Annotated[str, typer.Argument(help="A control code, such as 3A001.")], catalogue: Layers = None
) -> int:
    """Show one entry as the catalogue has it.

    \b
      gauger catalogue show 3A001
    """
    from tui.commands.law.catalogue import entry

    return entry(code, tuple(catalogue or ()))


@catalogue_app.command("check")
def catalogue_check(as_of: AsOf = None, catalogue: Layers = None) -> int:
    """Check the catalogue's files, a folder of your own included.

    \b
    Also says what to look at in them, and runs each act's tests (tests/*.yaml).
      gauger catalogue check --catalogue office/
    """
    from tui.commands.law.catalogue import check

    return check(tuple(catalogue or ()), day(as_of))


@catalogue_app.command("calendar")
def catalogue_calendar(catalogue: Layers = None) -> int:
    """List the days on which answers change.

    \b
      gauger catalogue calendar
    """
    from tui.commands.law.catalogue import calendar

    return calendar(tuple(catalogue or ()))


@catalogue_app.command("status")
def catalogue_status(as_of: AsOf = None, catalogue: Layers = None) -> int:
    """Say which acts are in force on a day.

    \b
      gauger catalogue status --as-of 2026-11-10
    """
    from tui.commands.law.catalogue import status

    return status(day(as_of), tuple(catalogue or ()))
