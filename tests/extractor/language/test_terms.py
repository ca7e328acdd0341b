"""Words of the vocabulary in a text: folded, longest first, at their exact places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.law.vocabulary import Cues, Product, Property, Vocabulary
from extractor.language.terms import Term, Terms
from extractor.language.tokens import fold
from tests.extractor.words import terms

SMALL = Vocabulary(
    properties={
        "capacity": Property("capacity", "Ah", {"en": ("capacity", "nominal capacity")}),
        "energy": Property("energy", "Wh", {"en": ("capacity", "stored energy")}),
        "cutoff_voltage": Property("cutoff_voltage", "V", {"en": ("cut-off voltage",), "zh": ("截止电压",)}),
        "battery_mass": Property("battery_mass", "g", {"en": ("mass of battery",)}),
    },
    products={"cell": Product("cell", "battery", {"en": ("battery",)})},
    cues={"kind": Cues("kind", {"nominal": {"en": ("nominal",)}, "rated": {"en": ("nominal rating",)}})},
)


@pytest.fixture(scope="module")
def small() -> Terms:
    return Terms(SMALL)


def named(found: tuple[Term, ...], category: str = "property") -> list[tuple[str, str]]:
    return [(t.name, t.text) for t in found if t.category == category]


def test_of_two_properties_one_inside_the_other_the_longer_is_meant(small: Terms) -> None:
    assert named(small.find("the nominal capacity is")) == [("capacity", "nominal capacity")]


def test_all_properties_of_one_phrase_are_kept(small: Terms) -> None:
    assert named(small.find("capacity")) == [("capacity", "capacity"), ("energy", "capacity")]


def test_a_product_inside_a_property_s_phrase_is_kept(small: Terms) -> None:
    assert named(small.find("mass of battery"), "product") == [("cell", "battery")]


def test_a_cue_inside_a_property_s_phrase_is_kept(small: Terms) -> None:
    assert named(small.find("nominal capacity"), "cue") == [("kind", "nominal")]


def test_of_two_cues_of_one_list_the_longer_is_meant(small: Terms) -> None:
    assert [t.group for t in small.find("nominal rating") if t.category == "cue"] == ["rated"]


def test_a_cue_says_its_group_and_a_property_has_none(small: Terms) -> None:
    assert {t.name: t.group for t in small.find("nominal capacity")} == {"kind": "nominal", "capacity": ""}


FOLDED = [
    "cut-off voltage",
    "Cut-off Voltage",
    "CUT OFF VOLTAGE",
    "cut–off voltage",
    "cut - off voltage",
    "cut_off voltages",
    "ｃｕｔ-ｏｆｆ voltage",
    "cut‑off\u00a0voltage",
]


@pytest.mark.parametrize("text", FOLDED)
def test_case_width_plural_and_hyphen_make_no_difference(small: Terms, text: str) -> None:
    assert [("cutoff_voltage", text)] == named(small.find(text))


@pytest.mark.parametrize("text", ["capacities", "Capacities", "CAPACITIES"])
def test_a_plural_in_ies_is_its_word(small: Terms, text: str) -> None:
    assert [("capacity", text), ("energy", text)] == named(small.find(text))


def test_words_run_together_are_cut_where_a_capital_follows(small: Terms) -> None:
    assert named(small.find("nominalCapacity")) == [("capacity", "nominalCapacity")]


def test_a_phrase_needs_all_of_its_words(small: Terms) -> None:
    assert named(small.find("cut voltage")) == []


@pytest.mark.parametrize("text", ["capacitor", "incapacity", "capacityx"])
def test_a_part_of_a_word_is_no_term(small: Terms, text: str) -> None:
    assert named(small.find(text)) == []


@pytest.mark.parametrize("gap", ["  ", "\n", "   ", "\t\t", "\u3000\u3000"])
def test_a_wide_gap_or_a_line_end_parts_a_phrase(small: Terms, gap: str) -> None:
    assert named(small.find(f"cut-off{gap}voltage")) == []


def test_chinese_words_are_found_inside_a_run_of_signs(small: Terms) -> None:
    assert named(small.find("其截止电压为")) == [("cutoff_voltage", "截止电压")]


@pytest.mark.parametrize(
    ("expected", "one", "other"),
    [
        (True, "Batteries", "battery"),
        (True, "Células", "célula"),
        (True, "AX-10", "ax 10"),
        (True, "ＡＸ１０", "AX10"),
        (True, "µm", "μm"),
        (False, "AX-10", "AX-20"),
        (False, "glass", "glas"),
    ],
)
def test_two_spellings_fold_to_one_form(expected: bool, one: str, other: str) -> None:
    assert expected is (fold(one) == fold(other))


PLANTED = ["nominal capacity", "Cut-Off Voltages", "截止电压", "stored energy", "mass of battery"]
FOREIGN = st.text(alphabet=st.sampled_from("xyz qQ9,.：（）的\n—😀"), max_size=12)


@settings(max_examples=200, deadline=None)
@given(FOREIGN, st.sampled_from(PLANTED), FOREIGN)
def test_a_planted_phrase_is_found_at_its_place(before: str, phrase: str, after: str) -> None:
    text = f"{before} ; {phrase} ; {after}"
    start = len(before) + 3
    found = _SHARED.find(text)
    assert [(start, start + len(phrase))] == sorted({(t.start, t.end) for t in found if t.category == "property"})


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_every_term_of_any_text_is_its_slice(text: str) -> None:
    assert all(t.text == text[t.start : t.end] for t in _SHARED.find(text))


_SHARED = Terms(SMALL)


def test_foreign_words_do_not_grow_the_store_of_strings(small: Terms) -> None:
    small.find("warm")
    before = len(small._vocab.strings)
    small.find(" ".join(f"foreign{'abcdefghij'[k % 10]}{k}word" for k in range(2000)))
    assert before == len(small._vocab.strings)


def test_foreign_words_do_not_grow_the_store_of_lexemes(small: Terms) -> None:
    small.find("warm")
    before = len(small._vocab)
    small.find(" ".join(f"fremd{'abcdefghij'[k % 10]}{k}wort" for k in range(2000)))
    assert before == len(small._vocab)


LOOK_ALIKES = [
    ("capacity_retention", "Capacity retention"),
    ("electrode_density", "Electrode compaction density"),
    ("electrode_density", "极片压实密度"),
    ("charge_voltage", "Charge cut-off voltage"),
    ("drop_mass", "Drop weight"),
    ("gross_mass", "Gross weight"),
    ("power", "Power density"),
]


@pytest.mark.parametrize(("expected", "text"), LOOK_ALIKES)
def test_a_look_alike_of_the_shipped_words_hides_the_shorter_word_inside_it(expected: str, text: str) -> None:
    assert {expected} == {t.name for t in terms().find(text) if t.category == "property"}


def test_energy_density_alone_may_mean_either() -> None:
    found = {t.name for t in terms().find("Energy density") if t.category == "property"}
    assert {"gravimetric_energy_density", "volumetric_energy_density"} == found


def test_a_text_met_again_gives_the_same_terms(small: Terms) -> None:
    assert small.find("nominal capacity") == small.find("nominal capacity")


def test_no_more_than_a_few_texts_are_remembered() -> None:
    fresh = Terms(SMALL)
    for k in range(300):
        fresh.find(f"capacity {k}")
    assert len(fresh._recent) < 100


def test_no_more_than_some_pieces_are_remembered() -> None:
    fresh = Terms(SMALL)
    for k in range(12):
        fresh.find("\n".join(f"capacity {k} {n}" for n in range(500)))
    assert len(fresh._pieces) < 5_000


WORDS = (
    "nominal",
    "capacity",
    "Nennkapazität",
    "能量密度（GED）比",
    "截止",
    "电压",
    "cut-off",
    "charging",
    "and",
    "-12",
    "mass of",
    ".",
)
GAPS = (" ", " ", "  ", "\n", "\u3000", " \n", "\t ", "")


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=14))
def test_a_text_read_in_pieces_and_met_in_part_before_gives_what_one_pass_over_all_of_it_gives(
    parts: list[tuple[str, str]],
) -> None:
    text = "".join(word + gap for word, gap in parts)
    shipped = terms()
    shipped.find(text[: len(text) // 2])
    assert shipped.find(text) == shipped._in_all(text)


@pytest.mark.parametrize("text", ["Standard charging voltage", "standard charging voltage (4.35 V cell)"])
def test_of_two_names_that_share_a_word_the_later_one_is_meant(text: str, vocabulary: Vocabulary) -> None:
    named = [t.name for t in Terms(vocabulary).find(text) if t.category == "property"]
    assert "charge_voltage" in named
    assert "current" not in named


@pytest.mark.parametrize(("text", "joints"), [("AT-246 天然石墨", 0), ("EN-79 cathode", 0), ("charged at 25 °C", 1)])
def test_a_small_word_that_begins_a_designation_joins_nothing(text: str, joints: int, vocabulary: Vocabulary) -> None:
    assert sum(t.name == "joint" for t in Terms(vocabulary).find(text)) == joints
