"""The run report as one page that needs nothing else.

No script, no picture, no link, and its policy forbids a browser to load any.

Every text that comes out of a document or a file's name goes through `shown`, the only way into the page.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from casebook.reports.record_part import record_part
from casebook.reports.run_report import Between, RunReport
from casebook.run.files.discover import OWN_PAGE
from classifier.judging.determination import in_words

_STYLE = (
    "body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1a1a1a}"
    "h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.25rem .6rem .25rem 0;border-bottom:1px solid #ddd;"
    "overflow-wrap:break-word;word-break:normal}.controlled{color:#a00;font-weight:600}.undetermined{color:#850}"
    "@media (prefers-color-scheme:dark){body{background:#161616;color:#e6e6e6}td,th{border-color:#333}"
    ".controlled{color:#f77}.undetermined{color:#fb5}}"
)
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


def page(report: RunReport) -> str:
    """The page as HTML."""
    about = report.about
    title = f"{report.documents} documents, judged as of {about.as_of}"
    parts = (
        f"<h1>{shown(title)}</h1>",
        f"<p>{shown(_said(report))}</p>",
        _section("What to do next", _list(report.next)),
        _section("Documents", _counts(report.statuses)),
        _section("Items by outcome", _counts(report.outcomes)),
        _section("Lines tied to datasheets", _between(report.between)),
        _section("Items that need a person", _open(report)),
        _section("How right it was where people looked", record_part(report.record, table) if report.record else ""),
        _section("Not read whole", _unread(report)),
        _section("The same document again", _twins(report)),
        "<p>An aid, not legal advice: an item that no entry names may still need a licence.</p>",
    )
    head = (
        f'<meta charset="utf-8">{OWN_PAGE}<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="viewport" content="width=device-width"><title>{shown(title)}</title><style>{_STYLE}</style>'
    )
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{"".join(parts)}</body></html>\n'


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


def _section(title: str, body: str) -> str:
    return f"<h2>{title}</h2>{body}" if body else ""


def _list(lines: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{shown(line)}</li>" for line in lines) + "</ul>"


def _counts(counts: Mapping[str, int]) -> str:
    return table((), [(name.replace("_", " "), str(n)) for name, n in counts.items()])


def _open(report: RunReport) -> str:
    heads = ("item", "document", "what it is", "outcome", "codes", "deciding value", "missing")
    rows = [
        (
            o.label,
            o.name,
            o.product.replace("_", " "),
            in_words(o.outcome),
            ", ".join(o.codes),
            o.deciding,
            ", ".join(o.missing).replace("_", " "),
        )
        for o in report.open
    ]
    return table(heads, rows)


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
