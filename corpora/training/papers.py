"""A labelled paper ready to train on: where its readings stand, their features, and which of them are right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from classifier.law.vocabulary import Vocabulary
from classifier.quantity import Interval
from corpora.labels import LabelledDocument, LabelledFact
from corpora.scoring import SCORED
from extractor.document.page import Page
from extractor.language.numbers.numerals import decimal_comma
from extractor.language.raised import raised_text
from extractor.places.blocks import units_of
from extractor.rows.annotated_rows import Marker
from extractor.rows.rows import rows
from extractor.scoring.features import Features
from extractor.scoring.readings import Place, Reading, leaves, readings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

_CLOSE = Decimal("0.001")
WEIGHED = SCORED - {"quantity", "unit_price", "amount", "tariff_line"}
"""The properties whose readings are learned: all papers are labelled for them."""

UNKNOWN = -1
"""A reading of which the labels do not say whether it is right."""


@dataclass(frozen=True)
class Paper:
    """A document's readings: where each stands, its features (a row each), its answer (1 right, 0 wrong, -1 not said).

    All papers of a `supplier` are trained on together, or left out together. `required` labels were to be found, of
    which `reached` are among the readings.
    """

    name: str
    supplier: str
    places: tuple[Place, ...]
    samples: Matrix
    answers: tuple[int, ...]
    required: int = 0
    reached: int = 0


def paper(
    document: LabelledDocument, pages: Sequence[Page], vocabulary: Vocabulary, marker: Marker, features: Features
) -> Paper:
    """A document with its answers by its labels."""
    found = readings_of(pages, vocabulary, marker)
    answers, required, reached = _answers(document, found)
    places, samples = tuple(r.place for r in found), features.of(found, len(pages))
    return Paper(document.file, supplier_of(document), places, samples, answers, required, reached)


def readings_of(pages: Sequence[Page], vocabulary: Vocabulary, marker: Marker) -> tuple[Reading, ...]:
    """Every reading of a document's pages."""
    comma = decimal_comma("\n".join(p.text for p in pages))
    marked = [(p, marker.mark(rows(p), decimal_comma=comma, raised=raised_text(p))) for p in pages]
    return readings(leaves(marked), units_of(vocabulary, WEIGHED))


def supplier_of(document: LabelledDocument) -> str:
    """Whose paper it is: the labels' group, else the maker or repository that the file's name begins with.

    A paper drawn at random has no supplier but itself: its group is a family of layouts, and left out as a whole it
    would tell how a layout reads that no paper has, not how another supplier's does.
    """
    file = document.file
    if document.generated is not None:
        return file
    return document.group or (re.split(r"_|-", file, maxsplit=1)[0] if "__" not in file else file.split("__", 1)[0])


def _answers(document: LabelledDocument, found: Sequence[Reading]) -> tuple[tuple[int, ...], int, int]:
    answers = [UNKNOWN if document.partial else 0] * len(found)
    required = reached = 0
    for item in document.items:
        for fact in item.facts:
            if fact.property not in WEIGHED:
                continue
            fits = [k for k, r in enumerate(found) if any(_states(x, r) for x in fact.readings())]
            here = [k for k in fits if fact.page is None or found[k].leaf.page.number == fact.page] or fits
            required += fact.required
            reached += fact.required and bool(fits)
            for k in fits:
                if answers[k] != 1:
                    answers[k] = 1 if k in here else UNKNOWN
    return tuple(answers), required, reached


def _states(label: LabelledFact, reading: Reading) -> bool:
    if label.property != reading.name:
        return False
    low, high = _number(label.low), _number(label.high)
    interval: Interval = reading.interval
    if low is None or high is None or label.kind in ("minimum", "maximum"):
        wanted = [end for end in (low, high) if end is not None]
        return any(_near(w, end) for w in wanted for end in (interval.low, interval.high))
    return _near(low, interval.low) and _near(high, interval.high)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _near(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one is None and other is None
    return abs(one - other) <= _CLOSE * max(abs(one), abs(other))
