"""The printed words of a declaration, found in a text: labels of the head, heads of columns, names of elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from classifier.law.vocabulary import Vocabulary
from extractor.language.phrases import Phrases as Wordings
from extractor.language.phrases import Shape
from extractor.trade.language.lexicon import Phrases, longest, phrases, tokens

_LISTS = ("declaration_field", "declaration_column", "declaration_element", "declaration_end", "declaration_gloss")
_AFTER_A_GLOSS = re.compile(r"(?P<signs>[.)）]{0,2})[^\S\n]*(?:[:：\n\u4e00-\u9fff]|$)")
"""What stands behind a gloss and not behind the first word of a firm: a colon, Chinese, the end of the line."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label at `text[start:end]`, and the key that it names."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of a declaration: `lists` by what they label, `wordings` those that stand in patterns."""

    lists: Mapping[str, Phrases]
    wordings: Wordings

    def pattern(self, shape: Shape) -> re.Pattern[str]:
        """A shape with its words in it."""
        return self.wordings.pattern(shape)

    def leading(self, kind: str, text: str) -> Label | None:
        """The label that a text begins with; `None` for none."""
        cut = tokens(text)
        found = longest(self.lists[kind], [t.text for t in cut], 0) if cut else None
        return Label(found.group, cut[0].start, cut[found.last - 1].end) if found else None

    def glossed(self, key: str, text: str, end: int = 0) -> int:
        """Where a label that ends at `end` of a text ends with what it is called in English behind it, if anything."""
        gloss = self.leading("declaration_gloss", text[end:])
        if gloss is None or gloss.key != key:
            return end
        after = _AFTER_A_GLOSS.match(text, end + gloss.end)
        return after.end("signs") if after else end

    def all(self, kind: str, text: str) -> Iterator[Label]:
        """Every label in a text, from left to right, the longest first."""
        cut = tokens(text)
        texts = [t.text for t in cut]
        at = 0
        while at < len(cut):
            found = longest(self.lists[kind], texts, at)
            if found:
                yield Label(found.group, cut[at].start, cut[found.last - 1].end)
            at = found.last if found else at + 1


def labels(vocabulary: Vocabulary) -> Labels:
    """The declaration's words of a vocabulary."""
    lists = {name: phrases(vocabulary.cues.get(name)) for name in _LISTS}
    return Labels(lists, Wordings(vocabulary))
