"""The query letter to the ministry on an item that cannot be determined: its indicators, its main use, and why."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.declaring.dossier import closing, compared
from casebook.declaring.indicators import goods, indicators, uses
from casebook.declaring.readiness import Subject
from casebook.declaring.wording import BLANK, Wording, wording
from casebook.inert_markdown import escaped
from casebook.review.judging import Bench
from casebook.review.questions import CANNOT_TELL, questions
from classifier.judging.missing import CONTROL_CODE, PRODUCT, UNREAD_PAGES

_WORDS = {
    PRODUCT: "货物究竟为何种物项，文件未能说明",
    UNREAD_PAGES: "依据文件有页面无法读取",
    CONTROL_CODE: "货物可能属于其他公告所列物项，其管制编码无法确认",
}


def query(about: Subject, bench: Bench) -> str:
    """The letter on an item, as Markdown."""
    names = wording(about, bench)
    lines = [
        "# 关于出口物项是否属于管制物项的咨询函（草稿）",
        "",
        "商务部：",
        "",
        "依据《两用物项出口管制条例》第十四条，我单位对下列拟出口物项是否属于管制物项无法判定，谨提出咨询。",
        "",
        *goods(about, names),
        "## 二、性能指标",
        "",
        *indicators(about, names),
        "## 三、主要用途",
        "",
        *uses(about, names),
        "## 四、无法判定的原因",
        "",
        *(f"- {reason}" for reason in reasons(about, bench, names)),
        "",
        *compared(about, bench, names),
        "## 五、请求",
        "",
        "请就上述物项是否属于管制物项、应适用的管制编码予以答复。",
        "",
        f"联系人：{BLANK}　电话：{BLANK}",
        "",
        *closing(about, bench),
    ]
    return "\n".join(lines) + "\n"


def reasons(about: Subject, bench: Bench, names: Wording) -> Iterator[str]:
    """Why it cannot be determined: open questions in the law's words, what is not known, what is doubted."""
    for question in questions(about.item, about.made, bench.catalogue):
        told = "，经办人员无法判断" if about.item.answers.get(question.key) == CANNOT_TELL else ""
        yield f"{escaped(question.zh or question.text)}{told}"
    for name in about.made.missing:
        known = names.properties.get(name, name)
        yield _WORDS.get(name) or f"{escaped(known)}：文件未载明，或所载数值不足以判断是否达到限值"
    for doubt in about.made.doubts:
        yield f"数值存疑：{escaped(doubt)}"
