"""The command that opens the review app."""

from __future__ import annotations

from typing import Annotated

import typer

from tui.options import DEFAULT_CASEBOOK, AsOf, Casebook, Layers, Policy, Who, day


def review(
    as_of: AsOf = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    who: Who = None,
    blind: Annotated[
        str, typer.Option(help="Who types the deciding values before seeing them: second, everyone or nobody.")
    ] = "second",
    policy: Policy = "default",
    catalogue: Layers = None,
) -> int:
    """Check, correct and sign, item by item.

    \b
    What a person can still change comes first. Every key is kept at once; ? shows the keys.
      gauger review
      gauger review --casebook 2026.casebook --as-of 2026-12-01
    """
    from tui.commands.review import ReviewOrder, run

    return run(ReviewOrder(casebook, day(as_of), policy, tuple(catalogue or ()), who, blind))


def add_to(app: typer.Typer) -> None:
    """Puts the command on the command line."""
    app.command()(review)
