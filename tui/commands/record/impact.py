"""`gauger impact`: what another day, catalogue or policy would make of a casebook; nothing is written."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from classifier.judging.determination import in_words
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import say, write
from tui.speech.troubles import Refused
from tui.speech.words import counted

if TYPE_CHECKING:
    from casebook.impact.comparing import Effect
    from casebook.review.judging import Bench
    from classifier.judging.determination import Determination

_HEADS = {
    "flips": "the answer is another one",
    "opens": "the answer is open again",
    "remark": "the same answer, with another remark",
    "margin_shrinks": "the same answer, nearer to its limit",
}


@dataclass(frozen=True, slots=True)
class Side:
    """What to judge by: a day, a policy, folders over the shipped catalogue."""

    as_of: date
    policy: str
    layers: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class ImpactOrder:
    """The two sides as typed. `close` is a part of the limit, to try on the second side."""

    casebook: str
    before: Side
    after: Side
    close: Decimal | None
    as_json: bool


def run(order: ImpactOrder) -> int:
    """Compares and tells; the exit code says whether anything needs a person again."""
    from casebook.impact.comparing import effects, ordered
    from casebook.impact.writing import as_data
    from casebook.store.database import read_store

    before, after = _bench(order.before, None), _bench(order.after, order.close)
    _refuse_alike(before, order)
    with closing(read_store(order.casebook)) as store:
        found = ordered(effects(store, before, after))
    if order.as_json:
        write(json.dumps(as_data(found, before, after), indent=2))
    else:
        for line in told(found, before, after, order.close):
            write(line)
    return Exit.REVIEW if any(e.reopens for e in found) else Exit.SETTLED


def _bench(side: Side, close: Decimal | None) -> Bench:
    from casebook.impact.comparing import with_close
    from casebook.review.judging import Bench
    from classifier.judging.classify import policy_named
    from classifier.loading.load import load

    catalogue = load(*side.layers)
    try:
        policy_named(catalogue, side.policy)
        if close is not None:
            catalogue = with_close(catalogue, side.policy, close)
    except ValueError as trouble:
        raise Refused(str(trouble), Exit.USAGE) from trouble
    return Bench(catalogue, side.as_of, side.policy)


def _refuse_alike(before: Bench, order: ImpactOrder) -> None:
    if order.close is None and order.before == order.after:
        say(f"gauger: both sides are {_side(before)}: name another --to, --to-policy, --to-catalogue, or --close")
        raise Refused("there are no two sides to compare", Exit.USAGE)


def told(found: Sequence[Effect], before: Bench, after: Bench, close: Decimal | None) -> Iterator[str]:
    """The impact in lines: the two sides, what changes by its kind, and what to open again."""
    trial = "" if close is None else f", if close were within {(close * 100).normalize():f} %"
    yield f"from {_side(before)}"
    yield f"to   {_side(after)}{trial}"
    yield from _standing(before, after)
    for kind, head in _HEADS.items():
        several = [e for e in found if e.change == kind]
        if several:
            yield f"\n{head}: {len(several)}"
            for effect in several:
                yield from _effect(effect)
    counts = Counter(str(e.change) for e in found)
    yield f"\n{counted(len(found), 'item')}: {', '.join(_counted(counts)) or 'none in this casebook'}."
    yield from _worklist(found)
    yield "Nothing was changed. gauger reclassify keeps the new answers."


def _side(bench: Bench) -> str:
    return f"{bench.as_of}, policy {bench.policy}, catalogue {bench.catalogue.sha256.removeprefix('sha256:')[:12]}"


def _standing(before: Bench, after: Bench) -> Iterator[str]:
    """How the standing of each act differs between the two sides."""
    from classifier.law.timeline import PLAIN, status

    for act in after.catalogue.instruments.values():
        new = status(after.catalogue, act.id, after.as_of).in_force
        if act.id not in before.catalogue.instruments:
            yield f"  {act.name}: new in the catalogue, {PLAIN[new].en}"
            continue
        old = status(before.catalogue, act.id, before.as_of).in_force
        if old is not new:
            yield f"  {act.name}: {PLAIN[old].en} → {PLAIN[new].en}"


def _counted(counts: Counter[str]) -> Iterator[str]:
    words = {
        "flips": "with another answer",
        "opens": "open again",
        "remark": "with another remark",
        "margin_shrinks": "nearer to the limit",
        "same": "the same",
    }
    yield from (f"{counts[kind]} {word}" for kind, word in words.items() if counts[kind])


def _effect(effect: Effect) -> Iterator[str]:
    margin = f", {effect.margin * 100:+.1f} % from the limit" if effect.margin is not None else ""
    if effect.change == "margin_shrinks" and effect.margin_before is not None:
        margin = f", {effect.margin_before * 100:+.1f} % → {(effect.margin or 0) * 100:+.1f} % from the limit"
    old, new = _said(effect.before), _said(effect.after)
    answer = f"{old} → {new}" if old != new else new
    yield f"  {inert(effect.item.name)} ({inert(effect.name)}): {answer}{margin}"
    if effect.has_other_remark:
        yield f"    remark before: {inert(effect.before.remark.zh or 'none called for')}"
        yield f"    remark now:    {inert(effect.after.remark.zh or 'none called for')} (draft)"
    if effect.after.missing:
        yield f"    missing: {', '.join(effect.after.missing).replace('_', ' ')}"


def _said(made: Determination) -> str:
    return " ".join((in_words(made.outcome), *(made.codes or made.near)))


def _worklist(found: Sequence[Effect]) -> Iterator[str]:
    work = [e for e in found if e.reopens]
    if not work:
        return
    signed = [e for e in work if e.signed]
    yield f"\nto open again: {len(work)}" + (f", {len(signed)} of them signed" if signed else "")
    for effect in sorted(work, key=lambda e: not e.signed):
        people = f" (signed by {inert(', '.join(effect.signed))})" if effect.signed else ""
        yield f"  gauger show {effect.item.key}   {inert(effect.item.name)}{people}"
