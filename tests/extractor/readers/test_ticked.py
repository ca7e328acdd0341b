"""Of options beside boxes, those that are not ticked are not what the paper says."""

from __future__ import annotations

import pytest

from extractor.document.read_options import ReadOptions
from extractor.readers.reading import read
from extractor.readers.ticked import chosen
from tests.extractor.readers.office.packaged import cells_row, docx, para, text, told, xlsx
from tests.extractor.readers.raw_pdf import line, paper


@pytest.mark.parametrize(
    "written, left",
    [
        ("Kind: ☐ NCM ☒ LFP", ["NCM"]),
        ("Kind: ☒ LFP ☐ NCM ☐ LCO", ["NCM", "LCO"]),
        ("□天然石墨 ☑人造石墨", ["天然石墨"]),
        ("□ NCM √ LFP", ["NCM"]),
        ("Kind: ☐ NCM, 5 Ah ☒ LFP", ["NCM"]),
        ("□ first point", []),
        ("☐ NCM ☐ LFP", []),
        ("● LFP cathode", []),
        ("● LFP ○ NCM", ["NCM"]),
        ("■ LFP ○ 5 Ah", []),
        ("二〇二六年 √", []),
        ("LFP ☒  NCM ☐", []),
        ("no box at all", []),
    ],
)
def test_options_that_are_not_ticked_are_left_out_of_a_line(written: str, left: list[str]) -> None:
    assert chosen(written)[1] == left


def test_an_empty_box_alone_counts_where_another_line_is_ticked() -> None:
    assert chosen("☐ NCM", ticked_elsewhere=True) == ("☐ ", ["NCM"])
    assert chosen("□ NCM", ticked_elsewhere=True)[1] == []


def test_a_word_document_tells_what_is_not_ticked() -> None:
    source = docx(para("☐ NCM") + para("☒ LFP"))
    assert "NCM" not in text(source) and "LFP" in text(source)
    assert "not ticked" in told(source) and "NCM" in told(source)


def test_a_sheet_tells_what_is_not_ticked() -> None:
    source = xlsx(f"<sheetData>{cells_row(1, A='Kind', B='☐ NCM', C='☑ LFP')}</sheetData>")
    assert "NCM" not in text(source) and "LFP" in text(source)
    assert "NCM" in told(source)


BOX = "<</Subtype/Widget/FT/Btn/T(c%d)/Rect[%d 198 %d 208]/V/%s/AS/%s/AP<</N<</Yes @n@/Off @n@>>>>>>"


def form(*states: str) -> tuple[str, str]:
    """What is read of a form with LFP and NCM beside boxes of these states, and what is told."""
    notes = tuple(BOX % (k, 50 + 60 * k, 60 + 60 * k, state, state) for k, state in enumerate(states))
    source = paper(
        line(65, 200, "LFP") + line(125, 200, "NCM") + line(220, 200, "Mass 35 kg"),
        notes=notes, root="/AcroForm<</Fields[@note0@ @note1@]>>", held=lambda made: {"n": made.form("", "0 0 10 10")},
    )  # fmt: skip
    contents = read(source, ReadOptions(ocr=False))
    return contents.pages[0].text, " ".join(problem.message for problem in contents.problems)


def test_a_form_s_boxes_say_which_option_is_meant() -> None:
    words, said = form("Yes", "Off")
    assert "LFP" in words and "NCM" not in words and "Mass 35 kg" in words
    assert "not ticked" in said and "NCM" in said


def test_of_a_form_in_which_nothing_is_ticked_everything_is_read() -> None:
    words, said = form("Off", "Off")
    assert "LFP" in words and "NCM" in words
    assert not said
