"""Whatever emoji Baton writes by name, the playground's page shows."""

import re

from tests.architecture.sources import sources
from tests.needs import ROOT

NAME = re.compile(r"(?<!\w):([a-z][a-z0-9_]+):(?!\w)")
PAGE = ROOT / "bot/playground/page/emoji.js"


def test_the_page_knows_every_emoji_of_the_views() -> None:
    written = {name for view in sources("bot.slack.views") for name in NAME.findall(view.text)}
    known = set(re.findall(r"(\w+): \"", PAGE.read_text(encoding="utf-8")))
    assert "inbox_tray" in written
    assert written <= known
