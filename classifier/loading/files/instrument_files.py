"""The law out of the checked files: every name that a file uses is one that some file defines.

What a shape cannot say is checked here: products and properties exist, units convert to the property's
own, acts are known, codes stand once, dates are in order. Each mistake names its place and the nearest
valid name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from classifier.law import acts as law
from classifier.law.house import Policy
from classifier.law.vocabulary import Vocabulary
from classifier.loading.files.condition_files import condition
from classifier.loading.files.policy_files import policies
from classifier.loading.layers import Checked
from classifier.loading.name_lookup import Names
from classifier.loading.yaml_source import KeyPath


@dataclass(frozen=True, slots=True)
class Statutes:
    """What all layers together say of the law."""

    instruments: Mapping[str, law.Instrument]
    events: tuple[law.Event, ...]
    entries: tuple[law.Entry, ...]
    pointers: tuple[law.Pointer, ...]
    limits: tuple[law.Limit, ...]
    policies: Mapping[str, Policy]
    parents: tuple[law.Parent, ...]


def statutes(files: tuple[Checked, ...], words: Vocabulary) -> Statutes:
    """The law of the files; raises `CatalogueError` at the first name that nothing defines."""
    acts = [file for file in files if file.kind == "instruments"]
    instruments = _instruments(acts)
    entries = _entries(acts, words)
    return Statutes(
        instruments,
        tuple(_events(acts, instruments)),
        tuple(entries.values()),
        tuple(_pointers(acts, words, instruments).values()),
        tuple(_limits(files, words).values()),
        policies([Names(f, words) for f in files if f.kind == "policy"], tuple(entries)),
        tuple(_parents(acts).values()),
    )


def _instruments(acts: list[Checked]) -> Mapping[str, law.Instrument]:
    instruments: dict[str, law.Instrument] = {}
    for file in acts:
        shape = file.content.instrument
        if shape is None:
            if file.content.entries:
                raise file.source.error(("entries",), "entries stand below the instrument that holds them")
            continue
        if shape.promulgated and shape.effective and shape.effective < shape.promulgated:
            raise file.source.error(("instrument", "effective"), "an act takes effect on or after its promulgation")
        instruments[shape.id] = law.Instrument(
            shape.id,
            tuple(shape.issuers),
            shape.number,
            bilingual(shape.title),
            shape.promulgated,
            shape.effective,
            shape.declared,
            bilingual(shape.advice) if shape.advice else None,
            source(shape.source),
            shape.cited,
            shape.checked,
        )
    return instruments


def _events(acts: list[Checked], instruments: Mapping[str, law.Instrument]) -> Iterator[law.Event]:
    for file in acts:
        for index, shape in enumerate(file.content.events):
            if shape.last and shape.last < shape.first:
                raise file.source.error(("events", index, "last"), "the last day lies before the first")
            if shape.reports and shape.effect != "reported":
                raise file.source.error(("events", index, "reports"), "only what is `reported` says what it reports")
            for number, act in enumerate(shape.affects):
                if act not in instruments:
                    raise file.source.misnamed(("events", index, "affects", number), act, "instrument", instruments)
            yield law.Event(
                shape.effect,
                shape.instrument,
                tuple(shape.affects),
                shape.first,
                shape.last,
                shape.reading,
                bilingual(shape.text),
                source(shape.source),
                shape.reports,
                bilingual(shape.part) if shape.part else None,
                bilingual(shape.afterwards) if shape.afterwards else None,
            )


def _entries(acts: list[Checked], words: Vocabulary) -> dict[str, law.Entry]:
    entries: dict[str, law.Entry] = {}
    layers: dict[str, int] = {}
    for file in acts:
        for index, shape in enumerate(file.content.entries):
            if layers.get(shape.code) == file.layer:
                raise file.source.error(("entries", index, "code"), f"the code {shape.code} stands here twice")
            layers[shape.code] = file.layer
            entries[shape.code] = _entry(Names(file, words), index, shape)
    return entries


def _entry(names: Names, index: int, shape: Any) -> law.Entry:
    at: KeyPath = ("entries", index)
    if shape.parent and not shape.code.startswith(f"{shape.parent}."):
        raise names.source.error((*at, "parent"), f"{shape.parent} is no parent of {shape.code}")
    for number, held in enumerate(shape.open_products):
        names.product((*at, "open_products", number, "product"), held.product)
    return law.Entry(
        shape.code,
        names.file.content.instrument.id,
        shape.parent,
        shape.zh,
        shape.en,
        bilingual(shape.criterion) if shape.criterion else None,
        names.products((*at, "products"), shape.products),
        tuple(law.OpenProduct(p.product, bilingual(p.question)) for p in shape.open_products),
        tuple(condition(names, (*at, "criteria", n), c) for n, c in enumerate(shape.criteria)),
        tuple(shape.tariff_lines),
        shape.source,
        tuple(law.Flag(flag.kind, bilingual(flag.text)) for flag in shape.flags),
        bilingual(shape.advice) if shape.advice else None,
    )


def _pointers(acts: list[Checked], words: Vocabulary, known: Mapping[str, law.Instrument]) -> dict[str, law.Pointer]:
    pointers: dict[str, law.Pointer] = {}
    for file in acts:
        names = Names(file, words)
        for index, shape in enumerate(file.content.pointers):
            if shape.instrument is not None and shape.instrument not in known:
                raise file.source.misnamed(("pointers", index, "instrument"), shape.instrument, "instrument", known)
            pointers[shape.id] = law.Pointer(
                shape.id,
                names.products(("pointers", index, "products"), shape.products),
                bilingual(shape.text),
                source(shape.source),
                tuple(shape.outcomes),
                tuple(shape.destinations),
                shape.instrument,
                shape.asked,
            )
    return pointers


def _parents(acts: list[Checked]) -> dict[str, law.Parent]:
    parents: dict[str, law.Parent] = {}
    for file in acts:
        for shape in file.content.parents:
            if file.content.instrument is None:
                raise file.source.error(("parents",), "headings stand below the instrument that holds them")
            flags = tuple(law.Flag(flag.kind, bilingual(flag.text)) for flag in shape.flags)
            act = file.content.instrument.id
            parents[shape.code] = law.Parent(shape.code, act, shape.zh, shape.en, flags)
    return parents


def _limits(files: tuple[Checked, ...], words: Vocabulary) -> dict[str, law.Limit]:
    limits: dict[str, law.Limit] = {}
    for file in files:
        if file.kind == "limits":
            for index, shape in enumerate(file.content.limits):
                limits[shape.id] = _limit(Names(file, words), ("limits", index), shape)
    return limits


def _limit(names: Names, at: KeyPath, shape: Any) -> law.Limit:
    if (shape.above is None) == (shape.below is None):
        raise names.source.error((*at, "above"), "a limit has either `above` or `below`")
    found = names.property((*at, "property"), shape.property)

    def canonical(number: Decimal | None) -> Decimal | None:
        return None if number is None else names.canonical((*at, "unit"), found, number, shape.unit)

    return law.Limit(
        shape.id,
        names.products((*at, "products"), shape.products),
        shape.property,
        canonical(shape.above),
        canonical(shape.below),
        found.unit or "",
        tuple(shape.chemistry),
        shape.cell_voltage,
        names.property((*at, "doubts"), shape.doubts).name if shape.doubts else shape.property,
        bilingual(shape.text),
        shape.source,
    )


def bilingual(shape: Any) -> law.Bilingual:
    """A text of a file as a noun of the law."""
    return law.Bilingual(shape.en, shape.zh)


def source(shape: Any) -> law.Source:
    """Where a text of a file was read."""
    return law.Source(shape.text, shape.url, shape.seen, shape.title, shape.quote)
