"""Wording: determinations and entries told in sentences.

In: a determination or an entry. Out: lines of text.
May import: judging, law and the nouns.
"""
