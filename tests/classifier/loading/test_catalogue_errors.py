"""One broken file for each rule of the catalogue, with the words that its error must contain."""

from pathlib import Path

import pytest

from classifier.loading.load import CatalogueError, load
from tests.classifier.loading.broken_files import ACT, BROKEN, ENTRY


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_file_names_its_place_and_what_was_meant(rule: str, tmp_path: Path):
    name, text, words = BROKEN[rule]
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as raised:
        load(tmp_path)
    said = str(raised.value)
    assert raised.value.file == path
    assert [word for word in words if word not in said] == [], said


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(CatalogueError, match="no such folder"):
        load(tmp_path / "absent")


def test_an_unquoted_code_is_a_code_still_and_no_number(tmp_path: Path):
    path = tmp_path / "instruments" / "a.yaml"
    path.parent.mkdir()
    path.write_text(ACT + ENTRY.replace('"3C999.a"', "3E901"), encoding="utf-8")
    assert load(tmp_path).entry("3E901").en == "a thing"
