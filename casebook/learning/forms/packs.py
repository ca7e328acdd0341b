"""What goes from office to office: label words, geometry and marks of forms, the scorer's weights; no values, no names.

What a pack holds of a form are the words of its marks and those that the catalogue knows; other words of a paper may
name a firm, and stay here. A pack that comes in is a proposal, from a named source and with its hash.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from casebook.learning.forms.deciding import FormsError
from casebook.learning.forms.keeping import acted, forms_of, key_of
from casebook.learning.forms.state import Forms, FormState
from casebook.learning.weights import PackedModel
from casebook.record.actions.forms import FormAction, MarksImported
from casebook.record.events import Stamp
from casebook.store.database import Store
from classifier.law.vocabulary import Vocabulary
from extractor.forms.folding import folded
from extractor.forms.model import Form, FormMark

FORMAT: Final = "gauger-forms/2"
LARGEST = 20_000_000
"""Bytes of a pack that is read."""
_LONGEST_WORD = 120


class PackedForm(BaseModel):
    """One form: its fingerprint and the marks of its places."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    print: Form
    marks: Annotated[tuple[FormMark, ...], Field(max_length=1000)]


class Pack(BaseModel):
    """Forms with the marks that an office uses, and the weights of the model that it reads by, if not the shipped one.

    A pack without weights is of the format's first version, which older programs read.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    forms: Literal["gauger-forms/1", "gauger-forms/2"]
    made: str
    known: Annotated[tuple[PackedForm, ...], Field(max_length=10_000)]
    model: PackedModel | None = None


def packed(forms: Forms, words: Vocabulary, day: str, model: PackedModel | None = None) -> str:
    """The forms with marks in use as a pack, and a model's weights: the same bytes for the same forms and weights."""
    spoken = tuple(_spoken(words))
    made = [_packed(f, spoken) for f in sorted(forms.by_key.values(), key=lambda f: f.key) if f.used]
    known = tuple(m for m in made if m is not None)
    pack = Pack(forms="gauger-forms/1" if model is None else FORMAT, made=day, known=known)
    text = json.dumps(pack.model_dump(mode="json", exclude={"model"}), ensure_ascii=False, indent=1)
    if model is None:
        return f"{text}\n"
    # The weights are many numbers, which nobody reads one by one: they stand on one line.
    weights = json.dumps(model.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":"))
    return f'{text.removesuffix("}").rstrip()},\n "model": {weights}\n}}\n'


def _packed(form: FormState, spoken: Sequence[str]) -> PackedForm | None:
    marks = tuple(_without_section(m.mark, spoken) for m in form.used)
    told = {w for m in marks for w in (m.place.label, m.place.head)}
    shape = form.prints[0]
    kept = tuple(w for w in shape.words if any(w.text in t for t in told) or _is_spoken(w.text, spoken))
    return PackedForm(print=replace(shape, words=kept), marks=tuple(dict.fromkeys(marks))) if kept else None


def _without_section(mark: FormMark, spoken: Sequence[str]) -> FormMark:
    keeps = _is_spoken(mark.place.section, spoken)
    return mark if keeps else replace(mark, place=replace(mark.place, section=""))


def _is_spoken(text: str, spoken: Sequence[str]) -> bool:
    """Whether words are made up of what the catalogue knows: no firm's name among them."""
    rest = f" {text} "
    for term in spoken:
        rest = rest.replace(f" {term} ", " ") if term.isascii() else rest.replace(term, " ")
    return text != "" and not any(len(w) > 2 or not w.isascii() for w in rest.split())


def _spoken(words: Vocabulary) -> Iterator[str]:
    terms = {folded(t) for p in words.properties.values() for several in p.terms.values() for t in several}
    terms |= {folded(t) for cue in words.cues.values() for by in cue.groups.values() for ts in by.values() for t in ts}
    terms |= {folded(a) for u in words.units for a in (u.name, *u.aliases)}
    yield from sorted(terms - {""}, key=lambda t: (-len(t), t))


def opened(data: bytes) -> tuple[Pack, str]:
    """A pack with its SHA-256; raises `FormsError` for what is none."""
    if len(data) > LARGEST:
        raise FormsError(f"the pack has {len(data)} bytes; {LARGEST} are the most")
    try:
        pack = Pack.model_validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole file"
        raise FormsError(f"it is no pack ({FORMAT}): {where}: {first['msg']}") from error
    for form in pack.known:
        texts = (*(w.text for w in form.print.words), *(t for m in form.marks for t in _texts(m)))
        if any(len(t) > _LONGEST_WORD or not t.isprintable() for t in texts):
            raise FormsError("the pack holds words that are too long, or not printable: it was not taken in")
    return pack, hashlib.sha256(data).hexdigest()


def _texts(mark: FormMark) -> tuple[str, ...]:
    return mark.place.label, mark.place.head, mark.place.section, mark.property or "", mark.unit or ""


def taken_in(store: Store, pack: Pack, digest: str, source: str, stamp: Stamp) -> tuple[str, ...]:
    """Keeps a pack's marks as proposals from a named source, and gives the keys of the forms that they are of."""
    forms = forms_of(store)
    events: list[tuple[str, FormAction]] = []
    for one in pack.known:
        own = forms.of(one.print)
        key = own.key if own is not None else key_of(one.print)
        events.append((key, MarksImported(source, digest, one.print, one.marks)))
    if events:
        acted(store, events, stamp)
    return tuple(dict.fromkeys(key for key, _ in events))
