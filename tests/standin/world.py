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
    workflow: standard
    assignments:
      - {{role: data_engineer, member: {LEAD}}}
      - {{role: data_scientist, member: {SAM}}}
      - {{role: ml_engineer, member: {DANA}}}
    phases:
      data_ingestion: done
      data_validation: done
      feature_engineering: done
      model_building: active
"""
