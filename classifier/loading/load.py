"""The law and its words, loaded from folders of YAML: the shipped catalogue, and an officer's layers over it.

A later layer adds: words to a name, an instrument with its entries and events, a policy. It replaces an entry
of the same code, a limit or a pointer of the same name, and a policy of the same name.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from classifier.law.catalogue import Catalogue
from classifier.loading.layers import Checked, check
from classifier.loading.vocabulary_files import vocabulary
from classifier.loading.yaml_source import CatalogueError

__all__ = ["CatalogueError", "load", "shipped"]


def shipped() -> Path:
    """The folder of the catalogue that comes with the program."""
    here = Path(__file__).parents[1]
    installed = here / "catalogue_data"
    return installed if installed.is_dir() else here.parent / "catalogue"


def load(*layers: Path) -> Catalogue:
    """The shipped catalogue with an officer's folders over it, in their order.

    Raises `CatalogueError` (file, line, key path, nearest valid name) at the first mistake.
    """
    return load_alone(shipped(), *layers)


def load_alone(*layers: Path) -> Catalogue:
    """A catalogue of these folders only, without the shipped one under them."""
    from classifier.loading.calendar_files import calendar
    from classifier.loading.instrument_files import statutes
    from classifier.loading.tariff_files import element_orders, headings

    files = check(tuple(layers))
    words = vocabulary(files)
    law = statutes(files, words)
    return Catalogue(
        words,
        law.instruments,
        law.events,
        law.entries,
        law.pointers,
        law.limits,
        law.policies,
        _fingerprint(files, layers),
        headings(files, words),
        law.parents,
        element_orders(files),
        calendar(files),
    )


def _fingerprint(files: tuple[Checked, ...], layers: tuple[Path, ...]) -> str:
    digest = hashlib.sha256()
    for file in files:
        name = file.source.path.relative_to(layers[file.layer]).as_posix()
        digest.update(f"{file.layer} {name} {len(file.source.raw)}\n".encode())
        digest.update(file.source.raw)
    return f"sha256:{digest.hexdigest()}"
