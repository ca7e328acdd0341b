"""The record: what can happen to a document, appended to a chained ledger.

In: actions and who did them. Out: events, their stored form, signed checkpoints, item keys.
May import: pages and store.
"""
