"""`gauger learn export` and `import`: packs of forms and weights that go from office to office."""

from __future__ import annotations

import getpass
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands.learning.forms import short
from tui.commands.record.scorer import progress, table
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import write
from tui.speech.troubles import Refused
from tui.speech.version import version

if TYPE_CHECKING:
    from casebook.learning.weights import PackedModel
    from casebook.record.events import Stamp
    from casebook.store.database import Store


@dataclass(frozen=True, slots=True)
class ImportOrder:
    """The pack, whose it is, the casebook, labelled folders that its weights are tried on as well, and by whom."""

    pack: Path
    source: str
    casebook: str
    folders: tuple[Path, ...] = ()
    layers: tuple[Path, ...] = ()
    who: str | None = None


def exported(out: Path, casebook: str, layers: tuple[Path, ...]) -> int:
    """Writes the forms and the weights in use; a file that is there is not written over."""
    import hashlib

    from casebook.learning.forms.keeping import forms_of
    from casebook.learning.forms.packs import packed
    from casebook.learning.weights import weights
    from casebook.state.scorer import ScorerError, scorer_of
    from casebook.store.database import read_store
    from casebook.workers.worker import catalogue_of

    with closing(read_store(casebook)) as store:
        try:
            model = weights(scorer_of(store), catalogue_of(()))
        except ScorerError as trouble:
            raise Refused(str(trouble)) from trouble
        day = datetime.now(UTC).date().isoformat()
        text = packed(forms_of(store), catalogue_of(layers).vocabulary, day, model)
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise Refused(f"{out}: is there already; name another file", Exit.USAGE) from None
    except OSError as trouble:
        raise Refused(f"{out}: cannot be written ({trouble.strerror})", Exit.NO_CASEBOOK) from trouble
    held = "label words, geometry and marks" + ("" if model is None else ", and the weights that papers are read by")
    write(f"{inert(str(out))}: SHA-256 {hashlib.sha256(text.encode()).hexdigest()}; {held}")
    return Exit.SETTLED


def imported(order: ImportOrder) -> int:
    """Keeps a pack's marks as proposals, and its weights where they read this office's suppliers better."""
    from casebook.learning.forms.deciding import FormsError
    from casebook.learning.forms.packs import opened, taken_in
    from casebook.record.events import Stamp
    from casebook.store.database import open_store
    from casebook.workers.worker import catalogue_of

    pack, source = order.pack, order.source
    if not source.strip() or not source.isprintable() or len(source) > 80:
        raise Refused('name the source in up to 80 characters: --from "Ningbo office"', Exit.USAGE)
    try:
        made, digest = opened(pack.read_bytes())
    except OSError as trouble:
        raise Refused(f"{pack}: cannot be read ({trouble.strerror})") from trouble
    except FormsError as trouble:
        raise Refused(f"{pack}: {trouble}", Exit.BAD_DATA) from trouble
    with closing(open_store(order.casebook)) as store:
        stamp = Stamp(order.who or getpass.getuser(), version(), catalogue_of(()).sha256)
        keys = taken_in(store, made, digest, source.strip(), stamp)
        write(f"{len(keys)} forms from {inert(source)}, SHA-256 {digest}: proposals, until you accept them")
        for key in keys[:20]:
            write(f"  gauger learn accept {short(key)}")
        if made.model is None:
            return Exit.SETTLED
        return _weights(store, made.model, f"{source.strip()}, SHA-256 {digest}", order, stamp)


def _weights(store: Store, model: PackedModel, source: str, order: ImportOrder, stamp: Stamp) -> int:
    """Tries a pack's weights on this office's suppliers, tells the table, and proposes what is better."""
    from casebook.learning.training import TrainingError
    from casebook.learning.weights import tried
    from casebook.state.scorer import ScorerError, propose
    from casebook.workers.worker import catalogue_of
    from corpora.labels import LabelsError
    from corpora.training.kept import KeptError

    try:
        made = tried(store, catalogue_of(order.layers), model, source, order.folders, told=progress)
    except TrainingError as trouble:
        write(f"Its weights were not proposed: {inert(str(trouble))}")
        return Exit.REVIEW
    except (KeptError, ScorerError) as trouble:
        raise Refused(str(trouble)) from trouble
    except LabelsError as trouble:
        raise Refused(str(trouble), Exit.BAD_DATA) from trouble
    finally:
        progress("")
    for line in table(made.proposed):
        write(line)
    if made.comparison.against:
        for reason in made.comparison.against:
            write(f"Its weights were not proposed: {inert(reason)}.")
        return Exit.REVIEW
    propose(store, made.proposed, stamp)
    hash_ = made.proposed.model[:12]
    write(f"Its weights are proposed as {hash_}; nothing is read by them yet.")
    write(f"What they would change: gauger learn show {hash_}   To accept them: gauger learn accept {hash_}")
    return Exit.SETTLED
