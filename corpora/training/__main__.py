"""`python -m corpora.training train|figure FOLDER…`: trains the shipped trees, or gives the daily figure.

Each folder holds a `labels.json`. `train` adds papers drawn at random, without the families and languages that are held
out, and writes `catalogue/models/values.json`; `figure` leaves each producer out in turn and prints how well the
scorer's readings agree with the labels, with a paired bootstrap over documents.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from classifier.loading.load import load as load_catalogue
from corpora.generator.draw import draw
from corpora.labels import load
from corpora.training import figure
from corpora.training.fit import fitted
from corpora.training.papers import Paper, paper
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.language.terms import Terms
from extractor.pipeline import may_hold_a_table
from extractor.readers.reading import read
from extractor.rows.annotated_rows import Marker
from extractor.scoring.features import Features

_TRADE = ("invoice", "packing_list")
_USAGE = "usage: python -m corpora.training train|figure FOLDER…   (each FOLDER with a labels.json)"
_SEED, _DRAWN = 5101, 240
_MODEL = Path("catalogue/models/values.json")


def main(arguments: Sequence[str]) -> int:
    """Runs one of the two tasks; the exit code is 2 for a wrong call."""
    if len(arguments) < 2 or arguments[0] not in ("train", "figure"):
        print(_USAGE, file=sys.stderr)
        return 2
    vocabulary = load_catalogue().vocabulary
    features = Features(vocabulary)
    marker = Marker(vocabulary, Terms(vocabulary))
    with TemporaryDirectory() as drawn:
        folders = [Path(a) for a in arguments[1:]]
        if arguments[0] == "train":
            folders.append(draw(_SEED, _DRAWN, Path(drawn), training=True))
        papers = [p for folder in folders for p in _papers(folder, marker, features)]
    if arguments[0] == "figure":
        print(json.dumps(figure.left_out(papers, features.names), indent=1))
        return 0
    _MODEL.parent.mkdir(exist_ok=True)
    _MODEL.write_text(json.dumps(fitted(papers, features.names), separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(papers)} papers, {sum(len(p.readings) for p in papers)} readings: {_MODEL}", file=sys.stderr)
    return 0


def _papers(folder: Path, marker: Marker, features: Features) -> Iterator[Paper]:
    vocabulary = load_catalogue().vocabulary
    options = ReadOptions(ocr=False, want_tables=may_hold_a_table)
    for document in load(folder).documents:
        if document.kind not in _TRADE:
            contents = read(open_source(document.file, (folder / document.file).read_bytes()), options)
            yield paper(document, contents.pages, vocabulary, marker, features)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
