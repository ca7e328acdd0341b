"""`gauger score --faults`: how many planted faults a check finds in drawn drafts, and what it says without reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tui.commands.session import Order
from tui.speech.exits import Exit

if TYPE_CHECKING:
    from casebook.checking.check import Checked
    from corpora.declarations.faults import Planted
    from extractor.pipeline import Pipeline


@dataclass
class Tally:
    """Counts by the kind of fault, and what was missed or said without reason, a line each."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    faultless: int = 0
    false: int = 0
    false_must: int = 0
    elsewhere: int = 0
    told: list[str] = field(default_factory=list)

    def add(self, draft: Planted, made: tuple[Checked, ...]) -> None:
        """Counts one draft."""
        says = {(f.line, str(f.kind)) for one in made for f in one.findings if f.severity != "note"}
        name = f"{draft.fault or 'faultless'} ({draft.drawn.form}, {draft.drawn.deal.number})"
        for want in draft.must:
            self.planted[want[1]] += 1
            self.found[want[1]] += want in says
            self.told += [] if want in says else [f"{name}: missed {want}"]
        false = says - draft.must - draft.may
        self.told += [f"{name}: false {one}" for one in sorted(false, key=str)]
        if draft.fault is None:
            self.faultless += 1
            self.false += len(false)
            self.false_must += sum(f.severity == "must" for one in made for f in one.findings)
        else:
            self.elsewhere += len(false)


def run(seed: int, rounds: int, forms: tuple[str, ...], order: Order) -> int:
    """Draws, checks, and prints what was found by kind, then the misses.

    Raises `ValueError` for a form that does not exist.
    """
    tally = measured(seed, rounds, forms, order)
    for kind, count in sorted(tally.planted.items()):
        print(f"{kind:<24}{tally.found[kind]:>5} of {count}")
    print(
        f"{tally.faultless} faultless drafts: {tally.false} false findings, {tally.false_must} of them must; "
        f"{tally.elsewhere} beside planted faults"
    )
    for line in tally.told:
        print(line)
    return Exit.SETTLED


def measured(seed: int, rounds: int, forms: tuple[str, ...], order: Order) -> Tally:
    """The tally of so many rounds of drafts."""
    from casebook.workers.worker import pipeline_of
    from corpora.declarations.faults import planted

    tally, pipeline = Tally(), pipeline_of(order.layers)
    for draft in planted(seed, rounds, forms):
        tally.add(draft, tuple(_checked(draft, pipeline, order.as_of, order)))
    return tally


def _checked(draft: Planted, pipeline: Pipeline, day: date, order: Order) -> Iterator[Checked]:
    from casebook.checking.check import checked
    from casebook.checking.limits import Limits
    from casebook.checking.reading import papers_of
    from casebook.workers.worker import catalogue_of
    from extractor.document.model import Problem
    from extractor.document.read_options import ReadOptions
    from extractor.intake.archive import unpack
    from extractor.intake.sources import open_source

    source = open_source(draft.drawn.name, draft.drawn.data)
    reading = pipeline.read(source, ReadOptions(ocr=order.ocr))
    pages = reading.contents.pages
    found = pipeline.declared(pages, source.identity.sha256)
    own = [n for declaration, _ in found for n in declaration.sheets]
    record = list(papers_of(reading, pages, draft.drawn.name, pipeline, own))
    for name, data in draft.papers:
        for inner in unpack(open_source(name, data)):
            if isinstance(inner, Problem):
                continue
            beside = pipeline.read(inner)
            record += papers_of(beside, beside.contents.pages, inner.identity.name, pipeline)
    for declaration, items in found:
        yield checked(
            declaration,
            items,
            record,
            catalogue_of(order.layers),
            sha256=source.identity.sha256,
            as_of=day,
            policy=order.policy,
            limits=Limits(characters=draft.limit),
        )
