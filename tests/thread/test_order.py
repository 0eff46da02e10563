"""The order of a thread, moved by hand."""

import pytest
from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from applications.thread.order import places_of
from applications.transfer.check import ties
from applications.transfer.manifest import NAMES
from tests.factories import (
    AttemptFactory,
    CompanyFactory,
    DecisionFactory,
    EventFactory,
    FeedbackFactory,
    LoopFactory,
    OfferFactory,
    OfferVersionFactory,
    RoundFactory,
    TermFactory,
)


@pytest.fixture
def attempt(user):
    return AttemptFactory(company__owner=user)


@pytest.fixture
def move(signed_in, attempt):
    def moved(**sent):
        return signed_in.post(reverse("thread-order", args=[attempt.pk]), sent)

    return moved


def named(record):
    return f"{NAMES[type(record)]}-{record.pk}"


def in_order(attempt):
    return list(places_of(attempt))


def everything_in(attempt):
    """One of each kind, none of them dated, in this order."""
    offer = OfferFactory(attempt=attempt, rank=50)
    records = [
        RoundFactory(attempt=attempt, rank=10), EventFactory(attempt=attempt, rank=20),
        TermFactory(attempt=attempt, rank=30), FeedbackFactory(attempt=attempt, rank=40),
        OfferVersionFactory(offer=offer, rank=50), DecisionFactory(attempt=attempt, rank=60),
        LoopFactory(attempt=attempt, rank=70),
    ]  # fmt: skip
    return [named(record) for record in records]


def test_everything_in_a_thread_moves_with_no_dates_at_all(move, attempt, user):
    wanted = names = everything_in(attempt)
    for name in names:
        assert move(moved=name, before=wanted[0]).url == attempt.get_absolute_url()
        wanted = [name, *(other for other in wanted if other != name)]
        assert in_order(attempt) == wanted
    assert list(ties(user)) == []


def test_a_button_moves_by_one(move, attempt):
    first, second, third = everything_in(attempt)[:3]
    move(up=third)
    assert in_order(attempt)[:3] == [first, third, second]
    move(down=first)
    assert in_order(attempt)[:3] == [third, first, second]


def test_the_first_goes_no_higher_and_the_last_no_lower(move, attempt):
    names = everything_in(attempt)
    move(up=names[0])
    move(down=names[-1])
    assert in_order(attempt) == names


def test_the_same_request_twice_moves_once(move, attempt):
    names = everything_in(attempt)
    for _ in range(2):
        move(moved=names[3], before=names[1])
    assert in_order(attempt) == [names[0], names[3], names[1], names[2], *names[4:]]


def test_without_a_place_it_goes_to_the_end(move, attempt):
    names = everything_in(attempt)
    move(moved=names[0], before="")
    assert in_order(attempt) == [*names[1:], names[0]]


def test_ranks_stay_apart_where_there_was_no_room(move, attempt, user):
    rounds = [RoundFactory(attempt=attempt, rank=rank) for rank in range(6)]
    for round in rounds:
        move(moved=named(round), before=named(rounds[1]) if round != rounds[1] else "")
    ranks = list(attempt.rounds.values_list("rank", flat=True))
    assert len(set(ranks)) == 6
    assert list(ties(user)) == []


def test_a_loop_takes_its_rounds_along(move, attempt):
    before = RoundFactory(attempt=attempt, rank=5)
    loop = LoopFactory(attempt=attempt, rank=10)
    inside = [RoundFactory(attempt=attempt, loop=loop, rank=rank) for rank in (20, 30)]
    EventFactory(attempt=attempt, rank=40)
    apart = RoundFactory(attempt=attempt, loop=loop, rank=50)
    move(up=named(loop))
    assert in_order(attempt)[:4] == [named(record) for record in (loop, *inside, before)]
    assert in_order(attempt)[-1] == named(apart)


def test_a_loop_passes_another_with_its_rounds(move, attempt):
    first, second = (LoopFactory(attempt=attempt, rank=rank) for rank in (10, 40))
    inside = [RoundFactory(attempt=attempt, loop=loop, rank=loop.rank + 10) for loop in (first, second)]
    move(down=named(first))
    wanted = [named(record) for record in (second, inside[1], first, inside[0])]
    assert in_order(attempt) == wanted
    move(up=named(first))
    assert in_order(attempt) == [*wanted[2:], *wanted[:2]]


def test_an_event_about_a_loop_stays_when_the_loop_moves(move, attempt):
    loop = LoopFactory(attempt=attempt, rank=10)
    event, last = EventFactory(attempt=attempt, loop=loop, rank=20), RoundFactory(attempt=attempt, rank=30)
    move(moved=named(loop), before="")
    assert in_order(attempt) == [named(record) for record in (event, last, loop)]


