"""Forms and their marks on a terminal: listed, shown, accepted with their impact, retired, undone."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands.session import read_by
from tui.speech.exits import Exit
from tui.speech.forms import said_of
from tui.speech.inert import inert
from tui.speech.talk import say, write
from tui.speech.troubles import Refused
from tui.speech.version import version

if TYPE_CHECKING:
    from casebook.learning.forms.state import Forms, FormState, MarkState
    from casebook.learning.forms.trying import Impact
    from casebook.record.events import Stamp
    from casebook.review.judging import Bench
    from casebook.store.database import Store
    from casebook.workers.job import Job
    from extractor.pipeline import Pipeline

_MOST = 20
"""Changes that are listed one by one."""


@dataclass(frozen=True, slots=True)
class LearningOrder:
    """By what to judge, and who says it, with what reason."""

    casebook: str
    as_of: date
    policy: str
    layers: tuple[Path, ...]
    who: str | None = None
    why: str | None = None

    @property
    def bench(self) -> Bench:
        """By what items are judged."""
        from casebook.review.judging import bench_of

        return bench_of(self.layers, self.as_of, self.policy)

    @property
    def job(self) -> Job:
        """What holds for papers that are read again."""
        from casebook.workers.job import Job

        return Job(self.as_of, self.policy, version(), self.layers)

    @property
    def stamp(self) -> Stamp:
        """Who acts, with which program and catalogue."""
        from casebook.record.events import Stamp
        from casebook.workers.worker import catalogue_of

        who = self.who or getpass.getuser()
        return Stamp(who, version(), catalogue_of(self.layers).sha256, why=self.why)


def listed(casebook: str) -> int:
    """Lists the forms, each with what waits."""
    from casebook.learning.forms.keeping import forms_of, prints_of
    from casebook.store.database import read_store

    with closing(read_store(casebook)) as store:
        forms = forms_of(store)
        if not forms.by_key:
            write("No form is known yet: mark a part of a paper in gauger review, or run gauger learn from FOLDER.")
            return Exit.SETTLED
        owners = [own.key for shape in prints_of(store, keeps=False).values() if (own := forms.of(shape)) is not None]
        for form in forms.by_key.values():
            write(_headline(form, owners.count(form.key)))
    write("gauger learn show FORM tells its marks; gauger learn accept FORM takes those that wait into use.")
    return Exit.SETTLED


def _headline(form: FormState, papers: int) -> str:
    from casebook.learning.forms.state import Standing

    waits = len(form.having(Standing.PROPOSED))
    asked = len(form.having(Standing.CONTRADICTED))
    right = sum(len(m.upheld) for m in form.all)
    wrong = [s.at[:10] for m in form.all for s in m.overruled]
    first = next((a.name for m in form.all for a in m.authors), "")
    parts = [
        f"{short(form.key)}  as {inert(first, 60)}",
        _several(papers, "paper"),
        f"{_several(len(form.used), 'mark')} in use",
        f"{waits} waiting" if waits else "",
        f"{asked} contradicting: a question" if asked else "",
        f"right {right}" if right else "",
        f"overruled {len(wrong)}, last on {max(wrong)}" if wrong else "",
    ]
    return ", ".join(p for p in parts if p)


def short(key: str) -> str:
    """A form's key as people type it."""
    return key.removeprefix("form-")[:8]


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def shown(name: str, order: LearningOrder) -> int:
    """Shows a form with its marks, the steps on it, and what those that wait would change."""
    from casebook.learning.forms.keeping import forms_of, steps_of
    from casebook.learning.forms.state import Standing
    from casebook.store.database import read_store

    with closing(read_store(order.casebook)) as store:
        forms = forms_of(store)
        form = _form(forms, name)
        write(f"form {short(form.key)}")
        for mark in form.all:
            for line in _told(mark):
                write(line)
        for event in steps_of(store, form.key):
            why = f": {inert(event.why)}" if event.why else ""
            write(f"  {event.seq}  {event.at[:10]}  {inert(event.who)}  {_step(event.action)}{why}")
        if waiting := tuple(m.key for m in form.having(Standing.PROPOSED)):
            write("Taken into use, what waits would change:")
            _write_impact(_impact(store, forms, form, waiting, order, keeps=False))
    return Exit.SETTLED


def _beginning(forms: Forms, name: str) -> list[FormState]:
    return [f for f in forms.by_key.values() if name and short(f.key).startswith(name.removeprefix("form-")[:8])]


