"""The list for the broker: what to change or to answer, numbered over the whole file, each with its quotes.

The numbers are those of the notes on the marked PDF. The list goes out as text and as DOCX.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from casebook.checking.check import Checked
from casebook.checking.findings import Finding, Severity
from casebook.inert_markdown import visible
from classifier.facts import Evidence

VERDICTS: Mapping[str, Mapping[str, str]] = {
    "stop": {"en": "STOP: do not file this draft", "zh": "停止：此草稿不可申报"},
    "question": {"en": "QUESTION: ask before filing", "zh": "存疑：申报前请核实"},
    "ready": {"en": "READY: nothing was found against it", "zh": "可申报：未发现问题"},
}
_TITLES = {"en": "Declaration draft", "zh": "报关单草稿"}
_NOTHING = {"en": "Nothing is to be changed.", "zh": "无需修改。"}
_PARTS = {"sheet": {"en": "sheet", "zh": "工作表"}, "contract": {"en": "contract", "zh": "合同协议号"}}
_HEADS = {
    "en": ("No.", "To change or answer", "Where, in its words", "Answer"),
    "zh": ("序号", "问题", "位置与原文", "答复"),
}
_WIDTHS = (1.2, 7.0, 6.0, 3.2)
"""Centimetres of the columns of the DOCX."""
_QUOTE, _REASON = 120, 300
"""Characters of a quote, and of what was not read, that the list has at most."""
_FONTS = ("Calibri", "宋体")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to change or to answer. `quotes` are places with their words, none for a file that was not read."""

    number: int
    says: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The list of one declaration of the file."""

    title: str
    verdict: str
    entries: tuple[Entry, ...]


def numbered(checks: Sequence[Checked]) -> Iterator[tuple[int, Checked, tuple[Finding, ...]]]:
    """The findings that ask something, each with its number in the file.

    Those of one line that quote the same words, such as several blank elements, share one. A mere note has none.
    """
    number = 0
    for one in checks:
        open_ = [f for f in one.findings if f.severity is not Severity.NOTE]
        for _, several in groupby(open_, key=lambda f: (f.line, f.kind, f.evidence)):
            number += 1
            yield number, one, tuple(several)


def parts(checks: Sequence[Checked], language: str, names: Mapping[str, str]) -> tuple[Part, ...]:
    """The list; `names` are those of files by their SHA-256, the drafts' too."""
    several = list(numbered(checks))
    last, made = len(several), []
    for one in checks:
        entries = [
            Entry(n, said(found, language), tuple(dict.fromkeys(_quote(q, names) for q in found[0].evidence)))
            for n, of, found in several
            if of is one
        ]
        for file in one.files:
            if file.is_open and file.says:
                last += 1
                entries.append(Entry(last, visible(getattr(file.says, language))[:_REASON], ()))
        head = title(one, names.get(one.draft.sha256, ""), language)
        made.append(Part(head, VERDICTS[str(one.verdict)][language], tuple(entries)))
    return tuple(made)


def said(findings: Sequence[Finding], language: str) -> str:
    """What findings with one number say."""
    return visible(" ".join(getattr(f.says, language) for f in findings))


def _quote(quote: Evidence, names: Mapping[str, str]) -> str:
    source = names.get(quote.sha256, "").rpartition("/")[2]
    text = visible(quote.text)
    cut = text if len(text) <= _QUOTE else f"{text[: _QUOTE - 1]}…"
    return f"{visible(source)}, {visible(quote.cell or f'p. {quote.page}')}: “{cut}”"


def title(one: Checked, name: str, language: str) -> str:
    """Which declaration it is: its file, its sheet or its pages where the file has several, its contract."""
    declaration = one.draft.declaration
    contract = declaration.header.get("contract")
    told = [visible(name.rpartition("/")[2])]
    told += [f"{_PARTS['sheet'][language]} {visible(declaration.sheet)}"] if declaration.sheet else []
    told += [f"{_PARTS['contract'][language]} {visible(contract.value)}"] if contract else []
    return f"{_TITLES[language]}: {', '.join(told)}"


def as_text(several: Sequence[Part], language: str) -> str:
    """The list as plain text."""
    lines: list[str] = []
    for part in several:
        lines += [""] if lines else []
        lines += [part.title, part.verdict, ""]
        for entry in part.entries:
            lines.append(f"{entry.number}. {entry.says}")
            lines += [f"      {quote}" for quote in entry.quotes]
        lines += [] if part.entries else [_NOTHING[language]]
    return "".join(f"{line}\n" for line in lines)


def as_docx(several: Sequence[Part], language: str) -> bytes:
    """The list as a Word document with a column for answers; it holds no field, link or macro.

    Raises `ModuleNotFoundError` without the extra `export`.
    """
    from docx import Document
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONTS[0], Pt(10)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONTS[1])
    for part in several:
        title = document.add_paragraph().add_run(part.title)
        title.bold, title.font.size = True, Pt(13)
        document.add_paragraph().add_run(part.verdict).bold = True
        if not part.entries:
            document.add_paragraph(_NOTHING[language])
            continue
        table = document.add_table(rows=1, cols=len(_WIDTHS), style="Table Grid")
        table.autofit = False
        for cell, head in zip(table.rows[0].cells, _HEADS[language], strict=True):
            cell.paragraphs[0].add_run(head).bold = True
        for entry in part.entries:
            cells = table.add_row().cells
            for cell, text in zip(cells, (str(entry.number), entry.says, "\n".join(entry.quotes), ""), strict=True):
                cell.paragraphs[0].add_run(text)
        for row in table.rows:
            for cell, width in zip(row.cells, _WIDTHS, strict=True):
                cell.width = Cm(width)
        document.add_paragraph()
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()
