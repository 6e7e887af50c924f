"""The sentences about user groups: who of them gets a message, and which are called together."""

from collections.abc import Callable, Collection, Iterable

from bot.slack.views.mrkdwn import channel, group, holder, mention, some
from domain.handoffs.preview import NextHandoff
from domain.ids import UserGroupId
from domain.projects import Group, Holder, Person, Project


def by_themselves(one: NextHandoff) -> list[str]:
    """Write those who would get a message of their own: people, and `3 members of @ml-team`."""
    called = {holder.user_group for holder in one.called}
    told = one.holders or one.backups
    return [_alone(h) for h in told if isinstance(h, Person) or h.user_group not in called]


def called_text(project: Project, one: NextHandoff) -> str:
    """Say which groups would be called, with how many members, and where."""
    if not one.called:
        return ""
    groups = some([_counted(called) for called in one.called])
    return f" {groups} will be mentioned in {channel(project.channels[0])}."


def called_lines(project: Project, groups: Collection[UserGroupId]) -> list[str]:
    """Say which groups are called now, and where."""
    if not groups:
        return []
    return [f"{some([*map(group, groups)])} will be mentioned in {channel(project.channels[0])}."]


def outside_text(groups: Iterable[Group], write: Callable[[Holder], str] = holder) -> str:
    """Say of groups that hold a role that nobody in them may take anything on."""
    names = some([*map(write, groups)])
    return (
        f" In {names} there are only guests and their like, who may not take it on."
        if names
        else ""
    )


def _alone(who: Holder) -> str:
    if isinstance(who, Person):
        return mention(who.member)
    return f"{_members(len(who.members))} of {group(who.user_group)}"


def _counted(called: Group) -> str:
    known = f" ({_members(len(called.members))})" if called.members else ""
    return f"{group(called.user_group)}{known}"


def _members(count: int) -> str:
    return f"{count} member{'' if count == 1 else 's'}"
