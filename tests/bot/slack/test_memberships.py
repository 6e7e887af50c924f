"""What Slack's description of somebody means for what they may do."""

from typing import Any

import pytest

from bot.slack.connecting.identity import Identity
from bot.slack.memberships import membership_of
from domain.ids import MemberId, WorkspaceId
from domain.statuses import Membership

US = Identity(WorkspaceId("T0ACME"), "Acme", MemberId("U0BATON"), "B0", enterprise="E0ACME")


@pytest.mark.parametrize(
    ("user", "membership"),
    [
        ({"team_id": "T0ACME"}, Membership.MEMBER),
        ({"team_id": "T0ACME", "is_admin": True}, Membership.ADMIN),
        ({"team_id": "T0ACME", "is_owner": True}, Membership.ADMIN),
        ({"team_id": "T0ACME", "is_primary_owner": True}, Membership.ADMIN),
        ({"team_id": "T0ACME", "is_restricted": True, "is_admin": True}, Membership.GUEST),
        ({"team_id": "T0ACME", "is_ultra_restricted": True}, Membership.GUEST),
        ({"team_id": "T0ACME", "is_bot": True, "is_admin": True}, Membership.BOT),
        ({"team_id": "T0ACME", "is_stranger": True, "is_admin": True}, Membership.STRANGER),
        ({"team_id": "T0OTHER", "is_admin": True}, Membership.STRANGER),
        ({"team_id": "T0OTHER", "enterprise_user": {"enterprise_id": "E0X"}}, Membership.STRANGER),
        ({"team_id": "T0TWO", "enterprise_user": {"enterprise_id": "E0ACME"}}, Membership.MEMBER),
        ({"team_id": "E0X", "enterprise_user": {"teams": ["T0ACME"]}}, Membership.MEMBER),
    ],
)
def test_what_somebody_is(user: dict[str, Any], membership: Membership) -> None:
    assert membership_of(user, US) is membership
