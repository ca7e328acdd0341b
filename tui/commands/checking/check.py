"""`gauger check`: a declaration draft against itself and against the papers beside it."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands.checking.check_again import head, kept, known, told_before
from tui.commands.checking.check_drafts import drafts, no_declaration
from tui.commands.checking.check_order import CheckOrder
from tui.commands.checking.check_read import read, results_of
from tui.commands.checking.check_shipment import NOTHING, Laid, laid
from tui.commands.checking.check_told import told
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import write
from tui.speech.troubles import Refused
from tui.speech.version import version

if TYPE_CHECKING:
    from casebook.checking.beside.files import Beside
    from casebook.checking.beside.papers import Paper
    from casebook.checking.check import Checked
    from casebook.checking.past import Filed
    from casebook.checking.reading import Declared
    from casebook.checking.told_again import Told
    from casebook.run.bulk import Result
    from casebook.run.files.discover import Ignored
    from extractor.document.page import Page


def run(order: CheckOrder) -> int:
    """Checks and tells; gives the exit code. Raises `Refused` where the draft is no declaration that can be read."""
    if order.is_shown and not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise Refused("--show needs a terminal; without it the check is told as text", Exit.USAGE)
    if order.draft.is_dir():
        return _past(order)
    outputs = [p for p in (order.marked, order.listed, Path(order.json or "-")) if p is not None]
    _keep_inputs(order, outputs)
    key = known(order)
    if (before := told_before(order, key)) is not None:
        return _tell(order, before)
    return _tell(order, _made(order, key))


def _tell(order: CheckOrder, made: Told) -> int:
    """Writes what a check told; gives the exit code."""
    if order.json is not None:
        _put(made.objects, order.json)
    if not order.is_shown and order.json != "-":
        for text in made.sentences:
            write(text)
    return Exit.SETTLED if made.is_ready else Exit.REVIEW


def _made(order: CheckOrder, key: str | None) -> Told:
    """What a check tells; it is kept under its key, its copies and its list are written, its screen is shown."""
    from casebook.checking.answer import line_of
    from casebook.checking.check import with_files
    from casebook.checking.told_again import Told
    from casebook.workers.worker import pipeline_of

    name, results, skipped = read(order.order, order.draft, order.evidence)
    found = drafts(results, name, pipeline_of(order.order.layers))
    declared = {one.answer.sha256 for one, _ in found}
    at = head(order)
    of_shipment = laid(order.order, order.shipment, found[0][0].answer.sha256)
    names = {**of_shipment.names, **{r.answer.sha256: r.name for r in results}}
    files = [*_files(results, skipped), *of_shipment.files]
    beside = [one for one in results if one.answer.sha256 not in declared]
    checks = [
        of_shipment.answered(with_files(one, files))
        for draft, made in found
        for one in _checked(order, draft, beside, made, of_shipment)
    ]
    sentences = [x for one in checks for x in told(one, order.language, names, is_titled=len(checks) > 1)]
    if (asks := of_shipment.told(order.language)) is not None:
        sentences.append(asks)
    objects = [line_of(one, names[one.draft.sha256], version(), order.language, names) for one in checks]
    whole = Told(tuple(objects), tuple(sentences), all(one.verdict == "ready" for one in checks))
    kept(order, key, at, results, whole)
    if order.listed is not None:
        _written(order.listed, _listed(order, checks, names))
    if order.marked is not None:
        _written(order.marked, _marked(order, checks))
    if order.is_shown:
        _shown(order, checks, results, names, of_shipment.pages)
    return whole


def _shown(
    order: CheckOrder,
    checks: Sequence[Checked],
    results: Sequence[Result],
    names: dict[str, str],
    others: Mapping[str, tuple[Page, ...]],
) -> None:
    """Opens the screen that lays draft and evidence side by side."""
    from casebook.record.codec import unpacked
    from tui.app import CheckApp
    from tui.screens.check.sides import CheckView

    own = {r.answer.sha256: unpacked(r.answer.pages, r.answer.sha256) for r in results if r.answer.pages}
    pages = {**others} | own
    CheckApp(CheckView(tuple(checks), names, pages, order.language)).run()


def _past(order: CheckOrder) -> int:
    """Checks each declaration of a folder by the law of its own day, against `order.evidence` and the casebook."""
    from casebook.checking.answer import line_of
    from casebook.checking.past import by_day, day_of, filed
    from casebook.checking.reading import declared
    from casebook.workers.worker import pipeline_of
    from extractor.language.phrases import Phrases
    from tui.commands.checking.check_past import table

    if order.marked is not None or order.listed is not None or order.is_shown or order.shipment is not None:
        message = "--marked, --list, --show and --shipment are of one draft; name a file, not a folder"
        raise Refused(message, Exit.USAGE)
    _keep_inputs(order, [Path(order.json)] if order.json not in (None, "-") else [])
    pipeline = pipeline_of(order.order.layers)
    phrases = Phrases(pipeline.vocabulary)
    beside = results_of(order.order, order.evidence)[0] if order.evidence else []
    rows: list[Filed] = []
    lines: list[str] = []
    undated: list[str] = []
    results, skipped = results_of(order.order, (order.draft,))
    if not results and not skipped:
        raise Refused(f"{inert(str(order.draft))}: the folder holds no document; name another", Exit.NO_INPUT)
    others = [(e.name, f"was passed over: {e.reason}") for e in skipped]
    for one in results:
        found = declared(one.answer, pipeline) if one.answer.status != "unreadable" else ()
        if not found:
            why = no_declaration(one, pipeline.vocabulary)
            others.append((one.name, why.removeprefix(f"{inert(one.name)}: ")))
        names = {r.answer.sha256: r.name for r in (one, *beside)}
        for declaration in found:
            day = day_of(declaration[0], phrases)
            if day is None:
                undated.append(one.name)
            own = replace(order, order=replace(order.order, as_of=day or order.order.as_of))
            (made,) = _checked(own, one, beside, [declaration])
            rows += filed(made, one.name, own.order.as_of)
            lines.append(line_of(made, one.name, version(), order.language, names))
    if order.json is not None:
        _put(lines, order.json)
    if order.json != "-":
        for text in table(by_day(rows), undated, others):
            write(text)
    if not rows:
        return Exit.NO_INPUT
    return Exit.REVIEW if any(row.wrong or row.asked for row in rows) else Exit.SETTLED


def _files(results: Sequence[Result], skipped: Sequence[Ignored]) -> list[tuple[str, Beside]]:
    """How far each file was read, with its SHA-256."""
    from casebook.checking.beside.files import beside, passed_over

    read = [(r.answer.sha256, beside(r.name, r.answer.kind, r.answer.status, r.answer.problems)) for r in results]
    return [*read, *(("", passed_over(e.name, e.reason)) for e in skipped)]


def _checked(
    order: CheckOrder,
    draft: Result,
    beside: Sequence[Result],
    found: Sequence[Declared],
    of_shipment: Laid = NOTHING,
) -> list[Checked]:
    from casebook.checking.check import checked
    from casebook.checking.reading import papers
    from casebook.record.codec import unpacked
    from casebook.workers.worker import catalogue_of, pipeline_of

    assert order.order.casebook is not None
    catalogue, pipeline = catalogue_of(order.order.layers), pipeline_of(order.order.layers)
    own = [n for declaration, _ in found for n in declaration.sheets]
    pages = unpacked(draft.answer.pages, draft.answer.sha256) if draft.answer.pages else ()
    if any(page.name for page in pages):  # a workbook may be one that was filled here
        from casebook.declaring.filling.form import own_lists

        own += own_lists(pages)
    record = [p for r in beside if r.answer.status != "unreadable" for p in papers(r.answer, r.name, pipeline)]
    record += papers(draft.answer, draft.name, pipeline, own)
    record = _with_casebook(order.order.casebook, record, of_shipment, draft.answer.sha256, found)
    return [
        checked(
            declaration,
            items,
            record,
            catalogue,
            sha256=draft.answer.sha256,
            as_of=order.order.as_of,
            policy=order.order.policy,
            limits=order.limits,
        )
        for declaration, items in found
    ]


def _with_casebook(
    casebook: str, record: list[Paper], of_shipment: Laid, draft: str, found: Sequence[Declared]
) -> list[Paper]:
    """The papers as people have left them, with those that the casebook has of the lines' names."""
    from casebook.checking.beside.joining import keys_of
    from casebook.checking.beside.kept import as_people_left, kept
    from casebook.state.loading import state_of
    from casebook.store.database import read_store

    with closing(read_store(casebook)) as store:
        known = {p.sha256 for p in of_shipment.papers}
        left = [as_people_left(p, state_of(store, p.sha256)) for p in record if p.sha256 not in known]
        left += of_shipment.papers
        keys = frozenset(key for declaration, _ in found for line in declaration.lines for key in keys_of(line))
        return [*left, *kept(store, keys, {draft, *of_shipment.taken_out, *(p.sha256 for p in left)})]


