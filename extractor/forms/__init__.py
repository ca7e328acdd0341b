"""Forms: what a maker's papers have in common, and what a person marked on one of them, read again on the next.

In: pages, their marked rows and candidates, and the marks that an office keeps with each form. Out: whether a paper is
of a known form, and its values read where they were marked, named by who marked them. A mark is never a value: only
where it stands, and what it is. May import: decoding and what stands below it.
"""
