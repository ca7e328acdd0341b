"""Languages: told by script and small words."""

import pytest

from extractor.language.languages import languages


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (("en",), "The cell is charged with the current that the table names."),
        (("zh",), "本规格书适用于锂离子电芯的检验与交付"),
        (("ja",), "この仕様書はリチウムイオン電池について規定する"),
        (("ko",), "이 사양서는 리튬이온 셀에 적용한다"),
        (
            ("de",),
            "Die Zelle ist mit dem Strom zu laden, der in der Tabelle steht und nicht mit einem anderen.",
        ),
        (("fr",), "La cellule est chargée avec le courant du tableau et dans les limites de la notice."),
        (("ru",), "Напряжение питания микросхемы"),
        (("en",), "QX-2170 INR 3.6 V"),
        ((), "12.5 3.6 ± 7"),
    ],
)
def test_a_text_in_one_language_is_told(expected: tuple[str, ...], text: str) -> None:
    assert expected == languages(text)


def test_a_text_in_two_languages_names_the_more_used_first() -> None:
    assert languages("锂离子电芯规格书产品型号产品类型软包电芯 lithium-ion cell specification") == (
        "zh",
        "en",
    )
