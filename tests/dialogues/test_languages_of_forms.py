"""Forms open, answer and are searched in the language of whoever fills them in."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest

from bot.files.registry import read_registry
from bot.playground.sample import SEED
from tests.dialogues.forms import opened, saved
from tests.dialogues.test_searching_menus import MANY
from tests.factories import ANA, DANA, INES, PRIYA
from tests.rig import ACME, Json, Rig, running_rig, words

CHURN, COFFEE = "C0CHURN", "C0COFFEE"  # Priya leads churn; no project is at home in the other
LOCALES: dict[str, str] = {ANA: "de-DE", DANA: "es-419", PRIYA: "de-AT"}


@pytest.fixture(scope="module")
def rig(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Generator[Rig]:
    members = tuple(replace(one, locale=LOCALES.get(one.id, one.locale)) for one in SEED.members)
    url = f"sqlite:///{copy(sample_file, tmp_path_factory.mktemp('forms') / 'baton.db')}"
    with running_rig(url, replace(SEED, members=members)) as started:
        started.core.import_registry(read_registry(MANY, "many.yaml").content, ACME)
        yield started


def head(view: Json) -> tuple[str, str, str]:
    """The title of a form and its two buttons."""
    return (view["title"]["text"], view["submit"]["text"], view["close"]["text"])


def test_preferences_are_asked_for_and_saved_in_german(rig: Rig) -> None:
    form = opened(rig, ANA, CHURN, "preferences")
    assert head(form) == ("Wann ich mich melde", "Speichern", "Abbrechen")
    assert "Tage, an denen du arbeitest" in str(form)
    examples = [block["element"]["placeholder"]["text"] for block in form["blocks"][1:4]]
    assert examples == ["Mo-Do, Sa", "9-17", "24. Dez"]
    typed = {"days": {"days_entered": "Mo-Do, Sa"}, "away_until": {"away_until_entered": "24. Dez"}}
    rig.submit(ANA, typed)
    assert "Du arbeitest" in words(rig.slack.view_of(ANA) or {})


def test_a_project_is_edited_in_german(rig: Rig) -> None:
    assert head(opened(rig, PRIYA, CHURN, "edit"))[0] == "Projekt bearbeiten"
    assert saved(rig, PRIYA, aliases="churn model\nabwanderung") == {}
    told = words(rig.slack.view_of(PRIYA) or {})
    assert "Gespeichert." in told
    assert "*Churn predictor*, auch churn model und abwanderung genannt" in told


def test_a_project_is_made_in_spanish(rig: Rig) -> None:
    assert head(opened(rig, DANA, COFFEE, "new Fraude"))[:2] == ("Proyecto nuevo", "Crear")
    assert saved(rig, DANA) == {}
    assert "*Fraude* está creado en" in words(rig.slack.view_of(DANA) or {})


def test_a_long_menu_is_searched_in_german(rig: Rig) -> None:
    form = opened(rig, PRIYA, CHURN, "role data engineer")
    block = next(one["block_id"] for one in form["blocks"] if "accessory" in one)
    found = rig.slack.suggest(PRIYA, block, "own_part:1", "neue")
    assert [option["text"]["text"] for option in found] == ["Eine neue Rolle"]


def test_the_help_is_told_in_each_language(rig: Rig) -> None:
    assert "*Pregúntame* en un canal" in words(rig.command(DANA, CHURN, "help"))
    german = words(rig.command(ANA, CHURN, "help"))
    assert "`/baton done [Phase] [Notiz]`" in german
    assert "*Ask* me in a channel" in words(rig.command(INES, CHURN, "help"))
