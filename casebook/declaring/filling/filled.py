"""A declaration filled: its head, its lines, its remark's box, and all that is still blank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casebook.declaring.declaration import Declaration, LengthLimits
from casebook.declaring.filling import lines as filled_lines
from casebook.declaring.filling.head import fields, head
from casebook.declaring.filling.lines import FilledLine
from casebook.declaring.filling.own import MARKS, OwnWords
from casebook.declaring.filling.plan import Plan, planned
from casebook.declaring.filling.record import Record
from casebook.declaring.filling.values import Mark, Value
from classifier.law.catalogue import Catalogue

LINE_NAMES = {
    "number": "商品编号",
    "name": "商品名称",
    "quantity": "数量",
    "unit": "单位",
    "net_mass": "净重",
    "unit_price": "单价",
    "amount": "总价",
    "currency": "币制",
    "origin": "原产国（地区）",
    "destination": "最终目的国（地区）",
    "source_place": "境内货源地",
    "levy": "征免",
}
MARKS_NAME = "标记唛码"


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled declaration. `names` are what the fields of the head are called."""

    made: Declaration
    head: Mapping[str, Value]
    names: Mapping[str, str]
    lines: tuple[FilledLine, ...]
    plan: Plan
    catalogue: Catalogue

    def values(self) -> Iterator[tuple[str, str, Value]]:
        """Every value with its line (empty for the head) and its name, in the order of the form."""
        for key, value in self.head.items():
            yield "", self.names.get(key, MARKS_NAME), value
        for line in self.lines:
            here = str(line.position)
            yield from ((here, LINE_NAMES[key], value) for key, value in line.values.items())
            yield from ((here, f"法定数量（{unit}）", value) for unit, value in line.legal)
            yield from ((here, f"申报要素：{e.name}", e.value) for e in line.elements)
            if line.no_order:
                yield here, "申报要素", Value(why=line.no_order)

    def open(self) -> tuple[tuple[str, str, Value], ...]:
        """What is still to be filled in or signed."""
        return tuple(one for one in self.values() if one[2].mark is not Mark.NONE)


def fill(made: Declaration, record: Record, own: OwnWords, limits: LengthLimits, catalogue: Catalogue) -> Filled:
    """The declaration filled from the record and the exporter's own words."""
    lines = filled_lines.filled(made, record, own, catalogue)
    words = catalogue.vocabulary
    top = head(lines, record, own, words)
    plan = planned(made, top[MARKS].text, limits, catalogue)
    return Filled(made, top, fields(words), lines, plan, catalogue)
