"""The letter to a maker, in its language with Chinese or English beside it, and the form on which it replies."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from unicodedata import east_asian_width

from casebook.declaring.goods_lines import cell
from casebook.learning.suppliers import Profile
from casebook.shipments.letters.asks import UNKNOWN, Asks
from casebook.shipments.standing import Standing
from casebook.shipments.writing.blocks import BLANK, Block, Note, Paper, Para, Stacked, cleaned, grid
from classifier.facts import Evidence
from classifier.law.vocabulary import Terms

FORM = "gauger/reply/1"
SHEET = "Reply"
FIRST = 8
"""The row (from 1) of the first question on the form."""
CODE, VALUE, CONDITIONS, PERSON, DAY, SHIPMENT, MAKER = "A", "F", "G", "B4", "B5", "B2", "B3"
"""Columns of a question's code, its answer and the answer's conditions; cells of who replies, when, and for what."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with its form: what one maker is asked, ready to be sent."""

    asks: Asks
    paper: Paper
    form: bytes


def letter(about: Asks, made: Standing, day: date, profile: Profile | None = None) -> Letter:
    """The letter and the form. Raises `ModuleNotFoundError` without the extra `export`.

    Of what is asked, that which the maker's datasheets always leave out by its `profile` is said to be so.
    """
    names = {m.sha256: m.paper.shown for m in made.case.members}
    name = made.case.shipment.name
    languages = (about.language, about.other)
    words = made.bench.catalogue.vocabulary.cues["supplier_letter"].groups
    title = " ".join(words["title"][k][0] for k in languages)
    habits = tuple(_habits(about, profile, made, words)) if profile else ()
    blocks = tuple(_blocks(about, name, day, names, words, habits))
    paper = Paper(title, cleaned(f"{name}　{day}"), blocks, about.language)
    return Letter(about, paper, _form(about, name, day))


def _habits(about: Asks, profile: Profile, made: Standing, words: Mapping[str, Terms]) -> Iterator[str]:
    """A sentence in both languages for each property asked that the maker's datasheets always leave out."""
    known = made.bench.catalogue.vocabulary.properties
    for name in dict.fromkeys(ask.property for ask in about.several):
        habit = profile.leaves_out(name)
        if habit is None or name not in known or "always" not in words:
            continue
        for language in (about.language, about.other):
            terms = known[name].terms.get(language, ())
            what = known[name].called.get(language) or next(iter(terms), name.replace("_", " "))
            text = words["always"][language][0]
            yield text.format(papers=habit.papers, of=habit.of, what=what)


def _blocks(
    about: Asks,
    name: str,
    day: date,
    names: Mapping[str, str],
    words: Mapping[str, Terms],
    habits: Sequence[str],
) -> Iterator[Block]:
    maker = BLANK if about.maker == UNKNOWN else cleaned(about.maker)
    yield Para(f"{maker}　{day}　{cleaned(name)}")
    yield from (Para(words["opening"][k][0]) for k in (about.language, about.other))
    rows: list[tuple[str | Stacked, ...]] = []
    for number, ask in enumerate(about.several, 1):
        mine, other = (ask.wanted.get(k) or ask.wanted.get("en", "") for k in (about.language, about.other))
        why = ask.why[1] if about.language == "zh" else ask.why[0]
        beside = ask.why[0] if about.language == "zh" else ask.why[1]
        quotes = Stacked(tuple(_quote(q, names) for q in ask.quotes))
        rows.append((str(number), ask.label, f"{mine}（{why}）", f"{other} ({beside})", quotes))
    heads = ("No.", "型号 Model", "所需 Wanted", "Wanted 所需", "原文 Quotes")
    yield grid(heads, rows, (0.7, 1.1, 2.6, 2.6, 2.4))
    yield from (Para(text) for text in habits)
    yield from (Para(words["closing"][k][0]) for k in (about.language, about.other))
    yield Para(words["by"][about.language][0].format(day=BLANK) + " " + words["by"][about.other][0].format(day=BLANK))
    yield Para(f"联系人 Contact：{BLANK}")
    yield Note("请勿改动回复表中的编号。Please leave the codes of the form as they are.")


def _quote(quote: Evidence, names: Mapping[str, str]) -> str:
    where = f"p. {quote.page}" if quote.page else quote.cell or ""
    return f"{names.get(quote.sha256, '')} {where}: “{quote.text}”"


def _form(about: Asks, name: str, day: date) -> bytes:
    """The form as a workbook: nothing in it is a formula or a link; the cells to fill in are yellow."""
    import xlsxwriter

    written = io.BytesIO()
    inert = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, {"in_memory": True, **inert})
    book.set_properties({"created": datetime(day.year, day.month, day.day)})
    sheet = book.add_worksheet(SHEET)
    given = {"text_wrap": True, "valign": "top", "border": 1, "font_size": 10}
    plain_form = book.add_format(given)
    bold = book.add_format({**given, "bold": True, "bg_color": "#DDE6F0"})
    blank = book.add_format({**given, "bg_color": "#FFF59D", "num_format": "@"})
    maker = "" if about.maker == UNKNOWN else about.maker
    top: Sequence[tuple[str, str]] = (
        ("form", FORM),
        ("货运 Shipment", name),
        ("制造商 Maker", maker),
        ("答复人 Who answers", ""),
        ("日期 Date (YYYY-MM-DD)", ""),
    )
    for row, (label, value) in enumerate(top):
        sheet.write_string(row, 0, label, bold)
        sheet.write_string(row, 1, cell(value), blank if row > 2 else plain_form)
        sheet.set_row(row, _height((label, value)))
    mine, other = about.language, about.other
    heads = ("编号 code", "型号 Model", f"所需 Wanted ({mine})", f"Wanted ({other})", "示例 Example", "答复 Answer",
             "条件、依据 Conditions, what it rests on")  # fmt: skip
    for column, head in enumerate(heads):
        sheet.write_string(FIRST - 2, column, head, bold)
    sheet.set_row(FIRST - 2, _height(heads))
    for row, ask in enumerate(about.several, FIRST - 1):
        told = (ask.key, ask.label, *(ask.wanted.get(k) or ask.wanted.get("en", "") for k in (mine, other)))
        texts = (*told, _example(ask.property))
        for column, text in enumerate(texts):
            sheet.write_string(row, column, cell(text), plain_form)
        sheet.set_row(row, _height(texts))
        for column in (5, 6):
            sheet.write_string(row, column, "", blank)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(FIRST - 1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(FIRST - 2)
    book.close()
    return written.getvalue()


_WIDTHS = (20, 13, 27, 27, 12, 20, 22)
"""Of the form's columns, in letters."""
_LINE = 13.5
"""The height of a line of the form, in points."""


def _height(texts: Sequence[str]) -> float:
    """Points that a row of the form takes: a program that opens the book may keep the height of one line."""
    return _LINE * max(_lines(text, width) for text, width in zip(texts, _WIDTHS, strict=False)) + 3


def _lines(text: str, width: int) -> int:
    """The lines that a cell of this width breaks a text into; a wide character is as wide as two letters."""
    letters = sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
    return max(1, -(-letters * 11 // (width * 10)))


_EXAMPLES = {
    "mass": "48.0±0.5 g",
    "capacity": "≥ 4.85 Ah",
    "nominal_voltage": "3.7 V",
    "gravimetric_energy_density": "265 Wh/kg",
    "compaction_density": "2.45 g/cm3",
    "specific_capacity": "157 mAh/g",
    "granulation_volume": "6 m3",
    "barrel_diameter": "500 mm",
}


def _example(name: str) -> str:
    return _EXAMPLES.get(name, "")
