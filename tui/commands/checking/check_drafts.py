"""The drafts in the file that is checked: an archive or a mail holds papers beside them, or no draft at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.troubles import Refused

if TYPE_CHECKING:
    from casebook.checking.reading import Declared
    from casebook.run.bulk import Result
    from classifier.law.vocabulary import Vocabulary
    from extractor.document.page import Page
    from extractor.pipeline import Pipeline

_LINES, _HEAD = "项号, 商品编号, 商品名称…", "境内发货人, 合同协议号…"
_MOST = 2
"""Notes of a reading that a refusal quotes at most: that a sheet is hidden, that pages are pictures."""


def drafts(results: Sequence[Result], name: str, pipeline: Pipeline) -> tuple[tuple[Result, tuple[Declared, ...]], ...]:
    """The documents of the file that are declarations, each with what it declares.

    The file is the document of `name`, or what lies in it. Raises `Refused` where there is none.
    """
    own = [one for one in results if is_of(one.name, name)]
    found = tuple((one, made) for one in own if (made := _declared(one, pipeline)))
    if not found:
        beside = [one.name for one in results if one not in own and _declared(one, pipeline)]
        raise Refused(_none(own, beside, name, pipeline.vocabulary), Exit.NO_INPUT)
    return found


def is_of(document: str, file: str) -> bool:
    """Whether a document is a file, or lies in it: c.pdf in a.zip is a.zip/c.pdf."""
    return document == file or document.startswith(f"{file}/")


def _declared(one: Result, pipeline: Pipeline) -> tuple[Declared, ...]:
    from casebook.checking.reading import declared

    return declared(one.answer, pipeline) if one.answer.status != "unreadable" else ()


def _none(own: Sequence[Result], beside: Sequence[str], name: str, words: Vocabulary) -> str:
    """What is said of a file without a declaration: of each document in it, and where one lies beside it."""
    told = [no_declaration(one, words) for one in own] or [f"{inert(name)}: no document was found in it"]
    if beside:
        told.append(f"{', '.join(inert(other) for other in beside)}: this is a declaration; name it first")
    return " | ".join(told)


def no_declaration(one: Result, words: Vocabulary) -> str:
    """What is said of a document that is no declaration: its name, what it was read as, and what it lacks."""
    name, answer = inert(one.name), one.answer
    if answer.status == "unreadable":
        told = [p.message for p in answer.problems if str(p.severity) != "note"]
        return f"{name}: cannot be read: {inert(told[0] if told else 'no text was found in it', 300)}{_notes(one)}"
    return f"{name}: {_lacking(answer.kind, _pages(one), words)}{_notes(one)}"


def _lacking(kind: str, pages: Sequence[Page], words: Vocabulary) -> str:
    """Which half of a declaration was not found, and where the other one is."""
    from extractor.trade.declaration import halves

    lines, head = halves(pages, words)
    if lines is not None:
        return (
            f"no whole customs declaration was found in it: {_place(lines)} has the lines of one, "
            f"but no head ({_HEAD}); name the file that has both"
        )
    if head is not None:
        return (
            f"no whole customs declaration was found in it: {_place(head)} has the head of one, but the heads of its "
            f"lines ({_LINES}) were not found; name the file that has both"
        )
    shown = kind.replace("_", " ")
    read_as = "" if kind in ("other", "customs_declaration") else f" ({'an' if shown[:1] in 'aeiou' else 'a'} {shown})"
    return (
        f"no customs declaration was found in it{read_as}: "
        f"a draft has the heads of its lines ({_LINES}) and a head of its own ({_HEAD}); name another file"
    )


def _place(page: Page) -> str:
    return f"sheet {inert(page.name)}" if page.name else f"page {page.number}"


def _notes(one: Result) -> str:
    """What the reader left out, since the declaration may stand there."""
    notes = [p.message for p in one.answer.problems if str(p.severity) == "note" and p.stage == "read"]
    told = "; ".join(inert(note.rstrip("."), 200) for note in notes[:_MOST])
    return f". {told}. What is hidden has to be shown to be read" if told else ""


def _pages(one: Result) -> tuple[Page, ...]:
    from casebook.record.codec import unpacked

    return unpacked(one.answer.pages, one.answer.sha256) if one.answer.pages else ()
