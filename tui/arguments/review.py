"""The command that opens the review app."""

from __future__ import annotations

import typer

from tui.arguments.options import (
    DEFAULT_CASEBOOK,
    AsOf,
    Casebook,
    Layers,
    LimitBytes,
    LimitCharacters,
    NoImages,
    Policy,
    SigningKey,
    Who,
    day,
)


def review(
    as_of: AsOf = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    who: Who = None,
    policy: Policy = "default",
    catalogue: Layers = None,
    signing_key: SigningKey = None,
    no_images: NoImages = False,
    limit_characters: LimitCharacters = None,
    limit_bytes: LimitBytes = None,
) -> int:
    """Check, correct and sign, item by item.

    \b
    What a person can still change comes first. Every key is kept at once; ? shows the keys.
    Who types the deciding values before seeing them, and what two people sign, the policy says.
      gauger review
      gauger review --casebook 2026.casebook --as-of 2026-12-01
    """
    from casebook.declaring.declaration import LengthLimits
    from tui.commands.review import ReviewOrder, run

    limits = LengthLimits(limit_characters, limit_bytes)
    return run(
        ReviewOrder(casebook, day(as_of), policy, limits, tuple(catalogue or ()), who, not no_images, signing_key)
    )


def add_to(app: typer.Typer) -> None:
    """Puts the command on the command line."""
    app.command()(review)
