"""Text → quantities: numerals, units, ranges and bounds, and the numbers that are none of the goods."""
