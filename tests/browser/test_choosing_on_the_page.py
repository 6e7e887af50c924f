"""Several questions in one message, one of them in doubt: on the page one click settles it."""

from playwright.sync_api import Locator, Page, expect

# More than one, since understanding gets better and some of them will not stay in doubt.
DOUBTFUL = ("testing", "metrics", "experiments")


def asked(page: Page, text: str) -> Locator:
    """Ask and return what answers, once it is there."""
    told = page.get_by_test_id("message")
    before = told.count()
    page.get_by_test_id("composer").fill(text)
    page.get_by_test_id("composer").press("Enter")
    expect(told).to_have_count(before + 2)
    return told.nth(before + 1)


def doubt(page: Page) -> Locator:
    for topic in DOUBTFUL:
        answer = asked(page, f"@Baton what's the status of atlas? who looks after {topic}?")
        if answer.get_by_test_id("action-something_else").count():
            return answer
    raise AssertionError(f"none of {DOUBTFUL} is in doubt any more")


def test_one_part_is_chosen_and_the_other_stays(playground: Page) -> None:
    answer = doubt(playground)
    choices = answer.locator("[data-testid^='action-choose_role:']")
    expect(choices).to_have_count(2)
    choices.first.click()
    expect(choices).to_have_count(0)
    expect(answer.get_by_test_id("action-something_else")).to_have_count(0)
    expect(answer).to_contain_text("On Churn predictor: @")
    expect(answer).to_contain_text("Atlas search")
