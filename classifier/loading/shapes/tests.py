"""The files of an act's tests: an item, a day, and what the act is expected to make of it."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, Field

from classifier.loading.shapes.common import Name, OutcomeName, StandingName, Text


class TestShape(BaseModel, extra="forbid", frozen=True):
    """One test.

    `values` are by property: a number with its unit (`5 m³`, `4.8..5.0 Ah`, `>=5 Ah`, `<=70 g`), with ` at ` and what
    it was measured at behind it (`2.6 g/cm³ at 220 MPa`), or a term. `codes` are those that the answer names, or is
    close to; `told` are pointers (by id) that the answer tells of; `standing` is the act's on the day.
    """

    __test__ = False

    says: Text
    product: Name
    values: dict[Name, Text] = {}
    day: date
    policy: Name = "default"
    outcome: OutcomeName
    codes: list[Text] = []
    told: list[Name] = []
    standing: StandingName | None = None


class TestsFile(BaseModel, extra="forbid", frozen=True):
    """The tests of one act."""

    __test__ = False

    instrument: Text
    tests: list[TestShape] = Field(min_length=1)
