"""A filled value: what it says, where that is from, and why it is blank where it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from classifier.facts import Evidence


class Mark(StrEnum):
    """How a value is marked on the form."""

    NONE = "none"
    BLANK = "blank"
    UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True)
class Value:
    """What is filled into one place.

    `source` names the paper that it is from, `quotes` are its words; `why` says what is to be done about a blank. A
    value that may stay blank (`is_asked` false) is not marked.
    """

    text: str = ""
    source: str = ""
    quotes: tuple[Evidence, ...] = ()
    why: str = ""
    is_asked: bool = True
    is_signed: bool = True

    @property
    def mark(self) -> Mark:
        """Blank where something is asked and nothing stands, unsigned where nobody stands for what does."""
        if not self.text:
            return Mark.BLANK if self.is_asked else Mark.NONE
        return Mark.NONE if self.is_signed else Mark.UNSIGNED


@dataclass(frozen=True, slots=True)
class Read:
    """What one paper says of one figure: `text` is the number, `unit` its unit as printed."""

    text: str
    unit: str
    paper: str
    quotes: tuple[Evidence, ...] = ()
    is_signed: bool = True


EXPORTER = "出口单位自填"
"""The source of what the exporter's own words say."""
ONLY_EXPORTER = "仅出口单位知悉"
"""Why what no paper says is blank."""


def agreed(several: Sequence[Read], otherwise: str) -> Value:
    """The value that papers agree on; blank, with what each says, where they do not."""
    texts = dict.fromkeys((one.text, one.unit) for one in several)
    if not texts:
        return Value(why=otherwise)
    if len(texts) > 1:
        told = "；".join(f"{one.paper} 为 {one.text}{one.unit}" for one in several)
        return Value(why=f"各文件不一致：{told}")
    quotes = tuple(q for one in several for q in one.quotes)
    source = "、".join(dict.fromkeys(one.paper for one in several))
    return Value(several[0].text, source, quotes, is_signed=any(one.is_signed for one in several))
