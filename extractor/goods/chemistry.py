"""Of what a thing is made, and which product that makes it: battery or material by chemistry, build and
formula."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.language.formulas import Anion, Formula, Placed
from extractor.language.formulas import find as find_formulas
from extractor.language.noun_phrases import is_denied, mentions
from extractor.language.phrases import Phrases, Shape
from extractor.language.terms import Term

# Type codes of IEC 60086 and IEC 61960: the letters tell the chemistry, the digits the size.
_CODES = {
    "CR": "li_mno2", "ER": "li_socl2", "BR": "li_cfx", "FR": "li_fes2", "LIR": "lithium_ion",
    "ML": "rechargeable_lithium_coin", "VL": "rechargeable_lithium_coin", "MS": "rechargeable_lithium_coin",
    "ICR": "lithium_ion", "INR": "lithium_ion", "IMR": "lithium_ion", "NCR": "lithium_ion", "IFR": "lfp",
    "LR": "alkaline", "SR": "other_chemistry", "IFP": "lfp", "ICP": "lithium_ion", "INP": "lithium_ion",
    "ANR": "lfp",
}  # fmt: skip
_CODE = re.compile(r"(?<![A-Za-z0-9])(" + "|".join(_CODES) + r")[ -]?\d{3,6}(?![0-9])")
_SIZE = re.compile(
    r"(?<!\d)(?:18650|21700|26650|14500|18350|20700|26700|32700|32650|32140|4680|46800|4695|46120)(?!\d)"
)
_SERIES = re.compile(
    r"(?<![A-Za-z0-9])(\d{1,3})\s?[Ss]\s?\d{1,3}\s?[Pp](?![a-z])|(?<![A-Za-z0-9.])[A-Z]?(0?[2-9]|1\d|2[0-4])S(?![A-Za-z0-9])"
)
_PARALLEL = re.compile(r"(?<![A-Za-z0-9])(?:1\s?[Ss]\s?)?([2-9]|[1-9]\d)\s?[Pp](?![A-Za-z0-9])")
_VOLTS = Shape(r"<<rated>>\s*<<voltage>>?[^\d\n]{0,40}?(\d{1,4}(?:[.,]\d+)?)\s?V", re.I)
_PLAIN_VOLTS = re.compile(r"(?<![\d.,\-–~～])(\d{1,4}(?:[.,]\d+)?)\s?V(?:DC|dc)?(?![A-Za-z0-9])(?!\s?[-–~～])")
_REPLACED = Shape(r"[\s-]*<<replaced_goods>>?[\s-]*<<replacing>>", re.I)
"""Behind a chemistry: it is another's, which these goods take the place of."""
_PRIMARY = frozenset({"li_mno2", "li_socl2", "li_so2", "li_cfx", "li_fes2", "primary_lithium"})
NOT_LITHIUM = frozenset({"nimh", "nicd", "lead_acid", "alkaline", "other_chemistry"})
_LITHIUM_METAL = frozenset({"lithium_metal", "anode_free", "lithium_sulfur", "solid_state"})
LITHIUM_ION = frozenset({"lithium_ion", "lfp", "lmfp", "nmc", "nca", "lco", "lmo", "lto"})
_VAGUE = frozenset({"lithium", "other_chemistry"})
_LEAST_LITHIUM_ION = Decimal("2.2")
"""Below it (V) no lithium-ion cell's nominal voltage lies: the lowest is 2.3, of a titanate anode."""
_LITHIUM_CELL = (Decimal("3.2"), Decimal("3.9"))
"""Nominal volts that only a lithium-ion cell has, of the cells that packs are built of."""
_PACK_FROM = Decimal("5.5")
"""No lithium-ion cell has a nominal voltage of this many volts: above it, cells are in series."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What a text says of a thing's making: groups of the cue lists `chemistry` and `make` (those not
    denied, the most frequent first), formulas, codes and the spans that say so, and whether it tells of making."""

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


@dataclass(frozen=True, slots=True)
class Stated:
    """A term of the property `chemistry`, or a formula as the property `composition`, at
    `text[start:end]`."""

    property: str
    value: str
    start: int
    end: int


