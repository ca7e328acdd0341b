"""What a document is: its source, its pages with words and places, and what became of reading it.

In: nothing. Out: the nouns that every other room of the extractor speaks. May import: no other room.
"""
