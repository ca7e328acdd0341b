"""What stands against putting an item into a declaration: each reason with what to do about it.

A declaration says what people stand for. So nothing goes into one that is open, reopened, unsigned where the
house asks for signatures, signed without the blind entry that it asks for, in another person's hands, or out of a
document of which a page was not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from casebook.record.actions import Signed
from casebook.review.finding import Place
from casebook.review.judging import Bench
from casebook.review.looking import unseen
from casebook.review.questions import CANNOT_TELL, questions
from casebook.review.values import sources
from casebook.review.values.blind_entry import hidden
from casebook.review.values.typed_values import grammar
from casebook.state.folder import Folder
from casebook.state.model import ItemState
from casebook.state.people import holds
from casebook.state.people.persons import ACCOUNT, same_person
from casebook.state.people.signing import Rules, Standing, standing
from classifier.judging.determination import Determination, Outcome
from classifier.judging.missing import CONTROL_CODE, PRODUCT, UNREAD_PAGES
from extractor.document.model import Severity, Status

REVIEW = "gauger review"


@dataclass(frozen=True, slots=True)
class Subject:
    """An item that somebody wants to declare, as the casebook has it and as the law makes of it."""

    place: Place
    folder: Folder
    item: ItemState
    made: Determination
    signed: Standing
    rules: Rules


@dataclass(frozen=True, slots=True)
class Objection:
    """Why an item, named by `label`, cannot be declared, and what to do; `item` is its key, if it is about one."""

    label: str
    reason: str
    remedy: str
    item: str | None = None


def subject(place: Place, folder: Folder, bench: Bench, rules: Rules) -> Subject:
    """The item of a place; raises `KeyError` where its document no longer has it."""
    item = folder.state.items[place.item]
    made = bench.judged(item)
    return Subject(place, folder, item, made, standing(item, str(made.outcome), folder.events, rules), rules)


def objections(about: Subject, bench: Bench, who: str, now: datetime) -> tuple[Objection, ...]:
    """All that stands against declaring an item; nothing where it is ready."""
    several = (*_of_hands(about, who, now), *lacking_for(about, bench))
    return tuple(Objection(about.place.label, reason, remedy, about.item.key) for reason, remedy in several)


def lacking_for(about: Subject, bench: Bench) -> tuple[tuple[str, str], ...]:
    """What the record lacks before anything is said of an item, whoever asks: each reason with its remedy."""
    return (
        *_of_document(about),
        *_of_work(about),
        *_of_signing(about),
        *unfounded(about, bench),
        *_of_verdict(about, bench),
    )


def _of_document(about: Subject) -> Iterator[tuple[str, str]]:
    reading = about.folder.state.reading
    if reading is None or reading.status is not Status.READ or not about.item.read.complete:
        troubles = [p for p in (reading.problems if reading else ()) if p.severity is not Severity.NOTE]
        told = "; ".join(f"page {p.page}: {p.message}" if p.page else p.message for p in troubles)
        reason = f"{about.folder.name} was not read whole" + (f" ({told})" if told else "")
        yield reason, "mend the file, or have it sent again, and scan it anew"
    for word in about.item.removals[-1:]:
        yield f"{word.who} found it no goods of its own: {word.why or 'no reason given'}", f"put it back: {REVIEW}"
    if not about.item.seen:
        yield "the newest reading of its document does not find it", f"look at it: {REVIEW}"


def _of_hands(about: Subject, who: str, now: datetime) -> Iterator[tuple[str, str]]:
    held = holds.holder(about.item, who, now)
    if held is not None:
        yield f"{held.who} has it in hand", "wait until it is put back"


def _of_work(about: Subject) -> Iterator[tuple[str, str]]:
    if about.item.reopened is not None:
        yield f"it was reopened: {about.item.reopened}", f"settle and sign it: {REVIEW}"
    elif lacks_signature(about):
        lacking = about.signed.needed - len(about.signed.signers)
        rule = about.rules.signed_by if about.signed.needed > 1 else about.rules.unsigned_by
        by = f" ({rule})" if rule else ""
        yield f"it is {about.signed}", f"{lacking} more to sign, under different names{by}: {REVIEW}"


def lacks_signature(about: Subject) -> bool:
    """Whether one of the things that stand against it is a signature, which only somebody else may be free to give."""
    is_enough = about.signed.is_enough(str(about.made.outcome))
    return about.item.reopened is None and _is_settled(about) and not is_enough


def _of_signing(about: Subject) -> Iterator[tuple[str, str]]:
    """Signatures under a laxer policy than the one that the item is declared under."""
    for doubt in about.signed.doubted:
        yield doubt, f"have another person sign it: {REVIEW}"
    signers = about.signed.signers
    for number, (who, signature) in enumerate(zip(signers, about.signed.signatures, strict=True)):
        account = signature.event.account if signature.event else None
        seen = hidden(about.item, about.made, who, about.rules, signers[:number], account)
        if seen:
            reason = f"{who} signed without typing {len(seen)} deciding values unseen ({about.rules.blind_by})"
            yield reason, f"reopen it under this policy, type them and sign again: {REVIEW}"
        else:
            yield from _of_looking(about, who)


def _of_looking(about: Subject, who: str) -> Iterator[tuple[str, str]]:
    """A signature from before its deciding facts were on the person's screen."""
    events = about.folder.events
    theirs = (e for e in events if same_person(e.who, who) and isinstance(e.action, Signed))
    signed = max((e for e in theirs if getattr(e.action, "item", "") == about.item.key), key=lambda e: e.seq)
    account = getattr(signed.action, "account", None) if ACCOUNT in about.rules.apart.by else None
    lacking = unseen(about.item, about.made, who, (e for e in events if e.seq < signed.seq), account)
    if lacking:
        reason = f"{who} signed before this was on the screen: {', '.join(lacking)}"
        yield reason, f"{who} looks at it (gauger show --who, or the app) and signs again: {REVIEW}"


