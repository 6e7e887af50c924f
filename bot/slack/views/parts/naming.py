"""How a card names people without calling them: by name where it is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.slack.views.parts.blocks import bold, name
from bot.slack.views.parts.mrkdwn import group, mention, some
from domain.ids import MemberId
from domain.projects import Actor, Holder, Operator, Person, Pipeline
from domain.wording import Joining
from domain.words import _


@dataclass(frozen=True, slots=True)
class Names:
    """The names of members; a member whose name is unknown is mentioned instead.

    A mention in a channel notifies. Whoever has something to do gets a message of their own, so
    a card in the channel names them and leaves them in peace.
    """

    known: Mapping[MemberId, str] = field(default_factory=dict[MemberId, str])

    def member(self, member: MemberId) -> str:
        written = self.known.get(member, "")
        return name(written) if written.strip() else mention(member)

    def quiet(self, member: MemberId, otherwise: str) -> str:
        """Name a member who must not be notified; `otherwise` stands in for an unknown name."""
        written = self.known.get(member, "")
        return name(written) if written.strip() else otherwise

    def actor(self, actor: Actor) -> str:
        return self.member(actor.member) if isinstance(actor, Person) else _nobody(actor)

    def holder(self, holder: Holder) -> str:
        if isinstance(holder, Person):
            return self.member(holder.member)
        return f"@{name(holder.handle)}" if holder.handle else group(holder.user_group)

    def members(self, members: Iterable[MemberId], word: Joining = "and") -> str:
        return some([self.member(member) for member in members], word)

    def holders(self, holders: Iterable[Holder], word: Joining = "and") -> str:
        return some([self.holder(holder) for holder in holders], word)


def mentioned(actor: Actor) -> str:
    """Mention whoever gave a command."""
    return mention(actor.member) if isinstance(actor, Person) else _nobody(actor)


def capital(who: str) -> str:
    """Write somebody at the start of a sentence."""
    return who[:1].upper() + who[1:]


def _nobody(actor: Operator | Pipeline) -> str:
    if isinstance(actor, Pipeline):
        return _("pipeline {pipeline}", pipeline=bold(actor.name))
    return _("the operator")
