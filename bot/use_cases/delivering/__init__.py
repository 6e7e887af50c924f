"""Sending what is owed: claimed, posted, tried again, settled."""
