"""Marks: what a person said of a place of a form, and the forms that an office knows. Never a value."""

from __future__ import annotations

import builtins
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cached_property

from classifier.facts import Kind
from extractor.document.page import Page
from extractor.forms.fingerprint import Form, fingerprint
from extractor.forms.folding import NAME
from extractor.forms.places import Place
from extractor.forms.similarity import Likeness, Verdict, closest


class Says(StrEnum):
    """What stands at a place: a value of the goods, their name, or why it is no value of theirs."""

    VALUE = "value"
    NAME = "name"
    ONE = "one"
    NOTHING = "nothing"
    LIMIT = "limit"
    CELL_INSIDE = "cell_inside"
    OLD_REVISION = "old_revision"


ASIDE = frozenset((Says.NOTHING, Says.LIMIT, Says.CELL_INSIDE, Says.OLD_REVISION))
"""What makes a quantity at a place none of the goods'."""


@dataclass(frozen=True, slots=True)
class FormMark:
    """What stands at a place of a form.

    Of a value `property`, its `kind` where the paper's signs do not say it, and `unit`, the printed one, where the
    quantity has none beside it. `ONE` says that the form is of one model alone, whatever its place.
    """

    place: Place
    says: Says
    property: str | None = None
    kind: Kind | None = None
    unit: str | None = None

    @builtins.property  # a field of this class is called `property`
    def key(self) -> str:
        """A hash of all of it: 12 hexadecimal digits."""
        text = json.dumps(asdict(self), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("ascii")).hexdigest()[:12]

    @builtins.property
    def is_of_a_model(self) -> bool:
        """Whether its place tells of which of several models it is."""
        return NAME in (self.place.label, self.place.head)

    def contradicts(self, other: FormMark) -> bool:
        """Whether two marks say different things of one place."""
        if self.place != other.place or self.says is Says.ONE or other.says is Says.ONE:
            return False
        return (self.says in ASIDE) != (other.says in ASIDE) or self.says != other.says or self._means(other)

    def _means(self, other: FormMark) -> bool:
        if self.says is not Says.VALUE:
            return False
        return (self.property, self.unit) != (other.property, other.unit) or (
            None not in (self.kind, other.kind) and self.kind != other.kind
        )


@dataclass(frozen=True, slots=True)
class Said:
    """A mark with who made it, on which day (ISO 8601) and on which paper."""

    mark: FormMark
    who: str
    day: str
    paper: str

    def __str__(self) -> str:
        return f"as marked by {self.who} on {self.day} in {self.paper}"


@dataclass(frozen=True, slots=True)
class KnownForm:
    """A form that the office knows, and the marks that hold for it; `prints` are fingerprints of its papers."""

    key: str
    prints: tuple[Form, ...]
    marks: tuple[Said, ...]


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
