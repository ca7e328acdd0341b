"""The set of a shipment: its papers made, written as a folder or a zip, and kept in the ledger.

A shipment against which anything stands gives a draft: every page says so, nothing is concluded of what is open, and
there is no remark in it.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from casebook.declaring.declaration import Declaration, LengthLimits, composed, faults, kept
from casebook.declaring.filing import UnwritableError
from casebook.declaring.filling.filled import Filled, fill
from casebook.declaring.filling.own import OwnWords
from casebook.declaring.readiness import Objection
from casebook.record import ledger
from casebook.record.actions.shipments import SetWritten
from casebook.record.events import Stamp
from casebook.run.files.discover import MANIFEST, SET_FORMAT
from casebook.shipments.declaring import record_of
from casebook.shipments.handing_in import cover as covers
from casebook.shipments.handing_in import lines_book
from casebook.shipments.handing_in.annexes import Annex, annexes, bound
from casebook.shipments.handing_in.statement import statement
from casebook.shipments.keeping import acted
from casebook.shipments.standing import Standing
from casebook.shipments.writing.blocks import Paper
from casebook.shipments.writing.docx_file import as_docx
from casebook.shipments.writing.pdf_file import NotSetError, as_pdf
from casebook.store.database import Store
from classifier.judging.determination import Outcome

VERSION = SET_FORMAT
NO_EXTRA = "DOCX and XLSX need the extra: pip install 'gauger[export]'"
_WHEN = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a zip, so that the same set has the same bytes."""
_VERIFIER = Path(__file__).with_name("verify_set.py")


@dataclass(frozen=True, slots=True)
class MadeSet:
    """A set before it is written: its files by their names, and what was left out of it and why."""

    files: Mapping[str, bytes]
    is_draft: bool
    declaration: Declaration
    notes: tuple[str, ...]

    @property
    def digest(self) -> str:
        """The SHA-256 of its manifest, which has that of every other file."""
        return hashlib.sha256(self.files[MANIFEST]).hexdigest()


def made_set(
    store: Store, made: Standing, own: OwnWords, limits: LengthLimits, folders: Sequence[Path], stamp: Stamp
) -> MadeSet:
    """The set of a shipment as it stands; `folders` are where its papers' files are looked for."""
    declaration = composed([line.subject for line in made.lines], made.bench)
    troubles = faults(declaration, made.bench, limits) if made.is_ready else ()
    is_ready = made.is_ready and not troubles
    filled = fill(declaration, record_of(made), own, limits, made.bench.catalogue)
    remark = declaration.zh if is_ready else None
    running = covers.running(made) if is_ready or not made.is_ready else f"{covers.DRAFT}　{made.case.shipment.name}"
    annex_list = annexes(made, folders)
    notes = [*(f"{a.name}：{a.why}" for a in annex_list if a.data is None), *map(_told, troubles)]
    notes += [f"已移出 taken out：{told}" for told in made.case.shipment.taken_out.values()]
    files = dict(_papers(made, filled, own, annex_list, remark, running, folders, notes))
    files["06-ledger.jsonl"] = _ledger(store, made)
    files |= {a.file: a.data for a in annex_list if a.data is not None}
    files["verify.py"] = _VERIFIER.read_bytes()
    files["00-cover.docx"] = as_docx(covers.cover(made, annex_list, _index(files), notes))
    files[MANIFEST] = _manifest(made, files, annex_list, stamp, is_draft=not is_ready)
    return MadeSet(files, not is_ready, declaration, tuple(notes))


def _told(objection: Objection) -> str:
    return f"{objection.label}: {objection.reason}. {objection.remedy}"


def _papers(
    made: Standing,
    filled: Filled,
    own: OwnWords,
    annex_list: Sequence[Annex],
    remark: str | None,
    running: str,
    folders: Sequence[Path],
    notes: list[str],
) -> Iterator[tuple[str, bytes]]:
    yield "01-lines.xlsx", lines_book.as_xlsx(filled, made, remark, running)
    yield "01-lines.csv", lines_book.as_csv(filled, made)
    yield "01-lines.json", lines_book.as_json(filled, made, remark)
    if remark is not None:
        yield "02-remark.txt", f"{remark}\r\n".encode()
    told = statement(made, annex_list, running, remark, own)
    yield "03-statement.docx", as_docx(told)
    yield from _pdf("03-statement.pdf", (told,), made, notes)
    findings = covers.findings(made, annex_list)
    yield "04-findings.docx", as_docx(findings)
    yield from _pdf("05-annexes.pdf", (bound(annex_list, folders, running),), made, notes)
    yield from _letters(made, running)


def _letters(made: Standing, running: str) -> Iterator[tuple[str, bytes]]:
    """The question to the ministry on each line that stays undetermined."""
    from casebook.shipments.letters.ministry import question

    for line in made.lines:
        if line.made.outcome is Outcome.UNDETERMINED:
            yield f"07-ministry-{line.line.number}.docx", as_docx(question(line, made, running))


