from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from shipments import IN_FORCE, act, bench, stamp
from sqlalchemy import select
from word_papers import LINES, entered, page, scanned

from casebook.learning.layer_file import prepared
from casebook.learning.proposals import KindWord, Label, LearnedWord, Proposal, Spelling, proposals, with_word
from casebook.learning.trial import Change, ReadBy, replayed
from casebook.record.actions import Added, Undone
from casebook.review.finding import places
from casebook.review.judging import Bench
from casebook.state.loading import state_of
from casebook.state.model import ItemState
from casebook.store import tables
from casebook.store.database import Store, open_store
from classifier.facts import Evidence, Fact, Kind, Method
from classifier.loading.load import CatalogueError, load
from classifier.quantity import Interval, Quantity

WORD = Label("compaction_density", "en", "Squeeze figure")
SIGN = Spelling("kg", "kilogs")
VERDICT = "undetermined → close 3C901.a.1"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "a.casebook")
    yield made
    made.close()


def written(proposal: Proposal, folder: Path) -> Path:
    """The file of a proposal that bob accepts into a folder."""
    made = prepared(proposal, folder, load(), "bob", ())
    assert not made.path.exists()
    made.path.parent.mkdir(parents=True, exist_ok=True)
    made.path.write_bytes(made.data)
    return made.path


def words(store: Store) -> list[object]:
    return [p.word for p in proposals(store, load())]


def test_a_label_that_no_property_has_is_proposed_with_who_and_where(store: Store) -> None:
    scanned(store)
    entered(store, "compaction_density", "2.43", "g/cm3", "2.43 g/cm3")
    assert [WORD] == words(store)
    assert proposals(store, load())[0].quotes == ("ann, page 1: 2.43 g/cm3",)


def test_a_label_within_the_words_pointed_at_is_proposed_alike(store: Store) -> None:
    scanned(store)
    entered(store, "compaction_density", "2.43", "g/cm3", "Squeeze figure : 2.43 g/cm3")
    assert [WORD] == words(store)


def test_a_sign_is_proposed_for_the_unit_by_which_the_number_comes_out(store: Store) -> None:
    scanned(store)
    entered(store, "mass", "25000", "g", "25 kilogs")
    assert [SIGN] == words(store)


def test_a_sign_by_which_no_unit_comes_out_is_not_proposed(store: Store) -> None:
    scanned(store)
    entered(store, "mass", "26000", "g", "25 kilogs")
    assert words(store) == []


def test_words_that_the_catalogue_has_are_not_proposed(store: Store) -> None:
    scanned(store)
    entered(store, "specific_capacity", "158", "mAh/g", "158 mAh/g")
    assert words(store) == []


def test_what_was_undone_teaches_nothing(store: Store) -> None:
    from casebook.record.ledger import head

    scanned(store)
    entered(store, "compaction_density", "2.43", "g/cm3", "2.43 g/cm3")
    with store.reading() as connection:
        last = head(connection).seq
    act(store, places(store, "ZQ-7")[0], Undone(last))
    assert words(store) == []


def test_a_chinese_label_is_proposed_as_chinese(store: Store) -> None:
    lines = ("锂离子电池 ZQ-7", "电芯安时数 4.85 Ah")
    scanned(store, lines)
    place = places(store, "ZQ-7")[0]
    start = page(lines).text.index("4.85")
    fact = Fact(
        "capacity",
        Quantity(Interval(Decimal("4.85"), Decimal("4.85")), "Ah"),
        evidence=(Evidence(place.document, "4.85 Ah", (start, start + 7), 1),),
    )
    act(store, place, Added(place.item, "mine", fact))
    assert [Label("capacity", "zh", "电芯安时数")] == words(store)


ASSURED = ("Lithium-ion cell ZQ-7", "Capacity (assured) 4.85 Ah", "Mass (vouched-for min.) 70 g", "质保容量 4.85 Ah")


def of_a_kind(store: Store, kind: Kind | None, quote: str, name: str = "capacity", unit: str = "Ah") -> list[object]:
    """The words proposed once a person has entered a value of a kind at a quote."""
    scanned(store, ASSURED)
    place = places(store, "ZQ-7")[0]
    start = page(ASSURED).text.index(quote)
    number = Decimal(quote.split()[-2])
    evidence = (Evidence(place.document, quote, (start, start + len(quote)), 1),)
    value = Quantity(Interval(number, number), unit)
    fact = Fact(name, value, kind, method=Method.ENTERED, evidence=evidence)
    act(store, place, Added(place.item, "mine", fact))
    return words(store)


def test_what_stands_beside_a_propertys_name_is_proposed_for_the_kind_that_a_person_gave(store: Store) -> None:
    assert of_a_kind(store, Kind.MINIMUM, "Capacity (assured) 4.85 Ah") == [KindWord("minimum", "en", "assured")]


def test_a_word_for_a_kind_glued_to_a_chinese_name_is_proposed(store: Store) -> None:
    assert of_a_kind(store, Kind.MINIMUM, "质保容量 4.85 Ah") == [KindWord("minimum", "zh", "质保")]


def test_a_kind_whose_word_is_known_proposes_none(store: Store) -> None:
    assert of_a_kind(store, Kind.MINIMUM, "Mass (vouched-for min.) 70 g", "mass", "g") == []


