"""The commands on what the casebook keeps.

The declaration, the dossier, a person's word on a link, the ledger's proof.
"""

from __future__ import annotations

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
    NoOcr,
    Out,
    Policy,
    Who,
    day,
)

File = Optional[Path]  # noqa: UP045  # typer reads the annotation at run time
Names = Annotated[list[str], typer.Argument(help="Items or documents: a part of their names will do.")]


def declare(
    names: Names,
    as_of: AsOf = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    out: Out = None,
    limit_characters: LimitCharacters = None,
    limit_bytes: LimitBytes = None,
    though_suspended: Annotated[
        bool, typer.Option("--though-suspended", help="Compose the remark for a day that asks for none.")
    ] = False,
    who: Who = None,
    policy: Policy = "default",
    catalogue: Layers = None,
) -> int:
    """Compose the declaration's remark.

    \b
    Names every line that needs one, in Chinese and English, read back against the record.
    Refuses while anything is open, unsigned or unread, and says what to do.
      gauger declare SLC2611.pdf --out declaration/
      gauger declare INR21700-50E LFP-24 --limit-bytes 255
    """
    from casebook.declaring.declaration import LengthLimits
    from tui.commands.declaring.declare import DeclareOrder, run

    limits = LengthLimits(limit_characters, limit_bytes)
    layers = tuple(catalogue or ())
    return run(DeclareOrder(tuple(names), casebook, day(as_of), policy, layers, limits, though_suspended, out, who))


def fill(
    out: Annotated[Path, typer.Option("--out", help="The file to write: .xlsx or .csv.", dir_okay=False)],
    names: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Argument(help="Items or documents: a part of their names will do; or none with --shipment."),
    ] = None,
    shipment: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--shipment", metavar="NAME", help="Fill it from the goods lines and papers of this shipment."),
    ] = None,
    own: Annotated[
        File, typer.Option("--own", help="A YAML file of your own words: the head, elements of goods.", dir_okay=False)
    ] = None,
    papers: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--paper", help="A trade paper of this deal in the casebook; repeatable. Default: all."),
    ] = None,
    as_of: AsOf = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    limit_characters: LimitCharacters = None,
    limit_bytes: LimitBytes = None,
    policy: Policy = "default",
    catalogue: Layers = None,
) -> int:
    """Fill a declaration from the record.

    \b
    The printed form and a flat table: figures from invoice and packing list, elements in the order of each number,
    what only you know marked, the remark for all lines with its length and a plan where it is too long.
      gauger fill SLC2611.pdf --out declaration.xlsx
      gauger fill --shipment 2026-118 --own office.yaml --out declaration.xlsx
      gauger fill KD-50A KD-40B --paper KD-CI.xlsx --paper KD-PL.xlsx --own office.yaml --out declaration.xlsx
    """
    from casebook.declaring.declaration import LengthLimits
    from tui.commands.declaring.fill import FillOrder, run

    limits = LengthLimits(limit_characters, limit_bytes)
    layers = tuple(catalogue or ())
    named = tuple(papers or ())
    if bool(names) == (shipment is not None) or (named and shipment is not None):
        raise typer.BadParameter("name items, with --paper where they are of several deals, or one --shipment")
    items = tuple(names or ())
    return run(FillOrder(items, casebook, day(as_of), policy, layers, limits, out, own, named, shipment))


Beside = Annotated[
    Optional[list[Path]],  # noqa: UP045
    typer.Argument(help="The papers beside it: datasheets, invoice, packing list, contract, or folders of them."),
]
JsonFile = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--json", help="Write one JSON object a declaration to this file; - is stdout."),
]
MarkedCopy = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option(
        "--marked", help="Write a copy of the draft here: cells commented, or notes drawn on a PDF.", dir_okay=False
    ),
]
BrokersList = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--list", help="Write the list for the broker here: .docx, else as text.", dir_okay=False),
]
OfShipment = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--shipment", metavar="NAME", help="Lay the papers of this shipment beside it."),
]


