"""What Slack says the members of one workspace are, in SQL."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.storage.homes import note_concerned
from bot.storage.inserting import insert_or_replace
from bot.storage.revisions import note_change
from bot.storage.tables.memberships import MembershipRow
from bot.use_cases.ports.permits import KnownMembership
from domain.handoffs.admission import KEPT_OUT
from domain.ids import MemberId, WorkspaceId
from domain.statuses import Membership

_AT_ONCE = 500  # members in one statement
_ADMINS = 20


@dataclass(frozen=True, slots=True)
class SqlMemberships:
    """The memberships of one workspace, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId

    def of(self, member: MemberId) -> KnownMembership | None:
        """Return what is known of a member; None where Slack was never asked."""
        row = self.session.get(MembershipRow, (member, self.workspace))
        return None if row is None else KnownMembership(row.membership, row.ask_again_at)

    def of_all(self, members: Collection[MemberId]) -> Mapping[MemberId, KnownMembership]:
        """Return what is known of those of the members about whom Slack was asked."""
        every, found = sorted(members), dict[MemberId, KnownMembership]()
        for begin in range(0, len(every), _AT_ONCE):
            some = MembershipRow.member.in_(every[begin : begin + _AT_ONCE])
            rows = self.session.scalars(
                select(MembershipRow).where(MembershipRow.workspace == self.workspace, some)
            )
            found |= {r.member: KnownMembership(r.membership, r.ask_again_at) for r in rows}
        return found

    def admins(self) -> tuple[MemberId, ...]:
        """Return the workspace admins who are known, a few, who was seen last first."""
        mine = (
            MembershipRow.workspace == self.workspace,
            MembershipRow.membership == Membership.ADMIN,
        )
        latest = (MembershipRow.ask_again_at.desc(), MembershipRow.member)
        statement = select(MembershipRow.member).where(*mine).order_by(*latest).limit(_ADMINS)
        return tuple(self.session.scalars(statement))

    def learn(self, member: MemberId, known: KnownMembership) -> None:
        """Store what Slack says now; projects tell of a holder whether they may act."""
        before = self.of(member)
        was_outside = before is not None and before.membership in KEPT_OUT
        if was_outside is not (known.membership in KEPT_OUT):
            note_change(self.session, self.workspace)
            note_concerned(self.session, {member})
        row = {
            "member": member,
            "workspace": self.workspace,
            "membership": known.membership,
            "ask_again_at": known.ask_again_at,
        }
        insert_or_replace(self.session, MembershipRow, [row], ("member", "workspace"))
