"""What people wrote comes out of Slack's mark-up as they typed it."""

import pytest

from bot.slack.written import as_typed, without_mention
from domain.ids import MemberId


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("R&amp;D &lt;!channel&gt;", "R&D <!channel>"),
        ("ask <@U0DANA|dana> in <#C0CHURN|churn>", "ask @dana in #churn"),
        ("see <https://a.example/x|a.example/x>", "see a.example/x"),
        ("run <https://a.example/7?a=1&amp;b=2>", "run https://a.example/7?a=1&b=2"),
        ("<@U0DANA>", "<@U0DANA>"),
    ],
)
def test_a_note_is_kept_as_it_was_typed(sent: str, typed: str) -> None:
    assert as_typed(sent) == typed


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("<@U0BATON> who deploys?", "who deploys?"),
        ("<@U0BATON>: who deploys?", "who deploys?"),
        ("hey <@U0BATON|baton> ask <@U0DANA>", "hey   ask <@U0DANA>"),
        ("<@U0BATON>", ""),
    ],
)
def test_our_own_mention_is_no_part_of_the_question(text: str, rest: str) -> None:
    assert without_mention(text, MemberId("U0BATON")) == rest
