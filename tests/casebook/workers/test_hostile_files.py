"""Files made to harm: each costs its own document at most, and gets a reason that a clerk understands."""

from __future__ import annotations

import errno
import io
import json
import os
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import casebook
from casebook.run.bulk import Result, Run, Settings
from casebook.run.files.discover import Ignored, found
from casebook.store.database import Store, StoreError, open_store
from casebook.workers.job import Job
from casebook.workers.limits import Limits
from casebook.workers.worker import answer
from extractor.document.model import Source, Status
from extractor.intake.sources import open_source

JOB = Job(date(2026, 12, 1), "default", "0.1.0", limits=Limits(seconds=300, memory_mb=2_000))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "a.casebook")
    yield made
    made.close()


def scanned(store: Store, folder: Path) -> list[Result]:
    return list(Run(Settings(JOB, "ann", 1, ocr=False), store).results(found([folder])))


def only(store: Store, folder: Path, name: str, data: bytes) -> Result:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    (result,) = scanned(store, folder)
    return result


def reasons(result: Result) -> str:
    return " ".join(p.message for p in result.answer.problems)


def zipped(**entries: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return held.getvalue()


def pdf(body: str = "", box: str = "0 0 595 842") -> bytes:
    """A page with this content; readers rebuild the table of objects that it lacks."""
    stream = body.encode()
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[" + box.encode() + b"]/Contents 4 0 R/Resources<</Font<</F "
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n4 0 obj<</Length "
        + str(len(stream)).encode()
        + b">>stream\n"
        + stream
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
    )


TEXT = "BT /F 12 Tf 40 700 Td (Nominal capacity 4.9 Ah) Tj ET"


def test_a_zip_bomb_is_not_unpacked(store: Store, tmp_path: Path) -> None:
    result = only(store, tmp_path / "in", "a.zip", zipped(bomb_dot_pdf=b"\0" * 60_000_000))
    assert "unpacks to too much" in reasons(result)


def test_archives_in_archives_are_opened_to_a_depth(store: Store, tmp_path: Path) -> None:
    data = zipped(a_dot_pdf=pdf(TEXT))
    for _ in range(8):
        data = zipped(inner_dot_zip=data)
    result = only(store, tmp_path / "in", "a.zip", data)
    assert "containers deep" in reasons(result)


def test_a_page_of_ten_kilometres_is_not_drawn(store: Store, tmp_path: Path) -> None:
    size = 10_000_000 / 25.4 * 72
    result = only(store, tmp_path / "in", "a.pdf", pdf("", f"0 0 {size:.0f} {size:.0f}"))
    assert (Status.UNREADABLE, True) == (result.answer.status, bool(reasons(result)))


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
).encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "a.docx",
            zipped(
                word__document_dot_xml=LAUGHS
                + b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
                b"<w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
            ),
        ),
        ("a.xlsx", zipped(xl__workbook_dot_xml=LAUGHS + b"<workbook>&i;</workbook>")),
    ],
)
def test_laughing_xml_is_not_expanded(store: Store, tmp_path: Path, name: str, data: bytes) -> None:
    result = only(store, tmp_path / "in", name, data)
    assert Status.UNREADABLE is result.answer.status
    assert "the program failed" not in reasons(result)
    assert len(result.answer.line) < 10_000


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.pdf").write_bytes(pdf(TEXT))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").symlink_to(tmp_path / "secret.pdf")
    assert [Ignored(str(tmp_path / "in" / "a.pdf"), "a link that leads out of the folder")] == list(
        found([tmp_path / "in"])
    )


def test_a_name_of_control_characters_is_read_and_told_as_it_is(store: Store, tmp_path: Path) -> None:
    name = "a\x1b]0;x\x07\n=cmd|.pdf"
    result = only(store, tmp_path / "in", name, pdf(TEXT))
    assert result.answer.status is Status.READ
    assert json.loads(result.answer.line)["document"]["name"].endswith(name)


def test_a_file_that_vanishes_between_the_walk_and_the_reading_is_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in "ab":
        (tmp_path / "in" / f"{name}.pdf").write_bytes(pdf(TEXT + f" % {name}"))
    entries = list(found([tmp_path / "in"]))
    (tmp_path / "in" / "a.pdf").unlink()
    results = list(Run(Settings(JOB, "ann", 1, ocr=False), store).results(entries))
    assert [Status.UNREADABLE, Status.READ] == [r.answer.status for r in results]
    assert "cannot be opened" in reasons(results[0])


def test_a_file_that_is_cut_while_it_is_read_is_what_was_read(store: Store, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").write_bytes(pdf(TEXT))
    entries = list(found([tmp_path / "in"]))
    (tmp_path / "in" / "a.pdf").write_bytes(pdf(TEXT)[:200])
    (result,) = Run(Settings(JOB, "ann", 1, ocr=False), store).results(entries)
    assert (Status.UNREADABLE, 200) == (result.answer.status, json.loads(result.answer.line)["document"]["bytes"])


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="--casebook"):
        open_store(tmp_path / "file" / "a.casebook")


