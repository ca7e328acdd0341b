"""Draws labelled papers by a seed: `python -m corpora.generator.draw SEED COUNT FOLDER`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from corpora import draw as corpus
from corpora.generator.families import FAMILIES, SEVERAL
from corpora.generator.goods import PRODUCTS, WEIGHTS, things
from corpora.generator.sheet import Sheet
from corpora.generator.wording import Wording
from corpora.generator.words import UnknownPart, held_out, words
from corpora.made.drawing import faces
from corpora.made.drawing.paper import Goods, NewPage, Paper, Scan, printed
from corpora.made.drawing.pdf import PageCountError

LANGUAGES = ("en", "zh", "zh-en", "de", "ja", "ko")
SCANNED_LANGUAGES = ("en", "de")
LANGUAGE_WEIGHTS = (8, 8, 5, 2, 2, 2)
SCANNED_FACES = ("dejavu_song", "serif_song")
"""Embedded faces: a picture shows only the signs of fonts that are there, so scans are of Latin text alone."""
LATIN_FACES = ("grotesque", "roman", *SCANNED_FACES)
FACES = {"ja": ("japanese",), "ko": ("korean",), "zh": ("song", *LATIN_FACES)}
LINES = frozenset({"list", "prose"})
IN_A_DOCUMENT = LINES | {"table", "sections", "transposed", "columns", "rows", "units_apart", "revision"}
"""Families that a text document can hold too; a workbook holds those that are no mere lines."""
NEEDS_VALUES = frozenset({"transposed", "rows", "over_pages", "units_apart", "prose", "side_by_side"})


def draw(
    seed: int,
    count: int,
    folder: Path,
    *,
    families: Sequence[str] = (),
    languages: Sequence[str] = (),
    training: bool = False,
    scans: bool = False,
) -> Path:
    """Writes so many papers with their `labels.json` into the folder, and returns the folder.

    With `training` no held-out family, language or wording is drawn. `scans` puts some papers through a
    scanner, so that only recognition reads them; it needs the embedded fonts (`corpora/made/faces.py`).
    Raises `UnknownPart` for a family or language that does not exist.
    """
    folder.mkdir(parents=True, exist_ok=True)
    documents = []
    drawn = papers(seed, count, families=families, languages=languages, training=training, scans=scans)
    for paper, data, traits in drawn:
        (folder / paper.file).write_bytes(data)
        documents.append({**corpus.label(paper, data), "half": None, "generated": traits})
    written = {"labels": "gauger-labels/1", "made": True, "documents": documents}
    (folder / "labels.json").write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return folder


def papers(
    seed: int,
    count: int,
    *,
    families: Sequence[str] = (),
    languages: Sequence[str] = (),
    training: bool = False,
    scans: bool = False,
) -> Iterator[tuple[Paper, bytes, dict[str, Any]]]:
    """Papers, each with its file's bytes and its traits (family, language, product, held-out wording)."""
    kept = _kept(families, FAMILIES, "families", training)
    spoken = _kept(languages, LANGUAGES, "languages", training)
    for k in range(count):
        yield _paper(f"{seed}.{k}", k, kept, spoken, training=training, scans=scans)


