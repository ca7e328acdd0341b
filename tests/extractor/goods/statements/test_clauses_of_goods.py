"""Values that a contract states of its goods in a clause below its lines."""

from __future__ import annotations

from tests.extractor.drawn import drawn
from tests.extractor.goods.test_asides import read, told

CONTRACT = """
SALES CONTRACT No. 88

No.   Description                          Qty        Unit price    Amount
1     LFP cathode material LF-S58          30 kg      42.80         1284.00
2     LFP cathode material LF-E30          45 kg      36.50         1642.50

Total                                                               2926.50

{}
"""


def densities(clause: str) -> dict[str, list[str]]:
    return {i.label: told(i, "compaction_density") for i in read(drawn(CONTRACT.format(clause))).items}


def test_each_of_the_goods_has_the_values_behind_its_name() -> None:
    clause = "Quality: LF-S58 compaction density 2.58 g/cm3; LF-E30 compaction density 2.10 g/cm3"
    assert densities(clause) == {"LF-S58": ["2.58 g/cm3"], "LF-E30": ["2.1 g/cm3"]}


def test_a_value_in_a_sentence_that_names_none_of_the_goods_is_nobody_s() -> None:
    clause = "Goods: LF-S58 and LF-E30. Reference compaction density 2.58 g/cm3"
    assert densities(clause) == {"LF-S58": [], "LF-E30": []}
