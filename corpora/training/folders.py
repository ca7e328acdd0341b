"""Labelled folders as papers to train on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from classifier.law.vocabulary import Vocabulary
from corpora.labels import LabelsError, load
from corpora.training.papers import Paper, paper
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.pipeline import may_hold_a_table
from extractor.readers.reading import read
from extractor.rows.annotated_rows import Marker
from extractor.scoring.features import Features

_TRADE = ("invoice", "packing_list")


def of_folder(folder: Path, vocabulary: Vocabulary, marker: Marker, features: Features) -> Iterator[Paper]:
    """The labelled papers of a folder that hold no trade lines.

    Raises `LabelsError` for labels that cannot be used, and for a paper that cannot be opened or is another one than
    was labelled.
    """
    options = ReadOptions(ocr=False, want_tables=may_hold_a_table)
    for document in load(folder).documents:
        if document.kind in _TRADE:
            continue
        file = folder / document.file
        if not file.resolve().is_relative_to(folder.resolve()):
            raise LabelsError(f"{folder / 'labels.json'}: {document.file} lies outside of the folder")
        try:
            source = open_source(document.file, file.read_bytes())
        except OSError as trouble:
            raise LabelsError(f"{file}: cannot be opened ({trouble.strerror}); put it beside its labels") from trouble
        if source.identity.sha256 != document.sha256:
            raise LabelsError(f"{file}: is another file than was labelled: its SHA-256 differs; label it anew")
        yield paper(document, read(source, options).pages, vocabulary, marker, features)
