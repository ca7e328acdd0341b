"""What a paper of ours calls things: properties, products, documents, rules and numbers, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casebook.declaring.readiness import Subject
from casebook.review import judging
from classifier.facts import Evidence, Fact
from classifier.judging.classify import policy_named
from classifier.judging.remark import declared, label_of, product_names, property_names
from classifier.judging.values.readings import Bench
from classifier.judging.values.readings import bench as laid_out
from classifier.law.house import Policy
from classifier.law.vocabulary import Vocabulary
from classifier.quantity import Interval

BLANK = "＿＿＿＿＿＿＿＿"


@dataclass(frozen=True, slots=True)
class Wording:
    """What a paper of ours calls things in Chinese, and the names of the documents by their SHA-256."""

    properties: Mapping[str, str]
    products: Mapping[str, str]
    documents: Mapping[str, str]
    rules: Mapping[str, str]
    laid: Bench

    def number(self, name: str, fallback: str | None) -> str:
        """What the item's facts say of a property, as a declaration states it."""
        known = self.laid.catalogue.vocabulary.properties.get(name)
        interval = self.laid.read(name).interval if known and known.unit else None
        return fallback or "未知" if interval is None or not known else self.printed(interval, known.unit or "")

    def printed(self, interval: Interval, unit: str) -> str:
        """A number with its unit, as people write it."""
        return self.laid.catalogue.vocabulary.with_unit(declared(interval), unit)

    def named(self, fact: Fact) -> str:
        """What the fact's property is called: the paper's own Chinese word where it has one, else the catalogue's."""
        own = label_of((fact,), self.laid.catalogue.vocabulary)
        return own or self.properties.get(fact.property, fact.property)

    def value(self, fact: Fact) -> str:
        """A fact's value in print."""
        if isinstance(fact.value, str):
            return fact.evidence[0].text if fact.evidence else fact.value
        return self.printed(fact.value.interval, fact.value.unit)


def wording(about: Subject, bench: judging.Bench) -> Wording:
    """The names for one item's paper."""
    words = bench.catalogue.vocabulary
    documents = {about.folder.document: about.folder.name.rpartition("/")[2]}
    policy = policy_named(bench.catalogue, bench.policy)
    laid = laid_out(about.item.current, bench.catalogue, policy)
    return Wording(_names(words), product_names(words, "zh"), documents, _rules(policy), laid)


def _names(words: Vocabulary) -> Mapping[str, str]:
    """Each property as a remark calls it, and what a line states besides."""
    groups = words.cues["statement_name"].groups if "statement_name" in words.cues else {}
    others = {name: several["zh"][0] for name, several in groups.items() if several.get("zh")}
    return {**others, **property_names(words, "zh")}


def _rules(policy: Policy) -> Mapping[str, str]:
    """The house's rules in Chinese, by what each is called."""
    parts = (policy.close, policy.kindred, policy.one_sided, policy.stated_first)
    rules = [part.rule for part in parts if part is not None]
    return {rule.id: rule.text.zh or rule.text.en for rule in rules}


def place(evidence: Evidence, names: Wording) -> str:
    """Where something was read: the document, and its page or cell."""
    document = names.documents.get(evidence.sha256, evidence.sha256[:12])
    return f"{document} 第{evidence.page}页" if evidence.page else f"{document} {evidence.cell or ''}".rstrip()
