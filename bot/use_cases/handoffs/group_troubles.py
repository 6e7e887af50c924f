"""Why Slack does not say who is in a user group, in a sentence that says what to do."""

from bot.use_cases.ports.groups import GroupTrouble

TOKEN_IS_NO_GOOD = frozenset(
    {"invalid_auth", "account_inactive", "token_revoked", "token_expired", "not_installed"}
)


def group_trouble_text(trouble: GroupTrouble) -> str:
    """Say what is missing, and who is told meanwhile."""
    group, code = trouble.group, trouble.code
    name = f"@{group.handle or group.user_group}"
    told = "the members known so far are told" if group.members else "it is mentioned as a whole"
    return f"Slack does not say who is in {name} ({code}): {_remedy(code)}; until then {told}."


def _remedy(code: str) -> str:
    match code:
        case "missing_scope":
            return "grant `usergroups:read` and install the app again"
        case "no_such_subteam":
            return "it was disabled or deleted, so enable it or give its roles to somebody else"
        case "plan_upgrade_required":
            return "this workspace's plan has no user groups, so list its members in the registry"
        case _ if code in TOKEN_IS_NO_GOOD:
            return "Slack refuses the token, so install the app again"
        case _:
            return "it is asked again within minutes"
