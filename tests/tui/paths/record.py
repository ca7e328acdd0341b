"""What the record supports, found by other ways than the program's: what people had before their eyes, what they
signed, what stands in the papers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from casebook.declaring.declaration import Declaration, GoodsLine
from casebook.state.model import FactState, ItemState
from classifier.facts import Fact
from classifier.judging.classify import classify
from classifier.judging.determination import Determination, Outcome
from classifier.law.catalogue import Catalogue
from classifier.law.timeline import BINDING, status
from classifier.truth import Truth

CONTROLLED, NOT_CONTROLLED = "属于两用物项", "不属于管制物项"
CONCLUDES_NOTHING_AGAINST = (NOT_CONTROLLED, "**结论：未列入", "**结论：所核对的管制条目均不涉及")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ONE_SIDED = (Decimal(1), Decimal("0.95"), Decimal("1.05"))
_UNITS = tuple(Decimal(10) ** n for n in range(-6, 7))

Content = tuple[tuple[str, ...], frozenset[tuple[str, str]]]


def content(item: ItemState) -> Content:
    """What an item is and what its facts say: what a person stands for who signs it."""
    facts = (f.current for f in item.facts if f.current is not None)
    return item.current.products, frozenset((f.property, str(f.value)) for f in facts)


@dataclass(slots=True)
class Memory:
    """What each person had on the screen or typed, and what each stands for, since when it stands."""

    seen: set[tuple[str, str, str, str]] = field(default_factory=set)
    signed: dict[tuple[str, str], tuple[Content, str]] = field(default_factory=dict)

    def sees(self, who: str, item: ItemState, facts: Iterable[FactState]) -> None:
        """A person has these facts of an item on the screen, or types them."""
        current = (f.current for f in facts if f.current is not None)
        self.seen |= {(who, item.key, f.property, str(f.value)) for f in current}

    def signs(self, who: str, item: ItemState, outcome: str) -> None:
        """A person stands for an item as it is."""
        self.signed[item.key, who] = content(item), outcome

    def ends(self, key: str) -> None:
        """Nobody stands for an item any more."""
        self.signed = {k: v for k, v in self.signed.items() if k[0] != key}

    def stand_for(self, item: ItemState, outcome: str) -> list[str]:
        """Who signed an item exactly as it is."""
        mine = ((who, said) for (key, who), said in self.signed.items() if key == item.key)
        return [who for who, said in mine if said == (content(item), outcome)]


@dataclass(frozen=True, slots=True)
class Judge:
    """Says what is wrong with what goes out. `accounts` are the operating system's accounts of people."""

    catalogue: Catalogue
    day: date
    accounts: dict[str, str]
    memory: Memory

    def made(self, item: ItemState) -> Determination:
        """What the law makes of an item on the day."""
        return classify(item.current, self.catalogue, as_of=self.day, policy="default")

    def of_declaration(self, made: Declaration, items: Sequence[ItemState]) -> list[str]:
        """What the record does not support of a declaration of these items, in its order."""
        pairs = list(zip(made.lines, items, strict=True))
        wrong = [w for line, item in pairs for w in self._of_item(item, line.number)]
        said = {} if made.zh is None else dict(_parts(made.zh))
        called_for = [line.number for line, item in pairs if self._is_remarked(item)]
        if made.zh is not None and list(said) != called_for:
            wrong.append(f"the remark speaks of lines {list(said)}, and it is due for {called_for}")
        for line, item in pairs:
            if line.number in said:
                wrong += [f"line {line.number}: {w}" for w in self._of_words(said[line.number], line, item)]
        return wrong

    def _is_remarked(self, item: ItemState) -> bool:
        return self.made(item).outcome in (Outcome.CONTROLLED, Outcome.CLOSE)

    def _of_item(self, item: ItemState, number: str) -> Iterator[str]:
        made = self.made(item)
        if not item.seen or not item.current.complete or item.reopened:
            yield f"line {number} is lost, partly read or reopened"
        if made.outcome in (Outcome.UNDETERMINED, Outcome.LISTED_ELSEWHERE):
            yield f"line {number} is {made.outcome}"
        yield from (f"line {number}: {w}" for w in self._unsigned(item, made))
        yield from (f"line {number}: {w}" for w in unfounded(item))

    def _unsigned(self, item: ItemState, made: Determination) -> Iterator[str]:
        """Two people of two accounts signed what is controlled or close, exactly as it is, having seen it."""
        if made.outcome not in (Outcome.CONTROLLED, Outcome.CLOSE):
            return
        people = self.memory.stand_for(item, str(made.outcome))
        if len({self.accounts[who] for who in people}) < 2:
            yield f"only {people} signed it as it is"
        named = {*made.codes, *made.near}
        asked = {n for f in made.findings if f.code in named for c in f.criteria for n in c.properties}
        for fact in (f for f in item.current.facts if f.property in asked):
            blind = [w for w in people if (w, item.key, fact.property, str(fact.value)) not in self.memory.seen]
            if len({self.accounts[w] for w in people if w not in blind}) < 2:
                yield f"{blind} signed without having seen {fact.property} {fact.value}"

    def _of_words(self, words: Sequence[str], line: GoodsLine, item: ItemState) -> Iterator[str]:
        """What is wrong with a line's own words: its codes, or its phrase and each of its values."""
        made = self.made(item)
        if words[0] == CONTROLLED:
            if made.outcome is not Outcome.CONTROLLED or tuple(words[1:]) != made.codes:
                yield f"it says {words}, and the record makes it {made.outcome} {made.codes}"
        elif words[0] == NOT_CONTROLLED:
            yield from (f"{NOT_CONTROLLED}, and {code} stands against it" for code in self.against(made))
            if made.outcome is not Outcome.CLOSE or not words[1:]:
                yield f"it says {words} of goods that are {made.outcome}"
            for text in words[1:]:
                yield from unsupported(text, item.current.facts, made.derived)
        else:
            yield f"it says {words}"

    def against(self, made: Determination) -> list[str]:
        """The entries of every act in force, or perhaps in force, that take the goods in or may."""
        found = (f for f in made.findings if f.truth is not Truth.FALSE)
        return [f.code for f in found if status(self.catalogue, f.instrument, self.day).in_force in BINDING]

    def of_statement(self, text: str, item: ItemState) -> list[str]:
        """What the record does not support of a statement on an item."""
        made = self.made(item)
        wrong: list[str] = []
        own = text.partition("## 四")[2]
        if any(words in own for words in CONCLUDES_NOTHING_AGAINST) and "不得申报为“不属于管制物项”" not in own:
            wrong += [*self._of_item(item, "of the statement"), *self.against(made)]
        for codes in re.findall(r"\*\*结论：属于两用物项（(.*?)）", own):
            if made.outcome is not Outcome.CONTROLLED or tuple(codes.split("、")) != made.codes:
                wrong.append(f"it concludes {codes}, and the record makes it {made.outcome} {made.codes}")
            wrong += unfounded(item)
        remark = re.search(r"可直接复制.*?```text\n(.*?)\n```", text, re.S)
        if remark is not None:
            wrong += [*self._of_item(item, "of the remark to copy")]
        return wrong


