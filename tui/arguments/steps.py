"""What may be typed of a shipment: a person's steps on it, and what is written of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Optional

import typer

_DAYS = ["%Y-%m-%d"]

AsJson = Annotated[bool, typer.Option("--json", help="Write it as JSON.")]
Name = Annotated[str, typer.Argument(help="The shipment's name, or a part of it.")]
Join = Annotated[
    Optional[tuple[str, str]],  # noqa: UP045  # typer reads the annotation at run time
    typer.Option("--join", metavar="ITEM ITEM", help="The two items are the same goods; --why says what shows it."),
]
Part = Annotated[
    Optional[tuple[str, str]],  # noqa: UP045
    typer.Option("--part", metavar="ITEM ITEM", help="The two items are not the same goods; --why says why."),
]
Settle = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--settle", metavar="QUESTION", help="Settle a question by its key; --why is the answer."),
]
TakeOut = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--take-out", metavar="PAPER", help="Take a paper out; no scan puts it in again."),
]
EnterMass = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option("--enter-mass", metavar="LINE", help="Enter net mass ÷ quantity as the mass of a line's goods."),
]
Questioned = Annotated[
    Optional[datetime],  # noqa: UP045
    typer.Option("--questioned", formats=_DAYS, help="Customs questioned it on this day; --why: what of."),
]
Answered = Annotated[
    Optional[datetime],  # noqa: UP045
    typer.Option("--answered", formats=_DAYS, help="The answer was handed in on this day."),
]
Declared = Annotated[bool, typer.Option("--declared", help="It was declared by the set written last.")]
Close = Annotated[bool, typer.Option("--close", help="It is done with.")]
Reopen = Annotated[bool, typer.Option("--reopen", help="Take a closed one up again.")]
Undo = Annotated[bool, typer.Option("--undo", help="Take the last step on it back; what went out stays.")]
Redo = Annotated[bool, typer.Option("--redo", help="Take the step that was taken back up again.")]
Why = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--why", help="What shows it; the ledger keeps it."),
]
SetTo = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--set", metavar="OUT", help="Write the set of papers here: a new folder, or a .zip."),
]
Letters = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--letters", metavar="DIR", help="Write a letter and a reply form for each maker.", file_okay=False),
]
Asked = Annotated[
    Optional[datetime],  # noqa: UP045
    typer.Option("--asked", formats=_DAYS, help="With --letters: the day they are sent (default: today)."),
]
Own = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--own", help="With --set: a YAML file of your own words, as for gauger fill.", dir_okay=False),
]
