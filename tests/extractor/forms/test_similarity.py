"""A form is known again by its words and their places, whatever its values; the same words set otherwise are another."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.forms.likeness.fingerprint import fingerprint
from extractor.forms.likeness.index import FormIndex
from extractor.forms.likeness.similarity import Verdict, compared
from extractor.forms.model import Form, FormWord
from tests.extractor.drawn import drawn
from tests.extractor.forms.sheets import layout, maker

ONE = ("HC-21A", "4.9 Ah", "3.6 V", "70 g")


def test_other_values_and_models_leave_the_form_the_same() -> None:
    one, other = fingerprint([maker(*ONE)]), fingerprint([maker("HC-990-XL", "120.5 Ah", "3.2 V", "2150.0 g")])
    assert one == other
    assert one.key == other.key


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 10**6), st.decimals(0, 9999, places=2), st.sampled_from(["Ah", "mAh"]))
def test_no_figure_and_no_designation_is_in_a_fingerprint(number: int, value: object, unit: str) -> None:
    form = fingerprint([maker(f"QZX-{number}B", f"{value} {unit}", "3.6 V", f"{value} g")])
    assert form == fingerprint([maker(*ONE)])
    assert not any(ch.isdigit() for word in form.words for ch in word.text)
    assert not any("qzx" in word.text for word in form.words)


def test_the_same_words_in_other_places_are_another_form() -> None:
    found = compared(fingerprint([maker(*ONE)]), fingerprint([layout(*ONE)]))
    assert found.words > 0.9
    assert found.verdict is Verdict.OTHER


def test_more_pages_leave_the_form_the_same() -> None:
    annex = drawn("Annex\n\nThe customer looks at each lot\nNotes on storing", number=2)
    found = compared(fingerprint([maker(*ONE)]), fingerprint([maker(*ONE), annex, replace(annex, number=3)]))
    assert found.verdict is Verdict.SAME


def test_a_form_with_some_other_words_has_drifted() -> None:
    changed = drawn("""
        Harrow Cells Limited                    Data of a lithium ion cell
        Build                  HC-30B
        Stored charge          5.0 Ah
        Working tension        3.6 V
        Heft                   70 g
        Weight of the yoke     640 g
        Form                   prismatic
        Store dry
        Approved by            Quality office
    """)
    assert compared(fingerprint([maker(*ONE)]), fingerprint([changed])).verdict is Verdict.DRIFTED


def test_a_comparison_is_symmetric() -> None:
    one, other = fingerprint([maker(*ONE)]), fingerprint([layout(*ONE)])
    assert compared(one, other) == compared(other, one)


def test_a_page_of_few_words_is_like_no_form() -> None:
    few = fingerprint([drawn("Weight  70 g\nBuild  HC-21A")])
    assert compared(few, few).verdict is Verdict.OTHER


def test_the_closest_of_several_forms_is_taken() -> None:
    mine, other = fingerprint([maker(*ONE)]), fingerprint([layout(*ONE)])
    next_ = fingerprint([maker("HC-7", "1 Ah", "3.6 V", "20 g")])
    assert FormIndex([other, mine]).closest(next_)[0] == 1
    assert FormIndex([]).closest(mine)[0] is None


WORDS = st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=9, unique=True)
FORMS = WORDS.flatmap(
    lambda words: st.lists(st.sampled_from((0.0, 4.0)), min_size=len(words), max_size=len(words)).map(
        lambda places: Form(tuple(FormWord(w, x) for w, x in zip(words, places, strict=True)))
    )
)


@settings(max_examples=200, deadline=None)
@given(FORMS, st.lists(FORMS, max_size=8))
def test_the_index_finds_what_a_comparison_with_each_would_find(form: Form, known: list[Form]) -> None:
    scores = [c.score for k in known if (c := compared(form, k)).verdict is not Verdict.OTHER]
    assert FormIndex(known).closest(form)[1].score == max(scores, default=0)


def test_a_set_of_pages_without_words_has_no_words() -> None:
    assert fingerprint([]).words == ()
