"""The compiled catalogue in the user's cache: it is the catalogue, it is looked for in safe places only, or not used."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from classifier.facts import Fact, Item
from classifier.judging.classify import classify
from classifier.judging.determination import Outcome
from classifier.law.catalogue import Catalogue
from classifier.loading import load as loading
from classifier.loading.compiled import catalogue as compiled
from classifier.loading.compiled import files
from classifier.loading.load import CatalogueError, load, load_alone, shipped
from classifier.quantity import Quantity, point

KEY = "ab" * 32


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's folder in a cache of this test's own; it does not exist yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home" / ".cache"))
    return tmp_path / "home" / ".cache" / "gauger"


@pytest.fixture
def fresh() -> Catalogue:
    return load_alone(shipped())


def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on no catalogue is made out of YAML."""

    def refuse(*_: Path) -> Catalogue:
        raise AssertionError("the files were read again")

    monkeypatch.setattr(loading, "load_alone", refuse)


def kept_file(cache: Path) -> Path:
    (path,) = cache.glob("catalogue-*")
    return path


def test_what_was_kept_is_the_catalogue(cache: Path, fresh: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load() == fresh
    unread(monkeypatch)
    found = load()
    assert found == fresh
    assert found.standings == {}


def test_an_item_is_judged_alike_by_both(cache: Path, fresh: Catalogue) -> None:
    load()
    item = Item("A", ("lithium_ion_cell",), facts=(Fact("specific_energy", Quantity(point("310"), "Wh/kg")),))
    by = [classify(item, c, as_of=date(2026, 12, 1), policy="strict") for c in (fresh, load())]
    assert by[0] == by[1]
    assert by[0].outcome is Outcome.UNDETERMINED


def test_what_one_process_keeps_is_what_another_would_make(cache: Path) -> None:
    code = "from classifier.loading.load import *; from classifier.loading.load import load_alone; assert load() == load_alone(shipped())"
    for seed in ("1", "2", "3"):  # the order of a set is another in each
        subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
    assert kept_file(cache)


def test_a_changed_word_is_another_catalogue(cache: Path, tmp_path: Path) -> None:
    layer = tmp_path / "office"
    (layer / "vocabulary").mkdir(parents=True)
    words = layer / "vocabulary" / "own.yaml"
    words.write_text("properties:\n  capacity:\n    terms: {en: [storage size]}\n", "utf-8")
    first = load(layer)
    assert "storage size" in first.vocabulary.properties["capacity"].terms["en"]
    words.write_text("properties:\n  capacity:\n    terms: {en: [charge size]}\n", "utf-8")
    second = load(layer)
    assert "charge size" in second.vocabulary.properties["capacity"].terms["en"]
    assert "storage size" not in second.vocabulary.properties["capacity"].terms["en"]
    assert first.sha256 != second.sha256


def test_a_mistake_is_told_whatever_is_kept(cache: Path, tmp_path: Path) -> None:
    layer = tmp_path / "office"
    (layer / "vocabulary").mkdir(parents=True)
    words = layer / "vocabulary" / "own.yaml"
    words.write_text("properties:\n  capacity:\n    terms: {en: [storage size]}\n", "utf-8")
    load(layer)
    words.write_text("properties:\n  capacity:\n    therms: {en: [storage size]}\n", "utf-8")
    for _ in range(2):
        with pytest.raises(CatalogueError, match=r"own\.yaml:3"):
            load(layer)
    assert len(list(cache.glob("catalogue-*"))) == 1


def test_another_program_makes_its_own(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    monkeypatch.setattr(compiled, "_program", lambda: "another")
    assert compiled.found(load_alone(shipped()).sha256) is None
    monkeypatch.setattr(compiled, "_program", lambda: None)  # its source is not at hand
    load()
    assert len(list(cache.glob("catalogue-*"))) == 1


@pytest.mark.parametrize("damage", ["cut", "turned", "emptied", "other head"])
def test_a_damaged_file_is_made_anew(cache: Path, fresh: Catalogue, damage: str) -> None:
    load()
    path = kept_file(cache)
    whole = path.read_bytes()
    turned = bytearray(whole)
    turned[len(whole) // 2] ^= 1
    wrong = {"cut": whole[:-1], "turned": bytes(turned), "emptied": b"", "other head": b"x" + whole[1:]}
    path.write_bytes(wrong[damage])
    assert compiled.found(fresh.sha256) is None
    assert load() == fresh
    assert path.read_bytes() == whole


class Command:
    """What a hostile pickle holds: a call of a function that writes a file."""

    def __init__(self, sign: Path) -> None:
        self.sign = sign

    def __reduce__(self) -> tuple[object, ...]:
        return (Path.touch, (self.sign,))


@pytest.mark.parametrize("name", ["a function", "eval", "another class"])
def test_a_file_that_names_anything_else_runs_nothing(cache: Path, tmp_path: Path, fresh: Catalogue, name: str) -> None:
    load()
    sign = tmp_path / "sign"
    hostile = {
        "a function": pickle.dumps(Command(sign)),
        "eval": b"\x80\x05cbuiltins\neval\n(V__import__('pathlib').Path(%r).touch()\ntR." % str(sign).encode(),
        "another class": pickle.dumps(tmp_path),
    }[name]
    key = compiled._key(fresh.sha256)
    assert key is not None
    files.keep("catalogue", key, hostile)
    assert files.found("catalogue", key) == hostile
    assert compiled.found(fresh.sha256) is None
    assert load() == fresh
    assert not sign.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="modes of files are another system's")
def test_a_place_that_others_may_write_is_not_used(cache: Path, fresh: Catalogue) -> None:
    load()
    path = kept_file(cache)
    assert path.stat().st_mode & 0o777 == 0o600
    assert cache.stat().st_mode & 0o777 == 0o700
    for place, mode in ((path, 0o602), (path, 0o620), (cache, 0o777), (cache, 0o770)):
        before = place.stat().st_mode
        place.chmod(mode)
        assert compiled.found(fresh.sha256) is None
        place.chmod(before)
    assert compiled.found(fresh.sha256) == fresh
    elsewhere = path.rename(cache.parent / "elsewhere")
    path.symlink_to(elsewhere)
    assert compiled.found(fresh.sha256) is None
    path.unlink()
    elsewhere.rename(path)
    moved = cache.rename(cache.parent / "moved")
    cache.symlink_to(moved, target_is_directory=True)
    assert compiled.found(fresh.sha256) is None


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="owners of files are another system's")
def test_a_file_of_another_user_is_not_used(cache: Path, fresh: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    mine = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: mine + 1)
    assert compiled.found(fresh.sha256) is None
    assert load() == fresh


@pytest.mark.parametrize("home", ["a file", "no folder", "a folder that is full"])
def test_a_home_that_cannot_be_written_costs_nothing_but_time(
    cache: Path, fresh: Catalogue, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    if home == "a file":
        cache.parent.parent.mkdir()
        cache.parent.write_text("no folder")
    elif home == "no folder":
        monkeypatch.setattr(files, "folder", lambda: None)
    else:
        monkeypatch.setattr(os, "fdopen", full)
    assert load() == fresh
    assert load() == fresh
    assert not list(cache.parent.rglob("*")) or home == "a folder that is full"


def test_many_processes_at_once_see_whole_files(cache: Path) -> None:
    code = (
        "import sys\n"
        "from classifier.loading.compiled import files\n"
        f"key, own = {KEY!r}, sys.argv[1].encode() * 100_000\n"
        "for _ in range(40):\n"
        "    files.keep('many', key, own)\n"
        "    got = files.found('many', key)\n"
        "    assert got is not None and len(set(got)) == 1 and len(got) == 100_000, got and set(got)\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, letter]) for letter in "abc"]
    assert [p.wait(60) for p in running] == [0, 0, 0]
    assert [p.name for p in cache.iterdir()] == [f"many-{KEY[:16]}"]


def test_the_oldest_files_of_a_name_go(cache: Path) -> None:
    for number in range(12):
        key = f"{number:064x}"[::-1]
        files.keep("many", key, b"content")
        os.utime(cache / f"many-{key[:16]}", (number, number))
    files.keep("other", KEY, b"")
    left = sorted(p.name for p in cache.iterdir())
    assert len(left) == 9
    assert files.found("many", f"{11:064x}"[::-1]) == b"content"
    assert files.found("many", f"{2:064x}"[::-1]) is None
    assert files.found("other", KEY) == b""


def test_a_relative_folder_of_the_environment_is_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "somewhere")
    place = files.folder()
    assert place is None or place.is_absolute()
