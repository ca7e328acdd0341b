"""`gauger show`: why an item came out as it did, from the casebook: findings, quotes, arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands.declaring.choice import like
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import say, write
from tui.speech.troubles import Refused
from tui.speech.words import counted

if TYPE_CHECKING:
    from casebook.links.casebook_links import LinkedItem
    from casebook.review.finding import Place
    from casebook.review.judging import Bench
    from casebook.state.model import FactState, ItemState
    from casebook.state.rows.wording import Wording
    from casebook.store.database import Store
    from classifier.facts import Evidence, Fact, Item, Witness
    from classifier.judging.determination import Determination

MOST = 12


def run(
    name: str,
    casebook: str,
    as_of: date,
    policy: str,
    layers: tuple[Path, ...],
    who: str | None = None,
    language: str = "en",
    pictures: Path | None = None,
) -> int:
    """Shows every item that the name fits; raises `Refused` where none does, or too many do.

    Where `who` is named, the ledger keeps that this person had the deciding facts on the screen. The folder `pictures`
    gets a picture of each page as it was read.
    """
    from casebook.links.casebook_links import linked_items
    from casebook.review.finding import places
    from casebook.review.judging import Bench
    from casebook.state.loading import state_of
    from casebook.state.rows.wording import wording
    from casebook.store.database import open_store, read_store
    from classifier.loading.load import load
    from tui.commands.record.drawings import written
    from tui.commands.record.seeing import Seeing

    bench = Bench(load(*layers), as_of, policy)
    words = wording(bench.catalogue.vocabulary, language)
    say_ = kept_words(bench, words)
    with closing(open_store(casebook, make=False) if who else read_store(casebook)) as store:
        fitting = places(store, name)
        _refuse(name, fitting, store)
        if who:
            seeing = Seeing(store, who, bench)
            seeing.refuse_unseen(fitting)
        states = {document: state_of(store, document) for document in dict.fromkeys(p.document for p in fitting)}
        found = linked_items(store, {d: s.reading.kind for d, s in states.items() if s.reading}, bench)
        for document, state in states.items():
            write(inert(", ".join(state.names)))
            seen = [key for key, item in state.items.items() if item.stands]
            for key in (p.item for p in fitting if p.document == document):
                one = found.get((document, seen.index(key))) if key in seen else None
                for line in (*_shown(state.items[key], bench, words), *(together(one, words, say_) if one else ())):
                    write(line)
            if pictures is not None:
                mine = [state.items[p.item] for p in fitting if p.document == document and p.item in state.items]
                count = written(pictures, store, document, mine, layers)
                say(f"{inert(str(pictures))}: {document[:12]}-N.svg, {counted(count, 'page')} as read")
        if who:
            seeing.keep(fitting)
    return Exit.SETTLED


def _refuse(name: str, fitting: tuple[Place, ...], store: Store) -> None:
    if not fitting:
        raise Refused(f"{store.name} has no item or document like {name!r}; {like(store, name)}")
    documents = {p.document for p in fitting}
    if len(fitting) > MOST and len(documents) > 1:
        for place in fitting[:MOST]:
            say(f"  {inert(place.label)}  in  {inert(place.name)}")
        raise Refused(f"{len(fitting)} items are like {name!r}: use more of a name")


def _shown(item: ItemState, bench: Bench, words: Wording) -> Iterator[str]:
    from classifier.wording.explain import tree
    from classifier.wording.explain_zh import tree_zh

    current = item.current
    made = bench.judged(item)
    say_ = kept_words(bench, words)
    yield ""
    if words.language == "zh":
        rest = [say_(line) for line in tree_zh(made, words.term, words.outcome)]
    else:
        _, *rest = tree(current, made).splitlines()
    yield _head(current, made, words)
    yield from (_indented(line) for line in rest)
    yield "  facts" if words.language == "en" else "  数据"
    yield from _facts(item.facts, words)
    for language, text in (("zh", made.remark.zh), ("en", made.remark.en)):
        if text:
            yield f"  {'备注' if words.language == 'zh' else 'remark'} ({language}): {inert(text)}"
    if item.reopened:
        yield f"  {'重新打开' if words.language == 'zh' else 'reopened'}: {inert(say_(item.reopened))}"


def kept_words(bench: Bench, words: Wording) -> Callable[[str], str]:
    """How a sentence that the record keeps is said: as it is, or in Chinese."""
    if words.language != "zh":
        return str
    from casebook.state.rows.chinese import sentences

    return sentences(words, bench.house, bench.catalogue.limits)


def _head(item: Item, made: Determination, words: Wording) -> str:
    """What it is and what came of it, by which value."""
    from casebook.state.rows.summary import row

    told = row(item, made)
    products = "/".join(words.product(p) for p in item.products)
    codes = ", ".join(made.codes or made.near)
    parts = (f"{words.outcome(told.outcome)} {codes}".rstrip(), words.deciding(told.deciding))
    return inert(f"{item.label} ({products}): {'; '.join(p for p in parts if p)}", 400)


def together(one: LinkedItem, words: Wording, said: Callable[[str], str] = str) -> Iterator[str]:
    """What other documents make of the item, beside what its own says."""
    made, say = one.linked, _TOGETHER[words.language]
    answer = made.determination
    yield f"  {say['with']}"
    if answer is not None:
        yield f"    {' '.join((words.outcome(str(answer.outcome)), *(answer.codes or answer.near)))}"
        yield from (
            f"    {inert(said(line))}"
            for line in (*_named(say["missing"], words.missing(answer.missing)), *answer.doubts)
        )
    for word, several in ((say["tied"], made.sheets), (say["may"], made.offered)):
        yield from (
            f"    {word} {inert(t.label)} {say['in']} {inert(t.document)}: {inert(said(t.why), 300)}" for t in several
        )
    yield from (f"    {inert(said(text), 300)}" for text in made.notes)
    yield from (f"    {say['against']}: {inert(said(text), 300)}" for text in made.contradictions)
    for offer in made.offered:
        command = f"gauger link {one.item} {offer.key} --why '…'"
        yield f"    {say['settle'].format(label=inert(offer.label), command=command)}"


_TOGETHER = {
    "en": {
        "with": "with other documents of the casebook",
        "missing": "missing",
        "tied": "tied to",
        "may": "may be",
        "in": "in",
        "against": "contradiction",
        "settle": "to settle {label}: {command} (--no where it is not)",
    },
    "zh": {
        "with": "结合案卷中的其他文件",
        "missing": "缺失",
        "tied": "对应",
        "may": "可能是",
        "in": "见",
        "against": "矛盾",
        "settle": "确认 {label}：{command}（不是则加 --no）",
    },
}


def _named(word: str, text: str) -> Iterator[str]:
    if text:
        yield f"{word}: {text}"


def _indented(line: str) -> str:
    from casebook.state.rows.summary import in_print

    text = line.lstrip(" ")
    return " " * (len(line) - len(text)) + in_print(inert(text))


def _facts(facts: Iterable[FactState], words: Wording) -> Iterator[str]:
    from tui.speech.words import follows

    for state in facts:
        fact = state.current or state.original
        if fact is None:
            continue
        yield f"    {_value(fact, words)}{_standing(state, words)}"
        if fact.method == "entered" and fact.inputs:
            yield f"      {'推算自' if words.language == 'zh' else 'follows from'} {follows(fact)}"
        yield from (f"      {_quote(e, words)}" for e in fact.evidence)
        if fact.witness is not None:
            yield f"      {_witness(fact.witness, words)}"


def _named_value(fact: Fact) -> str:
    return f"{fact.property.replace('_', ' ')} {fact.value}"


def _value(fact: Fact, said: Wording) -> str:
    words = [inert(said.deciding(_named_value(fact))), f"({said.term(fact.kind)})" if fact.kind else ""]
    is_zh = said.language == "zh"
    conditions = f"{'条件：' if is_zh else 'at '}{inert(fact.conditions)}" if fact.conditions else ""
    sure = (
        f"（{said.term(fact.method)}，把握 {fact.confidence:.0%}）"
        if is_zh
        else f"{fact.method}, {fact.confidence:.0%} sure"
    )
    return " ".join(w for w in (*words, conditions, sure) if w)


def _standing(state: FactState, words: Wording) -> str:
    say, by = _STANDING[words.language], inert(state.by or "")
    if state.rejected:
        return say["rejected"].format(by=by)
    if state.value is not None and state.original is not None:
        return say["replaced"].format(by=by, value=inert(str(state.original.value))) + _source(state, words)
    if state.source is not None:
        return say["entered"].format(by=by) + _source(state, words)
    if state.confirmed_by:
        return say["confirmed"].format(by=inert(", ".join(state.confirmed_by)))
    if state.original is not None and state.original.marked is not None:
        return f", {say['aside'] if state.withheld else ''}{inert(state.original.marked.said)}"
    return ""


_STANDING = {
    "en": {
        "rejected": ", rejected by {by}",
        "replaced": ", entered by {by} in place of {value}",
        "entered": ", entered by {by}",
        "confirmed": ", confirmed by {by}",
        "aside": "set aside ",
        "from": ", from ",
        "not heard": "witness: not heard: ",
        "shows": "the picture on page {page} shows “{picture}”",
        "agrees": "witness: agrees: ",
        "differs": "witness: DIFFERS: the text layer says “{text}”, ",
    },
    "zh": {
        "rejected": "，{by} 已否定",
        "replaced": "，{by} 录入，原为 {value}",
        "entered": "，{by} 录入",
        "confirmed": "，{by} 已确认",
        "aside": "已搁置 ",
        "from": "，来源：",
        "not heard": "图像核对：未能核对：",
        "shows": "第{page}页图像显示“{picture}”",
        "agrees": "图像核对：一致：",
        "differs": "图像核对：不一致：文本层为“{text}”，",
    },
}


def _witness(witness: Witness, words: Wording) -> str:
    """What the picture of the value's place said, with both readings where they differ."""
    from classifier.facts import Heard

    say = _STANDING[words.language]
    if witness.heard in (Heard.NOT_INDEPENDENT, Heard.NOT_HEARD):
        return say["not heard"] + inert(witness.why or "")
    place = say["shows"].format(page=witness.page, picture=inert(witness.picture or "", 100))
    if witness.heard is Heard.AGREES:
        return say["agrees"] + place
    return say["differs"].format(text=inert(witness.text or "", 100)) + place


def _source(state: FactState, words: Wording) -> str:
    return f"{_STANDING[words.language]['from']}{inert(str(state.source))}" if state.source else ""


def _quote(evidence: Evidence, said: Wording) -> str:
    page = f"第{evidence.page}页" if said.language == "zh" else f"page {evidence.page}"
    place = page if evidence.page else inert(evidence.cell or "")
    return f"{place}: “{inert(evidence.text, 200)}”"
