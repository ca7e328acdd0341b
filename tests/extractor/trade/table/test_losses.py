"""A line that is not read is told: by the number that its row begins with, by the numbers that count up, by totals."""

from __future__ import annotations

from tests.extractor.trade.trade_papers import page, reading, right

HEAD = (
    100.0,
    [(40, "No."), (80, "Description"), right(300, "Quantity"), right(400, "Unit price"), right(500, "Amount")],
)


def _line(top: float, *texts: str) -> tuple[float, list[tuple[float, str]]]:
    number, name, *figures = texts
    placed = [right(edge, text) for edge, text in zip((300, 400, 500), figures, strict=False) if text]
    return top, [(40, number), (80, name), *placed]


CUPS = [_line(120 + 20 * k, str(k), f"Cup {k}", "2", "1.50", "3.00") for k in range(1, 6)]


def _says(*rows: tuple[float, list[tuple[float, str]]]) -> list[str]:
    return [lost.says for lost in reading(page(HEAD, *rows)).lost]


def test_a_paper_that_was_read_whole_tells_of_no_loss():
    total = (240.0, [(80, "Total"), right(300, "10"), right(500, "15.00")])
    assert _says(*CUPS, total) == []
    assert _says(*CUPS) == []


def test_a_number_that_no_line_has_is_told():
    (says,) = _says(*(row for row in CUPS if row[1][0][1] != "3"))
    assert "numbered 3" in says


def test_numbers_that_count_by_tens_may_leave_one_out():
    tens = [_line(120 + 20 * k, str(10 * k), f"Cup {k}", "2", "1.50", "3.00") for k in (1, 2, 4, 5, 6)]
    assert _says(*tens) == []


def test_a_row_with_the_number_of_a_line_that_was_not_read_is_told():
    odd = _line(180, "30", "Cup 3 on request", "", "ask 4", "n/a")
    tens = [_line(120 + 20 * k, str(10 * k), f"Cup {k}", "2", "1.50", "3.00") for k in (1, 2, 4, 5, 6)]
    found = reading(page(HEAD, *sorted([*tens, odd])))
    assert "30" not in [line.line for line in found.lines]
    assert [lost.says for lost in found.lost] == ["the row numbered 30 is no line that was read"]


def test_a_total_of_a_column_above_its_lines_is_told():
    total = (240.0, [(80, "Total"), right(300, "12"), right(500, "15.00")])
    (says,) = _says(*CUPS, total)
    assert "quantities" in says and "10" in says and "12" in says


def test_freight_below_the_lines_explains_a_total():
    freight, total = (
        (240.0, [(80, "Sub total freight"), right(500, "5.00")]),
        (260.0, [(80, "Total"), right(500, "20.00")]),
    )
    assert _says(*CUPS, freight, total) == []
