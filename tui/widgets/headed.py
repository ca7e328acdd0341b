"""Lines that scroll under a head which stays: what the queue, the facts and the page share."""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView


class Headed(ScrollView, inherit_bindings=False):
    """The screen's first line is the head; the rows stand below it."""

    @property
    def _width(self) -> int:
        """The columns beside the scroll bar."""
        return self.scrollable_content_region.width

    @property
    def _seen(self) -> int:
        """How many rows are in sight."""
        return max(self.size.height - 1, 1)

    def _row_at(self, y: int) -> int:
        """The row on line `y` of the widget."""
        return y - 1 + self.scroll_offset.y

    def _hold(self, rows: int) -> None:
        """Makes room for so many rows."""
        self.virtual_size = Size(self._width, rows + 1)

    def _bring_in_sight(self, first: int, last: int) -> None:
        """Scrolls as little as it takes to show these rows."""
        if first < self.scroll_offset.y:
            self.scroll_to(y=first, animate=False, immediate=True)
        elif last >= self.scroll_offset.y + self._seen:
            self.scroll_to(y=last - self._seen + 1, animate=False, immediate=True)
