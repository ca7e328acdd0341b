"""Formulas of compounds: in comes text, out go the elements of each formula and how much of each there is."""
