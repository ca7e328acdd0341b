"""Metamorphic relations: ways to print a sheet anew that change none of its facts.

Each takes a sheet and gives the changed paper, so that reading both and comparing tells
whether the reader holds on to something that is no fact: an order, a side, a leader, a size, a format.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pypdfium2

from corpora import draw as corpus
from corpora.generator.goods import things
from corpora.generator.sheet import Sheet
from corpora.generator.wording import BILINGUAL, Wording
from corpora.made.drawing.layouts import Row, beside, bulleted, unit_column
from corpora.made.drawing.layouts import words as cells
from corpora.made.drawing.paper import Block, Goods, NewPage, Paper, Scan, Table

SCALE = 0.72
PRODUCTS = ("lithium_ion_cell", "lfp_cathode", "lithium_ion_pack", "ternary_cathode", "cvd_rotary_kiln")
LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Subject:
    """A drawn sheet of one model that the relations are tried on."""

    sheet: Sheet
    title: tuple[Block, ...]
    rows: tuple[Row, ...]
    face: str = "dejavu_song"

    def paper(self, *blocks: Block, suffix: str = "pdf", scan: Scan | None = None) -> Paper:
        """The paper with these blocks below its title."""
        start = (NewPage("Sheet1"),) if suffix == "xlsx" else ()
        thing = self.sheet.things[0]
        told = thing.verdict
        goods = Goods(thing.label, thing.product, told.outcome, told.codes, strict=told.strict)
        return Paper(
            f"sheet.{suffix}", "datasheet", self.sheet.maker, "relations", (*start, *self.title, *blocks),
            (goods,), face=self.face, number="Doc. 1", scan=scan,
        )  # fmt: skip


def subject(seed: int, product: str, language: str = "en") -> Subject:
    """A sheet of one model by a seed; the same seed and product give the same facts in every language."""
    rng = Random(f"relations.{seed}.{product}")  # noqa: S311
    plan, models = things(rng, product, 1)
    wording = Wording(Random(seed), language, cell=product == "lithium_ion_cell")  # noqa: S311
    sheet = Sheet(rng, wording, plan, models, "Aldervane Energy Co. Ltd.")
    rows = (sheet.model_row(), *sheet.rows())
    return Subject(sheet, tuple(sheet.title(name=False)), rows)


def plain(one: Subject) -> Paper:
    """The sheet as it is compared with: label beside value in a ruled table."""
    return one.paper(beside(one.rows))


def mirrored(one: Subject) -> Paper:
    """The value on the left, its label on the right."""
    table = beside(one.rows)
    return one.paper(replace(table, rows=tuple(tuple(reversed(row)) for row in table.rows), widths=(1, 1)))


def permuted(one: Subject) -> Paper:
    """The rows in another order."""
    rows = list(one.rows)
    Random(len(rows)).shuffle(rows)  # noqa: S311
    return one.paper(beside(rows))


def units_in_a_column(one: Subject) -> Paper:
    """The units in a column of their own."""
    word = one.sheet.wording.word
    return one.paper(unit_column(one.rows, cells(word("item"), word("unit"), word("value"))))


def led_by_dots(one: Subject) -> Paper:
    """No table: dots lead from the label to the value."""
    return one.paper(bulleted(one.rows, mark="", colon=" .............. "))


def label_over_two_lines(one: Subject) -> Paper:
    """Each label of several words broken over two lines."""
    rows = [Row(_broken(row.name), row.values, row.remark, row.unit) for row in one.rows]
    return one.paper(beside(rows))


def bilingual(one: Subject) -> Paper:
    """Each label in Chinese as well."""
    wording = Wording(Random(1), BILINGUAL, cell=one.sheet.wording.cell)  # noqa: S311
    wording.chosen[("joint",)] = " "
    named = [wording.word("model")]
    named += [row.name for row in one.rows[1:]]
    # In the order of the sheet: each label draws its words, and a set's order is another in each process.
    kinds = dict.fromkeys((s.property, s.kind if s.form == "exact" else None) for s in one.sheet.plan)
    both = {one.sheet.wording.label(*kind): wording.label(*kind) for kind in kinds}
    rows = [Row(both.get(name, name), row.values) for name, row in zip(named, one.rows, strict=True)]
    return one.paper(beside(rows))


def as_document(one: Subject) -> Paper:
    """The sheet as DOCX."""
    return one.paper(beside(one.rows), suffix="docx")


def as_workbook(one: Subject) -> Paper:
    """The sheet as XLSX."""
    return one.paper(beside(one.rows), suffix="xlsx")


def without_lines(one: Subject) -> Paper:
    """The table without its lines."""
    table = beside(one.rows)
    return one.paper(Table(table.rows, "open", head=0))


def scanned(one: Subject) -> Paper:
    """The page as a picture, for recognition."""
    return one.paper(beside(one.rows), scan=Scan(dpi=200, tilt=0.2, noise=6))


RELATIONS: dict[str, Callable[[Subject], Paper]] = {
    "plain": plain,
    "mirrored": mirrored,
    "permuted": permuted,
    "units in a column": units_in_a_column,
    "led by dots": led_by_dots,
    "label over two lines": label_over_two_lines,
    "bilingual": bilingual,
    "scaled": plain,
    "without lines": without_lines,
    "as document": as_document,
    "as workbook": as_workbook,
    "scanned": scanned,
}


def drawn(name: str, one: Subject) -> tuple[Paper, bytes]:
    """A sheet under one relation: the paper and its file."""
    paper = RELATIONS[name](one)
    data = corpus.draw(paper)
    return paper, (_shrunk(data) if name == "scaled" else data)


def draw(seed: int, count: int, folder: Path, *, recognised: bool = False) -> Path:
    """So many sheets under every relation, with `labels.json`, in the folder; scans only if `recognised`."""
    folder.mkdir(parents=True, exist_ok=True)
    documents = []
    for k in range(count):
        product = PRODUCTS[k % len(PRODUCTS)]
        one = subject(seed + k, product, LANGUAGES[k // len(PRODUCTS) % len(LANGUAGES)])
        for name in RELATIONS:
            if name == "scanned" and not (recognised and one.sheet.wording.language == "en"):
                continue
            paper, data = drawn(name, one)
            file = f"{k:03d}_{name.replace(' ', '_')}_{paper.file}"
            (folder / file).write_bytes(data)
            traits = {"family": name, "language": one.sheet.wording.language, "product": product}
            traits["format"] = paper.file.rpartition(".")[2]
            documents.append({**corpus.label(paper, data), "file": file, "half": None, "generated": traits})
    written = {"labels": "gauger-labels/1", "made": True, "documents": documents}
    (folder / "labels.json").write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return folder


def _shrunk(data: bytes) -> bytes:
    """The same pages, smaller."""
    source, target, out = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new(), io.BytesIO()
    for k in range(len(source)):
        width, height = source[k].get_size()
        page = target.new_page(width * SCALE, height * SCALE)
        piece = source.page_as_xobject(k, target).as_pageobject()
        piece.set_matrix(pypdfium2.PdfMatrix().scale(SCALE, SCALE))
        page.insert_obj(piece)
        page.gen_content()
    target.save(out)
    return out.getvalue()


def _broken(label: str) -> str:
    head, _, tail = label.rpartition(" ")
    return f"{head}\n{tail}" if head else label