def signs(text: str, found: Sequence[Term], phrases: Phrases) -> Signs:
    """Collects the signs of one text, given the terms found in it."""
    beside = [t for t in found if t.name == "joint" or t.category == "product"]
    said = [t for t in found if t.name in ("chemistry", "make") and _is_said(text, t, beside, phrases)]
    codes = list(_CODE.finditer(text))
    chemistry = Counter([_CODES[m[1]] for m in codes] + [t.group for t in said if t.name == "chemistry"])
    placed = find_formulas(text)
    named = mentions(found)
    return Signs(
        tuple(name for name, _ in chemistry.most_common()),
        frozenset(t.group for t in said if t.name == "make"),
        frozenset(m.name for m in named),
        tuple(p.formula for p in placed),
        max((int(m[1] or m[2]) for m in _SERIES.finditer(text)), default=1),
        max((int(m[1]) for m in _PARALLEL.finditer(text)), default=1),
        _volts(text, phrases),
        bool(_SIZE.search(text)),
        tuple((t.start, t.end) for t in said) + tuple(m.span() for m in codes) + _spans(placed),
        any(t.name == "production" for t in found),
    )


def stated(text: str, found: Sequence[Term], phrases: Phrases) -> tuple[Stated, ...]:
    """The chemistries and the formulas that a text states, in its order; what is denied, replaced or only
    compared with is left out, as lead and nickel are where the goods are lithium-ion."""
    beside = [t for t in found if t.name == "joint" or t.category == "product"]
    said = [
        Stated("chemistry", t.group, t.start, t.end)
        for t in found
        if t.name == "chemistry" and t.group not in _VAGUE and _is_said(text, t, beside, phrases)
    ]
    if any(s.value in LITHIUM_ION for s in said):
        said = [s for s in said if s.value not in NOT_LITHIUM]
    composed = [Stated("composition", p.formula.text, p.start, p.end) for p in find_formulas(text)]
    return tuple(sorted([*said, *composed], key=lambda s: (s.start, s.property)))


def _is_said(text: str, term: Term, found: Sequence[Term], phrases: Phrases) -> bool:
    """Whether a chemistry is the goods' own: not denied, not another's that they replace, and no part of
    a material's name (锂锰 in 富锂锰基)."""
    if phrases.pattern(_REPLACED).match(text, term.end) or is_denied(text, (term.start, term.end), found):
        return False
    return term.group not in _PRIMARY or not any(
        t.category == "product" and t.start <= term.start and term.end <= t.end for t in found
    )


def is_cell_like(said: Signs, text: str) -> bool:
    """Whether a text without a name of goods tells a cell by its chemistry and its capacity (`NiMH AA 2000
    mAh`)."""
    return bool(said.chemistry) and bool(re.search(r"\d\s?m?Ah(?![A-Za-z/])", text))


def has_code(text: str) -> re.Match[str] | None:
    """The first type code of a cell in a text (`CR2032`, `INR21700`)."""
    return _CODE.search(text)


def battery(is_pack: bool, own: Signs, whole: Signs) -> tuple[str, ...]:
    """Which battery: `own` are the signs of its name, `whole` those of all that is said of it."""
    for said in (own, whole):
        kind = _battery_kind(said, own, whole)
        if kind == "lithium_ion":
            return _built(is_pack, own, whole)
        if kind:
            return (kind,) if kind != "lithium_metal_or_ion" else ("lithium_metal_cell", "lithium_ion_cell")
    if own.sized or any(_LITHIUM_CELL[0] <= v <= _LITHIUM_CELL[1] for v in _cell_volts(own, whole)):
        return _built(is_pack, own, whole)
    return _unnamed(is_pack, own, whole)


def _unnamed(is_pack: bool, own: Signs, whole: Signs) -> tuple[str, ...]:
    """A battery of which no chemistry is said: it may be lithium-ion, unless its cells' voltage says otherwise."""
    volts = _cell_volts(own, whole)
    if volts and max(volts) < _LEAST_LITHIUM_ION:
        return ("other_battery",)
    return ("other_battery", "lithium_ion_pack" if is_pack else "lithium_ion_cell")


def _cell_volts(own: Signs, whole: Signs) -> tuple[Decimal, ...]:
    """The nominal voltage of one cell: as stated, or a pack's shared among its cells (36 V, 10S)."""
    series = max(own.series, whole.series)
    return tuple(v / series for v in whole.volts) if series > 1 else whole.volts


def _battery_kind(said: Signs, own: Signs, whole: Signs) -> str | None:
    chemistry = set(said.chemistry)
    rechargeable = "rechargeable" in own.make or ("rechargeable" in whole.make and "not_rechargeable" not in whole.make)
    if chemistry & NOT_LITHIUM and not chemistry & LITHIUM_ION:
        return "other_battery"
    if chemistry & _PRIMARY and ("rechargeable" not in own.make) and not chemistry & LITHIUM_ION:
        return "primary_lithium_cell"
    if "rechargeable_lithium_coin" in chemistry or "semi_solid" in own.chemistry:
        return "lithium_metal_or_ion"
    if set(own.chemistry) & _LITHIUM_METAL and not set(own.chemistry) & {"lithium_ion"}:
        return "lithium_metal_cell"
    if chemistry & LITHIUM_ION:
        return "lithium_ion"
    if "lithium" in chemistry:
        is_primary = "not_rechargeable" in whole.make and "rechargeable" not in own.make
        return "primary_lithium_cell" if is_primary else ("lithium_ion" if rechargeable or own is not said else None)
    return None


