"""How right a report is: labels and reports in, counts out.

Facts of the scored properties are compared one by one: a required label without a fact is a miss, a stated
fact without a label is false, derived and entered facts do not count. An item is *cleared wrongly* where its
label says controlled, close or undetermined and the report lets it go: the error that costs most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpora import matching, reports, tally
from corpora.labels import LabelledDocument, LabelledFact, LabelledItem, Labels
from corpora.reports import ReportedDocument, ReportedFact, ReportedItem
from corpora.tally import Belief, Counts, DocumentScore, Miss, Tally
from extractor.papers.document_kind import OTHER, PAPERS_OF_GOODS

SCORED = frozenset(
    {
        "capacity",
        "nominal_voltage",
        "mass",
        "energy",
        "gravimetric_energy_density",
        "volumetric_energy_density",
        "compaction_density",
        "tap_density",
        "specific_capacity",
        "volume",
        "granulation_volume",
        "barrel_diameter",
        "quantity",
        "unit_price",
        "amount",
        "tariff_line",
    }
)
TRADE = PAPERS_OF_GOODS
NEWER = TRADE - {"invoice", "packing_list"}
"""Kinds that labels older than they are call `other`."""
CLEARED = frozenset({"not_controlled", "not_applicable"})
NO_ITEM = "no item"


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of every document, in the order of the labels."""

    documents: tuple[DocumentScore, ...]

    @property
    def tally(self) -> Tally:
        return tally.total(d.tally for d in self.documents)

    @property
    def facts(self) -> Counts:
        return tally.summed(counts for d in self.documents for _, counts in d.by_property)

    @property
    def by_property(self) -> dict[str, Counts]:
        """The facts by property, in the order of their names."""
        parts: dict[str, Counts] = {}
        for name, counts in (pair for d in self.documents for pair in d.by_property):
            parts[name] = parts.get(name, Counts()) + counts
        return dict(sorted(parts.items()))

    @property
    def by_document(self) -> dict[str, Counts]:
        """The facts by document, for documents with any."""
        parts: dict[str, Counts] = {}
        for d in self.documents:
            if d.by_property:
                parts[d.name] = parts.get(d.name, Counts()) + tally.summed(c for _, c in d.by_property)
        return parts

    @property
    def misses(self) -> tuple[Miss, ...]:
        return tuple(miss for d in self.documents for miss in d.misses)

    @property
    def beliefs(self) -> tuple[Belief, ...]:
        return tuple(belief for d in self.documents for belief in d.beliefs)

    def real(self) -> Score:
        """The part that was taken on firms' real papers."""
        return Score(tuple(d for d in self.documents if not d.made))

    def made(self) -> Score:
        """The part that was taken on documents made for this purpose."""
        return Score(tuple(d for d in self.documents if d.made))

    def half(self, name: str) -> Score:
        """The part of the makers of one half, `tune` or `held_out`."""
        return Score(tuple(d for d in self.documents if d.half == name))


def score(labels: Labels, reports_by_hash: Mapping[str, Mapping[str, Any]]) -> Score:
    """The counts for each labelled document; the reports are by the document's SHA-256."""
    return Score(
        tuple(
            _document(document, reports_by_hash.get(document.sha256), made=labels.is_made(document))
            for document in labels.documents
        )
    )


def _document(document: LabelledDocument, report: Mapping[str, Any] | None, *, made: bool) -> DocumentScore:
    read = None if report is None else reports.parse(report)
    return _gathered(document, made, [_whole(document, read), *_each_item(document, read.items if read else ())])


@dataclass(frozen=True, slots=True)
class _Part:
    """What one item, or the document as a whole, adds to the counts."""

    tally: Tally
    counts: tuple[tuple[str, Counts], ...] = ()
    misses: tuple[tuple[str, str, str], ...] = ()
    beliefs: tuple[Belief, ...] = ()


def _gathered(document: LabelledDocument, made: bool, parts: Sequence[_Part]) -> DocumentScore:
    return DocumentScore(
        name=document.file,
        made=made,
        half=document.half,
        tally=tally.total(p.tally for p in parts),
        by_property=tuple(pair for p in parts for pair in p.counts),
        misses=tuple(Miss(document.file, *miss) for p in parts for miss in p.misses),
        beliefs=tuple(belief for p in parts for belief in p.beliefs),
    )


def _whole(document: LabelledDocument, read: ReportedDocument | None) -> _Part:
    if read is None:
        return _Part(Tally(documents=1, without_report=1))
    stated = [f for item in read.items for f in item.facts if f.is_stated]
    right = read.kind in (document.kind, *document.kind_also, *(NEWER if document.kind == OTHER else ()))
    return _Part(
        Tally(
            documents=1,
            kinds_right=int(right),
            facts_reported=len(stated),
            facts_with_evidence=sum(f.has_place for f in stated),
        ),
        misses=() if right else (("document kind", document.kind, str(read.kind)),),
    )


