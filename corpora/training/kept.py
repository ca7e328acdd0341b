"""Papers ready to train on, kept in one file: what `gauger learn train` needs of the shipped papers without the papers.

An archive of arrays (numpy's `.npz`) without any object in it: features by name, and for each paper its readings'
places, features, answers, and the scores that trees gave them which saw no paper of its supplier.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from corpora.training.papers import Paper
from extractor.scoring.readings import Place
from extractor.scoring.scorer import as_trained, columns

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

SHIPPED = Path(__file__).with_name("papers.npz")


class KeptError(Exception):
    """The kept papers cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Papers with the names of their features, and each paper's scores by trees that did not see its supplier."""

    features: tuple[str, ...]
    papers: tuple[Paper, ...]
    unseen: tuple[Matrix, ...]

    def by_names(self, names: Sequence[str]) -> tuple[Paper, ...]:
        """The papers with these features; one that was not known when they were kept is 0 for all of them."""
        from dataclasses import replace

        wanted = columns(self.features, names)
        return tuple(replace(p, samples=as_trained(p.samples, wanted)) for p in self.papers)


def write(kept: Kept, file: Path) -> None:
    """Writes the papers into a file."""
    import numpy as np

    papers = kept.papers
    places = [place for p in papers for place in p.places]
    properties = sorted({at.name for at in places})
    known = {name: k for k, name in enumerate(properties)}
    np.savez_compressed(
        file,
        features=np.array(kept.features),
        properties=np.array(properties),
        names=np.array([p.name for p in papers]),
        suppliers=np.array([p.supplier for p in papers]),
        counts=np.array([(len(p.places), p.required, p.reached) for p in papers], dtype=np.int64),
        places=np.array([(*at[:5], known[at.name]) for at in places], dtype=np.int64),
        sizes=np.array([at.size for at in places], dtype=np.float64),
        answers=np.array([a for p in papers for a in p.answers], dtype=np.int8),
        samples=np.vstack([p.samples for p in papers if p.places]),
        unseen=np.concatenate(kept.unseen),
    )


def read(file: Path = SHIPPED) -> Kept:
    """The papers of a file; raises `KeptError` where it is none."""
    import numpy as np

    try:
        with np.load(file, allow_pickle=False) as archive:
            data = {name: archive[name] for name in archive.files}
        ends = np.cumsum(data["counts"][:, 0])
        names = [str(name) for name in data["properties"]]
        papers, unseen = [], []
        for k, end in enumerate(ends):
            own = slice(int(end - data["counts"][k, 0]), int(end))
            rows = zip(data["places"][own].tolist(), data["sizes"][own].tolist(), strict=True)
            places = tuple(Place(a, b, c, d, e, names[name], size) for (a, b, c, d, e, name), size in rows)
            _, required, reached = (int(n) for n in data["counts"][k])
            answers = tuple(int(a) for a in data["answers"][own])
            supplier, name = str(data["suppliers"][k]), str(data["names"][k])
            papers.append(Paper(name, supplier, places, data["samples"][own], answers, required, reached))
            unseen.append(data["unseen"][own])
        return Kept(tuple(str(f) for f in data["features"]), tuple(papers), tuple(unseen))
    except (OSError, EOFError, ValueError, KeyError, IndexError, BadZipFile) as trouble:
        raise KeptError(f"{file}: holds no papers to train on ({trouble}); install gauger again") from trouble
