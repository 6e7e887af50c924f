"""The command `baton`, which is `python -m bot` as well."""

from bot.files.collector import loading


def main() -> None:
    """Load the commands, and carry out the one that is wanted."""
    with loading():
        from bot.cli.main import app  # noqa: PLC0415 - loads nearly everything
    app()


if __name__ == "__main__":
    main()
