"""Where the words of a language, and of a member, come from; None is English."""

from collections.abc import Callable

from domain.ids import MemberId, WorkspaceId
from domain.words import Catalogue

WordsIn = Callable[[str], Catalogue | None]  # the words of a language
WordsOf = Callable[[WorkspaceId, MemberId], Catalogue | None]
ForgetWords = Callable[[WorkspaceId, MemberId], None]


def nothing_to_forget(workspace: WorkspaceId, member: MemberId) -> None:
    """Remember no member's words."""
    del workspace, member


def in_english(workspace: WorkspaceId, member: MemberId) -> Catalogue | None:
    """Let everybody read English."""
    del workspace, member
