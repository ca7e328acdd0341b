"""`python -m corpora.training train|figure|check FOLDER…`: trains the shipped trees, or measures them.

Each folder holds a `labels.json`. `train` adds papers drawn at random, without the families and languages that are held
out, writes `catalogue/models/values.json` and what `gauger learn train` starts from, and keeps the reliability table in
`docs/training.md`; `figure` leaves each supplier out in turn and prints how well the scorer's readings agree with the
labels, with a bootstrap over documents; `check` prints what the shipped model's probabilities are worth on folders that
it was not trained on.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from classifier.loading.load import load as load_catalogue
from classifier.loading.load import shipped
from corpora.generator.draw import draw
from corpora.training import figure, kept
from corpora.training.fit import calibrated, curve, left_out
from corpora.training.folders import of_folder
from corpora.training.kept import Kept
from corpora.training.papers import Paper
from extractor.language.terms import Terms
from extractor.rows.annotated_rows import Marker
from extractor.scoring import scorer
from extractor.scoring.features import Features

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

_USAGE = "usage: python -m corpora.training train|figure|check FOLDER…   (each FOLDER with a labels.json)"
_SEED, _DRAWN = 5101, 240
_MODEL = Path("catalogue/models/values.json")
_DOCS = Path("docs/training.md")
_BEGIN, _END = "<!-- make train writes from here -->\n", "<!-- to here -->"


def main(arguments: Sequence[str]) -> int:
    """Runs one of the tasks; the exit code is 2 for a wrong call."""
    if len(arguments) < 2 or arguments[0] not in ("train", "figure", "check"):
        print(_USAGE, file=sys.stderr)
        return 2
    task, folders = arguments[0], [Path(a) for a in arguments[1:]]
    vocabulary = load_catalogue().vocabulary
    features = Features(vocabulary)
    marker = Marker(vocabulary, Terms(vocabulary))
    with TemporaryDirectory() as drawn:
        if task == "train":
            folders.append(draw(_SEED, _DRAWN, Path(drawn), training=True))
        papers = [p for folder in folders for p in of_folder(folder, vocabulary, marker, features)]
    if task == "train":
        _train(papers, features.names)
    elif task == "figure":
        _figure(papers, left_out(papers, features.names))
    else:
        _check(papers, features.names)
    return 0


def _train(papers: Sequence[Paper], names: Sequence[str]) -> None:
    unseen = left_out(papers, names)
    made = calibrated(papers, names, unseen)
    _MODEL.parent.mkdir(exist_ok=True)
    _MODEL.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")
    kept.write(Kept(tuple(names), tuple(papers), tuple(unseen)), kept.SHIPPED)
    told = "\n".join(_told(papers, unseen))
    print(told)
    text = _DOCS.read_text("utf-8")
    before, _, rest = text.partition(_BEGIN)
    _DOCS.write_text(f"{before}{_BEGIN}\n{told}\n\n{_END}{rest.partition(_END)[2]}", "utf-8")
    print(f"{len(papers)} papers, {sum(len(p.places) for p in papers)} readings: {_MODEL}", file=sys.stderr)


def _told(papers: Sequence[Paper], unseen: Sequence[Matrix]) -> Iterator[str]:
    made = curve(papers, unseen)
    chances = [made.of(own) for own in unseen]
    known = figure.beliefs(papers, chances)
    yield (
        f"{len(papers)} papers of {len({p.supplier for p in papers})} suppliers, {len(known)} readings; the log-odds "
        f"of a score are multiplied by {made.slope:.3f}, and {made.offset:+.3f} is added."
    )
    yield ""
    yield from figure.table(known)


def _figure(papers: Sequence[Paper], unseen: Sequence[Matrix]) -> None:
    made = curve(papers, unseen)
    chances = [made.of(own) for own in unseen]
    print(json.dumps(figure.figures(papers, chances), indent=1))
    print("\n".join(figure.table(figure.beliefs(papers, chances))))


def _check(papers: Sequence[Paper], names: Sequence[str]) -> None:
    model = scorer.shipped(shipped())
    if model is None:
        print("the catalogue ships no model: make train", file=sys.stderr)
        return
    wanted = scorer.columns(names, model.features)
    chances = [scorer.probabilities(model, p.places, scorer.as_trained(p.samples, wanted)) for p in papers]
    print(json.dumps(figure.figures(papers, chances), indent=1))
    print("\n".join(figure.table(figure.beliefs(papers, chances))))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
