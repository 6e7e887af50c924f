"""What somebody says of a project in a form: its name, its lead, where it is at home."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import BatonError, Refused
from domain.ids import ChannelId, MemberId, ProjectKey, WorkflowKey
from domain.wording import Wording, sentences
from domain.words import _

NAME_LIMIT = 150  # characters of a name or an alias; more than anybody says
_KEY_LIMIT = 60
_NOT_IN_A_KEY = re.compile(r"[^a-z0-9_]+")


class ProjectField(StrEnum):
    """The fields of the forms that make and change a project."""

    NAME = "name"
    ALIASES = "aliases"
    WORKFLOW = "workflow"
    LEAD = "lead"
    CHANNELS = "channels"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class NewProject:
    """A project that somebody would like to have; `channels` are those where it is at home."""

    name: str
    workflow: WorkflowKey
    lead: MemberId | None = None
    channels: tuple[ChannelId, ...] = ()
    private: bool = False


@dataclass(eq=False)
class FormRefused(Refused):
    """Some fields of a form are wrong, each for a reason of its own; nothing was changed."""

    mistakes: Mapping[str, BatonError]

    def told(self, wording: Wording, /) -> str:
        return sentences(*(mistake.told(wording) for mistake in self.mistakes.values()))


@dataclass(eq=False)
class NameUnusable(Refused):
    """A name that nobody could say, or that is too long."""

    name: str

    def told(self, wording: Wording, /) -> str:
        del wording
        if len(self.name) > NAME_LIMIT:
            return _("A name may have at most {limit} characters.", limit=NAME_LIMIT)
        return _("A name needs a letter or a digit.")


@dataclass(eq=False)
class NameTaken(Refused):
    """The name, or the key made of it, means another project."""

    name: str
    other: str

    def told(self, wording: Wording, /) -> str:
        return _(
            "The name “{name}” already means the project “{other}”; choose another.",
            name=wording.text(self.name),
            other=wording.text(self.other),
        )


@dataclass(eq=False)
class CannotLead(Refused):
    """Guests, bots and people of other organisations cannot lead a project."""

    def told(self, wording: Wording, /) -> str:
        del wording
        return _("A guest, a bot or somebody of another organisation cannot lead a project.")


def key_of(name: str) -> str:
    """Make a project's key of its name: small Latin letters and digits, `-` between words.

    Empty where there are none of these, as in Arabic or Japanese.
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NOT_IN_A_KEY.sub("-", bare).strip("-_")[:_KEY_LIMIT].rstrip("-_")


def numbered_key(base: str, number: int) -> ProjectKey:
    """Return the key of that number, counted from 1: `churn`, `churn-2`, `churn-3`."""
    return ProjectKey(base[:_KEY_LIMIT]) if number == 1 else key_with(base, str(number))


def key_with(base: str, ending: str) -> ProjectKey:
    """Return a key with an ending, no longer than keys are."""
    return ProjectKey(f"{base[: _KEY_LIMIT - len(ending) - 1]}-{ending}")
