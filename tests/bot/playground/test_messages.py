"""Writing, changing and reading messages through the Web API."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground.pretend import PretendSlack
from tests.bot.playground.bare_bot import CARD, Body, button, section
from tests.bot.playground.reading import read, refusal, said_of


def test_a_posted_message_is_seen_in_its_channel(slack: PretendSlack, client: WebClient) -> None:
    answer = read(client.chat_postMessage(channel="C0CHURN", text="hello", client_msg_id="once"))
    (message,) = slack.messages("C0CHURN")
    assert message["ts"] == answer["ts"]
    assert (message["text"], message["client_msg_id"]) == ("hello", "once")
    assert message["user"] == slack.bot_user


def test_posting_twice_writes_twice(slack: PretendSlack, client: WebClient) -> None:
    first = read(client.chat_postMessage(channel="C0CHURN", text="hello", client_msg_id="once"))
    second = read(client.chat_postMessage(channel="C0CHURN", text="hello", client_msg_id="once"))
    assert str(first["ts"]) < str(second["ts"])
    assert len(slack.messages("C0CHURN")) == 2


def test_posting_to_a_member_reaches_their_direct_messages(
    slack: PretendSlack, client: WebClient
) -> None:
    opened = read(client.conversations_open(users=["U0LEE"]))["channel"]["id"]
    answer = read(client.chat_postMessage(channel="U0LEE", text="your turn"))
    assert answer["channel"] == opened == slack.direct_channel("U0LEE")
    assert [each["text"] for each in slack.direct_messages("U0LEE")] == ["your turn"]


def test_blocks_and_buttons_get_the_ids_that_they_lack(
    slack: PretendSlack, client: WebClient
) -> None:
    client.chat_postMessage(channel="C0CHURN", text="card", blocks=CARD)
    (message,) = slack.messages("C0CHURN")
    assert all(block["block_id"] for block in message["blocks"])
    assert message["blocks"][1]["block_id"] == "row"


def test_an_update_replaces_text_and_blocks_and_is_marked(
    slack: PretendSlack, client: WebClient
) -> None:
    ts = read(client.chat_postMessage(channel="C0CHURN", text="card", blocks=CARD))["ts"]
    client.chat_update(channel="C0CHURN", ts=ts, text="done")
    (message,) = slack.messages("C0CHURN")
    assert (message["ts"], message["text"], message["edited"]["user"]) == (
        ts,
        "done",
        slack.bot_user,
    )
    assert "blocks" not in message


def test_a_deleted_message_is_gone(slack: PretendSlack, client: WebClient) -> None:
    ts = read(client.chat_postMessage(channel="C0CHURN", text="oops"))["ts"]
    client.chat_delete(channel="C0CHURN", ts=ts)
    assert slack.messages("C0CHURN") == []


def test_an_ephemeral_message_is_seen_by_one_member(slack: PretendSlack, client: WebClient) -> None:
    client.chat_postEphemeral(channel="C0CHURN", user="U0ANA", text="psst")
    assert [each["text"] for each in slack.visible_to("U0ANA", "C0CHURN")] == ["psst"]
    assert slack.visible_to("U0LEE", "C0CHURN") == []
    assert slack.messages("C0CHURN") == []


def test_a_reply_makes_a_thread(slack: PretendSlack, client: WebClient) -> None:
    ts = slack.say("U0ANA", "C0CHURN", "question")
    client.chat_postMessage(channel="C0CHURN", text="answer", thread_ts=ts)
    thread = read(client.conversations_replies(channel="C0CHURN", ts=ts))["messages"]
    assert [each["text"] for each in thread] == ["question", "answer"]
    assert thread[0]["reply_count"] == 1
    history = read(client.conversations_history(channel="C0CHURN"))["messages"]
    assert [each["text"] for each in history] == ["question"]


def test_history_comes_in_pages_newest_first(slack: PretendSlack, client: WebClient) -> None:
    for number in range(5):
        slack.say("U0ANA", "C0CHURN", str(number))
    pages = client.conversations_history(channel="C0CHURN", limit=2)
    texts = [[each["text"] for each in read(page)["messages"]] for page in pages]
    assert texts == [["4", "3"], ["2", "1"], ["0"]]


def test_history_is_limited_by_time(slack: PretendSlack, client: WebClient) -> None:
    times = [slack.say("U0ANA", "C0CHURN", str(number)) for number in range(3)]
    after = read(client.conversations_history(channel="C0CHURN", oldest=times[1]))
    including = read(
        client.conversations_history(channel="C0CHURN", oldest=times[1], inclusive=True)
    )
    assert [each["text"] for each in after["messages"]] == ["2"]
    assert [each["text"] for each in including["messages"]] == ["2", "1"]


def test_metadata_is_read_only_when_asked_for(client: WebClient) -> None:
    metadata = {"event_type": "handoff", "event_payload": {"key": "h1"}}
    client.chat_postMessage(channel="C0CHURN", text="card", metadata=metadata)
    plain = read(client.conversations_history(channel="C0CHURN"))["messages"][0]
    whole = read(client.conversations_history(channel="C0CHURN", include_all_metadata=True))
    assert "metadata" not in plain
    assert whole["messages"][0]["metadata"] == metadata


def test_a_message_has_a_permalink(client: WebClient) -> None:
    ts = read(client.chat_postMessage(channel="C0CHURN", text="hello"))["ts"]
    link = read(client.chat_getPermalink(channel="C0CHURN", message_ts=str(ts)))["permalink"]
    assert link == f"https://acme.slack.com/archives/C0CHURN/p{str(ts).replace('.', '')}"


def test_a_reaction_is_added_once(slack: PretendSlack, client: WebClient) -> None:
    ts = slack.say("U0ANA", "C0CHURN", "done")
    client.reactions_add(channel="C0CHURN", timestamp=ts, name="tada")
    with pytest.raises(SlackApiError) as again:
        client.reactions_add(channel="C0CHURN", timestamp=ts, name="tada")
    assert refusal(again) == "already_reacted"
    assert slack.messages("C0CHURN")[0]["reactions"][0]["name"] == "tada"


@pytest.mark.parametrize(
    ("channel", "error"),
    [
        ("C0QUIET", "not_in_channel"),
        ("G0HIDDEN", "channel_not_found"),
        ("C0NOWHERE", "channel_not_found"),
        ("U0GONE", "is_archived"),
    ],
)
def test_where_the_bot_cannot_write(client: WebClient, channel: str, error: str) -> None:
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel=channel, text="hello")
    assert refusal(refused) == error


def test_an_archived_channel_takes_no_message_and_no_change(
    slack: PretendSlack, client: WebClient
) -> None:
    ts = read(client.chat_postMessage(channel="C0CHURN", text="hello"))["ts"]
    slack.archive("C0CHURN")
    with pytest.raises(SlackApiError) as posted:
        client.chat_postMessage(channel="C0CHURN", text="hello")
    with pytest.raises(SlackApiError) as changed:
        client.chat_update(channel="C0CHURN", ts=ts, text="bye")
    assert (refusal(posted), refusal(changed)) == ("is_archived", "is_inactive")


def test_a_bot_that_was_removed_is_not_in_the_channel(
    slack: PretendSlack, client: WebClient
) -> None:
    slack.remove_bot("C0CHURN")
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel="C0CHURN", text="hello")
    assert refusal(refused) == "not_in_channel"


def test_only_the_bots_own_messages_can_be_changed(slack: PretendSlack, client: WebClient) -> None:
    ts = slack.say("U0ANA", "C0CHURN", "mine")
    with pytest.raises(SlackApiError) as changed:
        client.chat_update(channel="C0CHURN", ts=ts, text="yours")
    with pytest.raises(SlackApiError) as deleted:
        client.chat_delete(channel="C0CHURN", ts=ts)
    with pytest.raises(SlackApiError) as missing:
        client.chat_update(channel="C0CHURN", ts="1.000000", text="yours")
    assert [refusal(each) for each in (changed, deleted, missing)] == [
        "cant_update_message",
        "cant_delete_message",
        "message_not_found",
    ]


LONG_SECTION = section("x" * 3001)
NO_OPTIONS: Body = {"options": []}
OPTIONS: list[Body] = [{"text": {"type": "plain_text", "text": "A"}, "value": "a"}]
TWO_ALIKE: Body = {"type": "actions", "elements": [button("a", "A"), button("a", "B")]}


REFUSED: list[list[Body]] = [
    [{"type": "divider"}] * 51,
    [LONG_SECTION],
    [section("")],
    [{"type": "section"}],
    [{"type": "divider", "block_id": "b"}, {"type": "divider", "block_id": "b"}],
    [TWO_ALIKE],
    [{"type": "actions", "elements": [button("a", "x" * 76)]}],
    [{"type": "actions", "elements": [button("a", "A", "x" * 2001)]}],
    [{"type": "actions", "elements": []}],
    [{"type": "header", "text": {"type": "mrkdwn", "text": "no"}}],
    [{"type": "context", "elements": [section("no")["text"]] * 11}],
    [{"type": "image", "image_url": "https://example.com/a.png"}],
    [{"type": "unheard_of"}],
    [{"type": "section", "text": section("a")["text"], "accessory": {"type": "unheard_of"}}],
    [{"type": "section", "fields": [section("a")["text"]] * 11}],
    [{"type": "markdown", "text": "x" * 12_001}],
    [{"type": "input", "element": button("a", "A")}],
    [{"type": "context", "elements": [{"type": "image", "alt_text": "no address"}]}],
    [{"type": "actions", "elements": [{**button("a", "A"), "style": "loud"}]}],
    [{"type": "actions", "elements": [{**button("a", "A"), "confirm": {"title": "no"}}]}],
    [{"type": "actions", "elements": [{"type": "static_select", "action_id": "a"}]}],
    [{"type": "actions", "elements": [{"type": "overflow", "options": OPTIONS * 6}]}],
    [{"type": "actions", "elements": [{"type": "checkboxes", "options": OPTIONS * 11}]}],
    [
        {
            "type": "actions",
            "elements": [{"type": "static_select", "option_groups": [{"options": []}]}],
        }
    ],
]


@pytest.mark.parametrize("blocks", REFUSED)
def test_blocks_that_slack_refuses(
    slack: PretendSlack, client: WebClient, blocks: list[Body]
) -> None:
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel="C0CHURN", text="hello", blocks=blocks)
    assert refusal(refused) == "invalid_blocks"
    assert "json-pointer" in said_of(refused)[0]
    assert slack.messages("C0CHURN") == []


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({}, "no_text"),
        ({"text": "a", "blocks": "not JSON"}, "invalid_blocks_format"),
        ({"text": "a", "metadata": {"event_type": "x"}}, "invalid_metadata_format"),
        ({"text": "a", "markdown_text": "b"}, "markdown_text_conflict"),
    ],
)
def test_content_that_slack_refuses(client: WebClient, arguments: Body, error: str) -> None:
    with pytest.raises(SlackApiError) as refused:
        client.api_call("chat.postMessage", json={"channel": "C0CHURN", **arguments})
    assert refusal(refused) == error


def test_a_long_text_is_cut_when_posted_and_refused_when_updated(
    slack: PretendSlack, client: WebClient
) -> None:
    ts = read(client.chat_postMessage(channel="C0CHURN", text="x" * 50_000))["ts"]
    assert len(slack.messages("C0CHURN")[0]["text"]) == 40_000
    with pytest.raises(SlackApiError) as refused:
        client.chat_update(channel="C0CHURN", ts=ts, text="x" * 4001)
    assert refusal(refused) == "msg_too_long"
