"""Lines of trade papers tied to the datasheets of one casebook, and reports that say so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from shipments import act, bench, cell, density, read_in, stamp

from casebook.links.casebook_links import LinkedItem, linked_items
from casebook.links.offers import Place
from casebook.record import ledger
from casebook.record.actions import Action, Corrected, LinkConfirmed, LinkRefused, Undone
from casebook.reports.linked_reports import rewritten, with_links
from casebook.review.finding import places
from casebook.review.values.typed_values import entered, grammar
from casebook.state.loading import state_of
from casebook.store.database import Store, open_store
from casebook.workers.job import Job
from casebook.workers.worker import answer_of
from classifier.facts import Item
from extractor.report import Report

INVOICE, SHEET = (hashlib.sha256(name.encode()).hexdigest() for name in ("invoice.pdf", "sheet.pdf"))
LINE = cell("XZ-50E", None, INVOICE, line="1")


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with closing(open_store(place)) as opened:
        yield opened


def of(store: Store, *documents: str) -> Mapping[Place, LinkedItem]:
    kinds = {d: state.reading.kind for d in documents if (state := state_of(store, d)).reading}
    return linked_items(store, kinds, bench())


def sheet(store: Store, label: str = "XZ-50E", wh_kg: str = "320", name: str = "sheet.pdf") -> str:
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    return read_in(store, name, cell(label, wh_kg, sha256), kind="datasheet")


def written(store: Store, document: str) -> str:
    """The document's report as a scan writes it, `linked` not filled."""
    state = state_of(store, document)
    assert state.reading is not None
    items = [i.current for i in state.items.values()]
    return answer_of(state.reading, items, bench().catalogue, Job(bench().as_of, "default", "0.1.0")).line + "\n"


def test_a_line_is_tied_to_the_datasheet_that_an_earlier_scan_kept(store: Store) -> None:
    sheet(store)
    invoice = read_in(store, "invoice.pdf", LINE)
    linked_item = of(store, invoice)[invoice, 0]
    assert (linked_item.is_line, linked_item.is_tied, linked_item.is_settled) == (True, True, True)
    assert linked_item.linked.determination is not None
    assert ("undetermined", "controlled") == (linked_item.before, str(linked_item.linked.determination.outcome))


def test_items_keep_the_places_that_their_report_gives_them(store: Store) -> None:
    sheet(store)
    invoice = read_in(store, "invoice.pdf", cell("freight", None, INVOICE, line="1"), replace(LINE, line="2"))
    assert set(of(store, invoice)) == {(invoice, 1)}


def test_documents_that_name_nothing_alike_have_no_ties(store: Store) -> None:
    sheet(store, label="QQ-1")
    assert {} == of(store, read_in(store, "invoice.pdf", LINE))


def test_only_the_documents_that_were_asked_for_are_told(store: Store) -> None:
    datasheet, invoice = sheet(store), read_in(store, "invoice.pdf", LINE)
    other = read_in(store, "other.pdf", LINE)
    assert {invoice} == {document for document, _ in of(store, invoice)}
    assert {invoice, other} == {document for document, _ in of(store, invoice, other, datasheet)}


def test_a_name_that_differs_is_offered_and_settles_nothing(store: Store) -> None:
    sheet(store, label="XZ-50F")
    invoice = read_in(store, "invoice.pdf", LINE)
    linked_item = of(store, invoice)[invoice, 0]
    assert (False, False, 1) == (linked_item.is_tied, linked_item.is_settled, len(linked_item.linked.offered))


def test_a_trade_papers_item_without_a_number_is_a_line_by_names_within_it(store: Store) -> None:
    sheet(store)
    invoice = read_in(store, "invoice.pdf", cell("Cell XZ-50E, 1200 pcs", None, INVOICE))
    assert of(store, invoice)[invoice, 0].is_line


def test_sheets_of_one_model_show_where_they_disagree(store: Store) -> None:
    sheet(store)
    other = sheet(store, wh_kg="250", name="other.pdf")
    linked_item = of(store, other)[other, 0]
    assert (False, 1) == (linked_item.is_line, len(linked_item.linked.contradictions))
    assert "sheet.pdf: nominal 320 Wh/kg" in linked_item.linked.contradictions[0]


