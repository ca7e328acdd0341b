"""What a draft says against itself: its elements, units, sums and the proof that a lithium-ion line carries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from casebook.checking.draft.drafts import Draft
from casebook.checking.draft.element_values import value_findings
from casebook.checking.draft.figures import DENSITY, SLACK, apart, middle_density, of_interval
from casebook.checking.draft.quantities import quantity_findings
from casebook.checking.draft.tariff_numbers import number_findings
from casebook.checking.draft.units import KILOGRAMS, Units
from casebook.checking.findings import Derived, Finding, Kind, finding
from classifier.facts import Fact, Item
from classifier.law.acts import Bilingual
from classifier.quantity import plain
from extractor.language.phrases import Phrases
from extractor.trade.declaration import DeclaredLine, Field, evidence, is_blank


def contradicts(item: Item, derived: Sequence[Derived]) -> bool:
    """Whether the declared energy density is not that of the line's own pieces, kilograms, Ah and V."""
    told = declared_density(item)
    worked = next((d for d in derived if d.property == DENSITY), None)
    return told is not None and worked is not None and apart(of_interval(told.quantity.interval), worked.interval)


def declared_density(item: Item) -> Fact | None:
    """The energy density that a line declares."""
    return next(iter(item.of(DENSITY)), None)


def findings(draft: Draft, k: int, derived: Sequence[Derived]) -> Iterator[Finding]:
    """What is wrong with one line by itself."""
    line, item, number = draft.declaration.lines[k], draft.items[k], draft.number(k)
    yield from number_findings(draft, line, item, number)
    yield from _elements(draft, line, number)
    yield from value_findings(draft, line, item, number)
    yield from quantity_findings(draft, line, number)
    if contradicts(item, derived):
        told = declared_density(item)
        assert told is not None
        middle = middle_density(line, item.facts, draft.units) or Decimal(0)
        says = Bilingual(
            f"Line {number}: 比能量 is declared as {_shown(told)}, "
            f"but 容量 × 额定电压 × 个 ÷ 千克 gives {middle:.1f} Wh/kg.",
            f"第{number}项：申报比能量为{_shown(told)}，而按容量×额定电压×个数÷千克计算为{middle:.1f} Wh/kg。",
        )
        yield finding(number, Kind.ENERGY_DENSITY_DIFFERS, says, told.evidence, draft.quote(line.net_mass))


def _shown(fact: Fact) -> str:
    return f"{fact.quantity.interval} {fact.quantity.unit}"


def _elements(draft: Draft, line: DeclaredLine, number: int) -> Iterator[Finding]:
    order = draft.order(line)
    if order is None:
        yield from _no_elements(draft, line, number)
        return
    phrases = Phrases(draft.catalogue.vocabulary)
    is_in_column = line.model is not None and not is_blank(line.model.value, phrases)
    has_model = is_in_column and not any(e.key == "model" for e in line.elements)
    blank = [
        _element_name(draft, key)
        for key in order.order
        if key not in order.optional and line.element(key) is None and not (key == "model" and has_model)
    ]
    if blank:
        zh, en = "、".join(f"“{zh}”" for zh, _ in blank), ", ".join(f"{zh} ({en})" for zh, en in blank)
        is_one = len(blank) == 1
        says = Bilingual(
            f"Line {number}: the element{'' if is_one else 's'} {en} {'is' if is_one else 'are'} blank or left out; "
            f"{order.number} asks for {'it' if is_one else 'them'}.",
            f"第{number}项：申报要素{zh}为空或未填报，{order.number} 应申报{'该' if is_one else '这些'}要素。",
        )
        told = evidence(line.elements_place or line.number_place)
        yield finding(number, Kind.ELEMENT_MISSING, says, told)
    model, column = line.element("model"), line.model
    if model is None or column is None or is_blank(column.value, phrases) or is_blank(model.value, phrases):
        return
    if model.value.replace(" ", "").casefold() != column.value.replace(" ", "").casefold():
        says = Bilingual(
            f"Line {number}: the model is {column.value} in its column and {model.value} among the elements.",
            f"第{number}项：型号栏为 {column.value}，申报要素中为 {model.value}。",
        )
        yield finding(number, Kind.ELEMENT_DIFFERS, says, draft.quote(column), evidence(model.place))


def _no_elements(draft: Draft, line: DeclaredLine, number: int) -> Iterator[Finding]:
    """A line of a number that is not on record: it has some elements where the other lines have theirs."""
    if line.elements_place is None and any(x.elements_place for x in draft.declaration.lines):
        says = Bilingual(
            f"Line {number} has no declaration elements, and other lines have them; every number asks for some.",
            f"第{number}项：未填报申报要素，而其他项已填报；各商品编号均有应申报要素。",
        )
        yield finding(number, Kind.ELEMENT_MISSING, says, evidence(line.name_place or line.number_place))


def _element_name(draft: Draft, key: str) -> tuple[str, str]:
    groups = draft.catalogue.vocabulary.cues["declaration_element"].groups
    zh = next(iter(groups.get(key, {}).get("zh", ())), key)
    return zh, key.replace("_", " ")


def sums(draft: Draft) -> Iterator[Finding]:
    """The head's net mass against the lines', and net against gross."""
    head, lines = draft.declaration.header, draft.declaration.lines
    net, gross = (_decimal(head.get(name)) for name in ("net_mass", "gross_mass"))
    masses = [kilograms(line, draft.units) for line in lines]
    known = [m for m in masses if m is not None]
    if net is not None and known:
        total, slack = sum(known, Decimal(0)), max(Decimal(len(lines)) / 20, net * Decimal("0.0005"))
        is_all = len(known) == len(lines)
        # Goods that are counted alone say no mass: what the others weigh may be less than the whole, and never more.
        if total > net + slack or (is_all and total < net - slack):
            en, zh = ("", "") if is_all else (" that say their mass", "（仅申报重量的）")
            says = Bilingual(
                f"The lines{en} weigh {plain(total)} kg net together; the head says {plain(net)} kg.",
                f"各项{zh}净重合计 {plain(total)} 千克，表头净重为 {plain(net)} 千克。",
            )
            yield finding(None, Kind.SUM_WRONG, says, draft.quote(head["net_mass"]))
    if net is not None and gross is not None and net > gross:
        says = Bilingual(
            f"The net mass {plain(net)} kg is above the gross mass {plain(gross)} kg.",
            f"净重 {plain(net)} 千克大于毛重 {plain(gross)} 千克。",
        )
        yield finding(None, Kind.SUM_WRONG, says, draft.quote(head["net_mass"]), draft.quote(head["gross_mass"]))


def kilograms(line: DeclaredLine, units: Units) -> Decimal | None:
    """A line's net mass in kilograms."""
    if line.net_mass is not None:
        return line.net_mass.value
    found = next((q for q in line.quantities if units.is_mass(q.unit)), None)
    return found.value * KILOGRAMS[units.of(found.unit)] if found else None


def _decimal(field: Field | None) -> Decimal | None:
    return number_in(field.value) if field is not None else None


def number_in(text: str) -> Decimal | None:
    """The number that a field holds; `None` for none."""
    digits = "".join(c for c in text.replace(",", "") if c.isdigit() or c == ".").strip(".")
    return Decimal(digits) if digits and digits.count(".") <= 1 else None


__all__ = ["SLACK", "Draft", "contradicts", "declared_density", "findings", "kilograms", "number_in", "sums"]
