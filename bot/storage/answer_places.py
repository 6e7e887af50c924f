"""Where answers appear in a channel, in SQL; a channel without a row has them in threads."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.storage.inserting import insert_or_replace
from bot.storage.prepared import query
from bot.storage.revisions import note_change
from bot.storage.tables.base import Row
from bot.storage.tables.registry import BY_KEY
from domain.ids import ChannelId, WorkspaceId
from domain.statuses import AnswerPlace


class AnswerPlaceRow(Row):
    """Where the answers to what is asked in one channel appear, if somebody chose."""

    __tablename__ = "answer_places"
    __table_args__ = (BY_KEY,)

    channel: Mapped[ChannelId] = mapped_column(primary_key=True)
    workspace: Mapped[WorkspaceId] = mapped_column(primary_key=True)
    place: Mapped[AnswerPlace]


_CHOSEN = (
    select(AnswerPlaceRow.channel, AnswerPlaceRow.place)
    .where(AnswerPlaceRow.workspace == bindparam("of_workspace"))
    .order_by(AnswerPlaceRow.channel)
)


def chosen_places(
    connection: Connection, workspace: WorkspaceId
) -> Mapping[ChannelId, AnswerPlace]:
    """Return what was chosen in a workspace, by channel, in their order."""
    rows = query(_CHOSEN, connection.dialect).rows(connection, {"of_workspace": workspace})
    return {ChannelId(channel): place for channel, place in rows}


@dataclass(frozen=True, slots=True)
class SqlAnswerPlaces:
    """What was chosen in one workspace, in the open transaction of a session."""

    session: Session
    workspace: WorkspaceId

    def chosen(self) -> Mapping[ChannelId, AnswerPlace]:
        """Return what was chosen, by channel."""
        return chosen_places(self.session.connection(), self.workspace)

    def choose(self, channel: ChannelId, place: AnswerPlace) -> None:
        """Keep where answers appear in a channel; what goes without saying is not kept."""
        note_change(self.session, self.workspace)
        if place is AnswerPlace.THREAD:
            here = AnswerPlaceRow.channel == channel, AnswerPlaceRow.workspace == self.workspace
            self.session.connection().execute(delete(AnswerPlaceRow).where(*here))
            return
        row = {"channel": channel, "workspace": self.workspace, "place": place}
        insert_or_replace(self.session, AnswerPlaceRow, [row], ("channel", "workspace"))
