"""What makers answered and no reading entered: it waits for a person, who sees it where the shipment is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from casebook.shipments.letters.reply import Given, Reply, ReplyError, reply_of
from casebook.shipments.standing import LineStanding, Standing
from classifier.judging.missing import PRODUCT


@dataclass(frozen=True, slots=True)
class Waiting:
    """An answer that nobody has entered: of which goods, who gave it in which paper, and its words."""

    label: str
    paper: str
    reply: Reply
    given: Given


def waiting(made: Standing) -> tuple[Waiting, ...]:
    """The last answer to each question that a letter asked, where the goods still have no such value."""
    found = {one.given.key: one for one in _answers(made)}
    return tuple(found[key] for key in sorted(found))


def _answers(made: Standing) -> Iterator[Waiting]:
    members = {m.sha256: m for m in made.case.members}
    lines = {one.line.number: one for one in made.lines}
    for letter in made.case.shipment.letters:
        for member in (members[sha256] for sha256 in letter.replies if sha256 in members):
            try:
                reply = reply_of(member.folder.pages, member.sha256, date.max)
            except ReplyError:
                continue  # it was read by an earlier form, which this program no longer knows
            for given in reply.answers:
                line = lines.get(given.line)
                if given.key in letter.questions and line is not None and _lacks(made, line, given.property):
                    yield Waiting(line.line.label, member.paper.shown, reply, given)


def _lacks(made: Standing, line: LineStanding, name: str) -> bool:
    if name == PRODUCT:
        return any(q.line == line.line.number for q in made.open)
    return not any(f.property == name for f in line.subject.item.current.facts)
