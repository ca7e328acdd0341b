"""A correction on one paper is a mark of its form: proposed, accepted, used, overruled, retired, taken out, undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from form_papers import JOB, does, entered, fact_key, facts, only_item, paper, scanned, stamp, teacher

from casebook.learning.forms import deciding
from casebook.learning.forms.deciding import FormsError, followed
from casebook.learning.forms.keeping import acted, forms_of, key_of, papers_of, prints_of, steps_of
from casebook.learning.forms.packs import opened, packed, taken_in
from casebook.learning.forms.state import FormState, MarkState, Standing
from casebook.learning.forms.trying import Impact, tried, with_marks
from casebook.record import ledger
from casebook.record.actions import Added, Confirmed, Corrected, Rejected, Undone
from casebook.record.actions.forms import FormMarked, MarksAccepted
from casebook.review.judging import Bench
from casebook.state import folder
from casebook.state.taken_out import PEOPLE
from casebook.store.database import Store, open_store
from extractor.forms.model import FormMark, Place, Says
from tests.extractor.drawn import catalogue
from tests.extractor.forms.sheets import PIPELINE, layout, maker

MARKS = (
    FormMark(Place("piece figure"), Says.VALUE, "mass"),
    FormMark(Place("charge figure"), Says.VALUE, "capacity"),
    FormMark(Place("terminal voltage"), Says.VALUE, "nominal_voltage"),
    FormMark(Place("weight of the yoke"), Says.NOTHING),
)


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    made = open_store(place)
    yield made
    made.close()


def bench() -> Bench:
    return Bench(catalogue(), JOB.as_of, JOB.policy)


def teach(store: Store, document: str, weight: str = "121", who: str = "LW") -> str:
    """A person adds the mass that the reader did not find; gives the mark's key."""
    mine = folder.opened(store, document)
    value = entered(mine.pages[0], "mass", weight, "g", f"{weight} g")
    taught = does(store, document, Added(only_item(mine), "mine-mass", value), who=who)
    assert taught is not None
    (mark,) = taught.marks
    return mark.key


def form(store: Store) -> FormState:
    (only,) = forms_of(store).by_key.values()
    return only


def mark(store: Store, key: str) -> MarkState:
    return (form(store).marks or {})[key]


def impact(store: Store, *marks: str) -> Impact:
    forms = forms_of(store)
    return tried(store, forms, form(store).key, with_marks(forms, form(store).key, marks), bench(), PIPELINE)


def accept(store: Store, *marks: str, who: str = "LW") -> tuple[str, ...]:
    own = form(store)
    deciding.accepted(store, own, marks, impact(store, *marks), stamp(who))
    return followed(store, [own.key], JOB, PIPELINE, stamp(who))


def test_a_correction_is_a_proposal_and_changes_no_reading(store: Store) -> None:
    first, second = paper(store, 1), paper(store, 2, "70 g")
    key = teach(store, first)
    assert mark(store, key).standing is Standing.PROPOSED
    assert mark(store, key).mark.place.label == "piece figure"
    assert not forms_of(store).book.forms
    assert "mass 70 g" not in facts(store, second)


def test_the_impact_tells_the_papers_before_anybody_accepts(store: Store) -> None:
    first, second, other = (
        paper(store, 1),
        paper(store, 2, "70 g"),
        scanned(store, "x.pdf", layout("A-1", "1 Ah", "3.7 V", "9 g")),
    )
    key = teach(store, first)
    made = impact(store, key)
    assert set(made.papers) == {first, second} and other not in made.papers
    assert [f for c in made.changes if c.document == "paper-2.pdf" for f in c.facts] == ["also mass 70 g"]
    assert "mass 70 g" not in facts(store, second)


def test_an_accepted_mark_is_followed_by_all_papers_of_the_form_and_by_the_next(store: Store) -> None:
    first, second = paper(store, 1), paper(store, 2, "70 g")
    key = teach(store, first)
    assert second in accept(store, key)
    assert "mass 70 g" in facts(store, second)
    assert "mass 33 g" in facts(store, paper(store, 3, "33 g"))
    assert mark(store, key).accepted == ("LW", "2026-12-03T09:00:00.000+00:00")


def test_accepting_again_finishes_what_was_ended_in_the_middle(store: Store) -> None:
    first, second = paper(store, 1), paper(store, 2, "70 g")
    key = teach(store, first)
    own = form(store)
    deciding.accepted(store, own, [key], impact(store, key), stamp())  # and the process dies here
    assert "mass 70 g" not in facts(store, second)
    assert second in accept(store, key)
    assert "mass 70 g" in facts(store, second)
    assert sum(isinstance(e.action, MarksAccepted) for e in steps_of(store, own.key)) == 1
    assert accept(store, key) == ()