def unfounded(item: ItemState) -> Iterator[str]:
    """The numbers that people entered which stand neither in their quotes nor in a named source."""
    for state in item.facts:
        fact = state.value
        if fact is None or state.rejected or isinstance(fact.value, str) or state.source is not None:
            continue
        if fact.inputs:
            continue
        printed = {Decimal(n) * unit for e in fact.evidence for n in _NUMBER.findall(e.text) for unit in _UNITS}
        ends = {e for e in (fact.value.interval.low, fact.value.interval.high) if e is not None}
        if not ends <= {n.normalize() for n in printed} | printed and "±" not in str(fact.evidence):
            yield f"{fact.property} {fact.value} stands in no quote and has no source"


def unsupported(text: str, facts: Sequence[Fact], derived: Sequence[Fact]) -> Iterator[str]:
    """The numbers of a declared parameter that no standing fact of the item states and none derives."""
    value = text.split(" ", 1)[-1].partition("（")[0]
    known = [f.value.interval for f in (*facts, *derived) if not isinstance(f.value, str)]
    ends = [e for i in known for e in (i.low, i.high) if e is not None]
    for number in (Decimal(n) for n in _NUMBER.findall(value)):
        near = (abs(end * factor - number) for end in ends for factor in _ONE_SIDED)
        if not any(off <= number * Decimal("0.0002") for off in near) and number not in (2, 3):
            yield f"“{text}”: no fact on record has {number}"


def _parts(remark: str) -> Iterator[tuple[str, list[str]]]:
    for line in remark.split("；"):
        head = re.match(r"第(.+?)项：", line)
        assert head is not None, line
        yield head[1], line[head.end() :].split("，")
