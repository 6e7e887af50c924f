"""What Slack sends when somebody types into a menu that is searched."""

from dataclasses import dataclass
from typing import Self

from bot.slack.payloads.bodies import Body, inside, member_of, text_in
from bot.slack.views.parts.entry_fields import EntryBlock
from domain.ids import MemberId


@dataclass(frozen=True, slots=True)
class OptionsWanted:
    """Somebody looks for something in a menu of a form.

    `form` is the form's callback, `carried` what it carries unseen, `field` the field that the menu
    is in, where it says one.
    """

    member: MemberId
    form: str
    carried: str
    action: str
    field: str
    typed: str

    @classmethod
    def from_body(cls, body: Body) -> Self | None:
        """Read the wish; None where it comes from no form."""
        if not isinstance(body.get("view"), dict):
            return None
        view = inside(body, "view")
        block = EntryBlock.unpacked(text_in(body, "block_id", empty=""))
        return cls(
            member_of(body),
            text_in(view, "callback_id", empty=""),
            text_in(view, "private_metadata", empty=""),
            text_in(body, "action_id"),
            block.field.partition(":")[0],
            text_in(body, "value", empty=""),
        )
