"""A score for people (a plain table) and for programs (JSON with shares, intervals and misses)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from corpora import reliability
from corpora.intervals import Share
from corpora.scoring import Score
from corpora.tally import Counts

PLACES = 4


def parts(score: Score) -> dict[str, Score]:
    """The whole, and each part of it that holds any document: real and made papers, and the two halves."""
    named = {
        "all": score,
        "real": score.real(),
        "made": score.made(),
        "tune": score.half("tune"),
        "held_out": score.half("held_out"),
    }
    return {name: part for name, part in named.items() if part.documents or name == "all"}


def shares(score: Score) -> dict[str, Share]:
    """Each measure that is a share, by its name."""
    t = score.tally
    return {
        "document_kind": Share(t.kinds_right, t.documents),
        "items_found": Share(t.items_found, t.items),
        "facts_precision": score.facts.precision,
        "facts_recall": score.facts.recall,
        "kind_of_value": Share(t.value_kinds_right, t.value_kinds),
        "outcome_right": Share(t.outcomes_right, t.outcomes),
        "cleared_wrongly": Share(t.cleared_wrongly, t.outcomes),
        "codes_right": Share(t.codes_right, t.coded),
        "evidence": Share(t.facts_with_evidence, t.facts_reported),
    }


def as_json(score: Score) -> dict[str, Any]:
    """The score as JSON.

    The same keys and digits for the whole as any scorer of these labels gives, with the intervals, the parts, the
    reliability table and the misses beside them.
    """
    return {
        **_figures(score),
        "parts": {name: {**_figures(part), "intervals": _intervals(part)} for name, part in parts(score).items()},
        "reliability": [_bin(b) for b in reliability.table(score.beliefs)],
        "misses": [[m.document, m.what, m.expected, m.got] for m in score.misses],
    }


def _figures(score: Score) -> dict[str, Any]:
    t, measured = score.tally, shares(score)
    each = [_rounded(counts.f1) or 0.0 for counts in score.by_document.values()]
    return {
        "documents": t.documents,
        "without_report": t.without_report,
        "document_kind": _rounded(measured["document_kind"].value),
        "items": t.items,
        "items_found": _rounded(measured["items_found"].value),
        "items_invented": t.items_invented,
        "facts_f1_by_document": _rounded(sum(each) / len(each)) if each else None,
        "facts": _rates(score.facts),
        "kind_of_value": _rounded(measured["kind_of_value"].value),
        "outcomes": t.outcomes,
        "outcome_right": _rounded(measured["outcome_right"].value),
        "cleared_wrongly": t.cleared_wrongly,
        "codes_right": _rounded(measured["codes_right"].value),
        "evidence": _rounded(measured["evidence"].value),
        "by_property": {name: _rates(counts) for name, counts in score.by_property.items()},
    }


def _rates(counts: Counts) -> dict[str, float | int | None]:
    return {
        "tp": counts.found,
        "fp": counts.false,
        "fn": counts.missed,
        "precision": _rounded(counts.precision.value),
        "recall": _rounded(counts.recall.value),
        "f1": _rounded(counts.f1),
    }


def _intervals(score: Score) -> dict[str, list[float | None] | None]:
    by_property = {
        f"{name}_{measure}": share
        for name, counts in score.by_property.items()
        for measure, share in (("precision", counts.precision), ("recall", counts.recall))
    }
    return {name: _ends(share) for name, share in {**shares(score), **by_property}.items()}


def _ends(share: Share) -> list[float | None] | None:
    return None if share.interval is None else [_rounded(end) for end in share.interval]


def _bin(b: reliability.Bin) -> dict[str, Any]:
    return {
        "from": b.low,
        "to": b.high,
        "stated": b.right.trials,
        "right": b.right.hits,
        "mean_confidence": _rounded(b.confidence),
        "share_right": _rounded(b.right.value),
        "interval": _ends(b.right),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, PLACES)


def render(score: Score) -> str:
    """The score as plain text: a block for each part, then how far a confidence can be trusted."""
    blocks = ["\n".join(_block(name, part)) for name, part in parts(score).items()]
    return "\n\n".join([*blocks, "\n".join(_reliability(score))]) + "\n"


def _block(name: str, score: Score) -> Iterator[str]:
    t = score.tally
    yield f"{name}: {t.documents} documents, {t.without_report} without a report; {t.items} items"
    yield f"  {'measure':<28}{'right':>7}{'of':>7}{'share':>8}  95 % interval"
    for measure, share in shares(score).items():
        yield f"  {measure:<28}{share.hits:>7}{share.trials:>7}{_share(share)}"
    yield f"  {'items_invented':<28}{t.items_invented:>7}"
    yield f"  {'facts_f1':<28}{'':>14}{_number(score.facts.f1):>8}"
    yield f"  {'facts by property':<28}{'tp':>5}{'fp':>5}{'fn':>5}{'F1':>8}{'precision':>16}{'recall':>18}"
    for prop, counts in score.by_property.items():
        yield f"  {prop:<28}{counts.found:>5}{counts.false:>5}{counts.missed:>5}{_number(counts.f1):>8}" + (
            f"{_share(counts.precision)}{_share(counts.recall)}"
        )


def _reliability(score: Score) -> Iterator[str]:
    yield "confidence of stated facts"
    yield f"  {'from':>5}{'to':>6}{'stated':>8}{'right':>7}{'mean':>8}{'share':>8}  95 % interval"
    for b in reliability.table(score.beliefs):
        yield (
            f"  {b.low:>5}{b.high:>6}{b.right.trials:>8}{b.right.hits:>7}{_number(b.confidence):>8}" + _share(b.right)
        )


def _share(share: Share) -> str:
    if share.interval is None:
        return f"{'-':>8}{'':>18}"
    low, high = share.interval
    return f"{_number(share.value):>8}  [{low:.3f}, {high:.3f}]"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