def _each_item(document: LabelledDocument, items: Sequence[ReportedItem]) -> Iterator[_Part]:
    paired = matching.pairs(document.items, items)
    for i, label in enumerate(document.items):
        item = items[paired[i]] if i in paired else None
        yield _Part(Tally(items=1, items_found=int(item is not None)))
        yield _facts(document, label, item)
        yield _outcome(label, item)
        yield _codes(label, item)
    if not document.partial:
        for j in sorted(set(range(len(items))) - set(paired.values())):
            yield _invented(document, items[j])


def _facts(document: LabelledDocument, label: LabelledItem, item: ReportedItem | None) -> _Part:
    stated = _scored_facts(item)
    wanted = [f for f in label.facts if f.property in SCORED]
    hits = {k for k, fact in enumerate(stated) if any(matching.same_value(want, fact) for want in wanted)}
    judged = [(fact, k in hits) for k, fact in enumerate(stated) if k in hits or _is_judged(document, fact)]
    parts = [_wanted(label, want, stated) for want in wanted]
    parts += [_Part(Tally()) if right else _false(fact) for fact, right in judged]
    return _Part(
        tally.total(p.tally for p in parts),
        tuple(pair for p in parts for pair in p.counts),
        tuple(miss for p in parts for miss in p.misses),
        tuple(Belief(f.confidence, right) for f, right in judged if f.confidence is not None),
    )


def _wanted(label: LabelledItem, want: LabelledFact, stated: Sequence[ReportedFact]) -> _Part:
    found = [fact for fact in stated if matching.same_value(want, fact)]
    if found:
        asked = want.kind is not None
        right = asked and any(f.kind in (want.kind, *want.kind_also) for f in found)
        counted = Tally(value_kinds=int(asked), value_kinds_right=int(right))
        return _Part(counted, ((want.property, Counts(found=1)),))
    if not want.required:
        return _Part(Tally())
    shown = want.text or f"{want.low}..{want.high}"
    miss = (f"missed {want.property}", shown, str(label.label))
    return _Part(Tally(), ((want.property, Counts(missed=1)),), (miss,))


def _invented(document: LabelledDocument, item: ReportedItem) -> _Part:
    facts = [f for f in _scored_facts(item) if _is_judged(document, f)]
    return _Part(
        Tally(items_invented=1),
        tuple((f.property, Counts(false=1)) for f in facts),
        tuple(
            (f"false {f.property} on an item that is not there", str(item.label), f"{f.low}..{f.high}") for f in facts
        ),
        tuple(Belief(f.confidence, False) for f in facts if f.confidence is not None),
    )


def _false(fact: ReportedFact) -> _Part:
    miss = (f"false {fact.property}", f"{fact.low}..{fact.high} {fact.kind}", str(fact.quote))
    return _Part(Tally(), ((fact.property, Counts(false=1)),), (miss,))


def _scored_facts(item: ReportedItem | None) -> list[ReportedFact]:
    return [f for f in (item.facts if item else ()) if f.is_stated and f.property in SCORED]


def _is_judged(document: LabelledDocument, fact: ReportedFact) -> bool:
    """Whether a fact without a label is false.

    Not in a document labelled in part, nor a mass on a trade paper, where only the line's own figures are labelled.
    """
    return not document.partial and not (document.kind in TRADE and fact.property == "mass")


def _outcome(label: LabelledItem, item: ReportedItem | None) -> _Part:
    want = label.wanted_outcome
    if want is None:
        return _Part(Tally())
    got = item.outcome if item else NO_ITEM
    # Labels older than `listed_elsewhere` say `close` of goods that another act lists.
    right = got in (want, *label.outcome_also) or (want, got) == ("close", "listed_elsewhere")
    cleared = not right and want not in CLEARED and got in CLEARED | {NO_ITEM}
    what = "CLEARED WRONGLY" if cleared else "outcome"
    return _Part(
        Tally(outcomes=1, outcomes_right=int(right), cleared_wrongly=int(cleared)),
        misses=() if right else ((what, f"{label.label}: {want}", got),),
    )


def _codes(label: LabelledItem, item: ReportedItem | None) -> _Part:
    if not label.codes:
        return _Part(Tally())
    got = item.codes if item else ()
    right = sorted(got) == sorted(label.codes)
    miss = ("codes", f"{label.label}: {', '.join(label.codes)}", ", ".join(got))
    return _Part(Tally(coded=1, codes_right=int(right)), misses=() if right else (miss,))
