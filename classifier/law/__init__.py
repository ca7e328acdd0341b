"""The law as nouns: acts, entries, conditions, policies, tariff hints, vocabulary.

In: values that loading has checked. Out: the catalogue, and which entry is in force on a day.
May import: the nouns (quantity, truth, facts).
"""
