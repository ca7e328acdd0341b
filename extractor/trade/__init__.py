"""Line items of invoices, packing lists, orders and declarations."""

from extractor.trade.lines import TradeLine, TradeReading, find_lines, read

__all__ = ["TradeLine", "TradeReading", "find_lines", "read"]
