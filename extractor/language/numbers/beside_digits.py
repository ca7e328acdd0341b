"""What stands beside the digits of a number: whether they belong to a name, and where its brackets close."""

from __future__ import annotations


def is_of_a_name(text: str, at: int) -> bool:
    """Whether the digits belong to a word on their left: "INR18650", "D50", "LiFePO4", "A-21700", a rate "C/10"."""
    if at == 0:
        return False
    before = text[at - 1]
    if before.isascii() and (before.isalpha() or before in "_#"):
        return True
    if before == "/" and text[at - 2 : at - 1] == "C" and not text[at - 3 : at - 2].isalnum():
        return True
    return (
        before in "-/."
        and at >= 2
        and text[at - 2].isascii()
        and text[at - 2].isalnum()
        and not (before == "/" or text[at - 2].isdigit())
    )


def is_glued(text: str, sign_at: int) -> bool:
    """Whether a sign hangs on the word before it."""
    return sign_at > 0 and not text[sign_at - 1].isspace() and text[sign_at - 1] not in "([:,;≥≤<>~≈"


def past_brackets(text: str, at: int) -> int:
    """Past a bracket that closes right here."""
    while at < len(text) and text[at] in ")]":
        at += 1
    return at