@pytest.mark.parametrize(
    ("remedy", "stream"),
    [("asks for a password", "EncryptedPackage"), ("save it as DOCX or PDF", "WordDocument"), ("damaged", "Other")],
)
def test_an_office_file_that_cannot_be_read_says_why(store: Store, tmp_path: Path, remedy: str, stream: str) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream.encode("utf-16-le")
    assert remedy in reasons(only(store, tmp_path / "in", "a.doc", data))


def test_a_drawing_that_draws_itself_ends_at_the_limit_of_memory_which_is_named(store: Store, tmp_path: Path) -> None:
    form = b"6 0 obj<</Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Length 54>>stream\n"
    form += b"/X Do " * 9 + b"\nendstream endobj\ntrailer"
    data = pdf("/X Do").replace(b"/Resources<<", b"/Resources<</XObject<</X 6 0 R>>").replace(b"trailer", form)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").write_bytes(data)
    job = replace(JOB, limits=Limits(seconds=600, memory_mb=1_500))
    (result,) = Run(Settings(job, "ann", 1, ocr=False), store).results(found([tmp_path / "in"]))
    assert "the limit of 1500 MB of memory" in reasons(result)


def test_a_damaged_casebook_is_told_with_what_to_do(tmp_path: Path) -> None:
    from casebook.record.ledger import verify

    place = tmp_path / "a.casebook"
    made = open_store(place)
    made.close()
    data = bytearray(place.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 64] = b"\xff" * 64
    place.write_bytes(data)
    with pytest.raises(StoreError, match=r"The file is damaged.*put a copy of it back"):
        verify(open_store(place))


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    # Root may write wherever there is a disk; in the kernel's own folder nobody can make a file.
    place = Path("/proc") if os.geteuid() == 0 else tmp_path
    with pytest.raises(StoreError, match="--casebook"):
        open_store(place / "a.casebook")


def test_a_full_disk_ends_the_writing_with_advice(store: Store, tmp_path: Path) -> None:
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    from sqlalchemy import event

    event.listen(store.engine, "connect", lambda made, _record: made.execute(f"PRAGMA max_page_count={pages}"))
    store.engine.dispose()
    (tmp_path / "in").mkdir()
    for number in range(40):
        (tmp_path / "in" / f"{number}.pdf").write_bytes(pdf(TEXT + f" % {number}"))
    with pytest.raises(StoreError, match="Free some space"):
        scanned(store, tmp_path / "in")


def test_a_full_disk_under_the_reports_ends_the_scan_with_advice() -> None:
    from tui.commands.runs.scan import _put
    from tui.speech.troubles import Refused

    class Full(io.StringIO):
        def write(self, _text: str) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(Refused, match="what was read is kept"):
        _put(Full(), "{}", "r.jsonl")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full disk to hand")
def test_a_full_disk_is_told_once_and_not_again_as_the_file_is_closed() -> None:
    from tui.commands.runs.scan import _output, _put
    from tui.speech.troubles import Refused

    with pytest.raises(Refused, match="what was read is kept"), _output("/dev/full") as output:
        assert output is not None
        _put(output, "{}", "/dev/full")


def test_a_full_disk_under_the_table_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    from tui.speech.exits import Exit
    from tui.speech.troubles import told

    assert told(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))) is Exit.NO_CASEBOOK
    assert "a disk is full" in capsys.readouterr().err


def test_nothing_opens_a_socket_while_a_document_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_args: object, **_options: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, forbidden)
    picture = pdf("q 500 0 0 700 40 40 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q")
    papers = {
        "a.pdf": pdf(TEXT),
        "b.pdf": picture,
        "c.docx": zipped(word__document_dot_xml=b"<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'><x/>"),
        "d.eml": b"From: a@b\r\nTo: c@d\r\nMIME-Version: 1.0\r\n\r\nhttp://127.0.0.1:9/\r\n",
    }
    for name, data in papers.items():
        source: Source = open_source(name, data)
        for ocr in (False, True):
            made = answer(source, JOB, ocr)
            assert "a socket was opened" not in " ".join(p.message for p in made.problems)
            assert "AssertionError" not in " ".join(p.message for p in made.problems)


def test_no_module_is_taken_from_the_folder_of_the_papers(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.html").write_text(
        "<!DOCTYPE html><html><body><p>Lithium-ion cell</p><p>Model: HK-50</p><p>Nominal capacity: 5 Ah</p></body></html>"
    )
    for name in ("yaml", "extractor", "signal", "casebook"):
        (tmp_path / f"{name}.py").write_text(
            f"open({str(tmp_path / 'run')!r}, 'w').write('run')\nraise SystemExit(1)\n"
        )
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "gauger").write_text(
        "import sys\nif __name__ == '__main__':\n    from tui.cli import main\n    sys.exit(main())\n"
    )
    scan = [
        sys.executable,
        "bin/gauger",
        "scan",
        "papers",
        "--casebook",
        str(tmp_path / "a.casebook"),
        "--no-ocr",
        "--workers",
        "1",
    ]
    where = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    where |= {"PYTHONPATH": str(Path(casebook.__file__).parents[1])}
    done = subprocess.run(scan, cwd=tmp_path, env=where, capture_output=True, text=True, timeout=600, check=False)
    assert not (tmp_path / "run").exists()
    assert "HK-50" in done.stdout + done.stderr