def unfounded(about: Subject, bench: Bench) -> tuple[tuple[str, str], ...]:
    """Values that people entered and that neither stand in their quote nor have a source that carries the outcome."""
    if all(f.value is None for f in about.item.facts):
        return ()
    pages, words = sources.by_number(about.folder.pages), grammar(bench.catalogue.vocabulary)
    told = sources.unfounded(about.item, about.made, words, pages, about.rules)
    return tuple((reason, f"enter it with its words or its source: {REVIEW}") for reason in told)


def _is_settled(about: Subject) -> bool:
    return about.made.outcome is not Outcome.UNDETERMINED


def _of_verdict(about: Subject, bench: Bench) -> Iterator[tuple[str, str]]:
    asked = questions(about.item, about.made, bench.catalogue)
    for question in asked:
        if about.item.answers.get(question.key) == CANNOT_TELL:
            ask = f"ask the ministry: gauger dossier '{about.place.label}' --out DIR drafts the letter"
            yield f"nobody can tell: {question.text}", ask
        else:
            yield f"a question is open: {question.text}", f"answer it: {REVIEW}"
    if about.made.outcome is Outcome.LISTED_ELSEWHERE:
        acts = ", ".join(f"{one.code} of {one.act.en}" for one in about.made.listed)
        yield f"it is listed under another act: {acts}", "have it licensed and declared under that act, not here"
    if not _is_settled(about) and not asked:
        yield f"it is undetermined: {_lacking(about.made)}", _to_settle(about.made)


def _lacking(made: Determination) -> str:
    words = {UNREAD_PAGES: "pages were not read", CONTROL_CODE: "another act may cover it", PRODUCT: "what it is"}
    return ", ".join(words.get(name, name.replace("_", " ")) for name in made.missing) or "its values are doubted"


def _to_settle(made: Determination) -> str:
    if UNREAD_PAGES in made.missing:
        return "mend the file and scan it anew"
    if CONTROL_CODE in made.missing:
        return "have a person settle it under that act; gauger dossier drafts a letter to the ministry"
    return f"ask the maker for it and enter it ({REVIEW}); gauger dossier drafts a letter to the ministry"
