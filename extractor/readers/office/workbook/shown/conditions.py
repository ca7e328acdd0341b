"""Conditional formats that hide or strike cells.

Which cells they hold for, as far as it can be told without a spreadsheet program (ECMA-376 part 1, 18.3.1.10).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from extractor.document.model import Severity
from extractor.readers.office.safe_xml import Element, get, name
from extractor.readers.office.told import Told
from extractor.readers.office.workbook.sheets import Sheet, place
from extractor.readers.office.workbook.shown.computed import Spot, area, spot

Range = tuple[int, int, int, int]
"""First row and column, last row and column, from 0."""

_SIGNS = {"equal": "=", "notEqual": "<>", "greaterThan": ">", "lessThan": "<", "greaterThanOrEqual": ">=",
          "lessThanOrEqual": "<="}  # fmt: skip
_COMPARED = re.compile(r"""(\$?[A-Z]{1,3}\$?\d{1,7}|-?[\d.]+|"[^"]*")\s*(<=|>=|<>|<|>|=)\s*(-?[\d.]+|"[^"]*")""")
_ASKS_FOR_ERRORS = re.compile(r"IS(?:ERROR|ERR|NA)\(\$?[A-Z]{1,3}\$?\d+\)")
_ASKS_FOR_NOTHING = re.compile(r"ISBLANK\(\$?[A-Z]{1,3}\$?\d+\)|LEN\((?:TRIM\()?\$?[A-Z]{1,3}\$?\d+\)+=0")

Value = Decimal | str

MAX_RULES = 300
"""Conditional formats of one sheet that are looked at."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A format under a condition: where, what it does to a cell, and its condition."""

    ranges: tuple[Range, ...]
    effect: str
    kind: str
    operator: str
    formulas: tuple[str, ...]
    text: str

    def covers(self, row: int, column: int) -> bool:
        """Whether a cell is asked for it."""
        return any(r0 <= row <= r1 and c0 <= column <= c1 for r0, c0, r1, c1 in self.ranges)

    def holds(self, row: int, column: int, shown: str, numbers: Mapping[Spot, Decimal]) -> bool | None:
        """Whether the condition holds for a cell that shows this; `None` where that was not computed."""
        value: Value = numbers.get((row, column), shown)
        if self.kind == "cellIs":
            return self._by_value(value)
        if self.kind == "expression":
            return self._by_formula(row, column, shown, numbers)
        if self.kind in ("dataBar", "iconSet"):
            return isinstance(value, Decimal)
        known = {
            "containsBlanks": False, "notContainsBlanks": True, "containsErrors": shown.startswith("#"),
            "notContainsErrors": not shown.startswith("#"), "containsText": self.text.lower() in shown.lower(),
            "notContainsText": self.text.lower() not in shown.lower(),
            "beginsWith": shown.lower().startswith(self.text.lower()),
            "endsWith": shown.lower().endswith(self.text.lower()),
        }  # fmt: skip
        return known.get(self.kind)

    def _by_value(self, value: Value) -> bool | None:
        bounds = [_constant(formula) for formula in self.formulas]
        if not bounds or any(bound is None for bound in bounds):
            return None
        if self.operator in ("between", "notBetween"):
            low, high = bounds[0], bounds[-1]
            if low is None or high is None:
                return None
            inside = _compare(value, ">=", low) and _compare(value, "<=", high)
            return inside if self.operator == "between" else not inside
        sign, bound = _SIGNS.get(self.operator), bounds[0]
        return None if sign is None or bound is None else _compare(value, sign, bound)

    def _by_formula(self, row: int, column: int, shown: str, numbers: Mapping[Spot, Decimal]) -> bool | None:
        formula = self.formulas[0].strip().lstrip("=") if self.formulas else ""
        plain = formula.upper().replace("()", "")
        if plain in ("TRUE", "FALSE", "1", "0"):
            return plain in ("TRUE", "1")
        if _ASKS_FOR_ERRORS.fullmatch(plain):
            return shown.startswith("#")
        if _ASKS_FOR_NOTHING.fullmatch(plain.replace(" ", "")):
            return False
        found = _COMPARED.fullmatch(formula)
        right = _constant(found[3]) if found else None
        if found is None or right is None:
            return None
        left = _constant(found[1])
        if left is None:
            at = self._moved(found[1], row, column)
            left = numbers.get(at, shown if at == (row, column) else None)
        return None if left is None else _compare(left, found[2], right)

    def _moved(self, reference: str, row: int, column: int) -> Spot:
        """The cell that a reference means for a cell, as it is written for the first one of the range."""
        r, c = spot(reference)
        top, left = self.ranges[0][:2]
        fixed_column, fixed_row = reference.startswith("$"), "$" in reference[1:]
        return r if fixed_row else r + row - top, c if fixed_column else c + column - left


def hide_by_rules(
    sheet: Sheet, found: Sequence[Rule], numbers: Mapping[Spot, Decimal], grounded: Set[Spot], told: Told
) -> None:
    """Leaves out the cells that a rule hides or strikes, and tells of those where one may.

    `grounded` are the cells with a ground of their own, on which white type is seen.
    """
    shown, open_ = [], []
    for entry in sheet.entries if found else ():
        at, where = (entry.row, entry.column), place(sheet.name, entry.row, entry.column)
        asked = [r for r in found[:MAX_RULES] if r.covers(*at) and not (r.effect == "white" and at in grounded)]
        verdicts = {rule.effect: rule.holds(*at, entry.text, numbers) for rule in asked}
        why = next((effect for effect, holds in verdicts.items() if holds), None)
        if why is not None:
            told.unseen(why, where, entry.text)
            continue
        shown.append(entry)
        if None in verdicts.values():
            open_.append(where)
    if found:
        sheet.entries[:] = shown
    if open_:
        told.note(
            f"Whether {len(open_)} cells are shown (the first is {open_[0]}) depends on a conditional format that was "
            "not computed here: look at them in a spreadsheet program.",
            Severity.WARNING,
        )


def rules(element: Element, effects: list[str | None]) -> Iterator[Rule]:
    """The rules of a `conditionalFormatting` that hide or strike; `effects` is what each format does to a cell."""
    ranges = tuple(r for each in (get(element, "sqref") or "").split()[:200] if (r := area(each)) is not None)
    for rule in (r for r in element if name(r) == "x:cfRule"):
        kind, number = get(rule, "type") or "", get(rule, "dxfId") or ""
        effect = effects[int(number)] if number.isdecimal() and int(number) < len(effects) else None
        if any(name(i) in ("x:dataBar", "x:iconSet") and get(i, "showValue") in ("0", "false") for i in rule):
            effect = "no colour"
        formulas = tuple((f.text or "") for f in rule if name(f) == "x:formula")
        if effect is not None and ranges:
            yield Rule(ranges, effect, kind, get(rule, "operator") or "", formulas, get(rule, "text") or "")


def _constant(text: str) -> Value | None:
    text = text.strip().lstrip("=")
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1]
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _compare(left: Value, sign: str, right: Value) -> bool:
    """Two values as a spreadsheet compares them: texts without regard to case, and every text above every number."""
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        order = (left > right) - (left < right)
    elif isinstance(left, str) and isinstance(right, str):
        order = (left.lower() > right.lower()) - (left.lower() < right.lower())
    else:
        order = 1 if isinstance(left, str) else -1
    return {"=": order == 0, "<>": order != 0, ">": order > 0, "<": order < 0, ">=": order >= 0, "<=": order <= 0}[sign]
