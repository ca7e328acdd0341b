"""What a quantity sees on its page: the blocks around it, and how far they are, in heights of type.

In: annotated rows. Out: for each quantity its context. May import: rows, language, document.
"""
