"""How much of labelled declarations is read to the letter: fields and lines.

A field is a value of the head, a code beside it, or one value of a line: item number, tariff number, name, each
quantity with its unit, unit price, amount, currency, net mass, the string of elements, and each named element. It is
exact where the value read is the value printed, without regard to blanks, breaks of rows and the width of signs;
numbers are compared as numbers. A line is right where its item number and tariff number are; one that was read and is
not printed counts against.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from extractor.trade.declaration import Declaration, DeclaredLine, Measured
from extractor.trade.declaration import Field as Told

_NUMBERS = frozenset({"unit_price", "amount", "net_mass"})


@dataclass
class Score:
    """Counts by form: fields and lines that are printed and that were read right, lines read that are not printed."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)

    def share(self, what: str, form: str | None = None) -> float | None:
        """The share of `fields` or `lines` that is right; `None` where there are none."""
        chosen = [c for name, c in self.counts.items() if form in (None, name)]
        printed = sum(c[what] for c in chosen) + (sum(c["invented"] for c in chosen) if what == "lines" else 0)
        return sum(c[f"{what}_right"] for c in chosen) / printed if printed else None

    def by_key(self) -> Counter[str]:
        """The fields that were missed, by their names."""
        return Counter(one.split(" ")[1].partition("[")[0] for one in self.missed)


def add(score: Score, wanted: Mapping[str, Any], found: Sequence[Declaration]) -> None:
    """Counts one file's declaration; a file of which none or several were read is scored by the fullest."""
    made = max(found, key=lambda d: (len(d.lines), len(d.header)), default=None)
    counts = score.counts.setdefault(str(wanted["form"]), Counter())
    counts["documents"] += 1
    counts["one"] += len(found) == 1
    got = {line.line: line for line in made.lines} if made else {}
    for key, told, read in (*_head(wanted, made), *_lines(wanted, got)):
        counts["fields"] += 1
        if _same(key, told, read):
            counts["fields_right"] += 1
        else:
            score.missed.append(f"{wanted['file']} {key}: {told!r} read as {read!r}")
    for line in wanted["lines"]:
        own = got.get(line["line"])
        counts["lines"] += 1
        counts["lines_right"] += own is not None and own.number == line["number"]
    counts["invented"] += max(0, (len(made.lines) if made else 0) - len(wanted["lines"]))


def _head(wanted: Mapping[str, Any], made: Declaration | None) -> Iterator[tuple[str, str, str | None]]:
    header: Mapping[str, Told] = made.header if made else {}
    yield "direction", wanted["direction"], made.direction if made else None
    for key, told in wanted["header"].items():
        own = header.get(key)
        yield key, told["value"], own.value if own else None
        if "code" in told:
            yield f"{key}.code", told["code"], own.code if own else None


def _lines(wanted: Mapping[str, Any], got: Mapping[int | None, DeclaredLine]) -> Iterator[tuple[str, str, str | None]]:
    for told in wanted["lines"]:
        own = got.get(told["line"])
        yield f"line[{told['line']}]", str(told["line"]), str(own.line) if own else None
        read = _values(own) if own else {}
        for key, value in told.items():
            if key in ("line", "quantities", "elements"):
                continue
            yield f"{key}[{told['line']}]", value, read.get(key)
        for k, quantity in enumerate(told["quantities"]):
            mine = own.quantities[k] if own and k < len(own.quantities) else None
            yield f"quantity[{told['line']}]", quantity["value"], _plain(mine)
            yield f"unit[{told['line']}]", quantity["unit"], mine.unit if mine else None
        for key, value in told.get("elements", {}).items():
            element = own.element(key) if own else None
            yield f"element.{key}[{told['line']}]", value, element.value if element else None


def _values(line: DeclaredLine) -> dict[str, str | None]:
    return {
        "number": line.number,
        "name": line.name,
        "elements_text": line.elements_place.text if line.elements_place else None,
        "unit_price": _plain(line.unit_price),
        "amount": _plain(line.amount),
        "currency": line.currency,
        "net_mass": _plain(line.net_mass),
    }


def _plain(number: Measured | None) -> str | None:
    return f"{number.value:f}" if number is not None else None


def _same(key: str, told: str, read: str | None) -> bool:
    if read is None:
        return False
    if key.partition("[")[0] in (*_NUMBERS, "quantity"):
        try:
            return Decimal(told) == Decimal(read)
        except InvalidOperation:
            return False
    return _folded(told) == _folded(read)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def render(score: Score) -> str:
    """The figures as a table, by form."""
    rows = [f"{'form':<16}{'documents':>10}{'fields':>9}{'exact':>8}{'lines':>7}{'right':>8}"]
    for name in (*score.counts, None):
        chosen = [c for form, c in score.counts.items() if name in (None, form)]
        told = [sum(c[key] for c in chosen) for key in ("documents", "fields", "lines")]
        fields, lines = (score.share(what, name) for what in ("fields", "lines"))
        rows.append(f"{name or 'all':<16}{told[0]:>10}{told[1]:>9}{fields or 0:>8.3f}{told[2]:>7}{lines or 0:>8.3f}")
    return "\n".join(rows)


def as_json(score: Score) -> dict[str, dict[str, float | int | None]]:
    """The figures by form, with `all` for all of them."""
    return {
        name or "all": {
            "documents": sum(c["documents"] for form, c in score.counts.items() if name in (None, form)),
            "fields": score.share("fields", name),
            "lines": score.share("lines", name),
        }
        for name in (*score.counts, None)
    }
