"""Lines of a crooked page, whose boxes meet: what stands above words stands on no line with them."""

from __future__ import annotations

from classifier.box import Box
from extractor.layout.lines import Run, lay_out


def run(text: str, x0: float, top: float, x1: float, bottom: float) -> Run:
    box = Box(x0, top, x1, bottom)
    return Run(text, box, box, bottom - top)


def texts(*runs: Run) -> list[str]:
    return [" ".join(w.text for segment in line for w in segment) for line in lay_out(runs)]


def test_a_small_label_over_the_beginning_of_a_long_row_is_a_line_of_its_own() -> None:
    row = run("第2项不属于管制物项，重量能量密度287Wh/kg，容量2.25Ah，额定电压3.2V", 36.5, 218.2, 757, 233)
    assert texts(row, run("标记唛码及备注", 37.3, 212.7, 92.1, 222.8)) == ["标记唛码及备注", row.text]


def test_a_mark_beside_a_word_hangs_on_it() -> None:
    word, mark = run("5000 mAh", 40, 100, 90, 112), run("1)", 91, 98, 97, 105)
    assert texts(word, mark, run("at 25 degrees", 100, 100, 170, 112)) == ["5000 mAh 1) at 25 degrees"]