def _built(is_pack: bool, own: Signs, whole: Signs) -> tuple[str, ...]:
    """Pack or cell, the likelier first; one name where the paper is plain."""
    volts = own.volts or whole.volts
    in_series = own.series > 1 or bool(volts and max(volts) >= _PACK_FROM)
    if is_pack and (in_series or "cell" not in own.goods):
        return ("lithium_ion_pack",)
    if in_series:
        return ("lithium_ion_pack",)
    named_cell = bool(own.goods & {"cell", "lithium_ion_cell"})
    if "protected" in whole.make and (own.parallel > 1 or not named_cell):
        return (
            ("lithium_ion_pack", "lithium_ion_cell") if own.parallel > 1 else ("lithium_ion_cell", "lithium_ion_pack")
        )
    return ("lithium_ion_cell",)


def anode(said: Signs) -> tuple[str, ...]:
    """Which anode material; several names where the paper does not say of what graphite."""
    if "silicon" in said.make:
        return ("silicon_anode",)
    if "not_graphite" in said.make and not said.make & {"artificial", "natural"}:
        return ("other",)
    artificial, natural = "artificial" in said.make, "natural" in said.make
    if artificial and natural:
        return ("mixed_graphite_anode",)
    if artificial or natural:
        return ("artificial_graphite_anode",) if artificial else ("natural_graphite_anode",)
    if "blend" in said.make:
        return ("mixed_graphite_anode",)
    return ("artificial_graphite_anode", "natural_graphite_anode", "mixed_graphite_anode")


def cathode(said: Signs) -> tuple[str, ...]:
    """Which cathode material, by its words and its formula; several where neither tells."""
    chemistry = said.chemistry
    if "lithium_rich" in said.make or any(f.is_lithium_rich for f in said.formulas):
        return ("lithium_rich_manganese_cathode",)
    by_formula = [name for f in said.formulas if (name := of_formula(f))]
    if by_formula:
        return (by_formula[0],)
    named = {"lmfp": "lmfp_cathode", "lfp": "lfp_cathode", "nmc": "ternary_cathode", "nca": "ternary_cathode"}
    for group in ("lmfp", *chemistry):
        if group in named and group in chemistry:
            return (named[group],)
    if set(chemistry) & {"lco", "lmo", "lto", "other_chemistry"}:
        return ("other",)
    return ("ternary_cathode", "lfp_cathode", "lithium_rich_manganese_cathode", "other")


def precursor(said: Signs) -> tuple[str, ...]:
    """Which precursor; one that is named without its anion is most often a hydroxide, and may be another."""
    by_formula = [name for f in said.formulas if (name := of_formula(f)) and "hydroxide" in name + f.anion]
    if by_formula:
        return (by_formula[0],)
    metals = "nca_hydroxide" if said.chemistry[:1] == ("nca",) else "ncm_hydroxide"
    if "hydroxide" in said.make:
        return (metals,)
    if said.make & {"carbonate", "oxide"}:
        return ("other_precursor",)
    return (metals, "other_precursor") if set(said.chemistry) & {"nmc", "nca"} else ("other_precursor", "ncm_hydroxide")


def of_formula(formula: Formula) -> str | None:
    """The product that a formula alone tells; `None` where it tells none."""
    elements = formula.elements
    if formula.anion is Anion.PHOSPHATE and {"Li", "Fe"} <= elements:
        return "lmfp_cathode" if "Mn" in elements else "lfp_cathode"
    if formula.is_lithium_rich:
        return "lithium_rich_manganese_cathode"
    if "Li" not in elements and {"Ni", "Co"} <= elements and elements & {"Mn", "Al"}:
        if formula.anion is Anion.HYDROXIDE:
            return "ncm_hydroxide" if "Mn" in elements else "nca_hydroxide"
        return "other_precursor"
    if formula.anion is Anion.OXIDE and {"Li", "Ni", "Co"} <= elements and elements & {"Mn", "Al"}:
        return "ternary_cathode"
    return None


def _volts(text: str, phrases: Phrases) -> tuple[Decimal, ...]:
    matches = list(phrases.pattern(_VOLTS).finditer(text)) or list(_PLAIN_VOLTS.finditer(text)) * (len(text) < 400)
    return tuple(Decimal(m[1].replace(",", ".")) for m in matches[:3])


def _spans(placed: tuple[Placed, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((p.start, p.end) for p in placed)
