"""The lines of a declaration filled from the record: figures from trade papers, elements from what is signed.

What no paper says stays blank and says why; where papers disagree, what each says. Values are rounded as in the remark.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from casebook.checking.beside.papers import Sheet
from casebook.checking.draft.units import KILOGRAMS, Units, units_of
from casebook.declaring.declaration import Declaration, GoodsLine
from casebook.declaring.filling.own import OwnGoods, OwnWords
from casebook.declaring.filling.record import Record, Row, figures
from casebook.declaring.filling.values import EXPORTER, ONLY_EXPORTER, Mark, Read, Value, agreed
from classifier.facts import Evidence, Fact, Item, Kind
from classifier.judging.determination import Outcome
from classifier.judging.remark import declared, product_names
from classifier.judging.values.derive import wh_per_kg
from classifier.law.catalogue import Catalogue
from classifier.law.house import ElementOrder, order_of
from classifier.quantity import Interval, plain, product
from extractor.trade.declaration import PROPERTIES

_STATED = {**PROPERTIES, "composition": "composition"}
"""The elements that are properties of goods, and which."""
_DENSITY = "gravimetric_energy_density"
_PREFERRED = (Kind.NOMINAL, Kind.RATED, None, Kind.TYPICAL)
"""Of several values of one property the first of these kinds is declared."""
_DIGITS = (10, 13)
SIGNED, UNSIGNED = "已签署的资料", "资料（尚未签署）"
"""What an element of the item's own record is from."""
_COMPUTED = "容量×额定电压÷质量"


@dataclass(frozen=True, slots=True)
class Element:
    """One declaration element: its key, what it is called, what is filled in."""

    key: str
    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class FilledLine:
    """One line.

    `values` are by name (`number`, `name`, `quantity`, `unit`, `net_mass`, `unit_price`, `amount`, `currency`,
    `origin`, `destination`, `source_place`, `levy`), `legal` the legal quantities, each with its unit; `no_order` says
    why there are no elements, where no order is on record.
    """

    position: int
    label: str
    outcome: Outcome
    values: Mapping[str, Value]
    legal: tuple[tuple[str, Value], ...] = ()
    elements: tuple[Element, ...] = ()
    no_order: str = ""

    @property
    def elements_text(self) -> str:
        """The string of elements, parted by bars; a blank one keeps its bar."""
        return "|".join(e.value.text for e in self.elements)

    @property
    def elements_mark(self) -> Mark:
        """The gravest mark of its elements."""
        marks = {e.value.mark for e in self.elements} if self.elements else {Mark.BLANK}
        return next(m for m in (Mark.BLANK, Mark.UNSIGNED, Mark.NONE) if m in marks)


def filled(made: Declaration, record: Record, own: OwnWords, catalogue: Catalogue) -> tuple[FilledLine, ...]:
    """The lines of a declaration, in its order, counted from 1."""
    units = units_of(catalogue.vocabulary)
    return tuple(_line(k, line, record, own, catalogue, units) for k, line in enumerate(made.lines, 1))


def _line(
    position: int, line: GoodsLine, record: Record, own: OwnWords, catalogue: Catalogue, units: Units
) -> FilledLine:
    state = line.subject.item
    item, rows = state.current, record.rows.get(state.key, ())
    words = own.of(item.label)
    number = _number(rows, words)
    order = order_of(number.text, catalogue.elements)
    counted = _counted(rows, units, catalogue)
    name = _name(item, words, catalogue)
    if order is None or "model" not in order.order:
        name = _with_model(name, item.label)
    values = {"number": number, "name": name, **counted}
    values |= {k: _own(words, k) for k in ("destination", "source_place", "levy")}
    values["origin"] = _origin(rows, words, catalogue)
    if order is None:
        why = f"{number.text} 的申报要素与法定单位未收录" if number.text else "无商品编号，申报要素与法定单位未知"
        return FilledLine(position, item.label, line.subject.made.outcome, values, no_order=why)
    legal = tuple((unit, _legal(unit, counted, units)) for unit in order.legal_units)
    told = _Goods(item, record.sheets.get(state.key, ()), words, catalogue, bool(line.subject.signed.signers))
    elements = tuple(told.element(key, order) for key in order.order)
    return FilledLine(position, item.label, line.subject.made.outcome, values, legal, elements)


