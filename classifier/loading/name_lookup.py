"""The names that one file of a catalogue may use: each is looked up, and a wrong one is reported in its place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from classifier.law.vocabulary import Property, Vocabulary
from classifier.loading.layers import Checked
from classifier.loading.yaml_source import KeyPath, YamlSource


@dataclass(frozen=True, slots=True)
class Names:
    """A checked file beside the vocabulary of all layers."""

    file: Checked
    words: Vocabulary

    @property
    def source(self) -> YamlSource:
        """The file with its lines."""
        return self.file.source

    def product(self, key: KeyPath, name: str) -> str:
        """The product's name, if the vocabulary holds it."""
        if name not in self.words.products:
            raise self.source.misnamed(key, name, "product of the vocabulary", self.words.products)
        return name

    def products(self, key: KeyPath, names: list[str]) -> tuple[str, ...]:
        """The products' names, if the vocabulary holds all of them."""
        return tuple(self.product((*key, index), name) for index, name in enumerate(names))

    def property(self, key: KeyPath, name: str) -> Property:
        """The property of a name, if the vocabulary holds it."""
        if name not in self.words.properties:
            raise self.source.misnamed(key, name, "property of the vocabulary", self.words.properties)
        return self.words.properties[name]

    def canonical(self, key: KeyPath, found: Property, number: Decimal, unit: str) -> Decimal:
        """A number of a printed unit in the property's own unit."""
        if found.unit is None:
            raise self.source.error(key, f"{found.name} is text and has no unit")
        if unit == found.unit:
            return number
        for known in self.words.units:
            if known.canonical == found.unit and unit in (known.name, *known.aliases):
                return number * known.factor
        fitting = {u.name for u in self.words.units if u.canonical == found.unit} | {found.unit}
        raise self.source.misnamed(key, unit, f"unit of {found.name}", fitting)