def _form(forms: Forms, name: str) -> FormState:
    fitting = _beginning(forms, name)
    if len(fitting) == 1:
        return fitting[0]
    one = forms.mark(name) if name else None
    if one is None:
        raise Refused(
            f"no one form, mark or model is called {name}; gauger learn forms and gauger learn models list them"
        )
    return one[0]


def _told(mark: MarkState) -> Iterator[str]:
    words = said_of(mark.mark)
    yield f"  {mark.key[:8]}  {words}: {mark.standing}"
    for author in mark.authors:
        where = author.source or author.name
        yield f"            marked by {inert(author.who)} on {author.at[:10]} in {inert(where, 80)}"
    if mark.accepted:
        yield f"            accepted by {inert(mark.accepted[0])} on {mark.accepted[1][:10]}"
    if mark.upheld or mark.overruled:
        yield f"            right {len(mark.upheld)}, overruled {len(mark.overruled)}"
    if mark.in_vain:
        yield f"            of no use on {_several(mark.in_vain, 'paper')} that people worked on"
    if mark.against:
        yield f"            contradicts {', '.join(k[:8] for k in mark.against)}: retire one of them"
    if mark.retired:
        yield f"            {inert(mark.retired)}"


def _step(action: object) -> str:
    from casebook.record.actions import NAMES

    return NAMES[type(action)].replace("_", " ")  # type: ignore[index]


def _impact(
    store: Store,
    forms: Forms,
    form: FormState,
    marks: Sequence[str],
    order: LearningOrder,
    *,
    used: bool = True,
    keeps: bool = True,
) -> Impact:
    from casebook.learning.forms.trying import tried, with_marks

    bench = order.bench
    book = with_marks(forms, form.key, marks, used=used)
    return tried(store, forms, form.key, book, bench, _pipeline(store, order), _progress, keeps=keeps)


def _pipeline(store: Store, order: LearningOrder) -> Pipeline:
    """The chain that the casebook's papers are read by, with the model that people accepted."""
    from casebook.workers.worker import pipeline_of

    return pipeline_of(order.layers, read_by(store).model)


def _progress(done: int, among: int) -> None:
    if done == among or done % 25 == 0:
        say(f"{done} of {_several(among, 'paper')} read again")


def _write_impact(impact: Impact) -> None:
    counted = f"{_several(impact.values, 'value')} in {len(impact.touched)} of {_several(len(impact.papers), 'paper')}"
    write(f"  {counted} of this form would be read otherwise; {_several(len(impact.flips), 'verdict')} would change")
    for change in impact.changes[:_MOST]:
        verdict = f": {change.verdict}" if change.verdict else ""
        write(f"    {inert(change.label)} in {inert(change.document)}{verdict}")
        for fact in change.facts:
            write(f"      {inert(fact)}")
    if len(impact.changes) > _MOST:
        write(f"    … and {len(impact.changes) - _MOST} more items")


def accepted(names: Sequence[str], order: LearningOrder, *, is_sure: bool) -> int:
    """Takes marks into use once the person has seen what they change."""
    from casebook.learning.forms import deciding
    from casebook.learning.forms.keeping import forms_of
    from casebook.store.database import open_store

    with closing(open_store(order.casebook, make=False)) as store:
        forms = forms_of(store)
        try:
            form, marks = deciding.marks_named(forms, names, or_used=True)
            for mark in marks:
                write(f"  {mark.key[:8]}  {said_of(mark.mark)}")
            keys = tuple(m.key for m in marks)
            impact = _impact(store, forms, form, keys, order)
            _write_impact(impact)
            if not is_sure and not _is_meant():
                write("Nothing was changed.")
                return Exit.SETTLED
            deciding.accepted(store, form, keys, impact, order.stamp)
        except deciding.FormsError as trouble:
            raise Refused(str(trouble), Exit.USAGE) from trouble
        follow(store, (form.key,), order)
    return Exit.SETTLED


def _is_meant() -> bool:
    if not sys.stdin.isatty():
        raise Refused("nobody is there to ask: say --yes to take the marks into use", Exit.USAGE)
    say("Take them into use? y or n")
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def follow(store: Store, keys: Sequence[str], order: LearningOrder) -> None:
    """Reads the papers of some forms again and tells how many came out otherwise."""
    from casebook.learning.forms.deciding import followed

    changed = followed(store, keys, order.job, _pipeline(store, order), order.stamp, _progress)
    write(f"{_several(len(changed), 'paper')} came out otherwise and {'is' if len(changed) == 1 else 'are'} kept anew.")