def test_what_a_person_entered_on_the_sheet_counts_for_the_line(store: Store) -> None:
    datasheet = sheet(store)
    typed = grammar(bench().catalogue.vocabulary).read("gravimetric_energy_density", "100 Wh/kg")
    (place,) = places(store, "sheet.pdf")
    fact = state_of(store, datasheet).items[place.item].facts[0]
    value = entered(typed, "gravimetric_energy_density", fact.original)  # type: ignore[arg-type]
    act(store, place, Corrected(place.item, fact.key, value))
    invoice = read_in(store, "invoice.pdf", LINE)
    made = of(store, invoice)[invoice, 0].linked.determination
    assert made is not None and "controlled" != str(made.outcome)


def test_a_report_says_the_link_beside_the_documents_own_answer(store: Store) -> None:
    sheet(store)
    invoice = read_in(store, "invoice.pdf", LINE)
    (line,) = with_links([written(store, invoice)], of(store, invoice))
    item = Report.model_validate_json(line).items[0]
    assert item.linked is not None
    assert ("undetermined", "controlled") == (item.determination.outcome, item.linked.outcome)
    (tied,) = item.linked.sheets
    assert ("sheet.pdf", SHEET, "XZ-50E") == (tied.document, tied.sha256, tied.label)
    assert "XZ-50E against XZ-50E: the same" == tied.why


def test_a_report_with_links_fits_its_schema(store: Store) -> None:
    import json

    sheet(store, label="XZ-50F")
    invoice = read_in(store, "invoice.pdf", LINE)
    (line,) = with_links([written(store, invoice)], of(store, invoice))
    jsonschema.validate(json.loads(line), Report.model_json_schema(by_alias=True))


def test_a_rewritten_file_keeps_its_order_and_all_that_has_no_link(store: Store, tmp_path: Path) -> None:
    datasheet, invoice = sheet(store), read_in(store, "invoice.pdf", LINE)
    plain = read_in(store, "plain.pdf", cell("QQ-1", "200", hashlib.sha256(b"plain.pdf").hexdigest()))
    before = [written(store, d) for d in (plain, invoice, datasheet)]
    file = tmp_path / "r.jsonl"
    file.write_text("".join(before), "utf-8")
    rewritten(file, of(store, invoice, plain, datasheet))
    after = file.read_text("utf-8").splitlines(keepends=True)
    assert (before[0], before[2]) == (after[0], after[2])
    unlinked = Report.model_validate_json(after[1])
    items = tuple(i.model_copy(update={"linked": None}) for i in unlinked.items)
    assert before[1] == unlinked.model_copy(update={"items": items}).line() + "\n"
    assert [file] == list(tmp_path.glob("r.jsonl*"))


def test_a_file_that_cannot_be_rewritten_stays_as_it_was(store: Store, tmp_path: Path) -> None:
    sheet(store)
    invoice = read_in(store, "invoice.pdf", LINE)
    file = tmp_path / "r.jsonl"
    file.write_text("".join((written(store, invoice), f'{{"sha256":"{invoice}"}}\n')), "utf-8")
    before = file.read_bytes()
    with pytest.raises(ValueError):
        rewritten(file, of(store, invoice))
    assert before == file.read_bytes()
    assert [file] == list(tmp_path.glob("r.jsonl*"))


def test_a_hostile_label_comes_through_as_text(store: Store) -> None:
    label = 'XZ-50E "sha256":"' + "0" * 64
    item = Item(label, ("lithium_ion_cell",), line="1", facts=(density("320", INVOICE),))
    sheet(store)
    invoice = read_in(store, "invoice.pdf", item)
    (line,) = with_links([written(store, invoice)], of(store, invoice))
    assert label == Report.model_validate_json(line).items[0].label


def say(store: Store, kind: type[LinkConfirmed | LinkRefused], why: str = "the order names it") -> int:
    """A person's word on the invoice's line and the sheet; gives its number in the ledger."""
    (line,), (tied,) = places(store, "invoice.pdf"), places(store, "sheet.pdf")
    action: Action = kind(line.item, tied.document, tied.item)
    return ledger.act(store, line.document, action, replace(stamp(), why=why, at="2026-12-01T08:00:00+00:00"))


