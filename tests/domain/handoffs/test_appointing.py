"""Who may name a project's lead in the place of one who left."""

from dataclasses import replace

import pytest

from domain.handoffs.appointing import LedByOther, appoint
from domain.handoffs.permission_refusals import NotAllowed
from domain.projects import Person
from tests.factories import ANA, DANA, OMAR, PRIYA, a_project

LED = replace(a_project(lead=PRIYA), admins=(ANA,))


def test_an_admin_names_somebody_once() -> None:
    led = appoint(LED, Person(ANA), OMAR, PRIYA)
    assert led == replace(LED, lead=OMAR)
    assert appoint(led, Person(ANA), OMAR, PRIYA) == led


def test_others_may_not() -> None:
    with pytest.raises(NotAllowed):
        appoint(LED, Person(DANA), OMAR, PRIYA)


@pytest.mark.parametrize("lead", [OMAR, None])
def test_whoever_was_named_meanwhile_stays(lead: str | None) -> None:
    with pytest.raises(LedByOther, match="by now"):
        appoint(replace(LED, lead=lead), Person(ANA), DANA, PRIYA)
