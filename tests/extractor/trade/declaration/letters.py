"""Printed declarations set word by word, so that a word may stand where a crooked scan has it."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

Word = tuple[float, float, str]
"""Left, height above the page's foot, text."""

_HEAD: tuple[Word, ...] = (
    (300, 560, "中华人民共和国海关出口货物报关单"),
    *((x, 540, text) for x, text in ((40, "境内发货人"), (300, "合同协议号"), (600, "成交方式"))),
    *((x, 528, text) for x, text in ((40, "湖州柯岱电源有限公司"), (300, "KD-26-019"), (600, "FOB"))),
    *((x, 440, text) for x, text in ((40, "项号"), (74, "商品编号"), (170, "商品名称及规格型号"))),
    *((x, 440, text) for x, text in ((520, "数量及单位"), (620, "单价/总价/币制"), (740, "征免"))),
)
_COLUMNS = {"item": 40, "number": 74, "name": 170, "count": 520, "price": 620, "levy": 740}
ELEMENTS = "1|0|吸尘器用|镍钴锰酸锂|206Wh/kg|柯岱|KD-50A|4Ah|不含汞|3.6V|||"


def line(item: int, top: float, elements: str = ELEMENTS, *, off: dict[str, float] | None = None) -> list[Word]:
    """A line of cells, 8,000 pieces of 560 kg; `off` sets a word of its first row so many points higher."""
    words = {"item": str(item), "number": "8507600090", "name": "锂离子电池", "count": "8000个", "price": "3.1"}
    first = [(_COLUMNS[key], top + (off or {}).get(key, 0), text) for key, text in words.items()]
    below = [(170, top - 13, elements), (520, top - 13, "560千克"), (620, top - 13, "24800")]
    return [*first, (740, top, "照章征税"), *below, (520, top - 26, "8000个"), (620, top - 26, "美元")]


def paper(*lines: Sequence[Word], without: str = "") -> bytes:
    """A page with a head and these lines; `without` is a word of the head that is not there."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    data = io.BytesIO()
    page = Canvas(data, pagesize=(842, 595))
    page.setFont("STSong-Light", 8)
    for x, y, text in (*_HEAD, *(word for one in lines for word in one)):
        if text != without:
            page.drawString(x, y, text)
    page.save()
    return data.getvalue()
