"""What people marked on papers, kept with the papers' forms: proposed, accepted, used, overruled, retired, undone.

In: events of the ledger about forms. Out: the book of forms that readings use, and what a mark would change.
"""
