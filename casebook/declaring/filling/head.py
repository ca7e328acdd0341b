"""The head of a declaration filled: what the papers of the deal say, the exporter's own words before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from casebook.checking.against.papers import contract_numbers
from casebook.declaring.filling.lines import FilledLine
from casebook.declaring.filling.own import MARKS, OwnWords
from casebook.declaring.filling.record import Record
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
    for key in ("packages", "gross_mass"):
        made[key] = Value(why="见装箱单合计")
    made[MARKS] = Value(why="唛头及集装箱号仅出口单位知悉；无唛头填 N/M")
    return {**made, **{key: Value(text, EXPORTER) for key, text in own.head.items() if text}}


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
