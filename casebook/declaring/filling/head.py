"""The head of a declaration filled: what the papers of the deal say, the exporter's own words before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from casebook.checking.against.papers import contract_numbers
from casebook.checking.against.totals import NUMBER, number_of
from casebook.checking.beside.papers import Paper
from casebook.checking.draft.units import KILOGRAMS, Units, units_of
from casebook.declaring.filling.lines import FilledLine
from casebook.declaring.filling.own import MARKS, OwnWords
from casebook.declaring.filling.record import Record, figures
from casebook.declaring.filling.values import EXPORTER, ONLY_EXPORTER, Read, Value, agreed
from classifier.judging.determination import Outcome
from classifier.law.vocabulary import Vocabulary
from classifier.quantity import plain

OPTIONAL = (
    "pre_entry_no",
    "customs_no",
    "page_no",
    "declaration_date",
    "record_no",
    "freight",
    "insurance",
    "charges",
    "attached_documents",
)
"""Fields that may stay blank; some of them are customs' own."""
_LICENSED = (Outcome.CONTROLLED, Outcome.LISTED_ELSEWHERE)


def head(lines: Sequence[FilledLine], record: Record, own: OwnWords, vocabulary: Vocabulary) -> Mapping[str, Value]:
    """Each field of the head by its key, and `marks`."""
    made = {key: Value(why=ONLY_EXPORTER, is_asked=key not in OPTIONAL) for key in fields(vocabulary)}
    is_licensed = any(line.outcome in _LICENSED for line in lines)
    made["licence"] = Value(why="属于两用物项，应有出口许可证" if is_licensed else "", is_asked=is_licensed)
    made["contract"] = _contract(record, vocabulary)
    made["net_mass"] = _net_mass(lines)
    packed = _Packed(record, lines, vocabulary)
    made["packages"], made["gross_mass"] = packed.packages(), packed.gross_mass()
    made[MARKS] = Value(why="唛头及集装箱号仅出口单位知悉；无唛头填 N/M")
    return {**made, **{key: Value(text, EXPORTER) for key, text in own.head.items() if text}}


class _Packed:
    """Packages and gross mass: what papers print for all goods, else the sum over the rows of the goods.

    Where a paper prints both, and the two are not the same, nothing is filled in.
    """

    def __init__(self, record: Record, lines: Sequence[FilledLine], vocabulary: Vocabulary) -> None:
        self._rows = tuple(tuple(several) for several in record.rows.values())
        self._count = len(lines)
        self._lists = [p for p in record.lists if p.kind == "packing_list"] or list(record.lists)
        self._vocabulary, self._units = vocabulary, units_of(vocabulary)

    def packages(self) -> Value:
        """How many packages."""
        return self._one("packages", [Read(r.text, "", r.paper, r.quotes) for r in self._summed("packages")])

    def gross_mass(self) -> Value:
        """Kilograms."""
        found = self._summed("gross_mass")
        known = [r for r in found if self._units.is_mass(r.unit)]
        kilograms = [replace(r, text=_kilograms(r, self._units), unit="") for r in known]
        return self._one("gross_mass", kilograms if len(known) == len(found) else [])

    def _summed(self, name: str) -> list[Read]:
        """What the rows of each line say; nothing where a line lacks it."""
        each = [figures(rows, name) for rows in self._rows]
        if len(each) < self._count or any(len(told) != 1 for told in each):
            return []
        return [told[0] for told in each]

    def _one(self, name: str, each: Sequence[Read]) -> Value:
        printed = [one for paper in self._lists for one in self._told(paper, name)]
        if each:
            quotes = tuple(q for one in each for q in one.quotes)
            papers = "、".join(dict.fromkeys(one.paper for one in each))
            total = plain(sum((Decimal(one.text) for one in each), Decimal(0)))
            if any(Decimal(one.text) != Decimal(total) for one in printed):
                told = "、".join(one.text for one in printed)
                return Value(why=f"{papers} 各行合计为 {total}，所载合计为 {told}")
            return Value(total, f"{papers} 各行合计", quotes)
        return agreed(printed, "装箱单各行未全部载明，亦无合计")

    def _told(self, paper: Paper, name: str) -> Iterator[Read]:
        """What a paper prints behind a label: "Total gross weight: 1,322 kg"."""
        heads = self._vocabulary.cues["trade_head"].groups.get(name, {})
        label = "|".join(sorted((re.escape(w) for several in heads.values() for w in several), key=len, reverse=True))
        pattern = re.compile(
            rf"(?<![A-Za-z])(?:{label})(?:[ /]*(?:{label}))*[ .]*[:：]\s*({NUMBER.pattern})\s*([A-Za-z\u4e00-\u9fff]*)",
            re.I,
        )
        for page in paper.pages:
            for found in pattern.finditer(page.text):
                number, unit = plain(number_of(found[1])), found[2]
                read = Read(number, unit, paper.shown, (page.quote(found.start(1), found.end()),))
                if name == "packages":
                    yield replace(read, unit="")
                elif self._units.is_mass(unit):
                    yield replace(read, text=_kilograms(read, self._units), unit="")


def _kilograms(read: Read, units: Units) -> str:
    return plain(Decimal(read.text) * KILOGRAMS[units.of(read.unit)])


def fields(vocabulary: Vocabulary) -> Mapping[str, str]:
    """What each field of the head is called on the form."""
    groups = vocabulary.cues["declaration_field"].groups
    return {key: next(iter(terms.get("zh", ())), key) for key, terms in groups.items() if key != "remark"}


def _contract(record: Record, vocabulary: Vocabulary) -> Value:
    """The one contract number of the papers that have rows of these goods."""
    used = {row.paper.sha256 for several in record.rows.values() for row in several}
    found = []
    for paper in record.lists:
        if paper.sha256 in used:
            texts = {e.text: e for e in contract_numbers(paper, vocabulary)}
            found += [Read(text, "", paper.shown, (quote,)) for text, quote in texts.items()]
    return agreed(found, "没有文件载明合同协议号")


def _net_mass(lines: Sequence[FilledLine]) -> Value:
    masses = [line.values["net_mass"] for line in lines]
    if not all(m.text for m in masses):
        return Value(why="有商品项净重未知")
    source = "、".join(dict.fromkeys(m.source for m in masses))
    return Value(plain(sum((Decimal(m.text) for m in masses), Decimal(0))), f"各项合计：{source}")
