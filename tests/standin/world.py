"""The workspace that the stand-in plays: who is in it, and the secrets its app shares."""

from typing import Any, Literal

Transport = Literal["http", "socket"]

STANDIN_PORT = 3000
BOT_PORT = 3100
REQUEST_URL = f"http://127.0.0.1:{BOT_PORT}/slack/events"
API_URL = f"http://127.0.0.1:{STANDIN_PORT}/api/"

TEAM = "T0ACME"
BOT = "U0BATON"
BOT_TOKEN = "xoxb-standin"
APP_TOKEN = "xapp-standin"
SIGNING_SECRET = "standin-signing-secret"

LEAD = "U0LEAD"
SAM = "U0SAM"
DANA = "U0DANA"
CHURN = "C0CHURN"
HERON = "C0HERON"  # without a project at first
_DESERTED = "C0EMPTY"

_MEMBERS = {LEAD: "Lena Lead", SAM: "Sam Lopez", DANA: "Dana Kim"}
_MODES = {"http": "events", "socket": "socket"}


def workspace(transport: Transport) -> dict[str, Any]:
    """Describe the workspace as the stand-in reads it."""
    people = [{"id": key, "name": key.lower(), "real_name": n} for key, n in _MEMBERS.items()]
    return {
        "workspace": {"name": "Acme", "domain": "acme", "teamId": TEAM},
        "apps": [
            {
                "appId": "A0BATON",
                "botUserId": BOT,
                "botName": "baton",
                "botToken": BOT_TOKEN,
                "appToken": APP_TOKEN,
                "signingSecret": SIGNING_SECRET,
                "mode": _MODES[transport],
                "requestUrl": REQUEST_URL,
            }
        ],
        "users": people,
        "channels": [
            {"id": CHURN, "name": "churn", "members": [BOT, *_MEMBERS]},
            {"id": HERON, "name": "heron", "members": [BOT, *_MEMBERS]},
            {"id": _DESERTED, "name": "empty", "members": [LEAD]},
        ],
    }


def app_environment() -> dict[str, str]:
    """Give the settings that lead a bot to the stand-in; each transport needs some of them."""
    return {
        "SLACK_API_URL": API_URL,
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "PORT": str(BOT_PORT),
    }


REGISTRY = f"""
version: 1
workspace: {TEAM}
projects:
  - key: churn
    name: Churn predictor
    aliases: [churn model]
    channels: [{CHURN}]
    lead: {LEAD}
    workflow: plain
    assignments:
      - {{role: data_engineer, member: {LEAD}}}
      - {{role: data_scientist, member: {SAM}}}
      - {{role: ml_engineer, member: {DANA}}}
workflows:
  - key: plain  # a click is enough for these phases: their story needs no form
    name: Plain workflow
    phases:
      - key: model_building
        name: Model building
        accountable: data_scientist
        start_with: Train a simple baseline.
      - key: model_evaluation
        name: Model evaluation
        accountable: data_scientist
        after: [model_building]
        start_with: Compare the model with the baseline.
      - key: model_deployment
        name: Model deployment
        accountable: ml_engineer
        after: [model_evaluation]
        start_with: Run it in staging.
"""
