"""What Slack sends, as small frozen values: checked at the door, trusted inside."""

from dataclasses import dataclass
from typing import Self, cast

from bot.slack.names import COMMAND
from bot.slack.payloads.agent import AgentSessionStopped, AgentViewSeen
from bot.slack.payloads.bodies import Body, Malformed, inside, mapping, member_of, string, text_in
from bot.slack.payloads.calendar import PreferencesSubmitted
from bot.slack.payloads.describing import Described, read_described
from bot.slack.payloads.done import DoneSubmitted, PhaseChosen
from bot.slack.payloads.forms import values_of
from bot.slack.payloads.groups import GroupChanged
from bot.slack.payloads.home import HomeOpened
from bot.slack.payloads.installation import AccessEnded
from bot.slack.payloads.life import Befell, befell
from bot.slack.payloads.own import OwnSubmitted
from bot.slack.payloads.phases import PhasesSubmitted
from bot.slack.payloads.shortcuts import MessageShortcut, MyWorkWanted
from bot.slack.payloads.spoken import DirectMessage, Mention
from bot.slack.payloads.steps import CompletionStep, HoldersStep
from bot.slack.payloads.suggestions import OptionsWanted
from bot.slack.payloads.teaching import LessonSubmitted, SureSubmitted
from bot.slack.views.parts.actions import REASON_BLOCK, REASON_INPUT, REJECT_MODAL, RETURN_MODAL
from bot.use_cases.ports.work import InboxKey
from domain.ids import ChannelId, HandoffId, MemberId

BEHIND_A_WORD = ".,:;!"  # "Undo!" is an order; "undo?" asks


@dataclass(frozen=True, slots=True)
class SlashCommand:
    """Somebody typed `/baton`, with a word that says what to do and the rest."""

    channel: ChannelId
    member: MemberId
    word: str
    rest: str
    trigger: str = ""

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the command; None for another one."""
        if text_in(body, "command") != COMMAND:
            return None
        typed = text_in(body, "text", empty="").strip()
        word, *behind = typed.split(maxsplit=1) or [""]
        return cls(
            ChannelId(text_in(body, "channel_id")),
            MemberId(text_in(body, "user_id")),
            word.casefold().rstrip(BEHIND_A_WORD),
            "".join(behind),
            text_in(body, "trigger_id", empty=""),
        )

    @property
    def text(self) -> str:
        """Everything that was typed, as a question."""
        return f"{self.word} {self.rest}".strip()


@dataclass(frozen=True, slots=True)
class ButtonClick:
    """Somebody pressed a button or chose from a menu; `value` is what it means.

    `thread` is the ts of the thread that the message is in, empty where it is in none. `blocks`
    are those of the message; Slack does not tell them of one that only its reader sees. `modal` is
    the id of the modal that it was pressed in, empty elsewhere.
    """

    key: InboxKey
    member: MemberId
    action: str
    value: str
    trigger: str
    channel: ChannelId | None = None
    block: str = ""
    thread: str = ""
    blocks: tuple[Body, ...] = ()
    modal: str = ""

    @classmethod
    def from_body(cls, body: Body) -> Self:
        """Read the first action, which is the only one that Slack sends."""
        action = _first_action(body)
        option = mapping(action.get("selected_option") or {})
        value = action.get("value") or option.get("value") or action.get("selected_user") or ""
        channel = mapping(body.get("channel") or {}).get("id")
        container = mapping(body.get("container") or {})
        return cls(
            InboxKey(text_in(body, "trigger_id")),
            member_of(body),
            text_in(action, "action_id"),
            string(value, "value"),
            text_in(body, "trigger_id"),
            ChannelId(string(channel, "channel")) if channel else None,
            text_in(action, "block_id", empty=""),
            text_in(container, "thread_ts", empty=""),
            _blocks_of(mapping(body.get("message") or {})),
            _modal_of(mapping(body.get("view") or {})),
        )


@dataclass(frozen=True, slots=True)
class ReasonSubmitted:
    """Somebody returns a handoff, or rejects a report in its place, and says why."""

    key: InboxKey
    member: MemberId
    handoff: HandoffId
    reason: str

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the submitted modal; None for another one.

        The key is the view's id: pressing twice is one return, and a refused one can be mended.
        """
        view = inside(body, "view")
        if view.get("callback_id") not in {RETURN_MODAL, REJECT_MODAL}:
            return None
        typed = inside(inside(values_of(view), REASON_BLOCK), REASON_INPUT).get("value")
        return cls(
            InboxKey(text_in(view, "id")),
            member_of(body),
            HandoffId(text_in(view, "private_metadata")),
            string(typed or "", "value"),
        )


Spoken = Mention | DirectMessage
Told = HomeOpened | AgentViewSeen | AgentSessionStopped | GroupChanged | AccessEnded | Befell
Lessons = LessonSubmitted | SureSubmitted
Submitted = ReasonSubmitted | DoneSubmitted | PhaseChosen | Lessons | PreferencesSubmitted
Said = Described | PhasesSubmitted | OwnSubmitted
Chosen = MessageShortcut | MyWorkWanted | OptionsWanted
StepRun = CompletionStep | HoldersStep
Received = Spoken | Told | SlashCommand | ButtonClick | Chosen | Submitted | Said | StepRun


def read(body: Body) -> Received | None:
    """Read whatever Slack sent; None where it does not concern us. Raises `Malformed`."""
    match body.get("type"):
        case "event_callback":
            return _read_event(body)
        case "block_actions":
            return ButtonClick.from_body(body) if _first_action(body).get("action_id") else None
        case "block_suggestion":
            return OptionsWanted.from_body(body)
        case "view_submission":
            return _read_submission(body)
        case "message_action":
            return MessageShortcut.from_body(body)
        case "shortcut":
            return MyWorkWanted.from_body(body)
        case None if "command" in body:
            return SlashCommand.from_body(body)
        case _:
            return None


def _read_submission(body: Body) -> Received | None:
    return (
        ReasonSubmitted.from_body(body)
        or DoneSubmitted.from_body(body)
        or PhaseChosen.from_body(body)
        or LessonSubmitted.from_body(body)
        or SureSubmitted.from_body(body)
        or PreferencesSubmitted.from_body(body)
        or read_described(body)
        or PhasesSubmitted.from_body(body)
        or OwnSubmitted.from_body(body)
    )


def _read_event(body: Body) -> Received | None:
    match text_in(inside(body, "event"), "type"):
        case "app_mention":
            return Mention.from_body(body)
        case "message":
            return DirectMessage.from_body(body) or befell(body)
        case "app_home_opened":
            return HomeOpened.from_body(body) or AgentViewSeen.from_body(body)
        case "app_context_changed":
            return AgentViewSeen.from_body(body)
        case "agent_session_stopped":
            return AgentSessionStopped.from_body(body)
        case "function_executed":
            return CompletionStep.from_body(body) or HoldersStep.from_body(body)
        case _:
            group = GroupChanged.from_body(body)
            return group or AccessEnded.from_body(body) or befell(body)


def _blocks_of(message: Body) -> tuple[Body, ...]:
    return tuple(map(mapping, cast("list[object]", message.get("blocks") or ())))


def _modal_of(view: Body) -> str:
    return text_in(view, "id") if view.get("type") == "modal" else ""


def _first_action(body: Body) -> Body:
    actions = body.get("actions")
    if not isinstance(actions, list) or not actions:
        raise Malformed("a click without actions")
    return mapping(cast("list[object]", actions)[0])
