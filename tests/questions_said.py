"""Lines beside the labelled questions, none learnt from: what people say, and whose work it is."""

from tests.needs import ROOT

FOLDER = ROOT / "tests" / "questions"


def lines(name: str) -> tuple[tuple[str, str], ...]:
    """The lines of a file with their labels: roles, best first, or in which way it is not ours."""
    found = (line.split("\t", 1) for line in (FOLDER / name).read_text("utf-8").splitlines())
    return tuple((label, text) for label, text in found)
