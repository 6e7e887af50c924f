"""The commands that keep running, and `migrate`, which comes before them."""

from typing import Annotated

import typer

from bot.settings import Settings, read_settings


def playground(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port of the page on 127.0.0.1; 0 for a free one.")
    ] = 8765,
) -> None:
    """Start a pretend Slack with its page, and Baton in it: no account, no token."""
    from bot.playground.app import run_playground
    from bot.telemetry.logs import set_up_logs

    set_up_logs("WARNING")
    run_playground(port, tell=typer.echo)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    worker: Annotated[bool, typer.Option(help="Deliver notifications in this process.")] = True,
) -> None:
    """Answer Slack over HTTP: events, commands, clicks, health and figures."""
    from bot.web import serve_until_stopped

    settings = _begin(delivers=worker)
    serve_until_stopped(settings, host, with_worker=worker)


def socket() -> None:
    """Answer Slack over Socket Mode: no public address needed."""
    from bot.socket_mode import listen_until_stopped

    settings = _begin(delivers=True)
    listen_until_stopped(settings)


def work() -> None:
    """Deliver what is owed; start as many as you like against PostgreSQL."""
    from bot.worker import work_until_stopped

    settings = _begin(delivers=True)
    work_until_stopped(settings)


def migrate() -> None:
    """Bring the database to the newest schema."""
    from bot.wiring.database import prepare_database

    prepare_database(read_settings().database_url)
    typer.echo("The database is at the newest schema.")


def _begin(*, delivers: bool) -> Settings:
    """Read the settings; what delivers begins only where the database answers."""
    from bot.heap import share_one_heap
    from bot.telemetry.logs import set_up_logs
    from bot.wiring.database import ensure_database

    share_one_heap()
    settings = read_settings()
    set_up_logs(settings.log_level)
    if delivers:
        ensure_database(settings.database_url)
    return settings
