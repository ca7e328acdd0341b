"""The keys at the foot of a screen: as many as there is room for, each whole, the way back and the help always."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text
from textual.events import Click
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

_ALWAYS = ("escape", "question_mark")
"""Keys that stand in every foot: the way back, and the way to the list of all keys."""


@dataclass(frozen=True, slots=True)
class ShownKey:
    """A key as it is shown, what it does, and the key to be pressed where it is clicked."""

    key: str
    shown: str
    told: str

    @property
    def width(self) -> int:
        """Columns that it takes, the gap behind it counted."""
        return cell_len(self.shown) + 1 + cell_len(self.told) + 1


def fitting(keys: Sequence[ShownKey], width: int) -> tuple[ShownKey, ...]:
    """The keys that stand in `width` columns, in their order, each whole.

    Those that are always there come first, then the others as long as the next one fits: a screen names its keys in
    the order of their use.
    """
    kept = {k.key for k in keys if k.key in _ALWAYS}
    room = width + 1 - sum(k.width for k in keys if k.key in kept)
    for one in keys:
        if one.key in kept:
            continue
        room -= one.width
        if room < 0:
            break
        kept.add(one.key)
    return tuple(k for k in keys if k.key in kept)


class KeysLine(Widget):
    """The foot of a screen, in one piece.

    Textual's footer makes a widget for every key whenever something has focus, opens or closes, which was a fifth of
    the time from key to answer, and cuts off what goes over the edge.
    """

    COMPONENT_CLASSES = {"keys-line--key"}  # noqa: RUF012 - as Textual declares it
    DEFAULT_CSS = """
    KeysLine { dock: bottom; height: 1; color: $footer-foreground; background: $footer-background; }
    KeysLine > .keys-line--key { color: $footer-key-foreground; background: $footer-background; text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[ShownKey, ...] = ()

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self.bindings_changed)
        self.call_after_refresh(self.bindings_changed, self.screen)

    def on_unmount(self) -> None:
        self.screen.bindings_updated_signal.unsubscribe(self)

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Draws the keys anew where they are others than those that are shown."""
        if not (self.app.app_focus and self.is_attached and screen is self.screen):
            return
        told: dict[str, ShownKey] = {}
        for _, binding, is_enabled, _ in screen.active_bindings.values():
            if binding.show and is_enabled:  # of several keys for one action the first
                told.setdefault(
                    binding.action,
                    ShownKey(binding.key, self.app.get_key_display(binding), binding.description),
                )
        now = tuple(told.values())
        if now != self._keys:
            self._keys = now
            self.refresh()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as its container: what does not fit is left out from the end."""
        return container.width

    def render(self) -> Text:
        """The keys that fit, each whole."""
        strong = self.get_component_rich_style("keys-line--key", partial=True)
        line = Text(no_wrap=True, overflow="crop", end="")
        for one in fitting(self._keys, self.size.width):
            line.append(one.shown, strong)
            line.append(f" {one.told} ")
        return line

    def on_click(self, event: Click) -> None:
        """Presses the key that is clicked."""
        at = event.x
        for one in fitting(self._keys, self.size.width):
            if at < one.width:
                self.app.simulate_key(one.key)
                return
            at -= one.width