def _pdf(name: str, papers: Sequence[Paper], made: Standing, notes: list[str]) -> Iterator[tuple[str, bytes]]:
    day = made.bench.as_of
    try:
        yield name, as_pdf(papers, datetime(day.year, day.month, day.day, tzinfo=UTC))
    except NotSetError as lacking:
        notes.append(f"{name}: {lacking}")


_WHAT = {
    "00-cover.docx": "封面与目录",
    "01-lines.xlsx": "申报明细（A4横向，一页宽）",
    "01-lines.csv": "申报明细（CSV，带BOM）",
    "01-lines.json": "申报明细（供程序读取，含来源）",
    "02-remark.txt": "报关单备注",
    "03-statement.docx": "情况说明（可编辑）",
    "03-statement.pdf": "情况说明",
    "04-findings.docx": "核对结果",
    "05-annexes.pdf": "附件所引各页（加盖附件号，框出依据）",
    "06-ledger.jsonl": "操作记录（本票所涉部分）",
    "verify.py": "离线核验程序",
}


def _index(files: Mapping[str, bytes]) -> dict[str, str]:
    """What each file is, in order."""
    names = sorted({*files, "00-cover.docx"} - {n for n in files if n.startswith("annexes/")})
    index = {n: _WHAT.get(n, "致商务部的咨询函" if "ministry" in n else "") for n in names}
    return {**index, "annexes/": "附件原件", MANIFEST: "各文件的SHA-256"}


def _ledger(store: Store, made: Standing) -> bytes:
    """The ledger's rows on the shipment and on its papers, one a line, in their order.

    Looks at a screen are left out with nothing that they would show.
    """
    keys = [made.case.shipment.key, *(m.sha256 for m in made.case.members)]
    with store.reading() as connection:
        rows = [r for key in keys for r in ledger.records_of(connection, key)]
    lines = (json.dumps(asdict(r), ensure_ascii=False, sort_keys=True) for r in sorted(rows, key=lambda r: r.seq))
    return "".join(f"{line}\n" for line in lines).encode()


def _manifest(
    made: Standing, files: Mapping[str, bytes], annex_list: Sequence[Annex], stamp: Stamp, *, is_draft: bool
) -> bytes:
    data = {
        "format": VERSION,
        "shipment": made.case.shipment.name,
        "is_draft": is_draft,
        "missing": [{"label": o.label, "reason": o.reason} for o in made.against],
        "as_of": str(made.bench.as_of),
        "policy": made.bench.policy,
        "program": stamp.program,
        "catalogue": stamp.catalogue,
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())},
        "annexes": [
            {
                "number": a.number,
                "name": a.member.name,
                "sha256": a.member.sha256,
                "pages": list(a.pages),
                "file": a.file,
            }
            for a in annex_list
        ],
    }
    return (json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def written(store: Store, made: Standing, new: MadeSet, out: Path, stamp: Stamp) -> None:
    """Writes the set to a folder, or to a zip where the name ends so, and its event.

    Files are in place only if the event is. Raises `UnwritableError`, or `ChangedMeanwhileError` where somebody acted
    on a paper meanwhile.
    """
    waiting = out.with_name(f"{out.name}.part")
    try:
        if out.suffix.lower() == ".zip":
            out.parent.mkdir(parents=True, exist_ok=True)
            waiting.write_bytes(zipped(new.files))
        else:
            _refuse_full(out)
            _unfold(new.files, waiting)
    except OSError as trouble:
        raise UnwritableError(f"{out}: cannot be written ({trouble.strerror})") from trouble
    try:
        if not new.is_draft:
            kept(store, new.declaration, new.digest, stamp)
        acted(store, made.case.shipment, [SetWritten(new.digest, new.is_draft)], stamp)
    except BaseException:
        _dropped(waiting)
        raise
    try:
        if out.is_dir():
            out.rmdir()
        waiting.replace(out)
    except OSError as trouble:
        raise UnwritableError(f"{out}: cannot be written ({trouble.strerror})") from trouble


def _refuse_full(out: Path) -> None:
    """A folder that holds anything is left as it is: another set in it would be mixed with this one."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UnwritableError(f"{out}: is there already and not empty; name another folder, or a .zip")


def _unfold(files: Mapping[str, bytes], folder: Path) -> None:
    _dropped(folder)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip, the same bytes for the same files."""
    written_to = io.BytesIO()
    with zipfile.ZipFile(written_to, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in sorted(files.items()):
            packed.writestr(zipfile.ZipInfo(name, _WHEN), data, zipfile.ZIP_DEFLATED)
    return written_to.getvalue()


def _dropped(waiting: Path) -> None:
    from shutil import rmtree

    with suppress(OSError):
        rmtree(waiting) if waiting.is_dir() else waiting.unlink(missing_ok=True)
