"""The declaration of chosen items: what stands against it, or its remark; a key writes the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from casebook.declaring.declaration import NO_LIMITS, ChangedMeanwhileError
from casebook.declaring.filing import FILES, Draft, UnwritableError
from casebook.declaring.readiness import REVIEW, Objection
from casebook.review.queue import Entry
from casebook.store.database import StoreError
from tui.desk.reviewer import Reviewer
from tui.speech import declared
from tui.speech.inert import inert
from tui.speech.words import outcome
from tui.widgets.beside import beside
from tui.widgets.keys_line import KeysLine

NO_LIMIT = "No limit is set for its length: GAUGER_REMARK_CHARACTERS and GAUGER_REMARK_BYTES set one."


class DeclareScreen(Screen[str | None]):
    """Answers with the key of an item that the person wants to open, or `None`."""

    HELP = """What stands against the declaration, each with what to do: Enter opens the item. Where nothing
does, the remark is shown as it is filed, and `w` writes it with its lines as JSON, CSV and XLSX."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "write", "Write the files"),
        Binding("t", "suspended", "Though suspended"),
        Binding("r", "again", "Read the record again"),
        Binding("escape", "back", "Back"),
    ]
    CSS = """
    DeclareScreen #title { height: 1; padding: 0 1; background: $primary; color: $text; text-style: bold; }
    DeclareScreen VerticalScroll { height: 1fr; padding: 0 1; }
    DeclareScreen VerticalScroll Static { height: auto; }
    DeclareScreen.refused #told { height: auto; max-height: 40%; }
    DeclareScreen #against { display: none; height: 1fr; border: none; padding: 0 1; background: $boost; }
    DeclareScreen.refused #against { display: block; }
    DeclareScreen #where { display: none; height: auto; padding: 0 1; background: $panel; }
    DeclareScreen #where.open { display: block; }
    DeclareScreen Input { background: $surface; }
    """

    def __init__(self, reviewer: Reviewer, items: Sequence[str]) -> None:
        super().__init__()
        self._reviewer = reviewer
        self._items = tuple(items)
        self._draft: Draft | None = None
        self._written: tuple[str, ...] = ()
        self._though_suspended = False

    def compose(self) -> ComposeResult:
        yield Static("", id="title", markup=False)
        with VerticalScroll(id="told"):
            yield Static("reading the record …", markup=False)
        yield OptionList(id="against", compact=True)
        with VerticalScroll(id="where", can_focus=False):
            *files, last = FILES
            yield Static(f"Write {', '.join(files)} and {last} to which folder?", markup=False)
            yield Input(id="folder", select_on_focus=False, compact=True)
        yield KeysLine()

    def on_mount(self) -> None:
        self._begin()

    def _begin(self) -> None:
        bench = self._reviewer.bench
        head = f"Declaration of {_counted(len(self._items))}, as of {bench.as_of} under policy {bench.policy}"
        self.query_one("#title", Static).update(Text(head, no_wrap=True, overflow="ellipsis"))
        # Many documents may have to be opened for it: not while keys wait.
        beside(self, self._read, exclusive=True, group="reading")

    def _read(self) -> None:
        draft = self._reviewer.draft(self._items, though_suspended=self._though_suspended)
        self.app.call_from_thread(self._show, draft)

    def _show(self, draft: Draft) -> None:
        self._draft = draft
        against = self.query_one("#against", OptionList)
        against.clear_options()
        against.add_options([Option(Text(_line(o))) for o in draft.against])
        self.set_class(bool(draft.against), "refused")
        told = Text("\n").join(_told(draft, self._chosen(), self._reviewer, self._written))
        self.query_one("#told Static", Static).update(told)
        if draft.against:
            against.highlighted = 0
        (against if draft.against else self.query_one("#told")).focus()
        self.refresh_bindings()

    def _chosen(self) -> tuple[Entry, ...]:
        known = self._reviewer.entries
        return tuple(known[i] for i in self._items if i in known)

    @property
    def _is_ready(self) -> bool:
        return self._draft is not None and self._draft.made is not None and not self._draft.against

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that has nothing to do here is not offered."""
        if action == "write":
            return self._is_ready
        if action == "suspended":
            return bool(self._draft and self._draft.made and self._draft.made.notes)
        return True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if self._draft is None:
            return
        objection = self._draft.against[event.option_index]
        if objection.item is None:
            self.notify(inert(objection.remedy), severity="warning", markup=False)
        else:
            self.dismiss(objection.item)

    def action_suspended(self) -> None:
        """Composes the remark for a day that asks for none, or not."""
        self._though_suspended = not self._though_suspended
        self.action_again()

    def action_again(self) -> None:
        """Reads the record again."""
        self._written = ()
        self._begin()

    def action_write(self) -> None:
        """Asks for the folder; Enter writes."""
        assert self._draft is not None
        field = self.query_one(Input)
        field.value = str(self._folder(self._draft))
        field.cursor_position = len(field.value)
        self.query_one("#where").add_class("open")
        field.focus()

    def _folder(self, draft: Draft) -> Path:
        """Beside the casebook, or here where that is a server; another declaration gets another folder."""
        place = self._reviewer.store.name
        beside = Path() if "://" in place else Path(place).parent
        return beside / f"declaration-{self._reviewer.bench.as_of}-{draft.digest[:8]}"

    def on_input_submitted(self, event: Input.Submitted) -> None:
        draft = self._draft
        if draft is None or not event.value.strip():
            return
        out = Path(event.value.strip()).expanduser()
        try:
            lacking = self._reviewer.file(draft, out)
        except UnwritableError as trouble:
            self._warn(f"{trouble}; name another folder")
        except ChangedMeanwhileError as trouble:
            self._warn(f"{trouble}; nothing was written: look at it again")
            self._close()
            self.action_again()
        except StoreError as trouble:
            self._warn(str(trouble))
        else:
            self._written = (f"Written to {out}. The ledger keeps its SHA-256, {draft.digest[:16]}….", *lacking)
            self._close()
            self._show(draft)

    def _warn(self, text: str) -> None:
        self.notify(inert(text), severity="warning", markup=False, timeout=8)

    def _close(self) -> None:
        self.query_one("#where").remove_class("open")
        self.query_one("#told").focus()

    def action_back(self) -> None:
        """Leaves the path line, or the declaration."""
        if self.query_one("#where").has_class("open"):
            self._close()
        else:
            self.dismiss(None)


def _told(draft: Draft, chosen: Sequence[Entry], reviewer: Reviewer, written: Sequence[str]) -> Iterator[Text]:
    """What was done, what stands against it in short, the lines, and the remark."""
    yield from (Text(inert(line), style="bold reverse") for line in written)
    if draft.against:
        several = len(draft.against)
        stands = "1 thing stands" if several == 1 else f"{several} things stand"
        yield Text(f"Nothing can be declared yet: {stands} against it.", style="bold")
    if draft.made is None:
        yield from (Text(_goods(e)) for e in chosen)
        return
    yield from map(Text, declared.goods(draft.made))
    how = "" if draft.made.zh else "t composes it all the same."
    yield from (Text(line, style="bold") for line in declared.notes(draft.made, how))
    yield Text()
    yield from map(Text, declared.remark(draft.made, reviewer.limits))
    if draft.made.zh and reviewer.limits == NO_LIMITS:
        yield Text(NO_LIMIT, style="dim")
    yield from (Text(line, style="dim") for line in ("", *declared.ADVICE))


def _goods(entry: Entry) -> str:
    label = f"{entry.line}. {entry.label}" if entry.line else entry.label
    return f"{inert(label)}: {outcome(entry.outcome).strip()} {' '.join(entry.codes or entry.near)}".rstrip()


def _line(objection: Objection) -> str:
    """An objection with what to do about it; what the review app is for is a key away here."""
    remedy = objection.remedy.replace(REVIEW, "Enter opens it") if objection.item else objection.remedy
    return f"{inert(objection.label)}: {inert(objection.reason)}\n   → {inert(remedy)}"


def _counted(several: int) -> str:
    return "1 item" if several == 1 else f"{several} items"
