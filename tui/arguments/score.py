"""`gauger score`: how much of a labelled folder, or of papers drawn by a seed, is read right."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tui.arguments.options import AsOf, Layers, NoOcr, Policy, Workers, day

if TYPE_CHECKING:
    from tui.commands.session import Order


def add_to(app: typer.Typer) -> None:
    """Puts the command on the command line."""
    app.command()(score)


def score(
    folder: Annotated[
        Path | None, typer.Argument(exists=True, file_okay=False, help="A folder with a labels.json.")
    ] = None,
    generated: Annotated[
        int | None, typer.Option(metavar="SEED", help="Draw papers by this seed and score those instead of a folder.")
    ] = None,
    count: Annotated[int, typer.Option(min=1, help="How many papers to draw.")] = 200,
    family: Annotated[list[str] | None, typer.Option(help="Draw this layout family only; may be repeated.")] = None,
    declarations: Annotated[
        bool, typer.Option("--declarations", help="Draw customs declarations; a family is then one of their forms.")
    ] = False,
    faults: Annotated[
        bool, typer.Option("--faults", help="Plant faults in drafts; --count is how many rounds of all kinds.")
    ] = False,
    as_of: AsOf = datetime(2026, 12, 1),
    json: Annotated[bool, typer.Option("--json", help="Write the figures as JSON.")] = False,
    policy: Policy = "default",
    catalogue: Layers = None,
    workers: Workers = None,
    no_ocr: NoOcr = False,
) -> int:
    """Count how much of a labelled folder is read right.

    \b
      gauger score corpora/documents
      gauger score --generated 7 --count 200
      gauger score --generated 7 --declarations --family check_copy
      gauger score --generated 7 --faults --count 2
    """
    from tui.commands.score import run
    from tui.commands.session import Order

    order = Order(None, day(as_of), policy, tuple(catalogue or ()), workers, not no_ocr)
    if folder is not None and generated is None:
        return run(folder, order, as_json=json)
    if folder is not None or generated is None:
        raise typer.BadParameter("name a folder with a labels.json, or a seed with --generated; not both")
    what = "faults" if faults else "declarations" if declarations else "papers"
    return _drawn(what, generated, count, tuple(family or ()), order, as_json=json)


def _drawn(what: str, seed: int, count: int, families: tuple[str, ...], order: Order, *, as_json: bool) -> int:
    """Draws by a seed what is to be scored."""
    from corpora.generator.words import UnknownPart
    from tui.commands.score import run_declarations, run_generated

    try:
        if what == "faults":
            from tui.commands.score_faults import run as run_faults

            return run_faults(seed, count, families, order)
        run = run_declarations if what == "declarations" else run_generated
        return run(seed, count, families, order, as_json=as_json)
    except UnknownPart as unknown:
        raise typer.BadParameter(str(unknown)) from unknown
    except ModuleNotFoundError as missing:
        if missing.name != "reportlab":
            raise
        raise typer.BadParameter("drawing papers needs reportlab: pip install reportlab") from missing
