"""What the screens ask of forms: what a step taught, what it would change, a person's word on marks, and their list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from casebook.learning.forms import deciding
from casebook.learning.forms.keeping import ever, forms_of, prints_of
from casebook.learning.forms.proposing import Taught, Teacher
from casebook.learning.forms.state import Forms, FormState, Standing
from casebook.learning.forms.trying import Impact, tried, with_marks
from casebook.record.actions import Redone, Undone
from casebook.state.folder import Folder
from casebook.state.loading import state_of
from casebook.state.scorer import in_use
from casebook.workers.job import Job
from casebook.workers.worker import pipeline_of
from extractor.forms.likeness.fingerprint import fingerprint
from extractor.pipeline import Pipeline
from tui.desk.reviewer import Reviewer
from tui.desk.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Offer:
    """Marks that wait for the person's word, and what they would change; `paper` is the name of the one in hand.

    `asked` are the keys of marks that say otherwise: a question, and nothing can be applied.
    """

    form: FormState
    marks: tuple[str, ...]
    impact: Impact
    paper: str
    asked: tuple[str, ...] = ()

    @property
    def values(self) -> int:
        """How many more values of the paper in hand would be read so."""
        own = (c for c in self.impact.changes if c.document == self.paper)
        return sum(fact.startswith("also ") for c in own for fact in c.facts)

    @property
    def papers(self) -> int:
        """How many other papers of the form would be read otherwise."""
        return sum(name != self.paper for name in self.impact.touched)

    @property
    def question(self) -> str:
        """What the person is asked, in one line."""
        more = f"{self.values} more value{'s' if self.values != 1 else ''} of this paper"
        others = f"{self.papers} paper{'s' if self.papers != 1 else ''} of this form"
        return f"{more} and {others} would be read the same way"

    @property
    def lines(self) -> tuple[str, ...]:
        """What would change, item by item."""
        told = []
        for change in self.impact.changes:
            told.append(f"{change.label} in {change.document.rpartition('/')[2]}  {change.verdict}".rstrip())
            told += [f"    {fact}" for fact in change.facts]
        return tuple(told)


@dataclass(frozen=True, slots=True)
class FormRow:
    """A form as the screen of forms lists it."""

    form: FormState
    supplier: str
    papers: int
    right: int
    overruled: int
    last: str


def form_of(reviewer: Reviewer, sheet: Sheet) -> FormState | None:
    """The form by whose marks an item's values were read; `None` where none were."""
    if not any(f.original is not None and f.original.marked is not None for f in sheet.item.facts):
        return None
    return forms_of(reviewer.store).of(fingerprint(sheet.folder.pages))


class Learning:
    """Forms for one reviewer; its longer work is done aside from the screen."""

    def __init__(self, reviewer: Reviewer) -> None:
        self._reviewer = reviewer
        self._teacher = Teacher(reviewer.bench.catalogue, self._pipeline)

    def _pipeline(self) -> Pipeline:
        """The chain that the casebook's papers are read by, with the model that people accepted."""
        now = in_use(self._reviewer.store)
        return pipeline_of(self._reviewer.layers, b"" if now is None else now.data)

    def taught(self, before: Folder, after: Folder) -> Offer | None:
        """What the steps between two states of a document teach, where it would change anything; else `None`."""
        reviewer = self._reviewer
        news = [e for e in after.events if e.seq > before.last and e.who == reviewer.who]
        if any(isinstance(e.action, Undone | Redone) for e in news):
            self._follow_undone(after)
            return None
        made = self._teacher.learned(reviewer.store, before, after, reviewer.stamp)
        return None if made is None else self._offer(made, after)

    def _offer(self, made: Taught, after: Folder) -> Offer | None:
        forms = forms_of(self._reviewer.store)
        form = forms.by_key[made.form]
        keys = tuple(m.key for m in made.marks)
        against = tuple(k for m in form.all if m.key in keys for k in m.against)
        if against:
            return Offer(form, keys, Impact((), ()), after.name, tuple(dict.fromkeys(against)))
        impact = self.impact(forms, form, keys)
        return Offer(form, keys, impact, after.name) if impact.changes else None

    def impact(self, forms: Forms, form: FormState, marks: Sequence[str]) -> Impact:
        """What marks of a form would change, if they were used."""
        reviewer = self._reviewer
        book = with_marks(forms, form.key, marks)
        return tried(reviewer.store, forms, form.key, book, reviewer.bench, self._teacher.pipeline)

    def waiting(self, key: str) -> Offer | None:
        """All marks of a form that wait, with what they would change."""
        forms = forms_of(self._reviewer.store)
        form = forms.by_key[key]
        keys = tuple(m.key for m in form.having(Standing.PROPOSED))
        return Offer(form, keys, self.impact(forms, form, keys), "") if keys else None

    def accept(self, offer: Offer) -> int:
        """Takes the offered marks into use by the person's name; gives how many papers came out otherwise."""
        reviewer = self._reviewer
        deciding.accepted(reviewer.store, offer.form, offer.marks, offer.impact, reviewer.stamp)
        return self._follow((offer.form.key,))

    def retire(self, key: str, marks: Sequence[str], why: str) -> int:
        """Takes marks out of use; gives how many papers came out otherwise."""
        reviewer = self._reviewer
        form = forms_of(reviewer.store).by_key[key]
        deciding.retired(reviewer.store, form, marks, replace(reviewer.stamp, why=why))
        return self._follow((key,))

    def rows(self) -> tuple[FormRow, ...]:
        """The forms of the casebook, those with open questions and proposals first."""
        store = self._reviewer.store
        forms = forms_of(store)
        if not forms.by_key:
            return ()
        owners = [own.key for shape in prints_of(store).values() if (own := forms.of(shape)) is not None]
        rows = [self._row(form, owners.count(form.key)) for form in forms.by_key.values()]
        waits = (Standing.CONTRADICTED, Standing.PROPOSED)
        return tuple(sorted(rows, key=lambda r: (not r.form.having(*waits), r.supplier)))

    def _row(self, form: FormState, papers: int) -> FormRow:
        readings = (state_of(self._reviewer.store, paper).reading for paper in form.papers)
        makers = (i.maker for r in readings if r is not None for i in r.items if i.maker)
        first = next((a.name for m in form.all for a in m.authors), "")
        wrong = [s.at[:10] for m in form.all for s in m.overruled]
        right = sum(len(m.upheld) for m in form.all)
        return FormRow(form, next(makers, first), papers, right, len(wrong), max(wrong, default=""))

    def _follow_undone(self, after: Folder) -> None:
        """Papers read by marks that rested on an undone step are read again without them."""
        forms = ever(self._reviewer.store)
        keys = [f.key for f in forms.by_key.values() if after.document in f.papers and any(m.accepted for m in f.all)]
        if keys:
            self._follow(keys)

    def _follow(self, keys: Sequence[str]) -> int:
        reviewer = self._reviewer
        bench = reviewer.bench
        job = Job(bench.as_of, bench.policy, reviewer.stamp.program, reviewer.layers)
        return len(deciding.followed(reviewer.store, keys, job, self._teacher.pipeline, reviewer.stamp))
