"""What goods are: the places that name them, the product, chemistry and make that the names and signs tell.

In: pages and texts. Out: product calls with their evidence. May import: papers, language, document.
"""