def test_one_step_back_reads_the_papers_as_before(store: Store) -> None:
    first, second = paper(store, 1), paper(store, 2, "70 g")
    before = facts(store, second)
    key = teach(store, first)
    accept(store, key)
    (step,) = (e.seq for e in steps_of(store, form(store).key) if isinstance(e.action, MarksAccepted))
    _, keys = deciding.undone(store, step, stamp())
    assert second in followed(store, keys, JOB, PIPELINE, stamp())
    assert facts(store, second) == before
    assert mark(store, key).standing is Standing.PROPOSED


def test_a_correction_that_is_undone_takes_its_mark_with_it(store: Store) -> None:
    first = paper(store, 1)
    key = teach(store, first)
    step = next(e for e in folder.opened(store, first).events if isinstance(e.action, Added))
    ledger.act(store, first, Undone(step.seq), stamp())
    assert key not in (form(store).marks or {}) if forms_of(store).by_key else True


def test_a_mark_that_was_overruled_twice_is_retired(store: Store) -> None:
    key = teach(store, paper(store, 1))
    accept(store, key)
    for number in (2, 3):
        assert mark(store, key).standing is Standing.USED
        document = paper(store, number, f"{60 + number} g")
        item, fact = fact_key(store, document, "mass", f"{60 + number} g")
        mine = folder.opened(store, document)
        wrong = next(f.original for f in mine.state.items[item].facts if f.key == fact)
        assert wrong is not None and wrong.marked is not None
        value = entered(mine.pages[0], "mass", "640", "g", "640 g")
        does(store, document, Corrected(item, fact, value), who="KM")
    assert mark(store, key).standing is Standing.RETIRED
    assert key not in {m.mark.key for f in forms_of(store).book.forms for m in f.marks}


def test_a_value_that_a_person_confirms_upholds_its_mark(store: Store) -> None:
    key = teach(store, paper(store, 1))
    accept(store, key)
    document = paper(store, 2, "70 g")
    does(store, document, Confirmed(*fact_key(store, document, "mass", "70 g")), who="KM")
    assert [s.who for s in mark(store, key).upheld] == ["KM"]
    assert mark(store, key).overruled == ()
    current = next(
        f for i in folder.opened(store, document).state.items.values() for f in i.current.facts if f.property == "mass"
    )
    assert current.marked is None


def test_marks_that_contradict_are_a_question_and_used_by_nobody(store: Store) -> None:
    key = teach(store, paper(store, 1))
    accept(store, key)
    document = paper(store, 2, "70 g")
    taught = does(store, document, Rejected(*fact_key(store, document, "mass", "70 g")), who="KM")
    assert taught is not None
    assert mark(store, key).standing is Standing.CONTRADICTED
    assert not forms_of(store).book.forms
    (other,) = (m.key for m in taught.marks)
    with pytest.raises(FormsError, match="contradicts"):
        deciding.accepted(store, form(store), [other], impact(store, other), stamp("KM"))
    deciding.retired(store, form(store), [key], stamp("KM", "the figure is the box's"))
    assert mark(store, other).standing is Standing.PROPOSED


def test_a_retired_mark_that_another_person_makes_is_a_proposal_again_and_contradicts_what_took_its_place(
    store: Store,
) -> None:
    first, second = paper(store, 1), paper(store, 2, "70 g")
    key = teach(store, first)
    own = form(store)
    deciding.retired(store, own, [key], stamp("JZ", why="not wanted"))
    wrong = FormMark(mark(store, key).mark.place, Says.NOTHING)
    acted(store, [(own.key, FormMarked(own.prints[0], first, "paper-1.pdf", wrong))], stamp("JZ"))
    accept(store, wrong.key, who="JZ")
    assert (mark(store, key).standing, mark(store, wrong.key).standing) == (Standing.RETIRED, Standing.USED)
    assert teach(store, second, "70", who="KM") == key
    assert mark(store, key).standing is mark(store, wrong.key).standing is Standing.CONTRADICTED


def test_a_mark_is_retired_with_a_reason_only(store: Store) -> None:
    key = teach(store, paper(store, 1))
    with pytest.raises(FormsError, match="say why"):
        deciding.retired(store, form(store), [key], stamp())


