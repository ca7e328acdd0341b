"""A shipment as it is told in a terminal, in Chinese."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from casebook.shipments.chinese import HEADS, STAGES, in_chinese, stopped, typed
from casebook.shipments.goods.figures import mass_shown
from tui.commands.shipments.shown import table
from tui.speech.inert import inert
from tui.speech.talk import write

if TYPE_CHECKING:
    from casebook.shipments.goods.questions import Question
    from casebook.shipments.standing import LineStanding, Standing
    from casebook.state.rows.wording import Wording

Say = Callable[[str], str]


def show_zh(made: Standing, pasted: Say) -> None:
    """Tells the shipment: its goods, questions, clock, and what keeps it from going out."""
    words, say = _words(made)
    shipment = made.case.shipment
    write(
        f"{inert(shipment.name)}：{STAGES.get(str(shipment.stage), shipment.stage)}，{len(made.case.members)}个文件，"
        f"{len(made.lines)}项货物，{inert(shipment.opened_by)} 于 {shipment.opened_at[:10]} 建立"
    )
    if made.lines:
        table(HEADS, (_row(line, words) for line in made.lines))
    told = (t for line in made.lines for t in _details(line, words, say))
    asked = (t for question in made.questions for t in _asked(question, made))
    for text in (*told, *asked, *_around(made), *_closing(made, say)):
        write(pasted(text))


def objections(made: Standing) -> Iterator[str]:
    """All that keeps the set of a shipment from being ready, each with what to do."""
    from casebook.shipments.standing import remedy

    _, say = _words(made)
    yield from _against_lines(made, say)
    for question in made.open:
        asked = stopped(inert(question.says.zh or question.says.en))
        yield f"  问题 {question.key}：{asked}处理：{inert(typed(remedy(question, made.case.shipment.name)))}"


def _words(made: Standing) -> tuple[Wording, Say]:
    from casebook.state.rows.wording import wording

    return wording(made.bench.catalogue.vocabulary, "zh"), in_chinese(made.bench)


def _row(standing: LineStanding, words: Wording) -> tuple[str, ...]:
    line, made = standing.line, standing.made
    figures = {k: "，".join(dict.fromkeys(str(f) for f in v)) for k, v in line.figures.items()}
    a_piece = mass_shown(line.mass.quantity.interval) if line.mass is not None else ""
    codes = "、".join(made.codes) or "、".join(made.near)
    signed = f"{len(standing.subject.signed.signers)}/{standing.subject.signed.needed}"
    papers = "、".join(dict.fromkeys(j.entry.member.paper.shown for j in (*line.rows, *line.sheets) if j.is_sure))
    outcome = f"{words.outcome(str(made.outcome))} {codes}".rstrip()
    told = (figures["quantity"], figures["net_mass"], a_piece, outcome, signed, papers)
    return (str(line.number), inert(line.label), *map(inert, told))


def _details(standing: LineStanding, words: Wording, say: Say) -> Iterator[str]:
    from casebook.shipments.goods.questions import formula_of

    line = standing.line
    mine = f"  {line.number}. {inert(line.label)}："
    if standing.with_mass is not None and line.mass is not None:
        outcome = words.outcome(str(standing.with_mass.outcome))
        yield (
            f"{mine}按净重÷数量（{inert(formula_of(line))}）单个质量为 {mass_shown(line.mass.quantity.interval)}，"
            f"则{outcome}；录入：--enter-mass {line.number} --why 理由"
        )
    yield from (mine + text for text in _rested(standing, words))
    for join in (*line.rows[1:], *line.sheets):
        if not join.is_sure or join.word is not None:
            paper = inert(join.entry.member.paper.shown)
            yield f"  {line.number}. {paper} 中的 {inert(join.entry.item.label)}：{inert(say(join.why))}"


def _rested(standing: LineStanding, words: Wording) -> Iterator[str]:
    rests = standing.rests
    if rests is None:
        return
    signers = "、".join(map(inert, rests.signers))
    who = f"{signers} 于 {rests.at[:10]} 签署（{words.outcome(rests.outcome)}）"
    went = f"，随货运 {'、'.join(map(inert, rests.shipments))}" if rests.shipments else ""
    if rests.is_same_paper:
        yield f"沿用{who}{went}"
        return
    told = "；".join(
        f"{words.property(c.property)} {inert(c.was) or '无'} → {inert(c.now) or '无'}" for c in rests.changes
    )
    since = f"其后变化：{told}" if told else "其后无变化；本文件也需签署"
    yield f"{inert(rests.paper)} 由{who}{went}；{since}"


def _asked(question: Question, made: Standing) -> Iterator[str]:
    names = {m.sha256: m.paper.shown for m in made.case.members}
    where = f"第{question.line}项" if question.line else "整票"
    text = inert(question.says.zh or question.says.en)
    if question.settled is not None:
        answer = question.settled
        yield f"已答复 {question.key}（{where}）：{text}"
        yield f"    {inert(answer.answer)}，{inert(answer.who)}，{answer.at[:10]}"
        return
    yield f"问题 {question.key}（{where}）：{text}"
    for quote in question.quotes:
        place = f"第{quote.page}页" if quote.page else quote.cell or ""
        yield f"    {inert(names.get(quote.sha256, quote.sha256[:12]))}，{inert(place)}：“{inert(quote.text, 120)}”"


def _around(made: Standing) -> Iterator[str]:
    """What was taken out, what makers were asked, and the questioning by customs."""
    from casebook.shipments.letters.in_words import waiting

    shipment, clock = made.case.shipment, made.clock
    yield from (f"已取出：{inert(told, 200)}" for told in shipment.taken_out.values())
    for letter in shipment.reminders:
        yield f"{letter.day} 已询问 {inert(letter.maker)}：{'、'.join(map(inert, letter.open))} 未答复，请催办"
    for one in waiting(made):
        by = f"{inert(one.reply.person)}，{one.reply.day}，{inert(one.paper)}"
        asked = f"{one.given.key} {inert(one.label)}：“{inert(one.given.quote.text, 120)}”（{by}）"
        yield f"已答复、尚未录入：{asked}：请人工录入：gauger review"
    if clock is None:
        return
    asked = f"海关于 {clock.questioning.day} 质疑：{inert(clock.questioning.asks, 200) or '未记录内容'}。"
    if not clock.is_running:
        yield f"{asked}已于 {clock.questioning.answered} 答复。"
        return
    days = f"剩余{clock.left}个工作日" if clock.left >= 0 else f"已超期{-clock.left}个工作日"
    yield f"{asked}应于 {clock.deadline.day} 前提交资料（{days}；{clock.source}）。"
    for year in clock.deadline.unknown:
        yield f"  {year} 年放假安排尚未收录：请按通知计算，或补入 calendar.yaml"
    for wanted in clock.papers:
        there = "、".join(map(inert, wanted.there)) or "缺，由出口经营者补充"
        yield f"  [{'x' if wanted.there else ' '}] {wanted.text.zh or wanted.text.en}：{there}"


def _closing(made: Standing, say: Say) -> Iterator[str]:
    name = inert(made.case.shipment.name)
    against = made.against
    if not against:
        yield f"资料齐备。下一步：gauger shipment '{name}' --set '{name}.zip'"
        return
    yield f"尚未齐备，还有{len(against)}项："
    yield from _against_lines(made, say)
    if made.open:
        from casebook.shipments.standing import remedy

        yield f"  以上{len(made.open)}个问题。处理：{inert(typed(remedy(made.open[0], name)))}"
    yield "仅供参考，不构成法律意见：未列名的货物仍可能需要许可证。"


def _against_lines(made: Standing, say: Say) -> Iterator[str]:
    """What stands against the goods lines and the removals; that there are no goods at all."""
    for one in (*(o for line in made.lines for o in line.against), *made.removals):
        yield f"  {inert(one.label)}：{stopped(inert(say(one.reason)))}处理：{inert(say(one.remedy))}"
    if not made.lines:
        yield f"  {stopped(inert(say(made.against[0].reason)))}处理：{inert(say(made.against[0].remedy))}"
