"""The forms that an office knows, and which of them a paper is of."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.document.page import Page
from extractor.forms.fingerprint import fingerprint
from extractor.forms.model import Form, KnownForm
from extractor.forms.similarity import Likeness, Verdict, closest


@dataclass(frozen=True)
class FormBook:
    """All forms that marks hold for."""

    forms: tuple[KnownForm, ...] = ()

    @cached_property
    def digest(self) -> str:
        """A hash of what readings depend on: the forms and their marks; empty where there are none."""
        if not self.forms:
            return ""
        told = sorted(f"{f.key}:{','.join(sorted(m.mark.key for m in f.marks))}" for f in self.forms)
        return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]

    def of(self, pages: Sequence[Page]) -> Met | None:
        """The form that a paper is of, or has drifted from; `None` for a paper of another."""
        return self.matching(fingerprint(pages)) if self.forms else None

    def matching(self, form: Form) -> Met | None:
        """As `of`, for a paper's fingerprint."""
        owners = {id(p): known for known in self.forms for p in known.prints}
        best, likeness = closest(form, [p for known in self.forms for p in known.prints])
        return None if best is None else Met(owners[id(best)], likeness)


@dataclass(frozen=True, slots=True)
class Met:
    """A known form met again, and how alike the paper is."""

    known: KnownForm
    likeness: Likeness

    @property
    def has_drifted(self) -> bool:
        """Whether the form has changed since it was marked."""
        return self.likeness.verdict is Verdict.DRIFTED
