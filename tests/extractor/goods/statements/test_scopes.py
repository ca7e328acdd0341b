"""Scopes: which lines of a paper speak of one of its models."""

from classifier.facts import Evidence, Fact
from extractor.document.page import Page
from extractor.goods.statements.scopes import said_near, scopes
from extractor.goods.statements.statements import Said
from tests.extractor.words import page


def spoken(paper: Page, label: str, *others: str) -> tuple[list[str], list[str]]:
    where = scopes([paper], (label, *others))
    pieces = [(where.owner(1, s.start), paper.text[s.start : s.end]) for x in paper.lines for s in x.segments]
    return [text for name, text in pieces if label in name], [text for name, text in pieces if not name]


def test_a_model_in_a_row_owns_its_row() -> None:
    paper = page("All: 380 V", "QA-1  sand mill  ink", "QB-2  jet mill  food", "Delivered ready")
    assert spoken(paper, "QA-1", "QB-2") == (["QA-1", "sand mill", "ink"], ["All: 380 V", "Delivered ready"])


def test_a_model_in_a_heading_owns_the_section_below_it() -> None:
    paper = page("Acme", "QA-1 spray dryer", "Volume  80 m3", "QB-2 coater for anodes", "Power  75 kW")
    assert spoken(paper, "QA-1", "QB-2") == (["QA-1 spray dryer", "Volume", "80 m3"], ["Acme"])


def test_entries_of_a_list_own_their_line_only() -> None:
    paper = page("• QA-1 winder", "• QB-2 stacker", "For cells")
    assert spoken(paper, "QB-2", "QA-1") == (["• QB-2 stacker"], ["For cells"])


def test_a_model_over_a_column_owns_the_column() -> None:
    paper = page("Item  QA-1  QB-2", "Use  paint  food", "Note for all")
    assert spoken(paper, "QB-2", "QA-1") == (["food"], ["Item", "QA-1", "QB-2", "Use", "Note for all"])


def test_a_heading_that_names_a_family_owns_what_stands_below_it() -> None:
    paper = page("QA series", "for cells", "Model  QA-10  QA-20", "RB series (for paint)", "Model  RB-3", "Power  7 kW")
    assert spoken(paper, "RB-3", "QA-10", "QA-20")[0] == ["RB series (for paint)", "Model", "RB-3"]
    assert spoken(paper, "QA-20", "QA-10", "RB-3")[0][:2] == ["QA series", "for cells"]


def test_a_sentence_that_names_a_family_is_said_of_all() -> None:
    paper = page("QA and the like are for cells.", "QA-10  mill", "RB-3  dryer")
    assert spoken(paper, "RB-3", "QA-10")[1] == ["QA and the like are for cells."]


def test_the_whole_paper_speaks_of_its_only_model() -> None:
    paper = page("QA-1 spray dryer", "for food")
    assert spoken(paper, "QA-1") == ([], ["QA-1 spray dryer", "for food"])


def test_what_a_models_own_row_says_counts_before_what_is_said_of_all() -> None:
    paper = page("Machines for batteries", "QA-1  ink", "QB-2  jet mill")
    said = [_fact(paper, "use", "battery", "batteries"), _fact(paper, "use", "other_use", "ink")]
    labels = ("QA-1", "QB-2")
    values = [[f.value for f in said_near(said, x, scopes([paper], labels))] for x in labels]
    assert values == [["other_use"], ["battery"]]


def test_a_value_said_twice_is_kept_at_its_first_place() -> None:
    paper = page("ink and more ink")
    start = paper.text.rindex("ink")
    first = _fact(paper, "use", "other_use", "ink")
    place = Evidence("", "ink", (start, start + 3), 1, None, None, "words")
    second = Said(Fact("use", "other_use", evidence=(place,)), 1)
    assert said_near([first, second], "", scopes([paper], ())) == (first.fact,)


def test_what_a_cell_of_a_workbook_says_is_its_columns() -> None:
    paper = page("Item  QA-1  QB-2", "Use  paint  food")
    start = paper.text.index("food")
    place = Evidence("", "food", (start, start + 4), None, None, "Sheet!C2", "words")
    said = [Said(Fact("use", "other_use", evidence=(place,)), 1)]
    labels = ("QA-1", "QB-2")
    assert [len(said_near(said, x, scopes([paper], labels))) for x in labels] == [0, 1]


def _fact(paper: Page, name: str, value: str, words: str) -> Said:
    start = paper.text.index(words)
    place = Evidence("", words, (start, start + len(words)), 1, None, None, "words")
    return Said(Fact(name, value, evidence=(place,)), 1)
