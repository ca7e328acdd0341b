"""What documents of one run say together, beside what each says alone."""

from dataclasses import replace
from datetime import date

from papers import INVOICE, REPORT, SHEET, law, line, sheet

from casebook.links.answers import linked
from casebook.links.joining import Word, assemble, joined, placed, resolve
from casebook.links.offers import Placed
from classifier.facts import Item
from classifier.judging.classify import classify
from classifier.law.acts import Bilingual
from classifier.law.house import Rule, TrustRule
from extractor.document.model import Contents, Identity, Reading, Status

DAY = date(2026, 12, 1)
LINE = line("XZ-50E", nominal_voltage="3.6", capacity="5", quantity="1200", tariff_line="85076000")
CELL = sheet("XZ-50E", nominal_voltage="3.6", capacity="5", mass="69", tariff_line="85078000")


def outcome(item: Item) -> str:
    return str(classify(item, law(), as_of=DAY).outcome)


def word(sheet: Placed, *, is_one: bool = True) -> Word:
    return Word(
        LINE.place, sheet.place, is_one, f"{'confirmed' if is_one else 'refused'} by ann on 2026-12-01: the order"
    )


def reading(one: Placed) -> Reading:
    identity = Identity(one.name, one.document, 3, "application/pdf")
    return Reading(identity, Contents(), one.kind, ("en",), (one.item,), (), Status.READ)


def test_a_line_that_is_undetermined_alone_is_settled_by_its_datasheet():
    together = resolve((reading(LINE), reading(CELL)), law())
    assert outcome(LINE.item) == "undetermined"
    assert outcome(together[LINE.place]) == "not_controlled"


def test_a_line_that_is_undetermined_alone_is_found_controlled_by_its_datasheet():
    light = sheet("XZ-50E", mass="58")
    assert outcome(resolve((reading(LINE), reading(light)), law())[LINE.place]) == "controlled"


def test_the_facts_of_the_sheet_keep_their_documents_hash():
    mass = joined(LINE.item, CELL.item).of("mass")[0]
    assert mass.evidence[0].sha256 == SHEET


def test_quantity_and_tariff_number_stay_the_lines_own():
    made = joined(LINE.item, CELL.item)
    assert [f.value for f in made.of("tariff_line")] == ["85076000"]
    assert [str(f.value) for f in joined(CELL.item, LINE.item).of("quantity")] == []


def test_what_both_call_the_goods_is_narrowed_to_what_they_share():
    either = replace(LINE.item, products=("lithium_ion_cell", "lithium_ion_pack"))
    assert joined(either, CELL.item).products == ("lithium_ion_cell",)


def test_goods_that_the_two_call_differently_stay_open():
    pack = replace(LINE.item, products=("lithium_ion_pack",))
    assert joined(pack, CELL.item).products == ("lithium_ion_pack", "lithium_ion_cell")


def test_a_sheet_that_was_not_read_to_the_end_clears_nothing():
    part = replace(CELL, item=replace(CELL.item, complete=False))
    assert outcome(joined(LINE.item, part.item)) == "undetermined"


def test_a_link_that_is_not_certain_adds_nothing_until_a_person_confirms_it():
    near = sheet("XZ-50E(T)", mass="69")
    assert assemble((LINE, near), law()).joined == {}
    assert len(assemble((LINE, near), law()).offered(LINE.place)) == 1
    confirmed = assemble((LINE, near), law(), words=[word(near)])
    assert outcome(confirmed.joined[LINE.place].item) == "not_controlled"
    assert confirmed.offered(LINE.place) == ()


def test_what_a_person_confirms_counts_in_the_place_of_a_certain_link():
    other = sheet("XZ-50E(T)", mass="58", document=REPORT)
    made = assemble((LINE, CELL, other), law(), words=[word(other)])
    assert outcome(made.joined[LINE.place].item) == "controlled"


def test_a_person_may_tie_a_line_to_a_sheet_of_any_name():
    plain = line("Item 4", nominal_voltage="3.6", capacity="5")
    made = assemble((plain, CELL), law(), words=[word(CELL)])
    assert outcome(made.joined[plain.place].item) == "not_controlled"


