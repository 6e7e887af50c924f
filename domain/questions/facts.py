"""An answer as plain facts, for machines: what `baton ask --json` prints."""

from collections.abc import Iterable
from typing import Any

from domain.errors import ProjectNotFound
from domain.ids import PhaseKey, ProjectKey, RoleKey
from domain.projects import Group, Holder, Person, Project, Standing
from domain.questions.answers import (
    Answer,
    Choices,
    Confirm,
    CurrentPhase,
    DoneMeant,
    Handled,
    Next,
    PhaseTold,
    Refusal,
    RoleWithoutProject,
    Several,
    Status,
    Team,
    Unfilled,
    Unknown,
    Vacant,
    WhichProject,
)
from domain.questions.asides import Explained, OtherLanguage
from domain.questions.general import OfEach, UsuallyNext, Vacancies
from domain.questions.judging import Given
from domain.questions.people import HeldBefore, RolesOf, RolesOfEach
from domain.questions.policy import LEAST_OFFERED, MOST_CHOICES, Outcome
from domain.questions.readings import Intent, Reading
from domain.wording import within


def facts(answer: Answer, text: str, ms: float) -> dict[str, Any]:
    """Return the facts of an answer; `text` is its mrkdwn, `ms` how long it took.

    Of several answers, they are the first one's; after the role of a search its next best come.
    """
    if isinstance(answer, Several):
        return facts(answer.answers[0], text, ms)
    reading = answer.reading
    primaries, backups = _people(answer)
    return {
        "outcome": outcome(answer).value,
        "intent": reading.intent.value,
        "topic": within(reading.topic.name) if reading.topic else None,
        "roles": list(_roles(answer)),
        "project": _project(answer),
        "phase": _phase(answer),
        "members": [who.member for who in primaries if isinstance(who, Person)],
        "backups": [who.member for who in backups if isinstance(who, Person)],
        "user_groups": [who.user_group for who in primaries if isinstance(who, Group)],
        "choices": _choices(answer),
        "confidence": round(reading.confidence, 2),
        "reason": str(reading.reason),
        "text": text,
        "ms": round(ms, 2),
    }


def given(answer: Answer, ms: float) -> Given:
    """Return the facts that a label can be held against; `ms` is how long the answer took."""
    if isinstance(answer, Several):
        return given(answer.answers[0], ms)
    return Given(
        outcome=outcome(answer),
        intent=answer.reading.intent,
        roles=_roles(answer),
        project=_project(answer),
        phase=_phase(answer),
        choices=tuple(RoleKey(choice["role"]) for choice in _choices(answer)),
        confidence=answer.reading.confidence,
        ms=ms,
    )


def outcome(answer: Answer) -> Outcome:
    """Tell whether an answer answers, asks back or says that we do not know."""
    match answer:
        case Unknown() | OtherLanguage():
            return Outcome.UNKNOWN
        case Several(answers=(first, *_)):
            return outcome(first)
        case Refusal(error=ProjectNotFound()):
            return Outcome.UNKNOWN
        case Choices():
            return Outcome.CHOICES
        case WhichProject(reading=reading) if reading.intent is not Intent.WHO_HANDLES:
            return Outcome.CHOICES if answer.projects else Outcome.UNKNOWN
        case _:
            return Outcome.ANSWER


def _roles(answer: Answer) -> tuple[RoleKey, ...]:
    match answer:
        case Handled(role=role) | Vacant(role=role) | RoleWithoutProject(role=role):
            return tuple(dict.fromkeys((role.key, *_perhaps(answer.reading))))
        case Unfilled():
            return tuple(role.key for role in answer.asked or answer.vacant)
        case Vacancies():
            open_ones = (role for _, roles in answer.vacant for role in roles)
            return tuple(dict.fromkeys(role.key for role in answer.asked or open_ones))
        case RolesOf():
            return tuple(dict.fromkeys(hat.role for hat, _ in answer.hats))
        case RolesOfEach():
            every = (hat.role for one in answer.each for hat, _ in one.hats)
            return tuple(dict.fromkeys(every))
        case Next() | UsuallyNext():
            return tuple(dict.fromkeys(role.key for _, role in answer.following))
        case _:
            return answer.reading.roles[:MOST_CHOICES]


def _perhaps(reading: Reading) -> tuple[RoleKey, ...]:
    """Return the roles that a sure search may have meant after all, best first."""
    likely = (topic for topic in reading.topics[:MOST_CHOICES] if topic.score >= LEAST_OFFERED)
    return tuple(topic.role for topic in likely)


def _project(answer: Answer) -> ProjectKey | None:
    match answer:
        case (
            Handled(project=project)
            | Vacant(project=project)
            | Team(project=project)
            | Unfilled(project=project)
            | Status(project=project)
            | CurrentPhase(project=project)
            | Next(project=project)
            | PhaseTold(project=project)
            | HeldBefore(project=project)
            | DoneMeant(project=project)
        ):
            return project.key
        case Confirm(deed=deed):
            return deed.project.key
        case Refusal(project=project) | Choices(project=project) | Explained(project=project) if (
            project is not None
        ):
            return project.key
        case _:
            return answer.reading.project


def _phase(answer: Answer) -> PhaseKey | None:
    match answer:
        case PhaseTold(phase=phase):
            return phase.key
        case Confirm(deed=deed):
            return deed.phase.key
        case DoneMeant(phase=phase) if phase is not None:
            return phase.key
        case CurrentPhase(project=project):
            return _only(phase.key for phase in project.open_phases())
        case Next() | OfEach() | Refusal() | WhichProject():
            return next(iter(answer.reading.phases), None)
        case _:
            return None


def _only(keys: Iterable[PhaseKey]) -> PhaseKey | None:
    found = tuple(keys)
    return found[0] if len(found) == 1 else None


def _people(answer: Answer) -> tuple[tuple[Holder, ...], tuple[Holder, ...]]:
    match answer:
        case Handled(role=role, project=project):
            return (
                project.holders(role.key, Standing.PRIMARY),
                project.holders(role.key, Standing.BACKUP),
            )
        case Team(project=project):
            return _all(project, Standing.PRIMARY), _all(project, Standing.BACKUP)
        case RolesOf(member=member) if member is not None:
            return (Person(member),), ()
        case RolesOfEach(each=each):
            return tuple(Person(one.member) for one in each if one.member), ()
        case HeldBefore(held=held):
            return tuple(tenure.holder for tenure in held), ()
        case _:
            return (), ()


def _all(project: Project, standing: Standing) -> tuple[Holder, ...]:
    found = (a.holder for a in project.assignments if a.standing is standing)
    return tuple(dict.fromkeys(found))


def _choices(answer: Answer) -> list[dict[str, str]]:
    if not isinstance(answer, Choices):
        return []
    return [{"role": role.key, "topic": within(topic.name)} for topic, role in answer.options]
