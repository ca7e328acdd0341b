"""Draws `docs/pictures/learning-curve.svg` from what `benchmarks/learning.py` printed, a file for each seed.

python docs/drawing/make_learning_curve.py RESULT.txt...
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_TITLE = re.compile(r"^(\d+) suppliers, seed (\d+)", re.MULTILINE)
_MARKED = re.compile(r"^paper (\d) after (\d) corrected +(\d\.\d{4})", re.MULTILINE)
_PLAIN = re.compile(r"^paper (\d), as the reader +(\d\.\d{4})", re.MULTILINE)
_COLOURS = ("#06c", "#093", "#b60", "#808")
_LOW, _HIGH = 0.7, 1.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 52.0, 470.0, 20.0, 280.0
_ASKED = 0.98


@dataclass(frozen=True)
class Curve:
    """Facts F1 by paper, one of a seed."""

    name: str
    points: tuple[tuple[int, float], ...]
    colour: str
    dashed: bool


def curves(texts: Sequence[str]) -> Iterator[Curve]:
    """The reader's curve and that after corrections of each printed result."""
    for text, colour in zip(texts, _COLOURS, strict=False):
        title = _TITLE.search(text)
        if title is None:
            raise SystemExit("a file holds no result of benchmarks/learning.py")
        seed = title[2]
        plain = tuple((int(m[1]), float(m[2])) for m in _PLAIN.finditer(text) if int(m[1]) > 1)
        marked = tuple((int(m[1]), float(m[3])) for m in _MARKED.finditer(text))
        yield Curve(f"seed {seed}", marked, colour, dashed=False)
        yield Curve(f"{seed}, reader alone", plain, colour, dashed=True)


def drawn(several: Sequence[Curve]) -> str:
    """The picture."""
    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 320" font-family="sans-serif" font-size="12">',
        '<rect width="640" height="320" fill="#fff"/>',
    ]
    for step in range(7):
        value = _LOW + step * 0.05
        y = _y(value)
        lines.append(f'<line x1="{_LEFT:g}" x2="{_RIGHT:g}" y1="{y:.1f}" y2="{y:.1f}" stroke="#e5e5e5"/>')
        lines.append(f'<text x="46" y="{y + 4:.1f}" text-anchor="end" fill="#555">{value:.2f}</text>')
    asked = _y(_ASKED)
    lines.append(
        f'<line x1="{_LEFT:g}" x2="{_RIGHT:g}" y1="{asked:.1f}" y2="{asked:.1f}" stroke="#c33" stroke-dasharray="4 3"/>'
    )
    lines.append(f'<text x="476" y="{asked + 4:.1f}" fill="#c33">.98, asked for</text>')
    for paper in range(2, 7):
        lines.append(f'<text x="{_x(paper):.1f}" y="298" text-anchor="middle" fill="#555">paper {paper}</text>')
    for number, curve in enumerate(several):
        path = " ".join(f"{_x(paper):.1f},{_y(value):.1f}" for paper, value in curve.points)
        dash = ' stroke-dasharray="2 3"' if curve.dashed else ""
        lines.append(f'<polyline points="{path}" fill="none" stroke="{curve.colour}" stroke-width="2"{dash}/>')
        y = 90 + 20 * number
        lines.append(f'<line x1="478" x2="496" y1="{y}" y2="{y}" stroke="{curve.colour}" stroke-width="2"{dash}/>')
        lines.append(f'<text x="501" y="{y + 4}" fill="#333">{curve.name}</text>')
    note = f'x="{_x(5):.1f}" y="{_y(0.915):.1f}" text-anchor="middle"'
    lines.append(f'<text {note} fill="#555">a third of the forms change</text>')
    lines.append('<text x="52" y="314" fill="#555">facts F1 of each paper after all before it were corrected</text>')
    return "\n".join((*lines, "</svg>", ""))


def _x(paper: int) -> float:
    return _LEFT + (paper - 2) * (_RIGHT - _LEFT - 20) / 4


def _y(value: float) -> float:
    return _BOTTOM - (value - _LOW) / (_HIGH - _LOW) * (_BOTTOM - _TOP)


if __name__ == "__main__":
    found = [Path(name).read_text("utf-8") for name in sys.argv[1:]]
    (Path(__file__).parents[1] / "pictures" / "learning-curve.svg").write_text(drawn(list(curves(found))), "utf-8")
