"""How a reading fits the others of its document, as numbers."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from extractor.scoring.readings import Reading


class AmongOthers:
    """How a reading fits the others of its document."""

    def __init__(self, readings: Sequence[Reading], pages: int) -> None:
        self._pages = max(pages, 1)
        self._sizes: dict[str, list[float]] = defaultdict(list)
        for reading in readings:
            self._sizes[reading.name].append(reading.size)
        self._times = {name: Counter(round(s, 9) for s in sizes) for name, sizes in self._sizes.items()}
        self._sorted = {name: sorted(sizes) for name, sizes in self._sizes.items()}
        self._order: Counter[str] = Counter()
        self._energies = self._products()

    def _products(self) -> Mapping[str, Sequence[float]]:
        """What each of capacity, voltage and energy would be by the other two, wherever they stand."""
        amperes, volts = self._few("capacity"), self._few("nominal_voltage")
        watts = self._few("energy")
        return {
            "energy": sorted(a * v for a in amperes for v in volts),
            "capacity": sorted(w / v for w in watts for v in volts),
            "nominal_voltage": sorted(w / a for w in watts for a in amperes),
        }

    def _few(self, name: str) -> list[float]:
        return sorted({s for s in self._sizes.get(name, ()) if s > 0})[:80]

    def measures(self, reading: Reading) -> list[float]:
        """Magnitude, repetition, order, place in the document."""
        name, size = reading.name, reading.size
        page = reading.leaf.page
        order = self._order[name]
        self._order[name] += 1
        return [
            math.log10(size) if size > 0 else -9.0,
            size if name == "nominal_voltage" else -1.0,
            float(self._times[name][round(size, 9)]),
            float(len(self._sizes[name])),
            float(len(self._times[name])),
            self._adds_up(name, size),
            bisect_left(self._sorted[name], size) / len(self._sizes[name]),
            float(order),
            float(page.number),
            page.number / self._pages,
            float(self._pages),
            reading.block.top / page.height if page.height else 0.0,
            float(page.origin == "ocr"),
        ]

    def _adds_up(self, name: str, size: float) -> float:
        made = self._energies.get(name, ())
        at = bisect_left(made, size * 0.975)
        return float(size > 0 and at < len(made) and made[at] <= size * 1.025)
