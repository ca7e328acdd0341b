"""What people found, as a part of the run report's page: confidence against truth, the bound, the curve by month.

Texts out of documents go through the page's own `table`; all else are numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from casebook.learning.track_record import Month, Part, TrackRecord

Table = Callable[[Sequence[str], Sequence[Sequence[str]]], str]
MOST_ROWS = 60
_MOST_MONTHS = 36
_WIDTH, _HEIGHT, _LEFT, _TOP = 640, 160, 48, 12


def record_part(record: TrackRecord, table: Table) -> str:
    """The part as HTML."""
    return "".join(_parts(record, table))


def _parts(record: TrackRecord, table: Table) -> Iterator[str]:
    heads = ("confidence", "values looked at", "mean confidence", "right", "share", "95 % interval")
    rows = [
        (
            f"{c.low:g} to {c.high:g}",
            str(c.values),
            "" if c.claimed is None else f"{c.claimed:.3f}",
            str(c.right),
            f"{c.right / c.values:.3f}",
            "" if c.interval is None else f"{c.interval[0]:.3f} to {c.interval[1]:.3f}",
        )
        for c in record.claimed
    ]
    yield table(heads, rows)
    yield _bounds("kind of document", (record.all, *record.by_kind), table)
    yield _bounds("supplier", record.by_supplier, table)
    yield curve(record.months)


def _bounds(what: str, parts: Sequence[Part], table: Table) -> str:
    heads = (what, "values looked at", "right", "let go and signed", "overturned", "let go wrongly, at 95 % at most")
    rows = [
        (
            p.name.replace("_", " "),
            str(p.values),
            str(p.right),
            str(p.let_go),
            str(p.overturned),
            "not known" if p.at_most is None else f"{p.at_most:.1%}",
        )
        for p in parts[:MOST_ROWS]
    ]
    more = len(parts) - MOST_ROWS
    return table(heads, [*rows, *([(f"and {more} more", "", "", "", "", "")] if more > 0 else [])])


def curve(months: Sequence[Month]) -> str:
    """Values touched by a person a hundred papers, by the month in which the papers were first read; a drawing.

    Nothing where no value was touched.
    """
    drawn = months[-_MOST_MONTHS:]
    most = max((m.per_hundred for m in drawn), default=0.0)
    if not most:
        return ""
    step = (_WIDTH - _LEFT - 12) / max(1, len(drawn) - 1)
    places = [(_LEFT + k * step, _TOP + (1 - m.per_hundred / most) * (_HEIGHT - _TOP)) for k, m in enumerate(drawn)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"><title>{m.month}: {m.per_hundred:.0f} values a hundred papers, '
        f"{m.touched} of {m.papers} papers</title></circle>"
        for (x, y), m in zip(places, drawn, strict=True)
    )
    every = max(1, len(drawn) // 8)
    words = "".join(
        f'<text x="{x:.1f}" y="{_HEIGHT + 16}" text-anchor="middle">{m.month}</text>'
        for k, ((x, _), m) in enumerate(zip(places, drawn, strict=True))
        if k % every == 0
    )
    ends = (
        f'<text x="{_LEFT - 8}" y="{_TOP + 5}" text-anchor="end">{most:.0f}</text>'
        f'<text x="{_LEFT - 8}" y="{_HEIGHT + 5}" text-anchor="end">0</text>'
    )
    return (
        "<p>Values that people entered, corrected, moved or took out, a hundred papers, by the month in which the "
        "papers were first read:</p>"
        f'<svg width="{_WIDTH}" height="{_HEIGHT + 24}" viewBox="0 0 {_WIDTH} {_HEIGHT + 24}" role="img" '
        'font-size="11" fill="currentColor">'
        f'<path d="M{_LEFT} {_TOP}V{_HEIGHT}H{_WIDTH - 6}" fill="none" stroke="currentColor" opacity=".4"/>'
        f'<polyline points="{line}" fill="none" stroke="currentColor" stroke-width="1.5"/>{dots}{words}{ends}</svg>'
    )
