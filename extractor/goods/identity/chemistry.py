"""The signs of what a thing is: its chemistry, make, build, voltage and formulas, as a text says them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.language.chemistry.formulas import Formula, Placed
from extractor.language.chemistry.formulas import find as find_formulas
from extractor.language.noun_phrases import is_denied, mentions
from extractor.language.phrases import Shape
from extractor.language.terms import Term, Terms

_CODE = Shape(r"(?<![A-Za-z0-9])(<<type_code>>)[ -]?\d{3,6}(?![0-9])")
_SIZE = Shape(r"(?<!\d)<<cell_size>>(?!\d)")
_SERIES = re.compile(
    r"(?<![A-Za-z0-9])(\d{1,3})\s?[Ss]\s?\d{1,3}\s?[Pp](?![a-z])|(?<![A-Za-z0-9.])[A-Z]?(0?[2-9]|1\d|2[0-4])S(?![A-Za-z0-9])"
)
_PARALLEL = re.compile(r"(?<![A-Za-z0-9])(?:1\s?[Ss]\s?)?([2-9]|[1-9]\d)\s?[Pp](?![A-Za-z0-9])")
_VOLTS = Shape(r"<<rated>>\s*<<voltage>>?[^\d\n]{0,40}?(\d{1,4}(?:[.,]\d+)?)\s?V", re.I)
_PLAIN_VOLTS = Shape(r"(?<![\d.,\-–~～])(\d{1,4}(?:[.,]\d+)?)\s?V<<direct_current>>?(?![A-Za-z0-9])(?!\s?[-–~～])")
_AMPERE_HOURS = Shape(r"\d\s?<<ampere_hours>>(?![A-Za-z/])")
_LISTED = Shape(r"\s*<<replaced_goods>>?\s*(?:[,，、/]|<<and>>)+\s*<<and>>?\s*", re.I)
_REPLACED = Shape(r"[\s-]*<<replaced_goods>>?[\s-]*<<replacing>>", re.I)
"""Behind a chemistry: it is another's, which these goods take the place of."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What a text says of a thing's making.

    Groups of the cue lists `chemistry` and `make` (those not denied, the most frequent first), the goods and the
    processes that it names, formulas, codes and the spans that say so, and whether it tells of making.
    """

    chemistry: tuple[str, ...]
    make: frozenset[str]
    goods: frozenset[str]
    formulas: tuple[Formula, ...]
    series: int
    parallel: int
    volts: tuple[Decimal, ...]
    sized: bool
    spans: tuple[tuple[int, int], ...]
    tells_making: bool = False

    @property
    def all(self) -> frozenset[str]:
        """All signs by their names in the table of goods."""
        computed = {
            "in_series": self.series > 1,
            "in_parallel": self.parallel > 1,
            "sized": self.sized,
            "making": self.tells_making,
            "any_chemistry": self.chemistry,
            "any_make": self.make,
            "any_formula": self.formulas,
        }
        return self.goods | self.make | set(self.chemistry) | {name for name, holds in computed.items() if holds}


NO_SIGNS = Signs((), frozenset(), frozenset(), (), 1, 1, (), sized=False, spans=())
"""Of a text that says nothing."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A term of the property `chemistry`, or a formula as the property `composition`, at `text[start:end]`."""

    property: str
    value: str
    start: int
    end: int


def signs(text: str, found: Sequence[Term], terms: Terms) -> Signs:
    """Collects the signs of one text, given the terms found in it."""
    beside = [t for t in found if t.name == "joint" or t.category == "product"]
    said = [t for t in found if t.name in ("chemistry", "make") and _is_said(text, t, beside, terms)]
    codes = list(terms.phrases.pattern(_CODE).finditer(text))
    chemistry = Counter(
        [terms.vocabulary.goods.codes[m[1]] for m in codes] + [t.group for t in said if t.name == "chemistry"]
    )
    placed = find_formulas(text)
    named = mentions(found)
    return Signs(
        tuple(name for name, _ in chemistry.most_common()),
        frozenset(t.group for t in said if t.name == "make"),
        frozenset((*(m.name for m in named), *(t.group for t in found if t.name == "process"))),
        tuple(p.formula for p in placed),
        max((int(m[1] or m[2]) for m in _SERIES.finditer(text)), default=1),
        max((int(m[1]) for m in _PARALLEL.finditer(text)), default=1),
        _volts(text, terms),
        bool(terms.phrases.pattern(_SIZE).search(text)),
        tuple((t.start, t.end) for t in said) + tuple(m.span() for m in codes) + _spans(placed),
        any(t.name == "production" for t in found),
    )


