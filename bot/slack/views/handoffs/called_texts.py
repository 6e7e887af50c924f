"""The sentences about user groups: who of them gets a message, and which are called together."""

from collections.abc import Callable, Collection, Iterable

from bot.slack.views.parts.mrkdwn import channel, group, holder, mention, some
from domain.handoffs.preview import NextHandoff
from domain.ids import UserGroupId
from domain.projects import Group, Holder, Person, Project
from domain.wording import sentences
from domain.words import _, ngettext


def by_themselves(one: NextHandoff) -> list[str]:
    """Write those who would get a message of their own: people, and `3 members of @ml-team`."""
    called = {holder.user_group for holder in one.called}
    told = one.holders or one.backups
    return [_alone(h) for h in told if isinstance(h, Person) or h.user_group not in called]


def called_text(project: Project, one: NextHandoff) -> str:
    """Say which groups would be called, with how many members, and where."""
    if not one.called:
        return ""
    return _mentioned(some([_counted(called) for called in one.called]), project)


def called_lines(project: Project, groups: Collection[UserGroupId]) -> list[str]:
    """Say which groups are called now, and where."""
    if not groups:
        return []
    return [_mentioned(some([*map(group, groups)]), project)]


def _mentioned(groups: str, project: Project) -> str:
    where = channel(project.channels[0])
    return _("{groups} will be mentioned in {channel}.", groups=groups, channel=where)


def outside_text(outside: Iterable[Holder], write: Callable[[Holder], str] = holder) -> str:
    """Say of guests, and of groups of guests, that hold a role that they may not take it on."""
    every = tuple(outside)
    groups = some([write(one) for one in every if isinstance(one, Group)])
    guests = [write(one) for one in every if isinstance(one, Person)]
    said = [_no_members(guests)] if guests else []
    if groups:
        only_guests = _(
            "In {groups} there are only guests and their like, who may not take it on.",
            groups=groups,
        )
        said.append(only_guests)
    return sentences(*said)


def _no_members(guests: list[str]) -> str:
    return ngettext(
        "{people} is no member of this workspace and may not take it on.",
        "{people} are no members of this workspace and may not take it on.",
        len(guests),
        people=some(guests),
    )


def _alone(who: Holder) -> str:
    if isinstance(who, Person):
        return mention(who.member)
    return ngettext(
        "{count} member of {group}",
        "{count} members of {group}",
        len(who.members),
        group=group(who.user_group),
    )


def _counted(called: Group) -> str:
    named = group(called.user_group)
    if not called.members:
        return named
    return ngettext(
        "{group} ({count} member)", "{group} ({count} members)", len(called.members), group=named
    )
