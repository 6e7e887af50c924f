"""Who is where, as the Web API says it."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.playground.errors import NotPossible
from bot.playground.pretend import PretendSlack
from bot.playground.seed import Bot, Channel, Member, Seed, Team
from tests.bot.playground.reading import Body, read, refusal


def test_the_token_says_who_asks(slack: PretendSlack, client: WebClient) -> None:
    answer = read(client.auth_test())
    assert (answer["user_id"], answer["team_id"]) == (slack.bot_user, slack.team_id)


@pytest.mark.parametrize(
    ("token", "error"),
    [("", "not_authed"), ("xoxb-wrong", "invalid_auth")],
)
def test_a_wrong_token_is_refused(slack: PretendSlack, token: str, error: str) -> None:
    stranger = WebClient(token, base_url=slack.api_url, retry_handlers=[])
    with pytest.raises(SlackApiError) as refused:
        stranger.auth_test()
    assert refusal(refused) == error


def test_the_apps_token_opens_nothing_but_sockets(slack: PretendSlack, client: WebClient) -> None:
    with pytest.raises(SlackApiError) as refused:
        client.apps_connections_open(app_token=slack.bot_token)
    assert refusal(refused) == "not_allowed_token_type"
    opened = read(client.apps_connections_open(app_token=slack.app_token))
    assert opened["url"].startswith("ws://127.0.0.1:")


def test_an_unknown_method_is_named(client: WebClient) -> None:
    with pytest.raises(SlackApiError) as refused:
        client.api_call("chat.unheardOf")
    assert refusal(refused) == "unknown_method"


def test_a_member_has_name_zone_and_rank(client: WebClient) -> None:
    lee = read(client.users_info(user="U0LEE"))["user"]
    assert (lee["real_name"], lee["tz"], lee["tz_offset"]) == ("Lee Wong", "Asia/Tokyo", 9 * 3600)
    assert read(client.users_info(user="U0ANA"))["user"]["is_admin"]
    with pytest.raises(SlackApiError) as refused:
        client.users_info(user="U0NOBODY")
    assert refusal(refused) == "user_not_found"


def test_everybody_is_listed_in_pages(slack: PretendSlack, client: WebClient) -> None:
    pages = [read(page)["members"] for page in client.users_list(limit=2)]
    assert [[each["id"] for each in page] for page in pages] == [
        ["U0ANA", "U0LEE"],
        ["U0GONE", slack.bot_user],
    ]
    assert pages[1][0]["deleted"]
    assert pages[1][1]["is_bot"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [({"cursor": "nonsense"}, "invalid_cursor"), ({"limit": "x"}, "invalid_limit")],
)
def test_a_broken_page_is_refused(client: WebClient, arguments: Body, error: str) -> None:
    with pytest.raises(SlackApiError) as refused:
        client.api_call("conversations.list", params=arguments)
    assert refusal(refused) == error


def test_private_channels_must_be_asked_for(client: WebClient) -> None:
    public = read(client.conversations_list())["channels"]
    private = read(client.conversations_list(types="private_channel"))["channels"]
    assert [(each["name"], each["is_member"]) for each in public] == [
        ("churn", True),
        ("quiet", False),
    ]
    assert [each["name"] for each in private] == ["secret"]


def test_the_bots_own_conversations_are_listed(client: WebClient) -> None:
    mine = read(client.users_conversations(types="public_channel,private_channel"))["channels"]
    assert [each["name"] for each in mine] == ["churn", "secret"]
    with pytest.raises(SlackApiError) as refused:
        client.users_conversations(types="party")
    assert refusal(refused) == "invalid_types"


def test_a_channel_tells_its_members(slack: PretendSlack, client: WebClient) -> None:
    channel = read(client.conversations_info(channel="G0SECRET", include_num_members=True))
    members = read(client.conversations_members(channel="G0SECRET"))["members"]
    assert channel["channel"]["is_private"]
    assert channel["channel"]["num_members"] == 2
    assert members == ["U0ANA", slack.bot_user]


def test_a_hidden_channel_is_not_found(client: WebClient) -> None:
    with pytest.raises(SlackApiError) as refused:
        client.conversations_info(channel="G0HIDDEN")
    assert refusal(refused) == "channel_not_found"


def test_the_bot_joins_a_public_channel(client: WebClient) -> None:
    client.conversations_join(channel="C0QUIET")
    assert read(client.conversations_info(channel="C0QUIET"))["channel"]["is_member"]


def test_direct_messages_are_opened_once(client: WebClient) -> None:
    first = read(client.conversations_open(users="U0LEE"))
    second = read(client.conversations_open(users="U0LEE", return_im=True))
    assert first["channel"]["id"] == second["channel"]["id"]
    assert (first["already_open"], second["already_open"]) == (False, True)
    assert second["channel"]["user"] == "U0LEE"


def test_several_members_share_a_conversation(slack: PretendSlack, client: WebClient) -> None:
    group = read(client.conversations_open(users="U0LEE,U0ANA"))["channel"]["id"]
    client.chat_postMessage(channel=group, text="both of you")
    assert [each["text"] for each in slack.visible_to("U0ANA", group)] == ["both of you"]


@pytest.mark.parametrize(
    ("users", "error"),
    [
        ("U0NOBODY", "user_not_found"),
        ("U0GONE", "user_disabled"),
        ("", "users_list_not_supplied"),
        (",".join(["U0LEE"] * 9), "too_many_users"),
    ],
)
def test_with_whom_nothing_can_be_opened(client: WebClient, users: str, error: str) -> None:
    with pytest.raises(SlackApiError) as refused:
        client.conversations_open(users=users)
    assert refusal(refused) == error


def test_a_member_who_leaves_the_company_is_disabled(
    slack: PretendSlack, client: WebClient
) -> None:
    client.chat_postMessage(channel="U0LEE", text="welcome")
    slack.deactivate("U0LEE")
    with pytest.raises(SlackApiError) as opened:
        client.conversations_open(users="U0LEE")
    with pytest.raises(SlackApiError) as posted:
        client.chat_postMessage(channel=slack.direct_channel("U0LEE"), text="hello?")
    assert (refusal(opened), refusal(posted)) == ("user_disabled", "is_archived")


def test_user_groups_name_their_members(slack: PretendSlack, client: WebClient) -> None:
    (group,) = read(client.usergroups_list(include_users=True, include_count=True))["usergroups"]
    assert (group["handle"], group["users"], group["user_count"]) == ("data-eng", ["U0LEE"], 1)
    assert read(client.usergroups_users_list(usergroup="S0DATA"))["users"] == ["U0LEE"]
    with pytest.raises(SlackApiError) as refused:
        client.usergroups_users_list(usergroup="S0NONE")
    assert refusal(refused) == "no_such_subteam"
    with pytest.raises(NotPossible):
        slack.change_group("S0NONE")
    slack.change_group("S0DATA")
    with pytest.raises(SlackApiError) as disabled:
        client.usergroups_users_list(usergroup="S0DATA")
    assert refusal(disabled) == "no_such_subteam"


def test_the_team_and_the_bot_describe_themselves(slack: PretendSlack, client: WebClient) -> None:
    assert read(client.team_info())["team"]["name"] == "Acme"
    assert read(client.bots_info(bot="B0BATON"))["bot"]["user_id"] == slack.bot_user
    with pytest.raises(SlackApiError) as refused:
        client.bots_info(bot="B0OTHER")
    assert refusal(refused) == "bot_not_found"


def test_api_test_says_what_it_heard(client: WebClient) -> None:
    assert read(client.api_test(word="hello"))["args"] == {"word": "hello"}
    with pytest.raises(SlackApiError) as refused:
        client.api_test(error="my_error")
    assert refusal(refused) == "my_error"


def test_the_agents_status_and_prompts_are_taken(client: WebClient) -> None:
    where = {"channel_id": "C0CHURN", "thread_ts": "1.0"}
    prompts = [{"title": "Who?", "message": "Who handles this?"}]
    for method, extra in (
        ("agents.sessions.setStatus", {"status": "processing"}),
        ("assistant.threads.setStatus", {"status": "thinking"}),
        ("assistant.threads.setSuggestedPrompts", {"prompts": prompts}),
    ):
        assert client.api_call(method, json={**where, **extra})["ok"]


def test_a_missing_scope_is_named_and_the_granted_ones_are_told() -> None:
    seed = Seed(bot=Bot(scopes=frozenset({"chat:write", "im:history"})))
    with PretendSlack(seed=seed) as slack:
        client = WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
        with pytest.raises(SlackApiError) as refused:
            client.conversations_history(channel="C0GENERAL")
        direct = read(client.chat_postMessage(channel="U0ANA", text="hello"))["channel"]
        assert client.conversations_history(channel=direct)["ok"]
        assert client.auth_test().headers["x-oauth-scopes"] == "chat:write,im:history"
    assert refusal(refused) == "missing_scope"
    assert refused.value.response["needed"] == "channels:history"


def test_two_workspaces_do_not_see_each_other() -> None:
    other = Seed(
        Team("T0OTHER", "Other", "other"), (Member("U1ZOE", "zoe"),), (Channel("C1ZOO", "zoo"),)
    )
    with PretendSlack(seed=(Seed(), other)) as slack:
        token = slack.workspace("T0OTHER").bot_token
        client = WebClient(token, base_url=slack.api_url, retry_handlers=[])
        client.chat_postMessage(channel="C1ZOO", text="roar")
        with pytest.raises(SlackApiError) as refused:
            client.chat_postMessage(channel="C0GENERAL", text="roar")
        assert [each["text"] for each in slack.messages("C1ZOO")] == ["roar"]
        assert slack.calls("chat.postMessage")[0].team == "T0OTHER"
    assert refusal(refused) == "channel_not_found"