def stated(text: str, found: Sequence[Term], terms: Terms) -> tuple[Stated, ...]:
    """The chemistries and the formulas that a text states, in its order.

    What is denied, replaced or only compared with is left out, as lead and nickel are where the goods are lithium-ion.
    """
    groups = terms.vocabulary.goods.groups
    said = [Stated("chemistry", t.group, t.start, t.end) for t in _said(text, found, terms)]
    if any(s.value in groups["lithium_ion_kind"] for s in said):
        said = [s for s in said if s.value not in groups["no_lithium"]]
    composed = [Stated("composition", p.formula.text, p.start, p.end) for p in find_formulas(text)]
    return tuple(sorted([*said, *composed], key=lambda s: (s.start, s.property)))


def _said(text: str, found: Sequence[Term], terms: Terms) -> Iterator[Term]:
    """The chemistries that are the goods' own.

    What is denied is denied with all that is listed after it ("do not mix with lead-acid, NiMH"), as far as no
    lithium-ion chemistry comes.
    """
    beside = [t for t in found if t.name == "joint" or t.category == "product"]
    groups, listed = terms.vocabulary.goods.groups, terms.phrases.pattern(_LISTED)
    denied: Term | None = None
    for term in (t for t in found if t.name == "chemistry" and t.group not in groups["vague"]):
        is_listed = denied is not None and listed.fullmatch(text, denied.end, term.start) is not None
        if not (is_listed and term.group in groups["no_lithium"]) and _is_said(text, term, beside, terms):
            denied = None
            yield term
        else:
            denied = term


def _is_said(text: str, term: Term, found: Sequence[Term], terms: Terms) -> bool:
    """Whether a chemistry is the goods' own.

    Not denied, not another's that they replace, and no part of a material's name (锂锰 in 富锂锰基).
    """
    if terms.phrases.pattern(_REPLACED).match(text, term.end) or is_denied(text, (term.start, term.end), found):
        return False
    return term.group not in terms.vocabulary.goods.groups["primary_kind"] or not any(
        t.category == "product" and t.start <= term.start and term.end <= t.end for t in found
    )


def is_cell_like(said: Signs, text: str, terms: Terms) -> bool:
    """Whether a text without a name of goods tells a cell by its chemistry and its capacity (`NiMH AA 2000 mAh`)."""
    return bool(said.chemistry) and bool(terms.phrases.pattern(_AMPERE_HOURS).search(text))


def has_code(text: str, terms: Terms) -> re.Match[str] | None:
    """The first type code of a cell in a text (`CR2032`, `INR21700`)."""
    return terms.phrases.pattern(_CODE).search(text)


def cell_volts(own: Signs, whole: Signs) -> tuple[Decimal, ...]:
    """The nominal voltage of one cell: as stated, or a pack's shared among its cells (36 V, 10S)."""
    series = max(own.series, whole.series)
    return tuple(v / series for v in whole.volts) if series > 1 else whole.volts


def _volts(text: str, terms: Terms) -> tuple[Decimal, ...]:
    matches = list(terms.phrases.pattern(_VOLTS).finditer(text))
    if not matches and len(text) < 400:
        matches = list(terms.phrases.pattern(_PLAIN_VOLTS).finditer(text))
    return tuple(Decimal(m[1].replace(",", ".")) for m in matches[:3])


def _spans(placed: tuple[Placed, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((p.start, p.end) for p in placed)
