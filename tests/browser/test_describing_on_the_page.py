"""Projects described on the page of the playground: made, given a team, a checklist."""

from playwright.sync_api import Page, expect

from tests.browser.test_the_story import messages, write


def test_a_project_is_made_and_given_a_team(playground: Page) -> None:
    write(playground, "/baton new Fraud shield")
    modal = playground.get_by_test_id("modal")
    name = modal.get_by_test_id("block-name").get_by_role("textbox")
    expect(name).to_have_value("Fraud shield")
    name.fill("Atlas search")
    modal.get_by_test_id("modal-submit").click()
    expect(modal).to_contain_text("already means the project")
    name.fill("Fraud shield")
    modal.get_by_test_id("modal-submit").click()
    expect(modal).to_contain_text("is set up")
    modal.get_by_test_id("modal-close").click()

    write(playground, "/baton assign fraud-shield")
    expect(modal).to_contain_text("Who holds the roles of Fraud shield?")
    field = modal.locator("[data-testid^='block-members:ml_engineer']")
    field.get_by_role("listbox").select_option(["U0DANA", "U0LEE"])
    groups = modal.locator("[data-testid^='block-groups:data_engineer']")
    groups.get_by_role("listbox").select_option(["primary:S0DATA"])
    modal.get_by_test_id("modal-submit").click()
    expect(modal).to_contain_text("ML engineer: @Dana Kim and @Lee Wong")
    modal.get_by_test_id("modal-close").click()
    write(playground, "@Baton who is the ML engineer of fraud shield?")
    expect(messages(playground, "@Dana Kim").first).to_be_visible()


def test_a_checklist_is_changed_by_a_lead(playground: Page) -> None:
    playground.get_by_test_id("person-priya").click()
    write(playground, "/baton checklist")
    modal = playground.get_by_test_id("modal")
    menu = modal.get_by_test_id("action-own_part:1")
    menu.select_option("standard/monitoring")
    items = modal.locator("[data-testid^='block-items:standard/monitoring']")
    items.get_by_role("textbox").fill("Alerts reach somebody")
    modal.get_by_test_id("modal-submit").click()
    expect(modal).to_contain_text("Alerts reach somebody")
    expect(modal).to_contain_text("needs:")


def test_a_workflow_gets_a_phase_and_a_project_is_corrected(playground: Page) -> None:
    playground.get_by_test_id("person-priya").click()
    write(playground, "/baton workflow")
    modal = playground.get_by_test_id("modal")
    modal.get_by_test_id("action-own_part:1").select_option("standard/+")
    name = modal.locator("[data-testid^='block-its_name:standard/+']")
    name.get_by_role("textbox").fill("Legal review")
    role = modal.locator("[data-testid^='block-its_accountable']")
    role.get_by_role("combobox").select_option("data_analyst")
    after = modal.locator("[data-testid^='block-its_after']")
    after.get_by_role("listbox").select_option(["model_evaluation"])
    start = modal.locator("[data-testid^='block-its_start_with']")
    start.get_by_role("textbox").fill("Read the model card.")
    modal.get_by_test_id("modal-submit").click()
    expect(modal).to_contain_text("The phase’s name: Legal review")
    modal.get_by_test_id("modal-close").click()

    write(playground, "/baton correct churn")
    status = modal.locator("[data-testid^='block-standard/model_evaluation']")
    status.get_by_role("combobox").select_option("done")
    modal.get_by_test_id("modal-submit").click()
    expect(modal).to_contain_text("Legal review: ready")
