"""The catalogue: all that the files of the law and its words say, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from classifier.law.acts import Entry, Event, Instrument, Limit, Parent, Pointer
from classifier.law.calendar import Calendar
from classifier.law.house import ElementOrder, Policy, TariffHints
from classifier.law.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that the files say; `sha256` (`sha256:` and 64 hexadecimal digits) names their bytes in their order."""

    vocabulary: Vocabulary
    instruments: Mapping[str, Instrument] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    entries: tuple[Entry, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    limits: tuple[Limit, ...] = ()
    policies: Mapping[str, Policy] = field(default_factory=dict)
    sha256: str = ""
    tariff: TariffHints = field(default_factory=TariffHints)
    parents: tuple[Parent, ...] = ()
    elements: tuple[ElementOrder, ...] = ()
    calendar: Calendar = field(default_factory=Calendar)
    standings: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What `timeline` has worked out of the acts' dates, by its question: thousands of items ask the same."""

    def entry(self, code: str) -> Entry:
        """The entry of a code; raises `KeyError` with the code where there is none."""
        for entry in self.entries:
            if entry.code == code:
                return entry
        raise KeyError(code)

    @property
    def declared(self) -> tuple[Entry, ...]:
        """The entries whose codes a determination may name."""
        return tuple(e for e in self.entries if self.instruments[e.instrument].declared)

    @property
    def neighbours(self) -> tuple[Entry, ...]:
        """The entries of the acts that a clerk must tell apart."""
        return tuple(e for e in self.entries if not self.instruments[e.instrument].declared)

    def family(self, product: str) -> str:
        """The family of a product; `other` for a name that no vocabulary holds."""
        return self.vocabulary.family(product)
