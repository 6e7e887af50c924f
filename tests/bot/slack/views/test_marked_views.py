"""What people are told of handoffs is marked, sentence by sentence, and Slack takes it translated.

A story visits few of these: who left, what a group is called for, what a pipeline reports.
"""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.files.words import words_in
from bot.slack.views.handoffs import reports
from bot.slack.views.home.entries import (
    awaited_entries,
    figure_entries,
    project_entries,
    unfilled_entries,
    waiting_entries,
)
from bot.slack.views.home.page import home
from bot.slack.views.parts.blocks import MODAL_TITLE
from bot.slack.views.parts.message import Block, Message
from domain.handoffs.hours.days import day_text
from domain.words import LANGUAGES, speaking
from tests.bot.slack.views import (
    test_handoff_views,
    test_intervention_views,
    test_later_views,
    test_waiting_views,
)
from tests.bot.slack.views.snapshots import assert_slack_takes
from tests.bot.slack.views.test_home import full
from tests.bot.slack.views.told_scenes import SCENES
from tests.dialogues.test_every_sentence_is_marked import Pseudo, left_in
from tests.factories import NOW
from tests.slack_contract import check_view

EVERY: dict[str, Callable[[], Message | None]] = {
    **test_handoff_views.MESSAGES,
    **test_intervention_views.MESSAGES,
    **test_later_views.MESSAGES,
    **test_waiting_views.MESSAGES,
    **SCENES,
}
TOLD = sorted(EVERY)
# What the scenes have people write, and who is in them.
WRITTEN = re.compile(
    r"Heron|Atlas|(& |&amp; )co|Churn|AUC.*|&lt;.*|Ana Ruiz|Dana Kim|Lee Wong|Priya Nair|nightly"
    r"|> No$|\d+-t+"
)

told = pytest.mark.parametrize("name", TOLD)


def drawn(name: str) -> Message:
    message = EVERY[name]()
    assert message is not None
    return message


def unmarked(blocks: tuple[Block, ...]) -> list[str]:
    left = (WRITTEN.sub("", text) for text in left_in([{"blocks": list(blocks)}]))
    return [text for text in left if re.search(r"[^\W\d_]{2,}", text)]


@told
def test_all_that_is_told_is_marked(name: str) -> None:
    with speaking(Pseudo()):
        assert unmarked(drawn(name).blocks) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_slack_takes_it_translated(language: str) -> None:
    with speaking(words_in(language)):
        for name in TOLD:
            message = drawn(name)
            assert_slack_takes(message.text, message.blocks)


def test_all_that_a_home_lists_is_marked() -> None:
    seen = full("★", 2)
    assert seen.figures is not None
    alone = replace(seen.figures, private=0, refused=(), tokens=())
    own = replace(seen.work, projects=seen.work.projects[1:])  # the lead's menu is describing.py's
    with speaking(Pseudo()):
        lists = (
            *(waiting_entries(seen.work), awaited_entries(seen.work)),
            *(unfilled_entries(seen.work), project_entries(own)),
            *(figure_entries(seen.figures), figure_entries(alone)),
        )
        blocks = [block for entries in lists for entry in entries for block in entry]
        titles = [one for one in home(seen)["blocks"] if one["type"] != "section"]
        assert unmarked((*blocks, *titles)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_largest_home_and_the_form_fit_translated(language: str) -> None:
    with speaking(words_in(language)):
        for page in range(8):
            assert check_view(home(full("😀"), page)) == []
        form = reports.reject_modal("R1")
    assert check_view(form) == []
    assert len(form["title"]["text"]) <= MODAL_TITLE
    assert not form["title"]["text"].endswith("…")


@pytest.mark.parametrize(
    ("language", "said"), [("de", "Mo 23. Nov 2026"), ("es", "lun 23 nov 2026")]
)
def test_a_day_is_written_as_the_reader_writes_it(language: str, said: str) -> None:
    with speaking(words_in(language)):
        assert day_text(NOW.date()) == said
