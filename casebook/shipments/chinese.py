"""A shipment as it is told in Chinese: its heads, its stages, and the sentences that say what stands against it.

In a terminal and on the papers of the set alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from casebook.review.judging import Bench
from casebook.state.rows.chinese import sentences
from casebook.state.rows.wording import Wording, wording

STAGES = {
    "open": "进行中",
    "declared": "已申报",
    "questioned": "海关质疑中",
    "answered": "已答复质疑",
    "closed": "已结案",
}
HEADS = ("项号", "货物", "数量", "净重", "单个质量", "结论", "签署", "文件")
LISTED = ("货运", "状态", "文件数", "建立", "已询问、未答复")

_OF_CATALOGUE = ("a question is open: ", "nobody can tell: ", "it is undetermined: ")
"""What sentences begin with that go on in words of the catalogue."""

_SENTENCES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"^net mass ÷ quantity counts: (.+)$", r"以净重÷数量为准：\1"),
        (r"^(.+) counts: (.+)$", r"以 \1 为准：\2"),
        (r"a file of this sort has no pages to draw; its words are all there is", "此类文件没有页面图像"),
        (r"^nobody has signed it$", "尚无人签署"),
        (r"^look at it and sign: ", "查看并签署："),
        (r"^it is signed (\d+)/(\d+)$", r"已签署 \1/\2"),
        (r"^(\d+) more to sign, under different names(?: \((.+)\))?: ", r"还需\1人以各自姓名签署（\2）："),
        (r"^(.+) found it no goods of its own: ", r"\1 认为其不是单独货物："),
        (r"no reason given$", "未说明理由"),
        (r"^put it back: ", "放回："),
        (r"^the newest reading of its document does not find it$", "最近一次读取其文件时未再找到该货物"),
        (r"^look at it: ", "查看："),
        (r"^have another person sign it: ", "由另一人签署："),
        (r"^(.+)'s signature is not by their key: gauger review --signing-key FILE",
         r"\1 的签署未使用其密钥：gauger review --signing-key 文件"),
        (r"^(.+)'s signature names no (.+?): reopen it and sign again", r"\1 的签署未载明\2：重新打开后再签署"),
        (r"^(.+) signed before this was on the screen: ", r"\1 签署时尚未在屏幕上看过："),
        (r"^(.+) looks at it \(gauger show --who, or the app\) and signs again: ",
         r"\1 查看后（gauger show --who 或审核界面）再次签署："),
        (r"^enter it with its words or its source: ", "录入其原文或来源："),
        (r"^(.+) was entered, but no words of the paper are quoted for (.+): correct it and say where it comes from$",
         r"\1 为人工录入，但 \2 未引原文：请更正并注明来源"),
        (r"^(.+) was entered, but the quote (.+) does not hold the value (.+): correct it and say where it comes from$",
         r"\1 为人工录入，但原文 \2 中没有 \3：请更正并注明来源"),
        (r"^(.+) comes from (.+), and “(.+)” may not rest on that", r"\1 来自 \2，不得据此作出“\3”的结论"),
        (r"^it is listed under another act: ", "由其他公告列管："),
        (r"^have it licensed and declared under that act, not here$", "按该公告申请许可并申报，不在此申报"),
        (r"^have a person settle it under that act; gauger dossier drafts a letter to the ministry$",
         "由人按该公告判定；gauger dossier 可起草咨询函"),
        (r"^(.+) took it out of (.+); (\d+) people have to$", r"\1 已将其从 \2 中取出；须\3人确认"),
        (r"^another person takes it out too, or puts it back: ", "由另一人确认取出，或放回："),
        (r"changed after it was signed$", "签署后有改动"),
        (r"the new reading has other values than those that were signed$", "重新读取的数值与签署时不同"),
        (r"pages were not read", "有页面未读取"),
        (r"another act may cover it", "可能由其他公告列管"),
        (r"what it is$", "是何货物"),
        (r"its values are doubted$", "数值存疑"),
        (r"^by (.+) it is controlled \((.*)\)$", r"按 \1 属于管制（\2）"),
        (r"^by (.+) it is listed elsewhere \((.*)\)$", r"按 \1 由其他公告列管（\2）"),
        (r"^settle which paper is right: ", "确认以哪份文件为准："),
        (r"^a question is open: Is this (.+) for (.+)\?$", r"有问题待答复：该\1是否用于\2？"),
        (r"^a question is open: ", "有问题待答复："),
        (r"^nobody can tell: ", "无人能确认："),
        (r"^answer it: ", "请答复："),
        (r"^it is undetermined: ", "未能判定，缺："),
        (r"^it was reopened: ", "已重新打开："),
        (r"^settle and sign it: ", "处理并签署："),
        (r"^(.+) was not read whole", r"\1 未能完整读取"),
        (r"^mend the file, or have it sent again, and scan it anew$", "请修复文件或索取新件后重新扫描"),
        (r"^mend the file and scan it anew$", "请修复文件后重新扫描"),
        (r"^(.+) has it in hand$", r"\1 正在处理"),
        (r"^wait until it is put back$", "请等待其放回"),
        (r"^it has no goods$", "尚无货物"),
        (r"^it has no papers$", "尚无文件"),
        (r"^put papers in: gauger scan FOLDER ", "放入文件：gauger scan 文件夹 "),
        (r"^(.+) signed without typing (\d+) deciding values unseen", r"\1 签署前未盲录\2个决定性数值"),
        (r"^reopen it under this policy, type them and sign again: ", "按本规则重新打开，录入后再签署："),
        (r"^ask the maker for it and enter it \((.+?)\); gauger dossier drafts a letter to the ministry$",
         r"向制造商索取并录入（\1）；gauger dossier 可起草咨询函"),
        (r"^ask the ministry: gauger dossier (.+) --out DIR drafts the letter$",
         r"咨询商务部：gauger dossier \1 --out 文件夹 可起草咨询函"),
        (r"^nobody asked this of the maker$", "未曾向该制造商询问此项"),
        (r"^is in words: a person reads it and says what it is \(gauger review\)$",
         "为文字答复，须由人阅读后确认货物（gauger review）"),
        (r"^is in words: a person reads it and answers the question \(gauger review\)$",
         "为文字答复，须由人阅读后回答问题（gauger review）"),
        (r"^says the same goods: a person decides it: (.+)$", r"答复为同一货物，须由人确认：\1"),
        (r"^says other goods: a person decides it: (.+)$", r"答复为不同货物，须由人确认：\1"),
        (r"^was not understood: it names no unit$", "未能采用：未注明单位"),
        (r"^was not understood: it speaks of another part than the goods that were asked about$",
         "未能采用：所述并非所询问的货物"),
        (r"^was not understood: .*$", "未能理解：请按所要求的数值和单位填写"),
        (r"^answers (.+), and the paper states (.+): a person says which is right \(gauger review\)$",
         r"答复为 \1，而文件为 \2：须由人确认以何者为准（gauger review）"),
        (r"^is no reply form of gauger: .*$", "不是 gauger 的答复表：缺少 B1 单元格写有表号的“Reply”工作表"),
        (r"^does not say who answers: cell (\w+) is to be filled in$", r"未注明答复人：请填写 \1 单元格"),
        (r"^has no date in (\w+): write it as (\S+)$", r"\1 单元格没有日期：请按 \2 填写"),
        (r"^is dated (\S+), which is yet to come$", r"日期 \1 尚未到来"),
        (r"^is from (.+), whom nobody asked about the shipment (.+)$", r"来自 \1，而未曾就货运 \2 向其询问"),
        (r"the line has (.+?) more(?=;|$)", r"商品行多出 \1"),
        (r"the sheet has (.+?) more(?=;|$)", r"规格书多出 \1"),
        (r"; matching (.+?)(?=;|$)", r"；相同部分 \1"),
        (r"; a name that differs may be another model", "；名称不同，可能为另一型号"),
        (r"; the same quantity", "；数量相同"),
        (r"policy (\w+), (P\d+) of (\d{4}-\d\d-\d\d): ", r"内部规则 \1，\2，\3："),
    )
)  # fmt: skip


def in_chinese(bench: Bench) -> Callable[[str], str]:
    """How a sentence of the record or of a shipment is said in Chinese under a house's rules."""
    words = wording(bench.catalogue.vocabulary, "zh")
    return partial(_both, sentences(words, bench.house), words)


def _both(kept: Callable[[str], str], words: Wording, text: str) -> str:
    return said(kept(text), {**words.properties, **words.values, **words.products})


def typed(command: str) -> str:
    """A command to be typed, with what is to be put in said in Chinese."""
    return command.replace("ANSWER", "答复").replace("REASON, or --part", "理由（或 --part）")


def said(text: str, goods: Mapping[str, str]) -> str:
    """A sentence of a shipment in Chinese; what is not known stays as it is. `goods` are their words by their names."""
    if text.startswith(_OF_CATALOGUE):
        for name, chinese in sorted(goods.items(), key=lambda pair: -len(pair[0])):
            text = text.replace(name.replace("_", " "), chinese)
    for pattern, chinese in _SENTENCES:
        text = pattern.sub(chinese, text)
    return text


def stopped(text: str) -> str:
    """A sentence with its stop, unless it asks."""
    told = text.rstrip("。.")
    return told if told.endswith(("？", "?")) else f"{told}。"
