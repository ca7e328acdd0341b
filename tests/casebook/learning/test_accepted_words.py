"""An accepted word is a step of the ledger: what it changes is kept with it, and it is taken back in one step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from shipments import bench, stamp
from word_papers import entered, scanned

from casebook.learning import accepted_words
from casebook.learning.accepted_words import WordsError, accepted, in_use, taken_out, undone
from casebook.learning.forms.keeping import WORDS, acted, forms_of, steps_of
from casebook.learning.layer_file import Prepared, prepared
from casebook.learning.proposals import Proposal, proposals
from casebook.learning.trial import Change, ReadBy, replayed
from casebook.record import ledger
from casebook.record.actions.forms import FormStepUndone, PersonTakenOut, WordAccepted
from casebook.state.taken_out import PEOPLE, people_out
from casebook.store.database import Store, open_store
from classifier.loading.load import load

WHY = replace(stamp("carl"), why="marked for a test")


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    made = open_store(place)
    scanned(made)
    entered(made, "compaction_density", "2.43", "g/cm3", "2.43 g/cm3")
    yield made
    made.close()


def proposed(store: Store) -> Proposal:
    (proposal,) = proposals(store, load())
    return proposal


def taken(store: Store, folder: Path, who: str = "bob") -> tuple[int, Path]:
    """The word that the sheet proposes accepted by a person: the step's number and the file."""
    proposal = proposed(store)
    made = prepared(proposal, folder, load(), who, ())
    return accepted(store, proposal, made, replayed(store, proposal.word, bench(), ReadBy()), stamp(who)), made.path


def has_word(folder: Path) -> bool:
    return "Squeeze figure" in load(folder).vocabulary.properties["compaction_density"].terms["en"]


def test_an_accepted_word_is_in_the_ledger_with_who_proposed_it_and_what_it_changes(
    store: Store, tmp_path: Path
) -> None:
    step, path = taken(store, tmp_path / "office")
    (event,) = in_use(store)
    assert (event.seq, event.who) == (step, "bob")
    assert isinstance(event.action, WordAccepted)
    assert (event.action.term, event.action.of, event.action.people) == (
        "Squeeze figure",
        "compaction_density",
        ("ann",),
    )
    assert event.action.file == str(path) and len(event.action.impact) == 64
    assert has_word(tmp_path / "office") and not ledger.verify(store)
    other = (Change("x.pdf", "ZQ-7", ()),)
    accepted(store, proposed(store), prepared(proposed(store), tmp_path / "b", load(), "bob", ()), other, stamp("bob"))
    assert in_use(store)[1].action.impact != event.action.impact  # type: ignore[union-attr]
    assert not forms_of(store).by_key


def test_a_word_is_taken_back_in_one_step_and_may_be_accepted_anew(store: Store, tmp_path: Path) -> None:
    step, path = taken(store, tmp_path / "office")
    assert accepted_words.is_step(store, step)
    assert undone(store, step, stamp("carl")) == str(path)
    assert not path.exists() and not in_use(store) and not has_word(tmp_path / "office")
    with pytest.raises(WordsError, match="accept it anew"):
        undone(store, steps_of(store, WORDS)[-1].seq, stamp("carl"))
    again, path = taken(store, tmp_path / "office")
    assert again != step and path.exists() and [e.seq for e in in_use(store)] == [again]


def test_a_file_that_somebody_changed_is_left_alone(store: Store, tmp_path: Path) -> None:
    step, path = taken(store, tmp_path / "office")
    path.write_text(path.read_text() + "# mine\n")
    with pytest.raises(WordsError, match="by hand"):
        undone(store, step, stamp())
    with pytest.raises(WordsError, match="by hand"):
        taken_out(store, "bob", WHY)
    assert path.exists() and in_use(store) and not people_out(store)


def test_no_file_of_another_name_is_removed_whatever_a_casebook_says(store: Store, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("properties: {}\n")
    hostile = WordAccepted("x", "mass", str(mine), Prepared(mine, mine.read_bytes()).digest, ("ann",), "")
    acted(store, [(WORDS, hostile)], stamp())
    with pytest.raises(WordsError, match="left alone"):
        undone(store, steps_of(store, WORDS)[-1].seq, stamp())
    assert mine.exists()


def test_what_was_ended_between_ledger_and_file_is_finished_by_doing_it_again(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(*_: object, **__: object) -> None:
        raise Killed

    proposal = proposed(store)
    made = prepared(proposal, tmp_path / "office", load(), "bob", ())
    shown = replayed(store, proposal.word, bench(), ReadBy())
    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(Path, "replace", killed)
        accepted(store, proposal, made, shown, stamp("bob"))
    assert not has_word(tmp_path / "office")
    step, path = taken(store, tmp_path / "office")
    assert path.exists() and len(steps_of(store, WORDS)) == 1
    for _ in range(2):
        with monkeypatch.context() as patched, pytest.raises(Killed):
            patched.setattr(Path, "unlink", killed)
            undone(store, step, stamp())
        assert path.exists() and not in_use(store)
    undone(store, step, stamp())
    assert not path.exists() and len(steps_of(store, WORDS)) == 2


def test_a_folder_that_cannot_be_written_leaves_the_ledger_as_it_was(store: Store, tmp_path: Path) -> None:
    proposal = proposed(store)
    made = prepared(proposal, tmp_path / "office", load(), "bob", ())
    (tmp_path / "office").write_text("a file")
    with pytest.raises(OSError, match="office"):
        accepted(store, proposal, made, (), stamp())
    assert not steps_of(store, WORDS)


@pytest.mark.parametrize(("person", "goes"), [("bob", True), ("ann", True), ("dora", False)])
def test_a_persons_words_go_with_all_that_rests_on_them(store: Store, tmp_path: Path, person: str, goes: bool) -> None:
    _, path = taken(store, tmp_path / "office")
    assert accepted_words.concerned(store, person) is goes
    if not goes:
        return
    with pytest.raises(WordsError, match="--why"):
        taken_out(store, person, stamp())
    assert taken_out(store, person, WHY) == (str(path),)
    assert not path.exists() and not in_use(store)
    assert [e.action for e in steps_of(store, PEOPLE)] == [PersonTakenOut(person)]
    assert taken_out(store, person, WHY) == () and len(steps_of(store, PEOPLE)) == 1


def test_a_word_that_another_person_proposed_too_stays(store: Store, tmp_path: Path) -> None:
    entered(store, "compaction_density", "2.43", "g/cm3", "2.43 g/cm3", who="eve")
    assert proposed(store).people == ("ann", "eve")
    _, path = taken(store, tmp_path / "office")
    assert not accepted_words.concerned(store, "eve")
    acted(store, [(PEOPLE, PersonTakenOut("eve"))], WHY)
    assert accepted_words.concerned(store, "ann")
    taken_out(store, "ann", WHY)
    assert not path.exists()


def test_who_was_taken_out_proposes_no_words_until_that_is_undone(store: Store) -> None:
    acted(store, [(PEOPLE, PersonTakenOut("ann"))], WHY)
    assert not proposals(store, load())
    acted(store, [(PEOPLE, FormStepUndone(steps_of(store, PEOPLE)[-1].seq))], stamp())
    assert proposed(store).people == ("ann",)
