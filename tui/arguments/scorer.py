"""`gauger learn train`, `scorer` and `suppliers`: the scorer trained on an office's papers, and suppliers' habits."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from tui.arguments.options import DEFAULT_CASEBOOK, AsOf, Casebook, Layers, Policy, Who, day

Model = Annotated[str, typer.Argument(help="The model's hash, or its beginning, as gauger learn scorer shows it.")]

scorer_app = typer.Typer(rich_markup_mode=None, invoke_without_command=True)


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


@scorer_app.callback()
def models(context: typer.Context, casebook: Casebook = DEFAULT_CASEBOOK) -> int:
    """List the models that were proposed, and which one papers are read by.

    \b
      gauger learn scorer
    """
    from tui.commands.record.scorer import models

    return 0 if context.invoked_subcommand is not None else models(casebook)


@scorer_app.command()
def show(
    model: Model,
    as_of: AsOf = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    policy: Policy = "default",
    catalogue: Layers = None,
) -> int:
    """Show a proposed model: its table, and what it would change in the casebook.

    \b
      gauger learn scorer show 3fa94c
    """
    from tui.commands.record.scorer import ShowOrder, show

    return show(ShowOrder(model, casebook, day(as_of), policy, tuple(catalogue or ())))


@scorer_app.command()
def accept(model: Model, casebook: Casebook = DEFAULT_CASEBOOK, who: Who = None) -> int:
    """Read papers by a proposed model from now on; the ledger keeps who accepted it.

    \b
    What was read before stays until it is scanned again; an answer that then changes needs a person again.
      gauger learn scorer accept 3fa94c --who "Li Wei"
    """
    from tui.commands.record.scorer import accept

    return accept(model, casebook, who)


@scorer_app.command()
def undo(casebook: Casebook = DEFAULT_CASEBOOK, who: Who = None) -> int:
    """Take the last acceptance of a model back: papers are read as before it.

    \b
      gauger learn scorer undo --who "Li Wei"
    """
    from tui.commands.record.scorer import undo

    return undo(casebook, who)


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
    learn.command()(suppliers)
    learn.add_typer(scorer_app, name="scorer")
