"""The forms that an office knows, and which of them a paper is of."""

from __future__ import annotations

import hashlib
import pickle
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extractor.document.page import Page
from extractor.forms.likeness.fingerprint import fingerprint
from extractor.forms.likeness.index import FormIndex
from extractor.forms.likeness.similarity import Likeness, Verdict
from extractor.forms.model import Form, KnownForm


@dataclass(frozen=True)
class FormBook:
    """All forms that marks hold for."""

    forms: tuple[KnownForm, ...] = ()

    def __reduce__(self) -> tuple[Callable[[bytes], FormBook], tuple[bytes]]:
        """Packed once for all documents of a run, and unpacked once by each process that reads."""
        return _unpacked, (self._packed,)

    @cached_property
    def _packed(self) -> bytes:
        return zlib.compress(pickle.dumps(self.forms))

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
        number, likeness = self._index.closest(form)
        return None if number is None else Met(self._owners[number], likeness)

    @cached_property
    def _index(self) -> FormIndex:
        return FormIndex([p for known in self.forms for p in known.prints])

    @cached_property
    def _owners(self) -> tuple[KnownForm, ...]:
        return tuple(known for known in self.forms for _ in known.prints)


@lru_cache(maxsize=2)
def _unpacked(data: bytes) -> FormBook:
    return FormBook(pickle.loads(zlib.decompress(data)))  # noqa: S301  # what this program itself has packed


@dataclass(frozen=True, slots=True)
class Met:
    """A known form met again, and how alike the paper is."""

    known: KnownForm
    likeness: Likeness

    @property
    def has_drifted(self) -> bool:
        """Whether the form has changed since it was marked."""
        return self.likeness.verdict in (Verdict.DRIFTED, Verdict.REDRAWN)

    @property
    def is_to_prove(self) -> bool:
        """Whether the paper may as well be another maker's, so that what its marks find has to tell."""
        return self.likeness.verdict is Verdict.REDRAWN
