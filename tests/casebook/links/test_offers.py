"""Which sheet a line speaks of: certain where the names are the same and nothing speaks against it."""

import pytest
from papers import REPORT, law, line, sheet

from casebook.checking.beside.names import key_of
from casebook.links.model_names import ModelNames, compared
from casebook.links.offers import Link, Placed, link, sheets_of_one_model, tied

NAMES = ModelNames(law().vocabulary)


def links(one: Placed, *sheets: Placed) -> tuple[Link, ...]:
    return link((one,), sheets, law())


def only(one: Placed, *sheets: Placed) -> Link:
    (found,) = links(one, *sheets)
    return found


@pytest.mark.parametrize(
    "printed", ["INR21700-50E", "inr21700-50e", "ＩＮＲ21700－50Ｅ", "INR21700–50E", "INR21700 50E"]
)
def test_spellings_that_differ_in_case_width_or_kind_of_hyphen_are_one_name(printed: str):
    assert only(line(printed), sheet("INR21700-50E")).certain


def test_brackets_at_the_end_are_another_model_and_the_reason_says_which_characters():
    found = only(line("INR21700-50E"), sheet("INR21700-50E(T)"))
    assert not found.certain
    assert "INR21700-50E against INR21700-50E(T): the sheet has '(T)' more" in found.why


@pytest.mark.parametrize("other", ["INR21700-50F", "INR21700-50E1", "INR21700-5OE", "INR2170050E"])
def test_one_other_letter_digit_or_missing_hyphen_is_never_certain(other: str):
    assert not only(line("INR21700-50E"), sheet(other)).certain


def test_the_reason_names_what_matches_and_what_stands_in_place_of_what():
    assert compared("XZ-50E", "XZ-58E") == (
        "XZ-50E against XZ-58E: the line has '0' where the sheet has '8'; matching 'XZ-5', 'E'"
    )
    assert compared("AB621F", "AB1616F") == (
        "AB621F against AB1616F: the sheet has '1' more; the line has '21' where the sheet has '16'; "
        "matching 'AB', '6', 'F'"
    )
    assert compared("XZ-50EA", "XZ-50E") == "XZ-50EA against XZ-50E: the line has 'A' more; matching 'XZ-50E'"


def test_a_name_that_is_not_like_any_sheet_has_no_link():
    assert links(line("KL-9000"), sheet("XZ-50E")) == ()


def test_a_document_is_not_linked_to_itself():
    own = sheet("XZ-50E", document=line("XZ-50E").document, index=1)
    assert links(line("XZ-50E"), own) == ()


def test_the_runner_up_is_the_best_sheet_of_another_name():
    found = only(line("XZ-50E"), sheet("XZ-50E"), sheet("XZ-50F", index=1))
    assert (found.score, found.runner_up, found.certain) == (100.0, 83.3, True)


def test_two_sheets_that_are_close_are_both_offered_and_neither_is_certain():
    found = links(line("XZ-50E"), sheet("XZ-50F"), sheet("XZ-50G", index=1))
    assert [(m.sheet.item.label, m.certain) for m in found] == [("XZ-50F", False), ("XZ-50G", False)]
    assert "close to it as well: XZ-50G" in found[0].why


def test_the_model_is_found_within_a_description():
    found = only(line("Lithium-ion cell XZ-50E 3.6V, 5000mAh"), sheet("XZ-50E"))
    assert (found.score, found.certain) == (100.0, True)


def test_the_model_is_found_within_chinese_words():
    assert only(line("锂离子电芯XZ-50E型"), sheet("XZ-50E")).certain


@pytest.mark.parametrize("described", ["Cell XZ-50E (T)", "Cell XZ-50E HP 3.6V", "Cell A2 XZ-50E"])
def test_what_stands_beside_the_name_and_may_belong_to_it_leaves_it_open(described: str):
    found = only(line(described), sheet("XZ-50E"))
    assert not found.certain
    assert "may belong to it" in found.why


def test_a_longer_name_within_a_description_wins_over_its_part():
    found = only(line("Cell XZ-50E T2"), sheet("XZ-50E"), sheet("XZ-50E-T2", index=1))
    assert (found.sheet.item.label, found.certain) == ("XZ-50E-T2", True)


def test_a_part_of_a_longer_name_is_not_the_name():
    assert not any(m.certain for m in links(line("XZ-50E-T2"), sheet("50E"), sheet("XZ-50E", index=1)))


