"""The ratio of each stage to pypdfium2's plain text as a picture (SVG): one bar a stage, the largest first."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

LABEL, BAR, ROW, MARGIN = 190, 420, 22, 16
"""Dots: for the names, for the longest bar, for a row, around all."""

LEAST = 0.05
"""Times the plain text below which a stage is left out of the picture."""


def bars(ratios: Mapping[str, float], title: str) -> str:
    """An SVG with a bar for each stage that takes enough to be seen."""
    shown = [(stage, ratio) for stage, ratio in ratios.items() if ratio >= LEAST]
    longest = max((ratio for _, ratio in shown), default=1.0)
    height = 2 * MARGIN + ROW * (len(shown) + 1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LABEL + BAR + 5 * MARGIN}" height="{height}" '
        'font-family="sans-serif" font-size="13">',
        '<rect width="100%" height="100%" fill="white"/>',
        f'<text x="{MARGIN}" y="{MARGIN + 12}" font-weight="bold">{escape(title)}</text>',
    ]
    for k, (stage, ratio) in enumerate(shown, 1):
        y, length = MARGIN + k * ROW, max(ratio / longest * BAR, 1.0)
        parts.append(f'<text x="{LABEL}" y="{y + 13}" text-anchor="end">{escape(stage)}</text>')
        parts.append(f'<rect x="{LABEL + 8}" y="{y + 2}" width="{length:.1f}" height="{ROW - 7}" fill="#3b6ea5"/>')
        parts.append(f'<text x="{LABEL + 14 + length:.1f}" y="{y + 13}">{ratio:.2f}</text>')
    return "\n".join([*parts, "</svg>", ""])


def written(ratios: Mapping[str, float], title: str, path: Path) -> None:
    """Writes the picture to a file."""
    path.write_text(bars(ratios, title), encoding="utf-8")
