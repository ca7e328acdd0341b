"""What the steps on a shipment may ask of the screen that shows it."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from casebook.shipments.standing import Standing
from tui.desk.shipping import Shipping
from tui.screens.shipment.rows import Row


class ShipmentDesk(Screen[None]):
    """The face of the shipment's screen for its helpers, so that none of them imports the screen itself."""

    shipping: Shipping

    @property
    def made(self) -> Standing:
        """The shipment as it stood when it was read last."""
        raise NotImplementedError

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        raise NotImplementedError

    def take(self, step: Callable[[], object], said: str = "") -> None:
        """Takes a step and reads the shipment anew; what keeps it from being taken is told."""
        raise NotImplementedError

    def tell(self, text: str, *, warn: bool = True) -> None:
        """Tells the person something beside the screen."""
        raise NotImplementedError

    async def open_paper(self, document: str) -> None:
        """Opens a document; the shipment is read anew when it is left."""
        raise NotImplementedError

    def read(self) -> None:
        """Reads the shipment anew, beside the keys."""
        raise NotImplementedError
