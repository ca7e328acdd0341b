"""Judging: what the law makes of an item.

In: an item's facts and a catalogue. Out: a determination with findings, margins, what is missing; the remark.
May import: the nouns (quantity, truth, facts) and law.
"""
