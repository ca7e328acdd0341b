"""Labelled customs declarations drawn at random: the same seed gives the same drafts."""
