"""The order of attempts and of preparation among them, moved by hand."""

import pytest
from django.urls import reverse

from tests.factories import AttemptFactory, CompanyFactory, PreparationFactory

ORDER = reverse("life-order")


@pytest.fixture
def company(user):
    return CompanyFactory(owner=user)


@pytest.fixture
def attempts(company):
    return [AttemptFactory(company=company, number=number) for number in (1, 2, 3)]


@pytest.fixture
def move(signed_in, company):
    return lambda **sent: signed_in.post(f"{ORDER}?company={company.pk}", sent)


def numbers(attempts):
    for attempt in attempts:
        attempt.refresh_from_db()
    return [attempt.number for attempt in attempts]


def in_order(user):
    rows = [*user.attempts.all(), *user.preparation.all()]
    return sorted(rows, key=lambda row: (row.rank, str(row.uuid)))


def test_attempts_without_dates_are_moved_and_numbered_anew(move, company, attempts):
    assert move(up=f"attempts-{attempts[2].pk}").url == company.get_absolute_url()
    assert numbers(attempts) == [1, 3, 2]
    move(moved=f"attempts-{attempts[2].pk}", before=f"attempts-{attempts[0].pk}")
    assert numbers(attempts) == [2, 3, 1]


def test_an_attempt_passes_the_one_before_it_at_the_same_company(move, attempts, user):
    first, second, third = attempts
    between = [
        AttemptFactory(company__owner=user, rank=third.rank - 2),
        PreparationFactory(owner=user, rank=third.rank - 1),
    ]
    move(up=f"attempts-{third.pk}")
    assert in_order(user) == [first, third, second, *between]


def test_preparation_passes_what_stands_next_to_it_on_the_page(move, attempts, user):
    elsewhere = AttemptFactory(company__owner=user, rank=attempts[2].rank + 1)
    piece = PreparationFactory(owner=user, rank=attempts[2].rank + 2)
    move(up=f"preparation-{piece.pk}")
    assert in_order(user) == [*attempts[:2], piece, attempts[2], elsewhere]
    move(down=f"preparation-{piece.pk}")
    assert in_order(user) == [*attempts, piece, elsewhere]


def test_what_is_dropped_last_on_a_page_goes_behind_its_neighbour(move, attempts, user):
    move(moved=f"attempts-{attempts[0].pk}", before="", after=f"attempts-{attempts[1].pk}")
    assert numbers(attempts) == [2, 1, 3]


def test_the_page_stays_the_page(signed_in, company, attempts):
    sent = {"up": f"attempts-{attempts[1].pk}"}
    answer = signed_in.post(f"{ORDER}?company={company.pk}&page=2", sent)
    assert answer.url == f"{company.get_absolute_url()}?page=2"


def test_the_same_request_twice_moves_once(move, attempts):
    for _ in range(2):
        move(moved=f"attempts-{attempts[2].pk}", before=f"attempts-{attempts[1].pk}")
    assert numbers(attempts) == [1, 3, 2]


def test_ranks_stay_apart_where_there_was_no_room(move, company, user):
    attempts = [AttemptFactory(company=company, rank=rank) for rank in (1, 2, 3)]
    PreparationFactory(owner=user, rank=4)
    move(moved=f"attempts-{attempts[2].pk}", before=f"attempts-{attempts[1].pk}")
    assert len({row.rank for row in in_order(user)}) == 4
    assert numbers(attempts) == [1, 3, 2]


def test_a_strangers_records_are_not_there(signed_in, move):
    attempt, piece = AttemptFactory(), PreparationFactory()
    for name in (f"attempts-{attempt.pk}", f"preparation-{piece.pk}", "users-1", "attempts"):
        assert move(up=name).status_code == 404
    assert signed_in.post(f"{ORDER}?company={attempt.company_id}", {"up": "attempts-1"}).status_code == 404
    assert signed_in.post(f"{ORDER}?company=x", {"up": "attempts-1"}).status_code == 404


def test_a_move_leaves_other_accounts_alone(move, attempts):
    stranger = AttemptFactory(rank=attempts[0].rank)
    move(down=f"attempts-{attempts[0].pk}")
    before = stranger.rank
    stranger.refresh_from_db()
    assert stranger.rank == before


def test_preparation_passes_preparation_in_its_own_list_which_runs_from_last_to_first(signed_in, attempts, user):
    first, second, third = [PreparationFactory(owner=user, rank=attempts[2].rank + step) for step in (1, 2, 3)]
    assert signed_in.post(ORDER, {"down": f"preparation-{third.pk}"}).url == reverse("preparation-list")
    assert in_order(user) == [*attempts, first, third, second]
    signed_in.post(f"{ORDER}?page=2", {"moved": f"preparation-{first.pk}", "before": f"preparation-{second.pk}"})
    assert in_order(user) == [*attempts, third, second, first]


def test_the_list_of_preparation_is_put_in_order_unless_it_is_narrowed(signed_in, user):
    PreparationFactory(owner=user)
    assert 'name="up"' in signed_in.get(reverse("preparation-list")).text
    assert 'name="up"' not in signed_in.get(reverse("preparation-list"), {"q": "x"}).text
