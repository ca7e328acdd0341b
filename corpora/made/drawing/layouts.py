"""The ways in which makers lay out one and the same list of properties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpora.made.drawing.paper import Apart, Bullets, Cells, Table
from corpora.made.drawing.values import Text, Value, tight, with_unit

NONE = "—"


@dataclass(frozen=True, slots=True)
class Row:
    """One property: what the paper calls it, its values (one a model, or one a kind), and a remark.

    A value is a `Value`, or plain text that is no value of the goods.
    """

    name: str
    values: tuple[Value | Text, ...]
    remark: str = ""
    unit: str = ""

    @property
    def printed_unit(self) -> str:
        """The unit of the row: its own, or that of its first value."""
        return self.unit or next((v.unit for v in self.values if isinstance(v, Value)), "")


def row(name: str, *values: Value | str | Text, remark: str = "", unit: str = "") -> Row:
    """A property with its values; a string is text that is no value."""
    return Row(name, tuple((v,) if isinstance(v, str) else v for v in values), remark, unit)


def words(*texts: str) -> Cells:
    """Cells of plain text."""
    return tuple((text,) for text in texts)


def beside(rows: Sequence[Row], *, look: str = "ruled", glued: bool = False, head: Cells = ()) -> Table:
    """Label and value with its unit, side by side; a remark makes a third column."""
    remarked = any(r.remark for r in rows)
    body = tuple(((r.name,), *(_full(v, glued) for v in r.values), *(((r.remark,),) if remarked else ())) for r in rows)
    return Table((*((head,) if head else ()), *body), look, head=1 if head else 0)


def numbered(rows: Sequence[Row], head: Cells, *, look: str = "ruled") -> Table:
    """As `beside`, with a running number before each property."""
    plain = beside(rows, look=look)
    body = tuple(((str(k),), *cells) for k, cells in enumerate(plain.rows, 1))
    widths = (0.35, 2.0, 1.5, *((1.3,) * (len(head) - 3)))
    return Table((head, *body), look, widths=widths)


def unit_column(rows: Sequence[Row], head: Cells, *, look: str = "ruled", last: bool = False) -> Table:
    """Label, unit, then the bare values; with `last` the unit follows the values. Remarks close the row."""
    remarked = any(r.remark for r in rows)
    body = []
    for r in rows:
        unit: Cells = ((r.printed_unit or NONE,),)
        values = tuple(_bare(v) for v in r.values)
        middle = (*values, *unit) if last else (*unit, *values)
        body.append(((r.name,), *middle, *(((r.remark,),) if remarked else ())))
    return Table((head, *body), look)


def unit_in_label(rows: Sequence[Row], *, look: str = "rules", head: Cells = (), frame: str = "{} ({})") -> Table:
    """The unit in brackets after the label, the bare values beside it."""
    body = tuple(((_labelled(r, frame),), *(_bare(v) for v in r.values)) for r in rows)
    return Table((*((head,) if head else ()), *body), look, head=1 if head else 0)


def models_in_rows(models: Sequence[str], rows: Sequence[Row], first: str, *, look: str = "ruled") -> Table:
    """One line a model, one column a property, the unit in the column's head."""
    head: Cells = ((first,), *((_labelled(r, "{} ({})"),) for r in rows))
    body = tuple(((model,), *(_bare(r.values[k]) for r in rows)) for k, model in enumerate(models))
    return Table((head, *body), look)


def bulleted(rows: Sequence[Row], *, mark: str = "•", colon: str = ": ", glued: bool = False) -> Bullets:
    """A line a property: the label, a colon, the value with its unit."""
    return Bullets(tuple((f"{r.name}{colon}", *_full(r.values[0], glued)) for r in rows), mark)


def blocks_apart(rows: Sequence[Row]) -> Apart:
    """All labels, then all values."""
    return Apart(tuple((r.name,) for r in rows), tuple(_full(r.values[0], False) for r in rows))


def _labelled(r: Row, frame: str) -> str:
    return frame.format(r.name, r.printed_unit) if r.printed_unit else r.name


def _full(value: Value | Text, glued: bool) -> Text:
    if not isinstance(value, Value):
        return value
    return tight(value) if glued else with_unit(value)


def _bare(value: Value | Text) -> Text:
    return (value,) if isinstance(value, Value) else value
