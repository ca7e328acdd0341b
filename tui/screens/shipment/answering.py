"""A question of a shipment answered: whether two are the same goods, or in words; each with its reason."""

from __future__ import annotations

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

    async def ask(self) -> None:
        """Asks for the answer; nothing where there is no question."""
        question = self.question
        if question is None:
            return
        if question.about is About.NAMES and question.settled is None:
            await self._tell_apart(question)
        elif question.paper:
            await self._of_paper(question)
        elif question.answers:
            await self._choose(question)
        else:
            await self._put_in_words(question)

    async def _choose(self, question: Question) -> None:
        """Has what was chosen completed, or other words typed; Enter keeps what stands."""
        offered = [Step(str(k), answer) for k, answer in enumerate(question.answers[:_MOST], 1)]
        letter = await self._screen.app.push_screen_wait(MenuScreen(question.says.en, (*offered, WORDS)))
        if letter is None:
            return
        text = question.answers[int(letter) - 1] if letter.isdigit() else ""
        sheet = question.sheets[int(letter) - 1] if letter.isdigit() and question.sheets else None
        await self._put_in_words(question, text, sheet)

    async def _of_paper(self, question: Question) -> None:
        """Opens the paper, where its goods can be added, or has the answer typed."""
        letter = await self._screen.app.push_screen_wait(MenuScreen(question.says.en, (PAPER, WORDS)))
        if letter == PAPER.letter:
            await self._screen.open_paper(question.paper)
        elif letter is not None:
            await self._put_in_words(question)

    async def _tell_apart(self, question: Question) -> None:
        screen = self._screen
        letter = await screen.app.push_screen_wait(MenuScreen(question.says.en, (SAME, OTHER)))
        if letter is None:
            return
        is_one = letter == SAME.letter
        why = await screen.app.push_screen_wait(
            NoteScreen(WHY, question.answers[0] if is_one and question.answers else "")
        )
        if why is not None:
            screen.take(lambda: screen.shipping.join(screen.made, question.items, why, is_one=is_one))

    async def _put_in_words(self, question: Question, text: str = "", sheet: str | None = None) -> None:
        screen = self._screen
        answer = await screen.app.push_screen_wait(NoteScreen(question.says.en, text))
        if answer is None:
            return
        line = question.line
        if sheet is not None and line is not None:
            screen.take(lambda: screen.shipping.choose(screen.made, line, sheet, question.key, answer))
        else:
            screen.take(lambda: screen.shipping.settle(screen.made, question.key, answer))
