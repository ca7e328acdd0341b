"""A proposed word as a file of the office's own catalogue layer, alone in it so that it can be taken out again."""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

from casebook.inert_markdown import visible
from casebook.learning.product_words import ProductWord
from casebook.learning.proposals import KINDS, KindWord, Label, LearnedWord, Proposal, meant
from classifier.law.catalogue import Catalogue
from classifier.loading.load import load

PREFIX, SUFFIX = "learned-", ".yaml"
"""How the names of such files begin and end."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that is not written yet."""

    path: Path
    data: bytes

    @property
    def digest(self) -> str:
        """The SHA-256 of what it holds."""
        return hashlib.sha256(self.data).hexdigest()


def prepared(proposal: Proposal, folder: Path, catalogue: Catalogue, who: str, layers: tuple[Path, ...]) -> Prepared:
    """The file of a proposal in a folder, which need not be there; nothing is written.

    Raises `CatalogueError` where the catalogue would not load with it.
    """
    word = proposal.word
    head = [f"# Accepted by {visible(who)} from a correction:", *(f"#   {visible(q)}" for q in proposal.quotes)]
    data = ("\n".join((*head, *_yaml(word, catalogue))) + "\n").encode("utf-8", "replace")
    with tempfile.TemporaryDirectory() as trial:
        made = Path(trial) / "vocabulary" / _file_name(word)
        made.parent.mkdir()
        made.write_bytes(data)
        office = (folder,) if folder.is_dir() else ()
        load(*(layer for layer in layers if layer != folder), *office, Path(trial))
    return Prepared(folder / "vocabulary" / made.name, data)


def _file_name(word: LearnedWord) -> str:
    of = "unit" if not isinstance(word, Label | KindWord | ProductWord) else meant(word)
    return f"{PREFIX}{of}-{hashlib.sha256(repr(word).encode()).hexdigest()[:8]}{SUFFIX}"


def _yaml(word: LearnedWord, catalogue: Catalogue) -> tuple[str, ...]:
    term = json.dumps(word.term, ensure_ascii=False)  # JSON's strings are YAML's
    if isinstance(word, Label):
        return ("properties:", f"  {word.property}:", "    terms:", f"      {word.language}: [{term}]")
    if isinstance(word, KindWord):
        return ("cues:", f"  {KINDS}:", f"    {word.kind}:", f"      {word.language}: [{term}]")
    if isinstance(word, ProductWord):
        return ("products:", f"  {word.product}:", "    terms:", f"      {word.language}: [{term}]")
    unit = next(u for u in catalogue.vocabulary.units if u.name == word.unit)
    name, canonical = (json.dumps(text, ensure_ascii=False) for text in (unit.name, unit.canonical))
    return (
        "units:",
        f"  - name: {name}",
        f"    canonical: {canonical}",
        f'    factor: "{unit.factor}"',
        f"    aliases: [{term}]",
    )
