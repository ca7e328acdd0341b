"""Reads drawn declarations as the program reads a draft, and scores them."""

from __future__ import annotations

from collections.abc import Sequence

from classifier.law.catalogue import Catalogue
from corpora.declarations.draw import Drawn, declarations
from corpora.declarations.scoring import Score, add
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from extractor.trade import declaration


def scored(
    seed: int, count: int, forms: Sequence[str], catalogue: Catalogue, options: ReadOptions | None = None
) -> Score:
    """The score of so many declarations drawn by a seed."""
    made = Score()
    for drawn in declarations(seed, count, forms):
        add(made, {"file": drawn.name, "form": drawn.form, **drawn.says}, found(drawn, catalogue, options))
    return made


def found(
    drawn: Drawn, catalogue: Catalogue, options: ReadOptions | None = None
) -> tuple[declaration.Declaration, ...]:
    """The declarations that are read in a draft."""
    pages = read(open_source(drawn.name, drawn.data), options or ReadOptions()).pages
    return declaration.apart(declaration.declarations(pages, catalogue.vocabulary, catalogue.elements))
