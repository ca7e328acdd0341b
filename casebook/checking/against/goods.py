"""The lines of the draft against the goods of the papers: sums over the same goods, goods that one side lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from casebook.checking.against.places import origin_findings, origins_of_all
from casebook.checking.beside.joining import keys_of
from casebook.checking.beside.names import are_nearly, is_end_of, key_of, keys_in
from casebook.checking.beside.papers import Paper, of_kind
from casebook.checking.draft.figures import are_apart, pieces
from casebook.checking.draft.own import Draft, kilograms
from casebook.checking.draft.units import KILOGRAMS
from casebook.checking.findings import Finding, Kind, finding
from classifier.facts import Evidence, Item
from classifier.law.acts import Bilingual
from classifier.law.vocabulary import Vocabulary
from classifier.quantity import plain
from extractor.language.phrases import Phrases
from extractor.trade.declaration import DeclaredLine, designation, evidence

_CODE = re.compile(r"[A-Z]{3}")
_BARS = frozenset("1li|!/三川")
_COUNTED = ("quantity", "amount", "net_mass")


def goods_findings(draft: Draft, papers: Sequence[Paper]) -> Iterator[Finding]:
    """Figures that differ, goods that no line has, and lines that an invoice does not have."""
    invoices = [p for p in of_kind(papers, "invoice") if p.items]
    for paper in (*invoices, *(p for p in of_kind(papers, "packing_list", "contract") if p.items)):
        groups = grouped(draft, paper)
        of_all = origins_of_all(paper, draft.catalogue.vocabulary)
        for group in groups:
            yield from _group(draft, paper, group)
            for k in group.lines if group.items else ():
                yield from origin_findings(draft, k, paper, group.items, of_all)
        if paper in invoices:
            yield from _unmatched(draft, paper, groups)


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of the draft and items of a paper that are the same goods."""

    lines: tuple[int, ...]
    items: tuple[Item, ...]


def grouped(draft: Draft, paper: Paper) -> tuple[Group, ...]:
    """The goods of a draft beside those of a paper.

    By their names, then those left by a quantity or an amount that only they have.
    """
    lines = dict(enumerate(keys_of(line) for line in draft.declaration.lines))
    items = {n: frozenset({key_of(i.label)}) | keys_in(i.label) for n, i in enumerate(paper.items)}
    made: list[Group] = []
    while lines:
        k, keys = next(iter(lines.items()))
        of = [n for n, names in items.items() if names & keys]
        of = of or [n for n in items if _ends_alike(draft.declaration.lines[k], paper.items[n])]
        alike = [j for j, other in lines.items() if other == keys and keys] or [k]
        if not of:
            of = [n for n in items if _alike(draft.declaration.lines[k], paper.items[n])][:1]
            alike = [k]
        made.append(Group(tuple(alike), tuple(paper.items[n] for n in of)))
        for j in alike:
            del lines[j]
        for n in of:
            del items[n]
    left = tuple(Group((), (paper.items[n],)) for n in items)
    return (*made, *left)


def _ends_alike(line: DeclaredLine, item: Item) -> bool:
    """Whether a line's model is what an item's name ends with, or ends with it: a maker's letters may be left out."""
    return line.designation is not None and bool(item.label) and is_end_of(line.designation, item.label)


def lists_goods_of(draft: Draft, paper: Paper) -> bool:
    """Whether a paper lists goods of any line."""
    return any(group.lines and group.items for group in grouped(draft, paper))


def _alike(line: DeclaredLine, item: Item) -> bool:
    if item.label and line.name and key_of(line.name) == key_of(item.label):
        return True
    values = {name: of_item(item, name) for name in ("quantity", "amount")}
    own = {"quantity": line.traded, "amount": line.amount}
    same = {
        name
        for name, value in values.items()
        if value is not None and (printed := own[name]) is not None and printed.value == value
    }
    return "amount" in same or ("quantity" in same and not _are_named_apart(line, item))


def _are_named_apart(line: DeclaredLine, item: Item) -> bool:
    """Whether both bear a model and no slip of the hand makes one of the other: 300 pieces are no sign then."""
    model, label = line.designation, item.label
    if model is None or not keys_in(model) or not keys_in(label):
        return False
    return not are_nearly(model, label)


def of_item(item: Item, name: str) -> Decimal | None:
    """A figure of an item that a paper lists."""
    fact = next((f for f in item.of(name) if not isinstance(f.value, str)), None)
    return fact.quantity.interval.low if fact is not None else None


def _group(draft: Draft, paper: Paper, group: Group) -> Iterator[Finding]:
    """Sums over the same goods: three lots may be one row of the invoice."""
    if not group.lines or not group.items:
        return
    yield from _currency(draft, paper, group)
    yield from _nearly_named(draft, paper, group)
    for name in _COUNTED:
        theirs = [_counted(draft, i) if name == "quantity" else of_item(i, name) for i in group.items]
        ours = [_of_line(draft, k, name, group.items) for k in group.lines]
        if any(v is None for v in (*theirs, *ours)):
            continue
        one, two = (sum((v for v in several if v is not None), Decimal(0)) for several in (ours, theirs))
        if are_apart(one, two, len(theirs) + len(ours) - 1):
            number = draft.number(group.lines[0])
            facts = [f for i in group.items for f in i.of(name)]
            says = Bilingual(
                f"Line {number}: {name.replace('_', ' ')} is {plain(one)}; {paper.shown} has {plain(two)}.",
                f"第{number}项：{draft.box_name(name)}为 {plain(one)}，{paper.shown} 为 {plain(two)}。",
            )
            yield finding(number, Kind.PAPER_DIFFERS, says, _place(draft, group.lines[0], name), facts[0].evidence)


