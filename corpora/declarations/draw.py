"""Draws labelled declarations by a seed: `python -m corpora.declarations.draw SEED COUNT FOLDER [--form FORM]`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from corpora.declarations.deal import Deal
from corpora.declarations.deals import deal
from corpora.declarations.forms import desk, printed, whole_deal
from corpora.generator.words import UnknownPart

Form = Callable[[Random, Deal], tuple[bytes, dict[str, Any]]]
FORMS: Mapping[str, tuple[Form, str]] = {
    "desk_workbook": (desk.drawn, "xlsx"),
    "deal_workbook": (whole_deal.drawn, "xlsx"),
    "check_copy": (printed.check_copy, "pdf"),
    "printed_form": (printed.printed, "pdf"),
    "scan": (printed.scan, "pdf"),
}
SCAN = "scan"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A draft: its file's name and bytes, its form, what it says, and the deal that it is of."""

    name: str
    data: bytes
    form: str
    says: dict[str, Any]
    deal: Deal


def declarations(seed: int, count: int, forms: Sequence[str] = ()) -> Iterator[Drawn]:
    """So many declarations, of each form in turn; pictures of pages only where `forms` names `scan`.

    Raises `UnknownPart` for a form that does not exist.
    """
    if unknown := set(forms) - set(FORMS):
        raise UnknownPart(f"no such form: {', '.join(sorted(unknown))}; there are {', '.join(FORMS)}")
    kept = list(forms) or [name for name in FORMS if name != SCAN]
    for k in range(count):
        yield one(f"{seed}.{k}", k, kept[k % len(kept)])


def one(key: str, number: int, form: str) -> Drawn:
    """One declaration of a form; the same key gives the same bytes."""
    rng = Random(f"declaration.{key}")  # noqa: S311
    of = deal(rng, count=rng.randint(1, 6) if form == SCAN else None)
    draw, suffix = FORMS[form]
    data, says = draw(rng, of)
    return Drawn(f"{number:04d}_{form}.{suffix}", data, form, says, of)


def write(drawn: Sequence[Drawn], folder: Path) -> Path:
    """Writes drafts with their `declarations.json`; gives the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for d in drawn:
        (folder / d.name).write_bytes(d.data)
    listed = [{"file": d.name, "form": d.form, **d.says} for d in drawn]
    text = json.dumps({"labels": "gauger-declarations/1", "declarations": listed}, ensure_ascii=False, indent=1)
    (folder / "declarations.json").write_text(text + "\n", encoding="utf-8")
    return folder


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="Draw labelled declarations at random.")
    parser.add_argument("seed", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--form", action="append", default=[], choices=list(FORMS))
    asked = parser.parse_args()
    write(list(declarations(asked.seed, asked.count, asked.form)), asked.folder)
    print(f"{asked.count} declarations drawn in {asked.folder}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