def test_goods_of_another_family_are_offered_only_under_the_same_name_and_never_certain():
    other = sheet("XZ-50E", product="winding_machine")
    found = only(line("XZ-50E"), other)
    assert not found.certain and "the line says lithium ion cell, the sheet winding machine" in found.why
    assert links(line("XZ-50F"), other) == ()


def test_a_cell_and_a_pack_of_one_name_are_not_certainly_one():
    assert not only(line("XZ-50E", product="lithium_ion_pack"), sheet("XZ-50E")).certain


def test_a_line_that_does_not_say_what_it_is_waits_for_a_person():
    found = only(line("XZ-50E", product="other"), sheet("XZ-50E"))
    assert not found.certain and "the line does not say that it is a lithium ion cell" in found.why


@pytest.mark.parametrize("name", ["CR2032", "INR21700", "NCM811", "18650", "LFP"])
def test_a_name_that_several_makers_use_is_certain_only_for_one_maker(name: str):
    assert not only(line(name), sheet(name, maker="Aster Cells Ltd")).certain
    assert only(line(name, maker="ASTER CELLS LTD"), sheet(name, maker="Aster Cells Ltd")).certain


def test_two_sizes_of_cells_are_not_offered_as_one():
    assert links(line("CR2025", "primary_lithium_cell"), sheet("CR2032", "primary_lithium_cell")) == ()


def test_a_makers_own_name_is_not_a_common_one():
    assert not any(NAMES.is_common(key_of(name)) for name in ("INR21700-50E", "AB-5450", "LFP-P26"))


def test_the_same_model_of_two_makers_is_ambiguous_and_the_reason_says_so():
    found = links(
        line("XZ-50E"),
        sheet("XZ-50E", maker="Aster Cells Ltd"),
        sheet("XZ-50E", maker="Borealis Power GmbH", document=REPORT, kind="test_report"),
    )
    assert [m.certain for m in found] == [False, False]
    assert "another maker has this model too: test_report.pdf" in found[0].why


def test_a_datasheet_and_a_test_report_of_one_model_are_both_certain():
    found = links(
        line("XZ-50E"),
        sheet("XZ-50E", maker="Aster Cells Ltd"),
        sheet("XZ-50E", maker="Aster Cells, Ltd.", document=REPORT, kind="test_report"),
    )
    assert [m.certain for m in found] == [True, True]


def test_sheets_of_one_model_know_each_other():
    one, two = sheet("XZ-50E"), sheet("xz–50e", document=REPORT)
    assert sheets_of_one_model((one, two, sheet("XZ-60", index=1)), NAMES) == ((one, (two,)), (two, (one,)))


def test_sheets_of_another_product_or_maker_are_of_another_model():
    one = sheet("XZ-50E", maker="Aster Cells Ltd")
    pack = sheet("XZ-50E", product="lithium_ion_pack", document=REPORT)
    strange = sheet("XZ-50E", maker="Borealis Power GmbH", document=REPORT, index=1)
    assert sheets_of_one_model((one, pack), NAMES) == sheets_of_one_model((one, strange), NAMES) == ()


def test_sheets_of_a_common_name_need_one_maker():
    one, two = sheet("CR2032"), sheet("CR2032", document=REPORT)
    assert sheets_of_one_model((one, two), NAMES) == ()


def test_a_person_may_tie_what_no_name_suggests():
    found = tied(line("Item 4"), sheet("XZ-50E"))
    assert not found.certain and found.why.endswith("matching nothing")


def test_a_label_without_a_letter_or_digit_is_no_name():
    assert links(line("—"), sheet("—")) == ()


def test_words_without_a_digit_are_no_names_of_their_own():
    assert [name.text for name in NAMES.within("graphite powder")] == ["graphite powder"]


@pytest.mark.parametrize("printed", ["INR2170-50E", "INR 2170-50E", "INR_2170-50E"])
def test_a_joint_between_letters_and_digits_tells_no_models_apart(printed: str):
    assert only(line(printed), sheet("INR-2170-50E")).certain


def test_a_joint_between_digits_does():
    assert key_of("AB-1-11") == "ab1-11" != key_of("AB-11-1")
    assert key_of("AB-111") == "ab111" != key_of("AB-11-1")
