"""What somebody who installs Baton sees in the browser, and the two addresses where they see it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from typing import Any, Protocol

import structlog
from slack_bolt.request import BoltRequest
from slack_bolt.response import BoltResponse

from bot.slack.names import INSTALL_PATH, REDIRECT_PATH
from bot.use_cases.ports.sending import Rejected, SendingFailed
from domain.errors import RegistryAway

Environ = dict[str, Any]
StartResponse = Callable[..., Any]

AGAIN = f'<p><a href="{INSTALL_PATH}">Begin again</a></p>'
ASK_OPERATOR = "Ask whoever runs this Baton to look: <code>baton doctor</code>."
REASONS = {
    "access_denied": "You did not let Baton in, so nothing was installed.",
    "invalid_browser": "This browser did not begin the installation, or it takes no cookies.",
    "invalid_state": "This took longer than ten minutes, or the page was opened twice.",
    "missing_code": "Slack sent nothing to install with.",
    "invalid_code": "Slack's permission was used already, or it is too old.",
    "org_wide": "Baton is installed in one workspace at a time: choose one of them in Slack.",
    "bad_redirect_uri": f"The app's redirect URL at Slack is not this address. {ASK_OPERATOR}",
    "bad_client_secret": f"Slack does not accept the app's secret. {ASK_OPERATOR}",
    "invalid_client_id": f"Slack does not know the app. {ASK_OPERATOR}",
}
LATER = "Slack or the database does not answer right now, and nothing was installed."
# The address of the page has a code in it: it goes nowhere, and stays nowhere.
HEADERS = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
}
_PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Baton</title>'
    "<style>body{{font:1.1em/1.5 sans-serif;max-width:34em;margin:4em auto;padding:0 1em}}</style>"
    "<h1>{title}</h1><p>{sentence}</p>{more}</html>"
)

log = structlog.get_logger(__name__)


class Flow(Protocol):
    """The two steps of installing."""

    def handle_installation(self, request: BoltRequest) -> BoltResponse: ...
    def handle_callback(self, request: BoltRequest) -> BoltResponse: ...


@dataclass(frozen=True, slots=True)
class InstallPages:
    """GET /slack/install sends the browser to Slack, GET /slack/oauth_redirect takes it back."""

    flow: Flow

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        response = self._response(environ)
        status, body = HTTPStatus(response.status), response.body.encode()
        headers = [(name, value) for name, values in response.headers.items() for value in values]
        headers.append(("content-length", str(len(body))))
        start_response(f"{status.value} {status.phrase}", headers)
        return [body]

    def _response(self, environ: Environ) -> BoltResponse:
        if environ.get("REQUEST_METHOD") != "GET":
            return BoltResponse(status=HTTPStatus.METHOD_NOT_ALLOWED, body="only GET here\n")
        headers = {"cookie": str(environ.get("HTTP_COOKIE", ""))}
        request = BoltRequest(
            body="", query=str(environ.get("QUERY_STRING", "")), headers=dict(headers)
        )
        try:
            if environ.get("PATH_INFO") == REDIRECT_PATH:
                return self.flow.handle_callback(request)
            return self.flow.handle_installation(request)
        except Rejected as refusal:
            return failed(refusal.code, HTTPStatus.BAD_REQUEST)
        except (SendingFailed, RegistryAway) as error:
            log.warning("not_installed", why=type(error).__name__)
            return _page("Not installed", LATER, AGAIN, HTTPStatus.SERVICE_UNAVAILABLE)


def installed(workspace: str) -> BoltResponse:
    """Say that it worked, and what to do next."""
    sentence = f"Baton is installed in {escape(workspace)}. You may close this page."
    more = "<p>In Slack, write <code>/baton help</code>, or mention @Baton in a channel.</p>"
    return _page("Installed", sentence, more, HTTPStatus.OK)


def failed(reason: str, status: int) -> BoltResponse:
    """Say why it did not work; what came with the address is never shown."""
    # A code of Slack's that is not listed is for the operator, who finds it in the log.
    known = reason in REASONS
    log.warning("not_installed", why=reason if known or reason.isidentifier() else "unknown")
    sentence = REASONS.get(reason, f"Slack did not let Baton in. {ASK_OPERATOR}")
    return _page("Not installed", sentence, AGAIN, status)


def _page(title: str, sentence: str, more: str, status: int) -> BoltResponse:
    body = _PAGE.format(title=title, sentence=sentence, more=more)
    return BoltResponse(status=status, body=body, headers=dict(HEADERS))
