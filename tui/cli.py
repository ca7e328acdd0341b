"""The command line: what may be typed, and nothing else. A command's module is imported when it is given."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional, Protocol, cast

import typer

from tui.arguments import bulk, catalogue, impact, listing, record, review, score, shipment
from tui.arguments.learning import corrections, scorer
from tui.arguments.options import (
    DEFAULT_CASEBOOK,
    AsOf,
    Casebook,
    Engine,
    Lang,
    Layers,
    NoOcr,
    PasswordFile,
    Policy,
    Workers,
    day,
    spoken,
)
from tui.arguments.order import InOrder
from tui.arguments.shipment import ShipmentBy, ShipmentName, by_folder
from tui.speech.exits import MEANINGS, Exit

if TYPE_CHECKING:
    pass

_CODES = "\n".join(f"{code.value:>4}  {meaning}" for code, meaning in MEANINGS.items())
_ABOUT = f"""Reads supplier datasheets and invoices and tells what China's export control list makes of each
item.

\b
Examples:
  gauger scan suppliers/                    read a folder, keep everything in gauger.casebook
  gauger show INR21700-50E                  why an item came out as it did, with its quotes
  gauger explain 3C901.a.1                  what an entry of the list says

\b
Exit codes:
{_CODES}

It is an aid and not legal advice. An item that no entry names may still need a licence.
"""

OBJECTS_BETWEEN_COLLECTIONS = 50_000
"""Imports make some hundred thousand objects that stay; looking at them again and again takes a sixth of a start."""

app = typer.Typer(
    cls=InOrder,
    help=_ABOUT,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    add_completion=True,
)
catalogue.add_to(app)
bulk.add_to(app)
impact.add_to(app)
record.add_to(app)
corrections.add_to(app)
scorer.add_to(corrections.learn_app)
review.add_to(app)
shipment.add_to(app)
listing.add_to(app)


def _version(is_asked: bool) -> None:
    if is_asked:
        from tui.speech.version import version

        typer.echo(f"gauger {version()}")
        raise typer.Exit


@app.callback()
def _root(
    _version_: Annotated[
        bool, typer.Option("--version", help="Say which version this is.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command()
def scan(
    paths: Annotated[list[Path], typer.Argument(help="Documents, archives or folders of them.")],
    as_of: AsOf = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    json: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--json", help="Write one JSON report a document to this file; - is stdout, where `linked` stays null."
        ),
    ] = None,
    policy: Policy = "default",
    catalogue: Layers = None,
    workers: Workers = None,
    no_ocr: NoOcr = False,
    password_file: PasswordFile = None,
    engine: Engine = None,
    report: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--report", help="Where the run's report goes, without .html (default: by the casebook)."),
    ] = None,
    shipment: ShipmentName = None,
    shipment_by: ShipmentBy = None,
    lang: Lang = None,
) -> int:
    """Read documents and judge each item.

    \b
    Everything is kept in the casebook; a second run reads only what is new.
      gauger scan suppliers/ --as-of 2026-12-01
      gauger scan offer.zip --json - > report.jsonl
      gauger scan suppliers/ --catalogue office/ --policy strict
      gauger scan 2026-118/ --shipment 2026-118
    """
    from casebook.workers.pool import warm_up

    warm_up()  # the readers' libraries load in another process while this one loads its own
    from tui.commands.runs.scan import ScanOrder, run
    from tui.commands.session import Order

    order = Order(casebook, day(as_of), policy, tuple(catalogue or ()), workers, not no_ocr, password_file, engine)
    return run(ScanOrder(tuple(paths), order, json, report, shipment, by_folder(shipment_by), spoken(lang)))


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="Part of an item's label or of a document's name.")],
    as_of: AsOf = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    who: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--who", help="Keep in the ledger that this person had the deciding facts on the screen."),
    ] = None,
    picture: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(
            "--picture",
            help="Draw the pages as they were read into this folder: blocks, names, values.",
            file_okay=False,
        ),
    ] = None,
    policy: Policy = "default",
    catalogue: Layers = None,
    lang: Lang = None,
) -> int:
    """Show why an item came out as it did.

    \b
    Keeps nothing, unless --who names the person who looks: what is signed has to have been on the screen first.
      gauger show INR21700-50E
      gauger show offer.pdf --as-of 2026-11-10
      gauger show offer.pdf --picture pages/
    """
    from tui.commands.record.show import run

    return run(name, casebook, day(as_of), policy, tuple(catalogue or ()), who, spoken(lang), picture)


@app.command()
def explain(
    code: Annotated[str, typer.Argument(help="A control code, such as 3A001, a heading, or a tariff number.")],
    as_of: AsOf = None,
    catalogue: Layers = None,
) -> int:
    """Explain an entry, a heading or a tariff number.

    \b
      gauger explain 3C901.a.1
      gauger explain 3B901
      gauger explain 8507.60
    """
    from tui.commands.law.explain import run

    return run(code, day(as_of), tuple(catalogue or ()))


@app.command()
def schema(
    name: Annotated[str, typer.Argument(help="report, labels or catalogue.")],
) -> int:
    """Print the JSON Schema of a format.

    \b
      gauger schema report > report.schema.json
    """
    from tui.commands.schema import run

    return run(name)


score.add_to(app)


class _UsageError(Protocol):
    def show(self) -> None: ...


def main() -> None:
    """Runs the command line and leaves with one of the `Exit` codes."""
    from tui.speech.encodings import any_encoding

    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    any_encoding()
    sys.exit(_run())


def _run() -> int:
    try:
        return int(app(standalone_mode=False) or Exit.SETTLED)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return Exit.SETTLED
    except Exception as error:
        if hasattr(error, "show") and hasattr(error, "exit_code"):
            cast(_UsageError, error).show()
            return Exit.USAGE
        from tui.speech.troubles import told

        return told(error)
