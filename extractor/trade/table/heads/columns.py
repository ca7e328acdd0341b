"""A column by the words of its head: the longest phrase says what it holds, others its unit, currency and factor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extractor.language.phrases import Shape
from extractor.trade.language.lexicon import Lexicon, Match, matches, tokens, words
from extractor.trade.table.heads.roles import Weighed
from extractor.trade.table.heads.scales import ONE, head_scale

MEASURES = frozenset({"quantity", "unit_price", "amount", "net_mass", "gross_mass"})
OTHER = "other"
"""A column whose head is no word that we know; arithmetic may still tell what it holds."""
NAMES = frozenset({"description", "article", "model", "packed_goods"})
COUNTED = frozenset({"quantity", "net_mass", "gross_mass"})
SCALED = COUNTED | {"amount"}
"""What a factor in the head multiplies; in the head of a price it tells how many units the price is for."""
EACH = Shape(r"(?:(?<![\w.,])|<<each_before>>)(1|10|100|1000|1[,.]000)(?=[^\W\d_]{1,6}(?!\w)|(?![\w.,]))")
"""How many units a price is for, said in its head."""
_HALF = 0.3
_NEARLY = 0.5


@dataclass(frozen=True, slots=True)
class Label:
    """A run of words of a head row: its tokens, the role they name (if any), how many name it, and where it stands."""

    row: int
    x0: float
    x1: float
    found: tuple[str, ...]
    text: str
    role: str | None
    known: int = 0
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it holds, its extent, and the unit or currency that the head gives.

    Columns of one `pile` (counted from 1) are one column of the paper, which prints their numbers in turn. `said` is
    what the words of the head say, role by role (0 to 1); `per` is the number of units that its prices are for, where
    head or cells say one; `weighed` says how the role was found. `scale` multiplies the numbers, as the head says.
    """

    role: str
    x0: float
    x1: float
    unit: str | None = None
    currency: str | None = None
    pile: int = 0
    said: Mapping[str, float] = field(default_factory=dict)
    per: int | None = None
    weighed: Weighed | None = None
    scale: Decimal = ONE

    @property
    def middle(self) -> float:
        """The centre between left and right."""
        return (self.x0 + self.x1) / 2


def column_of(group: Sequence[Label], lexicon: Lexicon) -> Column:
    """A column from the words of its head; `OTHER` where they are no words that we know."""
    ordered = sorted(group, key=lambda one: one.row)
    found = tuple(word for label in ordered for word in label.found)
    match = _telling(found, tuple(matches(lexicon.heads, found)))
    x0, x1 = min(g.x0 for g in group), max(g.x1 for g in group)
    unit = next(iter(_units(found, ordered, lexicon)), None) if match and match.group in COUNTED else None
    currency = next((m.group for m in matches(lexicon.currencies, found)), None)
    guess = next((label.role for label in ordered if label.guessed), None)
    if match is None:
        said = {guess: _NEARLY} if guess else {}
        return Column(guess or OTHER, x0, x1, None, currency, said=said)
    each = next((m[1] for label in ordered if (m := lexicon.patterns.pattern(EACH).search(label.text))), None)
    scale, of_unit = head_scale(found, lexicon)
    per = int(re.sub(r"\D", "", each)) if each and match.group == "unit_price" else None
    if match.group == "unit_price":
        per, scale = (per or (int(scale) if of_unit and scale > 1 else None)), (ONE if of_unit or per else scale)
    elif match.group not in SCALED:
        scale = ONE
    return Column(match.group, x0, x1, unit, currency, said=_said(found, match, lexicon), per=per, scale=scale)


def headed(text: str, x0: float, x1: float, lexicon: Lexicon) -> Column:
    """A column by the words of its head."""
    return column_of([Label(0, x0, x1, words(text), text, None)], lexicon)


def _said(found: Sequence[str], telling: Match, lexicon: Lexicon) -> dict[str, float]:
    """What the words of a head say for each role: the telling phrase most, the more of the head it is; others half."""
    said = {role: _HALF for m in matches(lexicon.heads, found) for role in _roles(found, m, lexicon)}
    other = sum(m.length for table in (lexicon.units, lexicon.currencies) for m in matches(table, found))
    share = telling.length / max(telling.length, len(found) - other)
    return {**said, **dict.fromkeys(_roles(found, telling, lexicon), 0.6 + 0.4 * share)}


def _roles(found: Sequence[str], match: Match, lexicon: Lexicon) -> tuple[str, ...]:
    """All roles of a phrase that was found."""
    return lexicon.roles.get(tuple(found[match.first : match.last]), (match.group,))


def _telling(found: Sequence[str], several: Sequence[Match]) -> Match | None:
    """The match that says what a column holds: the longest in letters and words, the amount giving way.

    A code gives way to the words of the goods that the same head names.
    """
    if not several:
        return None
    if {"article", "description"} <= {m.group for m in several}:
        several = [m for m in several if m.group != "article"]
    return max(several, key=lambda m: (m.length, m.group != "amount", len("".join(found[m.first : m.last]))))


def _units(found: Sequence[str], labels: Sequence[Label], lexicon: Lexicon) -> Iterable[str]:
    """The unit that a head names beside its role, as printed: the "kg" of "Net weight (kg)"."""
    heads = tuple(matches(lexicon.heads, found))
    named = {m.first for m in heads if m.length == 1}
    named |= {k for m in heads for k in range(m.first, m.last) if len(found[k]) == 1}  # the letters of "G.W."
    units = {tuple(found[m.first : m.last]) for m in matches(lexicon.units, found) if m.first not in named}
    for label in labels:
        cut = tokens(label.text)
        for k, token in enumerate(cut):
            unit = next((u for u in units if u == tuple(t.text for t in cut[k : k + len(u)])), None)
            if unit is not None and unit[0] not in lexicon.patterns.words("no_unit_of_head"):
                yield label.text[token.start : cut[k + len(unit) - 1].end]
