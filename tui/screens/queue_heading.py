"""The two lines above the queue: how much is left and shown, and how many items came to each outcome."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from casebook.review.queue import Counts, Filter
from classifier.judging.determination import in_words
from tui.speech.words import MARKS, OUTCOMES, PAPER_MARKS
from tui.widgets.strips import fitted

DOCUMENTS = frozenset(PAPER_MARKS)
"""The outcomes, so to say, of documents without items."""
DOCUMENTS_KEY = str(len(OUTCOMES) + 1)
"""The key that shows them: the one after those of the outcomes."""
_WIDE = 110
"""Columns from which on two spaces part the outcomes."""


def heading(counts: Counts, by: Filter, shown: int, width: int) -> Text:
    """Both lines, over `width` columns; outcomes without items are left out where all of them do not fit."""
    told = [
        (f"{n}{MARKS[name]}{in_words(name)} {counts.outcomes.get(name, 0)}", counts.outcomes.get(name, 0))
        for n, name in enumerate(OUTCOMES, 1)
    ]
    gap = " " if width < _WIDE else "  "
    each = gap.join(text for text, _ in told)
    room = max(width - 2, 1)
    if len(each) > room:
        each = gap.join(text for text, number in told if number)
    text = f"{counts.left} left, {counts.by_people} done by people, {counts.done - counts.by_people} need nobody"
    if without := counts.documents_left + counts.documents_done:
        text += f"   {DOCUMENTS_KEY} without items: {counts.documents_left} left of {without}"
    limits = ", ".join(_limits(by))
    text += f"   showing {shown}: {limits}" if limits else ""
    return Text(f"{fitted(text, room)}\n{fitted(each, room)}", no_wrap=True)


def _limits(by: Filter) -> Iterator[str]:
    """What the queue is limited to, in words."""
    yield from ["documents"] if by.outcomes == DOCUMENTS else [n.replace("_", " ") for n in sorted(by.outcomes)]
    if by.open_only:
        yield "open only"
    if by.only is not None:
        yield "marked"
    if by.words:
        yield f"“{by.words}”"
