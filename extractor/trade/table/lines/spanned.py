"""The words of a merged cell that names the goods of several lines, for those that it covers from above."""

from __future__ import annotations

from extractor.trade.table.line_rows import Block
from extractor.trade.table.lines.tariffs import Span
from extractor.trade.table.listings import Listing
from extractor.trade.table.rows import PITCH, ROW


def spanned(listing: Listing, block: Block, *roles: str) -> tuple[Span, ...]:
    """The words of the cell in some columns that begins above a line of a sheet and covers its row; mostly none."""
    row = listing.stripes[block.anchor].row
    if not row.latticed or row.band is not None or not row.pieces:
        return ()
    place = round(row.box.top / ROW)
    columns = [listing.columns[k] for k in listing.of_role(*roles)]
    cells = (
        cell
        for table in row.page.tables
        for cell in table.cells
        if cell.row < place < cell.row + cell.rows and cell.spans and cell.spans[0][0] < row.pieces[0].start
        if any(c.x0 <= (cell.column + 0.5) * PITCH <= c.x1 for c in columns)
    )
    return next((cell.spans for cell in cells), ())
