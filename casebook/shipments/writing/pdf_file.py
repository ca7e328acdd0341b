"""Blocks set as a PDF on A4 by typst, with a Chinese font of this machine; all text reaches it as data."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from casebook.shipments.writing.blocks import (
    BLANK,
    Block,
    Bullets,
    Grid,
    Heading,
    Note,
    Paper,
    Para,
    Picture,
    Verbatim,
)

CHINESE = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "SimSun",
    "Songti SC",
    "Microsoft YaHei",
    "PingFang SC",
    "AR PL UMing CN",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
)
"""Families that hold Chinese letters, the fittest for print first."""
NO_FONT = "no PDF was written: this machine has no Chinese font; on Debian: apt install fonts-noto-cjk"
NO_EXTRA = "no PDF was written; it needs the extra: pip install 'gauger[export]'"
_TEMPLATE = Path(__file__).with_name("paper.typ")


class NotSetError(Exception):
    """No PDF can be set on this machine; the message says what is lacking."""


@cache
def family() -> str | None:
    """The Chinese family to set in; `None` where the machine has none. Raises `NotSetError` without the extra."""
    try:
        import typst
    except ModuleNotFoundError as lacking:
        raise NotSetError(NO_EXTRA) from lacking
    known = {font.family for font in typst.Fonts().fonts()}
    return next((name for name in CHINESE if name in known), None)


def as_pdf(papers: Sequence[Paper], made_at: datetime) -> bytes:
    """The papers, each with pages counted from 1, as one PDF. Raises `NotSetError` where it cannot be set."""
    chosen = family()
    if chosen is None:
        raise NotSetError(NO_FONT)
    import typst

    with tempfile.TemporaryDirectory(prefix="gauger-") as place:
        folder = Path(place)
        data = [_paper(one, number, folder) for number, one in enumerate(papers)]
        given = {"fonts": [chosen, "DejaVu Sans"], "lang": "zh", "papers": data}
        (folder / "papers.json").write_text(json.dumps(given, ensure_ascii=False), "utf-8")
        (folder / "paper.typ").write_bytes(_TEMPLATE.read_bytes())
        try:
            made = typst.compile(folder / "paper.typ", root=folder, format="pdf", timestamp=int(made_at.timestamp()))
        except typst.TypstError as trouble:
            raise NotSetError(f"no PDF was written: it could not be set ({trouble})") from trouble
    assert isinstance(made, bytes)
    return made


def _paper(paper: Paper, number: int, folder: Path) -> dict[str, Any]:
    blocks = [_block(block, f"{number}-{at}.png", folder) for at, block in enumerate(paper.blocks)]
    return {"title": paper.title, "running": paper.running, "blocks": blocks}


def _block(block: Block, file: str, folder: Path) -> dict[str, Any]:
    match block:
        case Heading(text=text, level=level):
            return {"kind": "heading", "level": level, "text": _parts(text)}
        case Para(text=text, strong=strong):
            return {"kind": "para", "strong": strong, "text": _parts(text)}
        case Note(text=text):
            return {"kind": "note", "text": _parts(text)}
        case Verbatim(text=text):
            return {"kind": "verbatim", "text": _parts(text)}
        case Bullets(lines=lines, boxes=boxes):
            return {"kind": "bullets", "boxes": boxes, "lines": [_parts(line) for line in lines]}
        case Grid(heads=heads, rows=rows, widths=widths):
            shares = widths or (1.0,) * len(heads)
            cells = [[{"parts": _parts(cell)} for cell in row] for row in rows]
            return {"kind": "grid", "heads": [_parts(h) for h in heads], "rows": cells, "widths": list(shares)}
        case Picture(stamp=stamp, png=png):
            (folder / file).write_bytes(png)
            return {"kind": "picture", "stamp": stamp, "file": file}


def _parts(text: str) -> list[dict[str, Any]]:
    """The text in runs, what is to be filled in apart."""
    return [{"text": part, "blank": part[0] == BLANK[0]} for part in re.split(f"({BLANK[0]}+)", text) if part]
