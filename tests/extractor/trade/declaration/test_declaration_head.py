"""The head of a declaration: labels and their values on a page."""

from __future__ import annotations

from classifier.box import Box
from classifier.loading.load import load
from extractor.document.page import Page, Word
from extractor.trade.declaration.head import fields
from extractor.trade.declaration.labels import labels
from extractor.trade.table.rows import Piece, Row


def row(page: Page, top: float, *words: tuple[str, float, float]) -> Row:
    """Words of the page's text on one line, each with its left and right edge and in a segment of its own."""
    at = 0
    pieces = []
    for n, (text, left, right) in enumerate(words):
        at = page.text.index(text, at)
        pieces.append(Piece(at, at + len(text), Box(left, top, right, top + 8), n))
        at += len(text)
    return Row(page, tuple(pieces), Box(words[0][1], top, words[-1][2], top + 8))


def test_words_that_touch_are_one_value_and_words_apart_are_two() -> None:
    page = Page(1, 842, 595, "保费 运费\nU  SD/31 USD 420", words=(Word("保费", Box(0, 0, 1, 1)),), lines=())
    head = row(page, 100, ("保费", 610, 626), ("运费", 700, 716))
    below = row(page, 112, ("U", 610, 613.8), ("SD/31", 613.8, 632.5), ("USD", 700, 715), ("420", 718, 735))
    found = fields((head, below), labels(load().vocabulary))
    assert found["insurance"].value == "USD/31"
    ((start, end),) = found["insurance"].place.spans
    assert page.text[start:end] == "U  SD/31"
    assert [f.value for key, f in found.items() if key != "insurance"] == ["USD 420"]


def printed(*rows: tuple[tuple[str, float, float], ...]) -> dict[str, str]:
    """The fields of rows of words, set 12 points below each other; blanks in a word part nothing."""
    page = Page(1, 842, 595, "\n".join("  ".join(text for text, _, _ in one) for one in rows), words=(), lines=())
    made, at = [], 0
    for n, one in enumerate(rows):
        pieces = []
        for k, (text, left, right) in enumerate(one):
            at = page.text.index(text, at)
            pieces.append(Piece(at, at + len(text), Box(left, 100 + 12 * n, right, 108 + 12 * n), k))
            at += len(text)
        made.append(Row(page, tuple(pieces), Box(one[0][1], 100 + 12 * n, one[-1][2], 108 + 12 * n)))
    return {key: field.value for key, field in fields(made, labels(load().vocabulary)).items()}


def test_what_a_label_is_called_in_english_is_no_value() -> None:
    beside = printed(
        (("境外收货人 Consignee", 40, 160), ("毛重（千克） Gross weight (kg)", 300, 440)),
        (("Pacific Storage GmbH", 42, 150), ("616.5", 302, 330)),
    )
    assert beside == {"consignee": "Pacific Storage GmbH", "gross_mass": "616.5"}
    below = printed(
        (("境内发货人", 40, 100), ("净重（千克）", 300, 360)),
        (("Exporter", 40, 80), ("Net weight (kg)", 300, 370)),
        (("湖州柯岱电源有限公司", 42, 150), ("560", 302, 330)),
    )
    assert below == {"consignor": "湖州柯岱电源有限公司", "net_mass": "560"}
    number = printed((("合同协议号", 40, 100),), (("Contract No.", 40, 100),), (("KD-26-019", 42, 100),))
    assert number == {"contract": "KD-26-019"}
    remark = printed((("标记唛码及备注 Marks and remarks", 40, 200),), (("N/M 属于两用物项 3A001", 42, 200),))
    assert remark == {"remark": "N/M 属于两用物项 3A001"}


def test_a_firm_may_begin_with_the_word_for_what_it_is() -> None:
    assert printed((("境外收货人 Importer Services Ltd", 40, 200),)) == {"consignee": "Importer Services Ltd"}
    own = printed((("境外收货人：Consignee Direct B.V.", 40, 200),), (("Rotterdam", 42, 90),))
    assert own == {"consignee": "Consignee Direct B.V."}


def test_the_code_of_a_firm_in_a_row_of_its_own_is_no_part_of_its_name() -> None:
    text = "境内发货人\n湖州柯岱电源有限公司\n(91330500MA2KD0X17Q)"
    page = Page(1, 842, 595, text, words=(), lines=())
    rows = [row(page, 100 + 9 * n, (one, 40, 150)) for n, one in enumerate(text.split("\n"))]
    found = fields(rows, labels(load().vocabulary))["consignor"]
    assert (found.value, found.code) == ("湖州柯岱电源有限公司", "91330500MA2KD0X17Q")
