"""The remark's box: marks, containers and the remark for all lines in one field, and a plan where it is too long.

The law asks for 属于两用物项 with the codes, and for 不属于管制物项 with the parameters: neither is ever left out. What
goes into the statement (情况说明) instead is what qualifies a value, then values beyond those that the near entries ask
for. Where that is not enough, the goods go on several declarations, and the plan says which lines go together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from casebook.declaring.declaration import Declaration, LengthLimits
from classifier.judging import remark
from classifier.judging.remark import Length, Parameter, RemarkLine
from classifier.law.catalogue import Catalogue
from classifier.law.conditions import leaves

Said = tuple[tuple[tuple[int, ...], RemarkLine], ...]
"""What is said, each with the positions of the lines that it is said of."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What stands in the box.

    `moved` are the positions of lines with what goes into the statement; `groups` are the lines that go together on one
    declaration, where one box does not hold all (none where it does).
    """

    text: str
    length: Length
    is_within: bool
    moved: tuple[tuple[str, str], ...] = ()
    groups: tuple[tuple[int, ...], ...] = ()


def planned(made: Declaration, marks: str, limits: LengthLimits, catalogue: Catalogue) -> Plan:
    """The box of a declaration, its lines counted from 1; as it was composed where that fits."""
    if made.zh is None:
        return _plan(marks, (), limits, catalogue)
    full: Said = tuple(
        ((k,), replace(line.said, line=str(k))) for k, line in enumerate(made.lines, 1) if line.said is not None
    )
    asked = {k: _asked(line.subject.made.near, catalogue) for k, line in enumerate(made.lines, 1)}
    said, moved = full, list[tuple[str, str]]()
    steps: tuple[Callable[[Said], tuple[Said, list[tuple[str, str]]]], ...] = (
        lambda s: (_merged(s), []),
        lambda s: _shorter(s, _bare, catalogue),
        lambda s: _shorter(s, lambda ks, p: p if _is_asked(p, ks, asked) else None, catalogue),
    )
    plan = _plan(marks, said, limits, catalogue)
    for step in steps:
        if plan.is_within:
            return plan
        said, more = step(said)
        said = _merged(said)
        moved += more
        plan = replace(_plan(marks, said, limits, catalogue), moved=tuple(moved))
    return plan if plan.is_within else replace(plan, groups=tuple(_groups(marks, full, said, limits, catalogue)))


def _plan(marks: str, said: Said, limits: LengthLimits, catalogue: Catalogue) -> Plan:
    text = _text(marks, said, catalogue)
    length = remark.length(text)
    pairs = ((length.characters, limits.characters), (length.gbk_bytes, limits.gbk_bytes))
    return Plan(text, length, all(limit is None or has <= limit for has, limit in pairs))


def _text(marks: str, said: Said, catalogue: Catalogue) -> str:
    """Marks and containers first, then the remark, which is read back before it goes anywhere."""
    lines = tuple(line for _, line in said)
    words = catalogue.vocabulary
    text = remark.written(lines, words, "zh") if lines else ""
    assert not lines or remark.read_back(text, words, "zh") == lines, "the remark is not what it was made of"
    return "  ".join(part for part in (marks, text) if part)


def _merged(said: Said) -> Said:
    """Lines of which the same is said, as one: 第1、3项, 第1至3项."""
    together: dict[tuple[object, ...], tuple[list[int], RemarkLine]] = {}
    for positions, line in said:
        key = (line.codes, line.parameters, tuple(p.label for p in line.parameters))
        together.setdefault(key, ([], line))[0].extend(positions)
    return tuple((tuple(ks), replace(line, line=_named(ks))) for ks, line in together.values())


def _named(positions: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for k in sorted(positions):
        if runs and k == runs[-1][-1] + 1:
            runs[-1].append(k)
        else:
            runs.append([k])
    return "、".join(f"{r[0]}至{r[-1]}" if len(r) > 2 else "、".join(map(str, r)) for r in runs)


def _shorter(
    said: Said, how: Callable[[tuple[int, ...], Parameter], Parameter | None], catalogue: Catalogue
) -> tuple[Said, list[tuple[str, str]]]:
    """Each parameter as `how` leaves it, and what went; a line keeps at least one parameter whole."""
    made, moved = [], list[tuple[str, str]]()
    for positions, line in said:
        pairs = [(p, how(positions, p)) for p in line.parameters]
        kept = tuple(after for _, after in pairs if after is not None)
        if line.codes or not kept:
            made.append((positions, line))
            continue
        gone = [p for p, after in pairs if after != p]
        told = remark.written((RemarkLine(None, (), tuple(gone)),), catalogue.vocabulary, "zh") if gone else ""
        moved += [(line.line or "", told.partition("，")[2])] if gone else []
        made.append((positions, replace(line, parameters=kept)))
    return tuple(made), moved


def _bare(_: tuple[int, ...], parameter: Parameter) -> Parameter:
    """A parameter without its kind of value and its conditions."""
    return replace(parameter, kind=None, conditions=None, label=None)


def _asked(near: Sequence[str], catalogue: Catalogue) -> frozenset[str]:
    return frozenset(leaf.property for code in near for c in catalogue.entry(code).criteria for leaf in leaves(c))


def _is_asked(parameter: Parameter, positions: Sequence[int], asked: dict[int, frozenset[str]]) -> bool:
    return any(parameter.property in asked[k] for k in positions)


def _groups(
    marks: str, full: Said, said: Said, limits: LengthLimits, catalogue: Catalogue
) -> Iterator[tuple[int, ...]]:
    """Lines, in their order, that fit one box each as they are said last."""
    short = {k: replace(line, line=str(k)) for positions, line in said for k in positions}
    group: tuple[int, ...] = ()
    for (k,), _ in full:
        longer = (*group, k)
        one = _merged(tuple(((n,), short[n]) for n in longer))
        if group and not _plan(marks, one, limits, catalogue).is_within:
            yield group
            longer = (k,)
        group = longer
    if group:
        yield group
