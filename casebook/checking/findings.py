"""What a check finds: a closed list of kinds, each with its severity, its sentence and the quotes that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from classifier.facts import Evidence, Fact
from classifier.judging.determination import Determination
from classifier.law.acts import Bilingual
from classifier.quantity import Interval
from extractor.trade.declaration import DeclaredLine


class Kind(StrEnum):
    """The closed list of findings."""

    REMARK_MISSING = "remark_missing"
    CODE_MISSING = "code_missing"
    CODE_WRONG = "code_wrong"
    REMARK_FALSE = "remark_false"
    PARAMETERS_MISSING = "parameters_missing"
    PARAMETERS_DIFFER = "parameters_differ"
    UNDETERMINED = "undetermined"
    ENERGY_DENSITY_DIFFERS = "energy_density_differs"
    MASS_DIFFERS = "mass_differs"
    ELEMENT_MISSING = "element_missing"
    ELEMENT_DIFFERS = "element_differs"
    NUMBER_DOUBTFUL = "number_doubtful"
    UNIT_WRONG = "unit_wrong"
    SUM_WRONG = "sum_wrong"
    PAPER_DIFFERS = "paper_differs"
    LINE_MISSING = "line_missing"
    REMARK_TOO_LONG = "remark_too_long"


class Severity(StrEnum):
    """How grave a finding is: `must` stops a filing, `note` takes nothing away."""

    MUST = "must"
    CONTRADICTION = "contradiction"
    MISSING = "missing"
    NOTE = "note"


_MUST = (
    Kind.REMARK_MISSING,
    Kind.CODE_MISSING,
    Kind.CODE_WRONG,
    Kind.REMARK_FALSE,
    Kind.PARAMETERS_MISSING,
    Kind.UNDETERMINED,
)
_MISSING = (Kind.ELEMENT_MISSING, Kind.LINE_MISSING)


class Verdict(StrEnum):
    """What becomes of a draft."""

    STOP = "stop"
    QUESTION = "question"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `line` is the line's number, `None` for the head; `evidence` are the quotes, the draft's first."""

    line: int | None
    kind: Kind
    says: Bilingual
    evidence: tuple[Evidence, ...] = ()
    severity: Severity = Severity.MUST
    record: str | None = None
    """Who stands for what the record has, where it was compared with the record."""


def finding(
    line: int | None, kind: Kind, says: Bilingual, *evidence: Iterable[Evidence], severity: Severity | None = None
) -> Finding:
    """A finding with the severity of its kind, unless another is given."""
    usual = Severity.MUST if kind in _MUST else Severity.MISSING if kind in _MISSING else Severity.CONTRADICTION
    return Finding(line, kind, says, tuple(e for several in evidence for e in several), severity or usual)


def verdict(findings: Sequence[Finding]) -> Verdict:
    """The verdict on a draft."""
    severities = {f.severity for f in findings}
    if Severity.MUST in severities:
        return Verdict.STOP
    return Verdict.QUESTION if severities - {Severity.NOTE} else Verdict.READY


@dataclass(frozen=True, slots=True)
class Derived:
    """A value worked out of a line's own figures, with the interval that their rounding gives."""

    property: str
    interval: Interval
    unit: str
    formula: str


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A declared line with what it was found to be. `joined` says to which item of the record, and why."""

    line: DeclaredLine
    number: int
    item: str
    made: Determination
    derived: tuple[Derived, ...]
    joined: str | None
    record: str | None = None
    """Who stands for the item that the line was joined to: signed, confirmed or unconfirmed."""
    facts: tuple[Fact, ...] = ()
    """The facts of the item that the line was joined to, with those derived from them."""
