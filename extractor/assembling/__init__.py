"""Items put together: the models of a paper of goods, or the lines of a trade paper, with all that is known of each.

In: marked pages, candidates, lines of trade. Out: items, and notes about what was set aside. May import: goods, trade
and what lies under them.
"""
