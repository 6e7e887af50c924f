"""A workspace to ask questions in: three projects, one of them private, and people."""

from dataclasses import dataclass

from sqlalchemy import Engine

from bot.slack.views.answers.answer import answer_message
from bot.slack.views.parts.message import Message
from bot.use_cases.asking.asking import AnswerQuestion
from domain.ids import ChannelId, MemberId
from domain.questions.answers import Answer
from tests.bot.use_cases.registry_file import LOCAL, Office
from tests.resolvers import RESOLVERS

WORLD = """\
version: 1
members:
- {id: U0ANA, name: Ana Silva}
- {id: U0DANA, name: Dana Kim}
- {id: U0LEE, name: Lee Wong}
- {id: U0OMAR, name: Omar Haddad}
- {id: U0PRIYA, name: Priya Raman}
user_groups:
- {id: S0DATA, handle: data-eng, members: [U0LEE, U0OMAR]}
projects:
- key: churn
  name: Churn predictor
  aliases: [churn, churn model]
  channels: [C0CHURN, C0BOTH]
  lead: U0PRIYA
  assignments:
  - {role: data_engineer, user_group: S0DATA}
  - {role: data_scientist, member: U0ANA}
  - {role: ml_engineer, member: U0DANA}
  - {role: ml_engineer, member: U0LEE, backup: true}
  - {role: developer, member: U0OMAR, backup: true}
  phases: {data_ingestion: done, data_validation: done, feature_engineering: active}
- key: atlas
  name: Atlas <&> co
  aliases: [atlas]
  channels: [C0ATLAS, C0BOTH]
  assignments:
  - {role: ml_engineer, member: U0ANA}
- key: secret
  name: Manhattan
  channels: [C0SECRET]
  private: true
  lead: U0PRIYA
  assignments:
  - {role: ml_engineer, member: U0DANA}
  - {role: data_engineer, member: U0LEE}
"""


@dataclass(frozen=True)
class Asking:
    """Asks questions and returns what people would read."""

    office: Office
    use_case: AnswerQuestion

    @classmethod
    def on(cls, engine: Engine) -> "Asking":
        office = Office(engine)
        office.read(WORLD)
        return cls(office, office.asking(RESOLVERS))

    def answer(self, text: str, channel: str = "C0CHURN", asker: str = "U0ANA") -> Answer:
        return self.use_case.answer(LOCAL, text, ChannelId(channel), MemberId(asker))

    def message(self, text: str, channel: str = "C0CHURN", asker: str = "U0ANA") -> Message:
        return answer_message(self.answer(text, channel, asker))

    def said(self, text: str, channel: str = "C0CHURN", asker: str = "U0ANA") -> str:
        """Return everything that the message says, small print included."""
        message = self.message(text, channel, asker)
        small = [
            element["text"]
            for block in message.blocks
            if block["type"] == "context"
            for element in block["elements"]
        ]
        return "\n".join((message.text, *small))
