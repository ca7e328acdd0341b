"""What a paper says of one model by its label: the namings beside it, the lines that hold it, the cells under it."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractor.document.layout_settings import LAYOUT
from extractor.document.page import Page
from extractor.goods.identity.naming_weights import LABELLED, is_served
from extractor.goods.identity.namings import Naming, Survey
from extractor.language.noun_phrases import Mention
from extractor.language.phrases import Phrases
from extractor.language.widths import narrow_letters

_OPENS_WITHIN, _LONGEST_ROW = 3, 90
"""How far into a long line, and how long in narrow letters a line may be that names the model anywhere."""
_FEWEST_HEADS = 2
_BLANK = " "
"""What stands between a name and its designation; the pieces of a line stand further apart."""
_SERIES = re.compile(r"[A-Z]{2,}(?=[-\s]?\d)")


def for_label(surveyed: Survey, label: str, phrases: Phrases) -> tuple[Naming, ...]:
    """The namings, with more weight where the model's label stands in the line or heads the column."""
    if not label:
        return surveyed.namings
    columns = _columns(surveyed, label)
    return tuple(_heavier(n, _beside(n, label, columns.get(n.page, ()), phrases)) for n in surveyed.namings)


def _heavier(naming: Naming, by: float) -> Naming:
    return replace(naming, weight=naming.weight + by) if by else naming


def lines_with(label: str, pages: Sequence[Page]) -> Iterator[str]:
    """The lines that hold the label of a model; of long ones those that it opens, as others tell what is made of it."""
    for page in pages:
        if not label or label not in page.text:
            continue
        for line in page.lines:
            text = page.text[line.start : line.end]
            if _names(text, label):
                yield text


def _names(line: str, label: str) -> bool:
    """Whether a line may say what the model is: a short one that holds its label, or a long one that it opens."""
    at = line.find(label)
    return at >= 0 and (at <= _OPENS_WITHIN or narrow_letters(line) <= _LONGEST_ROW)


def of_series(surveyed: Survey, label: str) -> Iterator[Mention]:
    """The goods named right behind a model's series, the letters that its label begins with: "CSX box furnaces …"."""
    if (series := _SERIES.match(label)) is not None:
        yield from surveyed.behind.get(series[0], ())


def named_before(surveyed: Survey, label: str) -> Iterator[Mention]:
    """The goods named right before a model's designation: "magazine loader ML-8"."""
    whole = re.compile(rf"(?<![\w-]){re.escape(label)}(?![\w-])")
    ends = {m.end: m for m in surveyed.beginnings.values()}
    for place in whole.finditer(surveyed.text):
        at = place.start() - 1
        if at in ends and surveyed.text[at] == _BLANK:
            yield ends[at]


def stacks(surveyed: Survey, label: str) -> Iterator[str]:
    """The texts of the cells in the column that a label heads, a cell's lines that stand close together joined."""
    for page, line, standing in surveyed.alone.get(label, ()):
        left, right = standing.box.x0, standing.box.x1
        # In a row of several heads the cells under one may begin at its edge and reach on.
        among_heads = len(line.segments) > _FEWEST_HEADS and standing is not line.segments[0]
        flush = LAYOUT.goods.label_flush_points if among_heads else -1.0
        segments = [s for x in page.lines for s in x.segments]
        inside = [s for s in segments if left < s.box.middle < right or abs(s.box.x0 - left) <= flush]
        texts: list[str] = []
        bottom = -math.inf
        for segment in inside:
            top, height = segment.box.top, segment.box.height
            text = page.text[segment.start : segment.end]
            if texts and -height < top - bottom < LAYOUT.goods.label_line_gap * height:
                texts[-1] += f" {text}"
            else:
                texts.append(text)
            bottom = segment.box.bottom
        yield from (t for t in texts if t != label)


def _beside(naming: Naming, label: str, columns: Sequence[tuple[float, float]], phrases: Phrases) -> float:
    """The weight that a naming gains from the label in its line, or from standing in the label's column."""
    if label in naming.line:
        return LABELLED if _names(naming.line, label) else 0.0
    if is_served(naming.row, phrases):
        return 0.0
    return LABELLED if any(left < naming.centre < right for left, right in columns) else 0.0


def _columns(surveyed: Survey, label: str) -> Mapping[int, list[tuple[float, float]]]:
    """Where the label heads a column of a page, in points from the left; only where it stands by itself."""
    found: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for page, _, segment in surveyed.alone.get(label, ()):
        found[page.number].append((segment.box.x0, segment.box.x1))
    return found
