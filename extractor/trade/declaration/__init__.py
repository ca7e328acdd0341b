"""The customs declaration: in come pages, out come its head and its lines with their elements, each with its place."""

from extractor.trade.declaration.designations import designation, is_blank
from extractor.trade.declaration.goods import PROPERTIES, element_facts, evidence, lost_a_digit, trade_line
from extractor.trade.declaration.lines.joining import joined
from extractor.trade.declaration.paper import Declaration, DeclaredLine, Element, Field, Measured, Place
from extractor.trade.declaration.reader import apart, declarations, halves

__all__ = [
    "PROPERTIES",
    "Declaration",
    "DeclaredLine",
    "Element",
    "Field",
    "Measured",
    "Place",
    "apart",
    "declarations",
    "designation",
    "element_facts",
    "evidence",
    "halves",
    "is_blank",
    "joined",
    "lost_a_digit",
    "trade_line",
]