def test_without_a_kind_the_label_is_proposed_whole(store: Store) -> None:
    assert of_a_kind(store, None, "Capacity (assured) 4.85 Ah") == [Label("capacity", "en", "Capacity (assured)")]


def test_a_word_for_a_kind_is_accepted_into_the_offices_layer_and_read_by(store: Store, tmp_path: Path) -> None:
    from extractor.language.terms import Terms

    of_a_kind(store, Kind.MINIMUM, "Capacity (assured) 4.85 Ah")
    (proposal,) = proposals(store, load())
    written(proposal, tmp_path / "office")
    words_ = load(tmp_path / "office").vocabulary
    assert with_word(load(), proposal.word).vocabulary == words_
    found = [str(m) for m in Terms(words_).find("Capacity (assured)")]
    assert any("minimum" in m for m in found)
    assert not any("minimum" in str(m) for m in Terms(load().vocabulary).find("Capacity (assured)"))


def test_a_word_tried_shows_the_facts_and_the_verdict_that_it_would_change(store: Store) -> None:
    scanned(store)
    changes = replayed(store, WORD, bench(), ReadBy())
    assert [Change("x.pdf", "ZQ-7", ("also compaction_density 2.43 g/cm3",), VERDICT)] == list(changes)


def test_a_word_that_no_page_holds_changes_nothing(store: Store) -> None:
    scanned(store)
    assert replayed(store, Label("capacity", "en", "grunt"), bench(), ReadBy()) == ()


def test_trying_a_word_writes_nothing(store: Store) -> None:
    from casebook.record.ledger import head

    scanned(store)
    with store.reading() as connection:
        before = head(connection)
    replayed(store, WORD, bench(), ReadBy())
    with store.reading() as connection:
        assert before == head(connection)


@pytest.mark.parametrize("word", [WORD, SIGN])
def test_an_accepted_word_is_in_the_offices_layer_and_loads(store: Store, tmp_path: Path, word: LearnedWord) -> None:
    scanned(store)
    entered(store, "compaction_density", "2.43", "g/cm3", "2.43 g/cm3")
    entered(store, "mass", "25000", "g", "25 kilogs")
    proposal = next(p for p in proposals(store, load()) if p.word == word)
    file = written(proposal, tmp_path / "office")
    assert with_word(load(), word).vocabulary == load(tmp_path / "office").vocabulary
    assert file.read_text("utf-8").startswith("# Accepted by bob from a correction:\n#   ann, page 1: ")


def test_a_layer_that_would_not_load_keeps_no_new_file(store: Store, tmp_path: Path) -> None:
    scanned(store)
    entered(store, "compaction_density", "2.43", "g/cm3", "2.43 g/cm3")
    (tmp_path / "office" / "vocabulary").mkdir(parents=True)
    (tmp_path / "office" / "vocabulary" / "broken.yaml").write_text("propertis: {}")
    with pytest.raises(CatalogueError):
        prepared(proposals(store, load())[0], tmp_path / "office", load(), "bob", ())
    assert ["broken.yaml"] == [f.name for f in (tmp_path / "office" / "vocabulary").iterdir()]


def test_a_persons_value_outlives_a_second_scan_with_a_newer_catalogue_and_a_disagreement_reopens(
    store: Store, tmp_path: Path
) -> None:
    """Bytes to verdict, twice: the second catalogue knows a label that the first does not."""
    from casebook.run.bulk import Run, Settings
    from casebook.run.files.discover import found
    from casebook.workers.job import Job

    office = tmp_path / "office" / "vocabulary"
    office.mkdir(parents=True)
    (office / "words.yaml").write_text("properties:\n  compaction_density:\n    terms:\n      en: [squeeze figure]\n")
    (tmp_path / "in").mkdir()
    draw(tmp_path / "in" / "x.pdf")

    def scan(*layers: Path) -> ItemState:
        job = Job(IN_FORCE, "default", "0.1.0", layers)
        run = Run(Settings(job, "scanner", 1, ocr=False), store)
        result = next(iter(run.results(found([tmp_path / "in"]))))
        return next(iter(state_of(store, result.answer.sha256).items.values()))

    first = scan()
    assert [f.key for f in first.facts if f.current and f.current.property == "compaction_density"] == []
    number = Decimal("2.34")
    mine = Fact("compaction_density", Quantity(Interval(number, number), "g/cm3"), method=Method.ENTERED)
    act(store, places(store, "x.pdf")[0], Added(first.key, "mine", mine))
    second = scan(tmp_path / "office")
    assert ["2.43 g/cm3", "2.34 g/cm3"] == [str(f.value) for f in second.current.of("compaction_density")]
    assert second.reopened == "the new reading also has compaction_density 2.43 g/cm3"
    with store.reading() as connection:
        judged = connection.scalar(select(tables.items.c.deciding))
    assert "2.34" in str(judged)


def draw(path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path))
    for number, line in enumerate(LINES):
        canvas.drawString(72, 760 - 24 * number, line)
    canvas.save()


def test_the_bench_of_a_trial_is_the_given_one_but_for_the_word() -> None:
    given: Bench = bench()
    assert (given.as_of, stamp().who) == (IN_FORCE, "ann")
    assert "Squeeze figure" in with_word(given.catalogue, WORD).vocabulary.properties["compaction_density"].terms["en"]
