"""Each mistake in a registry file is one sentence with its file and line."""

import textwrap

import pytest

from bot.files.registry import read_registry, write_registry
from bot.use_cases.registry.content import RegistryContent
from domain.errors import FileMistake, RegistryMistake

WHOLE = """\
version: 1
workspace: T0ACME
members:
- {id: U0DANA, name: Dana Kim, time_zone: Europe/Madrid}
- {id: U0LEE, name: 'Yes'}
user_groups:
- id: S0DATA
  handle: data-eng
  members: [U0LEE]
projects:
- key: churn
  name: Churn predictor
  aliases: [churn model]
  channels: [C0CHURN]
  private: true
  lead: U0LEAD
  workflow: standard
  assignments:
  - {role: ml_engineer, member: U0DANA}
  - {role: ml_engineer, member: U0LEE, backup: true}
  - {role: data_engineer, user_group: S0DATA}
  phases: {data_ingestion: done, data_validation: active}
roles: []
workflows: []
"""

MISTAKES = (
    ("", 1, "the file is empty; a registry file is expected"),
    ("projects: []", 1, 'a registry file needs "version"'),
    ("version: 2", 1, '"version" should be 1, not the number 2'),
    (
        "version: 1\nprojcts: []",
        2,
        '"projcts" is not a field of a registry file; did you mean "projects"?',
    ),
    (
        "version: 1\nworkspace: <T0>",
        2,
        '"<T0>" is not an id; letters and digits such as U0DANA are expected',
    ),
    (
        """
        version: 1
        projects:
        - key: Churn
          name: Churn
        """,
        3,
        '"Churn" cannot be a key; lower-case letters, digits, "-" and "_" are expected',
    ),
    ("version: 1\nprojects:\n- key: churn", 3, 'a project needs "name"'),
    (
        """
        version: 1
        projects:
        - {key: churn, name: Churn}
        - {key: kestrel, name: Kestrel}
        - key: churn
          name: Again
        """,
        5,
        '"churn" is written twice in "projects"; once is expected',
    ),
    (
        """
        version: 1
        projects:
        - key: churn
          name: Churn
          assignments:
          - role: ml_engineer
            member: U0DANA
            user_group: S0DATA
        """,
        8,
        'an assignment names "member" or "user_group", not both; write two assignments',
    ),
    (
        """
        version: 1
        projects:
        - key: churn
          name: Churn
          assignments:
          - role: ml_engineer
        """,
        6,
        'an assignment needs "member" or "user_group"',
    ),
    (
        """
        version: 1
        projects:
        - key: churn
          name: Churn
          assignments:
          - {role: ml_engineer, member: U0DANA}
          - {role: ml_engineer, member: U0DANA, backup: true}
        """,
        7,
        '"U0DANA" is given the role "ml_engineer" twice; once, as primary',
    ),
    (
        """
        version: 1
        members:
        - id: U0DANA
          name: Dana
          time_zone: Europe/Madird
        """,
        5,
        '"Europe/Madird" is not a time zone; a name such as Europe/Madrid is expected',
    ),
    (
        """
        version: 1
        projects:
        - key: churn
          name: Churn
          phases:
            data_ingestion: done
            data_validation: finished
        """,
        7,
        '"data_validation" should be "waiting", "ready", "active", "done" or "skipped", not "fin',
    ),
    ("version: 1\nmembers: U0DANA", 2, '"members" should be a list, not "U0DANA"'),
    ("version: 1\nmembers: ]", 2, "not valid YAML"),
    ('{"version": 1,\n "projects": [\n  {"key": "churn"}]}', 3, 'a project needs "name"'),
)


@pytest.mark.parametrize(("text", "line", "sentence"), MISTAKES)
def test_a_mistake_is_told_with_its_line(text: str, line: int, sentence: str) -> None:
    with pytest.raises(FileMistake) as raised:
        read_registry(textwrap.dedent(text).lstrip("\n"), "team.yaml")
    told = str(raised.value)
    assert told.startswith(f"team.yaml:{line}: {sentence}"), told


def test_what_is_written_can_be_read_and_is_written_the_same_way() -> None:
    read = read_registry(WHOLE, "team.yaml").content
    assert write_registry(read) == WHOLE


def test_what_goes_without_saying_is_not_written() -> None:
    short = read_registry("version: 1\nprojects: [{key: churn, name: Churn}]", "team.yaml").content
    assert "- {key: churn, name: Churn, workflow: standard}" in write_registry(short)


def test_json_is_read_like_yaml() -> None:
    read = read_registry(
        '{"version": 1, "projects": [{"key": "churn", "name": "Churn"}]}', "x.json"
    )
    assert read.content == RegistryContent.model_validate(
        {"version": 1, "projects": [{"key": "churn", "name": "Churn"}]}
    )


def test_what_does_not_fit_the_registry_is_told_with_its_line_too() -> None:
    file = read_registry(WHOLE, "team.yaml")
    with pytest.raises(FileMistake, match=r"team\.yaml:13: no"), file.telling_lines():
        raise RegistryMistake(("projects", 0, "aliases", 0), "no")
