"""Joined: a description that is broken over lines, read as one phrase with its places kept."""

from extractor.language.noun_phrases import joined


def test_pieces_are_joined_by_a_blank_and_chinese_ones_by_nothing() -> None:
    assert joined("winder for  cells", ((0, 10), (12, 17))).text == "winder for cells"
    assert joined("造粒容 1 积", ((0, 3), (6, 7))).text == "造粒容积"


def test_a_place_in_the_phrase_is_found_in_the_text() -> None:
    text = "winder for | cells"
    whole = joined(text, ((0, 10), (13, 18)))
    start, end = whole.place(whole.text.index("cells"), len(whole.text))
    assert text[start:end] == "cells"


def test_a_stretch_over_two_pieces_is_quoted_as_far_as_its_first_piece() -> None:
    text = "pouch | cells"
    start, end = joined(text, ((0, 5), (8, 13))).place(0, 11)
    assert text[start:end] == "pouch"
