"""The declaration.

One remark in the header for all its lines, composed, read back and compared before anyone sees it.

The remark is built from what people signed. A line that is neither controlled nor close gets none: the
announcement asks for none, which does not make the goods free of every control.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select

from casebook.declaring.readiness import Objection, Subject
from casebook.record import ledger
from casebook.record.actions import NAMES, Exported, Viewed
from casebook.record.events import Stamp
from casebook.review.judging import Bench
from casebook.review.values.typed_values import Refusal, Typed, grammar
from casebook.store import tables
from casebook.store.database import Store
from classifier.facts import Item
from classifier.judging import remark
from classifier.judging.classify import policy_named
from classifier.judging.determination import Outcome
from classifier.judging.remark import Length, RemarkLine
from classifier.judging.values.readings import bench as laid_out
from classifier.law.timeline import InForce
from classifier.quantity import Quantity

NO_ADVICE = "An aid, not legal advice: an item that no entry names may still need a licence."
NO_ADVICE_ZH = "仅供参考，不构成法律意见；未列名的物项也可能需要许可。"
_REMARKED = (Outcome.CONTROLLED, Outcome.CLOSE)
"""Only these are said something of in the remark; the codes of goods that another act lists are that act's."""
_NOT_ASKED = (InForce.NO, InForce.SUSPENDED)


class ChangedMeanwhileError(Exception):
    """Somebody acted on a document between composing and keeping; the message says on which."""


@dataclass(frozen=True, slots=True)
class LengthLimits:
    """The field's limits in characters and in GBK bytes; none was found, so a house sets its own."""

    characters: int | None = None
    gbk_bytes: int | None = None


NO_LIMITS = LengthLimits()


@dataclass(frozen=True, slots=True)
class GoodsLine:
    """One line of the declaration. `number` names it in the remark; `said` is its part, `None` for none."""

    number: str
    subject: Subject
    said: RemarkLine | None


@dataclass(frozen=True, slots=True)
class Declaration:
    """The lines in their order and the remark in both languages; `notes` say why there is none, if so."""

    as_of: date
    policy: str
    lines: tuple[GoodsLine, ...]
    zh: str | None
    en: str | None
    notes: tuple[str, ...]

    @property
    def length(self) -> Length:
        """How long the Chinese remark is, which is the one that is filed."""
        return remark.length(self.zh or "")


def composed(subjects: Sequence[Subject], bench: Bench, *, though_suspended: bool = False) -> Declaration:
    """The declaration of these items, in their order; nothing in it has been checked yet."""
    numbers = _numbers(subjects)
    lines = tuple(GoodsLine(n, s, _said(n, s, bench)) for n, s in zip(numbers, subjects, strict=True))
    notes = _notes(lines)
    said = tuple(line.said for line in lines if line.said is not None)
    words = bench.catalogue.vocabulary
    if not said or (notes and not though_suspended):
        return Declaration(bench.as_of, bench.policy, lines, None, None, notes)
    zh, en = (remark.written(said, words, language) for language in ("zh", "en"))
    return Declaration(bench.as_of, bench.policy, lines, zh, en, notes)


def _numbers(subjects: Sequence[Subject]) -> tuple[str, ...]:
    """The invoice's own line numbers where each item has one; else the items are counted in their order."""
    printed = [remark.clean(s.item.read.line or "") for s in subjects]
    if all(n.isalnum() for n in printed) and len(set(printed)) == len(printed):
        return tuple(printed)
    return tuple(str(n) for n in range(1, len(subjects) + 1))


def _said(number: str, about: Subject, bench: Bench) -> RemarkLine | None:
    made = about.made
    if made.outcome not in _REMARKED:
        return None
    laid = laid_out(about.item.current, bench.catalogue, policy_named(bench.catalogue, bench.policy))
    return replace(remark.line_of(laid, made.codes, made.near), line=number)


def _notes(lines: Sequence[GoodsLine]) -> tuple[str, ...]:
    standings = (line.subject.made.status for line in lines if line.said is not None)
    return tuple(dict.fromkeys(s.note for s in standings if s.in_force in _NOT_ASKED))


def faults(made: Declaration, bench: Bench, limits: LengthLimits) -> tuple[Objection, ...]:
    """What is wrong with a composed remark: it is too long, hides something, or is not what the record says."""
    if made.zh is None or made.en is None:
        return ()
    several = (*_misread(made, bench), *_hidden(made.zh), *_too_long(made.length, limits))
    return tuple(Objection("the remark", reason, remedy) for reason, remedy in several)


