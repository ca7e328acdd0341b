"""Reports with what other documents make of their items: a second pass over lines that a run has written.

The documents' own answers stay as they are, and so does the order of the lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.links.answers import Linked, Tied
from casebook.links.casebook_links import LinkedItem
from casebook.links.offers import Place

if TYPE_CHECKING:
    from extractor.report import Report, ReportedLinked, ReportedSheet

_SHA = '"sha256":"'


def rewritten(file: Path, found: Mapping[Place, LinkedItem]) -> None:
    """Writes `linked` into a file of reports, all of it or nothing. Raises `OSError` where it cannot."""
    beside = file.with_name(f"{file.name}.part")
    try:
        with file.open(encoding="utf-8") as before, beside.open("w", encoding="utf-8") as after:
            after.writelines(with_links(before, found))
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def with_links(lines: Iterable[str], found: Mapping[Place, LinkedItem]) -> Iterator[str]:
    """The lines of JSON in their order, `linked` filled where an item has a linked_item; the others as they were."""
    from extractor.report import Report

    documents = {document for document, _index in found}
    for line in lines:
        if _document(line) in documents:
            yield _with(Report.model_validate_json(line), found).line() + "\n"
        else:
            yield line


def _document(line: str) -> str:
    """The SHA-256 of the document that a line reports, without reading the rest: no text can hold bare quotes."""
    start = line.find(_SHA) + len(_SHA)
    return line[start : start + 64]


def _with(report: Report, found: Mapping[Place, LinkedItem]) -> Report:
    sha256 = report.document.sha256
    linked_items = [found.get((sha256, index)) for index in range(len(report.items))]
    items = tuple(
        item.model_copy(update={"linked": reported(linked_item.linked)}) if linked_item else item
        for item, linked_item in zip(report.items, linked_items, strict=True)
    )
    return report.model_copy(update={"items": items})


def reported(made: Linked) -> ReportedLinked:
    """What other documents make of an item, as the report says it."""
    from extractor.report import ReportedLinked, whole

    answer = made.determination
    return ReportedLinked(
        outcome=None if answer is None else str(answer.outcome),  # type: ignore[arg-type]  # pydantic checks it
        codes=answer.codes if answer else (),
        near=answer.near if answer else (),
        missing=answer.missing if answer else (),
        doubts=tuple(map(whole, answer.doubts)) if answer else (),
        sheets=tuple(map(_sheet, made.sheets)),
        offered=tuple(map(_sheet, made.offered)),
        contradictions=tuple(map(whole, made.contradictions)),
        notes=tuple(map(whole, made.notes)),
    )


def _sheet(tied: Tied) -> ReportedSheet:
    from extractor.report import ReportedSheet, whole

    return ReportedSheet(
        document=whole(tied.document),
        sha256=tied.sha256,
        label=whole(tied.label),
        score=tied.score,
        why=whole(tied.why),
    )
