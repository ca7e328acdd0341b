"""What forms teach: facts F1 on the next paper after k corrected ones, other suppliers, poisoned marks, and the cost.

    python benchmarks/learning.py [--suppliers 60] [--seed 7] [--poisoned 20]

Suppliers are drawn (`corpora/generator/suppliers.py`): six papers each, other values, models and page counts, every
third form drifts from its fifth paper on. The labels of a paper are what a person would have corrected.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random

from casebook.learning.forms import deciding
from casebook.learning.forms.from_folder import taken
from casebook.learning.forms.keeping import acted, forms_of
from casebook.learning.forms.labelled import lesson_of_both, states
from casebook.learning.forms.proposing import Teacher
from casebook.learning.forms.state import Standing
from casebook.learning.forms.trying import Impact
from casebook.record.actions import Action, Added, Confirmed, Rejected, Signed
from casebook.record.actions.forms import FormMarked
from casebook.record.events import Stamp
from casebook.run.keeping import Edition, News, keep_all
from casebook.state import folder
from casebook.state.model import DocumentState
from casebook.store.database import Store, open_store
from casebook.workers.job import Job
from casebook.workers.worker import answer_of
from classifier.facts import Method
from classifier.judging.classify import classify
from classifier.loading.load import load
from corpora.generator.suppliers import labels as labels_of
from corpora.generator.suppliers import papers
from corpora.labels import LabelledDocument, Labels
from corpora.scoring import SCORED, Score, score
from extractor.document.model import Contents, Reading, Source
from extractor.document.read_options import ReadOptions
from extractor.forms.book import FormBook
from extractor.forms.likeness.fingerprint import fingerprint
from extractor.forms.model import FormMark, KnownForm, Said, Says
from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline, may_hold_a_table
from extractor.readers.reading import read
from extractor.report import report_of

DAY = date(2026, 12, 1)
JOB = Job(DAY, "default", "1")
CATALOGUE = load()
PIPELINE = Pipeline(CATALOGUE)


@dataclass(frozen=True)
class Paper:
    """A drawn paper with its labels, its pages, what the reader makes of it and what it teaches."""

    label: LabelledDocument
    source: Source
    contents: Contents
    plain: Reading
    marks: tuple[FormMark, ...]

    def read(self, book: FormBook | None) -> Reading:
        return PIPELINE.understood(self.source, self.contents, book)


def drawn(seed: int, number: int) -> list[Paper]:
    made = list(papers(seed, number))
    known = Labels.model_validate(labels_of(made)).documents
    return [_paper(label, data) for label, (_, data) in zip(known, made, strict=True)]


def _paper(label: LabelledDocument, data: bytes) -> Paper:
    source = open_source(label.file, data)
    contents = read(source, replace(ReadOptions(ocr=False), want_tables=may_hold_a_table))
    plain = PIPELINE.understood(source, contents)
    lesson = lesson_of_both(label, replace(plain, contents=contents), PIPELINE)
    return Paper(label, source, contents, plain, lesson.marks)


def book(several: Sequence[Sequence[Paper]]) -> FormBook:
    """The forms of some suppliers, each by its corrected papers."""
    known = []
    for number, corrected in enumerate(several):
        marks = {m: p.label.file for p in reversed(corrected) for m in p.marks}
        said = tuple(Said(m, "LW", "2026-12-03", name) for m, name in marks.items())
        known.append(KnownForm(f"f{number}", tuple(fingerprint(p.contents.pages) for p in corrected), said))
    return FormBook(tuple(k for k in known if k.marks))


def scored(pairs: Sequence[tuple[Paper, Reading]]) -> Score:
    lines = {}
    for paper, reading in pairs:
        made = [classify(i, CATALOGUE, as_of=DAY) for i in reading.items]
        line = report_of(reading, made, catalogue_hash="x", as_of=DAY, program="x").line()
        lines[paper.label.sha256] = json.loads(line)
    documents = tuple(p.label for p, _ in pairs)
    return score(Labels(labels="gauger-labels/1", made=True, documents=documents), lines)


def told(name: str, made: Score) -> str:
    facts, tally = made.facts, made.tally
    return (
        f"{name:<44}{facts.f1 or 0:>8.4f}{facts.found:>7}{facts.false:>7}{facts.missed:>8}"
        f"{tally.outcomes_right:>6}/{tally.outcomes:<4}{tally.cleared_wrongly:>9}"
    )


def curve(suppliers: Sequence[Sequence[Paper]], title: str) -> Iterator[str]:
    yield f"{title:<44}{'F1':>8}{'right':>7}{'false':>7}{'missed':>8}{'outcome':>11}{'cleared wrongly':>17}"
    for k in range(6):
        plain = [(own[k], own[k].plain) for own in suppliers]
        yield told(f"paper {k + 1}, as the reader", scored(plain))
        if k:
            marked = [(own[k], own[k].read(book([own[:k]]))) for own in suppliers]
            yield told(f"paper {k + 1} after {k} corrected", scored(marked))


def untouched(suppliers: Sequence[Sequence[Paper]]) -> Iterator[str]:
    """Every second supplier corrected once; the papers of the others must be read as before."""
    taught = book([own[:1] for own in suppliers[::2]])
    others = [paper for own in suppliers[1::2] for paper in own]
    changed = [p.label.file for p in others if p.read(taught).items != p.plain.items]
    yield f"suppliers that were not corrected: {len(changed)} of {len(others)} papers read otherwise {changed or ''}"


def cost(suppliers: Sequence[Sequence[Paper]]) -> Iterator[str]:
    """Seconds of CPU for understanding papers without marks and with the book of all suppliers, interleaved."""
    every = book([own[:1] for own in suppliers])
    rest = [own[1] for own in suppliers]
    spent = {"without": [], "with": [], "of no form": []}  # type: dict[str, list[float]]
    strangers = book([own[:1] for own in suppliers[: len(suppliers) // 2]])
    unknown = [own[1] for own in suppliers[len(suppliers) // 2 :]]
    for _ in range(5):
        for name, those, chosen in (
            ("without", rest, None),
            ("with", rest, every),
            ("of no form", unknown, strangers),
        ):
            began = time.process_time()
            for paper in those:
                paper.read(chosen)
            spent[name].append((time.process_time() - began) / len(those))
    whole = sorted(_reading(own[1]) for own in suppliers[:20])
    middle = {name: sorted(several)[2] * 1000 for name, several in spent.items()}
    yield (
        f"CPU a paper: pages and understanding {sum(whole) / len(whole) * 1000:.0f} ms, of which understanding "
        f"{middle['without']:.1f} ms without marks, {middle['with']:.1f} ms with marks of its form ({len(suppliers)} "
        f"forms known), {middle['of no form']:.1f} ms of no known form ({len(suppliers) // 2} known)"
    )


def _reading(paper: Paper) -> float:
    began = time.process_time()
    contents = read(paper.source, replace(ReadOptions(ocr=False), want_tables=may_hold_a_table))
    PIPELINE.understood(paper.source, contents)
    return time.process_time() - began


def stamp(who: str) -> Stamp:
    return Stamp(who, "1", CATALOGUE.sha256)


def poisoned(suppliers: Sequence[Sequence[Paper]], seed: int) -> Iterator[str]:
    """One mark in twenty is wrong, and one user marks the goods of every third supplier away; others correct it."""
    rng = Random(f"{seed}.poison")  # noqa: S311
    teacher = Teacher(CATALOGUE)
    with tempfile.TemporaryDirectory() as place, closing(open_store(Path(place) / "poison.casebook")) as store:
        wrong = {}
        for number, own in enumerate(suppliers):
            taken(store, own[0].label, replace(own[0].plain, contents=own[0].contents), PIPELINE, stamp("LW"))
            form = forms_of(store).of(fingerprint(own[0].contents.pages))
            if form is None:
                continue  # its first paper taught nothing
            bad = [_wronged(m) for m in own[0].marks if m.says is Says.VALUE and rng.random() < 0.05]
            if number % 3 == 0:
                bad += [_wronged(m) for m in own[0].marks if m.says is Says.VALUE]
            shape = fingerprint(own[0].contents.pages)
            who = "JZ" if number % 3 == 0 else "LW"
            # A wrong mark stands alone, as where nobody has marked the place rightly before.
            right = tuple(m.key for m in form.all if not any(b.place == m.mark.place for b in bad))
            if bad:
                gone = tuple(m.key for m in form.all if m.key not in right)
                deciding.retired(store, form, gone, replace(stamp("LW"), why="never made"))
                acted(store, [(form.key, FormMarked(shape, own[0].label.sha256, "x", b)) for b in bad], stamp(who))
            form = forms_of(store).by_key[form.key]
            keys = tuple(m.key for m in form.having(Standing.PROPOSED))
            deciding.accepted(store, form, keys, Impact((), ()), stamp(who))
            wrong[form.key] = {b.key for b in bad}
        total = sum(map(len, wrong.values()))
        yield f"poisoned: {total} wrong marks in {len(suppliers)} forms"
        for k in (1, 2, 3):
            pairs = [_reviewed(store, own[k], teacher) for own in suppliers]
            forms = forms_of(store)
            left = sum(m.key in wrong.get(f.key, ()) for f in forms.by_key.values() for m in f.used)
            asked = sum(len(f.having(Standing.CONTRADICTED)) for f in forms.by_key.values())
            before = scored([(own[k], own[k].plain) for own in suppliers]).tally.cleared_wrongly
            made = scored(pairs)
            alone = {p.label.file for p, _ in pairs if scored([(p, p.plain)]).tally.cleared_wrongly}
            by_marks = {p.label.file for p, r in pairs if scored([(p, r)]).tally.cleared_wrongly}
            yield (
                f"  paper {k + 1}: F1 {made.facts.f1:.4f}; cleared wrongly {made.tally.cleared_wrongly}, of which the "
                f"reader alone does not {len(by_marks - alone)} (reader alone {before}); wrong marks "
                f"still used after it {left}, marks in question {asked}"
            )


def _wronged(mark: FormMark) -> FormMark:
    return FormMark(mark.place, Says.NOTHING)


def _reviewed(store: Store, paper: Paper, teacher: Teacher) -> tuple[Paper, Reading]:
    """A paper read with the marks that count, and corrected by an honest person."""
    reading = paper.read(forms_of(store).book)
    answer = answer_of(reading, reading.items, CATALOGUE, JOB)
    keep_all(store, [News(reading.identity, answer, Edition("1", "c", "no-ocr"))], JOB, stamp("scan"))
    before = folder.opened(store, paper.label.sha256)
    steps: list[Action] = []
    wanted = [x for item in paper.label.items for f in item.facts for x in f.readings()]
    for key, item in before.state.items.items():
        for fact in item.facts:
            read_ = fact.original
            if read_ is None or read_.marked is None or read_.property not in SCORED or isinstance(read_.value, str):
                continue
            is_right = any(states(label, read_) for label in wanted)
            steps.append(Confirmed(key, fact.key) if is_right else Rejected(key, fact.key))
    steps += _missed(paper, reading, before.state)
    steps += [Signed(key, "undetermined") for key, item in before.state.items.items() if item.stands]
    if steps:
        after = folder.acted(store, before, steps, stamp("KM"))
        teacher.learned(store, before, after, stamp("KM"))
    return paper, reading


def _missed(paper: Paper, reading: Reading, state: DocumentState) -> Iterator[Action]:
    """The paper's values that the reading lacks, as a person enters them: at the place where each stands."""
    right = paper.read(book([[paper]]))
    for key, item in state.items.items():
        read_ = [i for i in reading.items if i.label == item.name]
        has = {(f.property, str(f.value)) for i in read_ for f in i.facts}
        wanted = [x for i in paper.label.items if i.label == item.name for f in i.facts for x in f.readings()]
        for fact in (f for i in right.items if i.label == item.name for f in i.facts):
            is_scored = fact.property in SCORED and not isinstance(fact.value, str) and fact.evidence
            if is_scored and (fact.property, str(fact.value)) not in has and any(states(x, fact) for x in wanted):
                has.add((fact.property, str(fact.value)))
                yield Added(key, f"k{len(has)}.{fact.property}", replace(fact, method=Method.ENTERED, marked=None))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--suppliers", type=int, default=60)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--poisoned", type=int, default=20)
    parser.add_argument("--only-poisoned", action="store_true")
    asked = parser.parse_args()
    suppliers = [drawn(asked.seed, n) for n in range(asked.poisoned if asked.only_poisoned else asked.suppliers)]
    if asked.only_poisoned:
        print("\n".join(poisoned(suppliers, asked.seed)))
        return
    for part in (
        curve(suppliers, f"{asked.suppliers} suppliers, seed {asked.seed}"),
        untouched(suppliers),
        cost(suppliers),
        poisoned(suppliers[: asked.poisoned], asked.seed) if asked.poisoned else iter(()),
    ):
        for line in part:
            print(line, flush=True)


if __name__ == "__main__":
    main()
