"""The parts that the screens are made of, one a file.

In: facts, pages, verdicts. Out: messages of what was pointed at, typed or chosen.
May import: desk, pictures and speech.
"""
