"""The screen of a check: the lines on the left; draft and record side by side; the findings, each with both quotes."""

from __future__ import annotations

from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from casebook.checking.check import Checked
from casebook.checking.findings import CheckedLine, Finding
from casebook.checking.sending.listing import VERDICTS
from tui.screens.check.sides import MARKS, STYLES, CheckView, quote, rows, told
from tui.speech.inert import inert
from tui.widgets.keys_line import KeysLine

_HEADS = {"en": ("", "draft", "record"), "zh": ("", "草稿", "资料")}
_HEAD = {"en": "head", "zh": "表头"}
_AGREES = {"en": "Nothing was found against it.", "zh": "未发现问题。"}


class CheckScreen(Screen[None]):
    """Shows the checks of one file. The line under the cursor is laid beside the record at once."""

    HELP = """`↑` `↓` go from line to line, `n` to the next line with a finding. Enter goes to the line's findings;
there `↑` `↓` open each with its quotes: the draft's on the left, the other paper's on the right. Escape goes back.
`l` turns the findings into the other language. `!` stops a filing, `≠` contradicts, `_` is missing, `·` is a note."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", "Next finding"),
        Binding("enter", "findings", "Its findings", priority=True),
        Binding("escape", "lines", "Lines"),
        Binding("l", "language", "中文/English"),
        Binding("q", "app.quit", "Quit"),
    ]
    CSS = """
    CheckScreen #verdict { height: 1; padding: 0 1; background: $primary; color: $text; text-style: bold; }
    CheckScreen OptionList { border: none; padding: 0 1; background: $boost; }
    CheckScreen #lines { width: 26%; min-width: 20; height: 1fr; background: $panel; }
    CheckScreen #beside { height: 1fr; }
    CheckScreen VerticalScroll { height: 1fr; padding: 0 1; }
    CheckScreen VerticalScroll Static { height: auto; }
    CheckScreen #findings { height: auto; max-height: 30%; }
    CheckScreen #quotes { height: 6; background: $panel; }
    CheckScreen #quotes VerticalScroll { width: 1fr; height: 100%; }
    """

    def __init__(self, view: CheckView) -> None:
        super().__init__()
        self._view = view
        self._language = view.language
        self._places: list[tuple[Checked, CheckedLine | None]] = [
            (one, line) for one in view.checks for line in (None, *one.lines)
        ]
        self._at = 0

    def compose(self) -> ComposeResult:
        yield Static("", id="verdict", markup=False)
        with Horizontal():
            yield OptionList(id="lines", markup=False)
            with Vertical(id="beside"):
                with VerticalScroll(can_focus=False):
                    yield Static("", id="sides", markup=False)
                yield OptionList(id="findings", markup=False)
                with Horizontal(id="quotes"):
                    with VerticalScroll(can_focus=False):
                        yield Static("", id="ours", markup=False)
                    with VerticalScroll(can_focus=False):
                        yield Static("", id="theirs", markup=False)
        yield KeysLine()

    def on_mount(self) -> None:
        lines = self.query_one("#lines", OptionList)
        lines.add_options(Option(self._named(k)) for k in range(len(self._places)))
        lines.highlighted = next((k for k in range(len(self._places)) if self._found(k)), 0)
        lines.focus()

    def _found(self, k: int) -> list[Finding]:
        one, line = self._places[k]
        return [f for f in one.findings if f.line == (line.number if line else None)]

    def _named(self, k: int) -> Text:
        one, line = self._places[k]
        found = self._found(k)
        gravest = next((s for s in MARKS if any(f.severity == s for f in found)), None)
        mark = (f"{MARKS[gravest]} ", STYLES[gravest]) if gravest else ("  ", "")
        sheet = f" {inert(one.draft.declaration.sheet or '')}" if len(self._view.checks) > 1 else ""
        name = f"{_HEAD[self._language]}{sheet}" if line is None else f"{line.number:>2} {inert(line.item, 40)}"
        return Text.assemble(mark, name, no_wrap=True, overflow="ellipsis")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_list.id == "lines":
            self._at = event.option_index
            self._show()
        else:
            self._open(event.option_index)

    def _show(self) -> None:
        one, line = self._places[self._at]
        verdict = VERDICTS[str(one.verdict)][self._language]
        name = inert(self._view.names.get(one.draft.sha256, "").rpartition("/")[2])
        self.query_one("#verdict", Static).update(Text(f"{verdict}   {name}", no_wrap=True, overflow="ellipsis"))
        table = Table(box=None, padding=(0, 1, 0, 0), expand=True, show_edge=False)
        for head, share in zip(_HEADS[self._language], (2, 3, 3), strict=True):
            table.add_column(Text(head, style="bold"), ratio=share)
        for label, ours, theirs in rows(one, line):
            table.add_row(Text(label, style="dim"), Text(ours), Text(theirs))
        self.query_one("#sides", Static).update(table)
        listed = self.query_one("#findings", OptionList)
        listed.clear_options()
        found = self._found(self._at)
        listed.add_options(Option(told(f, self._language)) for f in found)
        listed.display = bool(found)
        self.query_one("#quotes").display = bool(found)
        if found:
            listed.highlighted = 0
            self._open(0)
        elif line is not None:
            table.add_row("", Text(_AGREES[self._language], style="green"), "")

    def _open(self, k: int) -> None:
        found = self._found(self._at)
        if k >= len(found):
            return
        own = self._places[self._at][0].draft.sha256
        sides: tuple[list[Text], list[Text]] = ([], [])
        for one in dict.fromkeys(found[k].evidence):
            sides[one.sha256 != own].append(quote(one, self._view))
        for name, texts in zip(("ours", "theirs"), sides, strict=True):
            self.query_one(f"#{name}", Static).update(Text("\n").join(texts) if texts else Text("–", style="dim"))

    def action_next(self) -> None:
        """Goes to the next line that something was found of."""
        count = len(self._places)
        order = [(self._at + step) % count for step in range(1, count + 1)]
        lines = self.query_one("#lines", OptionList)
        lines.highlighted = next((k for k in order if self._found(k)), self._at)
        lines.focus()

    def action_findings(self) -> None:
        """Goes to the findings of the line."""
        if self._found(self._at):
            self.query_one("#findings", OptionList).focus()

    def action_lines(self) -> None:
        """Goes back to the lines."""
        self.query_one("#lines", OptionList).focus()

    def action_language(self) -> None:
        """Turns the findings into the other language."""
        self._language = "en" if self._language == "zh" else "zh"
        lines = self.query_one("#lines", OptionList)
        for k in range(len(self._places)):
            lines.replace_option_prompt_at_index(k, self._named(k))
        self._show()
