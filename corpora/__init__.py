"""Labelled documents that the project made itself, and the scoring of a report against labels."""
