"""From probabilities to facts: one reading a quantity, with its kind by words and whose it is.

In: weighed readings and the rules' candidates. Out: candidates, doubted or added. May import: facts, scoring, places,
rows, language, document.
"""
