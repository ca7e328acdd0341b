"""Pages before a person's eyes: the original file of a document, pictures cut out of it, and a page as it was read.

In: documents and boxes. Out: files and pictures. May import: run, workers.
"""
