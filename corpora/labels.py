"""What a document really says, as a person wrote it down: the labels format, its schema and its loading.

Units are the canonical ones. A `minimum` is compared by its low end, a `maximum` by its high end; `also`
and the fields that end in `_also` hold what counts as right too.
"""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

TEXTUAL = frozenset({"tariff_line", "composition", "chemistry"})
"""Properties whose value is text, so that `low` and `high` need not be numbers."""

OutcomeName = Literal["controlled", "close", "not_controlled", "listed_elsewhere", "undetermined", "not_applicable"]


class LabelsError(ValueError):
    """A labels file that cannot be used: says which file, which key, and what is wrong with it."""


class _Strict(BaseModel):
    """Values that may not change once read; keys that the format does not know are notes, and pass."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True)


class Reading(_Strict):
    """Another reading of a labelled value; a key that is absent is as in the label itself."""

    property: str | None = None
    kind: str | None = None
    low: str | None = None
    high: str | None = None
    value: str | None = None
    text: str | None = None


class LabelledFact(_Strict):
    """One value that the document prints for an item."""

    property: str
    kind: str | None = None
    low: str | None = None
    high: str | None = None
    value: str | None = None
    page: int | None = None
    text: str | None = None
    required: bool = True
    also: tuple[Reading, ...] = ()
    kind_also: tuple[str | None, ...] = ()

    @model_validator(mode="after")
    def _ends_are_numbers(self) -> LabelledFact:
        for end in (self.low, self.high):
            if self.property not in TEXTUAL and end is not None and not _is_number(end):
                raise ValueError(f"{end!r} is no decimal number")
        return self

    def readings(self) -> tuple[LabelledFact, ...]:
        """The label itself, then each reading that counts as right too."""
        return (self, *(self.model_copy(update=_given(reading)) for reading in self.also))


class LabelledItem(_Strict):
    """One thing of a document, and what the list makes of it."""

    label: str | None = None
    maker: str | None = None
    line: str | None = None
    product: str | None = None
    product_also: tuple[str, ...] = ()
    outcome: OutcomeName | None = None
    outcome_also: tuple[OutcomeName, ...] = ()
    outcome_practical: OutcomeName | None = None
    codes: tuple[str, ...] = ()
    facts: tuple[LabelledFact, ...] = ()

    @property
    def wanted_outcome(self) -> str | None:
        """The outcome that counts: under the default policy where that differs from the strict one."""
        return self.outcome_practical or self.outcome


class Traits(_Strict):
    """How a paper was drawn at random."""

    family: str
    language: str
    product: str
    format: str
    held_wording: bool = False


class LabelledDocument(_Strict):
    """One document of the folder.

    `partial` says that not all of it was labelled; `group` is its maker and `half` the side of the split on which the
    maker falls, so that figures can be taken where nobody tuned.
    """

    file: str
    sha256: str
    kind: str
    kind_also: tuple[str, ...] = ()
    needs_ocr: bool = False
    partial: bool = False
    made: bool | None = None
    group: str | None = None
    half: Literal["tune", "held_out"] | None = None
    generated: Traits | None = None
    items: tuple[LabelledItem, ...] = ()


class Labels(_Strict):
    """A folder's labels. `made` says that the project made the documents; a document's own counts first."""

    labels: Literal["gauger-labels/1"]
    made: bool = False
    documents: tuple[LabelledDocument, ...] = Field(default=())

    def is_made(self, document: LabelledDocument) -> bool:
        """Whether a document was made for this purpose, rather than being a firm's real paper."""
        return self.made if document.made is None else document.made


def schema() -> dict[str, Any]:
    """The JSON Schema of `labels.json`."""
    return Labels.model_json_schema()


def load(path: Path) -> Labels:
    """The labels of a folder, or of a `labels.json`.

    Raises `LabelsError` naming the file, and the key path where a key is at fault.
    """
    file = path / "labels.json" if path.is_dir() else path
    try:
        return Labels.model_validate(json.loads(file.read_text(encoding="utf-8")))
    except OSError as error:
        raise LabelsError(f"{file}: cannot be read ({error.strerror}); name a folder with a labels.json") from error
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise LabelsError(f"{file}: is no JSON text: {error}") from error
    except ValidationError as error:
        raise LabelsError("\n".join(_complaint(file, one) for one in error.errors())) from error


def _complaint(file: Path, error: Any) -> str:
    key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in error["loc"]).lstrip(".")
    return f"{file}: {key or 'the whole file'}: {error['msg']}"


def _given(reading: Reading) -> dict[str, str | None]:
    return {name: getattr(reading, name) for name in reading.model_fields_set}


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False
