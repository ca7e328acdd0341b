"""An accepted word in the office's own catalogue layer: a file of its own, so that it can be taken out again."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from casebook.inert_markdown import visible
from casebook.learning.proposals import KINDS, KindWord, Label, LearnedWord, Proposal
from classifier.law.catalogue import Catalogue
from classifier.loading.load import CatalogueError, load


def accept(proposal: Proposal, folder: Path, catalogue: Catalogue, who: str, layers: tuple[Path, ...]) -> Path:
    """Writes a proposal into a folder, which is made if it is not there, and gives the file.

    Raises `CatalogueError`, and leaves no file, where the catalogue would not load with it; `OSError` where
    the folder cannot be written.
    """
    word = proposal.word
    path = folder / "vocabulary" / _file_name(word)
    path.parent.mkdir(parents=True, exist_ok=True)
    head = [f"# Accepted by {visible(who)} from a correction:", *(f"#   {visible(q)}" for q in proposal.quotes)]
    path.write_text("\n".join((*head, *_yaml(word, catalogue))) + "\n", "utf-8")
    try:
        load(*(layer for layer in layers if layer != folder), folder)
    except CatalogueError:
        path.unlink()
        raise
    return path


def _file_name(word: LearnedWord) -> str:
    of = word.property if isinstance(word, Label) else word.kind if isinstance(word, KindWord) else "unit"
    return f"learned-{of}-{hashlib.sha256(repr(word).encode()).hexdigest()[:8]}.yaml"


def _yaml(word: LearnedWord, catalogue: Catalogue) -> tuple[str, ...]:
    term = json.dumps(word.term, ensure_ascii=False)  # JSON's strings are YAML's
    if isinstance(word, Label):
        return ("properties:", f"  {word.property}:", "    terms:", f"      {word.language}: [{term}]")
    if isinstance(word, KindWord):
        return ("cues:", f"  {KINDS}:", f"    {word.kind}:", f"      {word.language}: [{term}]")
    unit = next(u for u in catalogue.vocabulary.units if u.name == word.unit)
    name, canonical = (json.dumps(text, ensure_ascii=False) for text in (unit.name, unit.canonical))
    return (
        "units:",
        f"  - name: {name}",
        f"    canonical: {canonical}",
        f'    factor: "{unit.factor}"',
        f"    aliases: [{term}]",
    )
