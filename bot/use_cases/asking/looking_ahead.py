"""*Done* said in words: what it would do is looked up as `/baton done` does, nothing being open."""

from dataclasses import replace
from typing import Protocol

from bot.use_cases.naming.discretion import NOWHERE, Where
from domain.errors import BatonError, RegistryAway
from domain.handoffs.admission import NotOfTheTeam
from domain.handoffs.preview import Preview
from domain.ids import MemberId, PhaseKey, WorkspaceId
from domain.projects import Actor, Operator, Person
from domain.questions.answers import Answer, Confirm, DoneMeant, Refusal, Several


class LookAhead(Protocol):
    """Says what marking a phase done would do; raises refusals. Nothing may be open meanwhile."""

    def __call__(self, where: Where, actor: Actor, phase: PhaseKey | None, /) -> Preview:
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
    # Whoever asks may hear of it, be it as a member of its channel: else there were no such answer.
    where = Where(workspace, meant.project.key, next(iter(meant.project.channels), NOWHERE))
    try:
        seen = look_ahead(where, actor, phase)
    except RegistryAway:
        raise
    except NotOfTheTeam as error:  # whoever is kept out learns no names
        return Refusal(meant.reading, error)
    except BatonError as error:
        return Refusal(meant.reading, error, meant.project)
    return Confirm(meant.reading, seen)
