"""The run's report: what it says, and that no text in it does anything."""

from __future__ import annotations

import json
import unicodedata
from html.parser import HTMLParser
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from casebook.links.answers import Linked, Tied
from casebook.links.casebook_links import LinkedItem
from casebook.reports.report_page import run_part, shown
from casebook.reports.run_report import MOST_OPEN, About, Gathered, Recognised, report
from casebook.run.bulk import How, Result
from casebook.state.rows.summary import Row
from extractor.document.model import Problem, Severity

ABOUT = About("0.1.0", "sha256:00", "2026-12-01", "default", "a.casebook", "2026-12-01T08:00:00", 4.0, False)
TAGS = {"section", "h2", "h3", "p", "ul", "li", "table", "tr", "th", "td"}


class Seen(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _value in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def result(name: str, text: str, status: str = "read", how: How = How.READ, like: str | None = None) -> Result:
    row = Row(text, None, "lithium_ion_cell", "undetermined", (), (), text, (text,))
    problems = (Problem("read", text, Severity.ERROR),) if status != "read" else ()
    answer = SimpleNamespace(status=status, rows=(row,), problems=problems, as_marked=0)
    return Result(name, how, answer, like=like)  # type: ignore[arg-type]


def gathered(*results: Result) -> Gathered:
    made = Gathered()
    for one in results:
        made.add(one)
    return made


def test_the_report_counts_documents_and_outcomes_and_lists_what_is_open() -> None:
    made = json.loads(report(ABOUT, gathered(result("a", "X"), result("b", "Y", "unreadable"))).json())
    assert made["statuses"] == {"read": 1, "unreadable": 1}
    assert made["outcomes"] == {"undetermined": 2}
    assert [o["label"] for o in made["open"]] == ["X", "Y"]
    assert made["unread"] == [{"name": "b", "status": "unreadable", "reasons": ["Y"]}]
    assert "2 undetermined" in made["next"][0]


def test_a_near_copy_is_shown_beside_what_it_is_like() -> None:
    assert "nearly the same as" in run_part(report(ABOUT, gathered(result("a", "X"), result("b", "X", like="a"))))


@given(st.text(), st.text())
def test_no_text_becomes_markup(name: str, text: str) -> None:
    seen = Seen()
    seen.feed(run_part(report(ABOUT, gathered(result(name, f"<b onclick=x>{text}", "partly_read", like=name)))))
    assert seen.tags <= TAGS
    assert seen.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class"}


@given(st.text())
def test_what_is_shown_hides_and_turns_nothing(text: str) -> None:
    assert not {c for c in shown(text) if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")}


def test_the_part_of_a_run_has_chinese_heads_where_the_page_is_chinese() -> None:
    told = run_part(report(ABOUT, gathered(result("a", "X", "partly_read"))), "zh")
    assert "<h2>本次扫描</h2>" in told and "<h3>未完整读取</h3>" in told


def linked_item(
    why: str = "XZ-50E against XZ-50F: the line has 'E' where the sheet has 'F'", *against: str
) -> LinkedItem:
    """A line that may be of one sheet's model, and is of another's; the papers contradict each other."""
    made: object = SimpleNamespace(outcome="controlled", codes=("3A001",), near=())
    offered = (Tied("b.pdf", "b" * 64, "XZ-50F", 83.3, why),)
    sheets = (Tied("c.pdf", "c" * 64, "XZ-50E", 100.0, f"{why}; confirmed by ann on 2026-12-01"),)
    return LinkedItem("a.pdf", "XZ-50E", "k", True, "undetermined", Linked(made, sheets, offered, against))  # type: ignore[arg-type]


def test_the_page_tells_the_contradictions_before_the_lines_tied_to_datasheets() -> None:
    seen = Seen()
    seen.feed(
        run_part(
            report(
                ABOUT, Gathered(), (linked_item("the names", "mass differs"), linked_item("the names", "mass differs"))
            )
        )
    )
    section = seen.text.partition("Lines tied to datasheets")[2]
    assert section.startswith("contradiction: mass differsline")
    assert 1 == section.count("mass differs")
    assert section.index("tied to") < section.index("may be")


def test_the_page_says_why_what_differs_and_who_confirmed() -> None:
    seen = Seen()
    seen.feed(run_part(report(ABOUT, Gathered(), (linked_item(),))))
    for words in ("the line has 'E' where the sheet has 'F'", "confirmed by ann on 2026-12-01", "controlled 3A001"):
        assert words in seen.text


def test_a_run_without_ties_has_no_such_section() -> None:
    assert "Lines tied" not in run_part(report(ABOUT, Gathered()))


def test_lines_beyond_the_report_are_counted() -> None:
    assert "… and 2 more: gauger show NAME" in run_part(
        report(ABOUT, Gathered(), (linked_item(),) * (MOST_OPEN // 2 + 1))
    )


@given(st.text())
def test_no_text_of_a_link_becomes_markup(text: str) -> None:
    seen = Seen()
    hostile = f"<b onclick=x>{text}"
    seen.feed(run_part(report(ABOUT, Gathered(), (linked_item(hostile, hostile),))))
    assert seen.tags <= TAGS


def test_the_json_of_the_run_has_the_ties_too() -> None:
    made = json.loads(report(ABOUT, Gathered(), (linked_item("w", "mass differs"),)).json())["between"]
    assert ["mass differs"] == made["contradictions"]
    assert [("tied to", "XZ-50E"), ("may be", "XZ-50F")] == [(x["standing"], x["sheet"]) for x in made["lines"]]


def test_what_was_read_as_marked_is_told_and_only_then() -> None:
    made = Gathered(as_marked=212, overruled=1)
    assert "Read as marked: 212 values, overruled 1." in run_part(report(ABOUT, made))
    assert '"marked": {' in report(ABOUT, made).json()
    assert "as marked" not in run_part(report(ABOUT, Gathered()))
    assert "marked" not in report(ABOUT, Gathered()).json()


def test_recognised_pages_are_told_with_their_rate_and_what_one_took() -> None:
    told = "3 pages recognised, 20.0 a minute, 2.8 s of a processor each"
    assert str(Recognised(3, 9.0, 20.0, 2.75)) == told
    assert str(Recognised(1, 3.0, 20.0, 2.0)).startswith("1 page recognised")
