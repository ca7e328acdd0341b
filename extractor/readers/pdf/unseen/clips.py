"""Texts that reach out of what clips them: compiled where there is a kernel, else in Python; both give the same."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import repeat

import numpy as np
import numpy.typing as npt

from extractor.readers.pdf import native
from extractor.readers.pdf.bulk import Doubles, Handles
from extractor.readers.pdf.kernel.loading import kernel

CLIP_SLACK = 1.5
"""Points by which a text's box may reach out of its clip at the side, as ink seldom does."""

CLIP_SLACK_UP = 0.4
"""The same above and below, in heights of the box."""

CORNERS = 5
"""Points of a rectangle's outline, the first named again at its end."""

MAX_SEGMENTS = 64
"""Of one clip's outline that are looked at."""


def clipped(texts: Handles, boxes: Doubles) -> npt.NDArray[np.bool_]:
    """For each text whether its box (x0, y0, x1, y1) reaches out of one of its clips' outlines.

    An outline that is no rectangle may cut a text out without its edges coming near it: it counts as one left.
    """
    found = np.zeros(len(texts), np.bool_)
    if c := kernel():
        whole = np.ascontiguousarray(boxes)
        places = (texts.ctypes.data, whole.ctypes.data)
        c.gauger_clipped(len(texts), *places, CLIP_SLACK, CLIP_SLACK_UP, found.ctypes.data)
        return found
    clips = list(map(native.clip_path, texts.tolist()))
    for k, count in enumerate(map(native.count_clips, clips)):
        if count > 0:
            box = boxes[k].tolist()
            found[k] = any(_leaves(box, *outline) for outline in map(_outline, repeat(clips[k]), range(count)))
    return found


def _leaves(box: list[float], xs: list[float], ys: list[float]) -> bool:
    if not xs:
        return False
    if len(xs) > CORNERS or len(set(zip(xs, ys, strict=True))) != len(set(xs)) * len(set(ys)):
        return True
    slack = CLIP_SLACK_UP * (box[3] - box[1])
    level = box[0] < min(xs) - CLIP_SLACK or box[2] > max(xs) + CLIP_SLACK
    return level or box[1] < min(ys) - slack or box[3] > max(ys) + slack


def _outline(clip: int, k: int) -> tuple[list[float], list[float]]:
    points = list(_points(clip, k))
    return [x for x, _ in points], [y for _, y in points]


def _points(clip: int, k: int) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    across, up = ctypes.addressof(x), ctypes.addressof(y)
    for n in range(min(native.count_clip_segments(clip, k), MAX_SEGMENTS)):
        segment = native.clip_segment(clip, k, n)
        if segment and native.segment_point(segment, across, up):
            yield x.value, y.value
