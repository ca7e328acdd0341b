"""Learning: words that reviewers' corrections suggest.

In: the ledger's corrections. Out: proposals, what each would change on the stored pages, and a layer file.
May import: review and what lies under it; never links, declaring or reports.
"""