def test_a_datasheet_and_a_test_report_of_one_model_are_laid_together_with_what_contradicts():
    report = sheet("XZ-50E", document=REPORT, kind="test_report", mass="64")
    made = assemble((CELL, report), law())
    assert set(made.joined) == {CELL.place, report.place}
    assert [c.property for c in made.joined[CELL.place].contradictions] == ["mass"]


def test_a_line_that_disagrees_with_its_datasheet_is_shown_and_widened():
    light = line("XZ-50E", energy="18", mass="58")
    made = linked(light.place, assemble((light, CELL), law()), law(), as_of=DAY)
    assert made is not None and made.determination is not None
    assert str(made.determination.outcome) == "undetermined"
    assert made.contradictions == ("mass is not the same in all documents: invoice.pdf: 58 g; datasheet.pdf: 69 g",)


def test_an_order_of_trust_settles_what_is_contradicted():
    light = line("XZ-50E", energy="18", mass="58")
    rule = Rule("P5", date(2026, 11, 22), Bilingual("a datasheet counts before an invoice"))
    made = assemble((light, CELL), law(), trust=TrustRule(rule, ("datasheet", "invoice")))
    told = linked(light.place, made, law(), as_of=DAY)
    assert told is not None and told.determination is not None
    assert str(told.determination.outcome) == "not_controlled"
    assert any(doubt.startswith("P5: ") for doubt in told.determination.doubts)


def test_the_linked_answer_names_the_sheet_and_why():
    made = linked(LINE.place, assemble((LINE, CELL), law()), law(), as_of=DAY)
    assert made is not None
    (tied,) = made.sheets
    assert (tied.document, tied.sha256, tied.label) == ("datasheet.pdf", SHEET, "XZ-50E")
    assert tied.why == "XZ-50E against XZ-50E: the same"


def test_an_offer_alone_has_no_determination():
    made = linked(LINE.place, assemble((LINE, sheet("XZ-50F")), law()), law(), as_of=DAY)
    assert made is not None
    assert (made.determination, len(made.offered)) == (None, 1)


def test_an_item_that_no_other_document_speaks_of_has_no_linked_answer():
    assert linked(LINE.place, assemble((LINE,), law()), law(), as_of=DAY) is None


def test_a_document_that_is_there_twice_counts_once():
    assert len(placed((reading(CELL), reading(CELL)))) == 1


def test_a_line_without_a_number_is_a_line_by_its_documents_kind():
    bare = replace(LINE, item=replace(LINE.item, line=None))
    assert set(assemble((bare, CELL), law()).joined) == {(INVOICE, 0)}


def test_a_confirmed_link_is_certain_and_says_by_whom_and_when() -> None:
    near = sheet("XZ-50E(T)", mass="69")
    (made,) = assemble((LINE, near), law(), words=[word(near)]).joined[LINE.place].links
    assert made.certain
    assert made.why.endswith("; confirmed by ann on 2026-12-01: the order")


def test_a_refused_link_is_not_offered_again_and_the_next_best_is() -> None:
    near, far = sheet("XZ-50ET", mass="69"), sheet("XZ-50EXY", document=REPORT)
    assert [near.place] == [m.sheet.place for m in assemble((LINE, near, far), law()).offered(LINE.place)]
    made = assemble((LINE, near, far), law(), words=[word(near, is_one=False)])
    assert [far.place] == [m.sheet.place for m in made.offered(LINE.place)]


def test_a_refused_link_does_not_count_though_the_names_are_the_same() -> None:
    assert {} == assemble((LINE, CELL), law(), words=[word(CELL, is_one=False)]).joined


def test_another_paper_of_the_confirmed_model_still_counts() -> None:
    report = sheet("XZ-50E", document=REPORT, kind="test_report", mass="64")
    made = assemble((LINE, CELL, report), law(), words=[word(CELL)])
    assert {CELL.place, report.place} == {m.sheet.place for m in made.joined[LINE.place].links}


def test_a_word_on_papers_that_are_not_there_ties_nothing() -> None:
    assert {} == assemble((LINE,), law(), words=[word(CELL)]).joined
