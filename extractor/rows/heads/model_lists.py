"""Where a paper lists its models without saying anything measurable of them: one a row, or one a heading.

Model    | Machine    | Use                       PW-Z600 stacking machine
JT-SM150 | sand mill  | LFP cathode slurry          Motor: 45 kW
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.rows.annotated_rows import Marked, MarkedRow
from extractor.rows.designations import designation, is_designation
from extractor.rows.heads.names_of_models import looks_like_model

_HEADING = 90
_NUMBERED = re.compile(r"\s*[(（]?\d{1,2}[)）、]\s*(?=\S)")
_CLAUSE = re.compile(r"[,，;；(（]")
_OPENS_WITHIN = 24
_REST_OF_A_WORD = re.compile(r"[\w./-]*")
_APART, _FEWEST = 1.0, 2
_OPENING = re.compile(r"[A-Z]{1,5}-[A-Z0-9]{1,8}(?![A-Za-z0-9-])")
"""A designation of letters alone, where a heading opens with it."""


@dataclass(frozen=True, slots=True)
class ModelList:
    """The head of a column of model names; `uses` are the heads of what they are for."""

    head: Marked
    uses: tuple[Marked, ...] = ()

    def name_in(self, row: MarkedRow) -> str | None:
        """The name that a row has in this column, if it has one."""
        for marked in row.slots:
            under = min(marked.slot.right, self.head.slot.right) - max(marked.slot.left, self.head.slot.left) > 0
            outside = self.head.slot.table is not None and marked.slot.table != self.head.slot.table
            if under and not outside and looks_like_model(marked):
                return marked.text.strip()
        return None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading that names one thing: its designation and the whole line.

    Of an entry of a list of models `heading` is the line above the list that says what they are.
    """

    name: str
    text: str
    heading: str = ""


def model_list_head(row: MarkedRow, below: MarkedRow | None) -> ModelList | None:
    """The row as the head of a list of models: a slot that says "model", with a model's name under it."""
    if below is None or len(row.slots) < 2 or any(_is_value(m) for m in row.slots):
        return None
    for marked in row.slots:
        if _says_model(marked):
            model_list = ModelList(marked, tuple(m for m in row.slots if m.heads_uses))
            return model_list if model_list.name_in(below) else None
    return None


def next_model(row: MarkedRow) -> str | None:
    """The model that the row "Model | RYP-30" names: where a table of several went before, a list of it begins.

    So it does below the head of the properties, where a designation alone stands beside it: "Item | RYP-30".
    """
    if len(row.slots) != 2 or not looks_like_model(row.slots[1]):
        return None
    name = row.slots[1].text.strip()
    heads_properties = is_designation(name) and _says(row.slots[0], "property")
    return name if _says_model(row.slots[0]) or heads_properties else None


def _says_model(marked: Marked) -> bool:
    """Whether a slot says "model" and little more, in one language or two."""
    return _says(marked, "model")


def _says(marked: Marked, group: str) -> bool:
    said = sum(c.end - c.start for c in marked.heads(group))
    return said >= 0.6 * len(marked.text.strip())


def section_of(row: MarkedRow) -> Section | None:
    """The row as a heading that names one thing: a designation with the words for what it is, and no value."""
    marked = row.slots[0]
    if not is_heading(row):
        return None
    opening = _OPENING.match(marked.text)
    name = designation([marked.text]) or (opening[0] if opening else None)
    return Section(name, marked.text) if name and name[0].isalpha() else None


def entries(rows: Sequence[MarkedRow]) -> dict[MarkedRow, Section | None]:
    """The entries of a list in words, by their rows: "1) AX-25 cathode powder, compaction density 2.4 g/cc".

    Rows that go on below an entry have none of their own; at the first row that stands apart the list ends (`None`).
    Nothing where fewer than two entries name a designation with goods.
    """
    found: dict[MarkedRow, Section | None] = {}
    last: MarkedRow | None = None
    tabled: set[str] = set()  # below a table "5) AX-25 …" is a note on one of its models
    for row in rows:
        section = _entry(row)
        if section is not None and section.name in tabled:
            continue
        tabled |= {m.text.strip() for m in row.slots if len(row.slots) > 1}
        if section is not None:
            found[row], last = section, row
        elif last is not None and row.top - last.bottom > _APART * (last.bottom - last.top):
            found[row], last = None, None
        elif last is not None:
            last = row
    named = {x.name for x in found.values() if x is not None and designation([x.name])}
    return found if len(named) >= _FEWEST else {}


def _entry(row: MarkedRow) -> Section | None:
    text = row.slots[0].text
    opening = _NUMBERED.match(text)
    if opening is None or row.slots[0].slot.table is not None or not row.slots[0].goods:
        return None
    said = text[opening.end() :]
    clause = _CLAUSE.split(said, maxsplit=1)[0].strip()
    rest = _REST_OF_A_WORD.match(said, _OPENS_WITHIN)
    return Section(designation([said[: rest.end() if rest else None]]) or clause, said)


def is_heading(row: MarkedRow) -> bool:
    """Whether a row is one line that names goods, and states nothing of them."""
    marked = row.slots[0]
    if len(row.slots) != 1 or marked.slot.table is not None or len(marked.text) > _HEADING:
        return False
    loose = [t for t in marked.labels if not any(g.start <= t.start and t.end <= g.end for g in marked.goods)]
    return bool(marked.goods) and not loose and not _is_value(marked)


def _is_value(marked: Marked) -> bool:
    return any(a.unit is not None for a in marked.amounts)
