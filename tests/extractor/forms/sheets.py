"""Papers of one maker drawn in letters, and what is read of them with marks."""

from __future__ import annotations

from collections.abc import Sequence

from classifier.facts import Item
from extractor.document.model import Contents, Identity, Reading, Source
from extractor.document.page import Page
from extractor.forms.book import FormBook
from extractor.forms.likeness.fingerprint import fingerprint
from extractor.forms.model import FormMark, KnownForm, Said
from extractor.pipeline import Pipeline
from tests.extractor.drawn import catalogue, drawn

PIPELINE = Pipeline(catalogue(), weighs=False)
SOURCE = Source(Identity("next.pdf", "d" * 64, 1, "application/pdf"), b"")


def maker(name: str, charge: str, volts: str, weight: str, note: str = "Store dry") -> Page:
    """A sheet whose words for charge and weight are no other maker's."""
    return drawn(f"""
        Harrow Cells Limited                    Data of a lithium ion cell
        Build                  {name}
        Charge figure          {charge}
        Terminal voltage       {volts}
        Piece figure           {weight}
        Weight of the yoke     640 g
        Shape                  prismatic
        {note}
        Approved by            Quality office
    """)


def layout(name: str, charge: str, volts: str, weight: str) -> Page:
    """The same words set as a list of other places and another order."""
    return drawn(f"""
        Shape: prismatic
                              Approved by: Quality office
        Data of a lithium ion cell
              Weight of the yoke: 640 g
        Store dry
              Piece figure: {weight}
              Terminal voltage: {volts}
              Build: {name}
        Harrow Cells Limited
              Charge figure: {charge}
    """)


def read(pages: Sequence[Page], forms: FormBook | None = None) -> Reading:
    """The reading of some pages by the rules and by marks."""
    return PIPELINE.understood(SOURCE, Contents(tuple(pages), len(pages)), forms)


def book(page: Page, *marks: FormMark, who: str = "LW") -> FormBook:
    """A book of one form with some marks."""
    said = tuple(Said(m, who, "2026-12-03", "first.pdf") for m in marks)
    return FormBook((KnownForm("f1", (fingerprint([page]),), said),))


def facts(item: Item) -> list[str]:
    """The item's numbers, each as "mass 70 g"."""
    return [f"{f.property} {f.value}" for f in item.facts if not isinstance(f.value, str)]