def _put(lines: Sequence[str], name: str) -> None:
    text = "".join(f"{line}\n" for line in lines)
    if name == "-":
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # JSON is UTF-8 whatever the locale
        sys.stdout.write(text)
        return
    _written(Path(name), text.encode())


def _written(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as trouble:
        message = f"{inert(str(path))}: cannot be written ({trouble.strerror}); name another file"
        raise Refused(message, Exit.NO_CASEBOOK) from trouble


def _keep_inputs(order: CheckOrder, outputs: Sequence[Path]) -> None:
    """Refuses to write over the draft or a paper beside it."""
    inputs = {p.resolve() for p in (order.draft, *order.evidence)}
    folders = [p for p in inputs if p.is_dir()]
    for path in outputs:
        place = path.resolve()
        if place in inputs or (place.exists() and any(place.is_relative_to(f) for f in folders)):
            message = f"{inert(str(path))}: is an input of this check, which is never written; name another file"
            raise Refused(message, Exit.NO_CASEBOOK)


def _listed(order: CheckOrder, checks: Sequence[Checked], names: dict[str, str]) -> bytes:
    """The list for the broker, as DOCX where the file's name ends so, else as text."""
    from casebook.checking.sending.listing import as_docx, as_text, parts

    assert order.listed is not None
    made = parts(checks, order.language, names)
    if order.listed.suffix.lower() != ".docx":
        return as_text(made, order.language).encode()
    try:
        return as_docx(made, order.language)
    except ModuleNotFoundError as lacking:
        message = "a list as DOCX needs the extra: pip install 'gauger[export]'; or name a file that ends in .txt"
        raise Refused(message, Exit.NO_CASEBOOK) from lacking


def _marked(order: CheckOrder, checks: Sequence[Checked]) -> bytes:
    """The marked copy: of a PDF with notes drawn on it, of a workbook with its cells commented."""
    from casebook.checking.sending.marked import marked
    from casebook.checking.sending.noted import noted

    name = inert(str(order.draft))
    try:
        data = order.draft.read_bytes()
        return (noted if data.startswith(b"%PDF") else marked)(data, checks, order.language)
    except ModuleNotFoundError as lacking:
        raise Refused("the marked copy needs the extra: pip install 'gauger[export]'", Exit.NO_CASEBOOK) from lacking
    except (ValueError, OSError) as trouble:
        message = f"{name}: no marked copy can be made of it, only of an XLSX or a PDF; use --list for the findings"
        raise Refused(message, Exit.NO_INPUT) from trouble
