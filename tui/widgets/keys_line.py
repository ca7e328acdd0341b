"""The keys at the foot of a screen, drawn anew only when they change."""

from __future__ import annotations

from textual.screen import Screen
from textual.widgets import Footer


class KeysLine(Footer):
    """Textual's footer in its compact form.

    Textual makes a widget for every key whenever something has focus, opens or closes; most often the keys are the
    same as before, and on screens with many keys that was a fifth of the time from key to answer.
    """

    def __init__(self) -> None:
        super().__init__(compact=True, show_command_palette=False)
        self._shown: tuple[tuple[str, str, bool, str], ...] | None = None

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Draws the keys where they are others than those that are shown."""
        now = tuple(
            (binding.key, binding.description, enabled, tooltip)
            for _, binding, enabled, tooltip in screen.active_bindings.values()
            if binding.show
        )
        if now != self._shown:
            if screen.app.app_focus and self.is_attached and screen is self.screen:
                self._shown = now
            super().bindings_changed(screen)
