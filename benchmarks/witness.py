"""What the picture as witness costs: CPU seconds a document, for the values that decide and for all of them.

    python benchmarks/witness.py FOLDER [FOLDER ...]

PDFs are read without recognition, and then the places of their values are drawn and recognised. It needs gauger[ocr].
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

from casebook.workers import hearing
from casebook.workers.job import Job
from casebook.workers.worker import catalogue_of, pipeline_of
from classifier.law.catalogue import Catalogue
from extractor.document.model import Reading, Source
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source

JOB = Job(date(2026, 12, 1), "default", "0.1.0")


def asking(catalogue: Catalogue, values: str) -> Catalogue:
    """The catalogue with a policy that has these values heard: `deciding`, `all` or `none`."""
    policy = catalogue.policies[JOB.policy]
    assert policy.witness is not None
    return replace(catalogue, policies={JOB.policy: replace(policy, witness=replace(policy.witness, values=values))})


def heard(source: Source, reading: Reading, catalogue: Catalogue) -> tuple[float, int]:
    """CPU seconds that the witness took, and how many values it was asked for."""
    started = time.process_time()
    made = hearing.heard(source, reading, catalogue, JOB)
    seconds = time.process_time() - started
    return seconds, sum(fact.witness is not None for item in made.items for fact in item.facts)


def main(folders: list[str]) -> None:
    """Prints a line for reading and one for each policy."""
    catalogue, pipeline = catalogue_of(()), pipeline_of(())
    rules = {values: asking(catalogue, values) for values in ("none", "deciding", "all")}
    took, asked = {rule: list[float]() for rule in rules}, dict.fromkeys(rules, 0)
    reading_took = list[float]()
    paths = sorted(p for folder in folders for p in Path(folder).rglob("*.pdf"))
    for number, path in enumerate([paths[0], *paths]):  # the first time loads the recogniser
        source = open_source(path.name, path.read_bytes())
        started = time.process_time()
        reading = pipeline.read(source, ReadOptions(ocr=False))
        seconds = time.process_time() - started
        outcomes = {rule: heard(source, reading, under) for rule, under in rules.items()}
        if number:
            reading_took.append(seconds)
            for rule, (seconds, count) in outcomes.items():
                took[rule].append(seconds)
                asked[rule] += count
    print(f"{len(paths)} documents; reading: {_shown(reading_took)}")
    for rule, each in took.items():
        print(f"{rule}: {asked[rule]} values, {_shown(each)}")


def _shown(seconds: list[float]) -> str:
    return f"median {median(seconds):.3f} s, mean {sum(seconds) / len(seconds):.3f} s a document"


if __name__ == "__main__":
    main(sys.argv[1:])
