"""What was compiled once is kept in the user's cache folder, so that the next start need not do it again.

In: bytes or a catalogue with the hash of all that it was made of. Out: the same, or nothing where no such thing is
kept. A cache that cannot be used costs time and never an answer.
"""
