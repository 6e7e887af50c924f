"""`python -m bot` is `baton`."""

from bot.cli.main import app

app()
