"""Which of many known forms a paper's is: only those are compared that have words enough in common with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractor.forms.likeness.similarity import BOUNDS, NONE, Likeness, Verdict, compared, shared
from extractor.forms.model import Form


class FormIndex:
    """Known fingerprints by their words."""

    def __init__(self, prints: Sequence[Form]) -> None:
        self._prints = tuple(prints)
        self._having: dict[str, list[int]] = {}
        for number, form in enumerate(self._prints):
            for word in form.by_text:
                self._having.setdefault(word, []).append(number)

    def closest(self, form: Form) -> tuple[int | None, Likeness]:
        """The number of the fingerprint that a form is most like, the first of equals.

        `None` where it is the same as none and has drifted from none.
        """
        common = Counter(n for word in form.by_text for n in self._having.get(word, ()))
        size = len(form.words)
        shares = [(shared(c, size, len(self._prints[n].words)), n) for n, c in common.items()]
        best: tuple[int | None, Likeness] = None, NONE
        for share, number in sorted(shares, key=lambda pair: (-pair[0], pair[1])):
            if share < max(BOUNDS.redrawn_words, best[1].score):
                break
            found = compared(form, self._prints[number])
            if found.verdict is not Verdict.OTHER and found.score > best[1].score:
                best = number, found
        return best
