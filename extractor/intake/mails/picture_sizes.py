"""Whether a picture within a text is large enough to hold one itself; smaller ones are the sender's marks."""

from __future__ import annotations

import io
import warnings

LEAST = (400, 200)
"""Pixels across and down."""


def is_large(data: bytes) -> bool:
    """Whether a picture may be a document; one that cannot be opened may be."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as picture:
                across, down = picture.size
    except (OSError, ValueError, SyntaxError, TypeError, Image.DecompressionBombError):
        return len(data) > 20_000
    return across >= LEAST[0] and down >= LEAST[1]