def check(
    draft: Annotated[Path, typer.Argument(help="The draft: a workbook or a PDF; or a folder of filed ones.")],
    evidence: Beside = None,
    as_of: AsOf = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    json: JsonFile = None,
    marked: MarkedCopy = None,
    listed: BrokersList = None,
    show: Annotated[bool, typer.Option("--show", help="Open a screen with draft and evidence side by side.")] = False,
    shipment: OfShipment = None,
    lang: Annotated[str, typer.Option("--lang", help="The language of the findings: en or zh.")] = "en",
    limit_characters: LimitCharacters = None,
    limit_bytes: LimitBytes = None,
    no_ocr: NoOcr = False,
    policy: Policy = "default",
    catalogue: Layers = None,
) -> int:
    """Check a declaration draft.

    \b
    Against its own figures and against the papers beside it; says stop, question or ready.
      gauger check draft.xlsx
      gauger check filed/ --casebook 2026.casebook
      gauger check draft.xlsx papers/ --lang zh --json check.json
      gauger check draft.xlsx papers/ --marked marked.xlsx --list broker.docx
      gauger check draft.pdf papers/ --show
      gauger check draft.xlsx --shipment 2026-118
    """
    from casebook.checking.limits import Limits
    from tui.commands.checking.check import run
    from tui.commands.checking.check_order import CheckOrder
    from tui.commands.session import Order

    if lang not in ("en", "zh"):
        raise typer.BadParameter("en or zh", param_hint="--lang")
    order = Order(casebook, day(as_of), policy, tuple(catalogue or ()), None, not no_ocr)
    limits = Limits(limit_characters, limit_bytes)
    return run(CheckOrder(draft, tuple(evidence or ()), order, json, lang, limits, marked, listed, show, shipment))


def dossier(
    names: Names,
    out: Annotated[Path, typer.Option("--out", help="The folder to write to.", file_okay=False)],
    as_of: AsOf = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    policy: Policy = "default",
    catalogue: Layers = None,
) -> int:
    """Draft what customs asks for, and the query letter.

    \b
    A statement for each item with every value, its quote and page; a letter where it is undetermined.
      gauger dossier INR21700-50E --out dossier/
    """
    from tui.commands.declaring.dossier import DossierOrder, run

    return run(DossierOrder(tuple(names), out, casebook, day(as_of), policy, tuple(catalogue or ())))


def link(
    line: Annotated[str, typer.Argument(help="The line of an invoice or packing list: its label or its key.")],
    sheet: Annotated[str, typer.Argument(help="The datasheet's item: its label, its document's name or its key.")],
    why: Annotated[str, typer.Option("--why", help="What shows it; the ledger keeps it.")],
    no: Annotated[bool, typer.Option("--no", help="They are not of one model: never offer it again.")] = False,
    as_of: AsOf = None,
    casebook: Casebook = DEFAULT_CASEBOOK,
    who: Who = None,
    policy: Policy = "default",
    catalogue: Layers = None,
) -> int:
    """Say whether a line is of a datasheet's model.

    \b
    gauger show NAME lists what is offered, with the keys. The newest word on the two counts.
      gauger link "XZ-50E 5000mAh" XZ-50E-T --why "the order names the datasheet"
      gauger link 3fa94c01d2e7-1d0b52aa XZ-50F --no --why "another pack, says the maker"
    """
    from tui.commands.record.link import LinkOrder, run

    layers = tuple(catalogue or ())
    return run(LinkOrder(line, sheet, not no, why, casebook, day(as_of), policy, layers, who))


def verify(
    casebook: Casebook = DEFAULT_CASEBOOK,
    export_head: Annotated[File, typer.Option(help="Write the head, signed, to this file.", dir_okay=False)] = None,
    key: Annotated[
        File, typer.Option(help="The private key to sign by; made if it is not there.", dir_okay=False)
    ] = None,
    against: Annotated[
        File, typer.Option(help="Check against a head that was exported before.", dir_okay=False)
    ] = None,
    public_key: Annotated[
        File, typer.Option(help="The public key that the head was signed by.", dir_okay=False)
    ] = None,
) -> int:
    """Check that the ledger is untouched.

    \b
    A head kept elsewhere also shows a ledger that was rewritten as a whole.
      gauger verify --casebook 2026.casebook
      gauger verify --export-head head.json --key office.key
      gauger verify --against head.json --public-key office.key.pub
    """
    from tui.commands.record.verify import VerifyOrder, run

    return run(VerifyOrder(casebook, export_head, key, against, public_key))


def add_to(app: typer.Typer) -> None:
    """Puts these commands on the command line."""
    for command in (declare, fill, check, dossier, link, verify):
        app.command()(command)