def test_one_persons_marks_go_with_all_that_rests_on_them(store: Store) -> None:
    first, second = paper(store, 1), paper(store, 2, "70 g")
    before = facts(store, second)
    key = teach(store, first, who="JZ")
    accept(store, key, who="JZ")
    assert "mass 70 g" in facts(store, second)
    _, keys = deciding.taken_out(store, "JZ", stamp("LW", "marked for a test"))
    followed(store, keys, JOB, PIPELINE, stamp())
    assert mark(store, key).standing is Standing.TAKEN_OUT
    assert facts(store, second) == before
    with pytest.raises(FormsError, match="nothing"):
        deciding.taken_out(store, "QQ", stamp("LW", "x"))
    deciding.undone(store, steps_of(store, PEOPLE)[-1].seq, stamp())
    assert mark(store, key).standing is Standing.USED


def test_a_mark_that_another_person_made_too_stays(store: Store) -> None:
    key = teach(store, paper(store, 1), who="JZ")
    teach(store, paper(store, 2, "70 g"), "70", who="LW")
    accept(store, key, who="LW")
    deciding.taken_out(store, "JZ", stamp("LW", "left us"))
    assert mark(store, key).standing is Standing.USED
    assert mark(store, key).said.who == "LW"


def test_what_a_person_said_of_a_paper_stands_when_it_is_read_again(store: Store) -> None:
    first, second = paper(store, 1), paper(store, 2, "70 g")
    does(store, second, Rejected(*fact_key(store, second, "mass", "640 g")), who="KM")
    accept(store, teach(store, first))
    assert "mass 640 g" not in facts(store, second)
    assert "mass 70 g" in facts(store, second)


def test_an_item_cleared_by_a_mark_alone_waits_for_a_person(store: Store) -> None:
    key = teach(store, paper(store, 1))
    accept(store, key)
    ratings = "Rated capacity         1.0 Ah\n        Nominal voltage        3.7 V"
    document = scanned(store, "light.pdf", maker("HC-9", "1.0 Ah", "3.7 V", "121 g", ratings))
    does(store, document, Rejected(*fact_key(store, document, "mass", "640 g")), who="KM")
    mine = folder.opened(store, document)
    item = mine.state.items[only_item(mine)]
    assert bench().judged(item).outcome == "undetermined"
    does(store, document, Confirmed(*fact_key(store, document, "mass", "121 g")), who="KM")
    again = folder.opened(store, document).state.items[item.key]
    assert bench().judged(again).outcome == "not_controlled"


def test_a_pack_holds_no_value_and_no_name_and_comes_in_as_a_proposal(store: Store, tmp_path: object) -> None:
    document = paper(store, 1)
    shape = prints_of(store)[document]
    acted(store, [(key_of(shape), FormMarked(shape, document, "paper-1.pdf", m)) for m in MARKS], stamp())
    accept(store, *(m.key for m in MARKS))
    text = packed(forms_of(store), catalogue().vocabulary, "2026-12-03")
    assert not any(word in text.casefold() for word in ("harrow", "hc-10", "121", "lw", "paper-1", "8.1"))
    assert "piece figure" in text
    other = open_store(str(tmp_path) + "/other.casebook")
    pack, digest = opened(text.encode())
    (key,) = taken_in(other, pack, digest, "Ningbo office", stamp("KM"))
    one = forms_of(other).by_key[key].all[0]
    assert one.standing is Standing.PROPOSED
    assert one.authors[0].source == f"Ningbo office, SHA-256 {digest}"
    assert not forms_of(other).book.forms
    document = paper(other, 5, "44 g")
    deciding.accepted(other, forms_of(other).by_key[key], [m.key for m in MARKS], Impact((), ()), stamp("KM"))
    assert document in followed(other, [key], JOB, PIPELINE, stamp("KM"))
    assert "mass 44 g" in facts(other, document)
    other.close()


@pytest.mark.parametrize("data", [b"", b"{}", b'{"forms": "gauger-forms/3", "made": "x", "known": []}', b"\xff\xfe"])
def test_what_is_no_pack_is_refused(data: bytes) -> None:
    with pytest.raises(FormsError, match="it is no pack"):
        opened(data)


def test_fingerprints_are_kept_and_made_anew_with_a_new_reading(store: Store) -> None:
    first, second = paper(store, 1), paper(store, 2)
    assert prints_of(store)[first] == prints_of(store)[second]
    accept(store, teach(store, first))
    assert set(papers_of(store, forms_of(store), form(store).key)) == {first, second}


def test_a_trade_papers_correction_teaches_no_form(store: Store) -> None:
    document = paper(store, 1)
    mine = folder.opened(store, document)
    moved = entered(mine.pages[0], "mass", "121", "g", "121 g")
    assert teacher().learned(store, mine, mine, stamp()) is None
    assert moved.evidence[0].text == "121 g"


def test_the_ledger_is_whole_after_all_of_it(store: Store) -> None:
    accept(store, teach(store, paper(store, 1)))
    assert ledger.verify(store) == ()
