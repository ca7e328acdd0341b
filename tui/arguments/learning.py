"""`gauger learn`: what an office's corrections teach, words and the scorer, and how it is taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from tui.arguments.options import DEFAULT_CASEBOOK, AsOf, Casebook, Layers, Policy, Who, day

Model = Annotated[str, typer.Argument(help="The model's hash, or its beginning, as gauger learn models shows it.")]

learn_app = typer.Typer(rich_markup_mode=None, invoke_without_command=True)


@learn_app.callback()
def words(
    context: typer.Context,
    accept: Annotated[
        Optional[list[int]],  # noqa: UP045
        typer.Option(help="The number of a proposal to write; repeatable."),
    ] = None,
    into: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(help="The office's folder that accepted words go to.", file_okay=False),
    ] = None,
    as_of: AsOf = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    who: Who = None,
    policy: Policy = "default",
    catalogue: Layers = None,
) -> int:
    """List the words that corrections propose, or train the scorer.

    \b
    Each word is tried on the casebook's own pages, and what it would change is shown.
    Nothing is written but what you accept.
      gauger learn
      gauger learn --accept 2 --into office/
      gauger learn train
      gauger learn show 3fa94c
      gauger learn accept 3fa94c --who "Li Wei"
      gauger learn undo --who "Li Wei"
    """
    from tui.commands.record.learn import LearnOrder, run

    if context.invoked_subcommand is not None:
        return 0
    layers = tuple(catalogue or ())
    return run(LearnOrder(casebook, day(as_of), policy, layers, tuple(accept or ()), into, who))


@learn_app.command()
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


@learn_app.command()
def models(casebook: Casebook = DEFAULT_CASEBOOK) -> int:
    """List the models that were proposed, and which one papers are read by.

    \b
      gauger learn models
    """
    from tui.commands.record.scorer import models

    return models(casebook)


@learn_app.command()
def show(
    model: Model,
    as_of: AsOf = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    policy: Policy = "default",
    catalogue: Layers = None,
) -> int:
    """Show a proposed model: its table, and what it would change in the casebook.

    \b
      gauger learn show 3fa94c
    """
    from tui.commands.record.scorer import ShowOrder, show

    return show(ShowOrder(model, casebook, day(as_of), policy, tuple(catalogue or ())))


@learn_app.command()
def accept(model: Model, casebook: Casebook = DEFAULT_CASEBOOK, who: Who = None) -> int:
    """Read papers by a proposed model from now on; the ledger keeps who accepted it.

    \b
    What was read before stays until it is scanned again; an answer that then changes needs a person again.
      gauger learn accept 3fa94c --who "Li Wei"
    """
    from tui.commands.record.scorer import accept

    return accept(model, casebook, who)


@learn_app.command()
def undo(casebook: Casebook = DEFAULT_CASEBOOK, who: Who = None) -> int:
    """Take the last acceptance of a model back: papers are read as before it.

    \b
      gauger learn undo --who "Li Wei"
    """
    from tui.commands.record.scorer import undo

    return undo(casebook, who)


@learn_app.command()
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


def add_to(app: typer.Typer) -> None:
    """Puts the group on the command line."""
    app.add_typer(learn_app, name="learn")
