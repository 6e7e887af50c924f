"""Baton's outside: Slack, storage, commands and everything else that does something."""

from os import environ

# A question is answered on one core: several threads would wait for one another longer than they
# calculate. numpy reads this when it is loaded.
environ.setdefault("OPENBLAS_NUM_THREADS", "1")
