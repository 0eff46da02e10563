"""The list and the drill go by what questions keep, and find the order that is computed from all that happened."""

from datetime import timedelta
from itertools import product

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.fields.clock import Clock
from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.models.question import Recollection, Went
from applications.loops.questions.order import Coming, InOrder
from applications.loops.questions.standing import standings
from tests.factories import AskingFactory, AttemptFactory, QuestionFactory, RecallFactory, RoundFactory

AGO = (0, 2, 9, 30)


def on(days: int) -> FuzzyDate:
    return FuzzyDate.from_edtf((timezone.localdate() + timedelta(days=days)).isoformat())


@pytest.fixture
def owner(user):
    """Questions that went in all ways, at two companies and nowhere, in rounds of two kinds."""
    attempts = [AttemptFactory(company__owner=user), AttemptFactory(company__owner=user)]
    attempts.append(AttemptFactory(owner=user, company=None, count_words="about a dozen"))
    for place, (went, result, ago) in enumerate(product(Went.values, Recollection.values, AGO)):
        question = QuestionFactory(owner=user, recorded_at=timezone.now() - timedelta(days=place))
        attempt = attempts[place % 3]
        round = RoundFactory(attempt=attempt, kind=("coding", "behavioural")[place % 2], happened=on(-40))
        AskingFactory(question=question, attempt=attempt, round=round, went=went)
        RecallFactory.create_batch(place % 5, question=question, result=result, recalled=on(-ago))
    return user


@pytest.fixture(params=["nothing", "a round there", "a loop day", "a kind", "at nobody's"])
def planned(request, owner):
    at = owner.attempts.order_by("pk")
    ahead = {"state": "planned", "planned": on(3)}
    match request.param:
        case "a round there":
            RoundFactory(attempt=at[0], kind="", **ahead)
        case "a loop day":
            RoundFactory(attempt=at[1], kind="meal", **ahead)
        case "a kind":
            RoundFactory(attempt__company__owner=owner, kind="coding", **ahead)
        case "at nobody's":
            RoundFactory(attempt=at[2], kind="", **ahead)


def test_pages_of_any_size_follow_the_computed_order(owner, planned):
    clock = Clock.at(timezone.now())
    every = standings(owner, clock)
    in_order = InOrder(owner.questions.all(), Coming.of(owner, clock))
    assert (in_order.count(), in_order.due) == (36, sum(each.due.day <= clock.today for each in every))
    for size in (1, 7, 36):
        pages = [in_order[start : start + size] for start in range(0, 36, size)]
        assert [each.pk for page in pages for each in page] == [each.key for each in every]


def test_each_is_read_as_it_is_computed(owner, planned):
    clock = Clock.at(timezone.now())
    read = Coming.of(owner, clock).standings(list(owner.questions.all()))
    found = {each.key: (each.due.day, each.missed, each.askings and each.companies, each.kinds) for each in read}
    computed = standings(owner, clock)
    assert found == {each.key: (each.due.day, each.missed, each.companies, each.kinds) for each in computed}
    assert {each.key: each.ahead for each in read} == {each.key: each.ahead for each in computed}


def test_the_drill_and_the_list_begin_with_the_same(signed_in, owner, planned):
    first = standings(owner, Clock.at(timezone.now()))[0].key
    assert signed_in.get(reverse("drill")).context["drill"].question.pk == first
    assert signed_in.get(reverse("question-list")).context["questions"].rows[0].question.pk == first
