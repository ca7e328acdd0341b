"""How likely each reading of each quantity is: what speaks for and against it, and learned weights.

In: quantities with their contexts. Out: readings with probabilities. May import: places, rows, language, document.
"""