def test_a_correction_moves_with_all_that_it_corrects(move, attempt):
    first = EventFactory(attempt=attempt, rank=10, words="first")
    second = EventFactory(attempt=attempt, rank=10, corrects=first)
    third = EventFactory(attempt=attempt, rank=10, corrects=second)
    other = RoundFactory(attempt=attempt, rank=20)
    move(down=named(third))
    assert in_order(attempt) == [named(other), named(third)]
    assert attempt.events.values_list("rank", flat=True).distinct().count() == 1
    assert move(up=named(first)).status_code == 404


def test_an_offer_stands_where_the_first_of_its_versions_does(move, attempt):
    offer = OfferFactory(attempt=attempt, rank=10)
    version = OfferVersionFactory(offer=offer, rank=10)
    decision = DecisionFactory(attempt=attempt, rank=20, kind="rejected")
    move(down=named(version))
    offer.refresh_from_db()
    version.refresh_from_db()
    attempt.refresh_from_db()
    assert offer.rank == version.rank > decision.rank
    assert attempt.outcome == "offer"


def test_the_outcome_follows_the_last_decision(move, attempt):
    decisions = [DecisionFactory(attempt=attempt, kind=kind) for kind in ("rejected", "accepted")]
    move(up=named(decisions[1]))
    attempt.refresh_from_db()
    assert attempt.outcome == "rejected"


def test_a_date_does_not_hinder_a_move(move, attempt):
    rounds = [RoundFactory(attempt=attempt, happened=FuzzyDate(year), rank=int(year)) for year in ("2016", "2020")]
    move(down=named(rounds[0]))
    assert in_order(attempt) == [named(round) for round in reversed(rounds)]


@pytest.mark.parametrize("sent", [{}, {"up": "rounds-0"}, {"up": "users-1"}, {"up": "rounds"}])
def test_what_is_not_in_the_thread_is_not_there(move, attempt, sent):
    everything_in(attempt)
    assert move(**sent).status_code == 404


def test_what_stands_in_another_thread_is_not_there(move, attempt, user):
    other = RoundFactory(attempt__company__owner=user)
    assert move(up=named(other)).status_code == 404


def test_a_stranger_moves_nothing(signed_in):
    stranger = RoundFactory()
    address = reverse("thread-order", args=[stranger.attempt_id])
    assert signed_in.post(address, {"up": named(stranger)}).status_code == 404


def test_moving_takes_a_fixed_number_of_queries(signed_in, attempt, django_assert_max_num_queries):
    names = everything_in(attempt)
    address = reverse("thread-order", args=[attempt.pk])
    with django_assert_max_num_queries(29):  # two keep the order of questions and lessons; one holds the owner
        signed_in.post(address, {"moved": names[0], "before": ""})


def apart(user, company):
    page = user.client.get(reverse("company-event-list", args=[company.pk]) if company else reverse("event-list"))
    return [entry.place for entry in page.context["thread"].entries]


@pytest.fixture(params=["at a company", "in one's own life"])
def beside(request, signed_in, user):
    """What belongs to no attempt: where, its names from last to first, and what moves one."""
    user.client = signed_in
    company = CompanyFactory(owner=user) if request.param == "at a company" else None
    here = {"owner": user, "attempt": None, "company": company}
    records = [EventFactory(rank=1, **here), TermFactory(rank=2, **here), EventFactory(rank=3, **here)]
    EventFactory(rank=2, **here | {"company": CompanyFactory(owner=user)})
    address = reverse("company-event-order", args=[company.pk]) if company else reverse("event-order")
    return company, [named(record) for record in records[::-1]], lambda **sent: signed_in.post(address, sent)


def test_what_belongs_to_no_attempt_is_moved_in_a_list_from_last_to_first(beside, user):
    company, (last, middle, first), move = beside
    assert apart(user, company) == [last, middle, first]
    move(up=first)
    assert apart(user, company) == [last, first, middle]
    move(down=last)
    assert apart(user, company) == [first, last, middle]
    move(moved=middle, before=first)
    assert apart(user, company) == [middle, first, last]
    move(moved=middle, before="", after=last)
    assert apart(user, company) == [first, last, middle]


def test_a_correction_moves_with_what_it_corrects_beside_all_attempts(beside, user):
    company, (last, middle, first), move = beside
    event = user.events.get(pk=first.removeprefix("events-"))
    correction = EventFactory(owner=user, attempt=None, company=company, corrects=event, rank=event.rank)
    move(up=named(correction))
    event.refresh_from_db()
    assert event.rank == user.events.get(pk=correction.pk).rank
    assert apart(user, company) == [last, named(correction), middle]


def test_nothing_of_another_place_or_person_is_moved_beside_attempts(beside, signed_in, user):
    _, names, move = beside
    assert move(up=named(EventFactory(attempt__company__owner=user))).status_code == 404
    stranger = CompanyFactory()
    address = reverse("company-event-order", args=[stranger.pk])
    assert signed_in.post(address, {"up": names[0]}).status_code == 404
