"""The whole story, as a newcomer sees it: ask, mark done, hand over, accept."""

from playwright.sync_api import Locator, Page, expect


def write(page: Page, text: str) -> None:
    """Write a message; nobody can behind a form that is still closing."""
    expect(page.get_by_test_id("modal")).to_be_hidden()
    composer = page.get_by_test_id("composer")
    composer.fill(text)
    expect(composer).to_have_value(text)
    composer.press("Enter")


def messages(page: Page, text: str) -> Locator:
    return page.get_by_test_id("message").filter(has_text=text)


def evaluate(page: Page, note: str) -> None:
    """Mark model evaluation done as whoever is at the page, in the form that opens."""
    write(page, f"/baton done model_evaluation {note}")
    form = page.get_by_test_id("modal")
    expect(form).to_contain_text("@Dana Kim")
    form.get_by_test_id("modal-submit").click()
    expect(form).to_contain_text("Please complete this required field.")
    for box in form.get_by_role("checkbox").all():
        box.check()
    form.get_by_test_id("block-link:run").get_by_role("textbox").fill("https://x.example/7")
    form.get_by_test_id("modal-submit").click()
    expect(form).to_be_hidden()


def test_a_question_is_answered_where_it_was_asked(playground: Page) -> None:
    write(playground, "@Baton who handles model versioning here?")
    answer = messages(playground, "ML engineer").filter(has_text="@Dana Kim")
    expect(answer).to_be_visible()
    expect(messages(playground, "who handles model versioning here?").first).to_contain_text(
        "@Baton"
    )
    expect(playground.get_by_test_id("took")).to_contain_text("answered in")


def test_a_phase_is_handed_over_from_one_person_to_the_next(playground: Page) -> None:
    evaluate(playground, "AUC is 0.91")
    told = messages(playground, "Only visible to you").filter(has_text="is marked as done")
    expect(told).to_contain_text("@Dana Kim")
    dana = playground.get_by_test_id("person-dana")
    expect(dana.get_by_test_id("unread")).to_be_visible()
    dana.click()
    playground.get_by_test_id("dm-baton").click()
    offer = messages(playground, "Model deployment")
    expect(offer).to_contain_text("AUC is 0.91")
    expect(offer.get_by_role("link", name="run")).to_have_attribute("href", "https://x.example/7")
    offer.get_by_test_id("action-accept").click()
    expect(offer).to_contain_text("You accepted it")
    expect(offer.get_by_test_id("action-accept")).to_have_count(0)
    playground.get_by_test_id("channel-churn").click()
    card = messages(playground, "is done").filter(has_text="Model deployment")
    expect(card).to_contain_text("Dana Kim took it on")
    expect(card.locator(".edited")).to_be_visible()


def test_a_handoff_is_returned_with_a_reason(playground: Page) -> None:
    evaluate(playground, "")
    expect(playground.get_by_test_id("person-dana").get_by_test_id("unread")).to_be_visible()
    playground.get_by_test_id("person-dana").click()
    playground.get_by_test_id("dm-baton").click()
    playground.get_by_test_id("action-return").click()
    modal = playground.get_by_test_id("modal")
    expect(modal).to_be_visible()
    modal.get_by_test_id("modal-submit").click()
    expect(modal).to_contain_text("Please complete this required field.")
    modal.get_by_role("textbox").fill("The holdout set is missing <b>labels</b>")
    modal.get_by_test_id("modal-submit").click()
    expect(modal).to_be_hidden()
    playground.get_by_test_id("channel-churn").click()
    expect(messages(playground, "The holdout set is missing <b>labels</b>").first).to_be_visible()


def test_everybody_has_a_home_of_their_own(playground: Page) -> None:
    playground.get_by_test_id("home-baton").click()
    expect(playground.get_by_test_id("home")).to_contain_text("data scientist")
    playground.get_by_test_id("person-dana").click()
    expect(playground.get_by_test_id("home")).to_contain_text("ML engineer")


def test_a_phase_is_taken_on_from_the_home_and_marked_done_there(playground: Page) -> None:
    evaluate(playground, "")
    playground.get_by_test_id("person-dana").click()
    playground.get_by_test_id("home-baton").click()
    home = playground.get_by_test_id("home")
    expect(home).to_contain_text("waits for you as ML engineer since")
    home.get_by_test_id("action-accept:1").click()
    expect(home).to_contain_text("is yours as ML engineer")
    home.get_by_test_id("action-mark_done:1").click()
    form = playground.get_by_test_id("modal")
    expect(form).to_contain_text("Model deployment of Churn predictor")
    for box in form.get_by_role("checkbox").all():
        box.check()
    for link in form.locator("[data-testid^='block-link:']").all():
        link.get_by_role("textbox").fill("https://x.example/7")
    form.get_by_test_id("modal-submit").click()
    expect(form).to_contain_text("is marked as done")
    expect(home).to_contain_text("Model serving")


def test_a_home_that_is_open_changes_when_somebody_else_does_something(playground: Page) -> None:
    playground.get_by_test_id("home-baton").click()
    playground.get_by_test_id("person-dana").click()
    home = playground.get_by_test_id("home")
    expect(home).to_contain_text("@Ana Ruiz to finish Model evaluation")
    playground.get_by_test_id("person-ana").click()
    playground.get_by_test_id("channel-churn").click()
    evaluate(playground, "")
    playground.get_by_test_id("person-dana").click()
    playground.get_by_test_id("home-baton").click()
    expect(home).to_contain_text("waits for you as ML engineer since")