def _kept(asked: Sequence[str], known: Sequence[str] | dict[str, Any], what: str, training: bool) -> list[str]:
    if unknown := set(asked) - set(known):
        raise UnknownPart(f"no such {what}: {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    held = set(held_out()[what]) if training else set()
    kept = [name for name in asked or known if name not in held]
    if not kept:
        raise UnknownPart(f"all {what} asked for are held out of training: {', '.join(asked)}")
    return kept


def _paper(
    key: str, number: int, families: list[str], languages: list[str], *, training: bool, scans: bool
) -> tuple[Paper, bytes, dict[str, Any]]:
    for attempt in range(20):
        rng = Random(f"{key}.{attempt}")  # noqa: S311
        paper, traits = _drawn(rng, number, families, languages, training=training, scans=scans)
        if not _holds_its_values(paper):
            continue
        try:
            return paper, corpus.draw(paper), traits
        except PageCountError:
            continue
    raise RuntimeError(f"paper {key} could not be drawn whole in 20 tries")


def _holds_its_values(paper: Paper) -> bool:
    """Whether the text layer will have each labelled value to the letter.

    A sign that stands alone in a font that is not embedded (a lone ≥ between Helvetica's digits) is lost when the
    page is read back, and a label that says "at least" would be wrong. Told from the fonts alone, not by reading
    the file: what reading gives depends on what the process read before.
    """
    if not paper.file.endswith(".pdf"):
        return True
    face = faces.FACES[paper.face]
    if face.plain == face.rest:
        return True
    runs = (run for p in printed(paper) for run in faces.runs(p.value.shown, face))
    return not any(font == face.rest and len(signs) == 1 for font, signs in runs)


def _drawn(
    rng: Random, number: int, families: list[str], languages: list[str], *, training: bool, scans: bool
) -> tuple[Paper, dict[str, Any]]:
    family = rng.choice(families)
    language = rng.choices(languages, [LANGUAGE_WEIGHTS[LANGUAGES.index(n)] for n in languages])[0]
    held = not training and rng.random() < 0.2
    product = rng.choices(PRODUCTS, WEIGHTS)[0]
    plan, models = things(rng, product, _how_many(rng, family))
    while family in NEEDS_VALUES and len(plan) < 2:
        product = rng.choices(PRODUCTS, WEIGHTS)[0]
        plan, models = things(rng, product, _how_many(rng, family))
    wording = Wording(rng, language, held, rng.random() < 0.1, product == "lithium_ion_cell")
    sheet = Sheet(rng, wording, plan, models, _maker(rng, wording.first))
    blocks = FAMILIES[family](sheet)
    suffix = _suffix(rng, family)
    scanned = scans and suffix == "pdf" and language in SCANNED_LANGUAGES and rng.random() < 0.3
    name = f"{number:04d}_{family}_{product}_{language}.{suffix}"
    paper = Paper(
        file=name,
        kind="datasheet",
        maker=sheet.maker,
        group=f"generated-{family}",
        blocks=(NewPage("Sheet1"), *blocks) if suffix == "xlsx" else tuple(blocks),
        goods=tuple(
            Goods(m.label, product, m.verdict.outcome, m.verdict.codes, strict=m.verdict.strict) for m in models
        ),
        face=rng.choice(SCANNED_FACES if scanned else FACES.get(language, LATIN_FACES)),
        number=f"Doc. {rng.randint(1000, 9999)}",
        accent=rng.choice(("#1f4e79", "#7a1f1f", "#1f6b3a", "#333333")),
        scan=Scan() if scanned else None,
    )
    traits = {"family": family, "language": language, "product": product, "held_wording": held, "format": suffix}
    return paper, traits


def _suffix(rng: Random, family: str) -> str:
    if family not in IN_A_DOCUMENT:
        return "pdf"
    return rng.choices(("pdf", "docx", "xlsx"), (8, 1, int(family not in LINES)))[0]


def _how_many(rng: Random, family: str) -> int:
    if family == "over_pages":
        return rng.randint(6, 16)
    return (2 if family == "side_by_side" else rng.randint(2, 5)) if family in SEVERAL else 1


def _maker(rng: Random, language: str) -> str:
    sheets = words("sheets")
    name = rng.choice(sheets["makers_zh" if language == "zh" else "makers"])
    joint = "" if language in ("zh", "ja") else " "
    return f"{name}{joint}{rng.choice(sheets['suffix'][language])}"


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="Draw labelled papers at random.")
    parser.add_argument("seed", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--family", action="append", default=[])
    parser.add_argument("--training", action="store_true")
    parser.add_argument("--scans", action="store_true")
    asked = parser.parse_args()
    draw(asked.seed, asked.count, asked.folder, families=asked.family, training=asked.training, scans=asked.scans)
    print(f"{asked.count} papers drawn in {asked.folder}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
