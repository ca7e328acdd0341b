"""What an item is under the law, on a day and under a house policy; the whole decision is `_answer` below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from classifier.facts import Fact, Item, Method
from classifier.judging.closeness import near
from classifier.judging.determination import Determination, Outcome, Remark
from classifier.judging.findings import Assessment, assess, considered, finding
from classifier.judging.missing import CONTROL_CODE, UNREAD_PAGES, lacking
from classifier.judging.readings import Bench, bench, derived_energy_density
from classifier.judging.remark import line_of, written
from classifier.law.acts import Bilingual, Policy
from classifier.law.catalogue import Catalogue
from classifier.law.tariff import misfit
from classifier.law.timeline import InForce, Status, status
from classifier.truth import Truth


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome with the codes that it names and what is missing for a better one."""

    outcome: Outcome
    codes: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()


def classify(item: Item, catalogue: Catalogue, *, as_of: date, policy: str = "default") -> Determination:
    """The determination of an item; raises `ValueError` for a policy that the catalogue does not hold."""
    laid = bench(item, catalogue, policy_named(catalogue, policy))
    listed = _assessed(laid, declared=True)
    neighbours = _assessed(laid, declared=False)
    answer = _answer(laid, listed, neighbours)
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
        _advice(laid, answer, neighbours, standing),
        _derived(laid),
        tuple(dict.fromkeys(fact.doubt for fact in (*laid.item.facts, *_derived(laid)) if fact.doubt)),
        as_of,
        policy,
        catalogue.sha256,
    )


def policy_named(catalogue: Catalogue, name: str) -> Policy:
    """The house policy of a name; raises `ValueError` with the names that there are."""
    if name not in catalogue.policies:
        raise ValueError(f"there is no policy {name!r}; the catalogue has {', '.join(sorted(catalogue.policies))}")
    return catalogue.policies[name]


def _assessed(laid: Bench, *, declared: bool) -> tuple[Assessment, ...]:
    entries = laid.catalogue.declared if declared else laid.catalogue.neighbours
    return tuple(assess(laid, entry) for entry in considered(laid, entries))


def _answer(laid: Bench, listed: tuple[Assessment, ...], neighbours: tuple[Assessment, ...]) -> Answer:
    """The answer, the gravest first: an item is cleared only where nothing stands against it."""
    codes = tuple(a.entry.code for a in listed if a.truth is Truth.TRUE)
    if codes:
        return Answer(Outcome.CONTROLLED, codes=codes)
    if any(a.truth is Truth.UNKNOWN for a in listed):
        return Answer(Outcome.UNDETERMINED, missing=lacking(laid, listed))
    if not laid.item.complete:
        return Answer(Outcome.UNDETERMINED, missing=(UNREAD_PAGES,))
    codes_near, used = near(laid, listed)
    if codes_near:
        return Answer(Outcome.CLOSE, near=codes_near, assumptions=used)
    if any(a.truth is Truth.UNKNOWN for a in neighbours):
        return Answer(Outcome.UNDETERMINED, missing=lacking(laid, neighbours))
    if any(a.truth is Truth.TRUE for a in neighbours):
        return Answer(Outcome.UNDETERMINED, missing=(CONTROL_CODE,))
    known = any(laid.catalogue.family(product) != "other" for product in laid.item.products)
    return Answer(Outcome.NOT_CONTROLLED if known else Outcome.NOT_APPLICABLE, assumptions=used)


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


def _advice(laid: Bench, answer: Answer, neighbours: tuple[Assessment, ...], standing: Status) -> tuple[Bilingual, ...]:
    """What is to be told with the answer: cautions of the entries named, neighbouring acts, pointers."""
    catalogue = laid.catalogue
    named = [catalogue.entry(code) for code in (*answer.codes, *answer.near)]
    cautions = [flag.text for entry in named for flag in entry.flags]
    open_acts = [a.entry for a in neighbours if a.truth is not Truth.FALSE]
    acts = [advice for entry in open_acts for advice in (entry.advice, catalogue.instruments[entry.instrument].advice)]
    pointers = [p.text for p in catalogue.pointers if not p.products or set(p.products) & set(laid.item.products)]
    told = (*cautions, *acts, *pointers, misfit(laid.item, catalogue))
    return tuple(dict.fromkeys(text for text in told if text is not None))


def _derived(laid: Bench) -> tuple[Fact, ...]:
    computed = derived_energy_density(laid)
    if computed is None:
        return ()
    return tuple(f for f in computed.facts if f.method is Method.DERIVED)
