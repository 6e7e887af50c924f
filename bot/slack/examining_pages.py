"""What `baton doctor` looks at from outside: whether one can install at a public address."""

from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import parse_qs, urlsplit

from bot.slack.names import INSTALL_PATH, REDIRECT_PATH
from bot.use_cases.workspaces.examining import Ailing

PATIENCE = 10  # seconds


def install_page(url: str, client_id: str) -> str:
    """Open the page to install at, and follow it nowhere; raises `Ailing`."""
    there = url.rstrip("/") + INSTALL_PATH
    status, location = _opened(there)
    if not location:
        raise Ailing(f"{there} answers {status}: does `baton serve` run there, with OAuth set up?")
    if parse_qs(urlsplit(location).query).get("client_id") != [client_id]:
        raise Ailing(f"{there} installs another app than SLACK_CLIENT_ID: is it another Baton's?")
    redirect = url.rstrip("/") + REDIRECT_PATH
    if urlsplit(url).scheme != "https":
        raise Ailing(f"{url} is not https: Slack takes no such redirect URL, browsers no cookie.")
    return f"leads to Slack; {redirect} has to be a redirect URL under OAuth & Permissions."


def _opened(url: str) -> tuple[int, str]:
    """Return the status and where it leads."""
    address = urlsplit(url)
    kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
    try:
        connection = kind(address.netloc, timeout=PATIENCE)
        connection.request("GET", address.path)
        response = connection.getresponse()
        connection.close()
    except (OSError, HTTPException) as error:
        raise Ailing(f"Nothing answers at {url}: {error}.") from error
    return response.status, response.getheader("location") or ""
