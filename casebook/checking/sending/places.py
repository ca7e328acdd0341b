"""Where a finding is marked on a copy of the draft: where its quotes stand, and the line that it is about."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.checking.check import Checked
from casebook.checking.findings import Finding, Kind
from classifier.facts import Evidence
from extractor.trade.declaration import evidence

_OF_THE_REMARK = (
    Kind.REMARK_MISSING,
    Kind.CODE_MISSING,
    Kind.CODE_WRONG,
    Kind.REMARK_FALSE,
    Kind.PARAMETERS_MISSING,
    Kind.PARAMETERS_DIFFER,
    Kind.UNDETERMINED,
)
"""Findings that quote the box of the remark, which all lines share."""


def marked_places(one: Checked, found: Finding) -> Iterator[Evidence]:
    """The places on the draft, the line's own number or name last where the quotes are of the remark."""
    yield from (quote for quote in found.evidence if quote.sha256 == one.draft.sha256)
    if found.kind in _OF_THE_REMARK:
        for line in (x.line for x in one.lines if x.number == found.line):
            place = line.number_place if line.number_place.text or line.name_place is None else line.name_place
            yield from evidence(place)
