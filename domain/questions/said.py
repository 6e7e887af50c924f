"""What an answered question leaves to the ones after it, and how that is kept."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from domain.ids import MemberId, PhaseKey, ProjectKey, RoleKey
from domain.projects import Project
from domain.questions.answers import (
    Answer,
    Choices,
    Confirm,
    CurrentPhase,
    Guide,
    Next,
    PhaseTold,
    Refusal,
    Several,
    Status,
    Unknown,
)
from domain.questions.asides import Explained, OtherLanguage
from domain.questions.general import UsuallyNext
from domain.questions.named_together import Together
from domain.questions.naming import named_by
from domain.questions.readings import Aspect, Intent, Reading, Said, Topic


def said_of(answer: Answer) -> Said | None:
    """Return what a later question may leave out; None where nothing was answered."""
    match answer:
        case Unknown() | Guide() | Refusal() | OtherLanguage():
            return None
        case Several(answers=answers):
            return next((said for said in map(said_of, reversed(answers)) if said), None)
        case Choices(reading=reading, project=project):
            found = Said(reading.intent)
            return replace(found, project=project.key if project else reading.project)
        case _:
            return _said(answer.reading, answer)


def reading_of(said: Said) -> Reading:
    """Return what was said as a reading that is sure: somebody chose it."""
    topics = tuple(Topic(role, said.topic, said.topic, 1.0) for role in said.roles[:1])
    # Elsewhere they are whom the answer named, not whom somebody asked about.
    about_people = said.intent is Intent.ROLES_OF or (
        said.intent is Intent.WHO_IS and not said.roles
    )
    of_several = said.intent is Intent.WHO_IS and len(said.roles) > 1
    return Reading(
        intent=said.intent,
        confidence=1.0,
        asked=said.topic,
        topics=topics if said.topic else (),
        roles=said.roles,
        project=said.project,
        phases=said.phases,
        person=said.person if about_people else None,
        aspect=said.aspect,
        people=said.people if about_people else (),
        back=said.back,
        together=Together(roles=said.roles) if of_several else None,
    )


def as_facts(said: Said) -> dict[str, Any]:
    """Return what was said as plain values; what is empty is left out."""
    facts = {
        "intent": said.intent.value,
        "topic": said.topic,
        "roles": list(said.roles),
        "project": said.project,
        "phases": list(said.phases),
        "at": list(said.at),
        "person": said.person,
        "aspect": "" if said.aspect is Aspect.WHOLE else said.aspect.value,
        "people": list(said.people),
        "back": said.back,
    }
    return {name: value for name, value in facts.items() if value}


def from_facts(facts: Mapping[str, Any]) -> Said:
    """Return what `as_facts` made plain; raises `ValueError` for what it cannot have made."""
    return Said(
        intent=Intent(facts.get("intent")),
        topic=str(facts.get("topic", "")),
        roles=tuple(RoleKey(str(key)) for key in facts.get("roles", ())),
        project=ProjectKey(str(facts["project"])) if "project" in facts else None,
        phases=tuple(PhaseKey(str(key)) for key in facts.get("phases", ())),
        at=tuple(PhaseKey(str(key)) for key in facts.get("at", ())),
        person=MemberId(str(facts["person"])) if "person" in facts else None,
        aspect=Aspect(facts.get("aspect", Aspect.WHOLE)),
        people=tuple(MemberId(str(member)) for member in facts.get("people", ())),
        back=int(facts.get("back", 0)),
    )


def packed(said: Said) -> str:
    """Return what was said as one line, for a button."""
    return json.dumps(as_facts(said), ensure_ascii=False, separators=(",", ":"))


def unpacked(line: str) -> Said:
    """Return what `packed` made one line; raises `ValueError` for any other line."""
    facts = json.loads(line)
    if not isinstance(facts, dict):
        raise ValueError("no object")  # noqa: TRY004 - a wrong line, not a wrong call
    return from_facts(facts)  # pyright: ignore[reportUnknownArgumentType] - plain JSON


def _said(reading: Reading, answer: Answer) -> Said:
    project = getattr(answer, "project", None)
    deed = answer.deed.project if isinstance(answer, Confirm) else None
    meant = deed or (project if isinstance(project, Project) else None)
    people = (reading.person,) if reading.person and not reading.people else named_by(answer)
    return Said(
        intent=reading.intent,
        topic=reading.topic.name if reading.topic else "",
        roles=reading.roles[:1] if reading.topic else reading.roles,
        project=meant.key if meant else reading.project,
        phases=reading.phases,
        at=_told_of(answer),
        person=people[0] if len(people) == 1 else None,
        aspect=Aspect.WHOLE if isinstance(answer, Explained) else reading.aspect,
        people=people if 1 < len(people) <= _MOST_PEOPLE else (),
        back=reading.back,
    )


def _told_of(answer: Answer) -> tuple[PhaseKey, ...]:
    match answer:
        case PhaseTold(phase=phase):
            return (phase.key,)
        case Next(following=following, after=after) | UsuallyNext(following=following, after=after):
            return tuple(phase.key for phase, _ in following) or tuple(p.key for p in after)
        case Confirm(deed=deed):
            return (deed.phase.key,)
        case CurrentPhase(project=project) | Status(project=project):
            return tuple(phase.key for phase in project.open_phases())
        case _:
            return answer.reading.phases


_MOST_PEOPLE = 8  # "they" are no crowd
