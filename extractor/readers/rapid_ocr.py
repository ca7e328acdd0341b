"""RapidOCR with the models of its package, offline, one thread.

Its own turning of single lines is off: it turned upright numbers over (99.09 became 60'66).
"""

from __future__ import annotations

import logging
from typing import Any

from extractor.readers.margins import printed
from extractor.readers.recogniser import Found, Image

_ARTEFACTS = (("°℃", "℃"), ("º℃", "℃"), ("℃C", "℃"), ("°°C", "°C"))


class RapidOcr:
    """The `Recogniser` that the extra `ocr` installs; `batch` is how many lines it reads at once."""

    def __init__(self, batch: int = 1) -> None:
        self._engine = _engine(batch)

    def lines(self, image: Image) -> tuple[Found, ...]:
        """The lines of a page's printed parts, each with its corners in dots of the whole picture."""
        part = printed(image)
        if part.image is None:
            return ()
        # It remembers what a call leaves out.
        result = self._engine(part.image, use_det=True, use_cls=False, use_rec=True)
        if result.boxes is None or result.txts is None:
            return ()
        return tuple(
            Found(mended(text), tuple(part.place(float(x), float(y)) for x, y in box), float(score))
            for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True)
        )

    def line(self, image: Image) -> tuple[str, float]:
        """The text of a picture (rows, columns, colours) of one level line, and how sure it is (0 to 1)."""
        result = self._engine(image, use_det=False, use_cls=False, use_rec=True)
        return (mended(result.txts[0]), float(result.scores[0])) if result.txts else ("", 0.0)


def _engine(batch: int) -> Any:
    """RapidOCR with its models; of several lines at once each is made as wide as the widest."""
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(
        params={
            "Global.use_cls": False,
            "Global.log_level": "error",
            "Rec.rec_batch_num": batch,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def mended(text: str) -> str:
    """The text without the signs that this recogniser doubles."""
    for wrong, right in _ARTEFACTS:
        text = text.replace(wrong, right)
    return text
