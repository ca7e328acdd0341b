"""Faults planted in faultless drafts, one of each kind that a check may find, by the generator's own knowledge.

The papers beside a draft stay those of the faultless deal, but for goods that only the invoice has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from corpora.declarations.beside.bundle import bundle_of, papers
from corpora.declarations.deal import Deal, Line, Printed, plain
from corpora.declarations.draw import FORMS, SCAN, Drawn
from corpora.declarations.faultless import faultless, with_lines
from corpora.declarations.lines import Maker, line
from corpora.declarations.remarks import parameters, remark_of
from corpora.generator.words import UnknownPart

Told = tuple[int | None, str]
"""A finding: the line's number, or none for the head, and the kind."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A draft with its papers: what must be found, and what may be said without being wrong.

    `limit` is how many characters the remark may have.
    """

    fault: str | None
    drawn: Drawn
    papers: tuple[tuple[str, bytes], ...]
    must: frozenset[Told] = frozenset()
    may: frozenset[Told] = frozenset()
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class _Change:
    """What a fault makes of a deal: the deal as drawn, and as the papers have it where that is another."""

    deal: Deal
    must: Sequence[Told]
    may: Sequence[Told] = ()
    papers: Deal | None = None
    limit: int | None = None


def _at(made: Deal, outcome: str) -> tuple[int, Line]:
    """The last cell of an outcome, which is drawn with its elements in order."""
    return next(
        (len(made.lines) - k, x)
        for k, x in enumerate(reversed(made.lines))
        if x.product == "lithium_ion_cell" and x.outcome == outcome
    )


def _other_remark(made: Deal, number: int, text: str, kind: str, *may: str) -> _Change:
    told = remark_of(made.lines, {number: text}, made.style)
    return _Change(replace(made, remark=told), [(number, kind)], [(number, k) for k in may])


def _remark_missing(made: Deal, rng: Random) -> _Change:
    number, _ = _at(made, "controlled")
    return _other_remark(made, number, "", "remark_missing", "code_missing")


def _code_missing(made: Deal, rng: Random) -> _Change:
    number, _ = _at(made, "controlled")
    return _other_remark(made, number, "属于两用物项", "code_missing")


def _code_wrong(made: Deal, rng: Random) -> _Change:
    number, _ = _at(made, "controlled")
    wrong = rng.choice(("3B901.a.1", "3C901.a.1", "3C902.b.2"))
    text = f"属于两用物项，两用物项出口管制编码：{wrong}"
    return _other_remark(made, number, text, "code_wrong", "code_missing")


def _remark_false(made: Deal, rng: Random) -> _Change:
    number, x = _at(made, "controlled")
    if rng.random() < 0.25:
        near = [(k, "parameters_missing") for k, one in enumerate(made.lines, 1) if one.outcome == "close"]
        others = [(k, "remark_false") for k, one in enumerate(made.lines, 1) if one.outcome == "controlled"]
        told = rng.choice(("N/M 以上货物均不属于两用物项", "不属于管制物项 N/M", "备注:本票货物不属于两用物项"))
        return _Change(replace(made, remark=told), others, near)
    text = f"不属于管制物项，{parameters(x)}"
    return _other_remark(made, number, text, "remark_false", "remark_missing", "code_missing")


def _parameters_missing(made: Deal, rng: Random) -> _Change:
    number, _ = _at(made, "close")
    text = rng.choice(("", "不属于管制物项"))
    return _other_remark(made, number, text, "parameters_missing")


def _parameters_differ(made: Deal, rng: Random) -> _Change:
    number, x = _at(made, "close")
    density = plain(x.figures["density"] - rng.choice((20, 30)))
    return _other_remark(made, number, f"不属于管制物项，{parameters(x, density)}", "parameters_differ")


_OPEN_MACHINES = (
    ("砂磨机", "8479820090"), ("气流粉碎机", "8479820090"), ("卧式砂磨机", "8479820090"), ("高速混合机", "8479820090"),
    ("流化床气流磨", "8479820090"),
)  # fmt: skip


def _undetermined(made: Deal, rng: Random) -> _Change:
    name, number = rng.choice(_OPEN_MACHINES)
    one = Line(
        "machine", number, name, "Mill", "MX-880", "迈弋", {}, "1|0|用于物料研磨|机械研磨|迈弋|MX-880",
        (("2", "台"), ("3100", "千克"), ("2", "台")), "41000", "82000.00", "3100", "undetermined",
        source_place=made.lines[0].source_place, article="M77.100-20",
    )  # fmt: skip
    changed = with_lines(made, (*made.lines, one))
    at = len(changed.lines)
    may = [(at, k) for k in ("remark_missing", "parameters_missing", "remark_false")]
    return _Change(changed, [(at, "undetermined")], may, papers=changed)


def _put(made: Deal, at: int, /, **values: object) -> Deal:
    """A deal with other values on one line, its head and its remark left as they are."""
    lines = [replace(x, **values) if k == at else x for k, x in enumerate(made.lines, 1)]  # type: ignore[arg-type]
    return replace(made, lines=tuple(lines))


def _element(made: Deal, number: int, key: str, value: str) -> Deal:
    """A deal with another element on one line, in its string too."""
    x = made.lines[number - 1]
    pieces = x.told.split("|")
    pieces[pieces.index(x.elements[key])] = value
    return _put(made, number, told="|".join(pieces), elements={**x.elements, key: value})


def _energy_density(made: Deal, rng: Random) -> _Change:
    number, x = _at(made, "not_controlled")
    off = Decimal(rng.choice(("0.88", "0.92")))
    changed = _element(made, number, "specific_energy", f"{round(x.figures['density'] * off)}Wh/kg")
    return _Change(changed, [(number, "energy_density_differs")], [(number, "mass_differs"), (number, "undetermined")])


def _mass(made: Deal, rng: Random) -> _Change:
    number, x = _at(made, "not_controlled")
    mass = plain(round(Decimal(x.kilograms) * Decimal("1.09"), 2))
    pairs = tuple((mass, unit) if unit == "千克" else (value, unit) for value, unit in x.quantities)
    may: list[Told] = [(number, "energy_density_differs"), (number, "paper_differs"), (None, "paper_differs")]
    return _Change(
        _put(made, number, quantities=pairs, kilograms=mass), [(number, "mass_differs")], [*may, (None, "sum_wrong")]
    )


def _element_missing(made: Deal, rng: Random) -> _Change:
    number, _ = _at(made, "not_controlled")
    key = rng.choice(("use", "electrode_material", "specific_energy", "capacity", "rated_voltage", "mercury"))
    return _Change(_element(made, number, key, ""), [(number, "element_missing")])


def _element_differs(made: Deal, rng: Random) -> _Change:
    number, x = _at(made, "not_controlled")
    hours = plain(round(x.figures["capacity"] * Decimal("0.9"), 2))
    return _Change(
        _element(made, number, "capacity", f"{hours}Ah"),
        [(number, "element_differs")],
        [(number, "energy_density_differs"), (number, "mass_differs")],
    )


def _number(made: Deal, rng: Random) -> _Change:
    number, _ = _at(made, "not_controlled")
    wrong = rng.choice(("850760009", "85076000900", "8506500000", "8504401400", "8541430000"))
    may = [(number, k) for k in ("element_missing", "unit_wrong", "element_differs")]
    return _Change(_put(made, number, number=wrong), [(number, "number_doubtful")], may)


def _unit(made: Deal, rng: Random) -> _Change:
    number, x = _at(made, "not_controlled")
    pairs = ((x.quantities[0][0], rng.choice(("台", "套"))), *x.quantities[1:])
    return _Change(_put(made, number, quantities=pairs), [(number, "unit_wrong")])


def _sum(made: Deal, rng: Random) -> _Change:
    if rng.random() < 0.2:
        gross = Printed(plain(round(Decimal(made.head["net_mass"].value) * Decimal("0.94"), 2)))
        return _Change(
            replace(made, head={**made.head, "gross_mass": gross}),
            [(None, "sum_wrong")],
            [(None, "paper_differs")],
            papers=made,
        )
    if rng.random() < 0.5:
        net = Printed(plain(round(Decimal(made.head["net_mass"].value) * Decimal("0.93"), 2)))
        changed = replace(made, head={**made.head, "net_mass": net})
        return _Change(changed, [(None, "sum_wrong")], [(None, "paper_differs")])
    number, x = _at(made, "not_controlled")
    amount = f"{Decimal(x.amount) + rng.choice((100, 900)):f}"
    return _Change(_put(made, number, amount=amount), [(number, "sum_wrong")], [(number, "paper_differs")])


def _paper(made: Deal, rng: Random) -> _Change:
    which = rng.choice(("contract", "terms", "packages", "quantity", "currency"))
    if which == "quantity":
        number, x = _at(made, "not_controlled")
        theirs = plain(Decimal(x.traded[0]) + 40)
        other = _put(made, number, quantities=(*x.quantities[:-1], (theirs, x.traded[1])))
        return _Change(made, [(number, "paper_differs")], papers=other)
    if which == "currency":
        other_currency = ("英镑", "GBP") if made.currency[1] == "EUR" else ("欧元", "EUR")
        lines = range(1, len(made.lines) + 1)
        return _Change(replace(made, currency=other_currency), [(n, "paper_differs") for n in lines], papers=made)
    value = {"contract": "QQ26-77115", "terms": "EXW", "packages": str(int(made.head["packages"].value) + 1013)}[which]
    if which == "terms" and made.head["terms"].value == "EXW":
        value = "FOB"
    return _Change(replace(made, head={**made.head, which: Printed(value)}), [(None, "paper_differs")], papers=made)


def _line(made: Deal, rng: Random) -> _Change:
    maker = Maker(made.lines[0].brand, "ZQ", made.lines[0].source_place)
    extra = line(rng, maker, set(), "primary_lithium_cell")
    other = with_lines(made, (*made.lines, extra))
    return _Change(made, [(None, "line_missing")], [(None, "paper_differs")], papers=other)


def _too_long(made: Deal, rng: Random) -> _Change:
    return _Change(made, [(None, "remark_too_long")], limit=len(made.remark) - 6)


FAULTS: Mapping[str, Callable[[Deal, Random], _Change]] = {
    "remark_missing": _remark_missing,
    "code_missing": _code_missing,
    "code_wrong": _code_wrong,
    "remark_false": _remark_false,
    "parameters_missing": _parameters_missing,
    "parameters_differ": _parameters_differ,
    "undetermined": _undetermined,
    "energy_density_differs": _energy_density,
    "mass_differs": _mass,
    "element_missing": _element_missing,
    "element_differs": _element_differs,
    "number_doubtful": _number,
    "unit_wrong": _unit,
    "sum_wrong": _sum,
    "paper_differs": _paper,
    "line_missing": _line,
    "remark_too_long": _too_long,
}


_NEEDS = {"mass_differs": "sheets", "element_differs": "sheets", "paper_differs": "lists", "line_missing": "lists"}
"""The papers without which a fault cannot be seen."""


def planted(seed: int, rounds: int, forms: Sequence[str] = ()) -> Iterator[Planted]:
    """In each round one draft with each fault, and one that is faultless for every second of them.

    Of `forms` in turn; pictures of pages only where these name `scan`. Raises `UnknownPart` for a form that does not
    exist.
    """
    if unknown := set(forms) - set(FORMS):
        raise UnknownPart(f"no such form: {', '.join(sorted(unknown))}; there are {', '.join(FORMS)}")
    forms = list(forms) or [name for name in FORMS if name != SCAN]
    for k in range(rounds):
        for n, fault in enumerate(FAULTS):
            key = f"{seed}.{k}.{fault}"
            yield draft(key, fault, forms[(k + n) % len(forms)])
            if n % 2:
                yield draft(f"{key}.faultless", None, forms[(k + n // 2) % len(forms)])


def draft(key: str, fault: str | None, form: str) -> Planted:
    """One draft of a form with its papers, with a fault or none; the same key gives the same."""
    rng = Random(f"planted.{key}")  # noqa: S311
    made = faultless(key, rng.randint(1, 3) if form == SCAN else None)
    change = FAULTS[fault](made, rng) if fault else _Change(made, [])
    if form == "deal_workbook" and change.papers not in (None, change.deal):
        form = "desk_workbook"  # the papers of a deal's own workbook are those of its draft
    if fault == "unit_wrong" and form == "desk_workbook":
        form = "printed_form"  # a flat table prints no legal unit
    draw, suffix = FORMS[form]
    data, says = draw(rng, change.deal)
    drawn = Drawn(f"{fault or 'faultless'}.{suffix}", data, form, says, change.deal)
    beside = tuple(papers(change.papers or made, rng, bundle_of(rng, _NEEDS.get(fault or "", "none"))))
    return Planted(fault, drawn, beside, frozenset(change.must), frozenset(change.may), change.limit)
