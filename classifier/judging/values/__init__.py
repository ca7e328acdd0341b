"""Values: what an item's facts say of each property that the law asks about.

In: facts with their evidence. Out: readings, intervals with the reason for each value set aside.
May import: the law and the nouns; nothing else of judging.
"""
