"""Line items of invoices, packing lists, orders and declarations.

In: pages. Out: lines with their quantities, prices and tariff numbers, each with its quote. May import: language,
document.
"""

from extractor.trade.lines import TradeLine, TradeReading, find_lines, of_models, read

__all__ = ["TradeLine", "TradeReading", "find_lines", "of_models", "read"]
