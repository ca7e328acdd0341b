"""What a paper says of its goods in words: their purposes and composition, and of which model that is said.

In: pages. Out: facts, and the scope of each model. May import: identity, language, document.
"""