def _misread(made: Declaration, bench: Bench) -> tuple[tuple[str, str], ...]:
    """Each line as the written text is understood again, against the record."""
    words = bench.catalogue.vocabulary
    lines = [line for line in made.lines if line.said is not None]
    report = "do not file it; report it with the casebook's version"
    try:
        chinese, english = (
            remark.read_back(text, words, language) for text, language in ((made.zh or "", "zh"), (made.en or "", "en"))
        )
    except ValueError as trouble:
        return ((f"it cannot be read back: {trouble}", report),)
    if len(chinese) != len(lines) or chinese != english:
        return (("its two languages do not say the same of the same lines", report),)
    wrong = [line.number for line, back in zip(lines, chinese, strict=True) if not _is_on_record(line, back, bench)]
    return ((f"what it says of line {', '.join(wrong)} is not what the record says", report),) if wrong else ()


def _is_on_record(line: GoodsLine, back: RemarkLine, bench: Bench) -> bool:
    about = line.subject
    if back.line != line.number or back.codes != about.made.codes:
        return False
    return all(_is_known(p, about, bench) for p in back.parameters)


def _is_known(parameter: remark.Parameter, about: Subject, bench: Bench) -> bool:
    """Whether a parameter, understood as a person's typing would be, is what the item's facts say."""
    current = about.item.current
    if parameter.property == remark.PRODUCT:
        return parameter.value == current.product
    known = bench.catalogue.vocabulary.properties.get(parameter.property)
    if known is None:
        return False
    if known.unit is None:
        return parameter.value in [remark.clean(str(f.value)) for f in current.of(parameter.property)]
    understood = grammar(bench.catalogue.vocabulary).read(parameter.property, parameter.value)
    laid = laid_out(current, bench.catalogue, policy_named(bench.catalogue, bench.policy))
    interval = laid.read(parameter.property).interval
    if isinstance(understood, Refusal) or interval is None or not isinstance(understood.value, Quantity):
        return False
    record = remark.stated(laid, parameter.property)
    if record is None or (record.kind, record.conditions) != (parameter.kind, parameter.conditions):
        return False
    return _is_the_papers(parameter, current) and _same_print(understood, remark.declared(interval))


def _is_the_papers(parameter: remark.Parameter, current: Item) -> bool:
    """Whether the word by which a property is called, where it is not the catalogue's, stands in the paper."""
    texts = [e.text for fact in current.of(parameter.property) for e in fact.evidence]
    return parameter.label is None or any(parameter.label in text for text in texts)


def _same_print(understood: Typed, declared: str) -> bool:
    assert isinstance(understood.value, Quantity)
    return remark.declared(understood.value.interval) == declared


def _hidden(text: str) -> tuple[tuple[str, str], ...]:
    if all(unicodedata.category(c)[0] != "C" for c in text):
        return ()
    return (("it holds characters that cannot be seen", "correct the value that they are in: gauger review"),)


def _too_long(length: Length, limits: LengthLimits) -> tuple[tuple[str, str], ...]:
    pairs = (
        (length.characters, limits.characters, "characters"),
        (length.gbk_bytes, limits.gbk_bytes, "bytes of GBK"),
    )
    return tuple(
        (f"it has {has} {unit}, and the limit is {limit}", "declare fewer lines at a time")
        for has, limit, unit in pairs
        if limit is not None and has > limit
    )


def beyond_gbk(text: str) -> tuple[str, ...]:
    """The characters of a remark that GBK lacks, each once: a system that keeps GBK may drop them."""
    return tuple(dict.fromkeys(c for c in text if not c.encode("gbk", "ignore")))


def kept(store: Store, made: Declaration, digest: str, stamp: Stamp) -> None:
    """Writes an `exported` event for each line, all or none.

    Raises `ChangedMeanwhileError` where a document has gained an event since it was looked at.
    """
    from casebook.record.codec import named

    folders = {line.subject.folder.document: line.subject.folder for line in made.lines}
    table = tables.ledger.c
    with store.writing() as connection:
        for document, folder in folders.items():
            work = select(func.max(table.seq)).where(table.document == document, table.kind != NAMES[Viewed])
            if (connection.scalar(work) or 0) > folder.last:
                raise ChangedMeanwhileError(f"{folder.name} was worked on meanwhile")
            items = [s.item.key for line in made.lines if (s := line.subject).folder.document == document]
            ledger.append(connection, document, [named(Exported(i, digest)) for i in items], stamp)
