"""Slack's mark-up: what people wrote made harmless, mentions built by code alone."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from domain.ids import ChannelId, MemberId, UserGroupId
from domain.projects import Holder, Person
from domain.wording import Joining, listed
from domain.words import _, ngettext

_BLANK = re.compile(r"\s+")


def escape(written: str) -> str:
    """Make text that a person wrote harmless: it mentions nobody and links nowhere.

    Slack reads `&`, `<` and `>` as mark-up and nothing else:
    docs.slack.dev/messaging/formatting-message-text.
    """
    return written.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shortened(written: str, limit: int) -> str:
    """Cut text that a person wrote to `limit` characters *after* escaping, then escape it."""
    if len(escape(written)) <= limit:
        return escape(written)
    room = limit - 1
    for count, letter in enumerate(written):
        room -= len(escape(letter))
        if room < 0:
            return escape(written[:count].rstrip()) + "…"
    return escape(written)


def plain(written: str, limit: int) -> str:
    """Cut text for a plain_text element to one line of `limit` characters; needs no escaping."""
    line = _BLANK.sub(" ", written).strip()
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def quoted(written: str, limit: int) -> str:
    """Set text that a person wrote off as a quotation, line by line, 40 lines at most."""
    lines = written.strip().splitlines()
    kept = lines[:_LINES] + ["…"] * (len(lines) > _LINES)
    text = shortened("\n".join(kept), limit - 2 * len(kept))
    return "\n".join(f"> {line}" for line in text.splitlines())


def as_typed(written: str) -> str:
    """Write a name between backquotes as somebody may type it: nothing in it ends these."""
    return written.replace("`", "'")


def link(url: str, label: str) -> str:
    """Write a named link that nothing in the address or the name can break out of.

    Between `<` and `>` the first `|` begins the name, so no such sign may stand in the address;
    percent-encoded, it leads to the same place.
    """
    address = "".join(_IN_ADDRESS.get(letter, letter) for letter in url)
    return f"<{escape(address)}|{escape(label.replace('|', '¦'))}>"


_IN_ADDRESS = {"<": "%3C", ">": "%3E", "|": "%7C", '"': "%22", "`": "%60", " ": "%20"}


def mention(member: MemberId) -> str:
    return f"<@{member}>"


def group(user_group: UserGroupId) -> str:
    return f"<!subteam^{user_group}>"


def channel(channel_id: ChannelId) -> str:
    return f"<#{channel_id}>"


def holder(who: Holder) -> str:
    """Mention whoever holds a role: a member, who may have left, or a user group."""
    if not isinstance(who, Person):
        return group(who.user_group)
    member = mention(who.member)
    return _("{member} (no longer in the workspace)", member=member) if who.has_left else member


def people(members: Iterable[MemberId], word: Joining = "and") -> str:
    """Mention members as a sentence lists them, six at most."""
    return some([mention(member) for member in members], word)


def everybody(members: Iterable[MemberId], groups: Iterable[UserGroupId]) -> str:
    """Mention members and user groups as a sentence lists them, six at most."""
    return some([*map(mention, members), *map(group, groups)])


def holders(them: Iterable[Holder], word: Joining = "and") -> str:
    """Mention holders as a sentence lists them, six at most."""
    every = tuple(them)
    match every:
        case (Person(member, has_left=True),):
            return _("{member}, who is no longer in the workspace", member=mention(member))
        case _:
            return some([holder(one) for one in every], word)


def moment(at: datetime) -> str:
    """Write a moment so that Slack shows it in the reader's own time zone."""
    otherwise = at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
    shown = _("{date_short_pretty} at {time}")  # Slack puts these in, in the reader's language
    return f"<!date^{int(at.timestamp())}^{shown}|{otherwise}>"


def day(at: datetime) -> str:
    """Write a day so that Slack shows it as it is at the reader's."""
    otherwise = at.astimezone(UTC).strftime("%Y-%m-%d")
    return f"<!date^{int(at.timestamp())}^{{date_short}}|{otherwise}>"


class SlackWording:
    """Writes what the sentences of errors name as Slack shows it best."""

    def member(self, member: MemberId) -> str:
        return mention(member)

    def moment(self, at: datetime) -> str:
        return moment(at)

    def text(self, written: str) -> str:
        return shortened(written, _NAMED)


_NAMED = 200  # somebody may type a whole page where a name belongs; a sentence stays a sentence
_SHOWN = 6
_LINES = 40


def some(mentions: list[str], word: Joining = "and") -> str:
    """List the first six, and say how many more there are."""
    more = len(mentions) - _SHOWN
    if more <= 0:
        return listed(mentions, word)
    return listed([*mentions[:_SHOWN], ngettext("{count} more", "{count} more", more)], word)
