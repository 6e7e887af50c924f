"""*Done* said in words: what it would do is looked up as `/baton done` does, nothing being open."""

from dataclasses import replace
from typing import Protocol

from domain.errors import BatonError, RegistryAway
from domain.handoffs.admission import NotOfTheTeam
from domain.handoffs.preview import Preview
from domain.ids import MemberId, PhaseKey, ProjectKey, WorkspaceId
from domain.projects import Actor, Operator, Person
from domain.questions.answers import Answer, Confirm, DoneMeant, Refusal, Several


class LookAhead(Protocol):
    """Says what marking a phase done would do; raises refusals. Nothing may be open meanwhile."""

    def __call__(
        self, workspace: WorkspaceId, actor: Actor, project: ProjectKey, phase: PhaseKey | None, /
    ) -> Preview:
        """Return the preview of a phase, of the only open one where that is None."""
        ...


def looked_ahead(
    look_ahead: LookAhead, workspace: WorkspaceId, asker: MemberId, found: Answer
) -> Answer:
    """Return the answer with what marking a phase done would do, or with why it cannot be done."""
    match found:
        case Several(answers=answers):
            parts = (looked_ahead(look_ahead, workspace, asker, one) for one in answers)
            return replace(found, answers=tuple(parts))
        case DoneMeant():
            return _to_confirm(look_ahead, workspace, asker, found)
        case _:
            return found


def _to_confirm(
    look_ahead: LookAhead, workspace: WorkspaceId, asker: MemberId, meant: DoneMeant
) -> Answer:
    actor = Person(asker) if asker else Operator()
    phase = meant.phase.key if meant.phase else None
    try:
        seen = look_ahead(workspace, actor, meant.project.key, phase)
    except RegistryAway:
        raise
    except NotOfTheTeam as error:  # whoever is kept out learns no names
        return Refusal(meant.reading, error)
    except BatonError as error:
        return Refusal(meant.reading, error, meant.project)
    return Confirm(meant.reading, seen)
