"""The customs declaration: in come pages, out come its head and its lines with their elements, each with its place."""

from extractor.trade.declaration.paper import Declaration, DeclaredLine, Element, Field, Measured
from extractor.trade.declaration.reader import declarations

__all__ = ["Declaration", "DeclaredLine", "Element", "Field", "Measured", "declarations"]
