"""What an item is under the law, on a day and under a house policy; the whole decision is `_answer` below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from classifier.facts import UNRECOGNISED, Fact, Item, Method
from classifier.judging.advice import Answer, advice, questions
from classifier.judging.closeness import near
from classifier.judging.determination import Determination, Listing, Outcome, Remark, Shadow
from classifier.judging.findings import Assessment, assess, considered, finding
from classifier.judging.missing import PRODUCT, UNREAD_PAGES, lacking
from classifier.judging.remark import line_of, written
from classifier.judging.values.foreign_values import whose, with_foreign_values
from classifier.judging.values.marked_values import rests_on_marks, with_marks_doubted, with_withheld_read
from classifier.judging.values.readings import Bench, bench, derived_energy_density
from classifier.law.acts import Bilingual
from classifier.law.catalogue import Catalogue
from classifier.law.house import Policy
from classifier.law.timeline import BINDING, InForce, Status, resumes, status
from classifier.truth import Truth


def classify(item: Item, catalogue: Catalogue, *, as_of: date, policy: str = "default") -> Determination:
    """The determination of an item; raises `ValueError` for a policy that the catalogue does not hold.

    What was read by marks of earlier papers alone may find an item controlled and never clears one.
    """
    house = policy_named(catalogue, policy)
    made = _judged(item, catalogue, house, as_of)
    if made.answer.outcome not in _GRAVE and rests_on_marks(item):
        careful = (_judged(i, catalogue, house, as_of) for i in (with_marks_doubted(item), with_withheld_read(item)))
        made = next((c for c in careful if c.answer.outcome in _GRAVE), made)
    return _determined(made, catalogue, as_of, policy)


_GRAVE = (Outcome.CONTROLLED, Outcome.UNDETERMINED)


@dataclass(frozen=True, slots=True)
class _Judged:
    """An item laid out, what was found of each entry, and the answer that follows."""

    laid: Bench
    listed: tuple[Assessment, ...]
    neighbours: tuple[Assessment, ...]
    answer: Answer


def _judged(item: Item, catalogue: Catalogue, house: Policy, as_of: date) -> _Judged:
    laid = bench(with_foreign_values(item, catalogue, house), catalogue, house)
    listed = _assessed(laid, declared=True)
    neighbours = _assessed(laid, declared=False)
    return _Judged(laid, listed, neighbours, _answer(laid, listed, binding(catalogue, neighbours, as_of)))


def _determined(made: _Judged, catalogue: Catalogue, as_of: date, policy: str) -> Determination:
    laid, listed, neighbours, answer = made.laid, made.listed, made.neighbours, made.answer
    standing = _status(catalogue, answer, as_of)
    return Determination(
        answer.outcome,
        answer.codes,
        answer.near,
        standing,
        answer.missing,
        tuple(dict.fromkeys((*_assumptions(listed), *answer.assumptions))),
        tuple(finding(assessment) for assessment in (*listed, *neighbours)),
        _remark(laid, answer, standing),
        advice(laid, answer, neighbours, standing, as_of),
        _derived(laid),
        tuple(dict.fromkeys(fact.doubt for fact in (*laid.item.facts, *_derived(laid)) if fact.doubt)),
        as_of,
        policy,
        catalogue.sha256,
        _listings(catalogue, binding(catalogue, neighbours, as_of)),
        _questions(laid, (*listed, *neighbours), answer),
        _shadow(laid, listed, neighbours, as_of),
    )


def _questions(laid: Bench, assessments: tuple[Assessment, ...], answer: Answer) -> tuple[Bilingual, ...]:
    if answer.outcome is not Outcome.UNDETERMINED:
        return ()
    asked = questions(laid, assessments)
    return asked if any(a.truth is Truth.UNKNOWN for a in assessments) else (*asked, *whose(laid.item))


def binding(catalogue: Catalogue, neighbours: tuple[Assessment, ...], day: date) -> tuple[Assessment, ...]:
    """Those of the other acts' entries whose act is, or may be, in force on the day."""
    return tuple(a for a in neighbours if status(catalogue, a.entry.instrument, day).in_force in BINDING)


def _listings(catalogue: Catalogue, neighbours: tuple[Assessment, ...]) -> tuple[Listing, ...]:
    taken = [a.entry for a in neighbours if a.truth is Truth.TRUE]
    acts = [catalogue.instruments[entry.instrument] for entry in taken]
    return tuple(Listing(e.code, act.id, Bilingual(act.name, act.name_zh)) for e, act in zip(taken, acts, strict=True))


