"""Whether a paper holds the words without which nothing on it is sold, asked before its tables are read for lines.

The words are looked for one by one, wherever they stand: a name that is broken over lines or cells is not missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from classifier.law.goods import GoodsRule
from classifier.law.vocabulary import Vocabulary
from extractor.document.page import Page
from extractor.language.terms import Terms
from extractor.trade.language.lexicon import every_word, lexicon

MACHINE = "machine"


class SalesWords:
    """The words of prices and machines of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, terms: Terms) -> None:
        self._terms = terms
        self._currencies = frozenset(
            frozenset(phrase) for several in lexicon(vocabulary).currencies.values() for phrase, _ in several
        )
        machines = frozenset(name for name, known in vocabulary.products.items() if known.family == MACHINE)
        general = frozenset(name for rule in _of_one_name(vocabulary, machines) for name in rule.when.named)
        keys = [*(("product", name, "") for name in machines), *(("cue", "named_goods", name) for name in general)]
        self._machines = frozenset(frozenset(words) for key in keys for words in terms.cut.of(key))
        self._are_named = machines.isdisjoint(_told_otherwise(vocabulary, machines))

    def may_sell(self, pages: Sequence[Page]) -> bool:
        """Whether the pages have all words of a currency's name, or of a machine's."""
        if not self._are_named or _has_one(every_word(page.text for page in pages), self._currencies):
            return True
        return _has_one(frozenset().union(*(self._terms.words(page.text) for page in pages)), self._machines)


def _told_otherwise(vocabulary: Vocabulary, machines: frozenset[str]) -> Iterator[str]:
    """The products that general names, rules and formulas tell; all machines where a rule tells of their family."""
    named = vocabulary.cues.get("named_goods")
    yield from named.groups if named else ()
    named_alone = _of_one_name(vocabulary, machines)
    for rule in (rule for several in vocabulary.goods.rules.values() for rule in several if rule not in named_alone):
        yield from machines if rule.those == MACHINE else rule.products
        yield from (product for several in rule.most.values() for product in several)
    yield from (formula.product for formula in vocabulary.goods.formulas)


def _of_one_name(vocabulary: Vocabulary, machines: frozenset[str]) -> list[GoodsRule]:
    """The rules that tell a machine by a general name: a rotary kiln, in which vapours are deposited."""
    named = vocabulary.cues.get("named_goods")
    groups = frozenset(named.groups if named else ())
    return [
        rule
        for several in vocabulary.goods.rules.values()
        for rule in several
        if rule.products and machines.issuperset(rule.products) and rule.when.named and groups >= rule.when.named
    ]


def _has_one(words: frozenset[str], names: Iterable[frozenset[str]]) -> bool:
    return any(map(words.issuperset, names))
