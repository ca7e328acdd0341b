"""The commands on a shipment: papers that go together, from the folder to the set that is handed in."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Optional

import typer

from tui.arguments.options import (
    DEFAULT_CASEBOOK,
    AsOf,
    Casebook,
    Layers,
    LimitBytes,
    LimitCharacters,
    Policy,
    Who,
    day,
)

ShipmentName = Annotated[
    Optional[str],  # noqa: UP045  # typer reads the annotation at run time
    typer.Option("--shipment", metavar="NAME", help="Put all that is read into the shipment of this name."),
]
ShipmentBy = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--shipment-by", metavar="folder", help="A shipment for each folder, archive or mail in PATH."),
]


def by_folder(typed: str | None) -> bool:
    """Whether each folder is a shipment of its own; raises `BadParameter` for anything else that was typed."""
    if typed not in (None, "folder"):
        raise typer.BadParameter("folder is the one way to part papers into shipments", param_hint="--shipment-by")
    return typed is not None


def shipments(
    casebook: Casebook = DEFAULT_CASEBOOK,
    json: Annotated[bool, typer.Option("--json", help="Write them as JSON.")] = False,
) -> int:
    """List the shipments, the newest first.

    \b
      gauger shipments
      gauger shipments --json
    """
    from tui.commands.shipments.shipment import listed

    return listed(casebook, as_json=json)


def shipment(
    name: Annotated[str, typer.Argument(help="The shipment's name, or a part of it.")],
    as_of: AsOf = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    json: Annotated[bool, typer.Option("--json", help="Write it as JSON.")] = False,
    join: Annotated[
        Optional[tuple[str, str]],  # noqa: UP045
        typer.Option("--join", metavar="ITEM ITEM", help="The two items are the same goods; --why says what shows it."),
    ] = None,
    part: Annotated[
        Optional[tuple[str, str]],  # noqa: UP045
        typer.Option("--part", metavar="ITEM ITEM", help="The two items are not the same goods; --why says why."),
    ] = None,
    settle: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--settle", metavar="QUESTION", help="Settle a question by its key; --why is the answer."),
    ] = None,
    take_out: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--take-out", metavar="PAPER", help="Take a paper out; no scan puts it in again."),
    ] = None,
    enter_mass: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--enter-mass", metavar="LINE", help="Enter net mass ÷ quantity as the mass of a line's goods."),
    ] = None,
    questioned: Annotated[
        Optional[datetime],  # noqa: UP045
        typer.Option("--questioned", formats=["%Y-%m-%d"], help="Customs questioned it on this day; --why: what of."),
    ] = None,
    answered: Annotated[
        Optional[datetime],  # noqa: UP045
        typer.Option("--answered", formats=["%Y-%m-%d"], help="The answer was handed in on this day."),
    ] = None,
    declared: Annotated[bool, typer.Option("--declared", help="It was declared by the set written last.")] = False,
    close: Annotated[bool, typer.Option("--close", help="It is done with.")] = False,
    reopen: Annotated[bool, typer.Option("--reopen", help="Take a closed one up again.")] = False,
    why: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--why", help="What shows it; the ledger keeps it."),
    ] = None,
    set_to: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--set", metavar="OUT", help="Write the set of papers here: a new folder, or a .zip."),
    ] = None,
    letters: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(
            "--letters", metavar="DIR", help="Write a letter and a reply form for each maker.", file_okay=False
        ),
    ] = None,
    asked: Annotated[
        Optional[datetime],  # noqa: UP045
        typer.Option("--asked", formats=["%Y-%m-%d"], help="With --letters: the day they are sent (default: today)."),
    ] = None,
    own: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--own", help="With --set: a YAML file of your own words, as for gauger fill.", dir_okay=False),
    ] = None,
    limit_characters: LimitCharacters = None,
    limit_bytes: LimitBytes = None,
    who: Who = None,
    policy: Policy = "default",
    catalogue: Layers = None,
) -> int:
    """Show a shipment as a whole, or act on it.

    \b
    Its goods once each, what papers contradict, what keeps it from going out.
      gauger shipment 2026-118
      gauger shipment 2026-118 --set 2026-118.zip
      gauger shipment 2026-118 --letters letters/
      gauger shipment 2026-118 --settle 3fa94c01 --why "the scale of 16 November; the sheet is of the old cell"
    """
    from tui.commands.shipments.order import ShipmentOrder, Steps
    from tui.commands.shipments.shipment import run

    steps = Steps(
        join, part, settle, take_out, _day(questioned), _day(answered), declared, enter_mass, close, reopen, why
    )
    layers, limits = tuple(catalogue or ()), (limit_characters, limit_bytes)
    return run(
        ShipmentOrder(
            name,
            casebook,
            day(as_of),
            policy,
            layers,
            steps,
            json,
            who,
            set_to,
            letters,
            own,
            limits,
            _day(asked),
        )
    )


def reply(
    file: Annotated[Path, typer.Argument(help="The form that a maker sent back.", dir_okay=False)],
    as_of: AsOf = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    who: Who = None,
    policy: Policy = "default",
    catalogue: Layers = None,
) -> int:
    """Read a maker's reply back into the record.

    \b
    What is understood becomes entered values whose evidence is the reply; the rest is told.
      gauger reply reply-form-1.xlsx
    """
    from tui.commands.session import Order
    from tui.commands.shipments.letters import ReplyOrder, run

    order = Order(casebook, day(as_of), policy, tuple(catalogue or ()), 1, ocr=False)
    return run(ReplyOrder(file, order, who))


def _day(typed: datetime | None) -> date | None:
    return typed.date() if typed else None


def add_to(app: typer.Typer) -> None:
    """Puts these commands on the command line."""
    for command in (shipments, shipment, reply):
        app.command()(command)
