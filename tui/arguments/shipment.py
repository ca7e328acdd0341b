"""The commands on a shipment: papers that go together, from the folder to the set that is handed in."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Optional

import typer

from tui.arguments import steps as typed
from tui.arguments.options import (
    DEFAULT_CASEBOOK,
    AsOf,
    Casebook,
    Lang,
    Layers,
    LimitBytes,
    LimitCharacters,
    Policy,
    Who,
    day,
    spoken,
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
    lang: Lang = None,
) -> int:
    """List the shipments, the newest first.

    \b
      gauger shipments
      gauger shipments --json
    """
    from tui.commands.shipments.shipment import listed

    return listed(casebook, as_json=json, language=spoken(lang))


def shipment(
    name: typed.Name,
    as_of: AsOf = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    json: typed.AsJson = False,
    join: typed.Join = None,
    part: typed.Part = None,
    settle: typed.Settle = None,
    take_out: typed.TakeOut = None,
    enter_mass: typed.EnterMass = None,
    questioned: typed.Questioned = None,
    answered: typed.Answered = None,
    declared: typed.Declared = False,
    close: typed.Close = False,
    reopen: typed.Reopen = False,
    undo: typed.Undo = False,
    redo: typed.Redo = False,
    why: typed.Why = None,
    set_to: typed.SetTo = None,
    letters: typed.Letters = None,
    asked: typed.Asked = None,
    own: typed.Own = None,
    limit_characters: LimitCharacters = None,
    limit_bytes: LimitBytes = None,
    lang: Lang = None,
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

    days = _day(questioned), _day(answered)
    steps = Steps(join, part, settle, take_out, *days, declared, enter_mass, close, reopen, undo, redo, why)
    told = (name, casebook, day(as_of), policy, tuple(catalogue or ()))
    limits = (limit_characters, limit_bytes)
    return run(ShipmentOrder(*told, steps, json, who, set_to, letters, own, limits, _day(asked), spoken(lang)))


def reply(
    file: Annotated[Path, typer.Argument(help="The form that a maker sent back.", dir_okay=False)],
    as_of: AsOf = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    lang: Lang = None,
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
    return run(ReplyOrder(file, order, who, spoken(lang)))


def _day(typed: datetime | None) -> date | None:
    return typed.date() if typed else None


def add_to(app: typer.Typer) -> None:
    """Puts these commands on the command line."""
    for command in (shipments, shipment, reply):
        app.command()(command)
