"""Suppliers drawn at random: each sends one form again and again, with its own words, and some of them change it.

Values, models and page counts differ from paper to paper; a supplier's words, layout and typeface do not, but for the
form that drifts. Every second supplier words some properties as nobody else does, and prints figures that are none of
the goods'.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from corpora import draw as corpus
from corpora.generator.draw import FACES, LATIN_FACES
from corpora.generator.families import FAMILIES, SEVERAL
from corpora.generator.goods import Spec, Thing, group_of, label_kind, plan_of, things
from corpora.generator.sheet import Sheet
from corpora.generator.wording import Wording
from corpora.generator.words import words
from corpora.made.drawing.layouts import Row, row
from corpora.made.drawing.paper import Block, Goods, Heading, NewPage, Paper, Paragraph
from corpora.made.drawing.pdf import PageCountError

PAPERS = 6
DRIFTS_FROM = 4
"""The paper, from 0, from which a form that drifts has its new words."""
LAYOUTS = ("table", "list", "sections", "columns", "rows", "transposed", "units_apart")
LANGUAGES = ("en", "en", "en", "de", "zh")
GOODS = ("lithium_ion_cell", "lithium_ion_cell", "lithium_ion_pack", "lfp_cathode", "artificial_graphite_anode")


@dataclass(frozen=True, slots=True)
class Supplier:
    """What stays the same over a supplier's papers."""

    key: str
    layout: str
    language: str
    product: str
    plan: tuple[Spec, ...]
    face: str
    accent: str
    odd: bool
    drifts: bool


def supplier(seed: int, number: int) -> Supplier:
    """The supplier of a number."""
    key = f"{seed}.s{number}"
    rng = Random(key)  # noqa: S311
    language = rng.choice(LANGUAGES)
    layout = LAYOUTS[number % len(LAYOUTS)]
    product = rng.choice(GOODS)
    plan = plan_of(rng, product)
    while len(plan) < 3 or any(s.form == "about" for s in plan):
        plan = plan_of(rng, product)
    face = rng.choice(FACES.get(language, LATIN_FACES))
    accent = rng.choice(("#1f4e79", "#7a1f1f", "#1f6b3a", "#333333"))
    return Supplier(key, layout, language, product, plan, face, accent, number % 2 == 0, number % 3 == 0)


@dataclass(frozen=True, slots=True)
class _OwnSheet(Sheet):
    """A sheet with the figures among its rows that are none of the goods'."""

    traps: tuple[tuple[str, str], ...] = ()

    def rows(self, things: tuple[Thing, ...] | None = None, *, others: bool = True) -> list[Row]:
        """The rows of a sheet, with those of other things among them."""
        made = Sheet.rows(self, things, others=others)
        for at, (label, value) in enumerate(self.traps):
            made.insert(min(2 * at + 1, len(made)), row(label, *((value,) * len(self.things))))
        return made


def papers(seed: int, number: int, count: int = PAPERS) -> Iterator[tuple[Paper, bytes]]:
    """The papers of the supplier of a number, in the order in which they come."""
    who = supplier(seed, number)
    for k in range(count):
        yield _paper(who, number, k)


def _paper(who: Supplier, number: int, k: int) -> tuple[Paper, bytes]:
    for attempt in range(20):
        paper = _drawn(who, number, k, Random(f"{who.key}.{k}.{attempt}"))  # noqa: S311
        try:
            return paper, corpus.draw(paper)
        except PageCountError:
            continue
    raise RuntimeError(f"paper {k} of supplier {number} could not be drawn whole in 20 tries")


def _drawn(who: Supplier, number: int, k: int, rng: Random) -> Paper:
    many = rng.randint(2, 4) if who.layout in SEVERAL else 1
    plan, models = things(rng, who.product, many, who.plan)
    form = Random(who.key)  # noqa: S311  # the same words and layout on each paper
    wording = Wording(form, who.language, False, False, who.product == "lithium_ion_cell")
    own = words("suppliers")[who.language]
    has_drifted = who.drifts and k >= DRIFTS_FROM
    if who.odd:
        names = list(dict.fromkeys((s.property, label_kind(s)) for s in plan))
        for at, (name, kind) in enumerate(form.sample(names, min(2, len(names)))):
            said = own["labels"][name][(number // 2 + at) % len(own["labels"][name])]
            wording.chosen["label", name, kind or ""] = f"{said} {own['kinds'].get(kind, '')}".strip()
        wording.chosen["word", "model"] = own["model"][number % len(own["model"])]
    maker = form.choice(own["makers"])
    if has_drifted:
        # Two labels get other words, the rest of the form is as it was.
        for s in plan[:1]:
            wording.chosen["label", s.property, label_kind(s) or ""] = own["drifted"][s.property]
    traps = _traps(who, rng, own) if who.odd and who.layout not in ("transposed", "rows") else ()
    sheet = _OwnSheet(form, wording, plan, models, maker, traps)
    blocks = [*FAMILIES[who.layout](sheet), *_annex(rng, own)]
    return Paper(
        file=f"supplier{number:02d}_{k}.pdf",
        kind="datasheet",
        maker=maker,
        group=f"supplier-{number:02d}",
        blocks=tuple(blocks),
        goods=tuple(
            Goods(m.label, who.product, m.verdict.outcome, m.verdict.codes, strict=m.verdict.strict) for m in models
        ),
        face=who.face,
        number=f"Doc. {rng.randint(1000, 9999)}",
        accent=who.accent,
    )


def _traps(who: Supplier, rng: Random, own: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Rows that name a property of something else; which rows is the form's, their figures are the paper's."""
    picked = Random(who.key + ".traps").sample(own["traps"][group_of(who.product)], 2)  # noqa: S311
    return tuple((label, f"{rng.uniform(low, high):.{places}f} {unit}") for label, low, high, places, unit in picked)


def _annex(rng: Random, own: dict[str, Any]) -> list[Block]:
    pages: list[Block] = []
    for _ in range(rng.randint(0, 2)):
        pages += [NewPage(), Heading(own["annex"], 1), Paragraph((rng.choice(own["notes"]),))]
    return pages


def labels(drawn: list[tuple[Paper, bytes]]) -> dict[str, Any]:
    """The `labels.json` of some papers."""
    documents = [{**corpus.label(paper, data), "half": None} for paper, data in drawn]
    return {"labels": "gauger-labels/1", "made": True, "documents": documents}


def written(drawn: list[tuple[Paper, bytes]], folder: Path) -> Path:
    """Writes papers with their labels into a folder, and returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for paper, data in drawn:
        (folder / paper.file).write_bytes(data)
    text = json.dumps(labels(drawn), ensure_ascii=False, indent=1) + "\n"
    (folder / "labels.json").write_text(text, encoding="utf-8")
    return folder


def digest(data: bytes) -> str:
    """A paper's SHA-256."""
    return hashlib.sha256(data).hexdigest()
