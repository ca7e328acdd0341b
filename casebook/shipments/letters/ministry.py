"""The question to the ministry on goods that stay undetermined.

Regulations on export control of dual-use items, article 14: their indicators, their use, why it cannot be told, and
what is asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from casebook.declaring.declaration import NO_ADVICE_ZH
from casebook.declaring.indicators import INDICATOR_HEADS, NO_INDICATORS, USE, computed, indicator_rows
from casebook.declaring.query_letter import reasons
from casebook.declaring.wording import BLANK, place, wording
from casebook.shipments.goods.head import head
from casebook.shipments.standing import LineStanding, Standing
from casebook.shipments.writing.blocks import Block, Bullets, Heading, Note, Paper, Para, cleaned, grid

TITLE = "关于出口物项是否属于管制物项的咨询函（草稿）"
_NO_WORDS = "文件未能说明货物的用途或类别，无法判断是否为所列物项"
"""What is said where a question has no Chinese words."""
_UNESCAPED = str.maketrans({"\\": ""})


def question(line: LineStanding, made: Standing, running: str) -> Paper:
    """The letter on one line's goods."""
    return Paper(TITLE, running, tuple(_blocks(line, made)))


def _blocks(line: LineStanding, made: Standing) -> Iterator[Block]:
    about, bench = line.subject, made.bench
    names = wording(about, bench)
    item = about.item.current
    yield Para("商务部：")
    yield Para("依据《两用物项出口管制条例》第十四条，我单位对下列拟出口物项是否属于管制物项无法判定，谨提出咨询。")
    yield Heading("一、货物")
    said = head(made.case.members, bench.catalogue)
    contract = said["contract"][0].text if len(said["contract"]) == 1 else BLANK
    yield Para(f"出口经营者：{BLANK}　合同号：{cleaned(contract)}")
    products = "，或".join(names.products.get(p, p) for p in item.products)
    yield Para(f"型号或品名：{cleaned(item.label)}　品类：{products}　生产者：{cleaned(item.maker or BLANK)}")
    yield Heading("二、性能指标")
    rows = indicator_rows(about, names)
    yield grid(INDICATOR_HEADS, rows, (1.5, 1.4, 0.9, 2.4, 1.3, 1)) if rows else Para(NO_INDICATORS)
    yield from (Para(cleaned(words)) for words in computed(about, names))
    yield Heading("三、主要用途")
    uses = [f for f in item.of(USE) if f.evidence]
    for fact in uses:
        yield Para(f"“{cleaned(fact.evidence[0].text)}”（{cleaned(place(fact.evidence[0], names))}）")
    if not uses:
        yield Para(f"文件未载明主要用途：{BLANK}")
    yield Heading("四、无法判定的原因")
    told = (cleaned(r.translate(_UNESCAPED)) for r in reasons(about, bench, names))
    yield Bullets(tuple(dict.fromkeys(r if not r.isascii() else _NO_WORDS for r in told)) or ("数值存疑",))
    yield Heading("五、请求")
    yield Para("请就上述物项是否属于管制物项、应适用的管制编码予以答复。")
    yield Para(f"联系人：{BLANK}　电话：{BLANK}")
    yield Para(f"日期：{BLANK}　签字、盖章：{BLANK}")
    yield Note(f"判定日 {bench.as_of}，内部规则 {bench.policy}。目录 {bench.catalogue.sha256}。{NO_ADVICE_ZH}")
