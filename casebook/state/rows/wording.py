"""What an item is, what decides it and what it lacks, in words that people say, in English or Chinese.

The words of goods and properties are the catalogue's; here is only what joins them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casebook.state.rows.summary import in_print
from classifier.judging.determination import in_words
from classifier.judging.remark import product_names, property_names
from classifier.law.vocabulary import Vocabulary

LANGUAGES = ("en", "zh")
BY_NATURE = "by nature"
_LIMIT = ", limit "
_ZH: Mapping[str, str] = {
    BY_NATURE: "按品名列管",
    _LIMIT: "，限值 ",
    "missing": "缺失",
    "pages not read": "未读取的页",
    "control code": "管制编码",
    "product": "品名",
    "nominal": "标称",
    "typical": "典型",
    "minimum": "最小",
    "maximum": "最大",
    "rated": "额定",
    "measured": "实测",
    "approximate": "约",
    "stated": "资料载明",
    "derived": "推算",
    "entered": "人工录入",
    "gravimetric energy density": "重量能量密度",
}
_OTHER: Mapping[str, Mapping[str, str]] = {"en": {"other_use": "another use"}, "zh": {"other_use": "其他用途"}}
"""What stands for very many things: the first of its words in the catalogue is only one of them."""
_OUTCOMES_ZH: Mapping[str, str] = {
    "controlled": "属于管制",
    "close": "接近限值",
    "listed_elsewhere": "其他公告列管",
    "undetermined": "未能判定",
    "not_controlled": "不属于管制",
    "not_applicable": "未列名",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language."""

    language: str
    products: Mapping[str, str]
    properties: Mapping[str, str]
    values: Mapping[str, str]
    units: Mapping[str, str]

    def product(self, name: str) -> str:
        """What goods are called."""
        return self.products.get(name) or name.replace("_", " ")

    def property(self, name: str) -> str:
        """What a property is called."""
        plain = name.replace("_", " ")
        return self.properties.get(name) or (_ZH.get(plain, plain) if self.language == "zh" else plain)

    def term(self, name: str) -> str:
        """A word of the catalogue: a property, or a value such as a use; the word itself where it is neither."""
        known = self.properties.get(name) or self.values.get(name)
        return known or (_ZH.get(name.replace("_", " "), name) if self.language == "zh" else name.replace("_", " "))

    def outcome(self, name: str) -> str:
        """What came of it."""
        return _OUTCOMES_ZH.get(name, name) if self.language == "zh" else in_words(name)

    def missing(self, names: Sequence[str]) -> str:
        """What is missing, in a row."""
        return ("、" if self.language == "zh" else ", ").join(self.property(n) for n in names)

    def deciding(self, text: str) -> str:
        """The deciding value of a row (`summary.Row.deciding`) as people write it."""
        printed = in_print(text)
        if printed == BY_NATURE:
            return self._said(BY_NATURE)
        name = self._named(printed)
        rest = printed[len(name) :]
        if name:
            named = self.property(name.replace(" ", "_"))
            rest = ",".join(self._value(part) for part in rest.split(","))
            printed = f"{named}{rest}"
        return printed.replace(_LIMIT, self._said(_LIMIT))

    def _named(self, text: str) -> str:
        """The property that a text begins with, the longest."""
        spaced = (n.replace("_", " ") for n in self.properties)
        return max((n for n in spaced if text == n or text.startswith(f"{n} ")), key=len, default="")

    def _value(self, text: str) -> str:
        """A value with its unit as people write it; one that is a word of the law in the catalogue's words."""
        bare = text.strip()
        if bare in self.values:
            return text.replace(bare, self.values[bare])
        words = text.split(" ")
        return " ".join(self.units.get(w, w) for w in words)

    def _said(self, text: str) -> str:
        return _ZH.get(text, text) if self.language == "zh" else text


def wording(words: Vocabulary, language: str) -> Wording:
    """The words of a language (`en`, `zh`); raises `ValueError` for another."""
    if language not in LANGUAGES:
        raise ValueError(f"{language} is not one of {', '.join(LANGUAGES)}")
    properties = dict(property_names(words, language))
    if "statement_name" in words.cues:
        told = words.cues["statement_name"].groups
        properties |= {key: terms[language][0] for key, terms in told.items() if terms.get(language)}
    if language == "en":
        properties = {name: name.replace("_", " ") for name in words.properties}
    use = words.cues["use"].groups if "use" in words.cues else {}
    chemistry = words.cues["chemistry"].groups if "chemistry" in words.cues else {}
    country = words.cues["country"].groups if "country" in words.cues else {}
    terms_ = {**country, **chemistry, **use}
    values = {key: terms[language][0] for key, terms in terms_.items() if terms.get(language)}
    values.update(_OTHER[language])
    units = {u.name: u.shown for u in words.units if u.shown}
    return Wording(language, product_names(words, language), properties, values, units)
