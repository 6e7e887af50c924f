"""Turns what a person types into what Slack sends: mentions, channels, links, escaped text."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.workspace import Workspace

NAME = r"[\w.-]*\w"
AT = re.compile(rf"(?<![\w@])@({NAME})")
HASH = re.compile(rf"(?<![\w#&])#({NAME})")
LINK = re.compile(r"https?://[^\s<>|]+[^\s<>|.,;:!?)\]'\"]")
MARKUP = re.compile(r"&lt;([@#!][^&\s|]+)(\|[^&]*)?&gt;")
EVERYBODY = ("channel", "here", "everyone")

Mention = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Composer:
    """Reads typed text with the names of one workspace."""

    workspace: Workspace

    def message(self, typed: str) -> str:
        """Return the text of a message."""
        return self._read(typed, lambda mention, _name: f"<{mention}>")

    def command(self, typed: str) -> str:
        """Return the text of a slash command whose app asked for escaped names."""
        return self._read(typed, lambda mention, name: f"<{mention}|{name}>")

    def _read(self, typed: str, mention: Mention) -> str:
        text = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        text = LINK.sub(lambda found: f"<{found[0]}>", text)
        text = AT.sub(lambda found: self._at(found, mention), text)
        text = HASH.sub(self._hash, text)
        return MARKUP.sub(self._known_markup, text)

    def _at(self, found: re.Match[str], mention: Mention) -> str:
        name = found[1].lower()
        bot = self.workspace.bot
        if name in (bot.name.lower(), bot.display_name.lower()):
            return mention(f"@{bot.user_id}", bot.name)
        for member in self.workspace.members.values():
            if name == member.name.lower():
                return mention(f"@{member.id}", member.name)
        for group in self.workspace.user_groups.values():
            if name == group.handle.lower():
                return f"<!subteam^{group.id}|@{group.handle}>"
        return f"<!{name}>" if name in EVERYBODY else found[0]

    def _hash(self, found: re.Match[str]) -> str:
        for channel in self.workspace.channels.values():
            if channel.name and channel.name == found[1]:
                return f"<#{channel.id}|{channel.name}>"
        return found[0]

    def _known_markup(self, found: re.Match[str]) -> str:
        # A person picks mentions from a list; typed out they mean nothing, unless they are known.
        inner = found[1]
        known = (
            inner.removeprefix("@") in {*self.workspace.members, self.workspace.bot.user_id}
            or inner.removeprefix("#") in self.workspace.channels
            or inner.removeprefix("!subteam^") in self.workspace.user_groups
        )
        return f"<{inner}{found[2] or ''}>" if known else found[0]
