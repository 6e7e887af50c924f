"""YAML text becomes a value that knows its lines, or a mistake that names one."""

import gc
import json
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from typing import Literal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.files.documents import check, mistakes, read_document
from domain.errors import FileMistake

FLEET = """\
version: 1
ships:
  - key: anna
    crew: [Ida, Leo]
  - key: bertha
    home:
      port: Kiel
"""


class Flag(StrEnum):
    """A choice."""

    RED = "red"
    BLUE = "blue"


class Ship(BaseModel):
    """A part with every kind of field."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(alias="called", default="")
    flag: Flag = Flag.RED
    kind: Literal["sail", "motor"] = "sail"
    masts: int = Field(default=1, ge=1)
    afloat: bool = True
    port: str = Field(default="kiel", pattern="^[a-z]+$")
    flags: dict[str, str] = {}
    insured_by: Literal["us", "them"] | None = None


class Fleet(BaseModel):
    """A whole made of parts, without a title of its own."""

    model_config = ConfigDict(extra="forbid")

    ships: tuple[Ship, ...]


def refusal(content: str | bytes) -> str:
    with pytest.raises(FileMistake) as raised:
        read_document(content, "fleet.yaml")
    return str(raised.value)


def all_mistakes(text: str) -> list[str]:
    document = read_document(text, "fleet.yaml")
    with pytest.raises(ValidationError) as raised:
        Fleet.model_validate(document.value)
    return [str(mistake) for mistake in mistakes(document, Fleet, raised.value)]


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ((), 1),
        (("version",), 1),
        (("ships",), 2),
        (("ships", 0), 3),
        (("ships", 1, "home", "port"), 7),
        (("ships", "bertha"), 5),
        (("ships", "anna", "crew", "Leo"), 4),
        (("ships", "anna", "engine"), 3),
        (("ships", 7, "crew"), 2),
        (("version", "deeper"), 1),
    ],
)
def test_a_place_has_a_line(place: tuple[str | int, ...], line: int) -> None:
    assert read_document(FLEET, "fleet.yaml").line_of(place) == line


def test_a_document_says_whether_it_holds_a_place() -> None:
    document = read_document(FLEET, "fleet.yaml")

    assert document.holds(("ships", "anna", "crew"))
    assert not document.holds(("ships", "clara"))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("a: 1\nb: c: d\n", "fleet.yaml:2: not valid YAML: mapping values are not allowed in "),
        ("a: 1\nb: [1, 2\n", "fleet.yaml:3: not valid YAML while parsing a flow sequence: "),
        ("a: 1\n\tb: 2\n", "fleet.yaml:2: not valid YAML while scanning a plain scalar: "),
        ("a: 1\n---\nb: 2\n", "fleet.yaml:2: not valid YAML expected a single document "),
        ("a: 1\nb: *c\n", "fleet.yaml:2: not valid YAML: found undefined alias"),
        ("a: 1\nb: \x07\n", "fleet.yaml:2: not valid YAML: "),
        ('{"a": 1,\n "b": }x', "fleet.yaml:2: not valid YAML"),
        (b"a: 1\nb: \xff\n", "fleet.yaml:2: the file should be UTF-8 text"),
        ("a: 1\nb: 2\na: 3\n", 'fleet.yaml:3: "a" is given twice; once is expected'),
        ('{"a": 1,\n "a": 2}', 'fleet.yaml:2: "a" is given twice; once is expected'),
        ("a: 1\n? [b]\n: 2\n", "fleet.yaml:2: a key should be text, not a list or a mapping"),
        ("a: 1\nb: !ship {}\n", 'fleet.yaml:2: the tag "!ship" is not known here'),
        ("a: 1\nb: !!set {c}\n", 'fleet.yaml:2: the tag "!!set" is not known here'),
        ("a: 1\nb: !ship c\n", "fleet.yaml:2: not valid YAML: could not determine a "),
        ("a: 2026-13-45\n", 'fleet.yaml:1: "2026-13-45" is not a timestamp; put it in quotes '),
        ("a: &a [*a]\n", "fleet.yaml:1: the file is nested too deeply to be read"),
        ("[" * 5000 + "]" * 5000, "fleet.yaml:1: the file is nested too deeply to be read"),
    ],
)
def test_what_is_not_yaml_is_refused_with_its_line(content: str | bytes, sentence: str) -> None:
    assert refusal(content).startswith(sentence)


@pytest.mark.parametrize(
    ("ship", "sentence"),
    [
        ("speed: 3", '"speed" is not a field of a Ship; the fields are called, flag, kind, '),
        ("caled: x", '"caled" is not a field of a Ship; did you mean "called"?'),
        ("called: 3", '"called" should be text, not the number 3; put it in quotes'),
        ("flag: green", '"flag" should be "red" or "blue", not "green"'),
        ("kind: rowing", '"kind" should be "sail" or "motor", not "rowing"'),
        ("masts: many", '"masts" should be a whole number, not "many"'),
        ("masts: 0", '"masts": input should be greater than or equal to 1'),
        ("afloat: perhaps", '"afloat" should be true or false, not "perhaps"'),
        ("port: KIEL", '"port" should be text of the form ^[a-z]+$, not "KIEL"'),
        ("flags: [a]", '"flags" should be a mapping, not a list'),
        ("flags: {a: 1}", '"a" should be text, not the number 1; put it in quotes'),
        ("insured_by: nobody", '"insured_by" should be "us" or "them", not "nobody"'),
        (f"kind: {'x' * 50}", f'"kind" should be "sail" or "motor", not "{"x" * 40}…"'),
    ],
)
def test_a_wrong_value_is_told_in_words(ship: str, sentence: str) -> None:
    (told,) = all_mistakes(f"ships:\n  - {ship}\n")

    assert told.startswith(f"fleet.yaml:2: {sentence}")


def test_all_mistakes_are_told_in_the_order_of_the_lines() -> None:
    told = all_mistakes("ships:\n  - flag: green\n  - masts: many\n  - dinghy\nharbour: 1\n")

    assert told == [
        'fleet.yaml:2: "flag" should be "red" or "blue", not "green"',
        'fleet.yaml:3: "masts" should be a whole number, not "many"',
        'fleet.yaml:4: item 3 of "ships" should be a Ship with its fields, not "dinghy"',
        'fleet.yaml:5: "harbour" is not a field of a Fleet; the fields are ships',
    ]


def test_a_right_document_becomes_the_model() -> None:
    fleet = check(read_document("ships: [{called: Anna, masts: 3}]", "fleet.yaml"), Fleet)

    assert fleet.ships[0].masts == 3


def test_a_mistake_outside_the_known_fields_is_told_too() -> None:
    told = all_mistakes("ships:\n  - flags: {a: {b: 1}}\n")

    assert told == ['fleet.yaml:2: "a" should be text, not a mapping']


def test_an_anchor_stands_for_what_it_names() -> None:
    document = read_document("a: &crew [Ida]\nb: *crew\n", "fleet.yaml")

    assert document.value == {"a": ["Ida"], "b": ["Ida"]}


def test_json_with_tabs_is_read_and_its_mistakes_have_lines() -> None:
    document = read_document(b'\xef\xbb\xbf{\n\t"ships": [\n\t\t3\n\t]\n}', "fleet.json")

    with pytest.raises(FileMistake) as raised:
        check(document, Fleet)

    assert raised.value.line == 3


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(plain)
def test_what_yaml_writes_is_read_as_it_was(value: object) -> None:
    assert read_document(yaml.safe_dump(value), "x").value == value


@given(st.dictionaries(st.text(), plain))
def test_what_json_writes_is_read_as_it_was(value: dict[str, object]) -> None:
    assert read_document(json.dumps(value), "x").value == value


@given(st.text() | st.binary())
def test_any_text_is_a_value_or_a_mistake(content: str | bytes) -> None:
    with suppress(FileMistake):
        assert read_document(content, "x").name == "x"


@pytest.mark.parametrize("switch", [gc.enable, gc.disable])
def test_reading_leaves_the_garbage_collector_as_it_was(switch: Callable[[], None]) -> None:
    was_on = gc.isenabled()
    try:
        switch()
        before = gc.isenabled()
        read_document(FLEET, "fleet.yaml")
        assert gc.isenabled() is before
    finally:
        (gc.enable if was_on else gc.disable)()
