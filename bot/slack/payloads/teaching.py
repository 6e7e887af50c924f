"""What Slack sends when somebody teaches: the form, its confirmation."""

from dataclasses import dataclass
from typing import Self

from bot.slack.payloads.bodies import Body, inside, member_of, text_in
from bot.slack.payloads.forms import chosen, values_of, written
from bot.slack.views.forms import teaching as form
from bot.use_cases.ports.work import InboxKey
from domain.ids import MemberId, TeachingId


@dataclass(frozen=True, slots=True)
class LessonSubmitted:
    """Somebody submitted the form; what they left empty is empty. The view's id is the key."""

    key: TeachingId
    member: MemberId
    carried: str
    way: str
    phrase: str
    role: str
    responsibility: str
    topic: str

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the submitted form; None for another one."""
        view = inside(body, "view")
        if view.get("callback_id") != form.TEACH_MODAL:
            return None
        values = values_of(view)
        return cls(
            TeachingId(text_in(view, "id")),
            member_of(body),
            text_in(view, "private_metadata"),
            chosen(values, form.WAY_BLOCK, form.WAY),
            written(values, form.PHRASE_BLOCK, form.PHRASE_INPUT),
            chosen(values, form.ROLE_BLOCK, form.ROLE_CHOSEN),
            chosen(values, form.RESPONSIBILITY_BLOCK, form.RESPONSIBILITY_CHOSEN),
            written(values, form.TOPIC_BLOCK, form.TOPIC_INPUT),
        )


@dataclass(frozen=True, slots=True)
class WayChosen:
    """Somebody chose in the open form what they want to teach."""

    view: str
    version: str
    carried: str
    way: str
    phrase: str

    @classmethod
    def from_body(cls, body: Body) -> Self:
        """Read the choice; what was typed so far comes along."""
        view = inside(body, "view")
        values = values_of(view)
        return cls(
            text_in(view, "id"),
            text_in(view, "hash", empty=""),
            text_in(view, "private_metadata"),
            chosen(values, form.WAY_BLOCK, form.WAY),
            written(values, form.PHRASE_BLOCK, form.PHRASE_INPUT),
        )


@dataclass(frozen=True, slots=True)
class SureSubmitted:
    """Somebody read what the lesson would change, and wants it anyway."""

    key: InboxKey
    member: MemberId
    carried: str

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the submitted confirmation; None for another modal."""
        view = inside(body, "view")
        if view.get("callback_id") != form.TEACH_SURE_MODAL:
            return None
        return cls(
            InboxKey(text_in(view, "id")),
            member_of(body),
            text_in(view, "private_metadata"),
        )
