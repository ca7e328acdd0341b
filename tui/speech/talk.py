"""The two consoles: what a program may read goes to stdout, what a person is told to stderr. No markup."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

WIDTH_WITHOUT_TERMINAL = 150


@cache
def data() -> Console:
    """The console of results."""
    return _console(stderr=False)


@cache
def talk() -> Console:
    """The console of progress, hints and troubles."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else WIDTH_WITHOUT_TERMINAL
    return Console(stderr=stderr, markup=False, highlight=False, emoji=False, width=width, soft_wrap=False)


def write(text: str, console: Console | None = None) -> None:
    """Prints a line of prose, wrapped for a terminal and whole for anything else."""
    if console is None and not sys.stdout.isatty() and text.replace("\n", "").isprintable():
        print(text)  # as the console would, which takes a while to import
        return
    chosen = console or data()
    chosen.print(text, soft_wrap=not chosen.is_terminal)


def say(text: str) -> None:
    """Tells the person something, on stderr, without loading anything."""
    print(text, file=sys.stderr, flush=True)
