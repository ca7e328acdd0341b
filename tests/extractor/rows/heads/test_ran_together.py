"""Heads of models in which the head of the next column ran, or beside which a page's margin has words of its own."""

from __future__ import annotations

from extractor.rows.heads.column_heads import Head, head_columns
from tests.extractor.drawn import drawn, marked


def names(text: str) -> tuple[str, ...]:
    first, below, *_ = marked(drawn(text))
    return Head((head_columns(first, below),)).names


def test_the_head_of_the_units_that_ran_into_the_last_models_name_is_no_part_of_it() -> None:
    assert names("Property    KT-410    KT-550    KT-550S Unit    Method\nDensity    1.75    1.80    1.82    x") == (
        "KT-410",
        "KT-550",
        "KT-550S",
    )


def test_words_in_the_margin_beside_a_line_of_models_are_none() -> None:
    head = "Fine grained material    Kennwert (Richtwert)    KT-410    KT-550    Norm"
    assert names(f"{head}\nx    Rohdichte    1.75    1.80    DIN") == ("KT-410", "KT-550")
