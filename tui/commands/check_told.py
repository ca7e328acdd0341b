"""What a check found, as text: on the screen, and as a list that is sent to the broker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.speech.inert import inert

if TYPE_CHECKING:
    from casebook.checking.check import Checked
    from casebook.checking.findings import Finding

_VERDICTS = {
    "stop": {"en": "STOP: do not file this draft", "zh": "停止：此草稿不可申报"},
    "question": {"en": "QUESTION: ask before filing", "zh": "存疑：申报前请核实"},
    "ready": {"en": "READY: nothing was found against it", "zh": "可申报：未发现问题"},
}


def told(one: Checked, language: str, names: dict[str, str]) -> Iterator[str]:
    """A check for the screen: lines, findings with their quotes, files that were not read, what agrees, the verdict.

    `names` are the names of files by their SHA-256.
    """
    for line in one.lines:
        codes = ", ".join(line.made.codes or line.made.near)
        outcome = str(line.made.outcome).replace("_", " ")
        yield f"{line.number:>3}  {line.line.number}  {inert(line.item)}  {outcome}  {codes}".rstrip()
        if line.joined is not None:
            yield f"     by {inert(line.joined)}, {inert(line.record or '')}"
    yield ""
    for found in one.findings:
        by = f" ({inert(found.record)})" if found.record else ""
        yield f"[{found.severity}] {inert(getattr(found.says, language))}{by}"
        yield from _quotes(found, names)
    for file in one.files:
        if file.says is not None:
            yield f"[{'question' if file.is_open else 'note'}] {inert(getattr(file.says, language), 300)}"
    for right in one.right:
        yield f"[ok] {inert(getattr(right, language))}"
    yield _VERDICTS[str(one.verdict)][language]


def _quotes(found: Finding, names: dict[str, str]) -> Iterator[str]:
    for quote in found.evidence:
        place = quote.cell or f"p. {quote.page}"
        source = names.get(quote.sha256, "").rpartition("/")[2]
        yield f"      {inert(source)}, {inert(place)}: “{inert(quote.text, 120)}”"


_TITLES = {"en": "Declaration draft", "zh": "报关单草稿"}
_NOTHING = {"en": "Nothing is to be changed.", "zh": "无需修改。"}
_PARTS = {"sheet": {"en": "sheet", "zh": "工作表"}, "contract": {"en": "contract", "zh": "合同协议号"}}


def listed(checks: Sequence[Checked], name: str, language: str, names: dict[str, str]) -> Iterator[str]:
    """The list for the broker: what to change or to answer, numbered, each with its quotes."""
    for k, one in enumerate(checks):
        if k:
            yield ""
        declaration = one.draft.declaration
        contract = declaration.header.get("contract")
        parts = [inert(name.rpartition("/")[2])]
        parts += [f"{_PARTS['sheet'][language]} {inert(declaration.sheet)}"] if declaration.sheet else []
        parts += [f"{_PARTS['contract'][language]} {inert(contract.value)}"] if contract else []
        yield f"{_TITLES[language]}: {', '.join(parts)}"
        yield _VERDICTS[str(one.verdict)][language]
        yield ""
        open_ = [f for f in one.findings if f.severity != "note"]
        for number, found in enumerate(open_, 1):
            yield f"{number}. {inert(getattr(found.says, language))}"
            yield from _quotes(found, names)
        unread = [f.says for f in one.files if f.is_open and f.says]
        for number, says in enumerate(unread, len(open_) + 1):
            yield f"{number}. {inert(getattr(says, language), 300)}"
        if not open_ and not unread:
            yield _NOTHING[language]
