"""The commands on what people's corrections teach: words, and the forms of papers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from tui.arguments.options import DEFAULT_CASEBOOK, AsOf, Casebook, Layers, NoOcr, Policy, Who, Workers, day

Why = Annotated[Optional[str], typer.Option("--why", help="How you know; the ledger keeps it.")]  # noqa: UP045
Marks = Annotated[
    list[str], typer.Argument(metavar="KEY...", help="Marks, a form or a model: the beginning of a key will do.")
]

learn_app = typer.Typer(
    rich_markup_mode=None,
    invoke_without_command=True,
    help="""What corrections teach: words, the forms of papers, and the scorer.

\b
Alone, it lists the words that corrections propose. Nothing is used before a person has accepted it.
  gauger learn words --accept 2 --into office/
  gauger learn forms
  gauger learn from records/ --accept
  gauger learn train
  gauger learn show 3fa94c01
  gauger learn accept 3fa94c01
  gauger learn retire 1d0b52aa --why "the column is the charger's"
  gauger learn export forms.json
""",
)


@learn_app.callback()
def learn(context: typer.Context) -> int:
    """What corrections teach: words, the forms of papers, and the scorer."""
    return words() if context.invoked_subcommand is None else 0


@learn_app.command("words")
def words(
    accept: Annotated[
        Optional[list[int]],  # noqa: UP045
        typer.Option(help="The number of a proposed word to write; repeatable."),
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
    """List the words that corrections propose, each tried on the casebook's own pages; or write one that you accept.

    \b
      gauger learn words
      gauger learn words --accept 2 --into office/
    """
    from tui.commands.record.learn import LearnOrder, run

    layers = tuple(catalogue or ())
    return run(LearnOrder(casebook, day(as_of), policy, layers, tuple(accept or ()), into, who))


@learn_app.command("forms")
def forms(casebook: Casebook = DEFAULT_CASEBOOK) -> int:
    """List the forms that people marked, and what waits for a word.

    \b
    A form is what the papers of one maker have in common; a mark says what stands at a place of it.
      gauger learn forms
    """
    from tui.commands.learning.forms import listed

    return listed(casebook)


@learn_app.command("show")
def show(
    form: Annotated[str, typer.Argument(metavar="KEY", help="A form, a mark or a model, by the beginning of its key.")],
    casebook: Casebook = DEFAULT_CASEBOOK,
    as_of: AsOf = None,
    policy: Policy = "default",
    catalogue: Layers = None,
) -> int:
    """Show a form with its marks and what those that wait would change, or a model with its table and what it would.

    \b
      gauger learn show 3fa94c01
    """
    from tui.commands.learning.either import shown
    from tui.commands.learning.forms import LearningOrder

    return shown(form, LearningOrder(casebook, day(as_of), policy, tuple(catalogue or ())))


@learn_app.command("accept")
def accept(
    marks: Marks,
    casebook: Casebook = DEFAULT_CASEBOOK,
    who: Who = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking again.")] = False,
    as_of: AsOf = None,
    policy: Policy = "default",
    catalogue: Layers = None,
) -> int:
    """Take marks or a model into use; your name is kept with it.

    \b
    Of marks it shows what they change, asks, and reads the papers of the form again; ended in the middle, the same
    command finishes it. Undo it in one step with gauger learn undo NUMBER. By a model papers are read from then on.
      gauger learn accept 3fa94c01
    """
    from tui.commands.learning.either import accepted
    from tui.commands.learning.forms import LearningOrder

    return accepted(marks, LearningOrder(casebook, day(as_of), policy, tuple(catalogue or ()), who), is_sure=yes)


@learn_app.command("retire")
def retire(
    marks: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Argument(metavar="KEY...", help="Marks, or the model in use, by the beginning of their keys."),
    ] = None,
    person: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--person", help="All that this person marked or accepted, and what rests on it."),
    ] = None,
    why: Why = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    who: Who = None,
    as_of: AsOf = None,
    policy: Policy = "default",
    catalogue: Layers = None,
) -> int:
    """Take marks out of use, all of one person's, or a model; papers are read again without them.

    \b
      gauger learn retire 1d0b52aa --why "the column is the charger's"
      gauger learn retire --person jz --why "marked for a test"
    """
    from tui.commands.learning.either import retired
    from tui.commands.learning.forms import LearningOrder

    order = LearningOrder(casebook, day(as_of), policy, tuple(catalogue or ()), who, why)
    return retired(tuple(marks or ()), person, order)


@learn_app.command("undo")
def undo(
    number: Annotated[int, typer.Argument(help="The number of the step, as gauger learn show tells it.")],
    casebook: Casebook = DEFAULT_CASEBOOK,
    who: Who = None,
    as_of: AsOf = None,
    policy: Policy = "default",
    catalogue: Layers = None,
) -> int:
    """Take one step on a form back; its papers are read again as they were before it. Or take an accepted word back.

    \b
      gauger learn undo 2204
    """
    from tui.commands.learning.forms import LearningOrder
    from tui.commands.learning.taking_back import undone

    return undone(number, LearningOrder(casebook, day(as_of), policy, tuple(catalogue or ()), who))


@learn_app.command("from")
def from_folder(
    folder: Annotated[Path, typer.Argument(help="A folder with a labels.json and the papers it names.")],
    accept: Annotated[bool, typer.Option("--accept", help="Take the marks into use at once.")] = False,
    casebook: Casebook = DEFAULT_CASEBOOK,
    who: Who = None,
    workers: Workers = None,
    no_ocr: NoOcr = False,
    as_of: AsOf = None,
    policy: Policy = "default",
    catalogue: Layers = None,
) -> int:
    """Learn from labelled papers: you stand for the labels by your name.

    \b
    Each label says which column, label or block its value came from; the values themselves are not kept.
      gauger learn from records/
      gauger learn from records/ --accept --who "L. Wei"
    """
    from tui.commands.learning.lesson import LessonOrder, run

    layers = tuple(catalogue or ())
    return run(LessonOrder(folder, casebook, day(as_of), policy, layers, who, accept, workers, not no_ocr))


@learn_app.command("export")
def export(
    out: Annotated[Path, typer.Argument(help="The file to write.", dir_okay=False)],
    casebook: Casebook = DEFAULT_CASEBOOK,
    catalogue: Layers = None,
) -> int:
    """Write the forms in use as a pack for another office (label words, geometry, marks), and the model's weights.

    \b
    It holds no values, no quotes and no names.
      gauger learn export forms.json
    """
    from tui.commands.learning.packs import exported

    return exported(out, casebook, tuple(catalogue or ()))


@learn_app.command("import")
def import_(
    pack: Annotated[Path, typer.Argument(help="The pack.", dir_okay=False)],
    source: Annotated[str, typer.Option("--from", help="Whose pack it is; it is kept with the pack's SHA-256.")],
    papers: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Option("--papers", help="A labelled folder to try the weights on as well; repeatable.", file_okay=False),
    ] = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    who: Who = None,
    catalogue: Layers = None,
) -> int:
    """Take a pack's marks in as proposals; nothing is read by them until you accept them.

    \b
    Weights in it are proposed only where they read this office's own suppliers better, by what people confirmed here.
      gauger learn import forms.json --from "Ningbo office"
    """
    from tui.commands.learning.packs import ImportOrder, imported

    folders, layers = tuple(papers or ()), tuple(catalogue or ())
    return imported(ImportOrder(pack, source, casebook, folders, layers, who))


def add_to(app: typer.Typer) -> None:
    """Puts these commands on the command line."""
    app.add_typer(learn_app, name="learn")
