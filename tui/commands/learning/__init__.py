"""`gauger learn forms`, `show`, `accept`, `retire`, `undo`, `from`, `export`, `import`: what papers' forms teach.

In: orders as typed. Out: lines for a person, events in the ledger, packs. May import: casebook, corpora and speech.
"""
