"""Which languages a text is in, by the shares of its scripts and by the commonest small words of the Latin ones."""

from __future__ import annotations

import re
from collections import Counter

_SCRIPTS = {
    "kana": re.compile("[\u3040-\u30fa\u31f0-\u31ff]"),
    "hangul": re.compile("[\uac00-\ud7a3\u1100-\u11ff]"),
    "han": re.compile("[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff]"),
    "ru": re.compile("[а-яёА-ЯЁ]"),
    "ar": re.compile("[\u0600-\u06ff\ufe80-\ufefc]"),
}
_SMALL_WORDS = {
    "en": "the of and for to in is with by be or from at as this that are not no on date name page total",
    "de": "der die das und für mit von zu im ist den dem des auf eine ein nicht oder bei nach zur aus",
    "fr": "le la les des et de pour du une est dans sur avec au par aux ou adresse prix nos vos à",
    "es": "el los las y para del una con por en se que al es su como cantidad precio fecha",
    "it": "il di e per del della con una in che al gli sono da nel quantità prezzo data",
    "pt": "o os e para do da com uma em que ao não por dos das",
}
_STOP = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+")
_LEAST_SHARE = 0.04
_LEAST_SIGNS = 4


def languages(text: str) -> tuple[str, ...]:
    """The text's languages by ISO 639-1 code, the most used first; empty where it has no letters.

    A language counts with at least 4 % of the letters (a Han sign weighs as three); Latin letters in which
    no small words are recognised count as English, the language of model names and units.
    """
    weights = _script_weights(text)
    weights.update(_latin_weights(text))
    whole = sum(weights.values())
    found = [(w, language) for language, w in weights.items() if w >= _LEAST_SIGNS and w >= _LEAST_SHARE * whole]
    return tuple(language for _, language in sorted(found, key=lambda pair: (-pair[0], pair[1])))


def _script_weights(text: str) -> Counter[str]:
    signs = {name: len(pattern.findall(text)) for name, pattern in _SCRIPTS.items()}
    weights: Counter[str] = Counter({"ru": signs["ru"], "ar": signs["ar"], "ko": 3 * signs["hangul"]})
    # Japanese writes Han signs among its kana; a few kana in a Chinese text are a quotation.
    owner = "ja" if signs["kana"] * 12 > signs["han"] else "zh"
    weights[owner] += 3 * signs["han"]
    if owner == "ja" or signs["kana"] >= 4 * _LEAST_SIGNS:
        weights["ja"] += 3 * signs["kana"]
    return weights


def _latin_weights(text: str) -> Counter[str]:
    """The Latin letters, shared out among the languages whose small words occur."""
    words = _LATIN.findall(text)
    letters = sum(len(word) for word in words if len(word) > 1)
    counts = Counter(map(str.lower, words))
    hits = Counter({language: sum(map(counts.__getitem__, stop)) for language, stop in _STOP.items()})
    best = max(hits.values(), default=0)
    if best < 3:
        return Counter({"en": letters}) if letters else Counter()
    # Languages share small words, so one counts beside the strongest only with a good part of its hits.
    speaking = {language: n for language, n in hits.items() if n >= 3 and n * 3 >= best}
    whole = sum(speaking.values())
    return Counter({language: letters * n // whole for language, n in speaking.items()})
