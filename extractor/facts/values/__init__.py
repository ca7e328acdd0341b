"""What a number beside a label is worth: its kind, the unit it shares with its neighbours, and what forbids it.

Labels and annotated slots come in; kinds, units and refusals go out. It imports `labels.py` and `wordings.py` of facts.
"""
