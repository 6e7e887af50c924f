"""The learnt model is the one that was built, small, and loads."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from bot.files.model import CLASSIFIERS, EMBEDDING, SUMS, load_model, shipped_model
from domain.errors import FileMistake
from domain.questions.readings import Context
from domain.questions.taught_first import resolver_for
from tests.factories import a_knowledge_base

MEBIBYTE = 1024 * 1024
MOST = 10 * MEBIBYTE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the files that are shipped."""
    with as_file(files("domain.questions.local") / "weights") as shipped:
        return Path(shutil.copytree(shipped, tmp_path / "weights"))


def refused(folder: Path) -> FileMistake:
    with pytest.raises(FileMistake) as caught:
        load_model(folder)
    return caught.value


def test_the_shipped_files_are_those_that_were_built(folder: Path) -> None:
    model = shipped_model()
    reading = resolver_for(a_knowledge_base(), load_model(folder)).resolve("who?", Context())

    assert set(model.topics.roles) == {role.key for role in a_knowledge_base().roles}
    assert reading == resolver_for(a_knowledge_base(), model).resolve("who?", Context())


def test_the_shipped_files_are_small_and_have_a_sum_each(folder: Path) -> None:
    sizes = {file.name: file.stat().st_size for file in folder.iterdir()}
    listed = {line.split()[1] for line in (folder / SUMS).read_text("utf-8").splitlines()}

    assert set(sizes) == {EMBEDDING, CLASSIFIERS, SUMS}
    assert listed == {EMBEDDING, CLASSIFIERS}
    assert sum(sizes.values()) <= MOST


@pytest.mark.parametrize("name", [EMBEDDING, CLASSIFIERS])
@pytest.mark.parametrize("place", [0, 2_000, -1])
def test_a_changed_byte_is_refused(folder: Path, name: str, place: int) -> None:
    content = bytearray((folder / name).read_bytes())
    content[place] ^= 1
    (folder / name).write_bytes(content)

    assert str(refused(folder)) == (
        f"{name}:1: this is not the file that was built: {SUMS} says otherwise"
    )


@pytest.mark.parametrize("name", [EMBEDDING, CLASSIFIERS, SUMS])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()

    assert str(refused(folder)) == f"{name}:1: the file of the learnt model cannot be read"


@pytest.mark.parametrize("name", [EMBEDDING, CLASSIFIERS])
def test_a_file_without_a_sum_is_refused(folder: Path, name: str) -> None:
    lines = (folder / SUMS).read_text("utf-8").splitlines()
    (folder / SUMS).write_text("\n".join(line for line in lines if name not in line), "utf-8")

    assert refused(folder).name == name


@pytest.mark.parametrize("content", ["nonsense\n", "a b c\n", "\n\n", b"\xff\xfe"])
def test_sums_that_are_none_are_refused(folder: Path, content: str | bytes) -> None:
    written = content.encode() if isinstance(content, str) else content
    (folder / SUMS).write_bytes(written)

    assert refused(folder).name in {SUMS, EMBEDDING}
