"""What people do in the pretend Slack, and what happens to them."""

from bot.playground.clicking import Press
from bot.playground.json_types import Json
from bot.playground.looking import Looking
from bot.playground.replies import ClickReply, CommandReply, SubmitReply
from bot.playground.seed import Member


class Acting(Looking):
    """People who write, press and submit; all that waits for the app returns what it answered."""

    def say(self, member: str, channel: str, text: str, thread_ts: str | None = None) -> str:
        """Write in a channel; `@Baton` becomes the mention. Return the message's time."""
        return self.stage.speaking.say(member, channel, text, thread_ts)

    def direct_message(self, member: str, text: str, thread_ts: str | None = None) -> str:
        """Write to the bot. Return the message's time."""
        return self.say(member, self.direct_channel(member), text, thread_ts)

    def command(self, member: str, channel: str, command: str, text: str) -> CommandReply:
        """Give a slash command, such as `/baton` with the text `ask who …`."""
        return self.stage.speaking.command(member, channel, command, text)

    def click(  # noqa: PLR0913 - one for each thing that a click needs
        self,
        member: str,
        channel: str,
        ts: str,
        action_id: str,
        value: str | None = None,
        *,
        selected: str | list[str] | None = None,
    ) -> ClickReply:
        """Press a button of a message (`value` tells alike ones apart), or choose `selected`."""
        press = Press(action_id, value, selected)
        return self.stage.clicking.in_message(member, channel, ts, press)

    def click_in_view(
        self,
        member: str,
        action_id: str,
        value: str | None = None,
        *,
        selected: str | list[str] | None = None,
    ) -> ClickReply:
        """Press a button of the member's open modal, or choose."""
        press = Press(action_id, value, selected)
        return self.stage.clicking.in_view(member, self.view_of(member), press)

    def click_in_home(
        self,
        member: str,
        action_id: str,
        value: str | None = None,
        *,
        selected: str | list[str] | None = None,
    ) -> ClickReply:
        """Press a button of the member's Home, or choose."""
        press = Press(action_id, value, selected)
        return self.stage.clicking.in_view(member, self.home_of(member), press)

    def suggest(self, member: str, block_id: str, action_id: str, typed: str = "") -> list[Json]:
        """Type into a searched menu of the open modal; return the options that it shows."""
        return self.stage.suggesting.in_view(member, block_id, action_id, typed)

    def submit(self, member: str, values: Json) -> SubmitReply:
        """Submit the member's open modal with `{block_id: {action_id: value}}`."""
        return self.stage.forms.submit(member, values)

    def close_view(self, member: str) -> None:
        """Close the member's open modal."""
        self.stage.forms.close(member)

    def open_home(self, member: str) -> None:
        """Open the bot's Home."""
        self.stage.clicking.open_app(member, "home")

    def open_messages(self, member: str) -> None:
        """Open the bot's direct messages."""
        self.stage.clicking.open_app(member, "messages")

    def look_at(self, member: str, channel: str) -> None:
        """Look at a channel beside the agent view."""
        self.stage.clicking.look_at(member, channel)

    def stop_agent(self, member: str, thread: str) -> None:
        """Press the button that Slack shows while the bot works on an answer in a thread."""
        self.stage.clicking.stop_agent(member, thread)

    def shortcut(self, member: str, callback_id: str) -> ClickReply:
        """Choose one of the app's shortcuts."""
        return self.stage.clicking.shortcut(member, callback_id)

    def message_shortcut(self, member: str, channel: str, ts: str, callback_id: str) -> ClickReply:
        """Choose one of the app's shortcuts on a message."""
        return self.stage.clicking.message_shortcut(member, channel, ts, callback_id)

    def run_step(self, callback_id: str, inputs: Json, runner: str = "", team: str = "") -> str:
        """Let a workflow run a step of the app's; return the id of the run.

        A runner is told under `runner`, as a parameter of the type `user_context` is.
        """
        workflows = self.stage.workflows
        said: Json = {"runner": workflows.context_of(runner)} if runner else {}
        return workflows.run_step(callback_id, {**inputs, **said}, team)

    def join(self, member: str, channel: str) -> None:
        """Put a member into a public channel."""
        self.stage.happenings.join(member, channel)

    def invite_bot(self, channel: str) -> None:
        """Put the bot into a channel."""
        self.stage.happenings.invite_bot(channel)

    def remove_bot(self, channel: str) -> None:
        """Take the bot out of a channel."""
        self.stage.happenings.remove_bot(channel)

    def archive(self, channel: str) -> None:
        """Archive a channel."""
        self.stage.happenings.archive(channel)

    def unarchive(self, channel: str) -> None:
        """Let a channel take messages again."""
        self.stage.happenings.unarchive(channel)

    def make_private(self, channel: str) -> None:
        """Make a channel private."""
        self.stage.happenings.make_private(channel)

    def change_channel_id(self, channel: str, new: str) -> None:
        """Give a channel another id."""
        self.stage.happenings.change_channel_id(channel, new)

    def deactivate(self, member: str) -> None:
        """Deactivate a member's account."""
        self.stage.happenings.deactivate(member)

    def change_member(self, member: Member) -> None:
        """Let a member have another name or time zone, or be there again."""
        self.stage.happenings.change_member(member)

    def change_group(self, group: str, *members: str) -> None:
        """Let a user group have other members; without any it is disabled."""
        self.stage.happenings.change_group(group, members)
