"""Reports with what other documents make of their items: a second pass over lines that a run has written.

The documents' own answers stay as they are, and so does the order of the lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.joining import Place
from casebook.linked import Linked, Tied
from casebook.ties import Tie
from extractor.document import Status

if TYPE_CHECKING:
    from extractor.report import Report, ReportedLinked, ReportedSheet


def rewritten(file: Path, found: Mapping[Place, Tie]) -> None:
    """Writes `linked` into a file of reports, all of it or nothing. Raises `OSError` where it cannot."""
    beside = file.with_name(f"{file.name}.part")
    try:
        with file.open(encoding="utf-8") as before, beside.open("w", encoding="utf-8") as after:
            after.writelines(with_links(before, found))
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def with_links(lines: Iterable[str], found: Mapping[Place, Tie]) -> Iterator[str]:
    """The lines of JSON in their order, `linked` filled where an item has a tie; the others as they were."""
    from extractor.report import Report

    documents = {document for document, _index in found}
    for line in lines:
        if not any(document in line for document in _named(line, documents)):
            yield line
            continue
        made = Report.model_validate_json(line)
        yield _with(made, found).line() + "\n"


def _named(line: str, documents: set[str]) -> Iterator[str]:
    """The document that a line reports, if it is one of these: found without reading the whole line."""
    start = line.find(_SHA) + len(_SHA)
    own = line[start : start + 64]
    if own in documents:
        yield own


_SHA = '"sha256":"'


def _with(report: Report, found: Mapping[Place, Tie]) -> Report:
    if report.document.status == Status.UNREADABLE:
        return report
    sha256 = report.document.sha256
    items = tuple(
        item.model_copy(update={"linked": reported(found[sha256, index].linked)}) if (sha256, index) in found else item
        for index, item in enumerate(report.items)
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
