"""`gauger check`: a declaration draft against itself and against the papers beside it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands.session import Order, followed, made
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import write
from tui.speech.troubles import Refused
from tui.speech.version import version

if TYPE_CHECKING:
    from casebook.checking.check import Checked, Limits
    from casebook.checking.reading import Declared
    from casebook.run.bulk import Result


@dataclass(frozen=True, slots=True)
class CheckOrder:
    """What to check beside what; `json` is a file's name, `-` for stdout, `None` for none."""

    draft: Path
    evidence: tuple[Path, ...]
    order: Order
    json: str | None
    language: str
    limits: Limits


def run(order: CheckOrder) -> int:
    """Checks and tells; gives the exit code. Raises `Refused` where the draft is no declaration that can be read."""
    from casebook.checking.answer import line_of
    from casebook.checking.reading import declared
    from casebook.workers.worker import pipeline_of

    results = _read(order)
    draft, *beside = results
    pipeline = pipeline_of(order.order.layers)
    found = declared(draft.answer, pipeline) if draft.answer.status != "unreadable" else ()
    if not found:
        raise Refused(_no_declaration(draft), Exit.NO_INPUT)
    names = {r.answer.sha256: r.name for r in results}
    checks = _checked(order, draft, beside, found)
    if order.json is not None:
        lines = [line_of(one, draft.name, version(), order.language, names) for one in checks]
        _put(lines, order.json)
    if order.json != "-":
        for one in checks:
            for text in _told(one, order.language, names):
                write(text)
    return Exit.SETTLED if all(one.verdict == "ready" for one in checks) else Exit.REVIEW


def _read(order: CheckOrder) -> list[Result]:
    """The draft's result first, then the evidence's; each is read in a process of its own and kept in the casebook."""
    from casebook.run.discover import Document, Ignored, Unreachable, found
    from casebook.store.database import open_store
    from casebook.workers.pool import warm_up

    warm_up()
    entries = [e for e in found((order.draft, *order.evidence)) if not isinstance(e, Ignored)]
    if not entries or isinstance(entries[0], Unreachable):
        raise Refused(f"{inert(str(order.draft))}: the draft cannot be opened; name a file", Exit.NO_INPUT)
    first = entries[0]
    assert isinstance(first, Document)
    assert order.order.casebook is not None
    entries = [first, *(e for e in entries[1:] if not (isinstance(e, Document) and e.path == first.path))]
    with closing(open_store(order.order.casebook)) as store:
        return list(followed(made(order.order, store, len(entries)), entries, 1))


def _no_declaration(draft: Result) -> str:
    name = inert(draft.name)
    told = [p.message for p in draft.answer.problems if str(p.severity) != "note"]
    if draft.answer.status == "unreadable":
        return f"{name}: cannot be read: {inert(told[0], 300) if told else 'no text was found in it'}"
    return (
        f"{name}: no customs declaration was found in it (a {draft.answer.kind.replace('_', ' ')}): "
        "a draft has the heads of its lines (项号, 商品编号, 商品名称…) and a head of its own (境内发货人, 合同协议号…)"
    )


def _checked(order: CheckOrder, draft: Result, beside: Sequence[Result], found: Sequence[Declared]) -> list[Checked]:
    from casebook.checking.check import checked
    from casebook.checking.reading import papers
    from casebook.workers.worker import catalogue_of, pipeline_of

    catalogue, pipeline = catalogue_of(order.order.layers), pipeline_of(order.order.layers)
    own = [n for declaration, _ in found for n in declaration.pages]
    record = [p for r in beside if r.answer.status != "unreadable" for p in papers(r.answer, r.name, pipeline)]
    record += papers(draft.answer, draft.name, pipeline, own)
    return [
        checked(
            declaration,
            items,
            record,
            catalogue,
            sha256=draft.answer.sha256,
            as_of=order.order.as_of,
            policy=order.order.policy,
            limits=order.limits,
        )
        for declaration, items in found
    ]


def _put(lines: Sequence[str], name: str) -> None:
    text = "".join(f"{line}\n" for line in lines)
    if name == "-":
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # JSON is UTF-8 whatever the locale
        sys.stdout.write(text)
        return
    try:
        Path(name).write_text(text, "utf-8")
    except OSError as trouble:
        message = f"{name}: cannot be written ({trouble.strerror}); name another file with --json"
        raise Refused(message, Exit.NO_CASEBOOK) from trouble


_VERDICTS = {
    "stop": {"en": "STOP: do not file this draft", "zh": "停止：此草稿不可申报"},
    "question": {"en": "QUESTION: ask before filing", "zh": "存疑：申报前请核实"},
    "ready": {"en": "READY: nothing was found against it", "zh": "可申报：未发现问题"},
}


def _told(one: Checked, language: str, names: dict[str, str]) -> Iterator[str]:
    for line in one.lines:
        codes = ", ".join(line.made.codes or line.made.near)
        outcome = str(line.made.outcome).replace("_", " ")
        yield f"{line.number:>3}  {line.line.number}  {inert(line.item)}  {outcome}  {codes}".rstrip()
    yield ""
    for found in one.findings:
        yield f"[{found.severity}] {inert(getattr(found.says, language))}"
        for quote in found.evidence:
            place = quote.cell or f"p. {quote.page}"
            file = names.get(quote.sha256, "").rpartition("/")[2]
            yield f"      {inert(file)}, {inert(place)}: “{inert(quote.text, 120)}”"
    for right in one.right:
        yield f"[ok] {inert(getattr(right, language))}"
    yield _VERDICTS[str(one.verdict)][language]
