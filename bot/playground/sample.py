"""The pretend workspace that the playground starts with; its projects are in sample.yaml."""

from importlib.resources import files

from bot.playground.seed import Bot, Channel, Member, Seed, Shortcut, UserGroup

SEED = Seed(
    members=(
        Member("U0ANA", "ana", "Ana Ruiz", tz="Europe/Madrid"),
        Member("U0DANA", "dana", "Dana Kim", tz="Europe/Berlin"),
        Member("U0LEE", "lee", "Lee Wong", tz="Europe/London"),
        Member("U0INES", "ines", "Ines Costa", tz="Europe/Lisbon"),
        Member("U0OMAR", "omar", "Omar Haddad", tz="Europe/Paris"),
        Member("U0PRIYA", "priya", "Priya Nair", tz="Asia/Kolkata", is_admin=True),
        Member("U0SAM", "sam", "Sam Okafor", tz="Europe/London"),
    ),
    channels=(
        Channel("C0CHURN", "churn", topic="Who will leave us next month?"),
        Channel("C0KESTREL", "kestrel", topic="Prices that follow demand"),
        Channel("C0ATLAS", "atlas", topic="Search that understands"),
        Channel("C0SPARROW", "sparrow", topic="Sam does everything"),
        Channel("C0COFFEE", "coffee", topic="No project lives here"),
    ),
    user_groups=(UserGroup("S0DATA", "data-eng", "Data engineering", ("U0LEE", "U0PRIYA")),),
    bot=Bot(
        shortcuts=(
            Shortcut("ask_baton", "Ask Baton about this"),
            Shortcut("mark_done_from_message", "Mark a phase done"),
            Shortcut("teach_baton", "Teach Baton"),
            Shortcut("my_work", "My work", on_messages=False),
        )
    ),
)


def sample_projects() -> str:
    """Return the sample registry as YAML."""
    return files("bot.playground").joinpath("sample.yaml").read_text(encoding="utf-8")
