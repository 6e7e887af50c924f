"""What a work needs of the durable engine: to plan the delivery of a row, in its transaction."""

from bot.use_cases.mailbox import Schedule

__all__ = ["Schedule"]
