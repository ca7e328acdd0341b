"""The matcher that finds the vocabulary's words: spaCy's, imported without its command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from types import ModuleType

_COMMANDS, _INFO = "spacy.cli", "spacy.cli.info"


class _WithoutCommands(Loader):
    """Finds an empty `spacy.cli`.

    SpaCy imports its own command line, and with it a project manager, a template engine and two network clients, for
    one function that prints versions. They are half of its start.
    """

    @classmethod
    def find_spec(
        cls, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """A spec of an empty module for the commands; none for any other name."""
        return ModuleSpec(name, cls(), is_package=name == _COMMANDS) if name in (_COMMANDS, _INFO) else None

    def exec_module(self, module: ModuleType) -> None:
        """Gives the module the one name that spaCy asks for."""
        if module.__name__ == _INFO:
            module.info = _no_info  # type: ignore[attr-defined]


def _no_info(*_: object, **__: object) -> None:
    raise NotImplementedError("spaCy's command line is left out")


@contextmanager
def without_commands() -> Iterator[None]:
    """Imports of spaCy in this block leave its command line out, unless it has been imported already."""
    if _COMMANDS in sys.modules:
        yield
        return
    sys.meta_path.insert(0, _WithoutCommands)
    try:
        yield
    finally:
        sys.meta_path.remove(_WithoutCommands)
