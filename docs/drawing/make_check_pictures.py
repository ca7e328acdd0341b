"""Writes the pictures of docs/checking.md: `python docs/drawing/make_check_pictures.py`.

They are of the program itself at work on a shipment that the tests make up. It needs the packages of the tests, Pillow,
and a font that has Chinese.
"""

from __future__ import annotations

import asyncio
import io
import sys
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "docs" / "drawing"), str(ROOT / "tests" / "casebook")]

import openpyxl  # noqa: E402
from sheet_picture import drawn  # noqa: E402

from casebook.checking.sending.marked import marked  # noqa: E402
from casebook.declaring.declaration import LengthLimits  # noqa: E402
from casebook.declaring.filling.form import as_xlsx  # noqa: E402
from tests.casebook.checking.seen import seen  # noqa: E402
from tests.casebook.checking.test_filled_is_ready import OWN, casebook, filled  # noqa: E402
from tui.app import CheckApp  # noqa: E402
from tui.screens.check.sides import CheckView  # noqa: E402

SIZE = (132, 36)


def main() -> None:
    """Draws a filled form, the screen of its check once two faults are in it, and its marked copy."""
    form = _form()
    draft = _spoilt(form)
    view = seen(draft, "KD-200X", "5.7", "293")
    asyncio.run(_screen(view))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "copy.xlsx"
        for name, data in (("form", form), ("marked", marked(draft, view.checks, "zh"))):
            path.write_bytes(data)
            drawn(path).save(ROOT / "docs" / "pictures" / f"{name}.png", optimize=True)


def _spoilt(form: bytes) -> bytes:
    """The form with a remark that forgets the first line, and another energy density on the second."""
    book = openpyxl.load_workbook(io.BytesIO(form))
    for row in book["报关单"].iter_rows():
        for cell in row:
            text = str(cell.value or "")
            if text.startswith("N/M"):
                cell.value = "N/M  第2项：" + text.partition("第2项：")[2]
            elif "KD-200X" in text:
                cell.value = text.replace("293.14", "263.1")
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


async def _screen(view: CheckView) -> None:
    app = CheckApp(view)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("n", "enter", "down")
        await pilot.pause()
        (ROOT / "docs" / "pictures" / "check.svg").write_text(app.export_screenshot(title="gauger check"), "utf-8")


def _form() -> bytes:
    dense: dict[str, Decimal | int] = {"mass": 70, "capacity": Decimal("6.2"), "count": 8000, "cents": 310}
    near: dict[str, Decimal | int] = {**dense, "capacity": Decimal("5.7"), "count": 900, "cents": 255}
    with casebook([dense, near, {**near, "capacity": Decimal(4)}]) as (store, names):
        return as_xlsx(filled(store, names, OWN, LengthLimits()))


if __name__ == "__main__":
    main()
