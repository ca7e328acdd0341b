"""The nouns of forms: a form's fingerprint, a place on it, a mark of a place, and a form that the office knows.

They load no vocabulary, so that the record can hold them.
"""

from __future__ import annotations

import builtins
import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cached_property

from classifier.facts import Kind

NAME = "¤"
"""Stands in a label or head for the goods' name."""


@dataclass(frozen=True, slots=True)
class FormWord:
    """A label with its place.

    `x` is from the page's text margin in type heights; `to` is where the next run of words on its line begins,
    `None` where it is the last; `inside` says that its value stands in the same run; `ruled` that it is a table's cell;
    `size` is its type by the paper's usual one.
    """

    text: str
    x: float
    to: float | None = None
    inside: bool = False
    ruled: bool = False
    size: float = 1.0


@dataclass(frozen=True)
class Form:
    """The fingerprint: words in reading order, each once, and `origin` (`text`, `ocr`, `sheet`, `flow`)."""

    words: tuple[FormWord, ...]
    origin: str = "text"

    @cached_property
    def key(self) -> str:
        """A hash of all of it: 40 hexadecimal digits."""
        text = json.dumps(asdict(self), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("ascii")).hexdigest()[:40]

    @cached_property
    def by_text(self) -> dict[str, tuple[int, FormWord]]:
        """Each word with its place in the reading order."""
        return {w.text: (n, w) for n, w in enumerate(self.words)}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a form.

    `label` are the words left of it in its row and `head` those over its column, both folded, with `NAME` where the
    goods' name stands. `section` is the heading above; `column` counts the values left of it in its row, `part` those
    before it in its own cell; `nth` which row of the same label, head and section it is.
    """

    label: str
    head: str = ""
    section: str = ""
    column: int = 0
    part: int = 0
    nth: int = 0


class Says(StrEnum):
    """What stands at a place: a value of the goods, their name, or why it is no value of theirs."""

    VALUE = "value"
    NAME = "name"
    ONE = "one"
    NOTHING = "nothing"
    LIMIT = "limit"
    CELL_INSIDE = "cell_inside"
    OLD_REVISION = "old_revision"


ASIDE = frozenset((Says.NOTHING, Says.LIMIT, Says.CELL_INSIDE, Says.OLD_REVISION))
"""What makes a quantity at a place none of the goods'."""


@dataclass(frozen=True)
class FormMark:
    """What stands at a place of a form.

    Of a value `property`, its `kind` where the paper's signs do not say it, and `unit`, the printed one, where the
    quantity has none beside it. `ONE` says that the form is of one model alone, whatever its place.
    """

    place: Place
    says: Says
    property: str | None = None
    kind: Kind | None = None
    unit: str | None = None

    @cached_property
    def key(self) -> str:
        """A hash of all of it: 12 hexadecimal digits."""
        text = json.dumps(asdict(self), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("ascii")).hexdigest()[:12]

    @builtins.property  # a field of this class is called `property`
    def is_of_a_model(self) -> bool:
        """Whether its place tells of which of several models it is."""
        return NAME in (self.place.label, self.place.head)

    def contradicts(self, other: FormMark) -> bool:
        """Whether two marks say different things of one place."""
        if self.place != other.place or self.says is Says.ONE or other.says is Says.ONE:
            return False
        return (self.says in ASIDE) != (other.says in ASIDE) or self.says != other.says or self._means(other)

    def _means(self, other: FormMark) -> bool:
        if self.says is not Says.VALUE:
            return False
        return (self.property, self.unit) != (other.property, other.unit) or (
            None not in (self.kind, other.kind) and self.kind != other.kind
        )


@dataclass(frozen=True)
class Said:
    """A mark with who made it, on which day (ISO 8601) and on which paper."""

    mark: FormMark
    who: str
    day: str
    paper: str

    def __str__(self) -> str:
        return self._told

    @cached_property
    def _told(self) -> str:
        return f"as marked by {self.who} on {self.day} in {self.paper}"


@dataclass(frozen=True, slots=True)
class KnownForm:
    """A form that the office knows, and the marks that hold for it; `prints` are fingerprints of its papers."""

    key: str
    prints: tuple[Form, ...]
    marks: tuple[Said, ...]
