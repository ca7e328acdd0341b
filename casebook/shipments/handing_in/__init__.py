"""Handing in: the set of papers of a shipment, as files.

In: a shipment as it stands. Out: cover, lines, remark, statement, annexes, the ledger's part, a verifier.
May import: goods, letters and what lies under them.
"""
