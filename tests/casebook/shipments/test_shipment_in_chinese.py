"""What stands against a shipment, in Chinese: in a terminal and on the cover of its set alike."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from shipments import bench

from casebook.shipments.chinese import in_chinese, stopped, typed

ROOT = Path(__file__).parents[3]
SAY = in_chinese(bench())
ROOMS = ("casebook/declaring/readiness.py", "casebook/shipments/standing.py")
OUR_WORDS = re.compile(r"[a-z]{2,}(?: [a-z]+)*")
KEPT = {
    "scan",
    "shipment",
    "gauger",
    "review",
    "dossier",
    "show",
    "who",
    "signing",
    "key",
    "out",
    "a",
    "x",
    "default",
    "why",
    "settle",
}
"""What stays: names of commands, of policies, and what stands here for names and numbers."""


def sentences(path: str) -> list[str]:
    """The reasons and remedies that a room gives: what its functions yield, and objections, with names put in."""
    found = []
    for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8"))):
        several: list[ast.expr] = []
        if isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
            several = node.value.elts
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Objection":
            several = node.args[1:3]
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in ("reason", "told", "ask"):
            several = [node.value]
        found += [text for one in several if (text := spelled(one))]
    return found


def spelled(node: ast.expr) -> str:
    """A text as it is said of `A`, with `1` for a number of people or values."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if not isinstance(node, ast.JoinedStr):
        return ""
    return "".join(
        str(part.value)
        if isinstance(part, ast.Constant)
        else "gauger review"
        if "REVIEW" in ast.unparse(part)
        else "1"
        if any(w in ast.unparse(part) for w in ("len(", "needed", "lacking}"))
        else "controlled"
        if "outcome" in ast.unparse(part) and "replace" in ast.unparse(part)
        else "signed 0/2"
        if "about.signed" in ast.unparse(part)
        else ""
        if ast.unparse(part) in ("f'{by}'", "f'{told}'", "{by}", "{told}") or "by}" in ast.unparse(part)
        else "A"
        for part in node.values
    )


def test_every_reason_and_every_remedy_has_chinese_words() -> None:
    known = [s for room in ROOMS for s in sentences(room)]
    assert len(known) > 25
    left = {}
    for text in (s for s in known if OUR_WORDS.search(s)):
        words = {w for part in OUR_WORDS.findall(SAY(text)) for w in part.split()} - KEPT
        if words:
            left[text] = SAY(text)
    assert not left


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ("it is undetermined: mass, what it is", "未能判定，缺：重量, 是何货物"),
        ("a question is open: Is this stacking machine for lithium ion battery?", "有问题待答复：该叠片机是否用于锂离子电池？"),
        ("ask the ministry: gauger dossier 'A' --out DIR drafts the letter", "咨询商务部：gauger dossier 'A' --out 文件夹 可起草咨询函"),
    ],
)  # fmt: skip
def test_words_of_the_catalogue_are_said_in_its_chinese(kept: str, told: str) -> None:
    assert told == SAY(kept)


def test_a_question_is_not_given_a_stop_as_well() -> None:
    assert ("以何者为准？", "尚无人签署。") == (stopped("以何者为准？"), stopped("尚无人签署"))


def test_what_is_to_be_put_into_a_command_is_named_in_chinese() -> None:
    assert "gauger shipment 'S' --settle k --why 答复" == typed("gauger shipment 'S' --settle k --why ANSWER")