def _nearly_named(draft: Draft, paper: Paper, group: Group) -> Iterator[Finding]:
    """Goods joined by their figures whose models are nearly the same: a letter or a digit that was mistyped."""
    phrases = Phrases(draft.catalogue.vocabulary)
    for k in group.lines:
        line, label = draft.declaration.lines[k], group.items[0].label
        model = designation(line.model, line.element("model"), line.elements_place, phrases)
        if model is None or not label or keys_of(line) & ({key_of(label)} | keys_in(label)) or is_end_of(model, label):
            continue
        if not keys_in(model) or not keys_in(label) or not are_nearly(model, label):
            continue
        if line.number_place.page.origin == "ocr" and _is_recognised(key_of(model), key_of(label)):
            continue
        number, place = draft.number(k), line.element("model") or line.model
        says = Bilingual(
            f"Line {number}: the model is {model}; {paper.shown} has {label}.",
            f"第{number}项：型号为 {model}，{paper.shown} 为 {label}。",
        )
        told = next((f.evidence for i in group.items for f in i.facts if f.evidence), ())
        yield finding(number, Kind.ELEMENT_DIFFERS, says, evidence(place.place) if place else (), told)


def _is_recognised(model: str, label: str) -> bool:
    """Whether a model that was recognised is another with bars read as ones behind it, or a maker's letters joined."""
    before, found, after = model.partition(label)
    return bool(found) and set(after) <= _BARS and (not before or before.isalpha())


def _counted(draft: Draft, item: Item) -> Decimal | None:
    """An item's quantity in pieces, or in its unit of mass; `None` where it counts packages."""
    value = of_item(item, "quantity")
    unit = next((f.quantity.unit for f in item.of("quantity") if not isinstance(f.value, str)), "")
    each = Decimal(1) if draft.units.is_mass(unit) else draft.units.pieces(unit)
    return value * each if value is not None and each is not None else None


def _currency(draft: Draft, paper: Paper, group: Group) -> Iterator[Finding]:
    """An amount in another currency is another amount."""
    for k in group.lines:
        line = draft.declaration.lines[k]
        facts = [f for i in group.items for f in i.of("amount") if not isinstance(f.value, str)]
        codes = {f.quantity.unit for f in facts if _CODE.fullmatch(f.quantity.unit)}
        theirs = {code for code in codes if _is_named(code, paper, draft.catalogue.vocabulary)}
        if line.amount is None or not line.currency or not theirs or line.currency in theirs:
            continue
        number, shown = draft.number(k), "、".join(sorted(theirs))
        says = Bilingual(
            f"Line {number}: the currency is {line.currency}; {paper.shown} has {shown}.",
            f"第{number}项：币制为 {line.currency}，{paper.shown} 为 {shown}。",
        )
        yield finding(number, Kind.PAPER_DIFFERS, says, draft.quote(line.amount), facts[0].evidence)


def _is_named(code: str, paper: Paper, vocabulary: Vocabulary) -> bool:
    """Whether a paper names a currency by more than its sign: ¥ is of two countries, $ of many."""
    groups = vocabulary.cues["currency"].groups
    words = [code, *(t for ts in groups.get(code, {}).values() for t in ts if len(t) > 1)]
    return any(word in page.text for page in paper.pages for word in words)


def _of_line(draft: Draft, k: int, name: str, items: Sequence[Item]) -> Decimal | None:
    """A line's figure, in what the paper counts: masses in the paper's unit, all else in pieces."""
    line, units = draft.declaration.lines[k], draft.units
    if name == "amount":
        return line.amount.value if line.amount else None
    unit = next((f.quantity.unit for i in items for f in i.of(name)), "")
    if name == "net_mass":
        own = kilograms(line, units)
        return own / KILOGRAMS.get(units.of(unit), Decimal(1)) if own is not None else None
    if units.is_mass(unit):
        own = kilograms(line, units)
        return own / KILOGRAMS[units.of(unit)] if own is not None else None
    traded = line.traded
    each = units.pieces(traded.unit) if traded else None
    return traded.value * each if traded and each is not None else pieces(line, units)


def _place(draft: Draft, k: int, name: str) -> tuple[Evidence, ...]:
    line = draft.declaration.lines[k]
    return draft.quote({"amount": line.amount, "net_mass": line.net_mass}.get(name, line.traded))


def _unmatched(draft: Draft, paper: Paper, groups: Sequence[Group]) -> Iterator[Finding]:
    """Goods that no line has, and lines that the invoice does not have."""
    for group in groups:
        if not group.lines:
            item = group.items[0]
            count = of_item(item, "quantity")
            says = Bilingual(
                f"{item.label} of {paper.shown} ({plain(count) if count is not None else '?'}) stands on no line.",
                f"{paper.shown} 中的 {item.label}（数量 {plain(count) if count is not None else '?'}）未列入任何一项。",
            )
            yield finding(None, Kind.LINE_MISSING, says, *(f.evidence for f in item.facts[:1]))
        elif not group.items:
            for k in group.lines:
                line, number = draft.declaration.lines[k], draft.number(k)
                says = Bilingual(
                    f"Line {number} ({line.name}) is not on {paper.shown}.",
                    f"第{number}项（{line.name}）不在 {paper.shown} 中。",
                )
                yield finding(number, Kind.LINE_MISSING, says, evidence(line.number_place))
