"""The picture as witness against a value: what the text layer says and the picture of its place does not show."""

from __future__ import annotations

from collections.abc import Sequence

from classifier.facts import Fact, Heard, Witness
from classifier.law.acts import Bilingual
from classifier.law.house import Policy
from classifier.law.vocabulary import Vocabulary

DOUBTED = 0.3
"""The confidence of a value that its picture contradicts: below any floor that a house sets."""


def between_text_and_picture(facts: Sequence[Fact], policy: Policy, words: Vocabulary) -> Bilingual | None:
    """The question that values of one property raise whose pictures contradict them; `None` where none does."""
    differing = [f for f in facts if f.witness is not None and f.witness.heard is Heard.DIFFERS]
    if not differing:
        return None
    name = differing[0].property
    known = words.properties.get(name)
    chinese = known.terms.get("zh", ()) if known else ()
    head = f"{policy.witness.rule.id}: " if policy.witness else ""
    told = dict.fromkeys(_readings(f.witness) for f in differing if f.witness is not None)
    return Bilingual(
        f"{head}{name.replace('_', ' ')}: {'; '.join(en for en, _ in told)}: which is right?",
        f"{head.replace(': ', '：')}{chinese[0] if chinese else name}：{'；'.join(zh for _, zh in told)}，以何者为准？",
    )


def doubt_of(witness: Witness) -> str:
    """The reason to doubt a value that its picture contradicts."""
    return _readings(witness)[0]


def _readings(witness: Witness) -> tuple[str, str]:
    text, picture = witness.text, witness.picture
    en = f"on page {witness.page} the text layer says “{text}”, the picture shows “{picture}”"
    return en, f"第{witness.page}页文字层为“{text}”，图像显示为“{picture}”"
