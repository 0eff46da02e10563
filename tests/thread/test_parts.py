"""A debrief reads as one: what was told of a round right behind it stands with the round, and can still be changed."""

import pytest
from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from tests.factories import AttemptFactory, EventFactory, LoopFactory, RoundFactory


@pytest.fixture
def attempt(user):
    return AttemptFactory(company__owner=user, number=1)


def thread(client, attempt) -> list[tuple[str, bool, str]]:
    """Of each entry its title, whether it is a part of the round before, and what stands under it."""
    entries = client.get(attempt.get_absolute_url()).context["thread"].entries
    return [(entry.title, entry.is_part, entry.meta) for entry in entries]


def event(attempt, round, rank, **told):
    return EventFactory(attempt=attempt, round=round, rank=rank, act="asked", actor="them", **told)


def test_a_debrief_is_a_part_of_its_round(signed_in, attempt):
    round = RoundFactory(attempt=attempt, kind="coding", state="held")
    said = {"asked": "Two sum", "told_them": "From May on.", "felt": "mixed"}
    signed_in.post(reverse("debrief", args=[round.pk]), said)
    parts = [("They asked", True, ""), ("You told them", True, ""), ("How it felt", True, "")]
    assert thread(signed_in, attempt) == [("Coding interview", False, ""), *parts]
    page = signed_in.get(attempt.get_absolute_url()).text
    assert page.count(' part"') == 3
    assert reverse("event-correct", args=[attempt.events.get(act="felt").pk]) in page


def test_what_has_its_own_day_or_stands_elsewhere_names_its_round(signed_in, attempt):
    first = RoundFactory(attempt=attempt, kind="coding", state="held", rank=1)
    event(attempt, first, 2, happened=FuzzyDate("2020-05-12"))
    event(attempt, first, 3)
    RoundFactory(attempt=attempt, kind="behavioural", state="held", rank=4)
    event(attempt, first, 5)
    named = ("They asked", False, "Coding interview")
    assert [entry for entry in thread(signed_in, attempt) if entry[0] == "They asked"] == [named, named, named]


def test_a_part_stands_inside_the_loop_with_its_round(signed_in, attempt):
    loop = LoopFactory(attempt=attempt, rank=1)
    round = RoundFactory(attempt=attempt, loop=loop, state="held", rank=2)
    event(attempt, round, 3)
    entries = signed_in.get(attempt.get_absolute_url()).context["thread"].entries
    assert [entry.inside for entry in entries] == [False, True, True]
