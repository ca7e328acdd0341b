"""What a paper of trade says of its goods outside its lines, in a sentence that names them.

1  LFP cathode material  LF-S58  30 t  42,800
Quality: LF-S58 powder compaction density >= 2.50 g/cm3, 0.1C capacity >= 156 mAh/g; LF-E30 ...
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from extractor import trade
from extractor.document.page import Page

_REACH = 240
"""So many characters what is said of goods may go on behind their name."""
_SHORTEST = 4
"""Shorter names also stand for other things."""
_STOP = re.compile(r"[。\n]|\.(?=\s+[A-ZÀ-Ý])")

Spans = tuple[tuple[int, int], ...]


def said_beside(pages: Sequence[Page], lines: Sequence[trade.TradeLine]) -> Mapping[str, tuple[tuple[int, Spans], ...]]:
    """By the labels of the lines, where sentences outside them speak of their goods: page numbers, and spans there.

    What stands behind a label is said of its goods, up to the next label or the end of the sentence.
    """
    labels = {line.label for line in lines if len(line.label) >= _SHORTEST and any(c.isdigit() for c in line.label)}
    if not labels:
        return {}
    ordered = sorted(labels, key=lambda label: (-len(label), label))
    named = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?![\w-])", re.ASCII)
    inside: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, start, end in (run for line in lines for run in (*line.description, *line.declared)):
        inside[number].append((start, end))
    found: dict[str, list[tuple[int, Spans]]] = defaultdict(list)
    for page in pages:
        for label, start, end in _sentences(page, named, inside[page.number]):
            found[label].append((page.number, _pieces(page, start, end)))
    return {label: tuple(places) for label, places in found.items()}


def _sentences(page: Page, named: re.Pattern[str], lines: Sequence[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    """Each label outside the lines, with the stretch behind it."""
    text = page.running
    matches = [
        m for m in named.finditer(text) if not any(first < m.end() and m.start() < last for first, last in lines)
    ]
    ends = [*(m.start() for m in matches[1:]), len(text)]
    for match, after in zip(matches, ends, strict=False):  # no label at all leaves one end over
        stop = _STOP.search(text, match.end(), min(after, match.end() + _REACH))
        end = stop.start() if stop else min(after, match.end() + _REACH)
        end = min([end, *(first for first, _ in lines if first >= match.end())])
        if any(c.isdigit() for c in text[match.end() : end]):
            yield match[0], match.end(), end


def _pieces(page: Page, start: int, end: int) -> Spans:
    """The parts of a stretch in the segments of its page."""
    segments = (s for line in page.lines for s in line.segments)
    return tuple((max(s.start, start), min(s.end, end)) for s in segments if s.start < end and start < s.end)
