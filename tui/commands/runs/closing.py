"""The end of a scan in words: what was counted, what was not read, where it is kept, what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from casebook.reports.run_report import Unread
from casebook.state.rows.wording import Wording
from tui.commands.runs.tally import MOST_ROWS, Tally, weight
from tui.speech.inert import inert
from tui.speech.words import counted

if TYPE_CHECKING:
    from tui.commands.session import Order

_ZH = {
    "document": "个文件",
    "item": "项货物",
    "read": "已读取",
    "partly_read": "部分读取",
    "unreadable": "无法读取",
    "not_read": "未读取",
    "kept": "此前已读",
    "copy": "重复",
}
_SAID = {
    "unread": ("not read whole: {name}: {why}", "未完整读取：{name}：{why}"),
    "copy": ("a copy: {name} has the same bytes as {of}", "重复文件：{name} 与 {of} 内容完全相同"),
    "near": ("nearly a copy: {name} says almost the same as {of}", "近似重复：{name} 与 {of} 内容几乎相同"),
    "more": ("… and {n} more {what}: the run's report has them all", "……另有{n}项，见扫描报告"),
    "ignored": ("{n} ignored: no document{s}", "已忽略{n}：不是文件资料"),
    "kept": ("Kept in {place}", "案卷：{place}"),
    "reports": (", reports in {file}.", "，报告：{file}。"),
    "stopped": (
        "Stopped before the end: the same command goes on where it stopped.",
        "已中止；再次运行同一命令即从中断处继续。",
    ),
    "next": (
        "Next: see why, with the quotes, before anything is declared:",
        "下一步：申报前请查看判定依据与原文：",
    ),
    "settled": (
        "Next: nothing is open; check what you rely on: gauger show NAME{option}",
        "下一步：无待处理事项；如需核对：gauger show 名称{option}",
    ),
    "aid": (
        "An aid, not legal advice: an item that no entry names may still need a licence.",
        "仅供参考，不构成法律意见：未列名的货物仍可能需要许可证。",
    ),
}
_HOW = {"kept": "known from before", "copy": "copies"}
"""How an answer came about, where it was not by reading."""


def told(tally: Tally, ignored: int, words: Wording) -> Iterator[str]:
    """What was counted, what was not read whole, and what is there twice."""
    made, is_zh = tally.gathered, words.language == "zh"
    outcomes = [f"{n} {words.outcome(word)}" for word, n in made.outcomes.most_common()]
    items = _many(tally.items.count, "item", words) + _listed(outcomes, words)
    yield f"\n{_documents(tally, words)}{'，' if is_zh else ', '}{items}"
    unread = [_said("unread", words, name=inert(u.name), why=inert(_reason(u), 300)) for u in made.unread]
    yield from _first(unread, "not read whole", words)
    copies = [_said("copy", words, name=inert(t.name), of=inert(t.of)) for t in made.twins if t.same_bytes]
    yield from _first(copies, "copies", words)
    near = [_said("near", words, name=inert(t.name), of=inert(t.of)) for t in made.twins if not t.same_bytes]
    yield from _first(near, "near copies", words)
    if made.recognised and made.recognised.pages_a_minute:
        yield str(made.recognised)
    if made.marked:
        yield str(made.marked)
    if ignored:
        number = f"{ignored}个" if is_zh else counted(ignored, "file")
        yield _said("ignored", words, n=number, s="" if ignored == 1 else "s")


def ending(tally: Tally, order: Order, json: str | None, words: Wording, *, stopped: bool) -> Iterator[str]:
    """Where it is kept, what to do next, and how the law stands on the day."""
    from casebook.store.database import shown

    place = shown(order.casebook or "")
    stop = "。" if words.language == "zh" else "."
    reports = _said("reports", words, file=inert(json)) if json not in (None, "-") else stop
    yield _said("kept", words, place=inert(str(place))) + reports
    if stopped:
        yield _said("stopped", words)
    option = "" if str(place) == "gauger.casebook" else f" --casebook {inert(str(place))}"
    first = next((r.label for _name, r in sorted(tally.items.rows, key=weight) if not r.is_settled), None)
    if first is not None:
        yield _said("next", words)
        yield f"  gauger show '{inert(first)}'{option}"
    elif tally.items.count:
        yield _said("settled", words, option=option)
    yield from standing(order, words.language)
    yield _said("aid", words)


def standing(order: Order, language: str = "en") -> Iterator[str]:
    """Whether each act that names codes is in force on the day, with what is reported and not confirmed."""
    from casebook.workers.worker import catalogue_of
    from classifier.law.timeline import status

    catalogue = catalogue_of(order.layers)
    for act in catalogue.instruments.values():
        if act.declared:
            on = status(catalogue, act.id, order.as_of)
            is_zh = language == "zh" and on.zh
            yield f"{order.as_of}：{on.zh}" if is_zh else f"On {order.as_of}: {act.name}: {on.note}"


def _said(key: str, words: Wording, **parts: str | int | None) -> str:
    return _SAID[key][words.language == "zh"].format(**parts)


def _documents(tally: Tally, words: Wording) -> str:
    """How many documents there are, how well they were read, and which of them did not have to be."""
    is_zh = words.language == "zh"
    read = _statuses(tally.gathered.statuses, words)
    how = [f"{n} {_ZH[word] if is_zh else _HOW[word]}" for word, n in tally.how.items() if word in _HOW]
    return _many(tally.documents, "document", words) + _listed([*read, *how], words)


def _statuses(counts: Counter[str], words: Wording) -> Iterator[str]:
    for word, n in counts.most_common():
        yield f"{n} {_ZH.get(word, word)}" if words.language == "zh" else f"{n} {word.replace('_', ' ')}"


def _many(number: int, what: str, words: Wording) -> str:
    return f"{number}{_ZH[what]}" if words.language == "zh" else counted(number, what)


def _listed(several: Iterable[str], words: Wording) -> str:
    told_ = list(several)
    if not told_:
        return ""
    return f"（{'，'.join(told_)}）" if words.language == "zh" else f" ({', '.join(told_)})"


def _reason(unread: Unread) -> str:
    return "; ".join(unread.reasons) or unread.status


def _first(lines: Sequence[str], what: str, words: Wording) -> Iterator[str]:
    """The lines, or of too many the first and how many more there are."""
    yield from lines[:MOST_ROWS]
    if len(lines) > MOST_ROWS:
        yield _said("more", words, n=len(lines) - MOST_ROWS, what=what)
