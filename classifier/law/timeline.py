"""Whether an act is in force on a day: law is dated data, and this is an answer apart from what an item is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from classifier.law.acts import Bilingual, Event, Instrument
from classifier.law.catalogue import Catalogue


class InForce(StrEnum):
    """The answer for one day: in force, suspended, not (yet or any more) in force, or not known for certain."""

    YES = "yes"
    NO = "no"
    SUSPENDED = "suspended"
    UNKNOWN = "unknown"


PLAIN = {
    InForce.YES: Bilingual("in force", "有效"),
    InForce.NO: Bilingual("not in force", "未生效或已失效"),
    InForce.SUSPENDED: Bilingual("suspended", "暂停实施"),
    InForce.UNKNOWN: Bilingual("not known for certain on this day", "当日效力不能确定"),
}
"""Each answer in plain words."""

BINDING = frozenset({InForce.YES, InForce.UNKNOWN})
"""The answers on which an act has to be reckoned with."""


@dataclass(frozen=True, slots=True)
class Status:
    """Whether an act is in force, and the act that decides it (by its id).

    A note has dates and reports in both languages. `checked` is the day on which somebody last looked, `age` how many
    days before the day asked about.
    """

    in_force: InForce
    instrument: str
    note: str
    zh: str = ""
    checked: date | None = None
    age: int | None = None


def status(catalogue: Catalogue, instrument: str, day: date) -> Status:
    """The status of an act (by its id) on a day; raises `KeyError` for an act that the catalogue does not hold.

    While a report lasts of something that would change the answer, the answer is not known for certain.
    """
    known = catalogue.standings
    if (instrument, day) not in known:
        known[instrument, day] = _status(catalogue, instrument, day)
    found: Status = known[instrument, day]
    return found


def _status(catalogue: Catalogue, instrument: str, day: date) -> Status:
    act = catalogue.instruments[instrument]
    events = [event for event in catalogue.events if instrument in event.affects]
    answer, deciding, reason = _decided(act, events, day)
    reports = [event for event in events if event.effect == "reported" and event.covers(day)]
    if answer is InForce.YES and any(event.reports for event in reports):
        answer = InForce.UNKNOWN
        doubt = Bilingual(", unless what is reported holds", "（如报道属实则除外）")
        reason = Bilingual(f"{reason.en}{doubt.en}", f"{reason.zh}{doubt.zh}")
    told = [Bilingual(f"{PLAIN[answer].en}: {reason.en}", f"{PLAIN[answer].zh}：{reason.zh}")]
    told += [*_spent(catalogue, act, day), *(_report(event) for event in reports), *_checked(act, day)]
    age = None if act.checked is None else max((day - act.checked).days, 0)
    note, zh = "; ".join(text.en for text in told), "；".join(text.zh or text.en for text in told)
    return Status(answer, deciding, note, zh, act.checked, age)


def _decided(act: Instrument, events: list[Event], day: date) -> tuple[InForce, str, Bilingual]:
    for event in events:
        if event.effect == "repeals" and event.first <= day:
            return InForce.NO, event.instrument, event.text
    for event in events:
        if event.effect == "suspends" and event.covers(day):
            return InForce.SUSPENDED, event.instrument, _suspension(act, event, day)
    if act.effective is None:
        return InForce.UNKNOWN, act.id, _said(act, "has no date of effect in the catalogue", "在目录中没有施行日期")
    if day < act.effective:
        return InForce.NO, act.id, _said(act, f"takes effect on {act.effective}", f"自{act.effective}起施行")
    return InForce.YES, act.id, _since(act, act.effective, events, day)


def _said(act: Instrument, en: str, zh: str) -> Bilingual:
    return Bilingual(f"{act.name} {en}", f"{act.name_zh}{zh}")


def _suspension(act: Instrument, event: Event, day: date) -> Bilingual:
    told = _said(act, f"is {event.text.en}", event.text.zh or event.text.en)
    if act.effective is None or day >= act.effective:
        return told
    late = _said(act, f"would only take effect on {act.effective}", f"原定自{act.effective}起施行")
    return Bilingual(f"{told.en}; {late.en}", f"{told.zh}；{late.zh}")


def _since(act: Instrument, effective: date, events: list[Event], day: date) -> Bilingual:
    """Since when, and when it was suspended: an act that was suspended before it began has not operated before."""
    ended = [e for e in events if e.effect == "suspends" and e.last is not None and e.last < day]
    if not ended:
        return _said(act, f"has been in effect since {effective}", f"自{effective}起施行")
    if all(e.first > effective for e in ended):
        en, zh = ", ".join(_time(e, "en") for e in ended), "、".join(_time(e, "zh") for e in ended)
        return _said(act, f"has been in effect since {effective}, but for {en}", f"自{effective}起施行，其间{zh}")
    last = max(e.last for e in ended if e.last is not None)
    early = min(e.first for e in ended)
    en, zh = _before(early, effective)
    begun = last + timedelta(days=1)
    return _said(
        act,
        f"was suspended from {en} until {last}, and has operated since {begun}",
        f"自{zh}起暂停实施至{last}，自{begun}起实际施行",
    )


def _time(event: Event, language: str) -> str:
    """The days of a suspension that is over, of what part of the act, and what is told of it since."""
    part, since = (
        "" if text is None else (text.zh or text.en) if language == "zh" else text.en
        for text in (event.part, event.afterwards)
    )
    if language == "zh":
        return f"{part}自{event.first}至{event.last}暂停实施" + (f"（{since}）" if since else "")
    return (f"{part} from " if part else "") + f"{event.first} to {event.last}" + (f" ({since})" if since else "")


def _before(first: date, effective: date) -> tuple[str, str]:
    """A day, and how it lies to the day on which the act would have begun."""
    days = (effective - first).days
    if days == 1:
        return f"{first}, the day before it would have begun,", f"{first}（原定施行日的前一日）"
    if days == 0:
        return f"{first}, the day on which it would have begun,", f"{first}（原定施行日）"
    return f"{first}, {days} days before it would have begun,", f"{first}（原定施行日前{days}日）"


def _spent(catalogue: Catalogue, act: Instrument, day: date) -> Iterator[Bilingual]:
    """That what the act suspended is so no longer: the act is in force, and does nothing more."""
    for event in catalogue.events:
        if event.effect == "suspends" and event.instrument == act.id and event.last is not None and event.last < day:
            others = [catalogue.instruments[other] for other in event.affects]
            en, zh = ", ".join(other.name for other in others), "、".join(other.name_zh for other in others)
            yield Bilingual(
                f"its suspension of {en} ended with {event.last}", f"其对{zh}的暂停实施已于{event.last}届满"
            )


def _report(event: Event) -> Bilingual:
    """A report with its title, address and sentence, as far as the catalogue has them."""
    source = event.source
    parts = [part for part in (source.title, source.url, source.quote and f"“{source.quote}”") if part]
    told = f" ({', '.join(parts)})" if parts else ""
    return Bilingual(f"reported: {event.text.en}{told}", f"据报道：{event.text.zh or event.text.en}{told}")


def _checked(act: Instrument, day: date) -> Iterator[Bilingual]:
    if act.checked is None:
        return
    days = (day - act.checked).days
    age = f"; {days} {'day' if days == 1 else 'days'} old" if days >= 0 else ""
    yield Bilingual(
        f"law data checked {act.checked}{age}", f"法规数据核对于{act.checked}" + (f"，距今{days}天" if age else "")
    )


def turns(catalogue: Catalogue, instrument: str) -> tuple[date, ...]:
    """The days on which the answer of `status` may become another one, in their order."""
    act = catalogue.instruments[instrument]
    days: set[date] = {act.effective} if act.effective else set()
    for event in catalogue.events:
        if instrument in event.affects:
            days.add(event.first)
            if event.last is not None:
                days.add(event.last + timedelta(days=1))
    return tuple(day for day in sorted(days) if _turns(catalogue, instrument, day))


def _turns(catalogue: Catalogue, instrument: str, day: date) -> bool:
    eve = day - timedelta(days=1)
    return _answers(catalogue, instrument, day) != _answers(catalogue, instrument, eve)


def resumes(catalogue: Catalogue, instrument: str, day: date) -> date | None:
    """The day from which on an act that is suspended, or not certain to be in force, is in force as far as is known."""
    now = status(catalogue, instrument, day).in_force
    if now not in (InForce.SUSPENDED, InForce.UNKNOWN):
        return None
    wanted = BINDING if now is InForce.SUSPENDED else {InForce.YES}
    later = (turn for turn in turns(catalogue, instrument) if turn > day)
    return next((turn for turn in later if _answers(catalogue, instrument, turn) in wanted), None)


def _answers(catalogue: Catalogue, instrument: str, day: date) -> InForce:
    return status(catalogue, instrument, day).in_force
