"""One sheet before it is laid out: its words, its models, and rows of labels with values."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from corpora.generator.goods import Spec, Thing, group_of, label_kind
from corpora.generator.wording import Wording
from corpora.generator.words import words
from corpora.made.drawing.layouts import Row, row
from corpora.made.drawing.paper import Block, Heading, Paragraph
from corpora.made.drawing.values import Value


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a layout is given."""

    rng: Random
    wording: Wording
    plan: tuple[Spec, ...]
    things: tuple[Thing, ...]
    maker: str

    @property
    def product(self) -> str:
        return self.things[0].product

    def look(self) -> str:
        """A style of table."""
        return self.rng.choice(("ruled", "ruled", "open", "banded", "rules", "zebra"))

    def rows(self, things: tuple[Thing, ...] | None = None, *, others: bool = True) -> list[Row]:
        """A row a value with a column a model, and among them rows that are no scored property."""
        models = self.things if things is None else things
        rows = [
            row(self.wording.label(s.property, label_kind(s)), *(self._shown(m.values[k]) for m in models))
            for k, s in enumerate(self.plan)
        ]
        if others:
            for label, value in self._others(self.rng.randint(2, 4)):
                rows.insert(self.rng.randint(0, len(rows)), row(label, *((value,) * len(models))))
        return rows

    def title(self, *, name: bool = True) -> list[Block]:
        """The head of the sheet: what it is, of which goods, and what those are for."""
        said = self.wording.product(self.product)
        if name and len(self.things) == 1:
            said = self.rng.choice(("{p} {m}", "{m} {p}", "{p}  {w}: {m}")).format(
                p=said, m=self.things[0].label, w=self.wording.word("model")
            )
        blocks: list[Block] = [Heading(self.wording.word("title"), 0), Heading(said, 1)]
        if (use := self.things[0].use) is not None:
            blocks.append(Paragraph((f"{self.wording.word('use')}: {self.wording.use(use)}",)))
        return blocks

    def foot(self) -> list[Block]:
        """Addresses, standards and limits of transport, as small print."""
        lines = words("sheets")["furniture"][self.wording.first]
        return [Paragraph((line,), small=True) for line in self.rng.sample(lines, self.rng.randint(0, 2))]

    def model_row(self) -> Row:
        """The row that names the models."""
        return row(self.wording.word("model"), *(thing.label for thing in self.things))

    def _others(self, count: int) -> list[list[str]]:
        lines = words("sheets")["others"][group_of(self.product)]
        picked = []
        there = min(len(lines[n]) for n in self.wording.languages)
        for k in sorted(self.rng.sample(range(there), min(count, there))):
            label = self.wording.joint().join(lines_[k][0] for lines_ in (lines[n] for n in self.wording.languages))
            picked.append([label, lines[self.wording.first][k][1]])
        return picked

    def _shown(self, value: Value) -> Value:
        if value.kind == "approximate" and self.rng.random() < 0.7:
            value = value.as_shown(value.shown.replace("~", f"{self.wording.kind_word('approximate')} "))
        return value.with_comma() if self.wording.language == "de" else value
