"""Labelled papers drawn at random: the same seed gives the same papers."""