def _shadow(
    laid: Bench, listed: tuple[Assessment, ...], neighbours: tuple[Assessment, ...], day: date
) -> Shadow | None:
    """What the item is on the day on which the deciding act resumes, where it is suspended or may be."""
    act = next(act.id for act in laid.catalogue.instruments.values() if act.declared)
    later = resumes(laid.catalogue, act, day)
    if later is None:
        return None
    answer = _answer(laid, listed, binding(laid.catalogue, neighbours, later))
    remark = _remark(laid, answer, _status(laid.catalogue, answer, later))
    return Shadow(later, answer.outcome, answer.codes, answer.near, remark)


def policy_named(catalogue: Catalogue, name: str) -> Policy:
    """The house policy of a name; raises `ValueError` with the names that there are."""
    if name not in catalogue.policies:
        raise ValueError(f"policy {name!r} not found; the catalogue has {', '.join(sorted(catalogue.policies))}")
    return catalogue.policies[name]


def _assessed(laid: Bench, *, declared: bool) -> tuple[Assessment, ...]:
    entries = laid.catalogue.declared if declared else laid.catalogue.neighbours
    return tuple(assess(laid, entry) for entry in considered(laid, entries))


def _answer(laid: Bench, listed: tuple[Assessment, ...], neighbours: tuple[Assessment, ...]) -> Answer:
    """The answer, the gravest first: an item is cleared only where nothing stands against it, in no act.

    "Not a controlled item" is said to customs of every list, so it is never said beside another act that takes the
    item in, or may.
    """
    if UNRECOGNISED in laid.item.products:
        return Answer(Outcome.UNDETERMINED, missing=(PRODUCT,))
    codes = tuple(a.entry.code for a in listed if a.truth is Truth.TRUE)
    if codes:
        return Answer(Outcome.CONTROLLED, codes=codes)
    if any(a.truth is Truth.UNKNOWN for a in listed):
        return Answer(Outcome.UNDETERMINED, missing=lacking(laid, listed))
    if not laid.item.complete:
        return Answer(Outcome.UNDETERMINED, missing=(UNREAD_PAGES,))
    taken = tuple(a.entry.code for a in neighbours if a.truth is Truth.TRUE)
    if taken:
        return Answer(Outcome.LISTED_ELSEWHERE, codes=taken)
    if any(a.truth is Truth.UNKNOWN for a in neighbours):
        return Answer(Outcome.UNDETERMINED, missing=lacking(laid, neighbours))
    beside = near(laid, listed)
    if beside.codes:
        return Answer(Outcome.CLOSE, near=beside.codes, assumptions=beside.rules)
    if beside.open:
        return Answer(Outcome.UNDETERMINED, missing=beside.open, assumptions=beside.rules)
    known = any(laid.catalogue.family(product) != "other" for product in laid.item.products)
    return Answer(Outcome.NOT_CONTROLLED if known else Outcome.NOT_APPLICABLE, assumptions=beside.rules)


def _assumptions(listed: tuple[Assessment, ...]) -> tuple[str, ...]:
    """The house rules behind the readings of entries that speak of the item."""
    concerned = [a for a in listed if a.product is not Truth.FALSE]
    leaves = [leaf for a in concerned for judged in a.criteria for leaf in judged.leaves]
    readings = [leaf.reading for leaf in leaves if leaf.reading is not None]
    return tuple(dict.fromkeys(text for reading in readings for text in reading.assumptions))


def _status(catalogue: Catalogue, answer: Answer, day: date) -> Status:
    """The status of the act that the answer names an entry of, or of the first declared one."""
    named = (*answer.codes, *answer.near)
    if named:
        return status(catalogue, catalogue.entry(named[0]).instrument, day)
    declared = [act.id for act in catalogue.instruments.values() if act.declared]
    if not declared:
        raise ValueError("the catalogue holds no act whose codes can be declared")
    return status(catalogue, declared[0], day)


def _remark(laid: Bench, answer: Answer, standing: Status) -> Remark:
    """The remark that a controlled or close item calls for while the act is, or may be, in force."""
    called_for = answer.outcome in (Outcome.CONTROLLED, Outcome.CLOSE)
    if not called_for or standing.in_force in (InForce.NO, InForce.SUSPENDED):
        return Remark()
    line = line_of(laid, answer.codes, answer.near)
    words = laid.catalogue.vocabulary
    return Remark(written((line,), words, "zh"), written((line,), words, "en"))


def _derived(laid: Bench) -> tuple[Fact, ...]:
    computed = derived_energy_density(laid)
    if computed is None:
        return ()
    return tuple(f for f in computed.facts if f.method is Method.DERIVED)