def test_a_confirmed_offer_counts_and_says_who_when_and_why(store: Store) -> None:
    sheet(store, label="XZ-50F")
    invoice = read_in(store, "invoice.pdf", LINE)
    say(store, LinkConfirmed)
    linked_item = of(store, invoice)[invoice, 0]
    assert (True, True, ()) == (linked_item.is_tied, linked_item.is_settled, linked_item.linked.offered)
    assert linked_item.linked.sheets[0].why.endswith("; confirmed by ann on 2026-12-01: the order names it")


def test_a_refused_offer_is_not_made_again_and_stays_on_record(store: Store) -> None:
    sheet(store, label="XZ-50F")
    invoice = read_in(store, "invoice.pdf", LINE)
    say(store, LinkRefused, "another pack")
    made = of(store, invoice)[invoice, 0].linked
    assert ((), (), None) == (made.sheets, made.offered, made.determination)
    assert ("not XZ-50F in sheet.pdf: refused by ann on 2026-12-01: another pack",) == made.notes


def test_a_refusal_takes_away_a_link_that_the_names_made(store: Store) -> None:
    sheet(store)
    invoice = read_in(store, "invoice.pdf", LINE)
    say(store, LinkRefused)
    assert not of(store, invoice)[invoice, 0].is_tied


def test_a_person_may_tie_what_no_name_suggests(store: Store) -> None:
    sheet(store, label="QQ-1")
    invoice = read_in(store, "invoice.pdf", LINE)
    say(store, LinkConfirmed)
    assert of(store, invoice)[invoice, 0].is_settled


def test_the_newest_word_on_the_two_counts(store: Store) -> None:
    sheet(store, label="XZ-50F")
    invoice = read_in(store, "invoice.pdf", LINE)
    say(store, LinkRefused)
    say(store, LinkConfirmed)
    linked_item = of(store, invoice)[invoice, 0]
    assert (True, ()) == (linked_item.is_tied, linked_item.linked.notes)


def test_a_word_that_is_taken_back_leaves_the_offer_as_it_was(store: Store) -> None:
    sheet(store, label="XZ-50F")
    invoice = read_in(store, "invoice.pdf", LINE)
    before = of(store, invoice)
    number = say(store, LinkConfirmed)
    ledger.act(store, invoice, Undone(number), stamp())
    assert before == of(store, invoice)


def test_a_word_survives_another_reading_of_both_documents(store: Store) -> None:
    sheet(store, label="XZ-50F")
    read_in(store, "invoice.pdf", LINE)
    say(store, LinkConfirmed)
    invoice = read_in(store, "invoice.pdf", cell("freight", None, INVOICE, line="0"), LINE)
    read_in(store, "sheet.pdf", cell("cover", None, SHEET), cell("XZ-50F", "310", SHEET), kind="datasheet")
    linked_item = of(store, invoice)[invoice, 1]
    assert linked_item.linked.determination is not None
    assert ("XZ-50F", "controlled") == (
        linked_item.linked.sheets[0].label,
        str(linked_item.linked.determination.outcome),
    )


def test_a_word_on_an_item_that_is_gone_is_told_and_ties_nothing(store: Store) -> None:
    sheet(store, label="XZ-50F")
    invoice = read_in(store, "invoice.pdf", LINE)
    say(store, LinkConfirmed)
    read_in(store, "sheet.pdf", cell("YY-1", "310", SHEET), kind="datasheet")
    made = of(store, invoice)[invoice, 0].linked
    assert made.sheets == ()
    assert "of an item that the newest reading of sheet.pdf does not find" in made.notes[0]


def test_the_report_says_what_a_person_said(store: Store) -> None:
    sheet(store, label="XZ-50F")
    invoice = read_in(store, "invoice.pdf", LINE)
    say(store, LinkRefused)
    (line,) = with_links([written(store, invoice)], of(store, invoice))
    item = Report.model_validate_json(line).items[0]
    assert item.linked is not None and "refused by ann on 2026-12-01" in item.linked.notes[0]


def test_sheets_whose_names_differ_in_a_hyphen_are_of_one_model(store: Store) -> None:
    sheet(store, "XZ-50E")
    other = sheet(store, "XZ50E", "250", name="other.pdf")
    assert 1 == len(of(store, other)[other, 0].linked.contradictions)
