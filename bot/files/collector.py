"""Python's collector of garbage, out of the way of what makes many objects that all live."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Generator[None]:
    """Look for no garbage meanwhile.

    A large file becomes millions of objects that live until the end: looking for garbage among
    them, again and again, took more than half of the time of an import.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def loading() -> Generator[None]:
    """Look for no garbage meanwhile, and never among what is loaded: it lives until the end.

    Python looked through all libraries again and again while they were loaded, and once more when
    the command ended: together more than a quarter of `baton ask`.
    """
    with collector_paused():
        yield
        gc.freeze()
