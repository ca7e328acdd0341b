"""A declaration whose sheet has no line yet, or none that is recognised, has none; the document is read all the same."""

from __future__ import annotations

from extractor.trade import declaration
from extractor.trade.declaration.labels import labels
from extractor.trade.declaration.lines.rows_of_lines import lines
from extractor.trade.language.lexicon import lexicon
from tests.extractor.drawn import catalogue


def test_no_rows_have_no_lines() -> None:
    words = catalogue().vocabulary
    assert lines((), labels(words), lexicon(words), ()) == ()
    assert declaration.declarations((), words, catalogue().elements) == ()
