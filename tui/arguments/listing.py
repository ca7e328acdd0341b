"""The commands that lay a casebook out: as a list, as a page for a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from tui.arguments.options import DEFAULT_CASEBOOK, AsOf, Casebook, Lang, Layers, Policy, day, spoken


def list_(
    what: Annotated[str, typer.Argument(help="items, documents or shipments.")] = "items",
    as_of: AsOf = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    words: Annotated[str, typer.Option("--words", help="Only with these words in it.")] = "",
    outcome: Annotated[
        Optional[str],  # noqa: UP045  # typer reads the annotation at run time
        typer.Option("--outcome", help="Only of this outcome, such as controlled."),
    ] = None,
    left: Annotated[bool, typer.Option("--left", help="Only what is left to do.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Write one JSON object a line.")] = False,
    lang: Lang = None,
    policy: Policy = "default",
    catalogue: Layers = None,
) -> int:
    """List the items, documents or shipments of a casebook.

    \b
    What needs a person comes first.
      gauger list
      gauger list documents --left
      gauger list --outcome controlled --json
    """
    from tui.commands.listing import ListOrder, run

    layers = tuple(catalogue or ())
    return run(ListOrder(what, casebook, day(as_of), policy, layers, words, outcome, left, json, spoken(lang)))


def report(
    out: Annotated[Path, typer.Option("--out", help="The page to write.", dir_okay=False)] = Path("gauger.report.html"),
    as_of: AsOf = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    lang: Lang = None,
    pictures: Annotated[
        bool, typer.Option("--pictures/--no-pictures", help="With the items' quotes and pages, the places framed.")
    ] = True,
    policy: Policy = "default",
    catalogue: Layers = None,
) -> int:
    """Write the casebook as one page for a browser.

    \b
    It needs no network; each item stands on an axis of its margin to the limit, and links to its quotes and pages.
      gauger report
      gauger report --lang zh --out 报告.html
    """
    from tui.commands.report import run

    return run(casebook, out, spoken(lang), day(as_of), policy, tuple(catalogue or ()), pictures=pictures)


def add_to(app: typer.Typer) -> None:
    """Puts the commands on the command line."""
    app.command("list")(list_)
    app.command()(report)
