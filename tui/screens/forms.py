"""The forms of papers that people marked: whose, how many papers, which marks, how often right, when last overruled."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import DataTable, Static

from casebook.learning.forms.deciding import FormsError
from casebook.learning.forms.state import FormState, MarkState, Standing
from tui.desk.learning import FormRow, Learning, Offer
from tui.desk.reviewer import Reviewer
from tui.screens.dialogs.confirm import ConfirmScreen
from tui.screens.dialogs.note import NoteScreen
from tui.speech.forms import said_of
from tui.speech.inert import inert
from tui.widgets.asking import ASKING
from tui.widgets.beside import beside
from tui.widgets.keys_line import KeysLine

_COLUMNS = ("supplier", "papers", "used", "wait", "right", "overruled")


class FormsScreen(Screen[None]):
    """Lists the forms; a form's marks stand under it."""

    HELP = """A form is what the papers of one supplier have in common; a mark says what stands at a place of it.
`a` takes the marks of the form that wait into use, once you have seen what they change; `x` takes the mark under the
cursor out of use, or all of the form, with a reason. Marks that contradict are a question: take one out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "Accept what waits"),
        Binding("x", "retire", "Take out of use"),
        Binding("escape", "dismiss(None)", "Queue"),
    ]
    CSS = """
    FormsScreen #title { height: 1; padding: 0 1; background: $primary; color: $text; text-style: bold; }
    FormsScreen DataTable { height: 1fr; }
    """

    def __init__(self, reviewer: Reviewer) -> None:
        super().__init__()
        self._learning = Learning(reviewer)
        self._reviewer = reviewer
        self._rows: dict[str, tuple[FormState, MarkState | None]] = {}

    def compose(self) -> ComposeResult:
        yield Static("forms", id="title", markup=False)
        yield DataTable[Text](cursor_type="row", zebra_stripes=False)
        yield KeysLine()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.focus()
        self._read()

    def _read(self) -> None:
        beside(self, self._fetch, group="reading", exclusive=True)

    def _fetch(self) -> None:
        rows = self._learning.rows()
        self.app.call_from_thread(self._show, rows)

    def _show(self, rows: tuple[FormRow, ...]) -> None:
        table = self.query_one(DataTable)
        at = table.cursor_row
        self._rows.clear()
        lines: dict[str, tuple[str, ...]] = {}
        for row in rows:
            waits = len(row.form.having(Standing.PROPOSED, Standing.CONTRADICTED))
            wrong = f"{row.overruled}, last {row.last}" if row.overruled else "0"
            counts = (row.papers, len(row.form.used), waits, row.right, wrong)
            lines[row.form.key] = (inert(row.supplier, 48), *map(str, counts))
            self._rows[row.form.key] = (row.form, None)
            for mark in row.form.all:
                key = f"{row.form.key}/{mark.key}"
                lines[key] = (f"  {said_of(mark.mark)}"[:60], *_standing(mark))
                self._rows[key] = (row.form, mark)
        _fill(table, lines)
        table.move_cursor(row=min(at, max(len(self._rows) - 1, 0)))
        marks = sum(len(r.form.used) for r in rows)
        told = (
            f"{_several(len(rows), 'form')}, {_several(marks, 'mark')} in use"
            if rows
            else "no form is marked yet: t marks a part of a page"
        )
        self.query_one("#title", Static).update(told)

    def _chosen(self) -> tuple[FormState, MarkState | None] | None:
        table = self.query_one(DataTable)
        if not self._rows:
            return None
        return self._rows[str(table.coordinate_to_cell_key(table.cursor_coordinate).row_key.value)]

    def action_accept(self) -> None:
        """Shows what the form's waiting marks would change, and takes them into use."""
        chosen = self._chosen()
        if chosen is not None:
            beside(self, partial(self._try, chosen[0].key), group="forms")

    def _try(self, key: str) -> None:
        offer = self._learning.waiting(key)
        self.app.call_from_thread(self._ask, offer)

    @work(group=ASKING)
    async def _ask(self, offer: Offer | None) -> None:
        if offer is None:
            self._tell("no mark of this form waits")
            return
        count = len(offer.marks)
        told = f"{count} mark{'s' if count != 1 else ''}: {offer.impact.values} values in {len(offer.impact.touched)}"
        title = f"{told} of {len(offer.impact.papers)} papers would be read otherwise: apply?"
        if await self.app.push_screen_wait(ConfirmScreen(title, offer.lines[:40])):
            beside(self, partial(self._accept, offer), group="forms")

    def _accept(self, offer: Offer) -> None:
        try:
            changed = self._learning.accept(offer)
        except FormsError as trouble:
            self.app.call_from_thread(self._tell, str(trouble))
            return
        self.app.call_from_thread(self._done, changed)

    @work(group=ASKING)
    async def action_retire(self) -> None:
        """Takes the mark under the cursor out of use, or all of its form, with a reason."""
        chosen = self._chosen()
        if chosen is None:
            return
        form, mark = chosen
        marks = (mark,) if mark is not None else form.used
        title = f"Take {len(marks)} mark{'s' if len(marks) != 1 else ''} out of use, why?"
        why = await self.app.push_screen_wait(NoteScreen(title))
        if why:
            beside(self, partial(self._retired, form.key, tuple(m.key for m in marks), why), group="forms")

    def _retired(self, key: str, marks: tuple[str, ...], why: str) -> None:
        changed = self._learning.retire(key, marks, why)
        self.app.call_from_thread(self._done, changed)

    def _done(self, changed: int) -> None:
        self._reviewer.load()
        self._tell(f"{changed} paper{'s' if changed != 1 else ''} read anew")
        self._read()

    def _tell(self, text: str) -> None:
        self.notify(inert(text), severity="information", markup=False, timeout=6)


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _fill(table: DataTable[Text], lines: dict[str, tuple[str, ...]]) -> None:
    """Puts the lines into the table, columns as wide as what stands in them.

    Told by the screen, for a table left to measure its columns does it only once it is idle: lines that were painted
    before stay cut at the old widths.
    """
    table.clear(columns=True)
    for place, name in enumerate(_COLUMNS):
        table.add_column(name, width=max(cell_len(name), *(cell_len(line[place]) for line in lines.values()), 0))
    for key, line in lines.items():
        table.add_row(*_cells(*line), key=key)


def _cells(*texts: str) -> tuple[Text, ...]:
    """Cells in which no sign of a paper's words is taken for a style."""
    return tuple(Text(text) for text in texts)


def _standing(mark: MarkState) -> tuple[str, ...]:
    """A mark's row under the form's columns."""
    is_used = mark.standing is Standing.USED
    word = "" if is_used or mark.standing is Standing.PROPOSED else str(mark.standing)
    waits = "1" if mark.standing is Standing.PROPOSED else word
    return "", "1" if is_used else "", waits, str(len(mark.upheld)), str(len(mark.overruled))
