"""Declaring: whether an item may go out, and the papers that go out with it.

In: a reviewed document. Out: the remark, drafts and filings, the dossier, goods lines, the letter of query.
May import: checking, review and what lies under them; never links, learning or reports.
"""
