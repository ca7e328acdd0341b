"""Turns a drawn PDF into what a scanner would have made of it: pictures of pages, with no text."""

from __future__ import annotations

import io
import random

import pypdfium2
from PIL import Image, ImageChops
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpora.made.drawing.paper import Scan

QUALITY = 42


def scanned(pdf: bytes, scan: Scan) -> bytes:
    """A PDF of JPEG pages: grey, a little tilted, a little noisy; the same bytes for the same pages."""
    target = io.BytesIO()
    document = pypdfium2.PdfDocument(pdf)
    width, height = document[0].get_size()
    canvas = Canvas(target, pagesize=(width, height), invariant=1)
    for k in range(len(document)):
        page = document[k].render(scale=scan.dpi / 72, grayscale=True).to_pil().convert("L")
        picture = io.BytesIO(_through_the_glass(page, scan, seed=k))
        canvas.drawImage(ImageReader(picture), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    document.close()
    return target.getvalue()


def _through_the_glass(page: Image.Image, scan: Scan, seed: int) -> bytes:
    tilted = page.rotate(scan.tilt, Image.Resampling.BICUBIC, fillcolor=244)
    coarse = (page.width // 2, page.height // 2)
    dust = Image.frombytes("L", coarse, random.Random(seed).randbytes(coarse[0] * coarse[1]))  # noqa: S311
    veil = dust.resize(page.size).point(lambda level: level * scan.noise // 255)
    picture = io.BytesIO()
    ImageChops.subtract(tilted, veil).save(picture, "JPEG", quality=QUALITY)
    return picture.getvalue()
