"""The Home as people see it, and whether Slack takes the largest there can be."""

import json
from dataclasses import replace

import pytest

from bot.slack.views.home.page import home, home_refused
from bot.slack.views.parts.message import Block
from domain.handoffs.awaiting import Awaited
from domain.handoffs.my_home import MyHome
from domain.handoffs.my_work import (
    InHand,
    Looked,
    MyWork,
    Now,
    Offered,
    OwnProject,
    Unfilled,
    Worn,
    my_work,
)
from domain.handoffs.overseeing import Figures
from domain.handoffs.to_confirm import ToConfirm
from domain.ids import (
    HandoffId,
    MemberId,
    PhaseKey,
    ProjectKey,
    RequestId,
    RoleKey,
    UserGroupId,
)
from domain.packets import Link
from domain.projects import Project, Standing
from tests.bot.slack.views.scenes import Scene, after
from tests.bot.slack.views.snapshots import assert_view_looks_like
from tests.factories import (
    ANA,
    DANA,
    ML_ENGINEER,
    NOW,
    PRIYA,
    SAM,
    a_project,
    a_team,
)
from tests.slack_contract import check_view

MANY = 60
EVALUATION = "model_evaluation"
LETTERS = ["x", "&", "<", "א", "\u202e", "😀"]


def seen_by(member: MemberId, scene: Scene, *others: Project) -> MyHome:
    waiting = [(scene.project.key, h) for h in scene.handoffs if member in h.to]
    looked = Looked((scene.project, *others), tuple(waiting))
    return MyHome(my_work(member, looked, scene.knowledge))


def titles(view: Block) -> list[str]:
    return [b["text"]["text"] for b in view["blocks"] if b["type"] == "header"]


def test_the_home_of_whom_something_waits_for() -> None:
    assert_view_looks_like("home", home(seen_by(DANA, after(EVALUATION))))


def test_the_home_of_who_passed_it_on_says_whom_they_wait_for() -> None:
    assert_view_looks_like("home_waits", home(seen_by(ANA, after(EVALUATION))))


def test_the_home_of_a_lead_who_is_an_admin() -> None:
    vacant = a_project(at=EVALUATION, assignments=a_team(without=ML_ENGINEER))
    figures = Figures(3, 1, 7, 2, 1, (("channel_not_found", 2), ("", 1)), ("ci", "nightly"))
    seen = replace(seen_by(PRIYA, after(EVALUATION, project=vacant)), figures=figures)
    assert_view_looks_like("home_lead", home(seen))


def test_the_home_of_somebody_without_a_hat_says_how_to_go_on() -> None:
    assert_view_looks_like("home_empty", home(MyHome(MyWork(SAM), figures=Figures(0, 0, 0, 0, 0))))


def test_a_page_that_is_not_there_is_the_last_one() -> None:
    seen = MyHome(MyWork(SAM))
    assert home(seen, 7) == home(seen, 0)


def full(letter: str, count: int = MANY) -> MyHome:
    """Sixty of everything, each with the longest names that there are."""
    name = letter * 80
    refused = tuple((letter * 300, n) for n in range(50))
    tokens = tuple(f"{n}-{'t' * 38}" for n in range(200))
    work = MyWork(
        SAM,
        tuple(_offered(name, n) for n in range(count)),
        tuple(InHand(_key(n), name, PhaseKey("p"), name, name, NOW) for n in range(count)),
        tuple(_awaited(name, n) for n in range(count)),
        tuple(_unfilled(name, n) for n in range(count)),
        tuple(_own(name, n) for n in range(count)),
        left_out=7,
        to_confirm=tuple(_to_confirm(name, n) for n in range(count)),
    )
    return MyHome(work, figures=Figures(200, 9, 9, 9, 9, refused, tokens))


def _key(number: int) -> ProjectKey:
    return ProjectKey(f"{number}-{'k' * 60}")


def _offered(name: str, number: int) -> Offered:
    links = tuple(Link(name, f"https://x.example/{name * 4}") for _ in range(20))
    return Offered(HandoffId(f"{_key(number)}/p/1"), name, name, name, NOW, links)


def _to_confirm(name: str, number: int) -> ToConfirm:
    links = tuple(Link(name, f"https://x.example/{name * 4}") for _ in range(20))
    who = tuple(MemberId(f"U{n}") for n in range(20))
    made = RequestId(f"{_key(number)}/p/report/0/1")
    return ToConfirm(made, name, name, name, NOW, who, 20, name * 40, links)


def _awaited(name: str, number: int) -> Awaited:
    who = tuple(MemberId(f"U{n}") for n in range(20))
    groups = tuple(UserGroupId(f"S{n}") for n in range(20))
    what = (_key(number), name, PhaseKey("p"), name, who, groups, NOW)
    return Awaited(*what, is_offered=number % 2 == 0, before=name)


def _unfilled(name: str, number: int) -> Unfilled:
    return Unfilled(_key(number), name, RoleKey("r"), name, name, is_awaited=number % 2 == 0)


def _own(name: str, number: int) -> OwnProject:
    worn = tuple(Worn(name, standing) for standing in Standing for _ in range(4))
    now, leads = (Now(name, SAM),) * 5, number % 2 == 0
    return OwnProject(_key(number), name, worn, leads, number % 11, 10, now)


@pytest.mark.parametrize("letter", LETTERS)
def test_the_largest_home_fits_on_each_of_its_pages(letter: str) -> None:
    seen = full(letter)
    first = home(seen)
    count = int(str(first["blocks"][-2]["elements"][0]["text"]).rpartition(" ")[2])
    pages = [home(seen, number) for number in range(count)]
    assert [check_view(page) for page in pages] == [[]] * count
    assert all(len(json.dumps(page)) < 250_000 for page in pages)
    assert sum(str(page).count("'action_id': 'accept:") for page in pages) == MANY
    assert sum(str(page).count("'action_id': 'confirm_report:") for page in pages) == MANY
    assert sum(str(page).count("'action_id': 'pick_holder:") for page in pages) == MANY
    assert titles(pages[1])[0] == "Waiting for you, continued"
    assert titles(pages[-1])[-1] == "How to ask"


@pytest.mark.parametrize("evil", ["<!channel>", "<@U0EVIL>", "<https://evil.example|x>"])
def test_nothing_that_people_write_becomes_a_mention_or_a_link(evil: str) -> None:
    seen = full(evil, count=2)
    shown = [b["text"]["text"] for b in home(seen)["blocks"] if b["type"] == "section"]
    assert not [text for text in shown if evil in text]


def test_sixty_projects_without_anything_to_do_are_one_page() -> None:
    work = replace(full("x").work, offered=(), to_confirm=(), in_hand=(), awaited=(), unfilled=())
    view = home(MyHome(work))
    assert len(view["blocks"]) <= 100
    assert "Page" not in str(view)


def test_a_refusal_names_nobody() -> None:
    view = home_refused("You are a guest.")
    assert check_view(view) == []
    assert "You are a guest." in str(view)


def test_a_project_whose_phases_are_all_over_has_a_full_bar() -> None:
    over = OwnProject(ProjectKey("p"), "P", (), leads=True, over=12, phases=12, now=())
    shown = str(home(MyHome(MyWork(SAM, projects=(over,)))))
    assert "*P*  ·  lead" in shown
    assert f"`{'▰' * 10}`  12 of 12 phases are over'" in shown
