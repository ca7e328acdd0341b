"""The picture as witness: a value's place is drawn and recognised, and compared with what the text layer gave.

In: a PDF, its pages as they were read, and the facts to ask for. Out: for each fact what its picture shows; a picture
that cannot be recognised for sure is "not heard" and says nothing against a value. May import: readers,
language, document.
"""
