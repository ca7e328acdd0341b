"""Loading: the catalogue's YAML files, checked and put together.

In: folders of YAML. Out: a catalogue, or `CatalogueError` with file, line and key.
May import: law and the nouns; never judging or wording.
"""
