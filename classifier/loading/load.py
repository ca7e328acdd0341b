"""The law and its words, loaded from folders of YAML: the shipped catalogue, and an officer's layers over it.

A later layer adds: words to a name, an instrument with its entries and events, a policy. It replaces an entry
of the same code, a limit or a pointer of the same name, and a policy of the same name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from classifier.law.catalogue import Catalogue
from classifier.loading.compiled import catalogue as compiled
from classifier.loading.layers import check, files_of
from classifier.loading.place import shipped
from classifier.loading.yaml_source import CatalogueError

__all__ = ["CatalogueError", "load", "shipped"]


def load(*layers: Path) -> Catalogue:
    """The shipped catalogue with an officer's folders over it, in their order.

    Raises `CatalogueError` (file, line, key path, nearest valid name) at the first mistake. What loaded once is kept
    compiled, and found again while neither a file of it nor this program has changed.
    """
    every = (shipped(), *layers)
    known = compiled.found(_fingerprint((n, f.relative_to(every[n]), f.read_bytes()) for n, f in files_of(every)))
    if known is not None:
        return known
    made = load_alone(*every)
    compiled.keep(made)
    return made


def load_alone(*layers: Path) -> Catalogue:
    """A catalogue of these folders only, without the shipped one under them, out of its files."""
    from classifier.loading.files.calendar_files import calendar
    from classifier.loading.files.instrument_files import statutes
    from classifier.loading.files.tariff_files import element_orders, headings
    from classifier.loading.files.vocabulary_files import vocabulary

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
        _fingerprint((f.layer, f.source.path.relative_to(layers[f.layer]), f.source.raw) for f in files),
        headings(files, words),
        law.parents,
        element_orders(files),
        calendar(files),
    )


def _fingerprint(files: Iterable[tuple[int, Path, bytes]]) -> str:
    """The hash of files, each with its layer's number and its place in that layer."""
    digest = hashlib.sha256()
    for layer, path, raw in files:
        digest.update(f"{layer} {path.as_posix()} {len(raw)}\n".encode())
        digest.update(raw)
    return f"sha256:{digest.hexdigest()}"