def _own(words: OwnGoods, name: str) -> Value:
    text = words.values.get(name, "")
    return Value(text, EXPORTER) if text else Value(why=ONLY_EXPORTER)


def _origin(rows: Sequence[Row], words: OwnGoods, catalogue: Catalogue) -> Value:
    """The country of origin as a declaration names it: the exporter's own word, else the papers'."""
    if words.values.get("origin"):
        return _own(words, "origin")
    names = catalogue.vocabulary.cues["country"].groups
    told = (replace(r, text=next(iter(names.get(r.text, {}).get("zh", ())), r.text)) for r in figures(rows, "origin"))
    return agreed(tuple(told), f"没有文件载明原产国，{ONLY_EXPORTER}")


def _with_model(name: Value, label: str) -> Value:
    """The name with the model behind it, where no element of the number has one: the box is of name and model."""
    if not name.text or name.source == EXPORTER or not any(c.isdigit() for c in label) or label in name.text:
        return name
    return replace(name, text=f"{name.text} {label}")


def _name(item: Item, words: OwnGoods, catalogue: Catalogue) -> Value:
    if "name" in words.values or item.product == "other":
        return _own(words, "name")
    text = product_names(catalogue.vocabulary, "zh").get(item.product, "")
    return Value(text, "按商品类别，请核对", item.product_evidence[:1]) if text else _own(words, "name")


def _number(rows: Sequence[Row], words: OwnGoods) -> Value:
    """A tariff number of ten digits: the exporter's own, else the papers'."""
    if words.values.get("number"):
        return _own(words, "number")
    made = agreed(figures(rows, "tariff_line"), "没有文件载明商品编号")
    digits = "".join(c for c in made.text if c.isdigit())
    if made.text and len(digits) not in _DIGITS:
        return Value(why=f"{made.source} 的 {made.text} 为{len(digits)}位，应为10位")
    return Value(digits, made.source, made.quotes, made.why)


def _counted(rows: Sequence[Row], units: Units, catalogue: Catalogue) -> dict[str, Value]:
    several = figures(rows, "quantity")
    pieces = tuple(r for r in several if not units.is_mass(r.unit)) or several
    quantity = agreed(tuple(_in_chinese(r, units, catalogue) for r in pieces), "没有文件载明数量")
    unit = next((_in_chinese(r, units, catalogue).unit for r in pieces), "") if quantity.text else ""
    amounts, prices = figures(rows, "amount"), figures(rows, "unit_price")
    amount, price = agreed(amounts, "没有文件载明总价"), agreed(prices, "没有文件载明单价")
    currency = next((r.unit for r in (*amounts, *prices) if r.unit), "") if amount.text or price.text else ""
    return {
        "quantity": quantity,
        "unit": Value(unit, quantity.source, quantity.quotes, "没有文件载明单位"),
        "net_mass": _net_mass(rows, units),
        "unit_price": price,
        "amount": amount,
        "currency": Value(currency, (amount if amount.text else price).source, why="没有文件载明币制"),
    }


def _in_chinese(read: Read, units: Units, catalogue: Catalogue) -> Read:
    """The reading with its unit as a declaration names it: `pcs` is 个."""
    groups = catalogue.vocabulary.cues["declaration_unit"].groups
    names = groups.get(units.of(read.unit), {}).get("zh", ())
    return Read(read.text, names[0] if names else read.unit, read.paper, read.quotes)


def _net_mass(rows: Sequence[Row], units: Units) -> Value:
    """Kilograms; what the papers have in grams or tonnes is converted."""
    several = [r for r in figures(rows, "net_mass") if units.is_mass(r.unit)]
    counted = [r for r in figures(rows, "quantity") if units.is_mass(r.unit)]
    made = [
        Read(plain(Decimal(r.text) * KILOGRAMS[units.of(r.unit)]), "千克", r.paper, r.quotes)
        for r in several or counted
    ]
    return agreed(made, "没有装箱单载明净重")


