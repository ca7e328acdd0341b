from __future__ import annotations

from pathlib import Path

from casebook.run.files.watch import Watcher


def names(watcher: Watcher, now: float) -> list[str]:
    return [d.path.name for d in watcher.whole(now)]


def test_a_file_is_given_out_once_it_has_stood_still(tmp_path: Path) -> None:
    watcher = Watcher((tmp_path,), settle=2)
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF")
    assert names(watcher, 0) == []
    assert names(watcher, 1) == []
    assert names(watcher, 2) == ["a.pdf"]
    assert names(watcher, 9) == []


def test_a_file_that_still_grows_is_not_whole(tmp_path: Path) -> None:
    watcher = Watcher((tmp_path,), settle=2)
    file = tmp_path / "a.pdf"
    for now in range(5):
        file.write_bytes(b"%PDF" * (now + 1))
        assert names(watcher, now * 2) == []
    assert names(watcher, 10) == ["a.pdf"]


def test_an_empty_file_waits_for_its_bytes(tmp_path: Path) -> None:
    watcher = Watcher((tmp_path,), settle=1)
    (tmp_path / "a.pdf").touch()
    assert names(watcher, 0) == names(watcher, 5) == []
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert names(watcher, 6) == []
    assert names(watcher, 7) == ["a.pdf"]


def test_a_changed_file_is_given_out_again(tmp_path: Path) -> None:
    watcher = Watcher((tmp_path,), settle=0)
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert names(watcher, 0) == ["a.pdf"]
    (tmp_path / "a.pdf").write_bytes(b"%PDF-2")
    assert names(watcher, 1) == ["a.pdf"]


def test_a_file_that_went_and_came_back_is_given_out_again(tmp_path: Path) -> None:
    watcher = Watcher((tmp_path,), settle=0)
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert names(watcher, 0) == ["a.pdf"]
    (tmp_path / "a.pdf").unlink()
    assert names(watcher, 1) == []
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert names(watcher, 2) == ["a.pdf"]
