"""The command `baton`: every subcommand in its own module, errors told in one place."""

import typer

from bot.cli import (
    answers,
    asking,
    checking,
    doing,
    evaluating,
    installations,
    intervening,
    mine,
    notifications,
    registry,
    serving,
    teaching,
    tokens,
    votes,
)
from bot.cli.telling import Telling

app = typer.Typer(
    cls=Telling,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Baton knows who does what in a machine-learning team, and whose turn it is.",
)
notifications_app = typer.Typer(
    no_args_is_help=True, help="What waits to be told, and what failed."
)
tokens_app = typer.Typer(no_args_is_help=True, help="Tokens of pipelines that mark phases done.")
installations_app = typer.Typer(
    no_args_is_help=True, help="Where Baton is installed by OAuth, and the keys of its tokens."
)
feedback_app = typer.Typer(no_args_is_help=True, help="What people think of answers.")
registry_app = typer.Typer(no_args_is_help=True, help="The projects and who holds their roles.")

app.command()(serving.playground)
app.command()(serving.serve)
app.command()(serving.socket)
app.command()(serving.work)
app.command()(serving.migrate)
app.add_typer(registry_app, name="registry")
registry_app.command("import")(registry.import_)
registry_app.command("export")(registry.export)
app.add_typer(notifications_app, name="notifications")
notifications_app.command("list")(notifications.list_)
notifications_app.command("retry")(notifications.retry)
app.add_typer(feedback_app, name="feedback")
feedback_app.command("list")(votes.list_)
app.add_typer(tokens_app, name="tokens")
tokens_app.command("create")(tokens.create)
tokens_app.command("list")(tokens.list_)
tokens_app.command("revoke")(tokens.revoke)
app.add_typer(installations_app, name="installations")
installations_app.command("list")(installations.list_)
installations_app.command("new-key")(installations.new_key)
installations_app.command("reencrypt")(installations.reencrypt)
installations_app.command("remove")(installations.remove)
app.command()(installations.forget)
app.command()(asking.ask)
app.command()(mine.mine)
app.command()(answers.answers)
app.command()(doing.done)
app.command()(intervening.skip)
app.command()(intervening.reopen)
app.command()(intervening.undo)
app.command()(evaluating.evaluate)
app.command()(teaching.teach)
app.command()(teaching.unanswered)
app.command()(checking.doctor)
app.command()(checking.manifest)
