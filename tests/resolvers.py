"""What understands questions in tests: the real thing, with its model loaded once."""

from bot.wiring.understanding import Resolvers

RESOLVERS = Resolvers()
