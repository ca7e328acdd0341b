"""Who signs, by more than a typed name: the operating system's account, and a key where the person has one."""

from __future__ import annotations

import getpass
import json
import os
import platform
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casebook.record.actions import Action, Added, Confirmed, Corrected, Signed

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True, slots=True)
class Signatory:
    """An account of the operating system on a machine, and a signing key, if any."""

    account: str
    host: str = ""
    key: Ed25519PrivateKey | None = None

    def signed(self, item: str, outcome: str, who: str, after: int) -> Signed:
        """The event by which this person stands for an outcome, made after the document's event of a number."""
        bare = Signed(item, outcome, self.account, self.host or None, after=after)
        if self.key is None:
            return bare
        keyed = replace(bare, key=self.key.public_key().public_bytes_raw().hex())
        return replace(keyed, proof=self.key.sign(_signed_bytes(keyed, who)).hex())


def of_this_process(key: Ed25519PrivateKey | None = None) -> Signatory:
    """The account that the operating system runs this process for: no option and no variable names another."""
    return Signatory(_account(), platform.node(), key)


def from_account(action: Action, account: str) -> Action:
    """The action with the account that it came from, where it is a word on a value."""
    return replace(action, account=account) if isinstance(action, Confirmed | Corrected | Added) else action


def is_proven(signed: Signed, who: str) -> bool:
    """Whether the signature holds for this person's name, by the key that it names."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signed.key or ""))
        key.verify(bytes.fromhex(signed.proof or ""), _signed_bytes(signed, who))
    except (InvalidSignature, ValueError):
        return False
    return True


def _account() -> str:
    try:
        import pwd
    except ImportError:  # no Unix: the system's own log-in name
        return getpass.getuser()
    user = os.getuid()
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return f"uid {user}"


def _signed_bytes(signed: Signed, who: str) -> bytes:
    said = (
        "gauger/signature/1",
        signed.item,
        signed.outcome,
        who,
        signed.account,
        signed.host,
        signed.key,
        signed.after,
    )
    return json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode("ascii")
