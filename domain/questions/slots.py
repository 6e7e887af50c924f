"""What a question is about, put into the question before it."""

from dataclasses import replace

from domain.ids import ProjectKey
from domain.questions.linking import Piece
from domain.questions.readings import Aspect, Intent, Reading, Said
from domain.questions.said import reading_of

SURE = 0.95

ABOUT_PEOPLE = frozenset({Intent.WHO_HANDLES, Intent.WHO_IS, Intent.UNFILLED_ROLES})
ABOUT_PHASES = frozenset(
    {
        Intent.PHASE_DONE,
        Intent.CURRENT_PHASE,
        Intent.NEXT_PHASE,
        Intent.NEXT_ROLE,
        Intent.PROJECT_STATUS,
        Intent.MARK_DONE,
    }
)
WITH_PROJECT = ABOUT_PEOPLE | ABOUT_PHASES
_ABOUT_ROLES = frozenset({Intent.WHAT_DOES, Intent.COMPARE})
_FOLLOWING = frozenset({Intent.NEXT_PHASE, Intent.NEXT_ROLE})


def named_in(pieces: tuple[Piece, ...]) -> Reading:
    """Return a reading that holds only what the pieces name; it has no intent of its own."""
    return Reading(
        intent=Intent.OOS,
        confidence=SURE,
        roles=tuple(dict.fromkeys(p.role for p in pieces if p.role is not None)),
        project=next((p.project for p in pieces if p.project is not None), None),
        phases=next((p.phases for p in pieces if p.phases), ()),
        person=next((p.person for p in pieces if p.person is not None), None),
    )


def repeated(
    before: Said, project: ProjectKey | None = None, aspect: Aspect | None = None
) -> Reading:
    """Return the earlier question again, about another project or another side of it."""
    reading = replace(reading_of(before), confidence=SURE)
    side = before.aspect if aspect is None else aspect
    return replace(reading, project=project or before.project, aspect=side)


def held_before(named: Reading, before: Said) -> Reading | None:
    """Return who held the role before; None where neither text says which role is meant."""
    is_of_people = before.intent in ABOUT_PEOPLE and len(before.roles) == 1
    role_is_other = bool(named.roles) and named.roles[:1] != before.roles
    if not named.roles and not is_of_people:
        return None
    is_further = is_of_people and not role_is_other and named.project in {None, before.project}
    stood_by = before.aspect in {Aspect.BACKUPS, Aspect.FORMER_BACKUPS} and not role_is_other
    asked = named if role_is_other else repeated(before, named.project)
    asked = replace(asked, intent=Intent.WHO_IS)
    return replace(
        on_project(asked, before),
        aspect=Aspect.FORMER_BACKUPS if stood_by else Aspect.FORMER,
        back=before.back + 1 if is_further else 1,
    )


def on_project(reading: Reading, before: Said) -> Reading:
    """Return a reading about the earlier project, if it lacks one that it needs."""
    if reading.project is not None or reading.intent not in WITH_PROJECT:
        return reading
    return replace(reading, project=before.project)


def with_slots(named: Reading, before: Said) -> Reading | None:
    """Return the earlier question with what is named now; None where the two do not go together."""
    if named.roles:
        return _with_roles(named, before)
    if named.person:
        kept = before.project if before.intent is Intent.ROLES_OF else None
        return replace(named, intent=Intent.ROLES_OF, project=named.project or kept)
    if named.phases:
        return _with_phases(named, before)
    in_doubt = before.intent is Intent.WHO_HANDLES and not before.roles
    if before.intent in WITH_PROJECT | {Intent.ROLES_OF} and not in_doubt:
        return repeated(before, project=named.project)
    return None


def _with_roles(named: Reading, before: Said) -> Reading:
    if before.intent in _ABOUT_ROLES and named.project is None:
        return replace(named, intent=Intent.WHAT_DOES, roles=named.roles[:1])
    intent = Intent.UNFILLED_ROLES if before.intent is Intent.UNFILLED_ROLES else Intent.WHO_IS
    project = named.project or before.project
    return replace(named, intent=intent, project=project, aspect=before.aspect)


def _with_phases(named: Reading, before: Said) -> Reading | None:
    if before.intent not in ABOUT_PHASES:
        return None
    is_next = before.intent in _FOLLOWING
    intent = before.intent if is_next else Intent.PHASE_DONE
    return replace(named, intent=intent, project=named.project or before.project)
