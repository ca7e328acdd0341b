"""What papers print behind a label, with a colon or in the cell beside it: a party, a destination, a port, a brand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from classifier.facts import Evidence
from classifier.law.vocabulary import Terms, Vocabulary
from extractor.document.page import Page

_END = re.compile(r"\n|\s{2,}|\||\t")
_COLONS = (":", "：")
_LABELS = ("shipment_label", "checked_label", "trade_origin", "trade_head")
_ON_ITS_LINE = r"[^\S\n]*"
LONGEST = 90
"""Characters of what may stand behind a label."""


def labels(terms: Terms, blanks: str = _ON_ITS_LINE) -> re.Pattern[str] | None:
    """A label with its colon and the blanks behind it; `None` where no words are given.

    The label may be followed by itself in another language.
    """
    label = _label(terms)
    return re.compile(rf"(?<![A-Za-z]){label}[:：]{blanks}", re.IGNORECASE) if label else None


def _label(terms: Terms) -> str:
    words = sorted((w for several in terms.values() for w in several), key=len, reverse=True)
    label = "|".join(map(re.escape, words))
    return rf"(?:{label})(?:[ /]*(?:{label}))*[ .]*" if words else ""


def end_of(text: str, start: int) -> int:
    """Where what begins at a place ends: at the end of its line, a wide gap, a bar or a tab."""
    found = _END.search(text, start)
    return found.start() if found else len(text)


def labelled(pages: Sequence[Page], terms: Terms, vocabulary: Vocabulary) -> Iterator[Evidence]:
    """What stands behind each label on its line."""
    pattern = labels(terms)
    if pattern is None:
        return
    for page in pages:
        for match in pattern.finditer(page.text):
            start = match.end()
            text = page.text[start : end_of(page.text, start)].rstrip()
            is_label = any(c in text for c in _COLONS)  # nothing stands behind the first one, and another follows
            if text and len(text) <= LONGEST and not is_label:
                yield page.quote(start, start + len(text))
        yield from _beside(page, re.compile(_label(terms), re.IGNORECASE), vocabulary)


def _beside(page: Page, label: re.Pattern[str], vocabulary: Vocabulary) -> Iterator[Evidence]:
    """What stands in the cell beside a label without a colon, in rows that are labels and values in turn.

    So no row of heads is taken for one: there a label stands beside another.
    """
    for line in page.lines:
        texts = [page.text[s.start : s.end] for s in line.segments]
        if len(texts) % 2 or not any(label.fullmatch(text) for text in texts[::2]):
            continue
        known = [_known(vocabulary).fullmatch(text) is not None for text in texts]
        if not all(known[::2]) or any(known[1::2]):
            continue
        for k in range(0, len(texts), 2):
            if label.fullmatch(texts[k]) and len(texts[k + 1]) <= LONGEST:
                yield page.quote(line.segments[k + 1].start, line.segments[k + 1].end)


_kept: list[tuple[Vocabulary, re.Pattern[str]]] = []


def _known(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Every label and head that a trade paper is known to have; the last are kept, since a run has one vocabulary."""
    if not _kept or _kept[0][0] is not vocabulary:
        cues = [vocabulary.cues[name] for name in _LABELS if name in vocabulary.cues]
        terms = {f"{n}.{g}.{k}": ws for n, c in enumerate(cues) for g, ts in c.groups.items() for k, ws in ts.items()}
        _kept[:] = [(vocabulary, re.compile(rf"{_label(terms)}[:：]?", re.IGNORECASE))]
    return _kept[0][1]
