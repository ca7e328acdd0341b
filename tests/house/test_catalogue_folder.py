"""The catalogue is found from wherever the program runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from classifier.loading.load import shipped


def test_the_shipped_catalogue_is_found_from_another_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert (shipped() / "vocabulary" / "reading" / "units.yaml").is_file()
