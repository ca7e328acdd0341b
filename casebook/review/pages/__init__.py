"""Pages before a person's eyes: the original file of a document, and pictures cut out of it.

In: documents and boxes. Out: files and pictures. May import: run, workers.
"""
