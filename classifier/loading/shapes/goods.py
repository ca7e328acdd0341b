"""The file of the table from signs to products."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from classifier.loading.shapes.common import Name, Number

Element = Annotated[str, StringConstraints(pattern=r"^[A-Z][a-z]?$")]
Letters = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,5}$")]
Size = Annotated[str, StringConstraints(pattern=r"^[0-9]{3,6}$")]
Alternatives = list[Name | list[Name]]


class VoltsShape(BaseModel, extra="forbid", frozen=True):
    """From … to …, in volts."""

    low: Number | None = Field(None, alias="from")
    high: Number | None = Field(None, alias="to")


class ConditionsShape(BaseModel, extra="forbid", frozen=True):
    """What a rule asks."""

    named: list[Name] = []
    own: Alternatives = []
    whole: Alternatives = []
    said: Alternatives = []
    formula: list[Name] = []
    volts: VoltsShape | None = None
    cell_volts: VoltsShape | None = None


class RuleShape(ConditionsShape, extra="forbid", frozen=True):
    """A rule: conditions, and one of `is`, `most`, `those`, `try`; a rule of formulas may go without."""

    but: ConditionsShape = Field(ConditionsShape(), alias="not")
    products: list[Name] = Field([], alias="is")
    most: dict[Name, list[Name]] = {}
    those: Name | None = None
    table: Name | None = Field(None, alias="try")
    scope: Literal["own", "whole"] | None = Field(None, alias="of")


class FormulaShape(BaseModel, extra="forbid", frozen=True):
    """What a formula's elements and anion tell."""

    product: Name = Field(alias="is")
    has: list[Element] = []
    without: list[Element] = []
    anion: Literal["hydroxide", "oxide", "carbonate", "phosphate"] | None = None
    lithium_rich: bool = False


class GoodsShape(BaseModel, extra="forbid", frozen=True):
    """Groups of signs, type codes, sizes, formulas and tables of rules."""

    groups: dict[Name, list[Name]] = {}
    families: dict[Name, Name] = {}
    codes: dict[Letters, Name] = {}
    sizes: list[Size] = []
    formulas: list[FormulaShape] = []
    rules: dict[Name, list[RuleShape]] = {}


class GoodsFile(BaseModel, extra="forbid", frozen=True):
    """`vocabulary/goods/goods.yaml`."""

    goods: GoodsShape
