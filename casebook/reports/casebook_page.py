"""The casebook as one page that needs nothing else.

No script and no link out of it; its policy forbids a browser to load any, and its pictures stand in it. Filters are
radio buttons that the style sheet listens to.

Every text that comes out of a document or a file's name goes through `shown`, the only way into the page.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from casebook.reports.item_details import Detail, Drawn, Told
from casebook.reports.report_page import POLICY, shown
from casebook.review.queue import Entry
from casebook.run.files.discover import OWN_PAGE
from casebook.state.rows.names import short
from casebook.state.rows.wording import Wording, wording
from classifier.law.catalogue import Catalogue

LANGUAGES = ("en", "zh")
_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("{n} items, judged as of {day}", "{n} 项货物，判定日期 {day}"),
    "kept": ("Kept in {name}.", "案卷：{name}。"),
    "needs": ("What needs a person", "待人工处理"),
    "rest": ("Done, or in need of nobody", "已完成或无需处理"),
    "all": ("all", "全部"),
    "item": ("item", "货物"),
    "is": ("what it is", "品名"),
    "outcome": ("outcome", "结论"),
    "code": ("code", "管制编码"),
    "axis": ("margin to the limit", "距限值"),
    "why": ("decided by, or missing", "依据或缺失"),
    "document": ("document", "文件"),
    "missing": ("missing: ", "缺失："),
    "rests": ("the same goods as in ", "与此文件为同一货物："),
    "signed": ("signed by ", "签字："),
    "aid": (
        "An aid, not legal advice: an item that no entry names may still need a licence.",
        "仅供参考，不构成法律意见：未列名的货物仍可能需要许可证。",
    ),
    "controlled": ("controlled", "属于管制"),
    "close": ("close", "接近限值"),
    "listed_elsewhere": ("listed under another act", "其他公告列管"),
    "undetermined": ("undetermined", "未能判定"),
    "not_controlled": ("not controlled", "不属于管制"),
    "not_applicable": ("nothing listed", "未列名"),
    "not_read": ("not read", "未读取"),
    "partly_read": ("partly read", "部分读取"),
    "no_item": ("no item", "无货物"),
    "behind": ("Values, quotes and pages", "数据、原文与页面"),
    "page": ("page {n}", "第{n}页"),
    "no_page": ("page {n} is not drawn: ", "第{n}页无图："),
    "decides": ("decides", "判定依据"),
    "top": ("up", "返回"),
    "beyond": (
        "Items further down have no quotes and pages here: gauger show NAME tells them.",
        "其后的货物未附原文与页面：gauger show 名称 --lang zh。",
    ),
    "more": ("… and {n} more: gauger report writes all of them.", "……另有{n}项，gauger report 全部列出。"),
    "removed": ("removed", "已移除"),
    "merged": ("merged", "已合并"),
}
"""What the page itself says, in English and Chinese."""
_HEADS = ("item", "is", "outcome", "code", "axis", "why", "document")
"""The columns; where the page is narrow, each cell bears its own head and a row is a card."""
_OUTCOMES = tuple(_WORDS)[list(_WORDS).index("controlled") :]
_WIDEST = Decimal(30)
"""Per cent of a limit that half of the axis shows; what is farther stands at its end."""
_STYLE = """
:root{color-scheme:light dark;--line:#d5d9de;--soft:#f4f6f8;--red:#b3261e;--amber:#8a5a00;--blue:#2456a6;
--green:#2b6b3f}
@media (prefers-color-scheme:dark){:root{--line:#3a3f45;--soft:#20242a;--red:#ff8a80;--amber:#ffc04d;--blue:#8ab4f8;
--green:#81c995}}
body{font:15px/1.5 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:1.5rem auto;max-width:84rem;
padding:0 1rem}
h1{font-size:1.35rem;margin:.2rem 0}h2{font-size:1.1rem;margin:1.6rem 0 .5rem}
input[name=f]{position:absolute;opacity:0}
label{display:inline-block;border:1px solid var(--line);border-radius:1rem;padding:.1rem .7rem;margin:.15rem .2rem;
cursor:pointer}
.wrap{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .7rem .35rem 0;border-bottom:1px solid var(--line);
overflow-wrap:break-word;word-break:normal;hyphens:none}
th{background:var(--soft);position:sticky;top:0}
main td:nth-child(1){min-width:8rem;font-weight:600}main td:nth-child(2){min-width:9rem}
main td:nth-child(3){min-width:7.5rem}
main td:nth-child(4),main td:nth-child(5){white-space:nowrap}main td:nth-child(6){min-width:15rem}
main td:nth-child(7){min-width:11rem}
.controlled td:nth-child(3),.listed_elsewhere td:nth-child(3){color:var(--red);font-weight:600}
.close td:nth-child(3){color:var(--amber);font-weight:600}
.undetermined td:nth-child(3){color:var(--blue);font-weight:600}
.not_controlled td:nth-child(3){color:var(--green)}
svg{vertical-align:middle;margin-right:.4rem}svg .a{stroke:var(--line)}svg .t{stroke:currentColor;stroke-width:1.5}
svg .d{fill:var(--green)}.controlled svg .d{fill:var(--red)}.close svg .d{fill:var(--amber)}
.undetermined svg .d{fill:var(--blue)}
@media (max-width:68rem){.wrap{overflow-x:visible}main table,main tbody{display:block}main thead{display:none}
main tr{display:grid;grid-template-columns:1fr 1fr;gap:.15rem 1rem;padding:.6rem 0;border-bottom:1px solid var(--line)}
main td,main td:nth-child(n){border:0;padding:0;min-width:0;white-space:normal;overflow-wrap:break-word}
main td:nth-child(n+6){grid-column:1/-1}main td:empty{display:none}
main td::before{content:attr(data-h);display:block;font-size:.8rem;font-weight:400;
color:color-mix(in srgb,currentColor 60%,transparent)}}
@media (min-width:34rem) and (max-width:68rem){main tr{grid-template-columns:1.2fr 1.2fr 1fr 1fr 1.6fr}
main td:nth-child(n+6){grid-column:1/4}main td:nth-child(7){grid-column:4/-1}}
a{color:inherit}section.d{border-top:1px solid var(--line);padding:.4rem 0;scroll-margin-top:.5rem}
section.d:target{background:var(--soft)}section.d p{overflow-wrap:break-word}
section.d h3{font-size:1rem;margin:.3rem 0}section.d ul{margin:.2rem 0;
padding-left:1.2rem}section.d q{quotes:"“" "”"}section.d li{overflow-wrap:break-word}.w{font-weight:600}
section.run{border-top:2px solid var(--line);margin-top:2rem}
section.run td:first-child{min-width:6rem}section.run table{display:block;overflow-x:auto}
figure{margin:.5rem 0;max-width:100%}figure img{max-width:100%;height:auto;border:1px solid var(--line);background:#fff}
figcaption{font-size:.85rem}
@media print{label,input{display:none}th{position:static}}
"""


def page(
    entries: Sequence[Entry],
    catalogue: Catalogue,
    as_of: date,
    lang: str,
    name: str,
    behind: Iterable[Detail] = (),
    *,
    most: int | None = None,
    below: str = "",
) -> str:
    """The page as HTML; the entries in their order, those that are left to do first, at `most` so many of them.

    `behind` are the quotes and pages of items that have them; each item links to its own. `below` is markup that stands
    at the end (`report_page.run_part`).
    """
    own = LANGUAGES.index(lang)
    say = {key: words[own] for key, words in _WORDS.items()}
    words = wording(catalogue.vocabulary, lang)
    items = [e for e in entries if not e.is_document]
    counts = Counter(e.outcome for e in entries)
    title = say["title"].format(n=len(items), day=as_of)
    rules, radios, chips = _filters([o for o in _OUTCOMES if counts[o]], counts, say)
    listed = sorted(entries, key=lambda e: e.is_done)[:most]
    waiting, rest = [e for e in listed if e.is_open], [e for e in listed if e.is_done]
    left_out = len(entries) - len(listed)
    more = f"<p>{shown(say['more'].format(n=left_out))}</p>" if left_out else ""
    told = {detail.item: detail for detail in behind}
    body = (
        f'<h1 id="top">{shown(title)}</h1><p>{shown(say["kept"].format(name=name))} {shown(say["aid"])}</p>{radios}'
        f"<nav>{chips}</nav><main>{_section(say['needs'], waiting, words, say, told)}"
        f"{_section(say['rest'], rest, words, say, told)}{more}</main>{_behind(items, told, words, say)}{below}"
    )
    head = (
        f'<meta charset="utf-8">{OWN_PAGE}<meta http-equiv="Content-Security-Policy" content="{POLICY}; img-src data:">'
        f'<meta name="viewport" content="width=device-width"><title>{shown(title)}</title>'
        f"<style>{_STYLE}{rules}</style>"
    )
    tongue = "zh-Hans" if lang == "zh" else "en"
    return f'<!doctype html><html lang="{tongue}"><head>{head}</head><body>{body}</body></html>\n'


def _filters(keys: Sequence[str], counts: Mapping[str, int], say: Mapping[str, str]) -> tuple[str, str, str]:
    """The filters by outcome, as rules of style, hidden buttons, and the labels that press them."""
    rules = "".join(
        f"#f-{k}:checked~main tbody tr:not(.{k}){{display:none}}#f-{k}:checked~nav label[for=f-{k}]{{font-weight:700;"
        "background:var(--soft)}"
        for k in keys
    )
    radios = '<input type="radio" name="f" id="f-all" checked>' + "".join(
        f'<input type="radio" name="f" id="f-{k}">' for k in keys
    )
    chips = f'<label for="f-all">{shown(say["all"])} {sum(counts.values())}</label>' + "".join(
        f'<label for="f-{k}">{shown(say[k])} {counts[k]}</label>' for k in keys
    )
    return rules, radios, chips


def _section(
    title: str, entries: Sequence[Entry], words: Wording, say: Mapping[str, str], told: Mapping[str, Detail]
) -> str:
    if not entries:
        return ""
    heads = "".join(f"<th>{shown(say[h])}</th>" for h in _HEADS)
    rows = "".join(_row(e, words, say, told) for e in entries)
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<h2>{shown(title)} ({len(entries)})</h2><div class="wrap">{table}</div>'


def _row(entry: Entry, words: Wording, say: Mapping[str, str], behind: Mapping[str, Detail]) -> str:
    label = shown(_label(entry))
    cells = (
        f'<a href="#{_anchor(entry.item)}">{label}</a>' if entry.item in behind else label,
        shown(words.product(entry.product)),
        shown(say.get(entry.outcome, entry.outcome.replace("_", " "))),
        shown(" ".join(entry.codes or entry.near)),
        _axis(entry.margin),
        shown("; ".join(_reasons(entry, say, words))),
        shown(short(entry.name)),
    )
    kind = entry.outcome if entry.outcome in _OUTCOMES else "other"
    told = "".join(f'<td data-h="{shown(say[h])}">{c}</td>' for h, c in zip(_HEADS, cells, strict=True))
    return f'<tr class="{kind}">{told}</tr>'


def _label(entry: Entry) -> str:
    return f"{entry.line}. {entry.label}" if entry.line else entry.label


def _anchor(item: str) -> str:
    """An item's place in the page: its key, of which only letters and digits are left."""
    return "i-" + "".join(c for c in item if c.isascii() and c.isalnum())


def _behind(items: Sequence[Entry], told: Mapping[str, Detail], words: Wording, say: Mapping[str, str]) -> str:
    """A section for each item: its values with their quotes, its pages with the places framed."""
    if not told:
        return ""
    sections = "".join(_detail(e, told[e.item], words, say) for e in items if e.item in told)
    beyond = f"<p>{shown(say['beyond'])}</p>" if any(e.item not in told for e in items) else ""
    return f"<h2>{shown(say['behind'])}</h2>{sections}{beyond}"


def _detail(entry: Entry, detail: Detail, words: Wording, say: Mapping[str, str]) -> str:
    values = "".join(_value(v, words, say) for v in detail.values)
    figures = "".join(_figure(p, say) for p in detail.pages)
    outcome = shown(say.get(entry.outcome, entry.outcome.replace("_", " ")))
    codes = shown(" ".join(entry.codes or entry.near))
    return (
        f'<section class="d" id="{_anchor(entry.item)}"><h3>{shown(_label(entry))}: {outcome} {codes}</h3>'
        f"<p>{shown(entry.name)}</p><ul>{values}</ul>{figures}"
        f'<p><a href="#top">{shown(say["top"])}</a></p></section>'
    )


def _value(told: Told, words: Wording, say: Mapping[str, str]) -> str:
    text = words.deciding(f"{told.property.replace('_', ' ')} {told.value}")
    mark = f' <span class="w">({shown(say["decides"])})</span>' if told.is_deciding else ""
    quotes = "; ".join(f"{shown(_where(place, say))} <q>{shown(quote)}</q>" for place, quote in told.quotes)
    return f"<li>{shown(text)}{mark} {quotes}</li>"


def _where(place: str, say: Mapping[str, str]) -> str:
    number = place.removeprefix("p. ")
    return say["page"].format(n=number) if number.isdigit() and number != place else place


def _figure(drawn: Drawn, say: Mapping[str, str]) -> str:
    if not drawn.picture:
        return f"<p>{shown(say['no_page'].format(n=drawn.page))}{shown(drawn.why)}</p>"
    told = shown(say["page"].format(n=drawn.page))
    data = base64.b64encode(drawn.picture).decode()
    return (
        f'<figure><img loading="lazy" alt="{told}" src="data:image/png;base64,{data}">'
        f"<figcaption>{told}</figcaption></figure>"
    )


def _reasons(entry: Entry, say: Mapping[str, str], words: Wording) -> Iterator[str]:
    if entry.reopened:
        yield entry.reopened
    if entry.rests:
        yield say["rests"] + entry.rests
    elif entry.missing:
        yield say["missing"] + words.missing(entry.missing)
    elif entry.deciding:
        yield words.deciding(entry.deciding.rpartition(" (")[0] if entry.margin is not None else entry.deciding)
    if entry.standing.signers and not entry.is_document:
        yield say["signed"] + ", ".join(entry.standing.signers)


def _axis(margin: Decimal | None) -> str:
    """The margin as a dot on a line, the limit in its middle; per cent of the limit."""
    if margin is None:
        return ""
    far = max(-_WIDEST, min(margin, _WIDEST))
    at = 60 + far / _WIDEST * 54
    return (
        '<svg width="120" height="14" role="img"><path class="a" d="M4 7H116"/><path class="t" d="M60 1V13"/>'
        f'<circle class="d" cx="{at:.1f}" cy="7" r="4"/></svg>{margin:+} %'
    )
