"""What the words, numbers, units and formulae of a text are, whatever the paper and its language.

In: text, and the vocabulary. Out: terms, quantities, formulae with their spans. May import: document.
"""
