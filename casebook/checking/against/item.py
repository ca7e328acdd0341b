"""A line of the draft against the item that it is of: its elements, its mass a piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from casebook.checking.beside.joining import Joined
from casebook.checking.beside.papers import Sheet
from casebook.checking.draft.figures import DENSITY, SLACK, apart, mass_a_piece, of_interval, printed, shown
from casebook.checking.draft.own import Draft
from casebook.checking.findings import Finding, Kind, finding
from casebook.checking.judging import Judged
from classifier.facts import Fact, Item
from classifier.judging.determination import Determination, Outcome, in_words
from classifier.law.acts import Bilingual
from extractor.language.phrases import Phrases
from extractor.trade.declaration import PROPERTIES, DeclaredLine, evidence

_LISTED = (Outcome.CONTROLLED, Outcome.LISTED_ELSEWHERE)
_MASS_SLACK = Decimal("0.03")
_PRINTED = ("capacity", "nominal_voltage")
"""What a line copies from the datasheet: only what its own last digit leaves open is the same."""
_EXACT = Decimal("0.004")
_FORMS = {"lithium_ion_cell": ("a cell", "单体电芯"), "lithium_ion_pack": ("a battery pack", "电池组")}


def item_findings(draft: Draft, k: int, joined: Joined, judged: Judged) -> Iterator[Finding]:
    """A line's elements and mass against the facts of the item that it is of."""
    line, item, number = draft.declaration.lines[k], draft.items[k], draft.number(k)
    facts: tuple[Fact, ...] = (*joined.sheet.item.facts, *judged.made.derived)
    for key, name in PROPERTIES.items():
        told = next(iter(item.of(name)), None)
        known = [f for f in facts if f.property == name and not isinstance(f.value, str)]
        if told is None or not known:
            continue
        is_printed = name in _PRINTED
        interval = (printed if is_printed else of_interval)(told.quantity.interval)
        if all(apart(interval, f.quantity.interval, _EXACT if is_printed else SLACK) for f in known):
            kind = Kind.ENERGY_DENSITY_DIFFERS if key == "specific_energy" else Kind.ELEMENT_DIFFERS
            zh = next(iter(draft.catalogue.vocabulary.cues["declaration_element"].groups[key]["zh"]), key)
            one, two = f"{told.quantity}", shown(known[0].quantity)
            says = Bilingual(
                f"Line {number}: {zh} is declared as {one}; {joined.sheet.paper.shown} has {two}.",
                f"第{number}项：申报{zh}为 {one}，{joined.sheet.paper.shown} 为 {two}。",
            )
            yield replace(
                finding(number, kind, says, told.evidence, known[0].evidence), record=joined.sheet.standing.of(name)
            )
    yield from _form(draft, line, number, joined)
    yield from _chemistry(draft, line, item, number, joined)
    yield from _mass(draft, line, number, joined, facts)


def _form(draft: Draft, line: DeclaredLine, number: int, joined: Joined) -> Iterator[Finding]:
    """A cell that is called a pack, or a pack a cell: another entry may hold for it, and other figures."""
    words = draft.catalogue.vocabulary
    groups, name = words.cues["named_goods"].groups, line.name.casefold()
    for use in Phrases(words).words("for_use"):
        name = name.rpartition(use)[2] or name  # 储能柜用电池 is no cabinet
    said = {
        product
        for product, group in (("lithium_ion_cell", "cell"), ("lithium_ion_pack", "pack"))
        for terms in groups.get(group, {}).values()
        if any(term.casefold() in name for term in terms)
    }
    sheet = joined.sheet
    if len(said) != 1 or len(sheet.item.products) != 1 or not joined.is_sure or line.name_place is None:
        return
    (own,), (theirs,) = said, sheet.item.products
    if theirs in _FORMS and own != theirs:
        en, zh = _FORMS[theirs]
        says = Bilingual(
            f"Line {number}: the goods are called {line.name}; {sheet.paper.shown} describes {en}.",
            f"第{number}项：品名为“{line.name}”，{sheet.paper.shown} 所述为{zh}。",
        )
        yield finding(number, Kind.PAPER_DIFFERS, says, evidence(line.name_place), sheet.item.product_evidence[:1])


def _chemistry(draft: Draft, line: DeclaredLine, item: Item, number: int, joined: Joined) -> Iterator[Finding]:
    """The electrode material beside the cathodes that the datasheet names."""
    element = line.element("electrode_material")
    cathodes = frozenset(draft.catalogue.vocabulary.goods.groups["lithium_ion_kind"]) - {"lithium_ion"}
    ours, theirs = (
        {str(f.value): f for f in one.of("chemistry") if f.value in cathodes} for one in (item, joined.sheet.item)
    )
    if element is None or not ours or not theirs or ours.keys() & theirs.keys():
        return
    there = next(iter(theirs.values()))
    shown_there = there.evidence[0].text if there.evidence else str(there.value)
    says = Bilingual(
        f"Line {number}: 电极材质 is declared as {element.value}; {joined.sheet.paper.shown} has {shown_there}.",
        f"第{number}项：申报电极材质为 {element.value}，{joined.sheet.paper.shown} 为 {shown_there}。",
    )
    yield finding(number, Kind.ELEMENT_DIFFERS, says, evidence(element.place), there.evidence)


def _mass(draft: Draft, line: DeclaredLine, number: int, joined: Joined, facts: Sequence[Fact]) -> Iterator[Finding]:
    mass = mass_a_piece(line, draft.units)
    known = [f for f in facts if f.property == "mass" and not isinstance(f.value, str)]
    if mass is None or not known or not all(apart(mass, f.quantity.interval, _MASS_SLACK) for f in known):
        return
    low = f"{(mass.low or Decimal(0)):.4g}"
    says = Bilingual(
        f"Line {number}: 千克 ÷ 个 is {low} g a piece; {joined.sheet.paper.shown} has {shown(known[0].quantity)}.",
        f"第{number}项：千克÷个为每个 {low} g，{joined.sheet.paper.shown} 为 {shown(known[0].quantity)}。",
    )
    made = finding(number, Kind.MASS_DIFFERS, says, draft.quote(line.net_mass), known[0].evidence)
    yield replace(made, record=joined.sheet.standing.of("mass"))


def rival_findings(
    number: int, joined: Joined, judged: Judged, several: Sequence[tuple[Sheet, Determination]]
) -> Iterator[Finding]:
    """Sheets of the line's very name that come out on the other side of the law than the one that counts."""
    own = judged.made.outcome
    for sheet, made in several:
        if sheet is joined.sheet or Outcome.UNDETERMINED in (own, made.outcome):
            continue
        if (own in _LISTED) is (made.outcome in _LISTED):
            continue
        one, two = (in_words(str(o)) for o in (own, made.outcome))
        says = Bilingual(
            f"Line {number} is {one} by {joined.sheet.paper.shown} and {two} by {sheet.paper.shown}; ask which counts.",
            f"第{number}项：{joined.sheet.paper.shown} 与 {sheet.paper.shown} 对是否管制的结论不同，请先核实。",
        )
        quotes = (s.item.facts[0].evidence[:1] for s in (joined.sheet, sheet) if s.item.facts)
        yield replace(finding(number, Kind.PAPER_DIFFERS, says, *quotes), record=sheet.standing.of(DENSITY))
