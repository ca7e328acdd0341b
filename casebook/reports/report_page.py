"""What a run came to, as a part of the casebook's page.

Every text that comes out of a document or a file's name goes through `shown`, the only way into the page.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from casebook.reports.record_part import record_part
from casebook.reports.run_report import Between, RunReport

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_HIDDEN = frozenset(("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"))
_LONGEST = 600


def shown(text: str) -> str:
    """A text as it may stand in the page: escaped, nothing hidden or turned in it, cut where it is very long."""
    cut = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return escape("".join(_visible(c) for c in cut), quote=True)


def _visible(character: str) -> str:
    if character in "\t\n\r":
        return " "
    hidden = unicodedata.category(character) in _HIDDEN
    return f"‹U+{ord(character):04X}›" if hidden else character


_HEADS_ZH: Mapping[str, str] = {
    "This run": "本次扫描",
    "What to do next": "下一步",
    "Documents": "文件",
    "Items by outcome": "各结论货物数",
    "Lines tied to datasheets": "与规格书对应的商品行",
    "How right it was where people looked": "人工核对过的准确率",
    "Not read whole": "未完整读取",
    "The same document again": "重复文件",
}


def run_part(report: RunReport, lang: str = "en") -> str:
    """What a run came to, as the last part of the casebook's page; heads in `lang`, what was counted in English."""
    title = _HEADS_ZH["This run"] if lang == "zh" else "This run"
    parts = (
        f"<h2>{title}</h2><p>{shown(_said(report))}</p>",
        _section("What to do next", _list(report.next), lang),
        _section("Documents", _counts(report.statuses), lang),
        _section("Items by outcome", _counts(report.outcomes), lang),
        _section("Lines tied to datasheets", _between(report.between), lang),
        _section(
            "How right it was where people looked", record_part(report.record, table) if report.record else "", lang
        ),
        _section("Not read whole", _unread(report), lang),
        _section("The same document again", _twins(report), lang),
    )
    return f'<section class="run">{"".join(parts)}</section>'


def _said(report: RunReport) -> str:
    about = report.about
    rate = report.documents / about.seconds if about.seconds else 0.0
    pages = report.recognised
    pictures = f" {pages}." if pages else ""
    marked = f" {str(report.marked).capitalize()}." if report.marked else ""
    return (
        f"Begun {about.began}, {about.seconds:.0f} s, {rate:.1f} documents a second.{pictures}{marked} "
        f"Policy {about.policy}, catalogue {about.catalogue[:19]}, gauger {about.program}. Kept in {about.casebook}."
    )


def _section(title: str, body: str, lang: str) -> str:
    named = _HEADS_ZH[title] if lang == "zh" else title
    return f"<h3>{named}</h3>{body}" if body else ""


def _list(lines: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{shown(line)}</li>" for line in lines) + "</ul>"


def _counts(counts: Mapping[str, int]) -> str:
    return table((), [(name.replace("_", " "), str(n)) for name, n in counts.items()])


def _between(made: Between) -> str:
    """The contradictions first: each of them stands with every answer on the items that it speaks of."""
    heads = (
        "line",
        "document",
        "alone",
        "",
        "datasheet",
        "its document",
        "with its datasheets",
        "why, and what differs",
    )
    rows = [
        (
            line.label,
            line.name,
            line.before.replace("_", " "),
            line.standing,
            line.sheet,
            line.document,
            line.after.replace("_", " "),
            line.why,
        )
        for line in made.lines
    ]
    against = _list(f"contradiction: {text}" for text in made.contradictions) if made.contradictions else ""
    more = _list([f"… and {made.beyond} more: gauger show NAME"]) if made.beyond else ""
    return against + table(heads, rows) + more


def _unread(report: RunReport) -> str:
    rows = [(u.name, u.status.replace("_", " "), "; ".join(u.reasons)) for u in report.unread]
    return table(("document", "status", "why, and what to do"), rows)


def _twins(report: RunReport) -> str:
    rows = [(t.name, "the same bytes as" if t.same_bytes else "nearly the same as", t.of) for t in report.twins]
    return table(("document", "", "document"), rows)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of texts out of documents; nothing for no rows."""
    if not rows:
        return ""
    top = "<tr>" + "".join(f"<th>{shown(h)}</th>" for h in heads) + "</tr>" if heads else ""
    return "<table>" + top + "".join(map(_row, rows)) + "</table>"


def _row(cells: Sequence[str]) -> str:
    return "<tr>" + "".join(_cell(c) for c in cells) + "</tr>"


def _cell(text: str) -> str:
    mark = f' class="{text}"' if text in ("controlled", "undetermined") else ""
    return f"<td{mark}>{shown(text)}</td>"
