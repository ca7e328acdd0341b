"""What a remark must say of lines, in the ways in which desks say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from corpora.declarations.deal import Line, plain

STYLES = ("items", "items", "han", "numbered", "behind", "leading", "list")
_HAN = "一二三四五六七八九"


def style_of(rng: Random) -> str:
    """One of the ways."""
    return rng.choice(STYLES)


def said_of(x: Line) -> str:
    """What must be said of a line without its number; nothing of goods that are not near the list."""
    if x.outcome == "controlled":
        return f"属于两用物项，两用物项出口管制编码：{x.codes[0]}"
    return f"不属于管制物项，{parameters(x)}" if x.outcome == "close" else ""


def parameters(x: Line, density: str | None = None) -> str:
    """The parameters of a battery near the limit."""
    told, hours, volts = (plain(x.figures[k]) for k in ("density", "capacity", "nominal_voltage"))
    return f"重量能量密度{density or told}Wh/kg，容量{hours}Ah，额定电压{volts}V"


def remark_of(lines: Sequence[Line], instead: Mapping[int, str] | None = None, style: str = "items") -> str:
    """What must be said of each line; `instead` says something else of some, or nothing."""
    said = {k: said_of(x) for k, x in enumerate(lines, 1)} | dict(instead or {})
    told = {k: text for k, text in said.items() if text}
    if style == "list":
        return "N/M " + "；".join(_grouped(told))
    return "N/M " + "；".join(_one(number, text, style) for number, text in told.items())


def _grouped(told: Mapping[int, str]) -> list[str]:
    """Lines of which the same is said, together."""
    numbers: dict[str, list[int]] = {}
    for number, text in told.items():
        numbers.setdefault(text, []).append(number)
    return [
        "、".join(f"第{n}项" for n in several) + f"{'均' * (len(several) > 1)}{text}"
        for text, several in numbers.items()
    ]


def _one(number: int, text: str, style: str) -> str:
    if style == "han":
        return f"第{han(number)}项{text}"
    if style == "numbered":
        return f"项号{number}：{text}"
    if style == "leading":
        return f"{number}.{text}"
    if style == "behind":
        verb, _, rest = text.partition("，")
        return f"{verb}（第{number}项）" + (f"，{rest}" if rest else "")
    return f"第{number}项{text}"


def han(number: int) -> str:
    """A number up to 99 in Chinese words."""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _HAN[tens - 1]) + "十" if tens else ""
    return head + (_HAN[ones - 1] if ones else "")
