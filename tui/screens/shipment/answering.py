"""A question of a shipment answered: whether two are the same goods, or in words; each with its reason."""

from __future__ import annotations

from functools import partial

from casebook.shipments.goods.questions import About, Question
from tui.screens.dialogs.menu import MenuScreen, Step
from tui.screens.dialogs.note import NoteScreen
from tui.screens.shipment.desk import ShipmentDesk

WHY = "What shows it, such as the order or the maker's word?"
SAME = Step("j", "they are the same goods")
OTHER = Step("x", "they are other goods")
PAPER = Step("p", "open the paper: + adds its goods, - finds that it has none")
WORDS = Step("w", "in other words")
_MOST = 9
"""Answers that have a digit each."""


class Answering:
    """The answers that a person gives."""

    def __init__(self, screen: ShipmentDesk) -> None:
        self._screen = screen

    @property
    def question(self) -> Question | None:
        """The question under the cursor, or the first open one of the line."""
        row = self._screen.current
        if row is None or row.question is not None:
            return row.question if row is not None else None
        if row.line is None:
            return None
        return next((q for q in self._screen.made.open if q.line == row.line.line.number), None)

    def ask(self) -> None:
        """Asks for the answer; nothing where there is no question."""
        question = self.question
        if question is None:
            return
        app = self._screen.app
        if question.about is About.NAMES and question.settled is None:
            app.push_screen(MenuScreen(question.says.en, (SAME, OTHER)), partial(self._told_apart, question))
        elif question.paper:
            app.push_screen(MenuScreen(question.says.en, (PAPER, WORDS)), partial(self._of_paper, question))
        elif question.answers:
            offered = [Step(str(k), answer) for k, answer in enumerate(question.answers[:_MOST], 1)]
            app.push_screen(MenuScreen(question.says.en, (*offered, WORDS)), partial(self._chosen, question))
        else:
            app.push_screen(NoteScreen(question.says.en), partial(self._answered, question, None))

    def _chosen(self, question: Question, letter: str | None) -> None:
        """Has what was chosen completed, or other words typed; Enter keeps what stands."""
        if letter is not None:
            text = question.answers[int(letter) - 1] if letter.isdigit() else ""
            sheet = question.sheets[int(letter) - 1] if letter.isdigit() and question.sheets else None
            self._screen.app.push_screen(NoteScreen(question.says.en, text), partial(self._answered, question, sheet))

    def _of_paper(self, question: Question, letter: str | None) -> None:
        """Opens the paper, where its goods can be added, or has the answer typed."""
        if letter == PAPER.letter:
            self._screen.open_paper(question.paper)
        elif letter is not None:
            self._screen.app.push_screen(NoteScreen(question.says.en), partial(self._answered, question, None))

    def _told_apart(self, question: Question, letter: str | None) -> None:
        if letter is not None:
            is_one = letter == SAME.letter
            text = question.answers[0] if is_one and question.answers else ""
            self._screen.app.push_screen(NoteScreen(WHY, text), partial(self._joined, question, is_one))

    def _joined(self, question: Question, is_one: bool, why: str | None) -> None:
        screen = self._screen
        if why is not None:
            screen.take(lambda: screen.shipping.join(screen.made, question.items, why, is_one=is_one))

    def _answered(self, question: Question, sheet: str | None, answer: str | None) -> None:
        screen = self._screen
        if answer is None:
            return
        line = question.line
        if sheet is not None and line is not None:
            screen.take(lambda: screen.shipping.choose(screen.made, line, sheet, question.key, answer))
        else:
            screen.take(lambda: screen.shipping.settle(screen.made, question.key, answer))
