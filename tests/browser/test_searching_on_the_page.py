"""A menu that is too long for Slack is searched on the page while somebody types."""

from pathlib import Path

from playwright.sync_api import Page, expect

from bot.files.registry import read_registry
from bot.playground.sample import SEED
from bot.wiring.core import wire_core
from domain.ids import WorkspaceId
from tests.browser.test_the_story import write

MANY = "version: 1\nworkflows:\n" + "".join(
    f"- {{key: way_{n}, name: Way {n}, phases: "
    f"[{{key: go, name: Go, accountable: developer, start_with: Go.}}]}}\n"
    for n in range(120)
)


def test_a_workflow_is_found_by_typing(playground: Page, tmp_path: Path) -> None:
    core = wire_core(f"sqlite:///{tmp_path / 'playground.db'}")
    core.import_registry(read_registry(MANY, "many.yaml").content, WorkspaceId(SEED.team.id))
    core.close()
    write(playground, "/baton new Fraud shield")
    modal = playground.get_by_test_id("modal")
    field = modal.get_by_test_id("block-workflow")
    expect(field.locator("option:checked")).to_have_text("Standard workflow")
    field.get_by_role("searchbox").fill("way 119")
    expect(field.locator("option")).to_have_text(
        ["Choose a workflow", "Standard workflow", "Way 119"]
    )
    field.get_by_role("combobox").select_option("way_119")
    modal.get_by_test_id("modal-submit").click()
    expect(modal).to_contain_text("It begins with go.")
