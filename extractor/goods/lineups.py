"""Rows of a table that begin with designations of one form: each is a model, whether its head was understood or not.

Grade     | min tapped | yield          Two heads that no vocabulary knows: the rows still say that
BUS-612H  | 2.33       | 211.4          there are three models, and which value is whose.
BUS-633H  | 2.44       | 191.6
BUS-673H  | 2.20       | 183.1
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.document.page import Page
from extractor.facts.candidates import Candidate, ModelMention, PageFinds
from extractor.language.tokens import fold
from extractor.rows.annotated_rows import Marked, MarkedRow
from extractor.rows.designations import designation
from extractor.rows.heads.names_of_models import looks_like_model

_FEWEST = 3
"""Fewer rows of one form may be two documents or two standards that are quoted."""
_PREFIX = re.compile(r"[A-Za-z]+")


_PART_MARK = re.compile(r"(?<![A-Za-z0-9-])[A-Z]{1,3}\d{1,3}[A-Z]?(?![A-Za-z0-9-])")
"""What parts are called in a drawing or a circuit: R1, U2A, BN1."""
_FEWEST_MARKS = 5


@dataclass(frozen=True, slots=True)
class _Lined:
    name: str
    row: MarkedRow


def with_lined_up(finds: PageFinds, rows: Sequence[MarkedRow]) -> PageFinds:
    """What was found on a page, with the models of its line-ups that no head announced.

    The values of their rows that belong to nobody are theirs.
    """
    added = _lined_up(rows)
    if not added:
        return finds
    together = object()
    mentions = tuple(ModelMention(line.name, "", group=together) for line in added)
    candidates = tuple(_owned(c, added) for c in finds.candidates)
    return replace(finds, candidates=candidates, models=(*finds.models, *mentions))


def without_part_marks(finds: PageFinds, page: Page) -> PageFinds:
    """What was found on a page, without the marks of parts that a drawing or a circuit bears.

    Names of that form with no value of their own, on a page that has more of them.
    """
    marks = set(_PART_MARK.findall(page.text))
    valued = {fold(name) for c in finds.candidates for name in c.models}
    if len(marks) < _FEWEST_MARKS:
        return finds
    kept = tuple(m for m in finds.models if not _PART_MARK.fullmatch(m.name.strip()) or fold(m.name) in valued)
    return replace(finds, models=kept)


def _lined_up(rows: Sequence[MarkedRow]) -> list[_Lined]:
    """The rows that open with designations of one form, with a bare number or more behind each."""
    by_form: dict[str, dict[str, _Lined]] = defaultdict(dict)
    for row in rows:
        first = row.slots[0]
        if len(row.slots) > 1 and _is_code(first) and all(_is_number(m) for m in row.slots[1:2]):
            form = _form(first.text)
            by_form[form].setdefault(fold(first.text), _Lined(first.text.strip(), row))
    return [line for lines in by_form.values() if len(lines) >= _FEWEST for line in lines.values()]


def _is_code(marked: Marked) -> bool:
    text = marked.text.strip()
    return looks_like_model(marked) and designation([text]) == text


def _is_number(marked: Marked) -> bool:
    """Whether a slot is a value and nothing else."""
    whole = len(marked.text.strip())
    return bool(marked.amounts) and sum(a.end - a.start for a in marked.amounts) * 2 >= whole


def _form(text: str) -> str:
    prefix = _PREFIX.match(text)
    return prefix[0].upper() if prefix else ""


def _owned(candidate: Candidate, lines: Sequence[_Lined]) -> Candidate:
    place = candidate.fact.evidence[0].span
    if candidate.models or place is None:
        return candidate
    owner = next((x.name for x in lines if _first(x.row) <= place[0] < _last(x.row)), None)
    return replace(candidate, models=(owner,)) if owner else candidate


def _first(row: MarkedRow) -> int:
    return min(m.slot.spans[0][0] for m in row.slots)


def _last(row: MarkedRow) -> int:
    return max(m.slot.spans[-1][1] for m in row.slots)
