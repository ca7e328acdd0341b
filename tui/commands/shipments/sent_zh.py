"""What is told in Chinese of a set that was written, of letters that were, and of a reply that was read back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from casebook.shipments.chinese import said
from tui.commands.shipments.shown_zh import objections
from tui.speech.inert import inert

if TYPE_CHECKING:
    from casebook.learning.suppliers import Profile
    from casebook.shipments.letters.reply import Outcome
    from casebook.shipments.letters.sending import Sent
    from casebook.shipments.standing import Standing

NOTHING_TO_ASK = "无需询问制造商：各项货物所需信息齐全，文件之间无矛盾。"
SEND = "请将各函与其答复表一并发出。收到答复后：gauger reply 文件"
NO_ANSWER = "gauger: 答复表中没有任何答复"


def written(made: Standing, files: int, out: str, digest: str, *, is_draft: bool) -> Iterator[str]:
    """What a set holds, and what is missing or comes next."""
    yield f"已写入{files}个文件：{out}；账本记录清单的 SHA-256 {digest}。"
    if is_draft:
        yield "本套文件为草稿，各页均已注明。尚缺："
        yield from objections(made)
        return
    name = inert(made.case.shipment.name)
    yield f"齐备：请核对，填写仅由出口经营者掌握的内容，加盖公章。下一步：gauger shipment '{name}' --declared"


def asked(sent: Sent, day: date) -> Iterator[str]:
    """A letter that was written: whom it asks what."""
    asks = sent.asks.several
    yield f"{inert(sent.asks.maker)}，{day} 询问{len(asks)}项：{inert(str(sent.letter))}、{sent.form.name}"
    for ask in asks:
        wanted = ask.wanted.get("zh") or ask.wanted.get("en", ask.property)
        yield f"  {ask.key}：{inert(ask.label)}：{inert(wanted)}"


def habits(profile: Profile | None, day: date) -> Iterator[str]:
    """When an answer is to be looked for."""
    if profile is not None and (days := profile.answers_in) is not None:
        yield f"  该制造商通常约{days}天答复（已发函{len(profile.days)}次）：预计 {day + timedelta(days=days)} 前。"


def read_before(name: str, shipment: str) -> str:
    """A reply that was read back once."""
    return f"{inert(name)} 此前已为 {inert(shipment)} 读取：不再重复录入。"


def answers(maker: str, person: str, day: date, shipment: str) -> str:
    """Who answers."""
    return f"{inert(maker)} 由 {inert(person)} 于 {day} 就 {inert(shipment)} 答复："


def outcomes(several: Sequence[Outcome]) -> Iterator[str]:
    """What became of each answer."""
    for one in several:
        became = f"已录入 {inert(one.value)}" if one.is_entered else inert(said(one.why, {}), 400)
        yield f"  {one.given.key} {inert(one.label)}：“{inert(one.given.quote.text, 80)}” {became}"
