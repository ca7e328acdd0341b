"""What one corrected paper teaches the next of its form, pair by pair, on labelled folders: `form_pairs.py FOLDER…`.

`--cost` tells what marks cost beside reading instead.

A pair are two papers of one maker or template: the forms of both are known to be alike, or their labels name one maker.
Of each pair the labels of the first are taken as a person's corrections, and the second is read by the marks that come
of them; then the other way round. F1 is that of all facts of the paper's labels (`corpora/scoring.py`).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path
from statistics import median

from learning import PIPELINE, Paper, book, scored

from casebook.learning.forms.labelled import lesson_of_both
from corpora import labels
from corpora.labels import LabelledDocument
from extractor.document.read_options import ReadOptions
from extractor.forms.likeness.fingerprint import fingerprint
from extractor.forms.likeness.similarity import Likeness, Verdict, compared
from extractor.forms.model import Form
from extractor.intake.sources import open_source
from extractor.papers.document_kind import PAPERS_OF_GOODS
from extractor.pipeline import may_hold_a_table
from extractor.readers.reading import read


@dataclass(frozen=True)
class Known:
    """A labelled paper with its form and the makers that its labels name."""

    paper: Paper
    form: Form
    makers: frozenset[str]

    @property
    def name(self) -> str:
        return Path(self.paper.label.file).name


def papers(folders: list[Path], *, ocr: bool) -> Iterator[Known]:
    for folder in folders:
        for label in labels.load(folder).documents:
            path = folder / label.file
            if path.is_file() and label.kind not in PAPERS_OF_GOODS and (ocr or not label.needs_ocr):
                yield known(label, path, ocr=ocr)


def known(label: LabelledDocument, path: Path, *, ocr: bool) -> Known:
    source = open_source(label.file, path.read_bytes())
    contents = read(source, replace(ReadOptions(ocr=ocr), want_tables=may_hold_a_table))
    plain = PIPELINE.understood(source, contents)
    marks = lesson_of_both(label, replace(plain, contents=contents), PIPELINE).marks
    makers = frozenset(i.maker for i in label.items if i.maker)
    return Known(Paper(label, source, contents, plain, marks), fingerprint(contents.pages), makers)


def is_pair(one: Known, other: Known) -> bool:
    """Whether two papers have values to compare and one form or maker."""
    if not all(any(i.facts for i in k.paper.label.items) for k in (one, other)):
        return False
    alike = compared(one.form, other.form).verdict is not Verdict.OTHER
    return alike or bool(one.makers & other.makers)


def told(one: Known, other: Known) -> str:
    alike: Likeness = compared(one.form, other.form)
    taught = book([[one.paper]])
    alone, with_marks = (
        scored([(other.paper, reading)]) for reading in (other.paper.plain, other.paper.read(taught or None))
    )
    facts = with_marks.facts
    return (
        f"{one.name[-38:]:<40}{other.name[-38:]:<40}{alike.verdict:<8}{alike.words:>6.2f}{alike.layout:>6.2f}"
        f"{alone.facts.f1 or 0:>8.3f}{facts.f1 or 0:>8.3f}{facts.false:>6}{facts.missed:>6}"
        f"{with_marks.tally.cleared_wrongly:>4}"
    )


def cost(several: Sequence[Known]) -> str:
    """What marks cost beside reading, in processor time: all papers' forms known, each paper with marks of its own."""
    every = book([[k.paper] for k in several])
    options = replace(ReadOptions(ocr=False), want_tables=may_hold_a_table)
    spent = [
        (
            _least(lambda p=p: read(p.source, options)),
            _least(lambda p=p: p.read(None)),
            _least(lambda p=p: p.read(every)),
        )  # type: ignore[misc]
        for p in (k.paper for k in several)
    ]
    whole = sum(pages + plain for pages, plain, _ in spent)
    more = sum(marked - plain for _, plain, marked in spent)
    middle = median((marked - plain) / (pages + plain) for pages, plain, marked in spent)
    return (
        f"{len(several)} papers, {len(every.forms)} forms known: "
        f"reading takes {whole / len(spent) * 1000:.0f} ms a paper, "
        f"marks {more / len(spent) * 1000:.1f} ms more ({more / whole:.1%}; of the paper in the middle {middle:.1%})"
    )


def _least(work: Callable[[], object]) -> float:
    """The least processor time of three, in seconds."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--ocr", action="store_true", help="recognise pictures too")
    parser.add_argument("--cost", action="store_true", help="tell what marks cost, and no pairs")
    asked = parser.parse_args()
    every = list(papers(asked.folders, ocr=asked.ocr))
    if asked.cost:
        print(cost(every))
        return
    print(f"{'first, corrected':<40}{'second':<40}{'form':<8}{'words':>6}{'place':>6}{'alone':>8}{'then':>8}", end="")
    print(f"{'false':>6}{'miss':>6}{'let':>4}")
    for one, other in permutations(every, 2):
        if is_pair(one, other):
            print(told(one, other), flush=True)


if __name__ == "__main__":
    main()
