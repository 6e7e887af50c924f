"""Talking with Baton in the pretend Slack, one message after the other."""

from sqlalchemy import text as sql

from tests.factories import ANA
from tests.rig import Json, Rig, words


def asked(rig: Rig, channel: str, text: str, thread: str | None = None, member: str = ANA) -> Json:
    """Mention Baton, in a thread or not, and return its answer once all of it is saved."""
    before = len(rig.slack.visible_to(member, channel))
    rig.slack.say(member, channel, f"@Baton {text}", thread_ts=thread)
    answer = rig.next_message(member, channel, before + 1)
    return _settled(rig, answer)


def told(rig: Rig, text: str, member: str = ANA) -> Json:
    """Write to Baton and return its answer once all of it is saved."""
    before = len(rig.slack.direct_messages(member))
    rig.slack.direct_message(member, text)
    answer = rig.next_message(member, rig.slack.direct_channel(member), before + 1)
    return _settled(rig, answer)


def dialogue(rig: Rig, channel: str, *texts: str) -> list[str]:
    """Say one text after the other in one thread and return what Baton answered to each."""
    root = ""
    answers: list[str] = []
    for text in texts:
        answer = asked(rig, channel, text, root or None)
        root = root or answer["thread_ts"]
        answers.append(words(answer))
    return answers


def _settled(rig: Rig, answer: Json) -> Json:
    rig.wait(lambda: None if _open_questions(rig) else answer)
    return answer


def _open_questions(rig: Rig) -> int:
    rig.core.questions.write_now()  # what would be written a quarter of a second later
    with rig.core.database.connect() as connection:
        found = connection.execute(sql("SELECT count(*) FROM inbox WHERE question IS NOT NULL"))
        return int(found.scalar_one())
