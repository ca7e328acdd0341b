from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

from casebook.reports.casebook_page import page
from casebook.run.files.discover import OWN_PAGE, OWN_SET, SET_FORMAT, Document, Found, Ignored, Unreachable, found
from classifier.loading.load import load


def kinds(entries: list[Found], root: Path) -> dict[str, str]:
    return {e.name.removeprefix(f"{root.as_posix()}/"): type(e).__name__ for e in entries}


def test_code_and_notes_are_ignored_and_documents_are_found_by_name(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.xlsx", "tool.py", "labels.json", "notes.txt", ".hidden.pdf", "~$a.xlsx"):
        (tmp_path / name).write_bytes(b"x")
    entries = [e for e in found([tmp_path]) if isinstance(e, Document)]
    assert [e.path.name for e in entries] == ["a.xlsx", "b.pdf"]
    assert sum(isinstance(e, Ignored) for e in found([tmp_path])) == 5


def test_a_document_without_a_suffix_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    (tmp_path / "sheet").write_bytes(b"%PDF-1.7")
    (tmp_path / "LICENSE").write_bytes(b"Permission is hereby granted")
    assert kinds(list(found([tmp_path])), tmp_path) == {"sheet": "Document", "LICENSE": "Ignored"}


def test_a_saved_web_page_is_a_document_and_a_runs_own_report_is_none(tmp_path: Path) -> None:
    (tmp_path / "press.html").write_text("<!doctype html><html><body><h1>Hot press KH-3</h1></body></html>")
    (tmp_path / "winder.HTM").write_text("<html></html>")
    (tmp_path / "yesterday.html").write_text(f'<!doctype html><html lang="en"><head><meta charset="utf-8">{OWN_PAGE}')
    expected = {"press.html": "Document", "winder.HTM": "Document", "yesterday.html": "Ignored"}
    assert expected == kinds(list(found([tmp_path])), tmp_path)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.pdf").write_bytes(b"%PDF-")
    (inside / "link.pdf").symlink_to(outside / "secret.pdf")
    (inside / "folder").symlink_to(outside, target_is_directory=True)
    (inside / "real.pdf").write_bytes(b"%PDF-")
    (inside / "same.pdf").symlink_to(inside / "real.pdf")
    expected = {"link.pdf": "Ignored", "real.pdf": "Document", "same.pdf": "Document"}
    assert expected == kinds(list(found([inside])), inside)


def test_a_named_file_is_a_document_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(b"x")
    assert [Document(tmp_path / "notes.txt", (tmp_path / "notes.txt").as_posix())] == list(
        found([tmp_path / "notes.txt"])
    )


def test_a_path_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    assert [Unreachable("nowhere.pdf", "there is no such file")] == list(found([Path("nowhere.pdf")]))


def test_a_name_that_is_no_utf8_is_shown_with_a_replacement(tmp_path: Path) -> None:
    import os

    path = os.fsencode(tmp_path) + b"/\xff.pdf"
    Path(os.fsdecode(path)).write_bytes(b"%PDF-")
    entry = next(found([tmp_path]))
    assert entry.name.endswith("\ufffd.pdf")
    assert entry.name.encode()


def test_a_link_that_leads_back_to_itself_is_told_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to("a.pdf")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    assert {"a.pdf": "Unreachable", "b.pdf": "Document"} == kinds(list(found([tmp_path])), tmp_path)


def test_a_pipe_that_is_named_is_not_read(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "a.pdf")
    assert [Unreachable((tmp_path / "a.pdf").as_posix(), "not a regular file")] == list(found([tmp_path / "a.pdf"]))


def test_a_path_through_a_file_is_told_and_not_raised(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    assert [Unreachable((tmp_path / "a" / "b.pdf").as_posix(), "Not a directory")] == list(
        found([tmp_path / "a" / "b.pdf"])
    )


def test_papers_that_can_only_be_named_are_no_notes_and_a_parcel_is_known_by_its_bytes(tmp_path: Path) -> None:
    for name in ("photo.heic", "offer.htm", "offer.rtf", "papers.tar", "box.mbox", "page.css"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "winmail.dat").write_bytes(b"\x78\x9f\x3e\x22rest")
    entries = [e.path.name for e in found([tmp_path]) if isinstance(e, Document)]
    assert entries == ["box.mbox", "offer.htm", "offer.rtf", "papers.tar", "photo.heic", "winmail.dat"]


def test_what_gauger_wrote_of_the_papers_is_read_as_none_of_them(tmp_path: Path) -> None:
    manifest = f'{{"files": {{}}, "format": "{SET_FORMAT}"}}'
    (tmp_path / "set" / "annexes").mkdir(parents=True)
    (tmp_path / "set" / "manifest.json").write_text(manifest)
    for name in ("set/00-cover.docx", "set/annexes/01.pdf", "paper.pdf"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "report.html").write_text(page((), load(), date(2026, 12, 1), "zh", "a.casebook"))
    for name, held in (("set.zip", manifest), ("papers.zip", '{"format": "another"}')):
        with zipfile.ZipFile(tmp_path / name, "w") as made:
            made.writestr("manifest.json", held)
    entries = list(found([tmp_path]))
    assert ["paper.pdf", "papers.zip"] == [e.path.name for e in entries if isinstance(e, Document)]
    ignored = {Path(e.name).name: e.reason for e in entries if isinstance(e, Ignored)}
    assert {"report.html": "not a document", "set": OWN_SET, "set.zip": OWN_SET} == ignored


def test_a_broken_zip_is_a_document_and_told_as_one(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 cut off")
    assert ["a.zip"] == [e.path.name for e in found([tmp_path]) if isinstance(e, Document)]
