"""Stretches: which lines of a paper speak of one of its models."""

from classifier.facts import Evidence, Fact
from extractor.pages import Page
from extractor.stretches import said_near, stretches
from tests.extractor.words import page


def spoken(paper: Page, label: str, *others: str) -> tuple[list[str], list[str]]:
    where = stretches([paper], (label, *others))
    pieces = [(where.owner(1, s.start), paper.text[s.start : s.end]) for x in paper.lines for s in x.segments]
    return [text for name, text in pieces if name == label], [text for name, text in pieces if name is None]


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


def test_the_whole_paper_speaks_of_its_only_model() -> None:
    paper = page("QA-1 spray dryer", "for food")
    assert spoken(paper, "QA-1") == ([], ["QA-1 spray dryer", "for food"])


def test_what_a_models_own_row_says_counts_before_what_is_said_of_all() -> None:
    paper = page("Machines for batteries", "QA-1  ink", "QB-2  jet mill")
    said = [_fact(paper, "use", "battery", "batteries"), _fact(paper, "use", "other_use", "ink")]
    labels = ("QA-1", "QB-2")
    values = [[f.value for f in said_near(said, x, stretches([paper], labels))] for x in labels]
    assert values == [["other_use"], ["battery"]]


def test_a_value_said_twice_is_kept_at_its_first_place() -> None:
    paper = page("ink and more ink")
    start = paper.text.rindex("ink")
    first = _fact(paper, "use", "other_use", "ink")
    second = Fact("use", "other_use", evidence=(Evidence("", "ink", (start, start + 3), 1, None, None, "words"),))
    assert said_near([first, second], "", stretches([paper], ())) == (first,)


def _fact(paper: Page, name: str, value: str, words: str) -> Fact:
    start = paper.text.index(words)
    place = Evidence("", words, (start, start + len(words)), 1, None, None, "words")
    return Fact(name, value, evidence=(place,))
