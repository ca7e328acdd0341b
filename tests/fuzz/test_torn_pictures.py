"""Damaged pictures of every kind end in pages or in a reason; recognition is left out, what comes before it is not."""

from __future__ import annotations

import io
import os
import random
from collections.abc import Iterator
from functools import cache

import numpy as np
import pytest
from PIL import Image

from extractor.document.model import Status
from extractor.document.page import Page
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.readers import ocr
from extractor.readers.reading import read
from tests.extractor.readers.drawing import pdf, write

EXAMPLES = int(os.environ.get("GAUGER_FUZZ", "60"))
FORMS = ("PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF")


@cache
def pictures(form: str) -> tuple[bytes, ...]:
    """Sound pictures of a kind: plain, with transparency or several frames, and with its resolution and turn."""
    chance = np.random.default_rng(7)
    plain = Image.fromarray(chance.integers(0, 255, (40, 60, 3), np.uint8))
    made = []
    for image, more in (
        (plain, {}),
        (plain.convert("P"), {}),
        (plain, {"dpi": (144, 144)}),
        (plain, _several(form, plain)),
    ):
        out = io.BytesIO()
        (image if form != "JPEG" else image.convert("RGB")).save(out, form, **more)
        made.append(out.getvalue())
    return tuple(made)


def _several(form: str, image: Image.Image) -> dict[str, object]:
    return {"save_all": True, "append_images": [image.rotate(90)]} if form in ("GIF", "WEBP", "TIFF") else {}


def spoilt(chance: random.Random, data: bytes) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice((0, 1, 3, 30))):
        made[chance.randrange(min(len(made), chance.choice((60, len(made)))))] = chance.randrange(256)
    return bytes(made[: chance.randrange(len(made))] if chance.random() < 0.4 else made)


@pytest.fixture(autouse=True)
def _without_recognition(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    page = read(pdf(write(20, 40, "Mass 35 kg")), ReadOptions(ocr=False)).pages[0]

    def read_image(image: object, *, number: int, **sides: float) -> Page:
        assert min(sides.values()) > 0
        return page

    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "read_image", read_image)
    yield


@pytest.mark.parametrize("form", FORMS)
def test_a_damaged_picture_ends_in_pages_or_in_a_reason(form: str) -> None:
    for seed in range(EXAMPLES):
        chance = random.Random(f"{form}:{seed}")
        data = spoilt(chance, chance.choice(pictures(form)))
        made = read(open_source(f"a.{form.lower()}", data), ReadOptions(ocr=True))
        assert made.status is Status.READ or made.problems, seed
