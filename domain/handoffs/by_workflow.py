"""What a workflow of Slack's Workflow Builder is told: who holds a role, or why it may not act."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.errors import Refused
from domain.ids import MemberId
from domain.projects import Holder, Person, members_of
from domain.wording import Wording, listed
from domain.words import _


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a role on a project, in the order of assignment."""

    role: str
    primaries: tuple[Holder, ...]
    backups: tuple[Holder, ...]

    @property
    def first(self) -> MemberId | None:
        """The first member who is still here, primaries before backups; None where nobody is."""
        return next(self._here(), None)

    def _here(self) -> Iterator[MemberId]:
        for holder in (*self.primaries, *self.backups):
            if not (isinstance(holder, Person) and holder.has_left):
                yield from members_of(holder)


@dataclass(eq=False)
class LeftEmpty(Refused):
    """A step was given less than it needs; the names are those that its builder reads in Slack."""

    inputs: tuple[str, ...]

    def told(self, wording: Wording, /) -> str:
        del wording
        return _(
            "Something that this step needs was left empty: {inputs}.", inputs=listed(self.inputs)
        )


@dataclass(eq=False)
class NotWhoRuns(Refused):
    """The workflow names somebody who does not run it, as far as Slack says."""

    member: MemberId

    def told(self, wording: Wording, /) -> str:
        return _(
            "This would complete the phase as {who}, and Slack does not say that {who} runs the "
            "workflow; only whoever runs it can be named.",
            who=wording.member(self.member),
        )
