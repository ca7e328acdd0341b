"""The figures of drawn papers by family, language, product, wording and format; what is held out is marked."""

from __future__ import annotations

from collections.abc import Iterator

from corpora import results
from corpora.generator.words import held_out
from corpora.intervals import Share
from corpora.labels import Labels
from corpora.scoring import Score

HEAD = f"{'':34}{'papers':>7}{'facts F1':>10}{'items':>8}{'invented':>10}{'outcome':>9}{'cleared wrongly':>17}"
TRAITS = ("family", "language", "product", "held_wording", "format")


def parts(labels: Labels, score: Score) -> dict[str, dict[str, Score]]:
    """The score by each trait and each of its values."""
    traits = {d.file: d.generated for d in labels.documents if d.generated is not None}
    found: dict[str, dict[str, Score]] = {}
    for trait in TRAITS:
        values = {name: str(getattr(drawn, trait)) for name, drawn in traits.items()}
        found[trait] = {
            value: Score(tuple(d for d in score.documents if values.get(d.name) == value))
            for value in sorted(set(values.values()))
        }
    return found


def render(labels: Labels, score: Score) -> str:
    """A table for people."""
    return "\n".join(_lines(labels, score))


def render_relations(labels: Labels, score: Score) -> str:
    """A table of the same sheets printed in other ways: what differs from `plain` was lost to the way alone."""
    lines = [_line(f"  {name}", part) for name, part in parts(labels, score)["family"].items()]
    return "\n".join(["the same facts printed otherwise", *lines])


def _lines(labels: Labels, score: Score) -> Iterator[str]:
    yield HEAD
    yield _line("all", score)
    for trait, of_value in parts(labels, score).items():
        yield f"by {trait.replace('_', ' ')}"
        held = {"family": held_out()["families"], "language": held_out()["languages"], "held_wording": ["True"]}
        for value, part in of_value.items():
            yield _line(f"  {value}{' (held out)' if value in held.get(trait, ()) else ''}", part)


def _line(name: str, part: Score) -> str:
    t, each = part.tally, [c.f1 for c in part.by_document.values() if c.f1 is not None]
    f1 = f"{sum(each) / len(each):.3f}" if each else "-"
    measured = results.shares(part)
    items, outcome = (_shown(measured[name]) for name in ("items_found", "outcome_right"))
    return f"{name:34}{t.documents:>7}{f1:>10}{items:>8}{t.items_invented:>10}{outcome:>9}{t.cleared_wrongly:>17}"


def _shown(share: Share) -> str:
    return "-" if share.value is None else f"{share.value:.3f}"
