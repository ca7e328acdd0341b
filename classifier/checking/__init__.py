"""What is doubtful in a catalogue that loads, and whether each act does what its tests say.

In: a catalogue and its checked files. Out: sentences for an officer. May import: loading, judging, law.
"""
