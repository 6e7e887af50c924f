"""What people wrote to us, out of Slack's mark-up."""

import re
from html import unescape

from domain.ids import MemberId

_MARKED = re.compile(r"<([@#!]?)([^|<>]*)\|([^<>]*)>")
_BARE_LINK = re.compile(r"<([a-z][a-z0-9+.-]*:[^|<>]*)>")
_SIGNS = {"@": "@", "#": "#"}


def without_mention(text: str, bot: MemberId) -> str:
    """Take the bot's own mention out of what was said to it."""
    return re.sub(rf"<@{re.escape(bot)}(\|[^>]*)?>[:,]?", " ", text).strip()


def as_typed(text: str) -> str:
    """Turn a command's text back into what the person typed, for keeping.

    Slack escapes `&`, `<` and `>` in it, writes `<@U1|dana>` for `@dana`, and links in brackets.
    """
    without_marks = _MARKED.sub(lambda found: _SIGNS.get(found[1], "") + found[3], text)
    return unescape(_BARE_LINK.sub(r"\1", without_marks))


def one_line(text: str) -> str:
    """Return a kept text on one line, with nothing in it that a terminal would obey."""
    typed = as_typed(text)
    return " ".join("".join(c if c.isprintable() else " " for c in typed).split())
