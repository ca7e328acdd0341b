"""The remark of every class of the made papers: composed from what the paper prints, read back, and compared property
by property. The values are the labels', so no paper is read here."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from classifier.facts import Evidence, Fact, Item, Kind
from classifier.judging import remark
from classifier.judging.classify import policy_named
from classifier.judging.values.readings import bench
from classifier.loading.load import load as law
from classifier.quantity import Interval, Quantity
from corpora import draw
from corpora.labels import LabelledFact, LabelledItem, load

LAW = law()
WORDS = LAW.vocabulary
ITEMS = [item for document in load(draw.DOCUMENTS).documents for item in document.items]


def fact_of(labelled: LabelledFact) -> Fact | None:
    known = WORDS.properties.get(labelled.property)
    if known is None or known.unit is None or (labelled.low is None and labelled.high is None):
        return None
    ends = [None if end is None else Decimal(end) for end in (labelled.low, labelled.high)]
    text = labelled.text or ""
    evidence = (Evidence("a" * 64, text, (0, len(text)), labelled.page),)
    kind = Kind(labelled.kind) if labelled.kind in set(Kind) else None
    return Fact(labelled.property, Quantity(Interval(ends[0], ends[1]), known.unit), kind, evidence=evidence)


def goods_of(labelled: LabelledItem) -> Item:
    facts = tuple(made for f in labelled.facts if (made := fact_of(f)) is not None)
    return Item("a model", (str(labelled.product),), facts=facts)


def stated(item: Item) -> Iterator[remark.Parameter]:
    laid = bench(item, LAW, policy_named(LAW, "default"))
    for name in dict.fromkeys(f.property for f in item.facts):
        found = remark.stated(laid, name)
        if found is not None:
            yield found


CLASSES = sorted({item.product for item in ITEMS if item.product in WORDS.products})


@pytest.mark.parametrize("product", CLASSES)
def test_the_made_papers_remarks_read_back_property_by_property(product: str) -> None:
    for labelled in (item for item in ITEMS if item.product == product):
        item = goods_of(labelled)
        composed = (*stated(item), remark.Parameter(remark.PRODUCT, product))
        for language in ("zh", "en"):
            text = remark.written((remark.RemarkLine("1", parameters=composed),), WORDS, language)
            back = remark.read_back(text, WORDS, language)[0].parameters
            assert {p.property: p for p in back} == {p.property: p for p in composed}
            assert len(back) == len(composed)
            named = dict(remark.labels(WORDS))
            for parameter in back if language == "zh" else ():
                assert parameter.label is None or named[parameter.label] == parameter.property


def test_no_key_of_ours_stands_in_a_chinese_remark() -> None:
    for product in WORDS.products:
        text = remark.written(
            (remark.RemarkLine(None, parameters=(remark.Parameter("product", product),)),), WORDS, "zh"
        )
        assert "_" not in text and not text.endswith(product)


def test_the_made_papers_have_words_of_their_own_and_most_classes() -> None:
    named = {p.label for item in ITEMS if item.product for p in stated(goods_of(item)) if p.label}
    assert len(CLASSES) >= 10 and len(named) >= 5, (CLASSES, named)
