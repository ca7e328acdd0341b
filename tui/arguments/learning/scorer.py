"""`gauger learn train`, `models` and `suppliers`: the scorer trained on an office's papers, and suppliers' habits."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from tui.arguments.options import DEFAULT_CASEBOOK, Casebook, Layers, Who


def train(
    papers: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Option("--papers", help="A folder with a labels.json to train on as well; repeatable.", file_okay=False),
    ] = None,
    without: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--without", help="A person whose words are not to count; repeatable."),
    ] = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    who: Who = None,
    catalogue: Layers = None,
) -> int:
    """Train the scorer on the shipped papers and the office's own.

    \b
    What people confirmed, corrected, rejected or signed counts; what only the machine said does not.
    The new model is proposed only where it reads suppliers better that it was not trained on. Nothing is read by it
    until somebody accepts it.
      gauger learn train
      gauger learn train --papers old-records/ --without "Li Wei"
    """
    from tui.commands.record.scorer import TrainOrder, train

    return train(TrainOrder(casebook, tuple(catalogue or ()), tuple(papers or ()), tuple(without or ()), who))


def models(casebook: Casebook = DEFAULT_CASEBOOK) -> int:
    """List the models that were proposed, and which one papers are read by.

    \b
      gauger learn models
    """
    from tui.commands.record.scorer import models

    return models(casebook)


def suppliers(
    name: Annotated[str, typer.Argument(help="A part of the supplier's name; all without one.")] = "",
    casebook: Casebook = DEFAULT_CASEBOOK,
) -> int:
    """Tell what each supplier always leaves out, what its "typical" means, and how soon it answers.

    \b
      gauger learn suppliers
      gauger learn suppliers nordwind
    """
    from tui.commands.record.suppliers import run

    return run(name, casebook)


def add_to(learn: typer.Typer) -> None:
    """Puts these commands below `gauger learn`."""
    learn.command()(train)
    learn.command()(models)
    learn.command()(suppliers)
