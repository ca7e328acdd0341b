"""A question that only a person can answer: the quote, the law's words, one key an answer."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from casebook.review.questions import Choice, Question
from tui.speech.inert import inert


class AskScreen(ModalScreen[Choice | None]):
    """Answers with the choice, or `None` where the question was put off."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Later"),
        *(Binding(str(n), f"answer({n})", f"Answer {n}", show=False) for n in range(1, 10)),
    ]
    CSS = """
    AskScreen { align: center middle; }
    AskScreen > VerticalScroll { width: 76; max-width: 96%; height: auto; max-height: 90%; background: $panel;
        border: round $accent; padding: 0 1; }
    AskScreen Static { margin-bottom: 1; }
    AskScreen OptionList { height: auto; background: $panel; padding: 0; }
    """

    def __init__(self, label: str, question: Question, quotes: tuple[str, ...]) -> None:
        super().__init__()
        self._label, self._question, self._quotes = label, question, quotes

    def compose(self) -> ComposeResult:
        asked = self._question
        with VerticalScroll(can_focus=False):
            yield Static(Text(f"{inert(self._label)}: {asked.text}", style="bold"))
            if asked.zh:
                yield Static(Text(asked.zh))
            quotes = "\n".join(f"the paper: “{inert(q, 200)}”" for q in self._quotes)
            yield Static(Text(quotes or "the paper says nothing of it"))
            yield Static(Text("\n".join(f"the law: {inert(words)}" for words in asked.law)))
            answers = (Text(f"{n}  {inert(c.text)}") for n, c in enumerate(asked.choices, 1))
            yield OptionList(*answers, compact=True)

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.action_answer(event.option_index + 1)

    def action_answer(self, number: int) -> None:
        """Answers with the choice of a number, if there is one."""
        if 1 <= number <= len(self._question.choices):
            self.dismiss(self._question.choices[number - 1])
