"""Labels of a few Chinese characters or Korean syllables that are spread over their column ("型   号", "중   량")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby


def widest_gaps(texts: Sequence[str], usual: float, spread: Sequence[float]) -> tuple[float, ...]:
    """How wide each gap between the runs of a line may be before they are two segments.

    In heights of type: `usual`, and `spread` within a label of two, three or four characters that is spread out. One
    less than there are runs.
    """
    return tuple(_gaps(texts, usual, dict(enumerate(spread, 2))))[1:]


def _gaps(texts: Sequence[str], usual: float, spread: Mapping[int, float]) -> Iterator[float]:
    for single, several in groupby(texts, key=_is_single):
        count = len(list(several))
        within = spread.get(count, usual) if single else usual
        yield from (usual, *(within,) * (count - 1))


def _is_single(text: str) -> bool:
    """Whether a run is one Chinese character or Korean syllable."""
    return len(text) == 1 and ("\u4e00" <= text <= "\u9fff" or "\uac00" <= text <= "\ud7a3")
