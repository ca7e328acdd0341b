"""A document's own file, found again by its names and known by its hash."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from casebook.review.pages.originals import find
from casebook.workers.limits import Limits
from extractor.document.model import Problem, Source

DATA = b"%PDF-1.4 what was read"
SHA = hashlib.sha256(DATA).hexdigest()


def looked(tmp_path: Path, *names: str, folders: tuple[str, ...] = (".",)) -> Source | Problem:
    return find(SHA, names, [tmp_path / f for f in folders], Limits(file_mb=1))


def why(made: Source | Problem) -> str:
    """The reason that was given; fails where the document was found."""
    assert isinstance(made, Problem)
    return made.message


def test_the_file_is_found_where_it_was(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").write_bytes(DATA)
    made = looked(tmp_path, "in/a.pdf")
    assert isinstance(made, Source) and (DATA, SHA) == (made.data, made.identity.sha256)


def test_a_name_that_is_a_whole_path_needs_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(DATA)
    assert isinstance(find(SHA, [str(tmp_path / "a.pdf")], [Path("/nowhere")], Limits()), Source)


def test_the_file_is_looked_for_in_each_folder(tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "a.pdf").write_bytes(DATA)
    assert isinstance(looked(tmp_path, "a.pdf", folders=("one", "two")), Source)


def test_an_older_name_serves_where_the_newest_is_gone(tmp_path: Path) -> None:
    (tmp_path / "old.pdf").write_bytes(DATA)
    assert isinstance(looked(tmp_path, "old.pdf", "new.pdf"), Source)


def test_a_file_that_has_changed_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(DATA + b" and more")
    assert f"{tmp_path}/a.pdf has changed since it was read" in why(looked(tmp_path, "a.pdf"))


def test_a_file_that_is_gone_is_named_by_its_newest_name(tmp_path: Path) -> None:
    assert f"{tmp_path}/new.pdf is no longer there" in why(looked(tmp_path, "old.pdf", "new.pdf"))


def test_a_changed_file_is_told_of_before_one_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "old.pdf").write_bytes(b"other")
    assert "old.pdf has changed" in why(looked(tmp_path, "old.pdf", "new.pdf"))


def zipped(name: str, data: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, data)
    return held.getvalue()


def test_a_document_within_an_archive_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped("deep/b.pdf", DATA))
    made = looked(tmp_path, "a.zip/deep/b.pdf")
    assert isinstance(made, Source) and DATA == made.data


def test_a_document_in_an_archive_in_a_mail_is_found(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "papers", "a@example.com", "b@example.com"
    mail.set_content("see below")
    mail.add_attachment(zipped("b.pdf", DATA), maintype="application", subtype="zip", filename="c.zip")
    (tmp_path / "m.eml").write_bytes(mail.as_bytes())
    assert isinstance(looked(tmp_path, "m.eml/c.zip/b.pdf"), Source)


def test_an_archive_whose_document_has_changed_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped("b.pdf", DATA + b"!"))
    assert f"{tmp_path}/a.zip no longer holds the document" in why(looked(tmp_path, "a.zip/b.pdf"))


def test_a_file_in_the_place_of_an_archive_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"no archive at all")
    assert "no longer holds" in why(looked(tmp_path, "a.zip/b.pdf"))


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.pdf").open("wb") as file:
        file.truncate(2_000_000)
    assert "larger than the limit of 1 MB" in why(looked(tmp_path, "a.pdf"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_under_the_name_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.pdf")
    assert "is no longer there" in why(looked(tmp_path, "a.pdf"))


def test_a_name_that_no_path_can_be_is_a_sentence(tmp_path: Path) -> None:
    assert "cannot be read" in why(looked(tmp_path, "a\0.pdf"))


def test_a_document_without_a_name_says_so(tmp_path: Path) -> None:
    assert "has no name" in why(looked(tmp_path))
