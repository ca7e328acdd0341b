"""What several commands let a person type, said once."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Optional

import typer


def spoken(typed: str | None) -> str:
    """The language that was typed, else the terminal's; raises `BadParameter` for another."""
    from tui.speech.language import LANGUAGES, language

    if typed is not None and typed not in LANGUAGES:
        raise typer.BadParameter(" or ".join(LANGUAGES), param_hint="--lang")
    return language(typed)


def typed_day(text: str | datetime) -> datetime:
    """A day as it is typed; raises `BadParameter` with an example for anything else."""
    if isinstance(text, datetime):
        return text
    try:
        return datetime.strptime(text.strip(), "%Y-%m-%d")
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day; type year, month and day, such as 2026-12-01") from None


AsOf = Annotated[
    Optional[datetime],  # noqa: UP045  # typer reads the annotation at run time
    typer.Option("--as-of", parser=typed_day, metavar="DATE", help="The day to judge by (default: today)."),
]
Casebook = Annotated[
    str,
    typer.Option(
        "--casebook",
        envvar="GAUGER_CASEBOOK",
        help="The file that keeps it all, or postgresql://user@host/name for a team.",
    ),
]
Layers = Annotated[
    Optional[list[Path]],  # noqa: UP045
    typer.Option(
        "--catalogue",
        help="A folder of your own over the shipped catalogue; repeatable.",
        file_okay=False,
    ),
]
Policy = Annotated[str, typer.Option(help="The house policy: default or strict.")]
Workers = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option(min=1, help="Reading processes (default: one a processor)."),
]
NoImages = Annotated[bool, typer.Option("--no-images", help="Show no pictures of pages, whatever the terminal can.")]
NoOcr = Annotated[bool, typer.Option("--no-ocr", help="Do not recognise text in pictures.")]
PasswordFile = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--password-file", exists=True, dir_okay=False, help="Passwords to try, one a line."),
]
Engine = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--engine", help="Read on a cluster: dask://HOST:8786 (default: on this machine)."),
]
Lang = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--lang", help="The language of goods and values: en or zh (default: the terminal's)."),
]
Who = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--who", help="The name that the ledger keeps (default: the name you are logged in by)."),
]
SigningKey = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--signing-key", help="Your private key to sign by; made if it is not there.", dir_okay=False),
]
Out = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--out", help="The folder to write to; it is made if it is not there.", file_okay=False),
]
LimitCharacters = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option(envvar="GAUGER_REMARK_CHARACTERS", help="The remark's longest, in characters."),
]
LimitBytes = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option(envvar="GAUGER_REMARK_BYTES", help="The remark's longest, in bytes of GBK."),
]
DEFAULT_CASEBOOK = "gauger.casebook"


def day(as_of: datetime | None) -> date:
    """The day that was typed, or today: the one place where the clock is asked what day it is."""
    return as_of.date() if as_of else date.today()
