"""How one paper words things: its language, its choice among synonyms, and its misspellings."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from corpora.generator.words import words

OF_CELLS_ALONE = ("Cell", "cell", "电芯", "Zell")
BILINGUAL = "zh-en"
MISREAD = {"l": "1", "o": "0", "i": "l", "e": "c", "m": "rn", "a": "o"}


@dataclass(slots=True)
class Wording:
    """The words of one paper. A word once chosen stays for the whole paper."""

    rng: Random
    language: str
    held: bool = False
    misspelt: bool = False
    cell: bool = True
    chosen: dict[tuple[str, ...], str] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        return ("zh", "en") if self.language == BILINGUAL else (self.language,)

    @property
    def first(self) -> str:
        return self.languages[0]

    def label(self, name: str, kind: str | None) -> str:
        """The label of a property, with the kind's word where it has one."""
        return self._both(("label", name, kind or ""), lambda language: self._label(name, kind, language))

    def word(self, key: str) -> str:
        """A word of the sheet itself (`model`, `item`, `unit`)."""
        return self._both(("word", key), lambda language: self._one(words("sheets")["words"][language][key]))

    def product(self, name: str) -> str:
        """The name of the goods."""
        return self._both(("product", name), lambda language: self._one(words("products")[name][language]))

    def use(self, name: str) -> str:
        """The sentence that says what a machine is for."""
        return self._both(("use", name), lambda language: str(words("sheets")["uses"][name][language]))

    def sentence(self, label: str, value: tuple[Any, ...]) -> tuple[Any, ...]:
        """A sentence that gives a label its value."""
        before, after = str(words("sheets")["words"][self.first]["has"]).split("{value}")
        return (before.replace("{label}", label), *value, after)

    def kind_word(self, kind: str) -> str:
        """The word for the kind of a value, in the paper's first language."""
        return self._one(words("kinds")[self.first][kind])

    def _both(self, key: tuple[str, ...], make: Any) -> str:
        if key not in self.chosen:
            self.chosen[key] = self.joint().join(make(language) for language in self.languages)
        return self.chosen[key]

    def joint(self) -> str:
        """What stands between the two languages of a label."""
        joint = self.chosen.setdefault(("joint",), self.rng.choice((" ", " / ", "\n", " ")))
        return joint

    def _label(self, name: str, kind: str | None, language: str) -> str:
        entry = words("properties")[name][language]
        nouns = [n for n in entry["held" if self.held else "nouns"] if self.cell or not _of_cells(n)]
        noun = self._spelt(self._one(nouns), language)
        if kind is None or name == "nominal_voltage":
            return noun
        kinds = words("kinds")[language]
        pattern = kinds["pattern"] if self.rng.random() < 0.7 else kinds["behind"]
        said: str = pattern.format(kind=self._one(kinds[kind]), noun=noun)
        return said[0].upper() + said[1:].lower() if language == "en" and self.rng.random() < 0.5 else said

    def _spelt(self, noun: str, language: str) -> str:
        if not self.misspelt or language not in ("en", "de") or self.rng.random() < 0.5:
            return noun
        at = [k for k, sign in enumerate(noun) if sign in MISREAD and k]
        if not at:
            return noun
        k = self.rng.choice(at)
        return noun[:k] + MISREAD[noun[k]] + noun[k + 1 :]

    def _one(self, entry: str | list[str]) -> str:
        return entry if isinstance(entry, str) else self.rng.choice(entry)


def _of_cells(noun: str) -> bool:
    return any(word in noun for word in OF_CELLS_ALONE)
