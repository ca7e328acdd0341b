"""A form's fingerprint: its label words with their places in type heights, and whether rulings stand around them.

A pure function of pages. Figures, designations and what stands behind a label are left out, and each word counts once,
so that other values, models and page counts leave it as it is. The producer of a file says nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from extractor.document.page import Line, Page, Segment
from extractor.forms.folding import folded, has_letters
from extractor.forms.model import Form, FormWord

PAGES = 30
"""Pages that are looked at: a form repeats itself."""
WORDS = 400
"""Words that are kept of one form."""
_LONGEST = 60
"""Characters; a longer run of words is a sentence, which another value breaks elsewhere."""
_LABEL = re.compile(r"^[^\d:：=]*")


def fingerprint(pages: Sequence[Page]) -> Form:
    """The form of a paper; without words for pages that have none."""
    found: dict[str, FormWord] = {}
    shown = [p for p in pages[:PAGES] if p.words]
    height = _type_height(shown)
    for page in shown:
        _of_page(page, height, found)
        if len(found) >= WORDS:
            break
    return Form(tuple(found.values())[:WORDS], shown[0].origin if shown else "text")


def _type_height(pages: Sequence[Page]) -> float:
    sizes = [w.size or w.box.height for p in pages for w in p.words]
    return max(median(sizes), 0.1) if sizes else 1.0


def _of_page(page: Page, height: float, found: dict[str, FormWord]) -> None:
    """Adds the label words of a page that are not found yet."""
    margin = min(line.segments[0].box.x0 for line in page.lines) if page.lines else 0.0
    cells = {span[0] for t in page.tables if t.columns > 1 for c in t.cells for span in c.spans}
    for line in page.lines:
        for number, segment in enumerate(line.segments):
            text = page.text[segment.start : segment.end]
            label = _label(text)
            word = folded(label) if label else ""
            if not word or word in found:
                continue
            after = _next(line, number)
            found[word] = FormWord(
                word,
                _in_heights(segment.box.x0 - margin, height),
                None if after is None else _in_heights(after.box.x0 - margin, height),
                len(text.strip()) > len(label) + 1,
                segment.start in cells,
                round((page.words[segment.first].size or height) / height, 1),
            )


def _label(text: str) -> str:
    """The words of a run up to its value, none where it is no label: no designation, no figure, no sentence."""
    stop = _LABEL.match(text)
    label = stop[0] if stop else ""
    if len(label) < len(text) and text[len(label)].isdigit():
        # "INR21700" begins with letters that are no word of the form.
        label = label if label[-1:] in (" ", "(", "（", "") or not label[-1:].isalnum() else label.rpartition(" ")[0]
        if label and label.rstrip().endswith(("-", "/", "_", ".")):
            label = label.rstrip().rpartition(" ")[0]
    label = label.strip()
    return label if len(label) <= _LONGEST and has_letters(label) else ""


def _next(line: Line, number: int) -> Segment | None:
    return line.segments[number + 1] if number + 1 < len(line.segments) else None


def _in_heights(points: float, height: float) -> float:
    return round(points / height, 1)
