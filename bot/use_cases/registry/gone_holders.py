"""Who left the workspace and is still named by a project, in a sentence that says what to do."""

from collections.abc import Sequence

from bot.use_cases.ports.life import HeldByGone


def gone_text(shown: Sequence[HeldByGone], count: int) -> str:
    """Say who holds what, and who can mend it."""
    held = "; ".join(map(_what, shown))
    more = f"; {count - len(shown)} more" if count > len(shown) else ""
    return (
        f"No longer in the workspace: {held}{more}. A lead picks others for roles in the message "
        "that I sent; a project has another lead by `/baton edit`, which admins of the workspace "
        "may, or by `baton registry import`."
    )


def _what(held: HeldByGone) -> str:
    return f"{held.member}, {held.role or 'the lead'} of {held.project}"