def _legal(unit: str, counted: Mapping[str, Value], units: Units) -> Value:
    """The quantity in a legal unit: kilograms from the packing list, others only as they were counted."""
    if units.is_mass(unit):
        return counted["net_mass"]
    if counted["quantity"].text and units.of(counted["unit"].text) == units.of(unit):
        return counted["quantity"]
    told = f"数量以“{counted['unit'].text}”计，法定单位为“{unit}”" if counted["quantity"].text else ""
    return Value(why=told or counted["quantity"].why)


@dataclass(frozen=True, slots=True)
class _Goods:
    """Goods with all that is on record of what they are."""

    item: Item
    sheets: Sequence[Sheet]
    words: OwnGoods
    catalogue: Catalogue
    is_signed: bool
    """Whether anybody stands for what the item's own record has."""

    def element(self, key: str, order: ElementOrder) -> Element:
        """One element: the exporter's own word, else what is signed, else what a datasheet of that name says."""
        groups = self.catalogue.vocabulary.cues["declaration_element"].groups
        name = next(iter(groups.get(key, {}).get("zh", ())), key)
        is_asked = key not in order.optional
        if self.words.elements.get(key):
            return Element(key, name, Value(self.words.elements[key], EXPORTER))
        if key == "model":
            text = " ".join(self.item.label.replace("|", " ").replace("｜", " ").split())
            return Element(key, name, Value(text, "型号", self.item.product_evidence[:1]))
        if key in _STATED:
            return Element(key, name, self._property(_STATED[key], is_asked=is_asked))
        return Element(key, name, Value(why=ONLY_EXPORTER if is_asked else "", is_asked=is_asked))

    def _property(self, name: str, *, is_asked: bool) -> Value:
        found = self._of(self.item, name)
        if found is not None:
            return Value(found[0], found[1] or (SIGNED if self.is_signed else UNSIGNED), found[2])
        for sheet in self.sheets:
            found = self._of(sheet.item, name)
            if found is not None:
                source = "：".join(t for t in (sheet.paper.shown, found[1]) if t)
                return Value(found[0], source, found[2], is_signed=bool(sheet.standing.signers))
        told = [f for f in self.item.of(name) if not isinstance(f.value, str)]
        shown = "、".join(str(f.quantity) for f in told)
        return Value(why=f"资料为 {shown}，没有单一的值" if shown else "资料中未载明", is_asked=is_asked)

    def _of(self, item: Item, name: str) -> tuple[str, str, tuple[Evidence, ...]] | None:
        """A property's value in print, by what formula, and its quotes."""
        known = self.catalogue.vocabulary.properties.get(name)  # `composition` is a line's own, in no vocabulary
        unit = known.unit if known is not None else None
        if unit is None:
            terms = [f for f in item.of(name) if isinstance(f.value, str)]
            return (str(terms[0].value), "", terms[0].evidence) if len(terms) == 1 else None
        one = declared_fact(item, name)
        if one is not None:
            return self._shown(one.quantity.interval, unit), "", one.evidence
        parts = [declared_fact(item, n) for n in ("capacity", "nominal_voltage", "mass")] if name == _DENSITY else []
        if not parts or any(p is None for p in parts) or item.of(name):
            return None
        capacity, voltage, mass = (p.quantity.interval for p in parts if p is not None)
        if not mass.low:
            return None
        quotes = tuple(e for p in parts if p is not None for e in p.evidence[:1])
        density = wh_per_kg(product(capacity, voltage), mass)
        return self._shown(density, unit), _COMPUTED, quotes

    def _shown(self, interval: Interval, unit: str) -> str:
        """As the remark has it: the two must say the same."""
        return self.catalogue.vocabulary.with_unit(declared(interval), unit)


def declared_fact(item: Item, name: str) -> Fact | None:
    """The one value of a property that is declared: nominal before typical, none that is doubted or a range."""
    facts = [
        f for f in item.of(name) if not isinstance(f.value, str) and f.doubt is None and f.quantity.interval.is_point
    ]
    for kind in _PREFERRED:
        of_kind = [f for f in facts if f.kind is kind]
        if of_kind:
            values = {f.quantity.interval.low for f in of_kind}
            return of_kind[0] if len(values) == 1 else None
    return None
