"""Worker processes: one document each, under limits of time, memory and size.

In: a source and a job. Out: an answer: report line, rows, events and packed pages.
May import: state and what lies under it, and the extractor and the classifier.
"""
