"""What a finding on the remark says, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from casebook.checking.findings import CheckedLine
from casebook.checking.remark.said import Statement
from classifier.judging.determination import Outcome
from classifier.law.acts import Bilingual


def false(line: CheckedLine) -> Bilingual:
    """不属于管制物项 where it is not so, or not known."""
    codes = "、".join(line.made.codes)
    if line.made.outcome is Outcome.UNDETERMINED:
        return Bilingual(
            f"Line {line.number}: the remark says 不属于管制物项, not established without {_lacking(line)}.",
            f"第{line.number}项：备注称“不属于管制物项”，但尚不能这样认定：缺少{_lacking(line)}。",
        )
    return Bilingual(
        f"Line {line.number}: the remark says 不属于管制物项, but the goods are within {codes}.",
        f"第{line.number}项：备注称“不属于管制物项”，但该货物属于 {codes}。",
    )


def _lacking(line: CheckedLine) -> str:
    """What would settle it."""
    return ", ".join(m.replace("_", " ") for m in line.made.missing) or "a fact"


def undetermined(line: CheckedLine) -> Bilingual:
    """Nothing may be said yet."""
    return Bilingual(
        f"Line {line.number} ({line.item}): nothing may be said yet; {_lacking(line)} would settle it.",
        f"第{line.number}项（{line.item}）：尚不能认定；需补充：{_lacking(line)}。",
    )


def missing(line: CheckedLine) -> Bilingual:
    """Nothing is said of controlled goods."""
    codes = "、".join(line.made.codes)
    return Bilingual(
        f"Line {line.number} ({line.item}) is within {codes}, and the remark does not say 属于两用物项 of it.",
        f"第{line.number}项（{line.item}）属于 {codes}，备注中未注明“属于两用物项”及管制编码。",
    )


def wrong_code(line: CheckedLine, strange: Sequence[str]) -> Bilingual:
    """A code of other goods."""
    right, wrong = "、".join(line.made.codes), "、".join(strange)
    return Bilingual(
        f"Line {line.number}: the remark gives the code {wrong}; the goods are within {right}.",
        f"第{line.number}项：备注中的管制编码为 {wrong}，应为 {right}。",
    )


def no_code(line: CheckedLine, lacking: Sequence[str]) -> Bilingual:
    """A code is lacking."""
    codes = "、".join(lacking)
    return Bilingual(
        f"Line {line.number}: the remark does not give the code {codes}.",
        f"第{line.number}项：备注中未注明管制编码 {codes}。",
    )


def unfounded(line: CheckedLine, said: Statement) -> Bilingual:
    """属于两用物项 that the record does not support."""
    codes = "、".join(said.codes)
    return Bilingual(
        f"Line {line.number}: the remark says 属于两用物项 {codes}, which the record does not support.",
        f"第{line.number}项：备注称“属于两用物项 {codes}”，现有资料不支持。",
    )


def no_parameters(line: CheckedLine) -> Bilingual:
    """Close goods without their parameters."""
    near = "、".join(line.made.near)
    return Bilingual(
        f"Line {line.number} ({line.item}) is close to {near}: the remark must say 不属于管制物项 with the parameters.",
        f"第{line.number}项（{line.item}）参数接近 {near}：备注应注明“不属于管制物项”及实际参数。",
    )


def more_parameters(line: CheckedLine, lacking: Sequence[str]) -> Bilingual:
    """Close goods with the parameter that is asked for and without those that it is worked out of."""
    names = " and ".join(n.replace("_", " ") for n in lacking)
    zh = "、".join(_ZH.get(n, n) for n in lacking)
    return Bilingual(
        f"Line {line.number} ({line.item}): the remark gives the energy density and not {names}; "
        "customs may ask for it.",
        f"第{line.number}项（{line.item}）：备注仅列能量密度，未列{zh}，海关可能要求补充。",
    )


_ZH = {"capacity": "容量", "nominal_voltage": "额定电压"}
